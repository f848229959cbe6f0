// The report on a CV: the judgement in words, findings by their gravity, the words of the post, what was not checked.

import { element, t } from "./base.js";

const LEVELS = [
  ["error", "bad", t("Mend this first")],
  ["warning", "changed", t("Better mended before you send it")],
  ["info", "", t("Could still be better")],
];
const STANDINGS = { blocked: "bad", mend: "warn", polish: "good", good: "good" };

/**
 * The report, drawn.
 * @param {object} report as the API gives it
 * @param {import("./cv-checklist.js").Checklist} checklist whose entries it leads to
 * @param {{language: string, direction: string}} spoken the language that the report is in
 * @returns {HTMLElement}
 */
export function drawReport(report, checklist, { language, direction }) {
  const said = { lang: language, dir: direction };
  return element(
    "div", { class: "report" },
    element("p", { class: "print-only", ...said }, `${report.labels.head} (${report.locale}), ${report.labels.day}`),
    element("div", { class: `message overall ${STANDINGS[report.standing]}`, ...said }, ...report.overall.map((each) => element("p", {}, each))),
    ...LEVELS.map((level) => drawLevel(report, checklist, said, level)),
    ...drawWords(report, said),
    report.notes.length > 0 && element("section", said, element("h3", {}, report.labels.notes), ...report.notes.map((each) => element("p", {}, each))),
  );
}

function drawLevel(report, checklist, said, [level, look, heading]) {
  const found = report.findings.filter((each) => each.level === level);
  if (!found.length) return null;
  return element(
    "section", { class: `level ${level}` },
    element("h3", {}, heading, " ", element("span", { class: `tag ${look}` }, String(found.length))),
    element("ul", {}, ...found.map((each) => drawFinding(each, report, checklist, said))),
  );
}

function drawFinding(finding, report, checklist, said) {
  const quote = finding.evidence || finding.where;
  return element(
    "li", { class: "finding" },
    element("p", { class: "what", ...said }, finding.message),
    quote && element("blockquote", said, finding.where && element("span", { class: "where" }, finding.where), finding.evidence && element("span", { dir: "auto" }, finding.evidence)),
    element("p", { class: "remedy", ...said }, finding.remedy),
    drawLink(finding, report, checklist),
  );
}

function drawLink(finding, report, checklist) {
  const id = checklist.place(finding.entry);
  if (!id) return null;
  const words = t("In the checklist: {entry}", { entry: report.entries[finding.entry] });
  return element("a", { class: "small no-print", href: `#${id}`, onclick: () => document.getElementById(id)?.focus({ preventScroll: true }) }, words);
}

function drawWords(report, said) {
  if (!report.covered.length && !report.missing.length) return [];
  return ["covered", "missing"].map((name) => element(
    "section", said,
    element("h3", {}, report.labels[name]),
    report[name].length
      ? element("ul", { class: `terms ${name}` }, ...report[name].map((each) => element("li", {}, each)))
      : element("p", {}, report.labels.nothing),
    name === "missing" && report.missing.length > 0 && element("p", { class: "help" }, report.labels.missing_hint),
  ));
}
