// From the role that is adapted to its document: drawn beside it after each change, and as files to keep.

import { announce, ask, askJson, element, saveBlob, save, soon, t, told } from "./base.js";
import { Preview } from "./preview.js";

const PAUSE = 80;

/** The document beside the form. */
export class Sheet {
  #drawn = "";
  #bare = null;

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

  /** Another role is shown: what is drawn is no page of it. */
  begin() {
    this.#drawn = "";
    this.#bare = null;
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
    this.#instead(problems, elsewhere.length < problems.length);
  }

  /** Say which page is shown while that which is wanted cannot be; where none is, show the nearest there is. */
  async #instead(problems, placed) {
    const asked = this.told.asked();
    if (problems.length && problems.every((problem) => problem.key.startsWith("employer/"))) {
      const untranslated = await this.#other({ ...asked, allow_untranslated: true });
      if (untranslated) this.state.textContent = t("A name of the employer has no words in this language. The page shows it as it is, with its language before it.");
      return;
    }
    if (this.#drawn) {
      this.state.textContent = placed
        ? t("There is a mistake, shown where it is. The page beside it is the last one without mistakes.")
        : t("The page shown is the last one without mistakes.");
      return;
    }
    const { role, locale, title } = asked;
    this.#bare ??= this.#other({ role, locale, title, allow_untranslated: true });
    this.state.textContent = await this.#bare
      ? t("There is a mistake in what you have filled in or changed. The page shown is the role without it.")
      : t("There is a mistake, so there is no page to show yet.");
  }

  /** Show what else was asked for; whether there is such a page. */
  async #other(asked) {
    const answer = await askJson("/previews", { body: asked }).catch(() => null);
    if (answer) this.preview.show(answer.html);
    return Boolean(answer);
  }
}

/** Files of the document: the PDF to look at, and others to keep. */
export class Files {
  /**
   * @param {HTMLElement} place with the buttons
   * @param {() => object} asked what the API is asked for
   * @param {(problems: object[]) => object[]} refused shows problems where they are, and gives back those that are nowhere
   * @param {() => boolean} stopped whether a mistake is shown already; leads to it
   */
  constructor(place, asked, refused, stopped) {
    Object.assign(this, { asked, refused, stopped });
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
    if (this.#stops()) return;
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
    if (this.#stops()) return;
    const made = await this.#made(format);
    if (made) await save(made);
  }

  /** Whether there is a mistake, which is then led to. */
  #stops() {
    const stops = this.stopped();
    this.wrong.replaceChildren(...(stops
      ? [element("p", { class: "message bad", role: "alert" }, t("No file was made: there is a mistake, shown where it is."))] : []));
    return stops;
  }

  async #made(format) {
    this.busy.hidden = false;
    announce(t("Please wait …"));
    try {
      const made = await ask("/documents", { body: { ...this.asked(), formats: [format] } });
      this.wrong.replaceChildren();
      return made;
    } catch (error) {
      const problems = error.problems ?? [];
      const elsewhere = this.refused(problems);
      if (elsewhere.length < problems.length) this.#stops();
      if (elsewhere.length || !problems.length) this.wrong.replaceChildren(told(Object.assign(error, { problems: elsewhere })));
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
