// The page of job descriptions: a role is chosen, adapted beside the page that it prints as, downloaded, and saved as an overlay.

import { askJson, Draft, element, inWorkspace, localeName, problemLine, t, told } from "./base.js";
import { ClauseCards } from "./job-descriptions-clauses.js";
import { factCard, titleCard, wantedCase } from "./job-descriptions-facts.js";
import { Employer, numberCard, personCard, reprint } from "./job-descriptions-fields.js";
import { Adaptation, isShown, numbered } from "./job-descriptions-model.js";
import { Files, fill, Sheet } from "./job-descriptions-preview.js";
import { Saving, withoutWorkspace } from "./job-descriptions-saving.js";
import { Windows } from "./job-descriptions-windows.js";

const LAST = "job-descriptions:last";
const WIDE = matchMedia("(min-width: 64rem)");
const at = (id) => document.getElementById(id);

class Page {
  constructor() {
    this.employer = new Employer();
    this.cards = new ClauseCards(at("clauses"), { changed: () => this.changed(), chosen: (part) => this.#mark(part) });
    this.sheet = new Sheet(at("beside"), {
      asked: () => this.asked, drawn: (answer) => this.#drawn(answer), refused: (problems) => this.#refused(problems),
      chosen: (anchor) => this.#choose(anchor), parts: (body) => this.#part(body),
    });
    this.files = new Files(at("beside"), () => this.asked, (problems) => this.#refused(problems), () => this.#leadToMistake());
    this.saving = new Saving(at("overlay"), { saved: (made) => this.#saved(made), anew: () => this.#reopen() });
    this.windows = new Windows(at("offer"), {
      draft: () => this.draft, take: (kept) => this.#take(kept), keep: () => this.changed(), employer: () => this.#redraw(),
    });
    for (const id of ["role", "locale"]) at(id).addEventListener("change", () => this.#open(at("role").value, at("locale").value));
    at("title-form").addEventListener("change", (event) => {
      this.adaptation.titleForm = event.target.value;
      this.changed();
    });
    at("save").addEventListener("click", () => this.saving.open(this.adaptation));
    at("anew").addEventListener("click", () => this.#anew());
    for (const button of document.querySelectorAll("[data-view]")) button.addEventListener("click", () => this.#view(button.dataset.view));
    if (!inWorkspace) at("overlay-remark").replaceChildren(withoutWorkspace());
  }

  /** What was last worked on, or what the address names, or the first role there is. */
  async begin() {
    this.catalogue = await askJson("/catalogue");
    const named = new URLSearchParams(location.hash.slice(1) || location.search);
    const last = new Draft(LAST).read()?.value ?? {};
    const roles = this.catalogue.roles.map((role) => role.id);
    const role = [named.get("role"), last.role, "account-manager"].find((each) => roles.includes(each)) ?? roles[0];
    const tags = this.catalogue.locales.map((locale) => locale.tag);
    const tag = [named.get("locale"), last.locale, this.catalogue.usual].find((each) => tags.includes(each)) ?? tags[0];
    await this.#open(role, tag);
    addEventListener("hashchange", () => {
      const { form } = this.adaptation;
      const now = new URLSearchParams(location.hash.slice(1));
      this.#open(now.get("role") ?? form.role, now.get("locale") ?? form.locale);
    });
  }

  /** What the API is asked for. */
  get asked() {
    const { form, edits, titleForm, person } = this.adaptation;
    return { role: form.role, locale: form.locale, title: titleForm, edits, employer: this.employer.said, person };
  }

  /** Something was changed: keep it, and draw it. */
  changed() {
    const { touched, kept, form } = this.adaptation;
    if (touched) this.draft.keep({ ...kept, title: form.title });
    else this.draft.forget();
    this.#tellChanges();
    this.sheet.draw();
  }

  /** Show a role in a locale; where it cannot be had, say why, and stay where we are. */
  async #open(role, locale) {
    const opening = this.opening = {};
    try {
      const [catalogue, form] = await Promise.all([
        askJson(`/catalogue?locale=${locale}`), askJson(`/roles/${role}?locale=${locale}`),
      ]);
      if (this.opening !== opening) return;
      this.catalogue = catalogue;
      this.#show(form);
    } catch (error) {
      if (this.opening !== opening) return;
      at("offer").replaceChildren(told(error));
    }
    const shown = this.adaptation?.form;
    this.#choices(shown?.role ?? role, shown?.locale ?? locale);
  }

  #reopen() {
    const { role, locale } = this.adaptation.form;
    return this.#open(role, locale);
  }

  /** Show what another window has kept of this role; where it has put it away, the role as its file now says it. */
  async #take(kept) {
    if (!kept) return this.#reopen();
    this.adaptation = new Adaptation(this.adaptation.form);
    this.adaptation.takeUp(kept);
    return this.#redraw();
  }

  /** Draw the form anew, with the cards open that are open. */
  #redraw() {
    const named = ({ dataset }) => (dataset.list ? `[data-list="${dataset.list}"]` : `[data-card="${dataset.card}"]`);
    const open = [...document.querySelectorAll("#form details[open]")].map(named);
    this.employer = new Employer();
    this.#draw();
    for (const each of open) document.querySelector(`#form details${each}`)?.setAttribute("open", "");
  }

  #show(form) {
    this.adaptation = new Adaptation(numbered(form));
    this.draft = new Draft(`job-descriptions:${form.role}:${form.locale}`);
    const draft = this.draft.read();
    if (draft) this.adaptation.takeUp(draft.value);
    this.#offer(draft);
    this.sheet.begin();
    this.#draw();
    new Draft(LAST).keep({ role: form.role, locale: form.locale });
    history.replaceState(null, "", `#role=${form.role}&locale=${form.locale}`);
    sessionStorage.setItem(LAST, this.draft.key);
  }

  #draw() {
    const { adaptation } = this;
    const changed = () => this.changed();
    at("fields").replaceChildren(
      this.employer.card(adaptation, changed), personCard(adaptation, changed), titleCard(adaptation, () => this.#retitled()),
      factCard(adaptation, changed));
    at("numbers").replaceChildren(...[numberCard(adaptation, changed)].filter(Boolean));
    this.#titles();
    this.cards.show(adaptation);
    this.known = this.#filled();
    if (adaptation.count()) this.known = "";
    this.#tellChanges();
    this.sheet.draw();
  }

  #titles() {
    const { titles, titleForm } = this.adaptation;
    fill(at("title-form"), [{ options: titles }], titles.some(([name]) => name === titleForm) ? titleForm : titles[0]?.[0]);
  }

  #retitled() {
    this.#titles();
    this.changed();
  }

  #choices(role, locale) {
    const { roles, locales } = this.catalogue;
    const alone = (each) => roles.every((other) => other === each || other.title !== each.title);
    const named = (each) => [each.id, each.own || !alone(each) ? `${each.title} (${each.id})` : each.title];
    fill(at("role"), [
      { title: t("Your own roles"), options: roles.filter((each) => each.own).map(named) },
      { title: t("Roles of the program"), options: roles.filter((each) => !each.own).map(named) },
    ], role);
    const placed = (each) => [each.tag, localeName(each)];
    fill(at("locale"), [
      { title: t("Usual"), options: locales.filter((each) => each.usual).map(placed) },
      { title: t("Others"), options: locales.filter((each) => !each.usual).map(placed) },
    ], locale);
  }

  /** Say that a draft was taken up, unless this very window made it. */
  #offer(draft) {
    at("offer").replaceChildren();
    if (!draft || sessionStorage.getItem(LAST) === this.draft.key) return;
    const day = new Date(draft.at).toLocaleString(document.documentElement.lang, { dateStyle: "long", timeStyle: "short" });
    const box = element("div", { class: "message", role: "status" },
      element("p", {}, t("You were working on “{title}” on {day}. Changes: {number}.", {
        title: draft.value.title ?? this.adaptation.form.title, day, number: this.adaptation.count(),
      })),
      element("div", { class: "actions" },
        element("button", { type: "button", class: "main", onclick: () => this.#goOn() }, t("Go on")),
        element("button", { type: "button", onclick: () => this.#anew() }, t("Begin anew"))));
    at("offer").replaceChildren(box);
  }

  #goOn() {
    at("offer").replaceChildren();
    at("role").focus();
  }

  #anew() {
    const { kept, form } = this.adaptation;
    this.draft.forget();
    this.adaptation = new Adaptation(form);
    this.#draw();
    const undo = element("button", { type: "button", onclick: () => this.#undo(kept) }, t("Undo"));
    at("offer").replaceChildren(element("div", { class: "message", role: "status" },
      element("p", {}, t("Everything is as in the role again.")), element("div", { class: "actions" }, undo)));
    undo.focus();
  }

  #undo(kept) {
    at("offer").replaceChildren();
    this.adaptation.takeUp(kept);
    this.#draw();
    this.changed();
    at("role").focus();
  }

  #tellChanges() {
    const number = this.adaptation.count();
    at("changes").textContent = number ? t("Changes: {number}. Kept in this browser.", { number }) : "";
    at("anew").hidden = !this.adaptation.touched;
    at("save").disabled = number === 0;
  }

  #drawn(answer) {
    this.#refused([]);
    this.#warn(answer.warnings.filter((problem) => problem.file));
    this.cards.number(answer.numbers);
    if (this.#filled() !== this.known) this.#revalue();
  }

  /** Tell what is wrong in files, though it does not stop the document. */
  #warn(problems) {
    const known = JSON.stringify(problems);
    if (known === this.warned) return;
    this.warned = known;
    at("beside").querySelector(".warnings")?.remove();
    if (!problems.length) return;
    at("state").after(element("details", { class: "message warn warnings" },
      element("summary", {}, t("To be checked in your files: {number}", { number: problems.length })), ...problems.map(problemLine)));
  }

  #filled() {
    const { facts, cases, targets, names } = this.adaptation;
    return JSON.stringify([facts, cases, targets, names, this.employer.said]);
  }

  /** Ask what placeholders print now, since what they stand for has changed. */
  async #revalue() {
    this.known = this.#filled();
    const { role, locale, edits, employer } = this.asked;
    const form = await askJson("/forms", { body: { role, locale, edits, employer } }).catch(() => null);
    if (!form || form.role !== this.adaptation.form.role) return;
    this.cards.revalue(form);
    reprint(at("numbers"), form);
  }

  /** Show problems at the clauses and fields that they are about; those that are about none are given back. */
  #refused(problems) {
    for (const old of document.querySelectorAll("#form .problem")) old.remove();
    for (const old of document.querySelectorAll("#form [aria-invalid]")) old.removeAttribute("aria-invalid");
    return problems.filter((problem) => {
      const lacking = wantedCase(problem.part || problem.key);
      const item = lacking ?? this.#placeOf(problem);
      if (!item) return true;
      // Each case that a fact lacks is a mistake of its own; its field is told of it once.
      if (lacking?.querySelector(".problem")) return false;
      const input = item.querySelector("textarea, input:not([type=checkbox])");
      input?.setAttribute("aria-invalid", "true");
      const line = lacking ? element("p", {}, t("The document needs this form of the words too: write it here.")) : problemLine({ ...problem, line: 0 });
      line.classList.add("problem");
      item.querySelector(".clause-told, .told")?.append(line);
      const card = item.closest("details");
      if (card) card.open = true;
      return false;
    });
  }

  /** Whether a mistake is shown in the form; it is brought before the eyes. */
  #leadToMistake() {
    const place = document.querySelector("#form .problem")?.closest(".clause-row, .clause, .field");
    if (!place) return false;
    this.#view("form");
    place.scrollIntoView({ block: "center" });
    place.querySelector("[aria-invalid]")?.focus({ preventScroll: true });
    return true;
  }

  #placeOf(problem) {
    const part = problem.part || problem.key.replaceAll(".", "/");
    const parts = part.split("/");
    return this.cards.item(`${parts[0]}/${parts.at(-1)}`)
      ?? [`${problem.file}/${part}`, part, parts.slice(0, 2).join("/")]
        .map((each) => document.querySelector(`#form .field[data-part="${CSS.escape(each)}"]`)).find(Boolean);
  }

  #mark(part) {
    this.sheet.preview.mark(part.replace("/", "-"));
  }

  #choose(anchor) {
    const clause = [...this.adaptation.walk()].find((each) => `${each.list}-${each.id}` === anchor);
    if (!clause) return;
    this.#view("form");
    this.cards.focus(`${clause.list}/${clause.id}`);
  }

  /** Paragraphs of the purpose and rows of a profile bear no anchors in a document: they are known by their order or their words. */
  #part(body) {
    const said = (list) => [...this.adaptation.walk(list)].filter((each) => isShown(each) && !each.out && !each.given?.left_out && each.text.trim());
    const [purpose, paragraphs] = [said("purpose"), body.querySelectorAll("section.purpose > p")];
    if (paragraphs.length === purpose.length) {
      paragraphs.forEach((paragraph, index) => { paragraph.dataset.part = `purpose-${purpose[index].id}`; });
    }
    for (const table of body.querySelectorAll("table[class*=profile-]")) {
      const list = /profile-(\w+)/.exec(table.className)[1];
      const known = new Map(said(list).flatMap((each) => [[even(each.given?.printed ?? ""), each], [even(each.text), each]]));
      for (const row of table.tBodies[0].rows) {
        const clause = known.get(even(row.cells[0].textContent));
        if (clause) row.dataset.part = `${list}-${clause.id}`;
      }
    }
  }

  /** On a narrow screen, what is to be seen: the form or the page. */
  #view(name) {
    at("editor").dataset.shown = name;
    for (const button of document.querySelectorAll("[data-view]")) button.setAttribute("aria-pressed", String(button.dataset.view === name));
    if (!WIDE.matches) scrollTo({ top: 0 });
  }

  async #saved(made) {
    const { form, isFilled, filled } = this.adaptation;
    this.draft.forget();
    if (isFilled) new Draft(`job-descriptions:${made.id}:${form.locale}`).keep({ ...filled, title: form.title });
    await this.#open(made.id, this.adaptation.form.locale);
    at("offer").replaceChildren(element("div", { class: "message good", role: "status" }, element("p", {}, t("Saved as {file}.", { file: made.path }))));
  }
}

/** Words with plain spaces alone, as they are typed. */
function even(words) {
  return words.replace(/\s+/g, " ").trim();
}

new Page().begin().catch((error) => at("offer").replaceChildren(told(error)));
