// From what the rules find to a list of it, grouped by gravity: each with its words, its field and wordings to take over.

import { announce, element, t } from "./base.js";

const GROUPS = {
  error: (count) => t("To be mended: {count}", { count }),
  warning: (count) => t("To be looked at: {count}", { count }),
  info: (count) => t("Remarks: {count}", { count }),
};
const LISTED = ["gender-title", "age", "protected-trait", "pay-history", "pay-vague", "fee", "photo-request", "fine", "gender-coded"];

/**
 * A list of findings. What its owner can do with one is told by functions:
 * `place(finding)` gives `{label, show}` (a function that shows where it is, and what its button says) or null; without
 * `show`, `label` says why there is nothing to show,
 * `removes(finding)` says whether its words can be taken out of their field,
 * `leave(finding)` gives a function that leaves a clause of the role out, or null,
 * `use(finding, wording)` puts a wording in, or takes the words out where it is empty, and gives `{back, stands}`: a
 * function that takes this back, and one that says whether the text is still the one that was made.
 */
export class Findings {
  #box;
  #owner;
  #undone = [];
  #shown = "";
  #findings = [];

  /** @param {HTMLElement} box @param {{place: Function, leave: Function, use: Function}} owner */
  constructor(box, owner) {
    this.#box = box;
    this.#owner = owner;
  }

  /** Show findings; those that are shown already are left as they stand. @param {object[]} findings @param {string} language */
  show(findings, language) {
    if (this.#undone.length && !this.#undone.at(-1).stands()) this.#undone = [];
    const said = JSON.stringify([findings, this.#undone.length, language]);
    if (said === this.#shown) return;
    this.#shown = said;
    this.#findings = findings;
    const kept = this.#box.contains(document.activeElement) ? document.activeElement.dataset.key : "";
    const groups = Object.keys(GROUPS).map((level) => this.#group(level, findings.filter((each) => each.level === level), language));
    const nothing = findings.length ? null : element("p", { class: "message good" }, t("The rules find nothing here."));
    this.#box.replaceChildren(...[this.#undo(), nothing, ...groups].filter(Boolean));
    if (kept) [...this.#box.querySelectorAll("[data-key]")].find((each) => each.dataset.key === kept)?.focus();
  }

  /** Forget what could be taken back. */
  forget() { this.#undone = []; }

  #group(level, findings, language) {
    if (!findings.length) return null;
    const items = findings.map((finding) => this.#item(finding, language));
    return element("div", { class: `found ${level}` }, element("h3", {}, GROUPS[level](findings.length)), element("ul", {}, ...items));
  }

  #item(finding, language) {
    const place = this.#owner.place(finding);
    const leave = this.#owner.leave(finding);
    const buttons = [
      place?.show && element("button", { type: "button", class: "plain", onclick: place.show, "data-key": key(finding, "show") },
        place.label),
      ...finding.wordings.map((wording) => element("button",
        { type: "button", class: "use", "data-key": key(finding, wording), onclick: () => this.#use(finding, wording) },
        t("Use: {wording}", { wording }))),
      place?.show && this.#owner.removes(finding) && element("button",
        { type: "button", class: "use", "data-key": key(finding, "out"), onclick: () => this.#use(finding, "") }, t("Take the words out")),
      leave && element("button", { type: "button", class: "use", onclick: leave, "data-key": key(finding, "leave") }, t("Leave this clause out")),
    ];
    return element("li", {},
      element("p", { lang: language }, finding.message),
      finding.suggestion && element("p", { class: "quiet", lang: language }, finding.suggestion),
      !place?.show && place?.label && element("p", { class: "small quiet" }, place.label),
      element("div", { class: "actions" }, ...buttons));
  }

  #use(finding, wording) {
    const made = this.#owner.use(finding, wording);
    if (!made) return;
    this.#undone.push({ ...made, wording, words: finding.replaced || finding.words });
    this.#again();
    announce(done(this.#undone.at(-1)));
    this.#box.querySelector("[data-key=undo]")?.focus();
  }

  #undo() {
    const last = this.#undone.at(-1);
    if (!last) return null;
    const take = () => {
      this.#undone.pop().back();
      this.#again();
      announce(t("“{words}” is back.", { words: last.words }));
      this.#box.querySelector("button")?.focus();
    };
    return element("div", { class: "message good undo" },
      element("p", {}, done(last)),
      element("div", { class: "actions" }, element("button", { type: "button", "data-key": "undo", onclick: take }, t("Undo"))));
  }

  #again() {
    this.#shown = "";
    this.show(this.#findings, this.#box.lang);
  }
}

function done({ words, wording }) {
  return wording ? t("“{words}” was replaced by “{wording}”.", { words, wording }) : t("“{words}” was taken out.", { words });
}

/** Findings as they are listed: the gravest first. @param {object[]} findings @returns {object[]} */
export function byGravity(findings) {
  return Object.keys(GROUPS).flatMap((level) => findings.filter((each) => each.level === level));
}

const TAGS = { error: "tag bad", warning: "tag changed", info: "tag" };

/** How many findings there are of each gravity, each as a tag. @param {object[]} findings @returns {HTMLElement[]} */
export function tally(findings) {
  return Object.keys(GROUPS).map((level) => ({ level, count: findings.filter((each) => each.level === level).length }))
    .filter(({ count }) => count)
    .map(({ level, count }) => element("span", { class: TAGS[level] }, GROUPS[level](count)));
}

/** Whether words are of those that a vacancy can do without: what the lists know, and no better wording for it. */
export function dispensable(finding) {
  return Boolean(finding.words) && !finding.wordings.length && LISTED.includes(finding.rule);
}

function key(finding, what) {
  return `${finding.rule}:${finding.part}:${finding.words}:${what}`;
}
