// The checklist: boxes that stay ticked in this browser, what was written under them, how much is done; on paper, too.

import { Draft, announce, ask, element, save, t, told } from "./base.js";

const at = (id) => document.getElementById(id);

/** The checklist of one post in one locale. */
export class Checklist {
  constructor() {
    this.state = { ticked: [], notes: {} };
    at("print").addEventListener("click", () => window.print());
    at("pdf").addEventListener("click", () => this.#download());
    at("clear").addEventListener("click", () => this.#clear());
    at("undo").addEventListener("click", () => this.#undo());
  }

  /** Show a checklist as the API gives it. @param {{role: string, locale: string, sections: object[]}} said */
  show(said) {
    this.said = said;
    this.draft = new Draft(`cv:${said.role}:${said.locale}`);
    this.state = { ticked: [], notes: {}, ...this.draft.read()?.value };
    for (const id of ["checklist-title", "post", "sections"]) this.#spoken(at(id));
    at("checklist-title").textContent = said.label;
    at("post").textContent = said.title;
    at("undo").hidden = true;
    at("checklist-problem").replaceChildren();
    this.#draw();
  }

  /**
   * Where something stands that a report speaks of, as the id of an element; empty where nothing of it stands here.
   * @param {string} entry an entry of a report
   */
  place(entry) {
    const name = entry === "keywords" ? "vacancy-words" : entry;
    const sections = this.said.sections.filter((each) => each.boxes);
    if (sections.some((each) => each.id === name)) return `section-${name}`;
    const section = sections.find((each) => each.entries.some((one) => one.id === name));
    return section ? `entry-${section.id}-${name}` : "";
  }

  #spoken(place) {
    place.lang = this.said.language;
    place.dir = this.said.direction;
  }

  #draw() {
    at("sections").replaceChildren(...this.said.sections.map((each) => this.#section(each)));
    this.#count();
  }

  #section(section) {
    const title = element("h3", { id: `title-${section.id}` }, section.title);
    const entries = section.entries.map((each) => (section.boxes ? this.#box(section, each) : element("li", {}, each.text)));
    return element(
      "section", { id: `section-${section.id}`, class: section.boxes ? "boxes" : "points", "aria-labelledby": title.id, tabindex: "-1" },
      title, section.opening && element("p", { class: "opening" }, section.opening), element("ul", {}, ...entries),
    );
  }

  #box(section, entry) {
    const key = `${section.id}/${entry.id}`;
    const id = `entry-${section.id}-${entry.id}`;
    const box = element("input", {
      type: "checkbox", id: `box-${id}`, checked: this.state.ticked.includes(key), autocomplete: "off",
      "aria-describedby": entry.reason ? `reason-${id}` : null, onchange: () => this.#tick(key, box.checked),
    });
    const words = element("label", { for: box.id, class: "entry" }, box, element("span", {}, entry.text));
    const reason = entry.reason && element("p", { class: "reason", id: `reason-${id}` }, entry.reason);
    return element("li", { id, tabindex: "-1" }, words, reason, entry.write && this.#room(key, id, entry.write));
  }

  #room(key, id, label) {
    const text = element("textarea", {
      id: `note-${id}`, rows: "1", maxlength: "2000", autocomplete: "off", value: this.state.notes[key] ?? "",
      oninput: () => { this.state.notes[key] = text.value; this.#keep(); },
    });
    return element("div", { class: "room" }, element("label", { for: text.id }, label), text);
  }

  #tick(key, ticked) {
    this.state.ticked = this.state.ticked.filter((each) => each !== key);
    if (ticked) this.state.ticked.push(key);
    this.#keep();
    this.#count();
  }

  #keep() {
    at("undo").hidden = true;
    this.draft.keep(this.state);
  }

  #count() {
    const boxes = [...at("sections").querySelectorAll("input[type=checkbox]")];
    const done = boxes.filter((box) => box.checked).length;
    at("done").textContent = t("Done: {number} of {all}", { number: done, all: boxes.length });
    at("bar").max = boxes.length || 1;
    at("bar").value = done;
    at("clear").disabled = done === 0 && !Object.values(this.state.notes).some(Boolean);
  }

  #clear() {
    this.before = this.state;
    this.state = { ticked: [], notes: {} };
    this.draft.forget();
    this.#draw();
    at("undo").hidden = false;
    at("undo").focus();
    announce(t("The checklist is empty again."));
  }

  #undo() {
    this.state = this.before;
    this.#keep();
    this.#draw();
    at("clear").focus();
    announce(at("done").textContent);
  }

  async #download() {
    const { role, locale } = this.said;
    at("pdf").disabled = true;
    at("checklist-problem").replaceChildren(element("p", { class: "quiet", role: "status" }, t("Please wait …")));
    try {
      await save(await ask("/documents", { body: { role, locale, kind: "cv-guide", formats: ["pdf"] } }));
      at("checklist-problem").replaceChildren();
    } catch (error) {
      at("checklist-problem").replaceChildren(told(error));
    } finally {
      at("pdf").disabled = false;
    }
  }
}
