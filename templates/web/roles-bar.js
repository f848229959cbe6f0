// A bar of shares, for the eye alone: words beside it say the same.

import { element } from "./base.js";

/**
 * A bar whose parts are as wide as their numbers.
 * @param {[string, number][]} shares the class of each part, and its number
 * @returns {HTMLElement}
 */
export function bar(shares) {
  const made = element("div", { class: "bar", "aria-hidden": "true" });
  for (const [kind, number] of shares) {
    if (!number) continue;
    const part = element("span", { class: kind });
    part.style.flexGrow = String(number);
    made.append(part);
  }
  return made;
}
