// From the answer of the API to the text as it is read: three lengths with marks, the page as it prints, a copy.

import { announce, element, sentence, t } from "./base.js";
import { Preview } from "./preview.js";
import { marked, stretches } from "./vacancies-marks.js";
import { tabs } from "./vacancies-tabs.js";

/** The card that shows a vacancy. */
export class TextCard {
  #card;
  #made = null;
  #length = "full";
  #preview;
  #show;

  /** @param {HTMLElement} card @param {(part: string) => void} show has the field of a part in sight */
  constructor(card, show) {
    this.#card = card;
    this.#show = show;
    this.#preview = new Preview(card.querySelector("#frame"), { paper: true });
    tabs(card.querySelector("[role=tablist]"), (tab) => this.#choose(tab));
    card.querySelector("#copy").addEventListener("click", () => this.#copy());
  }

  /** The length that is shown; the full one where the page is. */
  get length() { return this.#length === "paper" ? "full" : this.#length; }

  /** Show a vacancy. @param {object} made what POST /vacancies answers */
  show(made) {
    this.#made = made;
    this.#draw();
    if (this.#length === "paper") this.#preview.show(made.html);
    const missing = made.missing.map(({ part, label }) => element("button", { type: "button", class: "plain", onclick: () => this.#show(part), lang: spoken(made) }, sentence(label)));
    this.#card.querySelector("#missing").replaceChildren(
      ...(missing.length ? [element("p", {}, t("Not said yet; each is a line to fill in:")), element("div", { class: "actions" }, ...missing)] : []));
  }

  #choose(tab) {
    this.#length = tab.dataset.length;
    const paper = this.#length === "paper";
    const sheet = this.#card.querySelector("#sheet");
    sheet.hidden = paper;
    if (!paper) sheet.setAttribute("aria-labelledby", tab.id);
    this.#card.querySelector("#paper").hidden = !paper;
    if (paper && this.#made) this.#preview.show(this.#made.html);
    this.#draw();
  }

  #draw() {
    if (!this.#made) return;
    const text = this.#made.texts[this.length];
    const sheet = this.#card.querySelector("#sheet");
    const top = sheet.scrollTop;
    sheet.lang = spoken(this.#made);
    sheet.replaceChildren(marked(text, stretches(text, this.#made.findings)));
    sheet.scrollTop = top;
    this.#card.querySelector("#count").textContent = t("Words: {count}", { count: this.#made.words[this.length] });
  }

  async #copy() {
    if (!this.#made) return;
    const text = this.#made.texts[this.length];
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // Without the right to the clipboard, the text is chosen, ready for the keys that copy.
      getSelection().selectAllChildren(this.#card.querySelector("#sheet"));
      announce(t("The text is selected: copy it with the keys Ctrl and C."));
      return;
    }
    const button = this.#card.querySelector("#copy");
    button.textContent = t("Copied.");
    announce(t("Copied."));
    setTimeout(() => { button.textContent = t("Copy the text"); }, 2500);
  }
}

/** The language of a vacancy. @param {{locale: string}} made */
export function spoken(made) {
  return made.locale.split("-")[0];
}
