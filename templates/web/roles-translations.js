// How far each language is with the words of each role: a table of bars and words.

import { askJson, element, sentence, t, told } from "./base.js";
import { bar } from "./roles-bar.js";

const TOGETHER = {
  employer: t("What your employer’s file says"),
  shared: t("Clauses that several roles share"),
  place: t("Rules of the countries"),
  frame: t("Headings and fixed words of the documents"),
  program: t("This program"),
};

/**
 * Draw the table into a place, as soon as it is counted.
 * @param {HTMLElement} place
 * @param {{id: string, title: string, children: any[]}[]} roles the family, for the titles
 */
export async function drawTranslations(place, roles) {
  try {
    const { languages, owners } = await askJson("/translations");
    place.replaceChildren(table(languages, rows(owners, titles(roles))));
  } catch (error) {
    place.replaceChildren(
      element("p", {}, t("Translations are counted when no file has a mistake.")), told(error),
      element("p", { class: "actions" }, element("button", { type: "button", onclick: () => drawTranslations(place, roles) }, t("Try again"))),
    );
  } finally {
    place.setAttribute("aria-busy", "false");
  }
}

function titles(roles) {
  return new Map(roles.flatMap((role) => [[role.id, role.title], ...titles(role.children)]));
}

/** One row for each role, then one for each other kind of words. */
function rows(owners, known) {
  const made = owners.filter((each) => each.kind === "role").map((each) => ({ id: each.id, title: known.get(each.id) ?? each.id, counts: each.counts }));
  for (const [kind, title] of Object.entries(TOGETHER)) {
    const together = owners.filter((each) => each.kind === kind);
    if (!together.length) continue;
    const counts = {};
    for (const owner of together) {
      for (const [code, count] of Object.entries(owner.counts)) counts[code] = sum(counts[code], count);
    }
    made.push({ id: "", title, counts });
  }
  return made;
}

function sum(one, other) {
  if (!one) return { ...other };
  return { translated: one.translated + other.translated, fuzzy: one.fuzzy + other.fuzzy, missing: one.missing + other.missing };
}

// On a small screen the rows become boxes: the roles are said so that they stay a table for whoever hears it.
function table(languages, all) {
  const head = element(
    "tr", { role: "row" }, element("th", { role: "columnheader", scope: "col" }, t("Words of")),
    ...languages.map(({ code, name }) => element("th", { role: "columnheader", scope: "col" }, sentence(name))),
  );
  return element(
    "table", { role: "table", class: "states", "aria-labelledby": "translations-name" },
    element("thead", { role: "rowgroup" }, head),
    element("tbody", { role: "rowgroup" }, ...all.map((row) => drawRow(row, languages))),
  );
}

function drawRow({ id, title, counts }, languages) {
  const name = element("th", { role: "rowheader", scope: "row" }, title, id && element("code", {}, id));
  return element("tr", { role: "row" }, name, ...languages.map(({ code, name: tongue }) => cell(counts[code], tongue)));
}

function cell(count, tongue) {
  const name = element("span", { class: "tongue", "aria-hidden": "true" }, sentence(tongue));
  if (!count) return element("td", { role: "cell" }, name, element("span", { class: "quiet" }, t("Original")));
  const { translated, fuzzy, missing } = count;
  const all = translated + fuzzy + missing;
  const done = translated === all;
  return element(
    "td", { role: "cell" }, name,
    element("span", { class: done ? "complete" : "" }, done ? t("Complete") : t("{number} of {all}", { number: translated, all })),
    bar([["own", translated], ["changed", fuzzy], ["gone", missing]]),
    fuzzy > 0 && element("span", { class: "small" }, t("To be checked: {number}", { number: fuzzy })),
    missing > 0 && element("span", { class: "small" }, t("Missing: {number}", { number: missing })),
  );
}
