// From a checked staff list to its table: wrong cells red, with what is wrong and a field to mend them in.

import { element, language, problemLine, sentence, t, withCode } from "/static/base.js";

const PAGE = 100;
const LISTED = 20;
const RISKY = /^'*[=+\-@\t\r]/;

/** A staff list as the server has checked it, shown in a place of the page. */
export class StaffList {
  /**
   * @param {HTMLElement} place
   * @param {() => void} again what to do when somebody wants the mended rows checked
   * @param {(row: number, out: boolean) => void} leave what to do when somebody leaves a row out, or takes it in again
   */
  constructor(place, again, leave) {
    this.place = place;
    this.again = again;
    this.leave = leave;
    this.fields = new Map();
    /** What columns offer to choose from, by what they mean: values with what they are called. */
    this.choices = { role: [], locale: [] };
  }

  /** Show what the server answered. @param {any} checked @param {HTMLElement} actions what can be done with it */
  show(checked, actions) {
    this.checked = checked;
    this.fields.clear();
    this.shown = 0;
    this.body = element("tbody");
    this.more = element("button", { type: "button", class: "more", onclick: () => this.showMore() }, t("Show more rows"));
    const wide = element("div", { class: "scroll", tabindex: "0", role: "group", "aria-labelledby": "checked-title" }, this.table());
    this.place.replaceChildren(
      element("h2", { id: "checked-title", tabindex: "-1" }, checked.name),
      element("div", { class: "sum" }, this.counts(), actions),
      ...this.remarks(), this.faults() ?? "",
      wide, this.more, ...this.datalists(),
    );
    this.place.hidden = false;
    this.showMore();
  }

  /** Whether something in the page was changed since it was checked. */
  get changed() {
    return [...this.fields.values()].some(({ field, text }) => field.value !== text);
  }

  /** The rows with what was mended, as CSV; each in the line that its number says, so that places stay as they are. */
  csv() {
    const columns = this.checked.columns.map((column) => column.name);
    const lines = [columns.map(quoted).join(",")];
    for (const row of [...this.checked.rows].sort((one, other) => one.number - other.number)) {
      while (lines.length < row.number - 1) lines.push("");
      lines.push(columns.map((name) => quoted(this.text(row, name))).join(","));
    }
    return new Blob(["\ufeff", lines.join("\n"), "\n"], { type: "text/csv" });
  }

  text(row, name) {
    return this.fields.get(`${row.number}/${name}`)?.field.value ?? row.cells[name].text;
  }

  counts() {
    const { good, bad, left_out: left } = this.checked;
    return element("dl", {},
      element("div", {}, element("dt", {}, t("Documents to make")), element("dd", {}, number(good))),
      element("div", {}, element("dt", {}, t("Rows to mend")), element("dd", { class: bad ? "bad" : "" }, number(bad))),
      left > 0 && element("div", {}, element("dt", {}, t("Rows left out")), element("dd", {}, number(left))));
  }

  /** What is to be known of the list before anything is made of it. */
  remarks() {
    const { warnings, rows, count, whole } = this.checked;
    const said = warnings.map((problem) => withCode(sentence(words(problem))));
    if (!whole) {
      said.push([t("This list has {count} rows. Every row was checked, and documents are made for all; to keep the page quick, {shown} are shown, those to mend first.",
        { count: number(count), shown: number(rows.length) })]);
    }
    return said.map((line) => element("div", { class: "message warn" }, element("p", {}, ...line)));
  }

  /** What is wrong, as a list of links that jump to the cells. */
  faults() {
    const found = this.checked.problems.map((problem) => element("li", {}, problemLine(problem)));
    for (const { name, problem } of this.checked.columns) {
      if (problem) found.push(element("li", {}, ...withCode(t("Column {column}: {problem}", { column: name, problem: words(problem) }))));
    }
    const rows = this.checked.rows.filter((row) => this.isBad(row));
    for (const row of rows.slice(0, LISTED)) found.push(...this.links(row));
    if (!found.length) return null;
    const left = this.checked.bad - Math.min(rows.length, LISTED);
    if (left > 0) found.push(element("li", { class: "quiet" }, t("Further rows to mend: {number}", { number: number(left) })));
    return element("div", { class: "message bad", role: "alert" },
      element("strong", {}, t("What is wrong")), element("ul", { class: "wrong" }, ...found), element("p", { class: "quiet" }, this.advice()));
  }

  advice() {
    const missing = this.checked.problems.some(({ key, line }) => ["name", "role"].includes(key) && !line);
    if (missing || this.checked.columns.some(({ problem }) => problem)) {
      return t("Mend the first line of the file and drop it again: what you chose stays.");
    }
    return this.checked.whole
      ? t("Mend the cells below and have them checked again, or mend the file and drop it again: what you chose stays.")
      : t("Mend the file and drop it again: what you chose stays. The list is too long to be mended in the page.");
  }

  *links(row) {
    for (const [name, cell] of Object.entries(row.cells)) {
      if (!cell.problem) continue;
      const said = t("Row {row}, {column}: {problem}", { row: row.number, column: name, problem: cell.problem.text });
      const go = (event) => { event.preventDefault(); this.jump(row, name); };
      yield element("li", {}, element("a", { href: `#${id(row, name)}`, onclick: go }, ...withCode(said)));
    }
    for (const problem of row.problems) yield element("li", {}, ...withCode(t("Row {row}: {problem}", { row: row.number, problem: words(problem) })));
  }

  jump(row, name) {
    while (!document.getElementById(id(row, name)) && this.shown < this.rows().length) this.showMore();
    const cell = document.getElementById(id(row, name));
    cell?.scrollIntoView({ block: "center" });
    cell?.focus();
  }

  /** Show a row that was left out or taken in again, and the button that does the opposite. @param {number} number */
  seek(number) {
    while (!document.getElementById(`leave-${number}`) && this.shown < this.rows().length) this.showMore();
    document.getElementById(`leave-${number}`)?.focus();
  }

  isBad(row) {
    return row.problems.length > 0 || Object.values(row.cells).some((cell) => cell.problem);
  }

  /** The rows in the order of the table: those to mend first, then those that are left out, so that nobody has to look for them. */
  rows() {
    const rank = (row) => (this.isBad(row) ? 0 : row.left_out ? 1 : 2);
    return [...this.checked.rows].sort((one, other) => rank(one) - rank(other));
  }

  table() {
    const heads = this.checked.columns.map(({ name, problem }) => element("th", { scope: "col", class: problem ? "bad" : "" }, name, problem && why(problem)));
    return element("table", { class: "list" },
      element("thead", {}, element("tr", {}, element("th", { scope: "col" }, t("Row")), element("th", { scope: "col" }, t("Document")), ...heads)),
      this.body);
  }

  showMore() {
    const rows = this.rows();
    this.body.append(...rows.slice(this.shown, this.shown + PAGE).map((row) => this.row(row)));
    this.shown = Math.min(this.shown + PAGE, rows.length);
    this.more.hidden = this.shown >= rows.length;
  }

  row(row) {
    const bad = this.isBad(row);
    const cells = this.checked.columns.map(({ name, means }) => this.cell(row, name, means));
    return element("tr", { class: bad ? "wrong-row" : row.left_out ? "left-out" : "" },
      element("th", { scope: "row", "data-label": t("Row") }, String(row.number)), this.made(row, bad), ...cells);
  }

  cell(row, name, means) {
    const { text, problem } = row.cells[name];
    if (!problem) return element("td", { "data-label": text ? name : null }, text);
    const told = why(problem);
    told.id = `${id(row, name)}-why`;
    if (!this.checked.whole) return element("td", { class: "bad", "data-label": name, id: id(row, name), tabindex: "-1" }, text, told);
    const field = element("input", {
      id: id(row, name), value: text, "aria-invalid": "true", "aria-describedby": told.id, autocomplete: "off",
      "aria-label": t("Row {row}, {column}", { row: row.number, column: name }), list: means === "department" || this.choices[means]?.length ? `known-${means}` : null,
      onkeydown: (event) => { if (event.key === "Enter") this.again(); },
    });
    this.fields.set(`${row.number}/${name}`, { field, text });
    return element("td", { class: "bad", "data-label": name }, field, told);
  }

  made(row, bad) {
    const label = { "data-label": t("Document") };
    if (row.left_out) return element("td", { class: "made", ...label }, element("span", { class: "tag" }, t("Left out")), this.leaving(row, false));
    if (bad) {
      return element("td", { class: row.problems.length ? "made bad" : "made", ...label },
        element("span", { class: "tag bad" }, t("To mend")), ...row.problems.map(why), this.leaving(row, true));
    }
    return element("td", { class: "made", ...label }, row.makes ? `${row.makes.title} · ${row.makes.locale}` : "");
  }

  leaving(row, out) {
    const words = out ? t("Leave this row out") : t("Take it in again");
    return element("button", {
      type: "button", class: "leave", id: `leave-${row.number}`, "aria-label": `${words} (${row.number})`,
      onclick: () => this.leave(row.number, out),
    }, words);
  }

  datalists() {
    const departments = this.checked.departments.map((name) => [name]);
    return Object.entries({ ...this.choices, department: departments }).map(([name, values]) =>
      element("datalist", { id: `known-${name}` }, ...values.map(([value, called]) => element("option", { value }, called))));
  }
}

/** A number as the page's language writes it. @param {number} value */
export function number(value) {
  return new Intl.NumberFormat(language).format(value);
}

/** What a problem says and what to do, as one line. @param {{text: string, hint: string}} problem */
export function words(problem) {
  return `${problem.text} ${problem.hint}`.trim();
}

function why(problem) {
  return element("p", { class: "why" }, ...withCode(sentence(words(problem))));
}

function id(row, name) {
  return `cell-${row.number}-${name.replace(/\s/g, "_")}`;
}

/** A cell of CSV, which no spreadsheet program runs as a formula. */
function quoted(text) {
  const safe = RISKY.test(text) ? `'${text}` : text;
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
