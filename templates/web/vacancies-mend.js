// From a text and the words that a finding is about to the text with a better wording in their place, or without them.

import { CONJUNCTIONS, HANGING, LEADS } from "./vacancies-stumps.js";

const UNIT = /^\s*(?:лет|года?|ans?|years?(?: old)?|Jahren?(?: alt)?|años?)(?![\p{L}\p{N}])/u;
const OLD = /^\s+(?:old|of age|alt)(?![\p{L}\p{N}])/u;
const SENTENCE_END = /[.!?…]+(?=\s+[«„“"¿¡(]?\p{Lu})/gu;
const JOINING = new RegExp(`^\\s+(?:${CONJUNCTIONS.join("|")})(?=\\s)`, "iu");
const LAST_WORD = /([\p{L}\p{M}]+)\s*$/u;

/**
 * A text with a wording in the place of some words, with a capital where they have one.
 * @param {string} text
 * @param {{start: number, end: number}} at
 * @param {string} wording
 */
export function replaced(text, { start, end }, wording) {
  return text.slice(0, start) + inCase(text.slice(start, end), wording) + text.slice(end);
}

/**
 * A text without some words. What is left of their sentence is whole, or the sentence goes with them; a line that is left
 * without words goes too.
 * @param {string} text
 * @param {{start: number, end: number}} at
 */
export function without(text, { start, end }) {
  const unit = measure(text.slice(start, end)).exec(text.slice(end))?.[0].length ?? 0;
  const line = { from: text.lastIndexOf("\n", start - 1) + 1, to: at(text.indexOf("\n", end + unit), text.length) };
  const sentence = around(text.slice(line.from, line.to), start - line.from, end + unit - line.from);
  const rest = tidy(text.slice(line.from + sentence.from, start), text.slice(end + unit, line.from + sentence.to), text.slice(start, end));
  const before = text.slice(line.from, line.from + sentence.from);
  const left = joined(before, isStump(rest) ? "" : rest, text.slice(line.from + sentence.to, line.to));
  if (/[\p{L}\p{N}]/u.test(left)) return text.slice(0, line.from) + left + text.slice(line.to);
  const last = line.to === text.length;
  return text.slice(0, line.from && last ? line.from - 1 : line.from) + text.slice(last ? line.to : line.to + 1);
}

/** What belongs to words that end in a number, or in years. */
function measure(words) { return /\d$/.test(words) ? UNIT : /(?:years|Jahre)$/.test(words) ? OLD : /^$/; }

function at(found, otherwise) { return found < 0 ? otherwise : found; }

/** The sentence of a line that holds a stretch. */
function around(line, start, end) {
  const ends = [...line.matchAll(SENTENCE_END)].map((found) => found.index + found[0].length);
  const before = ends.filter((each) => each <= start).at(-1) ?? 0;
  const bullet = /^\s*(?:[-–•*]\s+)?/.exec(line.slice(before))[0].length;
  return { from: Math.min(before + bullet, start), to: ends.find((each) => each >= end) ?? line.length };
}

/** What is left of a sentence, its spaces and stops in order and nothing hanging in the air. */
function tidy(before, after, words) {
  const opens = !before.trim() || /:\s*$/.test(before);
  let right = opens ? after.replace(/^[\s,;]+/, "") : after;
  right = joining(before, right, opens);
  if (!before.trim() && !/^\s*[,;]/.test(after) && hangs(right)) return "";
  let left = JOINING.test(right) ? before.replace(/[\s,;]+$/, "") : before;
  if (/^\s*(?:$|[,;.!?…)])/.test(right)) left = whole(left, /^\s*[,;)]/.test(right));
  if (opens && /^\p{Lu}/u.test(words)) right = right.charAt(0).toLocaleUpperCase() + right.slice(1);
  return `${left}${right}`.replace(/\(\s*\)/g, "").replace(/[ \u00a0]{2,}/g, " ").replace(/[ \u00a0]+([,.)])/g, "$1").replace(/[\s,;]+$/, "");
}

/** The end of a sentence without the conjunction that joined it to the words that are gone; where a comma stood, it joins on. */
function joining(before, right, opens) {
  const found = JOINING.exec(opens ? ` ${right}` : right);
  if (!found) return right;
  if (!opens && /,\s*$/.test(before)) return right;
  return opens ? right.slice(found[0].length).trimStart() : right.slice(found[0].length);
}

/** The beginning of a sentence without articles, prepositions and conjunctions that led to the words that are gone. */
function whole(left, goesOn) {
  let made = left.replace(/[\s,;]+$/, "");
  for (let word = LAST_WORD.exec(made); word && isHanging(word[1]); word = LAST_WORD.exec(made)) {
    made = made.slice(0, word.index).replace(/[\s,;]+$/, "");
  }
  return goesOn ? made : made.replace(/[:\s]+$/, "");
}

/** Whether words begin with one that hung on those that are gone: for, con, mit. */
function hangs(words) {
  const first = /^[\p{L}\p{M}]+/u.exec(words.trim())?.[0];
  return !first || isHanging(first);
}

function isHanging(word) {
  return HANGING.has(word.toLocaleLowerCase()) || CONJUNCTIONS.includes(word.toLocaleLowerCase());
}

/** Whether nothing is left of a sentence but words that led to something. */
function isStump(rest) {
  const words = rest.toLocaleLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.every((word) => LEADS.has(word) || isHanging(word));
}

/** Sentences on one line with one space between them. */
function joined(before, sentence, after) {
  const parts = [before.trimEnd(), sentence.trim(), after.trim()];
  const bullet = /^\s*[-–•*]?\s*$/.test(before) ? before : "";
  return bullet + (bullet ? parts.slice(1) : parts).filter(Boolean).join(" ");
}

function inCase(words, wording) {
  const first = words.charAt(0);
  const capital = first !== first.toLocaleLowerCase() && first === first.toLocaleUpperCase();
  return capital ? wording.charAt(0).toLocaleUpperCase() + wording.slice(1) : wording;
}
