// From a form to the cards of the title and of the facts, each case that sentences ask for, and back to what is written in them.

import { element, t } from "./base.js";
import { card, counted, field } from "./job-descriptions-fields.js";

const FORMS = {
  single: t("Title"),
  masculine: t("Title, masculine form"),
  feminine: t("Title, feminine form"),
  inclusive: t("Title, both forms together"),
};
const SHORT = {
  single: t("In sentences"),
  masculine: t("In sentences, masculine form"),
  feminine: t("In sentences, feminine form"),
  inclusive: t("In sentences, both forms together"),
};
const CASES = {
  genitive: (fact) => t("{fact}: genitive (of whom?)", { fact }),
  dative: (fact) => t("{fact}: dative (to whom?)", { fact }),
  accusative: (fact) => t("{fact}: accusative (whom?)", { fact }),
  instrumental: (fact) => t("{fact}: instrumental (by whom?)", { fact }),
  prepositional: (fact) => t("{fact}: prepositional (about whom?)", { fact }),
};

/** The card of the title. @param {object} adaptation @param {() => void} changed */
export function titleCard(adaptation, changed) {
  const told = () => counted(made, ["title", "short_name"].reduce((sum, key) => sum + Object.keys(adaptation.names[key]).length, 0));
  const group = (key, labels) => adaptation.formsOf(key).map(({ form, given, words }) => field({
    part: `${key}/${form}`, label: labels[form], value: words, original: given,
    change: (value) => {
      if (value === given) delete adaptation.names[key][form];
      else adaptation.names[key][form] = value;
      told();
      changed();
    },
  }));
  const short = Object.keys(adaptation.form.short_names).length ? [
    element("p", { class: "help" }, t("What sentences call whoever holds the post, as in the middle of a sentence.")),
    element("div", { class: "fields" }, ...group("short_name", SHORT)),
  ] : [];
  const made = card("title", t("Title"), element("p", { class: "help" }, t("How the post is called in the document.")),
    element("div", { class: "fields" }, ...group("title", FORMS)), ...short);
  told();
  return made;
}

/** The card of the facts. @param {object} adaptation @param {() => void} changed */
export function factCard(adaptation, changed) {
  const { facts, form } = adaptation;
  const after = () => {
    counted(made, adaptation.changedFacts.length);
    changed();
  };
  const names = Object.values(form.departments);
  const fields = form.facts.map((fact) => {
    const cases = fact.cases.filter((each) => each.asked).map((each) => caseField(adaptation, fact, each, after));
    return [field({
      part: fact.key, label: fact.label, type: fact.type === "text" ? "text" : fact.type, value: facts[fact.key] ?? fact.value,
      original: fact.value, list: fact.key === "department" && names.length ? "departments" : undefined,
      change: (value) => {
        if (value === fact.value) delete facts[fact.key];
        else facts[fact.key] = value;
        for (const each of cases) each.follow();
        after();
      },
    }), ...cases.map((each) => each.made)];
  });
  const made = card("facts", t("Facts"), element("p", { class: "help" }, t("What is left empty is printed as a line to fill in by hand, or not at all.")),
    element("datalist", { id: "departments" }, ...names.map((name) => element("option", { value: name }))),
    element("div", { class: "fields" }, ...fields.flat()));
  counted(made, adaptation.changedFacts.length);
  return made;
}

/** The field of a fact in a case: there while the fact has words, and wanted until it has words too. */
function caseField(adaptation, fact, given, after) {
  const { facts, cases } = adaptation;
  const label = CASES[given.case] ?? ((name) => t("{fact}: the form that the sentence needs", { fact: name }));
  const made = field({
    part: `${fact.key}/${given.case}`, label: label(fact.label), value: adaptation.inCase(fact, given), original: given.value || undefined,
    help: "", change: (value) => {
      keep(value);
      tell();
      after();
    },
  });
  made.dataset.caseOf = fact.key;
  const input = made.querySelector("input");
  function keep(value) {
    const own = cases[fact.key] ??= {};
    if (value === (facts[fact.key] === undefined ? given.value : "")) delete own[given.case];
    else own[given.case] = value;
    if (!Object.keys(own).length) delete cases[fact.key];
  }
  function tell() {
    const named = (facts[fact.key] ?? fact.value) !== "";
    made.hidden = !named;
    made.classList.toggle("wanted", named && !input.value.trim());
    const sentence = `${given.before}${input.value.trim() || "…"}${given.after}`;
    made.querySelector(".help").textContent = t("In the document: “… {sentence} …”", { sentence });
  }
  tell();
  return {
    made,
    /** The fact has other words now. */
    follow() {
      input.value = adaptation.inCase(fact, given);
      made.querySelector(".restore")?.toggleAttribute("hidden", input.value === given.value);
      made.classList.toggle("changed", given.value !== "" && input.value !== given.value);
      tell();
    },
  };
}

/**
 * Where a mistake belongs that is about a fact: at a case of it that has no words yet, if possible one without a mistake; or null.
 * @param {string} key of the fact
 * @returns {HTMLElement|null}
 */
export function wantedCase(key) {
  const wanted = [...document.querySelectorAll(`#form .field.wanted[data-case-of="${CSS.escape(key)}"]`)];
  return wanted.find((each) => !each.querySelector(".problem")) ?? wanted[0] ?? null;
}
