// From a list of tabs to one that works as such by mouse and by keyboard (WAI-ARIA, Tabs).

/**
 * @param {HTMLElement} list an element of role tablist
 * @param {(tab: HTMLElement) => void} chosen what to do when a tab was chosen
 * @returns {(tab: HTMLElement) => void} chooses a tab
 */
export function tabs(list, chosen) {
  const all = [...list.querySelectorAll("[role=tab]")];
  const choose = (tab) => {
    for (const each of all) {
      const selected = each === tab;
      each.setAttribute("aria-selected", String(selected));
      each.tabIndex = selected ? 0 : -1;
    }
    chosen(tab);
  };
  list.addEventListener("click", (event) => {
    const tab = event.target.closest("[role=tab]");
    if (tab) choose(tab);
  });
  list.addEventListener("keydown", (event) => {
    const at = all.indexOf(document.activeElement);
    const step = { ArrowRight: 1, ArrowLeft: -1, Home: -at, End: all.length - 1 - at }[event.key];
    if (step === undefined || at < 0) return;
    event.preventDefault();
    const next = all[(at + step + all.length) % all.length];
    choose(next);
    next.focus();
  });
  return choose;
}
