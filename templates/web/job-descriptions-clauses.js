// From the lists of a role to cards in which each clause can be left out, worded, moved, taken back; and clauses added.

import { announce, element, t } from "./base.js";
import { isChanged, isMovable, isShown, isWordable } from "./job-descriptions-model.js";

const SLOT = /\{([^{}]+)\}/g;
const SEE = "see:";

/** Draws the cards of the lists and keeps them in step with the role that is adapted. */
export class ClauseCards {
  /**
   * @param {HTMLElement} place where the cards go
   * @param {{changed: () => void, chosen: (part: string) => void}} told `changed` after each change, `chosen` when a person
   *   comes to a clause
   */
  constructor(place, told) {
    this.place = place;
    this.told = told;
    this.numbers = {};
    this.values = {};
  }

  /** Draw all cards anew. @param {import("./job-descriptions-model.js").Adaptation} adaptation */
  show(adaptation) {
    this.adaptation = adaptation;
    this.values = { ...adaptation.form.values };
    for (const target of adaptation.form.targets) this.values[target.id] = target.printed;
    this.place.replaceChildren(...adaptation.lists.filter((list) => list.shown && isOfUse(list)).map((list) => this.#card(list)));
    this.recount();
  }

  /** Say before each clause the number that the document has for it. @param {Record<string, string>} numbers by anchor */
  number(numbers) {
    this.numbers = numbers;
    for (const item of this.place.querySelectorAll(".clause")) {
      item.querySelector(".clause-number").textContent = numbers[item.dataset.part.replace("/", "-")] ?? "";
    }
  }

  /** Take what placeholders print from a form that is made anew. @param {object} form */
  revalue(form) {
    Object.assign(this.values, form.values);
    for (const target of form.targets) this.values[target.id] = target.printed;
    for (const clause of this.adaptation.walk()) {
      const item = this.item(`${clause.list}/${clause.id}`);
      if (item) this.#explain(item, clause);
    }
  }

  /** The element of a clause, or null. @param {string} part such as `duties/calls` */
  item(part) {
    return this.place.querySelector(`.clause[data-part="${CSS.escape(part)}"]`);
  }

  /** Open what a clause is in, and put the cursor into its words. @param {string} part */
  focus(part) {
    const item = this.item(part);
    if (!item) return;
    item.closest("details").open = true;
    const row = item.querySelector(":scope > .clause-row");
    (row.querySelector("textarea") ?? row.querySelector("input, button"))?.focus();
    item.scrollIntoView({ block: "nearest" });
  }

  /** Say in the head of each card how many clauses it has and how many were changed. */
  recount() {
    for (const card of this.place.querySelectorAll("details[data-list]")) {
      const { list } = card.dataset;
      const number = printedIn(this.adaptation.lists.find((each) => each.name === list).clauses);
      const changed = this.adaptation.count(list);
      card.querySelector(".count").textContent = changed
        ? t("Clauses: {number}; changed: {changed}", { number, changed })
        : t("Clauses: {number}", { number });
      card.querySelector(".restore-list").hidden = !changed;
    }
  }

  #card(list) {
    const card = element("details", { class: "card clauses-card", dataset: { list: list.name } },
      element("summary", {}, element("h2", {}, list.title), element("span", { class: "count quiet small" })),
      this.#clauses(list.clauses, list.title),
      element("div", { class: "actions" },
        list.grows && this.#adder(list.name, list.clauses, list.title),
        element("button", { type: "button", class: "plain restore-list", onclick: () => this.#restoreList(list) },
          t("All of “{list}” back to the original", { list: list.title }))));
    card.open = list.name === "duties";
    return card;
  }

  #clauses(clauses, title) {
    return element("ol", { class: "clause-list", "aria-label": title },
      ...clauses.filter(isShown).map((clause) => this.#clause(clause)));
  }

  #adder(name, clauses, title) {
    return element("button", { type: "button", class: "add", onclick: (event) => this.#add(name, clauses, event.target) },
      element("span", { "aria-hidden": "true" }, "+"), t("Add a clause"),
      element("span", { class: "hidden" }, title));
  }

  #clause(clause) {
    const part = `${clause.list}/${clause.id}`;
    const item = element("li", { class: "clause", dataset: { part } });
    item.addEventListener("focusin", (event) => {
      event.stopPropagation();
      this.told.chosen(part);
    });
    item.addEventListener("keydown", (event) => this.#keyed(event, clause));
    item.append(element("div", { class: "clause-row" }, ...this.#row(clause, part)),
      element("div", { class: "clause-told", id: `told-${part}` }));
    if (!clause.given?.left_out && clause.clauses.some(isShown)) {
      item.append(this.#clauses(clause.clauses, shortened(clause.text)),
        this.#adder(clause.list, clause.clauses, shortened(clause.text)));
    }
    this.#refresh(item, clause);
    return item;
  }

  #row(clause, part) {
    const movable = isMovable(clause);
    const name = shortened(clause.text) || t("New clause");
    const tools = movable && element("div", { class: "clause-tools" },
      tool("↑", t("Move up: {clause}", { clause: name }), "up", () => this.#move(clause, -1, "up")),
      tool("↓", t("Move down: {clause}", { clause: name }), "down", () => this.#move(clause, 1, "down")),
      clause.given
        ? tool("↺", t("Back to the original: {clause}", { clause: name }), "restore", () => this.#restore(clause))
        : tool("×", t("Take away: {clause}", { clause: name }), "remove", () => this.#remove(clause)));
    return [
      clause.given && movable
        ? element("input", {
          type: "checkbox", class: "printed", checked: !clause.out, "aria-label": t("Print this clause: {clause}", { clause: name }),
          title: t("Printed or left out"), onchange: (event) => this.#switch(clause, event.target.checked),
        })
        : element("span", { class: "printed" }),
      element("div", { class: "clause-words" },
        element("p", { class: "clause-head" }, element("span", { class: "clause-number quiet small" }),
          element("span", { class: "tags" })),
        isWordable(clause) ? this.#words(clause, part) : element("p", { class: "fixed" }, clause.given.printed || clause.given.text),
        element("p", { class: "help explained" })),
      tools,
    ];
  }

  #words(clause, part) {
    return element("textarea", {
      rows: Math.max(1, Math.ceil(clause.text.length / 62)), value: clause.text, spellcheck: "true", lang: this.adaptation.form.language,
      "aria-label": clause.given ? t("Words of the clause") : t("Words of the new clause"), "aria-describedby": `told-${part}`,
      placeholder: clause.given ? undefined : t("Write the clause here. It is printed as soon as it has words."),
      oninput: (event) => {
        clause.text = event.target.value;
        this.#after(clause);
      },
    });
  }

  /** Bring what is said about a clause up to date. */
  #refresh(item, clause) {
    const { given } = clause;
    item.classList.toggle("out", clause.out || Boolean(given?.left_out));
    const tags = [
      (clause.out || given?.left_out) && element("span", { class: "tag bad" }, t("not printed")),
      !given && element("span", { class: "tag good" }, t("new")),
      given && clause.text !== given.text && element("span", { class: "tag changed" }, t("changed")),
      clause.moved && element("span", { class: "tag changed" }, t("in another place")),
    ].filter(Boolean);
    item.querySelector(".tags").replaceChildren(...tags);
    const restore = item.querySelector(":scope > .clause-row .restore");
    if (restore) restore.hidden = !(clause.out || clause.text !== given.text);
    item.querySelector(".clause-number").textContent = this.numbers[`${clause.list}-${clause.id}`] ?? "";
    this.#explain(item, clause);
  }

  /** Under the words: what each placeholder prints, or why they cannot be changed here. */
  #explain(item, clause) {
    const { given } = clause;
    const place = item.querySelector(".explained");
    const lines = [];
    if (given?.left_out) lines.push(given.left_out);
    else if (given?.hold === "added") lines.push(t("The law or the custom of the place asks for this clause."));
    else if (given?.hold === "worded") lines.push(t("The law of the place words this clause: it can be left out and moved, but not reworded."));
    else lines.push(...new Set([...clause.text.matchAll(SLOT)].map(([slot, key]) => this.#printed(slot, key)).filter(Boolean)));
    place.replaceChildren(...lines.flatMap((line, index) => (index ? [element("br"), line] : [line])));
  }

  #printed(slot, key) {
    if (key.startsWith(SEE) || !(key in this.values)) return "";
    return this.values[key]
      ? t("{placeholder} prints “{words}”.", { placeholder: slot, words: this.values[key] })
      : t("{placeholder} prints a line to fill in by hand.", { placeholder: slot });
  }

  #after(clause) {
    const item = this.item(`${clause.list}/${clause.id}`);
    if (item) this.#refresh(item, clause);
    this.recount();
    this.told.changed();
  }

  #switch(clause, printed) {
    clause.out = !printed;
    announce(printed ? t("Printed again.") : t("Left out."));
    this.#after(clause);
  }

  #restore(clause) {
    this.adaptation.restore(clause);
    const item = this.item(`${clause.list}/${clause.id}`);
    const words = item.querySelector(":scope > .clause-row textarea");
    if (words) words.value = clause.text;
    item.querySelector("input.printed").checked = true;
    announce(t("Back to the original."));
    this.#after(clause);
    (words ?? item.querySelector("input.printed")).focus();
  }

  #restoreList(list) {
    this.adaptation.restoreList(list.name);
    const old = this.place.querySelector(`details[data-list="${CSS.escape(list.name)}"]`);
    const card = this.#card(list);
    card.open = true;
    old.replaceWith(card);
    announce(t("Back to the original."));
    this.recount();
    this.told.changed();
    card.querySelector("summary").focus();
  }

  #move(clause, step, tool) {
    const moved = this.adaptation.move(clause, step);
    if (!moved) {
      announce(step < 0 ? t("This clause is the first one.") : t("This clause is the last one."));
      return;
    }
    const item = this.item(`${clause.list}/${clause.id}`);
    const shown = clause.siblings.filter(isShown);
    const next = shown[shown.indexOf(clause) + 1];
    const before = next ? this.item(`${next.list}/${next.id}`) : null;
    const focused = document.activeElement;
    const caret = focused.selectionStart;
    item.parentElement.insertBefore(item, before);
    if (tool) item.querySelector(`:scope > .clause-row .${tool}`).focus();
    else {
      focused.focus();
      if (caret !== undefined && caret !== null) focused.setSelectionRange?.(caret, caret);
    }
    item.scrollIntoView({ block: "nearest" });
    announce(t("Moved to place {place} of {number}.", { place: moved.place, number: moved.of }));
    for (const each of clause.siblings) {
      const beside = this.item(`${each.list}/${each.id}`);
      if (beside) this.#refresh(beside, each);
    }
    this.recount();
    this.told.changed();
  }

  #keyed(event, clause) {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!event.altKey || !step || !isMovable(clause)) return;
    event.preventDefault();
    event.stopPropagation();
    this.#move(clause, step, event.target.closest(".clause-tools") ? (step < 0 ? "up" : "down") : "");
  }

  #add(name, clauses, button) {
    const clause = this.adaptation.add(name, clauses);
    const list = button.closest(".actions")?.previousElementSibling ?? button.previousElementSibling;
    const item = this.#clause(clause);
    const after = clauses[clauses.indexOf(clause) + 1];
    list.insertBefore(item, after ? this.item(`${after.list}/${after.id}`) : null);
    this.recount();
    item.querySelector("textarea").focus();
    this.told.changed();
  }

  #remove(clause) {
    const item = this.item(`${clause.list}/${clause.id}`);
    const beside = item.previousElementSibling ?? item.nextElementSibling;
    this.adaptation.remove(clause);
    item.remove();
    (beside?.querySelector("textarea, input, button") ?? this.place.querySelector("summary")).focus();
    announce(t("Taken away."));
    this.recount();
    this.told.changed();
  }
}

/** How many of some clauses are printed, those below them too. */
function printedIn(clauses) {
  const printed = clauses.filter((each) => isShown(each) && !each.out && !each.given?.left_out);
  return printed.reduce((sum, each) => sum + 1 + printedIn(each.clauses), 0);
}

/** Whether there is anything to see or to do in a list. */
function isOfUse(list) {
  return list.grows || list.clauses.some(isShown);
}

function tool(sign, name, kind, work) {
  return element("button", { type: "button", class: `icon plain ${kind}`, "aria-label": name, title: name, onclick: work },
    element("span", { "aria-hidden": "true" }, sign));
}

function shortened(text) {
  return text.length > 50 ? `${text.slice(0, 48).trimEnd()}…` : text;
}
