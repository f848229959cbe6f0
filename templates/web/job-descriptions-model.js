// From the form of a role to what a person has made of it: clauses in their wanted order, title, facts, numbers; and to its changes.

/**
 * A clause as it stands now. `given` is what the form says of it, null for one that a person added; `out` is whether it is
 * left out; `moved` whether a person moved it.
 * @typedef {{id: string, list: string, given: object|null, text: string, out: boolean, moved: boolean, clauses: Clause[],
 *   siblings: Clause[]}} Clause
 */

const TITLES = ["title", "short_name"];

/**
 * A role that is being adapted. `names` holds the forms that were changed of the title and of the short name, `cases` the cases
 * that were changed of facts, `signers` what the employer's file would say of those who sign for this post alone.
 */
export class Adaptation {
  /** @param {object} form the form that the API gives of a role */
  constructor(form) {
    this.form = form;
    this.lists = form.lists.map((list) => ({ ...list, clauses: clausesOf(list.clauses, list.name) }));
    this.facts = {};
    this.cases = {};
    this.targets = {};
    this.names = { title: {}, short_name: {} };
    this.signers = {};
    this.titleForm = form.title_form;
    this.person = {};
  }

  /** Every clause of a list, or of all lists. @param {string} [list] */
  *walk(list) {
    for (const each of this.lists) if (!list || each.name === list) yield* walked(each.clauses);
  }

  /** The clause of a part such as `duties/calls`, or undefined. @param {string} part */
  clause(part) {
    const [list, ...path] = part.split("/");
    const id = path.at(-1);
    for (const clause of this.walk(list)) if (clause.id === id) return clause;
    return undefined;
  }

  /** A new clause without words, at the end of some clauses. @param {string} list @param {Clause[]} siblings */
  add(list, siblings) {
    const known = new Set([...this.walk()].map((clause) => clause.id));
    let number = 1;
    while (known.has(`own-${number}`)) number += 1;
    const made = clause(`own-${number}`, list, null, siblings);
    const end = siblings.findIndex((each) => each.given?.hold === "added");
    siblings.splice(end < 0 ? siblings.length : end, 0, made);
    return made;
  }

  /** Take a clause away that a person added. @param {Clause} clause */
  remove(clause) {
    clause.siblings.splice(clause.siblings.indexOf(clause), 1);
  }

  /**
   * Move a clause past the next one that is to be seen.
   * @param {Clause} clause
   * @param {-1|1} step
   * @returns {{place: number, of: number}|null} its place among those that can be moved; null where it is at an end
   */
  move(clause, step) {
    const { siblings } = clause;
    const movable = siblings.filter(isMovable);
    const beside = movable[movable.indexOf(clause) + step];
    if (!beside) return null;
    siblings.splice(siblings.indexOf(clause), 1);
    siblings.splice(siblings.indexOf(beside) + (step > 0 ? 1 : 0), 0, clause);
    clause.moved = true;
    if (hasOrder(siblings)) for (const each of siblings) each.moved = false;
    return { place: siblings.filter(isMovable).indexOf(clause) + 1, of: movable.length };
  }

  /** A clause as the role has it, less its place. @param {Clause} clause */
  restore(clause) {
    clause.text = clause.given.text;
    clause.out = false;
  }

  /** All of a list as the role has it. @param {string} name */
  restoreList(name) {
    const list = this.lists.find((each) => each.name === name);
    list.clauses = clausesOf(this.form.lists.find((each) => each.name === name).clauses, name);
  }

  /** The changes as the API takes them: whole lists where something changes in them. */
  get edits() {
    const lists = {};
    for (const list of this.lists) if (listChanges(list.clauses)) lists[list.name] = wanted(list.clauses);
    const targets = Object.fromEntries(Object.entries(this.targets).map(([id, value]) => [id, { value }]));
    const facts = Object.fromEntries(this.changedFacts.map((key) => [key, this.#fact(key)]));
    return { lists, facts, targets, ...Object.fromEntries(TITLES.map((key) => [key, this.#name(key)])) };
  }

  /** The keys of the facts that were changed, be it in one of their cases alone. */
  get changedFacts() {
    return [...new Set([...Object.keys(this.facts), ...Object.keys(this.cases)])];
  }

  /** What a fact says in a case. @param {object} fact of the form @param {object} given the case, as the form has it */
  inCase(fact, given) {
    const now = this.cases[fact.key]?.[given.case];
    // Words in a case belong to those that they were made of.
    return now ?? (this.facts[fact.key] === undefined ? given.value : "");
  }

  #fact(key) {
    const fact = this.form.facts.find((each) => each.key === key);
    const name = this.facts[key] ?? fact.value;
    const cases = Object.fromEntries(fact.cases.map((each) => [each.case, this.inCase(fact, each).trim()]).filter(([, words]) => words));
    return name && Object.keys(cases).length ? { name, cases } : name;
  }

  /** The forms of the title or of the short name as they are now, or the single one that there is. @param {string} key */
  formsOf(key) {
    const given = key === "title" ? this.form.titles : this.form.short_names;
    const single = new Set(Object.values(given)).size === 1;
    const forms = single ? [["single", Object.values(given)[0]]] : Object.entries(given);
    return forms.map(([form, words]) => ({ form, given: words, words: this.names[key][form] ?? words }));
  }

  /** The forms of the title as a list of choices has them: each that is printed otherwise. */
  get titles() {
    const forms = this.formsOf("title");
    if (forms[0].form === "single") return [[this.titleForm, forms[0].words]];
    return forms.map(({ form, words }) => [form, words]).filter(([, words], index, all) => all.findIndex(([, each]) => each === words) === index);
  }

  /** The title as it is printed now. */
  get title() {
    const forms = this.formsOf("title");
    return (forms.find(({ form }) => form === this.titleForm) ?? forms[0]).words;
  }

  /** All forms of a title, since a role says them together; none where none was changed. */
  #name(key) {
    const changed = Object.keys(this.names[key]).length > 0;
    return changed ? Object.fromEntries(this.formsOf(key).map(({ form, words }) => [form, words.trim()])) : {};
  }

  /** How many changes there are in a list, or in all. @param {string} [name] */
  count(name) {
    const clauses = [...this.walk(name)].filter(isChanged).length;
    const titles = TITLES.filter((key) => Object.keys(this.names[key]).length > 0).length;
    return name ? clauses : clauses + titles + this.changedFacts.length + Object.keys(this.targets).length;
  }

  /** Whether a person has made anything of it that is worth to be kept. */
  get touched() {
    return this.count() > 0 || this.isFilled;
  }

  /** Whether anything is filled in that no overlay says. */
  get isFilled() {
    const { person, signers, titleForm, form } = this;
    return titleForm !== form.title_form || Object.values(person).some(Boolean) || Object.keys(signers).length > 0;
  }

  /** What a browser keeps of it. */
  get kept() {
    const lists = {};
    for (const list of this.lists) if (listChanges(list.clauses)) lists[list.name] = keptClauses(list.clauses);
    const { facts, cases, targets, names } = this;
    return { lists, facts, cases, targets, names, ...this.filled, count: this.count() };
  }

  /** What is filled in that no overlay says. */
  get filled() {
    const { titleForm, person, signers } = this;
    return { titleForm, person, signers };
  }

  /** Take up what a browser kept; what the role has no longer is left out. */
  takeUp({ lists = {}, facts = {}, cases = {}, targets = {}, names = {}, titleForm, person = {}, signers = {} }) {
    for (const list of this.lists) {
      if (lists[list.name]) takeUpClauses(list.clauses, lists[list.name], list.name);
    }
    const known = new Set(this.form.facts.map((fact) => fact.key));
    this.facts = Object.fromEntries(Object.entries(facts).filter(([key]) => known.has(key)));
    this.cases = Object.fromEntries(Object.entries(cases).filter(([key]) => known.has(key)));
    const numbers = new Set(this.form.targets.map((target) => target.id));
    this.targets = Object.fromEntries(Object.entries(targets).filter(([id]) => numbers.has(id)));
    for (const key of TITLES) {
      const forms = new Set(this.formsOf(key).map(({ form }) => form));
      this.names[key] = Object.fromEntries(Object.entries(names[key] ?? {}).filter(([form]) => forms.has(form)));
    }
    this.signers = signers;
    if (this.form.titles[titleForm]) this.titleForm = titleForm;
    this.person = person;
  }
}

/** Whether a clause is printed in a job description, or would be if it were not left out. @param {Clause} clause */
export function isShown(clause) {
  return clause.given?.shown ?? true;
}

/** Whether a person may move a clause, and leave it out. @param {Clause} clause */
export function isMovable(clause) {
  return isShown(clause) && clause.given?.hold !== "added" && !clause.given?.left_out;
}

/** Whether a person may word a clause. @param {Clause} clause */
export function isWordable(clause) {
  return isMovable(clause) && clause.given?.hold !== "worded";
}

/** Whether a person has changed a clause. @param {Clause} clause */
export function isChanged(clause) {
  return !clause.given || clause.out || clause.moved || clause.text !== clause.given.text;
}

function clause(id, list, given, siblings) {
  return { id, list, given, text: given?.text ?? "", out: false, moved: false, clauses: [], siblings };
}

function clausesOf(given, list) {
  const made = [];
  for (const each of given) {
    const one = clause(each.id, list, each, made);
    one.clauses = clausesOf(each.clauses, list);
    made.push(one);
  }
  return made;
}

function* walked(clauses) {
  for (const each of clauses) {
    yield each;
    yield* walked(each.clauses);
  }
}

/** Whether clauses of the role stand in the role's own order. */
function hasOrder(siblings) {
  const known = siblings.filter((each) => each.given);
  return known.every((each, index) => !index || place(known[index - 1]) < place(each));
}

const places = new WeakMap();

/** The place of a clause in the form: the forms of one list are made in their order. */
function place(one) {
  return places.get(one.given) ?? 0;
}

/** Number the clauses of a form, so that their order is known. @param {object} form */
export function numbered(form) {
  let number = 0;
  const visit = (clauses) => {
    for (const each of clauses) {
      places.set(each, number += 1);
      visit(each.clauses);
    }
  };
  for (const list of form.lists) visit(list.clauses);
  return form;
}

function listChanges(clauses) {
  return !hasOrder(clauses) || clauses.some((each) => isPrintable(each) !== Boolean(each.given) || wordsChange(each));
}

function wordsChange(one) {
  return (one.given && one.text !== one.given.text) || listChanges(one.clauses);
}

/** Whether a clause is one of the wanted: it is not left out, nor one that was added and has no words yet. */
function isPrintable(one) {
  return !one.out && (Boolean(one.given) || one.text.trim() !== "");
}

function wanted(clauses) {
  return clauses.filter((each) => isPrintable(each) && each.given?.hold !== "added").map((each) => ({
    id: each.id,
    ...(each.text !== each.given?.text ? { text: each.text.replace(/\s*\n\s*/g, " ").trim() } : {}),
    ...(listChanges(each.clauses) ? { clauses: wanted(each.clauses) } : {}),
  }));
}

function keptClauses(clauses) {
  return clauses.map((each) => ({
    id: each.id,
    ...(each.given ? {} : { added: true }),
    ...(each.text !== each.given?.text ? { text: each.text } : {}),
    ...(each.out ? { out: true } : {}),
    ...(each.moved ? { moved: true } : {}),
    ...(each.clauses.length ? { clauses: keptClauses(each.clauses) } : {}),
  }));
}

function takeUpClauses(clauses, kept, list) {
  const known = new Map(clauses.map((each) => [each.id, each]));
  const order = [];
  for (const each of kept) {
    const one = known.get(each.id) ?? (each.added ? clause(each.id, list, null, clauses) : null);
    if (!one) continue;
    known.delete(each.id);
    one.text = each.text ?? one.text;
    one.out = each.out ?? false;
    one.moved = each.moved ?? false;
    if (each.clauses) takeUpClauses(one.clauses, each.clauses, list);
    order.push(one);
  }
  clauses.splice(0, clauses.length, ...order, ...known.values());
}
