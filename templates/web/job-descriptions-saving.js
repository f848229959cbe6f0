// From changes to a role to the file of an overlay: its name is asked for, the file is shown, and then written.

import { announce, askJson, element, inWorkspace, language, saveBlob, t, told, withCode } from "./base.js";

const LETTERS = {
  а: "a", б: "b", в: "v", г: "g", д: "d", е: "e", ж: "zh", з: "z", и: "i", й: "i", к: "k", л: "l", м: "m", н: "n", о: "o",
  п: "p", р: "r", с: "s", т: "t", у: "u", ф: "f", х: "kh", ц: "ts", ч: "ch", ш: "sh", щ: "shch", ъ: "", ы: "y", ь: "",
  э: "e", ю: "iu", я: "ia", ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l",
};

/**
 * The id that a name makes: small letters without accents, digits and hyphens.
 * @param {string} name
 * @returns {string}
 */
export function idOf(name) {
  const letters = [...name.toLocaleLowerCase(language)].map((letter) => LETTERS[letter] ?? letter).join("");
  return letters.normalize("NFD").replace(/\p{M}/gu, "").replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 80);
}

/** The dialog that saves changes as an overlay. */
export class Saving {
  #latest = 0;

  /** @param {HTMLDialogElement} dialog @param {(made: {id: string, path: string}) => void} saved */
  constructor(dialog, saved) {
    this.dialog = dialog;
    this.saved = saved;
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
    this.own.hidden = !form.updates;
    this.dialog.querySelector("#overlay-same").checked = form.updates;
    this.dialog.querySelector("#overlay-new").checked = !form.updates;
    this.dialog.querySelector("#overlay-same-file").textContent = `roles/${form.role}.yaml`;
    this.name.value = form.titles[adaptation.titleForm] ? `${form.title}` : form.role;
    this.dialog.showModal();
    this.#look();
  }

  get #id() {
    const same = this.adaptation.form.updates && this.dialog.querySelector("#overlay-same").checked;
    return same ? this.adaptation.form.role : idOf(this.name.value);
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
      this.where.textContent = made ? this.#told(made) : t("Give the overlay a name.");
    } catch (error) {
      if (asked === this.#latest) this.#refused(error);
    }
  }

  #told(made) {
    if (!inWorkspace) return t("The file {file} is made for you to download.", { file: made.path });
    return made.updates
      ? t("The file {file} is changed. Remarks and order in it stay as they are.", { file: made.path })
      : t("A new file is written: {file}.", { file: made.path });
  }

  #refused(error) {
    this.yaml.textContent = "";
    this.where.textContent = "";
    this.wrong.replaceChildren(told(error));
  }

  #ask(id, dry) {
    const { form, edits } = this.adaptation;
    return askJson(`/overlays?dry=${dry}`, { body: { role: form.role, locale: form.locale, edits, id } });
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
      this.saved(made);
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
