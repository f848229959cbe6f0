// From the role that is adapted to its document: drawn beside it after each change, and as files to keep.

import { announce, ask, askJson, element, saveBlob, save, soon, t, told } from "./base.js";
import { Preview } from "./preview.js";

const PAUSE = 80;

/** The document beside the form. */
export class Sheet {
  #drawn = "";

  /**
   * @param {HTMLElement} place with the frame, the place for what is wrong, and the buttons
   * @param {{asked: () => object, drawn: (answer: object) => void, refused: (problems: object[]) => object[],
   *   chosen: (part: string) => void, parts: (body: HTMLElement) => void}} told
   *   `asked` gives what the API is asked for, `drawn` hears each answer, `refused` shows problems at what they are about and
   *   gives back those that it could not place
   */
  constructor(place, told) {
    this.told = told;
    this.wrong = place.querySelector("#wrong");
    this.state = place.querySelector("#state");
    const { chosen, parts } = told;
    this.preview = new Preview(place.querySelector("iframe"), { paper: true, onchoose: chosen, parts });
    this.draw = soon(() => this.#draw(), PAUSE);
  }

  async #draw() {
    try {
      const answer = await askJson("/previews", { body: this.told.asked() });
      this.told.drawn(answer);
      if (answer.html !== this.#drawn) this.preview.show(this.#drawn = answer.html);
      this.wrong.replaceChildren();
      this.state.textContent = "";
    } catch (error) {
      this.#refused(error);
    }
  }

  #refused(error) {
    if (error.status === 429) {
      setTimeout(this.draw, 1000 * Math.max(1, error.seconds));
      return;
    }
    const problems = error.problems ?? [];
    const elsewhere = this.told.refused(problems);
    this.wrong.replaceChildren(...(elsewhere.length || !problems.length ? [told(Object.assign(error, { problems: elsewhere }))] : []));
    this.state.textContent = problems.length && elsewhere.length < problems.length
      ? t("There is a mistake, shown where it is. The page beside it is the last one without mistakes.")
      : t("The page shown is the last one without mistakes.");
  }
}

/** Files of the document: the PDF to look at, and others to keep. */
export class Files {
  /** @param {HTMLElement} place with the buttons @param {() => object} asked what the API is asked for */
  constructor(place, asked) {
    this.asked = asked;
    this.menu = place.querySelector("#download");
    this.wrong = place.querySelector("#wrong");
    this.busy = place.querySelector("#busy");
    place.querySelector("#pdf").addEventListener("click", () => this.#open());
    for (const button of this.menu.querySelectorAll("button")) button.addEventListener("click", () => this.#keep(button.dataset.format));
    this.menu.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.#close();
    });
    document.addEventListener("click", (event) => {
      if (!this.menu.contains(event.target)) this.menu.open = false;
    });
  }

  #close() {
    this.menu.open = false;
    this.menu.querySelector("summary").focus();
  }

  /** The PDF in a window of its own; where the browser opens none, as a file. */
  async #open() {
    const beside = window.open("", "_blank");
    if (beside) beside.document.title = t("Please wait …");
    const made = await this.#made("pdf");
    if (!made) {
      beside?.close();
      return;
    }
    const blob = await made.blob();
    if (!beside || beside.closed) saveBlob(blob, "document.pdf");
    else beside.location.replace(URL.createObjectURL(blob));
  }

  async #keep(format) {
    this.#close();
    const made = await this.#made(format);
    if (made) await save(made);
  }

  async #made(format) {
    this.busy.hidden = false;
    announce(t("Please wait …"));
    try {
      const made = await ask("/documents", { body: { ...this.asked(), formats: [format] } });
      this.wrong.replaceChildren();
      return made;
    } catch (error) {
      this.wrong.replaceChildren(told(error));
      return null;
    } finally {
      this.busy.hidden = true;
    }
  }
}

/** A list of choices. @param {HTMLSelectElement} select @param {{title?: string, options: [string, string][]}[]} groups @param {string} chosen */
export function fill(select, groups, chosen) {
  select.replaceChildren(...groups.filter(({ options }) => options.length).map(({ title, options }) => {
    const made = options.map(([value, words]) => element("option", { value, selected: value === chosen }, words));
    return title ? element("optgroup", { label: title }, ...made) : made;
  }).flat());
}
