// From a form to the cards of the employer, the person and the numbers, and back to what is written in them.

import { element, t, withCode } from "./base.js";
import { stillInvented } from "./invented.js";

const EMPLOYER = "employer";
const LABELS = {
  name: t("Employer’s full name"),
  place: t("Place where documents are signed"),
  "head.post": t("Post of whoever approves"),
  "head.name": t("Name of whoever approves"),
};

/**
 * A field with its label, what is told of it, and a button back to the original.
 * @param {{part: string, label: string, value: string, type?: string, original?: string, list?: string, help?: string,
 *   change: (value: string) => void}} said
 * @returns {HTMLElement}
 */
export function field({ part, label, value, type = "text", original, list, help, change }) {
  const id = `field-${part.replaceAll(/[^\w-]/g, "-")}`;
  const input = element("input", {
    id, type, value, list, autocomplete: "off", min: type === "number" ? "0" : undefined, step: type === "number" ? "any" : undefined,
    "aria-describedby": `${id}-told`, oninput: () => changed(input.value),
  });
  const restore = original === undefined ? null : element("button", {
    type: "button", class: "plain restore", hidden: value === original, "aria-label": t("Back to the original: {clause}", { clause: label }),
    onclick: () => {
      input.value = original;
      changed(original);
      input.focus();
    },
  }, t("Back to the original"));
  function changed(now) {
    if (restore) restore.hidden = now === original;
    made.classList.toggle("changed", original !== undefined && now !== original);
    change(now);
  }
  const made = element("div", { class: "field", dataset: { part } }, element("label", { for: id }, label), input,
    help !== undefined && element("p", { class: "help" }, help), restore, element("div", { id: `${id}-told`, class: "told" }));
  if (original !== undefined && value !== original) made.classList.add("changed");
  return made;
}

/** What this browser remembers of the employer, over what the workspace says. */
export class Employer {
  constructor() {
    this.own = {};
    try { this.own = JSON.parse(localStorage.getItem(EMPLOYER)) ?? {}; } catch { /* a browser that keeps nothing */ }
  }

  /** The employer as the API takes it: only what differs from the workspace's. */
  get said() {
    const said = {};
    for (const signer of this.adaptation?.form.employer ?? []) {
      const { key } = signer;
      const words = this.#kept(signer)[key];
      if (words === undefined) continue;
      const steps = key.split(".");
      const last = steps.pop();
      let below = said;
      for (const step of steps) below = below[step] ??= {};
      below[last] = words || (key === "name" ? undefined : null);
    }
    return said;
  }

  /** Where something is kept: of whom is another from post to post with the role, of all others with the employer. */
  #kept(signer) {
    return signer.of_post ? this.adaptation.signers : this.own;
  }

  /** The card. @param {import("./job-descriptions-model.js").Adaptation} adaptation @param {() => void} changed */
  card(adaptation, changed) {
    this.adaptation = adaptation;
    const { form } = adaptation;
    const known = form.employer.find(({ key }) => key === "name");
    const named = () => this.own.name || known.value || t("not filled in yet");
    const fields = form.employer.map((signer) => field({
      part: `employer/${signer.key.replaceAll(".", "/")}`, label: labelOf(signer.key, signer.label),
      value: this.#kept(signer)[signer.key] ?? signer.value, help: signer.of_post ? t("For this post alone.") : undefined,
      change: (value) => {
        if (value.trim() === signer.value) delete this.#kept(signer)[signer.key];
        else this.#kept(signer)[signer.key] = value.trim();
        try { localStorage.setItem(EMPLOYER, JSON.stringify(this.own)); } catch { /* a browser that keeps nothing */ }
        made.querySelector(".count").textContent = named();
        example.replaceChildren(...this.#example());
        changed();
      },
    }));
    const example = element("div", { class: "wide", role: "status" }, ...this.#example());
    const paper = form.letterhead.length ? element("p", { class: "quiet small letterhead" }, ...withCode(
      t("The head of your documents also says: {lines}. It stands in `employer.yaml` in your folder.", { lines: form.letterhead.join(" · ") }))) : null;
    const made = card("employer", t("Employer"), element("div", { class: "fields" }, ...fields), paper);
    made.querySelector(".count").textContent = named();
    return element("div", { class: "employer" }, example, made);
  }

  /** What documents would print of the invented employer that a new folder comes with; nothing where all is one's own. */
  #example() {
    const { form } = this.adaptation;
    const replaced = form.employer.filter((signer) => (this.#kept(signer)[signer.key] ?? signer.value) !== signer.value);
    const facts = form.invented.filter((fact) => replaced.every(({ value }) => value !== fact));
    return facts.length ? [stillInvented(facts)] : [];
  }
}

function labelOf(key, who) {
  if (LABELS[key]) return LABELS[key];
  return key.endsWith(".post") ? t("{who}: post", { who }) : t("{who}: first name and surname", { who });
}

/** The card of the person who holds the post. @param {object} adaptation @param {() => void} changed */
export function personCard(adaptation, changed) {
  const { person } = adaptation;
  const after = () => {
    made.querySelector(".count").textContent = person.vacant ? t("not filled yet") : person.name || t("not named");
    changed();
  };
  const set = (key) => (value) => {
    person[key] = value;
    after();
  };
  const fields = element("div", { class: "fields", hidden: Boolean(person.vacant) },
    field({ part: "person/name", label: t("First name and surname"), value: person.name ?? "", change: set("name") }),
    field({ part: "person/number", label: t("Staff number"), value: person.number ?? "", change: set("number") }),
    field({ part: "person/start", label: t("In the post since"), value: person.start ?? "", type: "date", change: set("start") }));
  const vacant = element("label", { class: "check" },
    element("input", {
      type: "checkbox", checked: Boolean(person.vacant),
      onchange: (event) => {
        person.vacant = event.target.checked;
        fields.hidden = person.vacant;
        after();
      },
    }), t("The post is not filled yet"));
  const made = card("person", t("Person"), element("p", { class: "help" },
    t("Without a name the document is for whoever holds the post, with a line to write the name on.")), vacant, fields);
  made.querySelector(".count").textContent = person.vacant ? t("not filled yet") : person.name || t("not named");
  return made;
}

/** The card of the numbers, or null where the role has none. @param {object} adaptation @param {() => void} changed */
export function numberCard(adaptation, changed) {
  const { targets, form } = adaptation;
  if (!form.targets.length) return null;
  const told = () => counted(made, Object.keys(targets).length);
  const fields = form.targets.map((target) => (target.value === ""
    ? element("div", { class: "field", dataset: { part: `targets/${target.id}` } },
      element("p", { class: "label" }, target.label), element("p", {}, target.printed))
    : field({
      part: `targets/${target.id}`, label: target.label, type: "number", value: targets[target.id] ?? target.value,
      original: target.value, help: target.printed,
      change: (value) => {
        if (value === target.value) delete targets[target.id];
        else targets[target.id] = value;
        told();
        changed();
      },
    })));
  const made = card("numbers", t("Numbers"), element("p", { class: "help" }, t("Under each number is what the document says.")),
    element("div", { class: "fields" }, ...fields));
  told();
  return made;
}

/** Say under each number what the document says of it now. @param {HTMLElement} place @param {object} form */
export function reprint(place, form) {
  for (const target of form.targets) {
    const help = place.querySelector(`.field[data-part="targets/${CSS.escape(target.id)}"] .help`);
    if (help) help.textContent = target.printed;
  }
}

/** Say in the head of a card how much was changed in it. @param {HTMLElement} made @param {number} number */
export function counted(made, number) {
  made.querySelector(".count").textContent = number ? t("Changed: {number}", { number }) : "";
}

/** A card that opens. @param {string} name @param {string} title @param {...(HTMLElement|null)} children */
export function card(name, title, ...children) {
  return element("details", { class: "card", dataset: { card: name } },
    element("summary", {}, element("h2", {}, title), element("span", { class: "count quiet small" })), ...children);
}
