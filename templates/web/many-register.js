// From the register of the workspace to its table, to what is due, and to what is entered: signed, withdrawn.

import { announce, ask, askJson, element, language, localeName, save, soon, t, told } from "/static/base.js";
import { number } from "/static/many-list.js";

const byId = (id) => document.getElementById(id);
const PAGE = 200;
const state = { sort: "number", descending: false, shown: 0, count: 0 };
const names = {};
let listening = false;

/** Show the register as it is now. */
export async function openRegister() {
  if (!listening) {
    listening = true;
    listen();
    await nameLocales();
  }
  await Promise.all([showEntries(), showDue()]);
}

/** What locales are called; where that cannot be had, their tags stand for them. */
async function nameLocales() {
  const { locales } = await askJson("/catalogue").catch(() => ({ locales: [] }));
  for (const each of locales) names[each.tag] = localeName(each);
}

function chosen() {
  const said = new URLSearchParams();
  const filters = new FormData(byId("filters"));
  for (const name of ["person", "role", "department", "locale"]) if (filters.get(name)?.trim()) said.set(name, filters.get(name).trim());
  said.set("current", String(filters.has("current")));
  said.set("unsigned", String(filters.has("unsigned")));
  said.set("sort", state.sort);
  said.set("descending", String(state.descending));
  return said;
}

async function showEntries() {
  try {
    const answer = await askJson(`/register?${chosen()}&limit=${PAGE}`);
    state.shown = answer.entries.length;
    state.count = answer.count;
    fill(byId("role"), Object.entries(answer.roles));
    fill(byId("department"), Object.entries(answer.departments));
    fill(byId("of-locale"), answer.locales.map((tag) => [tag, names[tag] ?? tag]));
    draw(answer.entries, Object.keys(answer.roles).length > 0);
  } catch (error) {
    byId("entries").replaceChildren(told(error));
  }
}

/** Put what there is to choose from into a list, and leave what is chosen. */
function fill(select, choices) {
  const { value } = select;
  const options = choices.map(([id, name]) => element("option", { value: id }, name));
  select.replaceChildren(select.options[0], ...options);
  select.value = choices.some(([id]) => id === value) ? value : "";
}

function draw(entries, any) {
  const place = byId("entries");
  byId("exports").hidden = !entries.length;
  if (!entries.length) {
    place.replaceChildren(element("p", { class: "quiet" }, any ? t("There is no document here that agrees with what you chose.") : t("No document has been made with a number yet.")));
    return;
  }
  const body = element("tbody", {}, ...entries.map(row));
  const more = element("button", { type: "button", class: "more", onclick: () => showMore(body, more) }, t("Show more rows"));
  more.hidden = state.shown >= state.count;
  place.replaceChildren(
    element("p", { class: "quiet small" }, t("Documents: {number}", { number: number(state.count) })),
    element("div", { class: "scroll", tabindex: "0", role: "region", "aria-labelledby": "entries-title" },
      element("table", { class: "list" }, element("thead", {}, element("tr", {}, ...heads())), body)),
    more);
}

async function showMore(body, more) {
  try {
    const answer = await askJson(`/register?${chosen()}&limit=${PAGE}&start=${state.shown}`);
    body.append(...answer.entries.map(row));
    state.shown += answer.entries.length;
    more.hidden = state.shown >= answer.count;
  } catch (error) {
    more.after(told(error));
  }
}

function heads() {
  const named = { number: t("Number"), name: t("Person"), title: t("Post"), department: t("Department"), issued: t("Issued"), signed: t("Signed") };
  const made = Object.entries(named).map(([sort, name]) => element("th", {
    scope: "col", "aria-sort": state.sort === sort ? (state.descending ? "descending" : "ascending") : null,
  }, element("button", { type: "button", class: "sort", onclick: () => order(sort) }, name)));
  return [...made, element("th", { scope: "col" }, element("span", { class: "hidden" }, t("What to do")))];
}

async function order(sort) {
  state.descending = state.sort === sort && !state.descending;
  state.sort = sort;
  await showEntries();
  const names = ["number", "name", "title", "department", "issued", "signed"];
  byId("entries").querySelectorAll("button.sort")[names.indexOf(sort)]?.focus();
}

function row(entry) {
  const label = (name) => ({ "data-label": name });
  return element("tr", {},
    element("th", { scope: "row", ...label(t("Number")) }, entry.version > 1 ? t("{number}, version {version}", entry) : entry.number),
    element("td", label(t("Person")), entry.name),
    element("td", label(t("Post")), `${entry.title} · ${entry.locale}`),
    element("td", entry.department ? label(t("Department")) : {}, entry.department),
    element("td", label(t("Issued")), day(entry.issued)),
    element("td", label(t("Signed")), signature(entry)),
    element("td", {}, entry.current && element("div", { class: "rowwise" }, ...deeds(entry))));
}

function signature(entry) {
  if (entry.withdrawn) return element("span", { class: "tag bad", title: entry.reason }, t("Withdrawn on {day}", { day: day(entry.withdrawn) }));
  if (entry.signed.length) return element("span", { class: "tag good" }, day(entry.signed.at(-1)));
  if (!entry.current) return element("span", { class: "tag" }, t("Replaced"));
  return entry.to_sign ? element("span", { class: "tag changed" }, t("Not signed")) : "";
}

function deeds(entry) {
  const about = { number: entry.number, name: entry.name };
  return [
    entry.to_sign && element("button", { type: "button", "aria-label": t("Enter the signature for {number}, {name}", about), onclick: () => enter(entry, "signatures") }, t("Signed …")),
    element("button", { type: "button", class: "plain", "aria-label": t("Withdraw {number}, {name}", about), onclick: () => enter(entry, "withdrawal") }, t("Withdraw …")),
  ];
}

/** Ask for the day, and the reason, and enter it. */
function enter(entry, what) {
  const withdrawal = what === "withdrawal";
  const dialog = byId("asking");
  byId("asking-title").textContent = withdrawal ? t("Withdraw the document") : t("Enter the signature");
  byId("asking-of").textContent = [entry.number, entry.name, entry.title].filter(Boolean).join(" · ");
  byId("asking-do").textContent = withdrawal ? t("Withdraw") : t("Enter");
  byId("why").hidden = !withdrawal;
  byId("reason").value = "";
  bound(entry);
  byId("asking-problem").replaceChildren();
  dialog.querySelector("form").onsubmit = (event) => { event.preventDefault(); send(entry, what); };
  dialog.showModal();
}

/** Let only a day be entered that can be: from the day of the document to today. */
function bound({ issued }) {
  const field = byId("day");
  const ahead = issued > today();
  field.min = issued;
  field.max = today();
  field.value = ahead ? "" : today();
  field.disabled = ahead;
  byId("asking-do").disabled = ahead;
  byId("day-help").textContent = ahead
    ? t("The document bears a day that is still to come, {day}. Until then it can be neither signed nor withdrawn.", { day: day(issued) })
    : t("From {day}, the day of the document, to today.", { day: day(issued) });
}

async function send(entry, what) {
  const body = { date: byId("day").value, ...(what === "withdrawal" ? { reason: byId("reason").value } : { version: entry.version }) };
  try {
    await ask(`/register/${encodeURIComponent(entry.number)}/${what}`, { body });
    byId("asking").close();
    announce(what === "withdrawal" ? t("{number} is withdrawn.", entry) : t("The signature for {number} is entered.", entry));
    await openRegister();
  } catch (error) {
    byId("asking-problem").replaceChildren(told(error));
  }
}

async function showDue() {
  try {
    const found = await askJson("/register/due?within=60");
    const lists = [
      [t("Not signed"), found.unsigned, (days) => t("issued {time}", { time: ago(-days) })],
      [t("To be looked through again"), found.reviews, (days) => ago(-days)],
      [t("Holder to be assessed again"), found.certifications, (days) => ago(-days)],
    ];
    const shown = lists.filter(([, items]) => items.length).map((each) => dues(...each));
    byId("due").replaceChildren(...(shown.length ? shown : [element("p", {}, t("Nothing is due in the next 60 days."))]));
  } catch (error) {
    byId("due").replaceChildren(told(error));
  }
}

function dues(title, items, when) {
  const lines = items.slice(0, 10).map((item) => element("li", {},
    element("span", {}, element("strong", {}, item.name || item.title), ` ${item.number} · ${item.title}`),
    element("span", { class: item.days > 0 ? "tag changed" : "tag" }, when(item.days))));
  const left = items.length - lines.length;
  if (left > 0) lines.push(element("li", { class: "quiet" }, t("Further documents: {number}", { number: number(left) })));
  return element("section", {}, element("h3", {}, `${title} (${number(items.length)})`), element("ul", {}, ...lines));
}

function ago(days) {
  return new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(days, "day");
}

function day(said) {
  return new Intl.DateTimeFormat(language, { dateStyle: "medium", timeZone: "UTC" }).format(new Date(`${said}T00:00:00Z`));
}

/** Today where the person is, as year-month-day. */
export function today() {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

function listen() {
  const again = soon(showEntries, 200);
  byId("filters").addEventListener("input", again);
  byId("filters").addEventListener("submit", (event) => event.preventDefault());
  byId("asking-close").addEventListener("click", () => byId("asking").close());
  byId("exports").addEventListener("click", async (event) => {
    const { format } = event.target.dataset;
    if (!format) return;
    try { await save(await ask(`/register/export?${chosen()}&format=${format}&language=${language}`)); } catch (error) { byId("entries").prepend(told(error)); }
  });
}
