// What all pages share: words, the API, drafts that a browser keeps, announcements, files to save.

const words = JSON.parse(document.getElementById("words").textContent);

/** The page's language, such as "fr". */
export const language = document.documentElement.lang;

/** Whether the server works in a folder of the employer's own. */
export const inWorkspace = document.documentElement.dataset.workspace === "yes";

/**
 * Words in the page's language.
 * @param {string} english the words as this script says them
 * @param {Record<string, string|number>} [values] what stands for each {name} in them
 * @returns {string}
 */
export function t(english, values = {}) {
  const said = words[english] ?? english;
  return said.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

/**
 * An element with attributes and children; a child that is a string is text. `on…` attributes are listeners,
 * `class`, `dataset` and properties such as `value`, `checked`, `disabled` are set as such.
 * @param {string} name
 * @param {Record<string, any>} [attributes]
 * @param {...(Node|string|null|undefined|false)} children
 * @returns {HTMLElement}
 */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (key === "dataset") Object.assign(made.dataset, value);
    else if (key === "class") made.className = value;
    else if (["value", "checked", "disabled", "selected", "hidden", "indeterminate"].includes(key)) made[key] = value;
    else made.setAttribute(key, value === true ? "" : String(value));
  }
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

/** Say something to people who hear the page. @param {string} text */
export function announce(text) {
  const place = document.getElementById("announcements");
  place.textContent = "";
  requestAnimationFrame(() => { place.textContent = text; });
}

/** What the server refused: `problems` are those of RFC 9457's body, each with file, line, column, key, text, hint. */
export class Refusal extends Error {
  constructor(status, body, seconds) {
    super(body.detail || body.title || "");
    this.status = status;
    this.type = body.type || "";
    this.problems = body.problems || [];
    this.seconds = seconds;
  }
}

const OUT_OF_REACH = { title: t("The program does not answer. Is its window still open? Start it again and load this page anew.") };

/**
 * Ask the API.
 * @param {string} path below /api/v1
 * @param {{method?: string, body?: any, file?: Blob, signal?: AbortSignal}} [options] `body` goes as JSON, `file` as it is
 * @returns {Promise<Response>} a response that is not an error. Throws Refusal with what to tell the person.
 */
export async function ask(path, { method, body, file, signal } = {}) {
  const headers = { "Accept-Language": language };
  const token = sessionStorage.getItem("token");
  if (token) headers.Authorization = `Bearer ${token}`;
  if (body !== undefined) headers["Content-Type"] = "application/json";
  if (file) headers["Content-Type"] = "application/octet-stream";
  let response;
  try {
    response = await fetch(`/api/v1${path}`, {
      method: method ?? (body !== undefined || file ? "POST" : "GET"),
      headers, signal, body: file ?? (body === undefined ? undefined : JSON.stringify(body)),
    });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Refusal(0, OUT_OF_REACH, 0);
  }
  if (response.ok) return response;
  if (response.status === 401 && askForToken()) return ask(path, { method, body, file, signal });
  const said = await response.json().catch(() => ({ title: OUT_OF_REACH.title }));
  throw new Refusal(response.status, said, Number(response.headers.get("Retry-After")) || 0);
}

/** The JSON that the API answers. Throws Refusal. */
export async function askJson(path, options) {
  return (await ask(path, options)).json();
}

function askForToken() {
  const given = window.prompt(t("This server asks for its token. Whoever started it knows it."));
  if (given) sessionStorage.setItem("token", given.trim());
  return Boolean(given);
}

/**
 * Have a response saved as a file under the name that the server gave it.
 * @param {Response} response
 */
export async function save(response) {
  saveBlob(await response.blob(), nameOf(response));
}

/** Have some bytes saved as a file. @param {Blob} blob @param {string} name */
export function saveBlob(blob, name) {
  const address = URL.createObjectURL(blob);
  const link = element("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

function nameOf(response) {
  const said = response.headers.get("Content-Disposition") ?? "";
  const whole = /filename\*=UTF-8''([^;]+)/.exec(said);
  return whole ? decodeURIComponent(whole[1]) : "document";
}

/** A place in the browser where a page keeps what is not finished, until it is put away. */
export class Draft {
  #seen = "";

  /** @param {string} key what the draft is of */
  constructor(key) { this.key = `draft:${key}`; }

  /** What was kept, or null. */
  read() {
    let kept = null;
    try { kept = parsed(localStorage.getItem(this.key)); } catch { /* a browser that keeps nothing */ }
    this.#seen = kept?.id ?? "";
    return kept;
  }

  /** Keep something that JSON can hold, with the time, and with what it was made over. */
  keep(value) {
    const [at, over] = [Date.now(), this.#seen];
    this.#seen = `${at}-${Math.random()}`;
    try { localStorage.setItem(this.key, JSON.stringify({ at, id: this.#seen, over, value })); } catch { /* a browser that keeps nothing */ }
  }

  /** Put it away. */
  forget() {
    this.#seen = "";
    try { localStorage.removeItem(this.key); } catch { /* there is none */ }
  }

  /**
   * What an event of the storage says of this draft: null where it is of another one.
   * @param {StorageEvent} event
   * @returns {{kept: object|null, onTop: boolean}|null} what another window has kept, null where it has put it away; and
   *   whether that window knew all that this one has kept
   */
  heard({ key, oldValue, newValue }) {
    if (key !== this.key) return null;
    const kept = parsed(newValue);
    return { kept, onTop: (kept ? kept.over : parsed(oldValue)?.id ?? "") === this.#seen };
  }
}

function parsed(json) {
  try { return JSON.parse(json); } catch { return null; }
}

/**
 * Call a function when nothing was asked for some time, and never twice at once: what comes meanwhile is asked once more.
 * @param {(signal: AbortSignal) => Promise<void>} work
 * @param {number} milliseconds
 * @returns {() => void}
 */
export function soon(work, milliseconds) {
  let timer = 0;
  let running = false;
  let again = false;
  const run = async () => {
    if (running) { again = true; return; }
    running = true;
    try { await work(); } finally {
      running = false;
      if (again) { again = false; run(); }
    }
  };
  return () => {
    clearTimeout(timer);
    timer = setTimeout(run, milliseconds);
  };
}

/**
 * What a refusal says, as a box of sentences: what is wrong, where, what to do.
 * @param {Refusal|Error} error
 * @returns {HTMLElement}
 */
export function told(error) {
  const problems = error instanceof Refusal ? error.problems : [];
  const box = element("div", { class: "message bad", role: "alert" });
  if (!problems.length) {
    box.append(element("p", {}, error instanceof Refusal ? error.message : t("Something went wrong in this page. Load it anew: what you wrote is kept.")));
  }
  for (const problem of problems) box.append(problemLine(problem));
  return box;
}

/** A problem as a sentence with its place. @param {{file: string, line: number, text: string, hint: string, severity?: string}} problem */
export function problemLine(problem) {
  const where = problem.file && problem.line ? `${problem.file} · ${t("Line {line}", { line: problem.line })} · ` : "";
  const line = element("p", {}, element("span", { class: "quiet" }, where), ...withCode(sentence(problem.text)));
  if (problem.hint) line.append(" ", element("span", { class: "quiet" }, ...withCode(problem.hint)));
  return line;
}

/** Words whose parts between backticks are names of keys, files, commands. @param {string} text @returns {(Node|string)[]} */
export function withCode(text) {
  return text.split(/`([^`]+)`/).map((part, index) => (index % 2 ? element("code", {}, part) : part));
}

/** Words with a capital at their beginning. @param {string} text */
export function sentence(text) {
  return text.charAt(0).toLocaleUpperCase(language) + text.slice(1);
}

/** How every page names a language with a country. @param {{language: string, place: string}} locale @returns {string} */
export function localeName({ language: tongue, place }) {
  return t("{language} – {country}", { language: sentence(tongue), country: place });
}

document.getElementById("language").addEventListener("change", (event) => {
  const [, , ...rest] = location.pathname.split("/");
  location.assign(`/${event.target.value}/${rest.join("/")}${location.search}${location.hash}`);
});

// On a small screen the menu is wider than the page: the page that is open is to be seen in it.
const current = document.querySelector(".top nav [aria-current]");
if (current) current.closest("nav").scrollLeft = current.offsetLeft - current.closest("nav").offsetWidth / 2 + current.offsetWidth / 2;

const look = document.getElementById("look");
look.value = document.documentElement.dataset.theme ?? "";
look.addEventListener("change", () => {
  if (look.value) document.documentElement.dataset.theme = look.value;
  else delete document.documentElement.dataset.theme;
  try { localStorage.setItem("look", look.value); } catch { /* a browser that keeps nothing */ }
});
