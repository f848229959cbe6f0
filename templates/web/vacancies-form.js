// From the fields of the form to a posting as the API takes it, and from a posting back into the fields.

import { element, language, sentence, t, withCode } from "./base.js";
import { Backdrop, stretches } from "./vacancies-marks.js";
import { get, pruned, putValue, set, valueOf } from "./vacancies-values.js";

const CURRENCIES = "EUR GBP RUB USD CHF AED ALL AMD AUD AZN BAM BGN BRL BYN CAD CLP CNY COP CZK DKK DZD EGP GEL HKD HUF IDR ILS INR ISK JPY KGS KRW KZT LKR MAD MDL MKD MXN MYR NGN NOK NZD PEN PHP PKR PLN QAR RON RSD SAR SEK SGD THB TND TRY TWD UAH UYU UZS VND XAF XOF ZAR";
const COUNTRIES = "AD AE AL AM AR AT AU AZ BA BE BG BR BY CA CH CL CN CO CY CZ DE DK DZ EE EG ES FI FR GB GE GR HK HR HU ID IE IL IN IS IT JP KG KR KZ LI LT LU LV MA MC MD ME MK MT MX MY NG NL NO NZ PE PH PK PL PT QA RO RS RU SA SE SG SI SK SM SN TH TN TR TW UA US UY UZ VN ZA";
const LANGUAGES = "ar bg ca cs da de el en es et fi fr he hi hr hu it ja ko lt lv nl no pl pt ro ru sk sl sr sv tr uk zh";
const LEVELS = ["A1", "A2", "B1", "B2", "C1", "C2"];
const MONEY_OF = { FR: "EUR", DE: "EUR", ES: "EUR", GB: "GBP", RU: "RUB", US: "USD" };
const CHOSEN_FROM = ["duties", "requirements", "qualities", "skills"];
const PERIOD_OF = { RU: "month" };

/** The form of a posting: reads and fills its fields, and shows at each what is wrong with it or found in it. */
export class PostingForm {
  #form;
  #fields = new Map();
  #backdrops = new Map();
  #rest = {};
  #chosen = {};
  #choices = {};
  #findings = [];
  #changed;

  /** @param {HTMLFormElement} form @param {() => void} changed what to do when anything was changed */
  constructor(form, changed) {
    this.#form = form;
    this.#changed = changed;
    for (const field of form.querySelectorAll("[data-part]")) {
      this.#fields.set(field.dataset.part, field);
      if (field.matches("textarea, input[type=text]")) this.#backdrops.set(field.dataset.part, new Backdrop(field));
    }
    fill(this.#fields.get("place/country"), named(COUNTRIES, "region"));
    fill(this.#fields.get("pay/currency"), named(CURRENCIES, "currency", false));
    const soon = form.querySelector("#start-soon");
    soon.addEventListener("change", () => { this.#fields.get("start").disabled = soon.checked; });
    form.querySelector("#add-language").addEventListener("click", () => this.#addLanguage({}, true));
    form.addEventListener("input", (event) => { this.#mark(event.target.dataset.part); changed(); });
    form.addEventListener("submit", (event) => event.preventDefault());
    this.put({});
  }

  /** What stands in the form, as a posting in a language. @param {string} spoken @returns {object} */
  posting(spoken) {
    const made = structuredClone(this.#rest);
    Object.assign(made, { language: spoken, role: this.#form.querySelector("#role").value });
    for (const [part, field] of this.#fields) set(made, part, valueOf(field));
    if (this.#form.querySelector("#start-soon").checked) made.start = "as-soon-as-possible";
    for (const key of ["duties", "profile"]) set(made, key, this.#chosen[key]);
    const spokenThere = this.#languages();
    set(made, "languages", spokenThere.length ? spokenThere : undefined);
    if (made.pay?.min === undefined && made.pay?.max === undefined && made.pay) {
      delete made.pay.currency;
      delete made.pay.period;
    }
    return pruned(made);
  }

  /** Fill the form with a posting; what it does not say is as a new one has it. @param {object} posting */
  put(posting) {
    this.#rest = structuredClone(posting);
    if (posting.role) this.#form.querySelector("#role").value = posting.role;
    this.#chosen = { duties: posting.duties, profile: posting.profile };
    for (const [part, field] of this.#fields) putValue(field, get(posting, part));
    const soon = this.#form.querySelector("#start-soon");
    soon.checked = posting.start === "as-soon-as-possible";
    this.#fields.get("start").disabled = soon.checked;
    this.#form.querySelector("#language-rows").replaceChildren();
    for (const each of posting.languages ?? []) this.#addLanguage(each);
    this.refuse([]);
    this.find([], "");
  }

  /** The country, the currency and the period that are usual in a place. @param {string} place such as FR */
  follow(place) {
    this.#fields.get("place/country").value = place;
    this.#fields.get("pay/currency").value = MONEY_OF[place] ?? "EUR";
    this.#fields.get("pay/period").value = PERIOD_OF[place] ?? "year";
  }

  /** The field of a part: its own, or the one that holds it in its list. @param {string} part */
  field(part) {
    if (part === "role") return this.#form.querySelector("#role");
    const own = this.#fields.get(part) ?? this.#clauseBox(part);
    if (own) return own;
    const holding = [...this.#fields.keys()].find((each) => part.startsWith(`${each}/`) || each.startsWith(`${part}/`));
    return holding ? this.#fields.get(holding) : null;
  }

  /** What the field of a part is called; empty where there is none. @param {string} part */
  label(part) {
    const group = this.#form.querySelector(`#h-${CSS.escape(part)}`);
    if (group) return group.textContent;
    const field = this.field(part);
    return field?.labels?.[0]?.textContent.trim() ?? field?.getAttribute("aria-label") ?? "";
  }

  /** Have the field of a part in sight, with some words of it chosen. */
  show(part, at) {
    const field = this.field(part);
    if (!field) return;
    field.closest("details")?.setAttribute("open", "");
    field.focus();
    if (at && ["text", "textarea", "url", "tel"].includes(field.type)) field.setSelectionRange(at.start, at.end);
    field.scrollIntoView({ block: "center" });
  }

  /** Write into the field of a part. @param {string} part @param {string} text */
  write(part, text) {
    const field = this.field(part);
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  /** Show what is wrong at the fields it is wrong in. @param {object[]} problems @returns {object[]} those that no field has */
  refuse(problems) {
    for (const field of this.#form.querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid");
    for (const note of this.#form.querySelectorAll(".notes .wrong")) note.remove();
    const left = problems.filter((problem) => !this.#refused(problem));
    this.#count();
    return left;
  }

  #refused(problem) {
    const part = problem.part ?? "";
    const field = part && this.field(part);
    const notes = field && notesOf(field);
    if (!notes) return false;
    field.setAttribute("aria-invalid", "true");
    const hint = problem.hint && problem.hint.length < 200 ? [" ", ...withCode(problem.hint)] : [];
    notes.append(element("p", { class: "wrong", role: "alert" }, ...withCode(sentence(problem.text)), ...hint));
    return true;
  }

  /** Show findings beside the words they speak of. @param {object[]} findings @param {string} spoken */
  find(findings, spoken) {
    for (const note of this.#form.querySelectorAll(".notes .finding")) note.remove();
    this.#findings = findings;
    for (const part of this.#backdrops.keys()) this.#mark(part);
    for (const finding of findings) {
      const notes = this.#notes(finding.part);
      notes?.append(element("p", { class: `finding ${finding.level}`, lang: spoken }, finding.message));
    }
    this.#count();
  }

  #mark(part) {
    const here = this.#findings.filter((each) => each.part === part || each.part.startsWith(`${part}/`));
    this.#backdrops.get(part)?.show(stretches(this.#fields.get(part).value, here));
  }

  #notes(part) {
    if (!part) return null;
    const group = this.#form.querySelector(`#f-${CSS.escape(part)}-notes`);
    if (group) return group;
    const field = this.field(part);
    return field ? notesOf(field) : null;
  }

  /** How many notes a group that is closed has. */
  #count() {
    for (const group of this.#form.querySelectorAll("details.group")) {
      const count = group.querySelectorAll(".notes p").length;
      const tag = group.querySelector("summary .tag");
      tag.hidden = !count;
      tag.textContent = count ? t("Look here: {count}", { count }) : "";
      const grave = group.querySelector(".notes .wrong, .notes .error") ? "bad" : group.querySelector(".notes .warning") ? "changed" : "";
      tag.className = `tag ${grave}`.trim();
    }
  }

  // --- clauses of the role

  /** Show the clauses to choose from. @param {Record<string, {id: string, text: string, said: boolean}[]>} choices */
  choose(choices, spoken) {
    for (const [key, clauses] of Object.entries(choices)) {
      const said = JSON.stringify([clauses, this.#chosen[key] ?? null]);
      if (this.#choices[key] === said) continue;
      this.#choices[key] = said;
      const box = this.#form.querySelector(`#${key}`);
      const kept = box.contains(document.activeElement) ? document.activeElement.value : "";
      const boxes = clauses.map((clause) => this.#clause(key, clause, spoken));
      const back = this.#chosen[key] && element("button", { type: "button", onclick: () => this.#forget(key) }, t("Back to the role’s own choice"));
      box.replaceChildren(box.querySelector("legend"), ...boxes, ...(back ? [back] : []));
      if (kept) box.querySelector(`[value="${CSS.escape(kept)}"]`)?.focus();
    }
  }

  /** Forget which clauses were chosen: another role has others. */
  forgetClauses() { this.#chosen = {}; }

  #clause(key, clause, spoken) {
    const chosen = this.#chosen[key];
    const box = element("input", {
      type: "checkbox", value: clause.id, checked: chosen ? chosen.includes(clause.id) : clause.said, autocomplete: "off",
    });
    box.addEventListener("input", (event) => { event.stopPropagation(); this.#pick(key); });
    return element("div", {}, element("label", { class: "check" }, box, element("span", { lang: spoken }, clause.text)), element("div", { class: "notes" }));
  }

  #pick(key) {
    const boxes = [...this.#form.querySelectorAll(`#${key} input`)];
    const picked = boxes.filter((box) => box.checked).map((box) => box.value);
    // A vacancy without any duty is none: the last one that is taken out brings back the role's own choice.
    this.#chosen[key] = picked.length ? picked : undefined;
    this.#changed();
  }

  #forget(key) {
    this.#chosen[key] = undefined;
    this.#changed();
    this.#form.querySelector(`#${key} input`)?.focus();
  }

  /** Leave a clause of the role out; a function that does it, or null where the form has none such. @param {string} part */
  leave(part) {
    const box = this.#clauseBox(part);
    if (!box?.checked) return null;
    return () => { box.checked = false; this.#pick(box.closest("fieldset").dataset.key); };
  }

  /** The words of a clause of the role; empty where the form has none such. @param {string} part */
  clause(part) {
    return this.#clauseBox(part)?.closest("label").textContent.trim() ?? "";
  }

  #clauseBox(part) {
    const [list, id] = part.split("/");
    return id && CHOSEN_FROM.includes(list) ? this.#form.querySelector(`.choices-of input[value="${CSS.escape(id)}"]`) : null;
  }

  // --- languages

  #languages() {
    return [...this.#form.querySelectorAll("#language-rows .row")].map((row) => {
      const [name, level] = row.querySelectorAll("select");
      return { language: name.value, level: level.value || undefined, desirable: row.querySelector("input").checked || undefined };
    });
  }

  #addLanguage({ language: name = "en", level = "", desirable = false }, focus = false) {
    const remove = () => { row.remove(); this.#form.querySelector("#add-language").focus(); this.#changed(); };
    const row = element("div", { class: "row" },
      element("select", { "aria-label": t("Language"), autocomplete: "off" }, ...named(LANGUAGES, "language", false).map(option)),
      element("select", { "aria-label": t("Level"), autocomplete: "off" }, ...[["", t("Any level")], ...LEVELS.map((each) => [each, each])].map(option)),
      element("label", { class: "check" }, element("input", { type: "checkbox", checked: desirable, autocomplete: "off" }), t("Welcome, not required")),
      element("button", { type: "button", class: "plain", onclick: remove }, t("Remove")));
    const [first, second] = row.querySelectorAll("select");
    [first.value, second.value] = [name, level];
    this.#form.querySelector("#language-rows").append(row);
    if (focus) { first.focus(); this.#changed(); }
  }
}

/** Options of a select in the page's language, by codes. */
function named(codes, type, empty = true) {
  const names = new Intl.DisplayNames([language], { type });
  const all = codes.split(" ").map((code) => [code, type === "currency" ? `${code} – ${names.of(code)}` : names.of(code)]);
  if (type !== "currency") all.sort((one, other) => one[1].localeCompare(other[1], language));
  return empty ? [["", "–"], ...all] : all;
}

/** @param {[string, string]} named a value and its name */
export function option([value, name]) {
  return element("option", { value }, name);
}

/** Put options into a select. */
export function fill(select, options) {
  const kept = select.value;
  select.replaceChildren(...options.map(option));
  if (kept && options.some(([value]) => value === kept)) select.value = kept;
}

function notesOf(field) {
  return (field.closest(".field") ?? field.closest("div"))?.querySelector(".notes")
    ?? field.closest("label")?.parentElement.querySelector(".notes") ?? null;
}
