// The page for candidates: which post and locale, then their checklist, and the check of a CV for them.

import { Draft, askJson, element, inWorkspace, localeName, t, told } from "./base.js";
import { Checklist } from "./cv-checklist.js";
import { Check } from "./cv-check.js";

const [roles, locales, problem] = ["role", "locale", "problem"].map((id) => document.getElementById(id));
const last = new Draft("cv");
const address = new URL(location.href);
const chosen = {
  role: address.searchParams.get("role") ?? last.read()?.value.role ?? "",
  locale: address.searchParams.get("locale") ?? last.read()?.value.locale ?? "",
};
const checklist = new Checklist();
const check = new Check(checklist);
let turn = 0;

/** Show what can be chosen, with the titles of posts in the chosen language. */
async function fill() {
  const asked = chosen.locale && `?locale=${encodeURIComponent(chosen.locale)}`;
  const found = await askJson(`/catalogue${asked}`);
  if (!found.locales.some((each) => each.tag === chosen.locale)) chosen.locale = found.usual;
  // An adaptation of a role for some is no post that anybody applies for, unless it is the employer's own.
  const posts = found.roles.filter((each) => !each.overlay || (inWorkspace && each.own));
  if (!posts.some((each) => each.id === chosen.role)) chosen.role = first(posts);
  roles.replaceChildren(...choices(posts));
  locales.replaceChildren(group(found.locales, true), group(found.locales, false));
}

function first(posts) {
  return (posts.find((each) => each.id === "account-manager") ?? posts[0])?.id ?? "";
}

/** The posts, the employer's own first; of those that are called the same, each with its id. */
function choices(posts) {
  const alone = (each) => posts.every((other) => other === each || other.title !== each.title);
  const said = (each) => option(each.id, each.own || !alone(each) ? `${each.title} (${each.id})` : each.title, chosen.role);
  const [own, others] = [true, false].map((mine) => byTitle(posts.filter((each) => each.own === mine)).map(said));
  if (!own.length) return others;
  return [
    element("optgroup", { label: t("Your own roles") }, ...own), element("optgroup", { label: t("Roles of the program") }, ...others),
  ];
}

function byTitle(posts) {
  return [...posts].sort((one, other) => one.title.localeCompare(other.title, chosen.locale));
}

function option(value, words, selected) {
  return element("option", { value, selected: value === selected }, words);
}

function group(every, usual) {
  const said = every.filter((each) => each.usual === usual).map((each) =>
    option(each.tag, localeName(each), chosen.locale));
  return element("optgroup", { label: usual ? t("Usual") : t("Others") }, ...said);
}

/** Show the checklist of what is chosen; what was chosen meanwhile wins. */
async function show() {
  const mine = ++turn;
  const columns = document.getElementById("columns");
  columns.setAttribute("aria-busy", "true");
  try {
    const found = await askJson(`/checklists/${chosen.role}?locale=${encodeURIComponent(chosen.locale)}`);
    if (mine !== turn) return;
    problem.replaceChildren();
    checklist.show(found);
    columns.hidden = false;
    check.for(chosen.role, chosen.locale, found.language, found.direction);
  } catch (error) {
    if (mine === turn) { columns.hidden = true; tell(error, show); }
  } finally {
    if (mine === turn) columns.removeAttribute("aria-busy");
  }
}

function tell(error, again) {
  const button = element("button", { type: "button", onclick: again }, t("Try again"));
  problem.replaceChildren(told(error), element("p", { class: "actions" }, button));
}

function remember() {
  last.keep(chosen);
  address.searchParams.set("role", chosen.role);
  address.searchParams.set("locale", chosen.locale);
  history.replaceState(null, "", `${address.pathname}${address.search}`);
}

async function begin() {
  problem.replaceChildren();
  try {
    await fill();
  } catch (error) {
    tell(error, begin);
    return;
  }
  await show();
}

document.getElementById("choice").addEventListener("submit", (event) => event.preventDefault());
roles.addEventListener("change", () => {
  chosen.role = roles.value;
  remember();
  show();
});
locales.addEventListener("change", () => {
  chosen.locale = locales.value;
  remember();
  begin();
});
begin();
