// From what other windows of the browser keep of the same role to this window, so that no change is lost unseen.

import { element, t } from "./base.js";

/** The other windows that show the role of this one. */
export class Windows {
  /**
   * @param {HTMLElement} place where it is told
   * @param {{draft: () => import("./base.js").Draft, take: (kept: object|null) => void, keep: () => void, employer: () => void}} page
   *   `take` shows what another window has kept, `keep` keeps what is shown here, `employer` shows the employer anew
   */
  constructor(place, page) {
    Object.assign(this, { place, page });
    addEventListener("storage", (event) => this.#heard(event));
  }

  #heard(event) {
    if (event.key === "employer") this.page.employer();
    const heard = this.page.draft()?.heard(event);
    if (!heard) return;
    if (heard.onTop) this.#follow();
    else this.#ask();
  }

  async #follow() {
    await this.page.take(this.page.draft().read()?.value ?? null);
    this.#tell(element("p", {}, t("You changed this role in another window. This one now shows the same.")));
  }

  #ask() {
    this.#tell(
      element("p", {}, t("This role was changed in another window too. Which changes do you want to keep?")),
      element("div", { class: "actions" },
        element("button", { type: "button", onclick: () => this.#follow() }, t("Those of the other window")),
        element("button", { type: "button", onclick: () => this.#keep() }, t("Those shown here"))));
  }

  /** What is kept from now on was made in knowledge of the other window's changes. */
  #keep() {
    this.page.draft().read();
    this.page.keep();
    this.place.replaceChildren();
  }

  #tell(...said) {
    this.place.replaceChildren(element("div", { class: "message warn", role: "status" }, ...said));
  }
}
