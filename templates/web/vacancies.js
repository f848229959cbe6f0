// The page of vacancies: a form for the posting beside its text, which follows each word that is written.

import { announce, askJson, Draft, element, language, localeName, problemLine, Refusal, soon, t, told } from "./base.js";
import { stillInvented } from "./invented.js";
import { Check } from "./vacancies-check.js";
import { downloads, folder } from "./vacancies-files.js";
import { byGravity, dispensable, Findings, tally } from "./vacancies-findings.js";
import { fill, PostingForm } from "./vacancies-form.js";
import { explain } from "./vacancies-law.js";
import { where } from "./vacancies-marks.js";
import { replaced, without } from "./vacancies-mend.js";
import { tabs } from "./vacancies-tabs.js";
import { spoken, TextCard } from "./vacancies-text.js";
import { less } from "./vacancies-values.js";

const USUAL_ROLE = "account-manager";
const draft = new Draft("vacancy");
const role = document.getElementById("role");
const locale = document.getElementById("locale");
const dialog = document.getElementById("dialog");
const refusal = document.getElementById("refusal");
let made = null;
let name = "";

const form = new PostingForm(document.getElementById("form"), changed);
const card = new TextCard(document.querySelector(".text-card"), (part) => form.show(part));
const findings = new Findings(document.getElementById("findings"), { place, removes, leave: (finding) => form.leave(finding.part), use });
const later = soon(update, 120);

/** What the form asks for. */
function wanted() {
  return { posting: form.posting(locale.value.split("-")[0]), locale: locale.value, length: card.length, errors: errors() };
}

function errors() {
  return (made?.findings ?? []).filter((each) => each.level === "error").length;
}

function changed() {
  draft.keep({ posting: form.posting(locale.value.split("-")[0]), locale: locale.value, name });
  later();
}

async function update() {
  const { posting, locale: tag } = wanted();
  let wrong = null;
  try {
    made = await askJson("/vacancies", { body: { posting, locale: tag } });
  } catch (error) {
    wrong = error;
  }
  // What is wrong is told at its field; the text and the findings go on without it.
  const parts = wrong instanceof Refusal ? wrong.problems.map((each) => each.part).filter(Boolean) : [];
  if (wrong && (!parts.length || parts.includes("role") || !(await makes(less(posting, parts), tag)))) {
    refuse(wrong);
    return;
  }
  form.refuse(wrong?.problems ?? []);
  refusal.replaceChildren(...made.warnings.map((each) => element("div", { class: "message warn" }, problemLine(each))));
  document.getElementById("invented").replaceChildren(...(made.invented.length ? [stillInvented(made.invented)] : []));
  card.show(made);
  form.choose(made.choices, spoken(made));
  form.find(made.findings, spoken(made));
  findings.show(made.findings, spoken(made));
  const first = byGravity(made.findings).map(place).find((each) => each?.show);
  const jump = document.getElementById("first");
  document.getElementById("tally").replaceChildren(...tally(made.findings));
  jump.hidden = !first;
  jump.onclick = first?.show ?? null;
  const grave = document.getElementById("errors");
  grave.hidden = !errors();
  grave.textContent = String(errors());
  explain(document.getElementById("law"), made, posting.place ?? {});
}

/** Ask for the vacancy of what is left of a posting; whether there is one. */
async function makes(posting, tag) {
  try {
    made = await askJson("/vacancies", { body: { posting, locale: tag } });
    return true;
  } catch {
    return false;
  }
}

/** Tell what is wrong at its field; the last text that could be made stays. */
function refuse(error) {
  const left = form.refuse(error instanceof Refusal ? error.problems : []);
  const stays = made && element("p", { class: "message warn" }, t("Something in the form cannot be used: the text below is the last one that could be made."));
  const rest = !(error instanceof Refusal) || !error.problems.length || left.length;
  if (error instanceof Refusal) error.problems = left;
  refusal.replaceChildren(...[rest && told(error), stays].filter(Boolean));
}

// --- findings

function place(finding) {
  const label = form.label(finding.part);
  const field = form.field(finding.part);
  if (!finding.part) return null;
  if (!field) return { label: t("In the words of the role; they are changed on the page “Job descriptions”.") };
  const clause = form.clause(finding.part);
  const at = finding.words && field.value && !clause ? where(field.value, finding.words) : null;
  return { label: clause ? t("Show the clause in the form") : t("Show the field “{field}”", { field: label }), show: () => form.show(finding.part, at) };
}

/** A title without its words is none. */
function removes(finding) {
  return dispensable(finding) && finding.part !== "title" && !form.clause(finding.part) && Boolean(written(finding, finding.words));
}

function written(finding, words) {
  const text = form.field(finding.part)?.value;
  return text ? where(text, words) : null;
}

function use(finding, wording) {
  const field = form.field(finding.part);
  if (!field || form.clause(finding.part)) return null;
  const before = field.value;
  const at = before ? written(finding, finding.replaced || finding.words) : { start: 0, end: 0 };
  if (!at) return null;
  const after = wording ? replaced(before, at, wording) : without(before, at);
  form.write(finding.part, after);
  return { back: () => form.write(finding.part, before), stands: () => field.value === after };
}

// --- role, locale, drafts

/** The roles in the words of the locale that is chosen. */
async function roles() {
  const { roles: all } = await askJson(`/catalogue?locale=${encodeURIComponent(locale.value)}`);
  const offered = all.filter((each) => !each.places.length && !each.departments.length);
  const twice = (title) => offered.filter((each) => each.title === title).length > 1;
  const kept = role.value;
  fill(role, offered.map((each) => [each.id, each.own || twice(each.title) ? `${each.title} (${each.id})` : each.title]));
  if (!kept) role.value = [lastRole(), USUAL_ROLE].find((id) => offered.some((each) => each.id === id)) ?? offered[0]?.id ?? "";
}

/** The role that was last open on the page of job descriptions. */
function lastRole() { return new Draft("job-descriptions:last").read()?.value?.role; }

async function moved() {
  const country = locale.value.split("-")[1];
  form.follow(country);
  changed();
  await roles().catch((error) => refusal.replaceChildren(told(error)));
}

function begin() {
  form.put({ posted: today(), role: role.value });
  form.follow(locale.value.split("-")[1]);
  findings.forget();
  name = "";
}

function today() {
  const now = new Date();
  return new Date(now - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

function take(posting, tag) {
  locale.value = tag;
  if (!locale.value) locale.value = document.getElementById("check-locale").value;
  form.put(posting);
  findings.forget();
}

function offer(kept) {
  const box = document.getElementById("draft");
  const at = new Intl.DateTimeFormat(language, { dateStyle: "long", timeStyle: "short" }).format(kept.at);
  const anew = () => { box.hidden = true; forget(); role.focus(); };
  box.replaceChildren(element("p", {}, t("This is what you wrote until {time}.", { time: at })),
    element("div", { class: "actions" }, element("button", { type: "button", onclick: () => { box.hidden = true; role.focus(); } }, t("Go on with it")),
      element("button", { type: "button", onclick: anew }, t("Begin anew"))));
  box.hidden = false;
}

function forget() {
  draft.forget();
  begin();
  later();
  announce(t("The form is empty."));
}

/** A name for the file, of the reference or the town. */
function proposed() {
  if (name) return name;
  const { posting } = wanted();
  const said = [posting.place?.city, posting.reference].filter(Boolean).join(" ") || posting.role;
  return said.normalize("NFKD").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "") || posting.role;
}

async function start() {
  const { locales, usual } = await askJson("/catalogue");
  for (const select of [locale, document.getElementById("check-locale")]) {
    fill(select, locales.map((each) => [each.tag, localeName(each)]));
    select.value = usual;
  }
  const kept = draft.read();
  if (kept?.value?.locale) locale.value = kept.value.locale;
  await roles();
  if (kept?.value?.posting) {
    form.put(kept.value.posting);
    name = kept.value.name ?? "";
    offer(kept);
  } else {
    begin();
  }
  await update();
  document.body.dataset.ready = "yes";
}

tabs(document.querySelector(".page-head [role=tablist]"), (tab) => {
  for (const panel of ["write", "check"]) document.getElementById(panel).hidden = tab.id !== `tab-${panel}`;
});
new Check(document.getElementById("check"));
downloads(document.querySelector(".downloads").parentElement, wanted, dialog, (error) => {
  if (!(error instanceof Refusal) || !error.problems.length) return error;
  const told = error.problems.filter((each) => each.part);
  error.problems = form.refuse(error.problems);
  const shown = told.find((each) => !error.problems.includes(each));
  if (shown) form.show(shown.part);
  return error.problems.length ? error : null;
});
folder(dialog, {
  wanted, name: proposed, title: () => made?.title ?? role.selectedOptions[0].textContent, saved: (saved) => { name = saved; },
  opened: async (opened, posting) => {
    name = opened;
    take(posting, `${posting.language}-${posting.place?.country ?? locale.value.split("-")[1]}`);
    await roles();
    role.value = posting.role;
    changed();
  },
});
role.addEventListener("change", () => { form.forgetClauses(); changed(); });
locale.addEventListener("change", moved);
document.getElementById("anew").addEventListener("click", forget);
start().catch((error) => refusal.replaceChildren(told(error)));
