// From facts of the invented employer that a new folder comes with to the warning that documents still print them.

import { element, t, withCode } from "./base.js";

/**
 * The warning above whatever would print these facts.
 * @param {string[]} facts as they are printed
 * @returns {HTMLElement}
 */
export function stillInvented(facts) {
  return element("div", { class: "message warn example" },
    element("p", {}, t("Your documents would still name an invented employer, the example that your folder began with.")),
    element("p", { class: "small" }, facts.join(" · ")),
    element("p", {}, ...withCode(t("Put your own facts into `employer.yaml` in your folder, or into the card “Employer” where it has a field for them."))));
}
