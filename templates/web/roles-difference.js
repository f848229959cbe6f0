// What a role changes: each line that came, went or was reworded, with its numbers, and the same as files.

import { announce, ask, askJson, element, save, t, told } from "./base.js";

const NAMES = {
  added: t("added"), removed: t("left out"), reworded: t("reworded"), target: t("another number"), moved: t("moved"),
};
const SIGNS = { added: "+", removed: "−", reworded: "~", target: "=", moved: "↕" };

/**
 * Draw into a place what a role changes.
 * @param {HTMLElement} place
 * @param {{id: string, locale: string, compared: string}} role
 * @param {{id: string, title: string}[]} others what it can be compared with
 */
export function drawDifference(place, role, others) {
  const answer = element("div", { "aria-busy": "true" });
  const against = role.compared === role.id ? "" : role.compared;
  place.replaceChildren(choice(role, others, against, (other) => show(answer, role, other)), answer);
  show(answer, role, against);
}

function choice(role, others, against, chosen) {
  const id = `against-${role.id}`;
  const shipped = role.compared === role.id && element("option", { value: "" }, t("{role}, as it comes with the program", { role: role.id }));
  const select = element(
    "select", { id, autocomplete: "off", onchange: () => chosen(select.value) }, shipped,
    ...others.map((each) => element("option", { value: each.id, selected: each.id === against }, `${each.id} – ${each.title}`)),
  );
  return element("div", { class: "field against" }, element("label", { for: id }, t("Compared with")), select);
}

async function show(answer, role, against) {
  answer.setAttribute("aria-busy", "true");
  if (!answer.firstChild) answer.append(element("p", { class: "quiet" }, t("Please wait …")));
  const query = `?locale=${encodeURIComponent(role.locale)}${against ? `&against=${encodeURIComponent(against)}` : ""}`;
  const path = `/roles/${encodeURIComponent(role.id)}/difference${query}`;
  // Answers may come in another order than they were asked for: the last choice is what is shown.
  answer.dataset.path = path;
  const found = await askJson(path).catch((error) => ({ error }));
  if (answer.dataset.path !== path) return;
  answer.setAttribute("aria-busy", "false");
  if (found.error) {
    answer.replaceChildren(told(found.error));
    return;
  }
  answer.replaceChildren(summary(found), downloads(path), ...joined(found.parts).map((part) => drawPart(part, found.language)));
  announce(found.changed ? t("What it changes is shown.") : t("Nothing is different."));
}

function summary(found) {
  if (!found.changed) return element("p", { class: "message" }, t("Nothing is different."));
  const { added, removed, reworded, target, moved } = found.counts;
  const said = [
    added && t("Added: {number}", { number: added }),
    removed && t("Left out: {number}", { number: removed }),
    reworded && t("Reworded: {number}", { number: reworded }),
    target && t("Other numbers: {number}", { number: target }),
    moved && t("Moved: {number}", { number: moved }),
  ].filter(Boolean);
  return element(
    "div", { class: "summary" },
    element("p", { class: "small quiet" }, t("Lines of the document, with its headings and numbers")),
    element("ul", {}, ...said.map((each) => element("li", {}, each))),
    element("p", { class: "small quiet" }, t("What is underlined is new, what is struck through is gone. Lines that stay as they are are left out.")),
  );
}

function downloads(path) {
  const problem = element("div");
  const button = (format, words) => element("button", { type: "button", onclick: () => download(`${path}&format=${format}`, problem) }, words);
  return element(
    "div", { class: "downloads" },
    element("div", { class: "actions" }, button("docx", t("Word file with tracked changes")), button("html", t("Web page"))), problem,
  );
}

async function download(path, problem) {
  problem.replaceChildren(element("p", { class: "quiet" }, t("Please wait …")));
  try {
    await save(await ask(path));
    problem.replaceChildren();
  } catch (error) {
    problem.replaceChildren(told(error));
  }
}

/** The parts, with those that have no heading and follow one another as one: the head of a document and its facts. */
function joined(parts) {
  const made = [];
  for (const part of parts) {
    const last = made.at(-1);
    if (last && !part.heading && !last.heading) last.lines = [...last.lines, ...part.lines];
    else made.push({ ...part });
  }
  return made;
}

function drawPart(part, tag) {
  return element(
    "section", { class: "part", lang: tag },
    part.heading && element("h4", {}, ...said(part.heading)),
    part.lines.length > 0 && element("ul", { class: "lines" }, ...part.lines.map(drawLine)),
  );
}

function drawLine(line) {
  return element("li", { class: `line level-${line.level}` }, element("p", {}, ...said(line)));
}

function said(line) {
  const whole = line.kinds.find((kind) => kind === "added" || kind === "removed");
  const label = line.label.length ? [element("span", { class: "quiet" }, ...line.label.map(drawPiece), " · ")] : [];
  return [
    ...line.kinds.map((kind) => element("span", { class: `tag ${kind}`, lang: document.documentElement.lang }, `${SIGNS[kind]} ${NAMES[kind]}`)),
    ...numbers(line), ...label,
    ...line.pieces.map((piece) => drawPiece(whole ? { ...piece, mark: whole === "added" ? "inserted" : "deleted" } : piece)),
  ];
}

function numbers({ old_number: before, new_number: after }) {
  if (!before && !after) return [];
  if (before && after && before !== after) {
    return [element("span", { class: "number" }, gone(before), " → ", fresh(after)), " "];
  }
  return [element("span", { class: "number" }, after || before), " "];
}

function drawPiece({ mark, text }) {
  if (mark === "inserted") return fresh(text);
  return mark === "deleted" ? gone(text) : text;
}

function fresh(text) {
  return element("ins", {}, spoken(t("New:")), text);
}

function gone(text) {
  return element("del", {}, spoken(t("Gone:")), text);
}

/** Words for people who hear the page: few readers tell what is underlined. */
function spoken(words) {
  return element("span", { class: "hidden", lang: document.documentElement.lang }, `${words} `);
}
