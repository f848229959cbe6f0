// From a run of the server's to its progress on the page, and to what it has made.

import { announce, ask, askJson, element, inWorkspace, language, Refusal, save, sentence, t, told, withCode } from "/static/base.js";
import { number, words } from "/static/many-list.js";
import { follow } from "/static/many-stream.js";

const TOLD_AGAIN = 15_000;
const guarded = document.documentElement.dataset.guarded === "yes";

/** The run that is under way, or ended last, in a place of the page. */
export class RunPanel {
  /**
   * @param {HTMLElement} place
   * @param {(shown: boolean) => void} changed told when a run is shown, and when it is put away
   */
  constructor(place, changed) {
    this.place = place;
    this.changed = changed;
    this.announced = 0;
  }

  /** Show the run that is under way, or ended last: whoever opens the page again finds it, or what became of it. */
  async find() {
    const runs = await askJson("/batches").catch(() => null);
    const last = kept();
    const run = runs?.find(({ status }) => status === "running" || status === "waiting") ?? runs?.find(({ id }) => id === last);
    if (run) this.show(run);
    else if (runs && last) this.drawLost();
  }

  /** Say what became of a run that the program no longer knows: it was started anew, or has had others since. */
  drawLost() {
    keep("");
    this.place.hidden = false;
    this.place.replaceChildren(element("div", { class: "message" }, element("p", {}, ...withCode(inWorkspace
      ? t("Your last list is no longer being worked on. Whatever was made of it is in the folder `output/people` and in the register.")
      : t("Your last list is no longer being worked on, and what was made of it is no longer kept. Drop the list again.")))));
  }

  /** Show a run, and follow it to its end. @param {{id: string, status: string, name: string}} state */
  async show(state) {
    keep(state.id);
    this.id = state.id;
    this.drawn = "";
    this.place.hidden = false;
    this.changed(true);
    this.draw(state);
    this.place.querySelector("h2")?.focus();
    this.leave = new AbortController();
    try {
      await follow(`/batches/${state.id}/events`, ({ data }) => this.draw(data), this.leave.signal);
    } catch (error) {
      this.place.append(told(error));
    }
  }

  draw(state) {
    const ended = !["waiting", "running"].includes(state.status);
    if (ended) this.drawEnd(state);
    else this.drawProgress(state);
  }

  drawProgress(state) {
    if (this.drawn !== "progress") this.beginProgress(state);
    this.drawn = "progress";
    const { done = 0, total, seconds = 0 } = state;
    if (total === undefined) {
      this.now.replaceChildren(state.status === "waiting" ? t("Another list is being made; this one is next.") : t("The list is being read …"));
    } else {
      this.bar.max = Math.max(total, 1);
      this.bar.value = done;
      this.now.replaceChildren(...facts(done, total, seconds, state.person).map((said) => element("span", {}, said)));
      this.tell(done, total);
    }
    if (state.cancelling) {
      this.cancel.disabled = true;
      this.cancel.textContent = t("Being cancelled …");
    }
  }

  beginProgress(state) {
    this.bar = element("progress", { "aria-label": t("Documents made") });
    this.now = element("p", { class: "now" });
    this.cancel = element("button", { type: "button", onclick: () => this.end() }, t("Cancel"));
    this.place.replaceChildren(element("div", { class: "card" },
      element("h2", { tabindex: "-1" }, t("{file}: documents are being made", { file: state.name })),
      element("div", { class: "progress" }, this.bar, this.now),
      element("p", { class: "quiet small" }, t("You may close this page or load it anew: the work goes on as long as the program runs.")),
      element("div", { class: "actions" }, this.cancel)));
  }

  /** Say now and then how far it is, to people who hear the page. */
  tell(done, total) {
    if (Date.now() - this.announced < TOLD_AGAIN) return;
    this.announced = Date.now();
    announce(t("{done} of {total}", { done: number(done), total: number(total) }));
  }

  async end() {
    this.cancel.disabled = true;
    try {
      await ask(`/batches/${this.id}`, { method: "DELETE" });
    } catch (error) {
      this.place.append(told(error));
    }
  }

  drawEnd(state) {
    const title = { done: t("The documents are made"), cancelled: t("Cancelled"), failed: t("Nothing more could be made") }[state.status];
    const another = element("button", { type: "button", onclick: () => this.putAway() }, t("Take another list"));
    this.place.replaceChildren(element("div", { class: "card" },
      element("h2", { tabindex: "-1" }, title),
      element("p", { class: "quiet" }, state.name),
      summary(state), ...messages(state),
      element("div", { class: "actions" }, state.result && this.download(), another),
      state.result && contents(state)));
    if (this.drawn === "progress") this.place.querySelector("h2").focus();
    this.drawn = "end";
    announce(title);
  }

  /** A link, which the browser saves while it comes; where a token is needed, only a script can ask. */
  download() {
    const path = `/batches/${this.id}/result`;
    const name = t("Download everything (.zip)");
    if (!guarded) return element("a", { class: "button main", href: `/api/v1${path}`, download: "documents.zip" }, name);
    const get = async () => {
      try { await save(await ask(path)); } catch (error) { this.place.append(told(error)); }
    };
    return element("button", { type: "button", class: "main", onclick: get }, name);
  }

  putAway() {
    this.leave?.abort();
    keep("");
    this.place.hidden = true;
    this.place.replaceChildren();
    this.changed(false);
  }
}

/** What to tell of a run that cannot begin. @param {Error} error @returns {HTMLElement} */
export function refusal(error) {
  if (!(error instanceof Refusal) || error.status !== 429) return told(error);
  return element("div", { class: "message warn", role: "alert" },
    element("p", {}, t("Two lists are being made already. Wait until one is done, then try again.")));
}

function facts(done, total, seconds, person) {
  const said = [t("{done} of {total}", { done: number(done), total: number(total) })];
  const rate = seconds > 0 ? done / seconds : 0;
  if (done > 0) {
    said.push(t("{number} a second", { number: new Intl.NumberFormat(language, { maximumSignificantDigits: 2 }).format(rate) }));
    if (done < total) said.push(t("{time} left", { time: lasting((total - done) / rate) }));
  }
  if (person) said.push(person);
  return said;
}

function lasting(seconds) {
  const [unit, value] = seconds < 90 ? ["second", seconds] : ["minute", seconds / 60];
  return new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "short", maximumFractionDigits: 0 }).format(Math.max(1, value));
}

function summary(state) {
  const { done = 0, failed = 0, files = 0, ready = 0, rejected = [], left_out: left = [], bad = rejected.length } = state;
  const counted = [[t("Documents made"), done - failed], [t("Files"), files], [t("There already, and the same"), ready], [t("Rows left out"), state.status === "failed" ? 0 : bad + left.length], [t("Not made"), failed]];
  return element("dl", { class: "facts" }, ...counted.filter(([, count], index) => count || index === 0)
    .map(([name, count]) => element("div", {}, element("dt", {}, name), element("dd", {}, number(count)))));
}

function messages(state) {
  const boxes = [];
  const bad = (...lines) => boxes.push(element("div", { class: "message bad" }, ...lines));
  if (state.status === "cancelled" && state.files) boxes.push(element("div", { class: "message warn" }, element("p", {}, state.folder ? t("What was made is whole and stays. Drop the same list again, and the rest is made.") : t("What was made is whole, and you can download it."))));
  if (state.broken) bad(element("p", {}, t("The work ended before it was done, perhaps for want of memory. Drop the same list again, or split it.")));
  if (state.problems?.length) bad(...state.problems.map((problem) => element("p", {}, ...withCode(sentence(words(problem))))));
  if (state.missing?.length) bad(...state.missing.map((said) => element("p", {}, said)));
  if (state.faults?.length) bad(...state.faults.map(({ name, text }) => element("p", {}, element("strong", {}, name), ` ${text}`)));
  if (state.rejected?.length) boxes.push(leftOut(state));
  if (state.left_out?.length) boxes.push(chosenOut(state.left_out));
  if (state.warnings?.length) boxes.push(warnings(state.warnings));
  return boxes;
}

function leftOut({ rejected, status }) {
  const lines = rejected.flatMap(({ number: row, name, problems }) => problems.map((problem) =>
    element("li", {}, ...withCode(t("Row {row}, {name}: {problem}", { row, name, problem: words(problem) })))));
  const title = status === "failed" ? t("These rows are wrong, and nothing was made.") : t("These rows were left out. They are in rejected.csv, where you can mend them and drop that file.");
  return element("details", { class: "message warn", open: true }, element("summary", {}, title), element("ul", { class: "plain" }, ...lines));
}

function chosenOut(rows) {
  const lines = rows.map(({ number: row, name }) => element("li", {}, t("Row {row}: {name}", { row, name })));
  const title = t("You left these rows out. When they are mended, drop the same list again, and only what is missing is made.");
  return element("details", { class: "message warn", open: true }, element("summary", {}, title), element("ul", { class: "plain" }, ...lines));
}

function warnings(found) {
  return element("details", {}, element("summary", {}, t("To consider")), element("ul", { class: "plain" }, ...found.map((problem) => element("li", {}, ...withCode(sentence(words(problem)))))));
}

function contents({ folder, lists = [] }) {
  const lines = [];
  if (lists.includes("acknowledgements.docx")) lines.push(t("acknowledgements.docx is the list to sign: print it and let everybody sign for the document received."));
  if (folder) lines.push(t("The documents are also in the folder {folder}, and in the register.", { folder }));
  else lines.push(t("Save the file: the program keeps what it made only as long as it runs."));
  return element("div", {}, ...lines.map((line) => element("p", { class: "quiet small" }, line)));
}

function keep(id) {
  try { localStorage.setItem("run", id); } catch { /* a browser that keeps nothing */ }
}

function kept() {
  try { return localStorage.getItem("run"); } catch { return null; }
}
