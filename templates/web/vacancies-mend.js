// From a text and the words that a finding is about to the text with a better wording in their place, or without them.

const TAIL = /^\s*(?:лет|года?|ans?|years?(?: old)?|Jahren?|años?)(?![\p{L}\p{N}])/u;

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
 * A text without some words, its spaces and stops in order; a line that is left without words goes too.
 * @param {string} text
 * @param {{start: number, end: number}} at
 */
export function without(text, { start, end }) {
  const words = text.slice(start, end);
  const unit = /\d$/.test(words) ? TAIL.exec(text.slice(end))?.[0].length ?? 0 : 0;
  const from = text.lastIndexOf("\n", start - 1) + 1;
  const next = text.indexOf("\n", end + unit);
  const to = next < 0 ? text.length : next;
  const line = tidy(text.slice(from, start), text.slice(end + unit, to), words);
  if (/[\p{L}\p{N}]/u.test(line)) return text.slice(0, from) + line + text.slice(to);
  return text.slice(0, from && next < 0 ? from - 1 : from) + text.slice(next < 0 ? to : to + 1);
}

function tidy(before, after, words) {
  const opens = !before.trim() || /[.!?…:]\s*$/.test(before);
  const rest = opens ? after.replace(/^[\s,;]+/, "") : after;
  const left = opens || !/^\s*[,;.!?]/.test(rest) ? before : before.replace(/[\s,;:]+$/, "");
  const right = opens && /^\p{Lu}/u.test(words) ? rest.charAt(0).toLocaleUpperCase() + rest.slice(1) : rest;
  return `${left}${right}`.replace(/[ \u00a0]{2,}/g, " ").replace(/[ \u00a0]+([,.])/g, "$1").replace(/[\s,;]+$/, "");
}

function inCase(words, wording) {
  const first = words.charAt(0);
  const capital = first !== first.toLocaleLowerCase() && first === first.toLocaleUpperCase();
  return capital ? wording.charAt(0).toLocaleUpperCase() + wording.slice(1) : wording;
}
