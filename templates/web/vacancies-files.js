// From the posting in the form to files: downloads, and the folder of postings in the workspace.

import { announce, ask, askJson, element, save, t, told } from "./base.js";

/**
 * Downloads of a vacancy.
 * @param {HTMLElement} card
 * @param {() => {posting: object, locale: string, length: string, errors: number}} wanted
 * @param {HTMLDialogElement} dialog
 */
export function downloads(card, wanted, dialog) {
  const said = card.querySelector("#taken");
  for (const button of card.querySelectorAll("[data-format]")) {
    button.addEventListener("click", async () => {
      if (wanted().errors && !(await sure(dialog, wanted().errors))) return;
      await waiting(button, said, () => download(button.dataset.format, wanted()));
    });
  }
}

async function download(format, { posting, locale, length }) {
  const body = { posting, locale, kind: "vacancy", formats: [format], lint: false, length: format === "txt" ? length : "full" };
  await save(await ask("/documents", { body }));
}

async function waiting(button, said, work) {
  button.disabled = true;
  said.replaceChildren(element("p", { class: "quiet" }, t("Please wait …")));
  try {
    await work();
    said.replaceChildren(element("p", { class: "message good" }, t("The file is in your downloads.")));
  } catch (error) {
    said.replaceChildren(told(error));
  }
  button.disabled = false;
  button.focus();
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
 * @param {{wanted: Function, name: () => string, saving: () => string, saved: (name: string) => void, opened: (name: string, posting: object) => void}} owner
 */
export function folder(dialog, owner) {
  document.getElementById("save")?.addEventListener("click", () => saving(dialog, owner));
  document.getElementById("open")?.addEventListener("click", () => opening(dialog, owner));
}

function saving(dialog, owner) {
  const name = element("input", { id: "posting-name", value: owner.name(), autocomplete: "off", pattern: "[a-z0-9]+(-[a-z0-9]+)*", maxlength: 80, required: true, "aria-describedby": "posting-help" });
  const again = element("input", { type: "checkbox", id: "posting-replace" });
  const replace = element("label", { class: "check", hidden: true }, again, t("Replace the posting of this name"));
  const said = element("div", {});
  const send = async (event) => {
    event.preventDefault();
    try {
      const made = await askJson("/postings", { body: { name: name.value.trim(), posting: owner.wanted().posting, replace: again.checked || name.value.trim() === owner.saving() } });
      dialog.close();
      owner.saved(made.name);
      announce(t("Saved as {path}.", { path: made.path }));
      document.getElementById("taken").replaceChildren(element("p", { class: "message good" }, t("Saved as {path}.", { path: made.path })));
    } catch (error) {
      replace.hidden = !error.problems?.some((problem) => problem.key === "name");
      said.replaceChildren(told(error));
    }
  };
  dialog.replaceChildren(element("form", { onsubmit: send, class: "stack" },
    element("h2", { id: "dialog-title" }, t("Save in the workspace")),
    element("p", { class: "quiet" }, t("What stands in the form is written into a file of your folder, so that you can open it again.")),
    element("div", { class: "field" }, element("label", { for: "posting-name" }, t("Name of the posting")), name,
      element("p", { class: "help", id: "posting-help" }, t("Small letters, digits and hyphens, such as vacancy-2026-14."))),
    replace, said,
    element("div", { class: "actions" }, element("button", { class: "main" }, t("Save")),
      element("button", { type: "button", onclick: () => dialog.close() }, t("Cancel")))));
  dialog.showModal();
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
