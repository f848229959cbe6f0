// The page of many documents at once: a staff list is dropped, checked, mended and made; the register is beside it.

import { announce, ask, askJson, Draft, element, inWorkspace, localeName, save, t, told } from "/static/base.js";
import { StaffList } from "/static/many-list.js";
import { openRegister, today } from "/static/many-register.js";
import { refusal, RunPanel } from "/static/many-run.js";

const byId = (id) => document.getElementById(id);
const options = byId("options");
const remembered = new Draft("many-options");
const list = new StaffList(byId("checked"), () => check(), leave);
const panel = new RunPanel(byId("run"), (shown) => { byId("preparing").hidden = shown; });
let given = null;
let checking = null;

/** Read a file whole at once: it may be saved anew while the page is open. */
async function take(file) {
  try {
    given = { blob: new Blob([await file.arrayBuffer()]), name: file.name, without: new Set() };
  } catch (error) {
    byId("problem").replaceChildren(told(error));
    return;
  }
  byId("sheet").replaceChildren();
  byId("sheets").hidden = true;
  list.checked = null;
  await check();
}

/** Have the list checked as it is now: the file, or its rows with what was mended in the page. */
async function check() {
  if (!given) return;
  takeMended();
  checking?.abort();
  checking = new AbortController();
  const { signal } = checking;
  const asked = query(["sheet", "locale"]);
  byId("problem").replaceChildren(element("p", { class: "quiet", role: "status" }, t("The list is being read …")));
  try {
    const checked = await askJson(`/tables?${asked}`, { file: given.blob, signal });
    show(checked);
    byId("problem").replaceChildren();
  } catch (error) {
    if (error.name === "AbortError") return;
    byId("checked").hidden = true;
    byId("file-name").hidden = true;
    byId("problem").replaceChildren(told(error));
  }
}

/** Leave a row out, or take it in again: what is wrong with others may hang on it. */
async function leave(row, out) {
  if (out) given.without.add(row);
  else given.without.delete(row);
  await check();
  announce(out ? t("Row {row} is left out.", { row }) : t("Row {row} is taken in again.", { row }));
  list.seek(row);
}

/** Let what was mended in the page stand for the file. */
function takeMended() {
  if (list.checked?.whole && list.changed) given = { ...given, blob: list.csv(), mended: true };
}

function show(checked) {
  byId("file-name").textContent = checked.name;
  byId("file-name").hidden = false;
  if (!given.mended) showSheets(checked);
  list.show(checked, actions(checked));
  byId("checked-title").focus();
}

function showSheets({ sheets, sheet }) {
  byId("sheets").hidden = sheets.length < 2;
  byId("sheet").replaceChildren(...sheets.map((name) => element("option", { value: name, selected: name === sheet }, name)));
}

function actions(checked) {
  const mending = checked.bad > 0 && checked.whole;
  const again = mending && element("button", { type: "button", class: "main", onclick: check }, t("Check again"));
  const make = element("button", { type: "button", class: mending ? "" : "main", id: "make-them", onclick: begin }, t("Make the documents"));
  allow(make, checked);
  return element("div", { class: "actions" }, again, make);
}

function allow(button, { good, bad, problems, columns }) {
  const broken = problems.length > 0 || columns.some(({ problem }) => problem);
  if (button) button.disabled = broken || good === 0 || (bad > 0 && !byId("skip").checked);
}

async function begin() {
  const button = byId("make-them");
  if (button.disabled) return;
  button.disabled = true;
  takeMended();
  try {
    const formats = new FormData(options).getAll("formats");
    if (!formats.length) throw new Error("no format");
    const { id } = await askJson(`/batches?${query(["sheet", "locale", "date", "skip_bad", "formats"])}`, { file: given.blob });
    byId("problem").replaceChildren();
    panel.show({ id, status: "waiting", name: given.name });
  } catch (error) {
    byId("problem").replaceChildren(error.message === "no format" ? noFormat() : refusal(error));
    byId("problem").scrollIntoView({ block: "nearest" });
  }
  button.disabled = false;
}

function noFormat() {
  return element("div", { class: "message bad", role: "alert" }, element("p", {}, t("Choose a format: without one there is nothing to make.")));
}

/** What is asked with the list, of the options that are named. */
function query(names) {
  const said = new URLSearchParams({ name: given.name });
  const chosen = new FormData(options);
  for (const row of given.without) said.append("leave_out", row);
  for (const name of names) {
    for (const value of chosen.getAll(name)) {
      if (value && !(name === "sheet" && given.mended)) said.append(name, name === "skip_bad" ? "true" : value);
    }
  }
  return said;
}

function remember() {
  const chosen = new FormData(options);
  remembered.keep({ formats: chosen.getAll("formats"), locale: chosen.get("locale"), skip: byId("skip").checked });
}

function recall() {
  const kept = remembered.read()?.value;
  if (!kept) return;
  for (const box of options.querySelectorAll("[name=formats]")) box.checked = kept.formats?.includes(box.value) ?? box.checked;
  byId("skip").checked = Boolean(kept.skip);
  byId("locale").value = [...byId("locale").options].some(({ value }) => value === kept.locale) ? kept.locale : "";
}

async function fillChoices() {
  const { roles, locales } = await askJson("/catalogue");
  list.choices = { role: roles.map(({ id, title }) => [id, title]), locale: locales.map((each) => [each.tag, localeName(each)]) };
  byId("locale").append(...locales.map((each) => element("option", { value: each.tag }, localeName(each))));
}

function changed(event) {
  remember();
  if (event.target.id === "date") byId("date-ahead").textContent = event.target.value > today() ? t("They cannot be signed or withdrawn before that day.") : "";
  if (event.target.name === "sheet") given?.without.clear();
  if (["locale", "sheet"].includes(event.target.name)) check();
  if (event.target.id === "skip" && list.checked) allow(byId("make-them"), list.checked);
}

function listen() {
  const drop = byId("drop");
  const over = (event) => { event.preventDefault(); drop.classList.toggle("over", event.type === "dragover"); };
  // A file that misses the field would else be opened in the place of the page.
  for (const name of ["dragover", "drop"]) window.addEventListener(name, (event) => event.preventDefault());
  for (const name of ["dragover", "dragleave", "drop"]) drop.addEventListener(name, over);
  drop.addEventListener("drop", (event) => { if (event.dataTransfer.files.length) take(event.dataTransfer.files[0]); });
  byId("file").addEventListener("change", (event) => {
    const [file] = event.target.files;
    // The same file may be chosen again when it was mended.
    if (file) take(file).finally(() => { event.target.value = ""; });
  });
  options.addEventListener("change", changed);
  options.addEventListener("submit", (event) => event.preventDefault());
  byId("example").addEventListener("click", async () => {
    try { await save(await ask("/tables/example")); } catch (error) { byId("problem").replaceChildren(told(error)); }
  });
}

/** Show the part of the page that the address names. */
function turn() {
  const register = location.hash === "#register";
  byId("part-register").hidden = !register;
  byId("part-make").hidden = register;
  byId("to-register").toggleAttribute("aria-current", register);
  byId("to-make").toggleAttribute("aria-current", !register);
  if (register && inWorkspace) openRegister();
}

listen();
window.addEventListener("hashchange", turn);
turn();
panel.find();
fillChoices().then(recall, (error) => byId("problem").replaceChildren(told(error)));
