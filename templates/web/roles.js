// The page of roles: their family as nested lists, what each changes, how far translations are.

import { announce, askJson, element, language, localeName, problemLine, t, told } from "./base.js";
import { drawDifference } from "./roles-difference.js";
import { bar } from "./roles-bar.js";
import { drawTranslations } from "./roles-translations.js";

const family = document.getElementById("family");
const locales = document.getElementById("locale");
const wanted = document.getElementById("wanted");
const address = new URL(location.href);
let shown = { locale: address.searchParams.get("locale") ?? "", roles: [] };

/** Keep a choice in the page's address, so that it is there again after loading anew and in another language. */
function remember(name, value) {
  if (value) address.searchParams.set(name, value);
  else address.searchParams.delete(name);
  history.replaceState(null, "", address);
}

async function load() {
  family.setAttribute("aria-busy", "true");
  try {
    shown = await askJson(`/tree${shown.locale ? `?locale=${encodeURIComponent(shown.locale)}` : ""}`);
    drawLocales();
    drawFamily();
  } catch (error) {
    family.replaceChildren(told(error), again(load));
  } finally {
    family.setAttribute("aria-busy", "false");
  }
}

function again(work) {
  return element("p", { class: "actions" }, element("button", { type: "button", onclick: work }, t("Try again")));
}

function drawLocales() {
  const option = (each) => element("option", { value: each.tag, selected: each.tag === shown.locale }, localeName(each));
  const group = (label, usual) =>
    element("optgroup", { label }, ...shown.locales.filter((each) => each.usual === usual).map(option));
  locales.replaceChildren(group(t("Usual"), true), group(t("Others"), false));
  locales.disabled = false;
}

function drawFamily() {
  const others = shown.problems.length ? problemsOf(shown.problems) : null;
  family.replaceChildren(...[others, listOf(shown.roles, "family")].filter(Boolean));
  filter();
  const open = address.searchParams.get("role");
  if (open) family.querySelector(`[data-role="${CSS.escape(open)}"] .differs`)?.click();
}

function listOf(roles, kind) {
  return element("ul", { class: kind }, ...roles.map(branch));
}

function branch(role) {
  const below = role.children.length ? listOf(role.children, "children") : null;
  return element("li", { class: "branch" }, card(role), below);
}

function card(role) {
  const name = `role-${role.id}`;
  const wrong = role.problems.some((problem) => problem.severity === "error");
  const usable = !wrong && !role.blocked;
  const made = element(
    "article", { class: `card role${usable ? "" : " wrong"}`, "aria-labelledby": name, dataset: { role: role.id, words: searchable(role) } },
    element("div", { class: "naming" }, element("h3", { id: name }, role.title), element("code", {}, role.id), tags(role, wrong)),
    forWhom(role),
    usable && clauses(role),
    role.problems.length > 0 && problemsOf(role.problems),
    role.blocked && blocked(role),
  );
  if (usable) made.append(...actions(role));
  return made;
}

function searchable(role) {
  return `${role.title} ${role.id}`.toLocaleLowerCase(language);
}

function tags(role, wrong) {
  return element(
    "span", { class: "tags" },
    role.own ? element("span", { class: "tag good" }, t("Your own")) : element("span", { class: "tag shipped" }, t("Comes with the program")),
    role.overlay && element("span", { class: "tag changed" }, t("Adaptation")),
    wrong && element("span", { class: "tag bad" }, t("Has mistakes")),
  );
}

function forWhom(role) {
  const said = [
    role.departments.length && t("For the department: {names}", { names: listed(role.departments) }),
    role.places.length && t("For the country: {names}", { names: listed(role.places) }),
  ].filter(Boolean);
  return said.length > 0 && element("ul", { class: "for-whom small" }, ...said.map((each) => element("li", {}, each)));
}

function listed(names) {
  return new Intl.ListFormat(language, { type: "conjunction" }).format(names);
}

function clauses(role) {
  const { own, changed, inherited, left_out: gone } = role.clauses;
  if (!role.parent) return element("p", { class: "counts small" }, t("Clauses: {number}", { number: own }));
  const counts = [
    ["inherited", t("Taken over: {number}", { number: inherited }), inherited],
    ["changed", t("Reworded: {number}", { number: changed }), changed],
    ["own", t("Added: {number}", { number: own }), own],
    ["gone", t("Left out: {number}", { number: gone }), gone],
  ].filter(([, , number]) => number);
  return element(
    "div", { class: "counts small" },
    element("p", { class: "quiet" }, t("Clauses of the role")),
    bar(counts.map(([kind, , number]) => [kind, number])),
    element("ul", {}, ...counts.map(([kind, words]) => element("li", { class: `key ${kind}` }, words))),
  );
}

function problemsOf(problems) {
  const bad = problems.some((problem) => problem.severity === "error");
  return element(
    "div", { class: `message ${bad ? "bad" : "warn"}` },
    ...problems.map(problemLine),
    bad && element("p", { class: "small" }, t("Mend the file, save it, and load this page anew.")),
  );
}

function blocked(role) {
  return element("p", { class: "message warn" }, t("This role takes clauses from {file}, which has mistakes: it can be used when they are mended.", { file: role.blocked }));
}

function actions(role) {
  const to = (page, words, kind) => element(
    "a", { class: `button ${kind}`, href: `/${language}/${page}?role=${encodeURIComponent(role.id)}&locale=${encodeURIComponent(role.locale)}` },
    words, element("span", { class: "hidden" }, ` ${role.id}`),
  );
  const place = element("div", { class: "difference", id: `difference-${role.id}`, hidden: true });
  const differs = role.compared && element(
    "button", { type: "button", class: "differs", "aria-expanded": "false", "aria-controls": place.id, onclick: () => toggle(role, differs, place) },
    t("What it changes"), element("span", { class: "hidden" }, ` ${role.id}`),
  );
  return [
    element("div", { class: "actions" }, to("job-descriptions", t("Adapt"), ""), differs, to("vacancies", t("Vacancy"), "plain"), to("cv", t("CV"), "plain")),
    place,
  ];
}

function toggle(role, button, place) {
  const open = button.getAttribute("aria-expanded") !== "true";
  button.setAttribute("aria-expanded", String(open));
  place.hidden = !open;
  if (open) drawDifference(place, role, comparable(shown.roles, role.id));
  const now = family.querySelector('.differs[aria-expanded="true"]')?.closest("[data-role]")?.dataset.role;
  remember("role", open ? role.id : now ?? "");
}

/** Every other role that can be compared with, by id. */
function comparable(roles, than) {
  return roles.flatMap((each) => {
    const sound = each.id !== than && !each.blocked && each.clauses && !each.problems.some((one) => one.severity === "error");
    return [...(sound ? [{ id: each.id, title: each.title }] : []), ...comparable(each.children, than)];
  });
}

/** Show the roles that are looked for and those above them. */
function filter() {
  const words = wanted.value.trim().toLocaleLowerCase(language);
  let found = 0;
  for (const branch of [...family.querySelectorAll(".branch")].reverse()) {
    const fits = branch.firstElementChild.dataset.words.includes(words);
    found += fits;
    branch.hidden = !fits && !branch.querySelector(":scope > ul > .branch:not([hidden])");
    branch.firstElementChild.classList.toggle("beside", Boolean(words) && !fits);
  }
  family.querySelector(".none")?.remove();
  if (!found) family.append(element("p", { class: "none quiet" }, t("No role has such a title.")));
  return found;
}

wanted.addEventListener("input", () => announce(t("Roles: {number}", { number: filter() })));
document.getElementById("choosing").addEventListener("submit", (event) => event.preventDefault());
locales.addEventListener("change", () => {
  shown.locale = locales.value;
  remember("locale", shown.locale);
  load();
});

await load();
drawTranslations(document.getElementById("translations"), shown.roles);
