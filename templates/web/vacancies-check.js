// The check of any text: pasted or dropped in, with what the rules of a place find in it beside it.

import { ask, askJson, element, problemLine, soon, t, told } from "./base.js";
import { dispensable, Findings } from "./vacancies-findings.js";
import { apart, Backdrop, where } from "./vacancies-marks.js";
import { replaced, without } from "./vacancies-mend.js";

/** The panel in which a text is checked. */
export class Check {
  #panel;
  #text;
  #locale;
  #backdrop;
  #findings;
  #later;

  /** @param {HTMLElement} panel */
  constructor(panel) {
    this.#panel = panel;
    this.#text = panel.querySelector("#text");
    this.#locale = panel.querySelector("#check-locale");
    this.#backdrop = new Backdrop(this.#text);
    this.#findings = new Findings(panel.querySelector("#check-findings"), {
      place: (finding) => this.#place(finding), leave: () => null, removes: dispensable, use: (finding, wording) => this.#use(finding, wording),
    });
    this.#later = soon(() => this.#ask(), 150);
    this.#text.addEventListener("input", this.#later);
    this.#locale.addEventListener("change", this.#later);
    this.#drops();
  }

  async #ask() {
    const text = this.#text.value;
    if (!text.trim()) {
      this.#backdrop.show([]);
      this.#panel.querySelector("#check-findings").replaceChildren(element("p", { class: "quiet" }, t("There is no text yet.")));
      return;
    }
    try {
      this.#show(await askJson("/lint", { body: { text, locale: this.#locale.value } }));
    } catch (error) {
      this.#refuse(error);
    }
  }

  #show(made) {
    const warnings = made.warnings.map((each) => element("div", { class: "message warn" }, problemLine(each)));
    this.#panel.querySelector("#check-refusal").replaceChildren(...warnings);
    const placed = made.findings.map((finding) => ({ ...this.#at(finding), finding })).filter((each) => each.end);
    this.#backdrop.show(apart(placed));
    const spoken = made.locales[0].split("-")[0];
    this.#panel.querySelector("#check-findings").dataset.spoken = spoken;
    this.#findings.show(made.findings, spoken);
  }

  #refuse(error) { this.#panel.querySelector("#check-refusal").replaceChildren(told(error)); }

  /** Where the words of a finding stand in the text, by line and column. */
  #at(finding, words = finding.words) {
    if (!finding.line) return null;
    return where(this.#text.value, words, offset(this.#text.value, finding.line, words === finding.words ? finding.column : 1));
  }

  #place(finding) {
    const at = this.#at(finding);
    if (!at) return null;
    const show = () => { this.#text.focus(); this.#text.setSelectionRange(at.start, at.end); };
    return { label: t("Show line {line} of the text", { line: finding.line }), show };
  }

  #use(finding, wording) {
    const at = this.#at(finding, finding.replaced || finding.words);
    if (!at) return null;
    const before = this.#text.value;
    const after = wording ? replaced(before, at, wording) : without(before, at);
    this.#put(after);
    return { back: () => this.#put(before), stands: () => this.#text.value === after };
  }

  #put(text) {
    this.#text.value = text;
    this.#later();
  }

  #drops() {
    const drop = this.#panel.querySelector("#drop");
    const input = this.#panel.querySelector("#file");
    input.addEventListener("change", () => { if (input.files[0]) this.#read(input.files[0]); input.value = ""; });
    drop.addEventListener("dragover", (event) => { event.preventDefault(); drop.classList.add("over"); });
    drop.addEventListener("dragleave", () => drop.classList.remove("over"));
    drop.addEventListener("drop", (event) => {
      event.preventDefault();
      drop.classList.remove("over");
      if (event.dataTransfer.files[0]) this.#read(event.dataTransfer.files[0]);
    });
  }

  async #read(file) {
    try {
      const query = new URLSearchParams({ name: file.name, locale: this.#locale.value });
      const made = await (await ask(`/lint/file?${query}`, { file })).json();
      this.#text.value = made.lines.join("\n");
      this.#findings.forget();
      this.#show(made);
    } catch (error) {
      this.#refuse(error);
    }
  }
}

/** The offset of a place in a text, whose columns count letters and not the halves of some that JavaScript has. */
function offset(text, line, column) {
  const lines = text.split("\n");
  const before = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
  return before + [...(lines[line - 1] ?? "")].slice(0, Math.max(column - 1, 0)).join("").length;
}
