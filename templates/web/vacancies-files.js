// From the posting in the form to files: downloads, and the folder of postings in the workspace.

import { announce, ask, askJson, element, save, soon, t, told } from "./base.js";

/**
 * Downloads of a vacancy.
 * @param {HTMLElement} card
 * @param {() => {posting: object, locale: string, length: string, errors: number}} wanted
 * @param {HTMLDialogElement} dialog
 * @param {(error: Error) => void} refused shows at its field what stands in the way
 */
export function downloads(card, wanted, dialog, refused) {
  const said = card.querySelector("#taken");
  for (const button of card.querySelectorAll("[data-format]")) {
    button.addEventListener("click", async () => {
      if (wanted().errors && !(await sure(dialog, wanted().errors))) return;
      await waiting(button, said, () => download(button.dataset.format, wanted()), refused);
    });
  }
}

async function download(format, { posting, locale, length }) {
  const body = { posting, locale, kind: "vacancy", formats: [format], lint: false, length: format === "txt" ? length : "full" };
  await save(await ask("/documents", { body }));
}

async function waiting(button, said, work, refused) {
  button.disabled = true;
  said.replaceChildren(element("p", { class: "quiet" }, t("Please wait …")));
  try {
    await work();
    said.replaceChildren(element("p", { class: "message good" }, t("The file is in your downloads.")));
    button.disabled = false;
    button.focus();
  } catch (error) {
    button.disabled = false;
    const left = refused(error);
    said.replaceChildren(left ? told(left) : element("p", { class: "message bad", role: "alert" }, t("No file was made: what stands in the way is shown at its field.")));
  }
}

/** Whether a person wants a text all the same that the law of its place forbids. */
function sure(dialog, count) {
  return new Promise((resolve) => {
    const answer = (yes) => () => { dialog.close(); resolve(yes); };
    dialog.replaceChildren(
      element("h2", { id: "dialog-title" }, t("The rules of the place refuse this text")),
      element("p", {}, t("To be mended: {count}", { count })),
      element("p", {}, t("Mend it first, or download it to work on it; do not publish it as it is.")),
      element("div", { class: "actions" },
        element("button", { type: "button", class: "main", onclick: answer(false) }, t("Back to the text")),
        element("button", { type: "button", onclick: answer(true) }, t("Download all the same"))));
    dialog.addEventListener("cancel", () => resolve(false), { once: true });
    dialog.showModal();
  });
}

/**
 * Saving a posting into the workspace, and opening one.
 * @param {HTMLDialogElement} dialog
 * @param {{wanted: Function, name: () => string, title: () => string, saved: (name: string) => void, opened: (name: string, posting: object) => void}} owner
 */
export function folder(dialog, owner) {
  document.getElementById("save")?.addEventListener("click", () => saving(dialog, owner));
  document.getElementById("open")?.addEventListener("click", () => opening(dialog, owner));
}

function saving(dialog, owner) {
  const name = element("input", { id: "posting-name", value: owner.name(), autocomplete: "off", pattern: "[a-z0-9]+(-[a-z0-9]+)*", maxlength: 80, required: true, "aria-describedby": "posting-help" });
  const plan = element("div", { class: "stack", role: "status" });
  const file = element("pre", { tabindex: 0 });
  const shown = element("details", { class: "file", hidden: true }, element("summary", {}, t("Show the file")), file);
  const send = element("button", { class: "main" }, t("Save"));
  const said = element("div", {});
  let taken = false;
  const body = () => ({ name: name.value.trim(), posting: owner.wanted().posting });
  const look = async () => {
    if (!name.checkValidity()) return;
    try {
      const planned = await askJson("/postings", { body: { ...body(), write: false } });
      taken = planned.taken;
      file.textContent = planned.text;
      plan.replaceChildren(element("p", {}, t("“{title}” is written into the file {path} of your folder, so that you can open it again.", { title: owner.title(), path: planned.path })),
        ...(taken ? [element("p", { class: "message warn" }, t("There is a posting of this name already. Saving replaces it."))] : []));
      send.textContent = taken ? t("Replace it") : t("Save");
      said.replaceChildren();
    } catch (error) {
      said.replaceChildren(told(error));
    }
    shown.hidden = !file.textContent;
  };
  const keep = async (event) => {
    event.preventDefault();
    try {
      const made = await askJson("/postings", { body: { ...body(), replace: taken } });
      dialog.close();
      owner.saved(made.name);
      announce(t("Saved as {path}.", { path: made.path }));
      document.getElementById("taken").replaceChildren(element("p", { class: "message good" }, t("Saved as {path}.", { path: made.path })));
    } catch (error) {
      await look();
      said.replaceChildren(told(error));
    }
  };
  const later = soon(look, 150);
  // A name that nobody has looked up yet is taken for a new one: the server refuses it if it is none.
  name.addEventListener("input", () => { taken = false; send.textContent = t("Save"); later(); });
  dialog.replaceChildren(element("form", { onsubmit: keep, class: "stack" },
    element("h2", { id: "dialog-title" }, t("Save in the workspace")),
    element("div", { class: "field" }, element("label", { for: "posting-name" }, t("Name of the posting")), name,
      element("p", { class: "help", id: "posting-help" }, t("Small letters, digits and hyphens, such as {example}.", { example: t("vacancy-2026-14") }))),
    plan, shown, said,
    element("div", { class: "actions" }, send, element("button", { type: "button", onclick: () => dialog.close() }, t("Cancel")))));
  dialog.showModal();
  look();
}

async function opening(dialog, owner) {
  const list = element("div", { class: "stack" }, element("p", {}, t("Please wait …")));
  dialog.replaceChildren(element("div", { class: "stack" }, element("h2", { id: "dialog-title" }, t("Open a posting")), list,
    element("div", { class: "actions" }, element("button", { type: "button", onclick: () => dialog.close() }, t("Cancel")))));
  dialog.showModal();
  try {
    const all = await askJson("/postings");
    const entries = all.map((entry) => element("li", {}, element("button", { type: "button", class: "entry", onclick: () => open(entry.name, dialog, list, owner) },
      element("strong", {}, entry.name), element("span", { class: "quiet" }, [entry.title || entry.role, entry.city, entry.reference].filter(Boolean).join(" · ")),
      !entry.usable && element("span", { class: "tag bad" }, t("With mistakes")))));
    list.replaceChildren(entries.length ? element("ul", { class: "entries" }, ...entries) : element("p", {}, t("There is no posting in the workspace yet.")));
    list.querySelector("button")?.focus();
  } catch (error) {
    list.replaceChildren(told(error));
  }
}

async function open(name, dialog, list, owner) {
  try {
    const { posting } = await askJson(`/postings/${encodeURIComponent(name)}`);
    dialog.close();
    owner.opened(name, posting);
    announce(t("{name} is open.", { name }));
  } catch (error) {
    list.prepend(told(error));
  }
}
