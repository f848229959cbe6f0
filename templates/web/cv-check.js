// The check of a CV: a file that is dropped or chosen, its reading, and the report on it. The file stays in this page's memory.

import { Refusal, announce, ask, askJson, element, save, t, told } from "./base.js";
import { drawReport } from "./cv-report.js";

const LARGEST = 20_000_000;
const ENDINGS = { pdf: [".pdf"], docx: [".docx"], doc: [".doc"], odt: [".odt"], txt: [".txt", ".md"] };
/** What is no fault of the file: out of reach, too much to do, ended. */
const PASSING = new Set([0, 429, 503]);
const at = (id) => document.getElementById(id);

/** The check of one CV for the post that is chosen. */
export class Check {
  /** @param {import("./cv-checklist.js").Checklist} checklist whose entries the report leads to */
  constructor(checklist) {
    this.checklist = checklist;
    this.file = null;
    at("choose").addEventListener("click", () => at("file").click());
    at("file").addEventListener("change", () => { this.#take(at("file").files[0]); at("file").value = ""; });
    at("stop").addEventListener("click", () => this.#stop());
    addEventListener("afterprint", () => delete document.body.dataset.print);
    this.#letDrop();
  }

  /** Say for which post a CV is checked; one that is here already is checked again. */
  for(role, locale, language, direction) {
    if (this.role === role && this.locale === locale) return;
    Object.assign(this, { role, locale, language, direction });
    at("report").replaceChildren();
    if (this.file) this.#check();
  }

  #letDrop() {
    const over = (event, on) => { event.preventDefault(); at("drop").classList.toggle("over", on); };
    addEventListener("dragover", (event) => over(event, true));
    addEventListener("dragleave", (event) => { if (!event.relatedTarget) over(event, false); });
    // A file that is let go beside the field would take the place of the page.
    addEventListener("drop", (event) => { over(event, false); this.#take(event.dataTransfer.files[0]); });
  }

  async #take(file) {
    if (!file) return;
    for (const id of ["report", "check-problem"]) at(id).replaceChildren();
    if (file.size > LARGEST) return this.#say(t("This file is too large: 20 MB are taken at most. Make its pictures smaller, or save it again."));
    try {
      this.file = { name: file.name, data: new Blob([await file.arrayBuffer()]) };
    } catch {
      return this.#say(t("This file cannot be read. Is it a folder, or was it moved? Choose it again."));
    }
    return this.#check();
  }

  async #check() {
    this.#stop();
    const stopped = (this.stopped = new AbortController());
    const { file } = this;
    this.#busy(true, t("{file} is being read …", { file: file.name }));
    try {
      const report = await askJson(this.#path("json"), { file: file.data, signal: stopped.signal });
      if (this.stopped === stopped) this.#show(report);
    } catch (error) {
      if (error.name === "AbortError") return;
      this.#refused(error);
    } finally {
      if (this.stopped === stopped) this.#busy(false);
    }
  }

  #refused(error) {
    const again = PASSING.has(error.status) && element("button", { type: "button", onclick: () => this.#check() }, t("Try again"));
    at("check-problem").replaceChildren(told(error), ...(again ? [element("p", { class: "actions" }, again)] : []));
    // A file that cannot be used is not read once more for another post.
    if (!again) this.file = null;
  }

  #path(format) {
    const asked = { role: this.role, locale: this.locale, name: this.file.name.slice(-255), format };
    return `/cv-check?${new URLSearchParams(asked)}`;
  }

  #busy(on, words = "") {
    at("reading").hidden = !on;
    at("drop").hidden = on;
    at("reading-words").textContent = words;
    if (!on) return;
    at("check-problem").replaceChildren();
    at("report").replaceChildren();
    announce(words);
    at("stop").focus();
  }

  #stop() {
    this.stopped?.abort();
    this.stopped = null;
    this.#busy(false);
  }

  #show(report) {
    const buttons = element(
      "div", { class: "actions no-print" },
      element("button", { type: "button", onclick: () => this.#save() }, t("Save the report")),
      element("button", { type: "button", onclick: print }, t("Print the report")),
    );
    const place = at("report");
    const head = element("h3", { class: "file" }, this.file.name);
    place.replaceChildren(head, this.#misnamed(report), drawReport(report, this.checklist, this), buttons);
    at("drop-words").textContent = matchMedia("(pointer: coarse)").matches ? t("Have you mended it? Choose it again:") : t("Have you mended it? Drop it here again:");
    at("drop-words").classList.add("mended");
    place.focus({ preventScroll: true });
    if (head.getBoundingClientRect().top > innerHeight / 2) head.scrollIntoView();
    announce(report.overall.join(" "));
  }

  /** The bytes of a file tell what it is; whoever gets it goes by its name. */
  #misnamed(report) {
    const name = this.file.name.toLowerCase();
    const known = Object.values(ENDINGS).flat().some((each) => name.endsWith(each));
    if (!known || ENDINGS[report.format].some((each) => name.endsWith(each))) return "";
    const said = t("The name of this file says something else than its content, which is {format}. Rename it before you send it.", { format: `.${report.format}` });
    return element("p", { class: "message warn" }, said);
  }

  async #save() {
    const place = at("check-problem");
    place.replaceChildren(element("p", { class: "quiet", role: "status" }, t("Please wait …")));
    try {
      await save(await ask(this.#path("html"), { file: this.file.data }));
      place.replaceChildren();
    } catch (error) {
      place.replaceChildren(told(error));
    }
  }

  #say(words) {
    this.file = null;
    at("check-problem").replaceChildren(told(new Refusal(0, { title: words }, 0)));
  }
}

/** The report alone goes to paper, not the checklist beside it. */
function print() {
  document.body.dataset.print = "report";
  window.print();
}
