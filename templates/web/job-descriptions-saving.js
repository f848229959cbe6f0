// From changes to a role to the file of an overlay: its name is asked for, the file is shown, and then written.

import { announce, askJson, element, inWorkspace, saveBlob, t, told, withCode } from "./base.js";

const LETTERS = {
  а: "a", б: "b", в: "v", г: "g", д: "d", е: "e", ж: "zh", з: "z", и: "i", й: "i", к: "k", л: "l", м: "m", н: "n", о: "o",
  п: "p", р: "r", с: "s", т: "t", у: "u", ф: "f", х: "kh", ц: "ts", ч: "ch", ш: "sh", щ: "shch", ъ: "", ы: "y", ь: "",
  э: "e", ю: "yu", я: "ya", ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l",
};
const GERMAN = { ä: "ae", ö: "oe", ü: "ue" };

const CHANGED = "urn:jobdesc:problem:changed";

/**
 * The id that a name makes: small letters without accents, digits and hyphens.
 * @param {string} name
 * @param {string} spoken the language that the name is in
 * @returns {string}
 */
export function idOf(name, spoken) {
  const known = spoken === "de" ? { ...LETTERS, ...GERMAN } : LETTERS;
  const letters = [...name.normalize("NFC").toLocaleLowerCase(spoken)].map((letter) => known[letter] ?? letter).join("");
  return letters.normalize("NFD").replace(/\p{M}/gu, "").replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 80);
}

/** The dialog that saves changes as an overlay. */
export class Saving {
  #latest = 0;

  /**
   * @param {HTMLDialogElement} dialog
   * @param {{saved: (made: {id: string, path: string}) => void, anew: () => void}} told
   *   `saved` hears what was written; `anew` has the role loaded anew, with the changes to it
   */
  constructor(dialog, told) {
    this.dialog = dialog;
    this.told = told;
    this.name = dialog.querySelector("#overlay-name");
    this.shown = dialog.querySelector("#overlay-id");
    this.yaml = dialog.querySelector("#overlay-yaml");
    this.where = dialog.querySelector("#overlay-where");
    this.wrong = dialog.querySelector("#overlay-wrong");
    this.write = dialog.querySelector("#overlay-write");
    this.own = dialog.querySelector("#overlay-own");
    this.name.addEventListener("input", () => this.#look());
    for (const choice of dialog.querySelectorAll("[name=overlay-file]")) choice.addEventListener("change", () => this.#look());
    dialog.querySelector("form").addEventListener("submit", (event) => this.#submitted(event));
    dialog.querySelector("#overlay-cancel").addEventListener("click", () => dialog.close());
  }

  /** Ask. @param {import("./job-descriptions-model.js").Adaptation} adaptation */
  open(adaptation) {
    this.adaptation = adaptation;
    const { form } = adaptation;
    this.version = form.version;
    this.own.hidden = !form.updates;
    this.dialog.querySelector("#overlay-same").checked = form.updates;
    this.dialog.querySelector("#overlay-new").checked = !form.updates;
    this.dialog.querySelector("#overlay-same-file").textContent = `roles/${form.role}.yaml`;
    this.name.value = adaptation.title;
    this.dialog.showModal();
    this.#look();
  }

  get #id() {
    const same = this.adaptation.form.updates && this.dialog.querySelector("#overlay-same").checked;
    return same ? this.adaptation.form.role : idOf(this.name.value, this.adaptation.form.language);
  }

  /** Show the file as it would be. */
  async #look() {
    const id = this.#id;
    const asked = this.#latest += 1;
    this.dialog.querySelector("#overlay-naming").hidden = id === this.adaptation.form.role && this.adaptation.form.updates;
    this.shown.textContent = id ? `${id}.yaml` : "";
    this.write.disabled = true;
    try {
      const made = id ? await this.#ask(id, true) : null;
      if (asked !== this.#latest) return;
      this.made = made;
      this.write.disabled = !made;
      this.yaml.textContent = made?.yaml ?? "";
      this.wrong.replaceChildren();
      this.where.textContent = made ? this.#said(made) : t("Give the overlay a name.");
    } catch (error) {
      if (asked === this.#latest) this.#refused(error);
    }
  }

  #said(made) {
    if (!inWorkspace) return t("The file {file} is made for you to download.", { file: made.path });
    return made.updates
      ? t("The file {file} is changed. Remarks and order in it stay as they are.", { file: made.path })
      : t("A new file is written: {file}.", { file: made.path });
  }

  #refused(error) {
    this.yaml.textContent = "";
    this.where.textContent = "";
    this.wrong.replaceChildren(error.type === CHANGED ? this.#choice(error.problems[0]) : told(error));
  }

  /** What to do about a file that is not the one that the form was made of. */
  #choice({ file }) {
    return element("div", { class: "message warn", role: "alert" },
      element("p", {}, t("The file {file} was changed after this page was opened, by somebody else or in another window. Nothing is written yet.", { file })),
      element("p", {}, t("Load it anew: your changes stay, and you see them on top of what it says now. Or save all the same: what you changed takes the place of what stands there.")),
      element("div", { class: "actions" },
        element("button", { type: "button", onclick: () => this.#anew() }, t("Load it anew")),
        element("button", { type: "button", onclick: () => this.#allTheSame() }, t("Save all the same"))));
  }

  #anew() {
    this.dialog.close();
    this.told.anew();
  }

  async #allTheSame() {
    this.version = "";
    await this.#look();
    this.write.focus();
  }

  #ask(id, dry) {
    const { form, edits } = this.adaptation;
    return askJson(`/overlays?dry=${dry}`, { body: { role: form.role, locale: form.locale, edits, id, version: this.version } });
  }

  async #submitted(event) {
    event.preventDefault();
    if (!this.made || this.write.disabled) return;
    if (!inWorkspace) {
      saveBlob(new Blob([this.made.yaml], { type: "application/yaml" }), `${this.made.id}.yaml`);
      this.dialog.close();
      return;
    }
    this.write.disabled = true;
    try {
      const made = await this.#ask(this.made.id, false);
      this.dialog.close();
      announce(t("Saved as {file}.", { file: made.path }));
      this.told.saved(made);
    } catch (error) {
      this.write.disabled = false;
      this.#refused(error);
    }
  }
}

/** What to say where there is no workspace. @returns {HTMLElement} */
export function withoutWorkspace() {
  return element("p", { class: "message" },
    ...withCode(t("The program runs outside of a folder of yours, so the file is downloaded. To have your own roles in the list, make a folder with `jobdesc init`, put the file into its folder `roles`, and start the program there with `jobdesc serve`.")));
}
