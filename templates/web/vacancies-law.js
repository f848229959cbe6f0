// From what a place makes of pay in vacancies to an explanation beside the fields of pay.

import { element, language, t } from "./base.js";

const CUSTOM = "usage";

/**
 * Explain what a place asks for about pay.
 * @param {HTMLElement} box
 * @param {object} made what POST /vacancies answers
 * @param {{region?: string, country?: string}} workplace as the form has it
 */
export function explain(box, made, { region = "", country = "" }) {
  const place = made.locale.split("-")[1];
  if (country && country !== place) {
    elsewhere(box, place, country);
    return;
  }
  const range = made.pay.filter((rule) => rule.rule === "pay-range");
  const asked = made.pay.filter((rule) => rule.rule === "pay-history");
  const inRegions = !range.some((rule) => isIn(rule, region)) && range.some((rule) => rule.regions.length);
  const met = range.length > 0 && !made.findings.some((each) => each.rule === "pay-range");
  const open = box.querySelector("details")?.open ?? true;
  const parts = [
    ...holding(range, region).map((rule) => paragraph(demand(rule), rule)),
    inRegions && element("p", {}, t("In some regions of this country the law demands it: name the region where the work is done.")),
    ...holding(asked, region).map((rule) => paragraph(t("Do not ask candidates what they earn or have earned."), rule)),
  ];
  box.replaceChildren(element("details", { open }, element("summary", {},
    t("What the law asks for about pay"), " ", met && element("span", { class: "tag good" }, t("Met"))), ...parts.filter(Boolean)));
}

/** Say that the law of the workplace is not the one that is checked. */
function elsewhere(box, place, country) {
  const named = new Intl.DisplayNames([language], { type: "region" });
  const said = t("The text is checked by the law of one country only: {place}. At the place of work ({country}) other rules apply, and what they ask for about pay is not checked.",
    { place: named.of(place), country: named.of(country) });
  const open = box.querySelector("details")?.open ?? true;
  box.replaceChildren(element("details", { open }, element("summary", {}, t("What the law asks for about pay")), element("p", { class: "message warn" }, said)));
}

/** The rules that hold in a region: its own, or else those of the whole country. */
function holding(rules, region) {
  const own = rules.filter((rule) => isIn(rule, region));
  return own.length ? own : rules.filter((rule) => !rule.regions.length);
}

function isIn(rule, region) {
  return rule.regions.some((each) => each.toLowerCase() === region.trim().toLowerCase());
}

function demand(rule) {
  if (rule.level === "error") return t("The law demands that a vacancy names the lowest and the highest pay.");
  if (rule.level === "warning") return t("The law demands of many employers that a vacancy names the lowest and the highest pay.");
  return t("Nothing in force obliges a vacancy to name the pay; candidates expect the lowest and the highest.");
}

function paragraph(said, rule) {
  if (rule.source === CUSTOM) return element("p", {}, said);
  return element("div", {}, element("p", {}, said), element("p", { class: "quiet" }, t("Source:"), " ",
    element("cite", {}, rule.source), " – ", when(rule)));
}

function when(rule) {
  if (!rule.since) return once(t("Checked on {date}.", { date: day(rule.checked) }));
  const values = { since: day(rule.since), checked: day(rule.checked) };
  return once(rule.since > new Date().toISOString().slice(0, 10)
    ? t("In force from {since}; checked on {checked}.", values)
    : t("In force since {since}; checked on {checked}.", values));
}

/** A sentence whose last word is an abbreviation, without a second stop. */
function once(text) { return text.replace(/\.\.$/, "."); }

function day(said) {
  return new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" }).format(new Date(`${said}T00:00:00Z`));
}
