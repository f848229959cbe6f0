// From the words that findings are about to marks: in texts that are shown, and behind the words of a field.

import { element } from "./base.js";

const SPECIAL = /[.*+?^${}()|[\]\\/]/g;
const ALIKE = [[/[-‐‑]/g, "[-‐‑]"], [/['’]/g, "['’]"], [/["“”„«»]/g, "[\"“”„«»]\\s?"]];

/**
 * A pattern that finds words however their spaces, hyphens and quotation marks are set.
 * @param {string} words
 * @returns {RegExp}
 */
export function pattern(words) {
  const parts = words.trim().split(/\s+/).map((part) => {
    let said = part.replace(SPECIAL, "\\$&");
    for (const [found, alike] of ALIKE) said = said.replace(found, alike);
    return said;
  });
  return new RegExp(`(?<![\\p{L}\\p{N}])${parts.join("\\s+")}(?![\\p{L}\\p{N}])`, "giu");
}

/**
 * Where words stand in a text: the occurrence that holds an offset or comes next, else the first.
 * @param {string} text
 * @param {string} words
 * @param {number} [from] where they are known to begin
 * @returns {{start: number, end: number} | null}
 */
export function where(text, words, from = 0) {
  if (!words) return null;
  const all = [...text.matchAll(pattern(words))].map((found) => ({ start: found.index, end: found.index + found[0].length }));
  return all.find(({ start }) => start >= from) ?? all[0] ?? null;
}

/**
 * Every stretch of a text that some findings speak of, in order and apart; of two that overlap the graver stays.
 * @param {string} text
 * @param {{words: string, level: string}[]} findings
 */
export function stretches(text, findings) {
  const found = findings.flatMap((finding) => (finding.words ? [...text.matchAll(pattern(finding.words))] : [])
    .map((match) => ({ start: match.index, end: match.index + match[0].length, finding })));
  return apart(found);
}

const GRAVITY = ["error", "warning", "info"];

/** Stretches that do not overlap, in order. @param {{start: number, end: number, finding: object}[]} found */
export function apart(found) {
  const kept = [];
  const grave = [...found].sort((one, other) => GRAVITY.indexOf(one.finding.level) - GRAVITY.indexOf(other.finding.level));
  for (const each of grave) {
    if (!kept.some((other) => each.start < other.end && other.start < each.end)) kept.push(each);
  }
  return kept.sort((one, other) => one.start - other.start);
}

/**
 * A text with some stretches of it marked.
 * @param {string} text
 * @param {{start: number, end: number, finding: object}[]} marks
 * @returns {DocumentFragment}
 */
export function marked(text, marks) {
  const made = document.createDocumentFragment();
  let at = 0;
  for (const { start, end, finding } of marks) {
    made.append(text.slice(at, start));
    made.append(element("mark", { class: finding.level, title: finding.message }, text.slice(start, end)));
    at = end;
  }
  made.append(text.slice(at));
  return made;
}

/** Marks behind the words of an input or a text area: a copy of its text that nobody hears lies under it. */
export class Backdrop {
  #field;
  #under;

  /** @param {HTMLInputElement|HTMLTextAreaElement} field */
  constructor(field) {
    this.#field = field;
    this.#under = element("div", { class: `under ${field.localName}`, "aria-hidden": "true" });
    const frame = element("div", { class: "over" });
    field.replaceWith(frame);
    frame.append(this.#under, field);
    field.addEventListener("scroll", () => this.#follow());
  }

  /** Mark stretches of the field's text. @param {{start: number, end: number, finding: object}[]} marks */
  show(marks) {
    const { value } = this.#field;
    // A last line that is empty is as high as any other.
    this.#under.replaceChildren(...(marks.length ? [marked(value, marks), "\n"] : []));
    this.#follow();
  }

  #follow() {
    this.#under.scrollTop = this.#field.scrollTop;
    this.#under.scrollLeft = this.#field.scrollLeft;
  }
}
