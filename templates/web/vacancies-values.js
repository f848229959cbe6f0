// Between the fields of the form and the values of a posting, each known by its part, such as `pay/min`.

// What stands before each line of a list that was pasted.
const BULLET = /^\s*(?:[•·▪◦‣●○■□✓✔➢►]\s*|[-–—*]\s*(?=\p{L})|[-–—*]\s+|\d{1,2}\)\s*|\d{1,2}\.\s+)/u;
const MONEY = /[\s\u00a0\u202f'’]|[€$£₽]|руб(?:лей|ля|\.)?|р\.$|EUR|USD|GBP|RUB|euros?/giu;

/** An amount as people write it, as a number with a point; what is no amount stays as it was. */
function amount(text) {
  const bare = text.replace(MONEY, "").replace(/[.,](?=\d{3}(?!\d))/g, "").replace(/,(?=\d{1,2}$)/, ".");
  return /^\d+(?:\.\d+)?$/.test(bare) ? bare : text;
}

/** What a field holds, undefined where it is empty or as usual. */
export function valueOf(field) {
  if (field.disabled) return undefined;
  if (field.dataset.kind === "tick") return field.checked === (field.dataset.usual === "yes") ? undefined : field.checked;
  const text = field.value.trim();
  if (!text) return undefined;
  if (field.dataset.kind === "lines") return text.split("\n").map((line) => line.replace(BULLET, "").trim()).filter(Boolean);
  if (field.inputMode === "decimal") return amount(text);
  return field.dataset.part === "title" ? { single: text } : text;
}

/** Put a value into a field; undefined is what is usual. */
export function putValue(field, value) {
  if (field.dataset.kind === "tick") field.checked = value === undefined ? field.dataset.usual === "yes" : value === true;
  else if (Array.isArray(value)) field.value = value.join("\n");
  else if (value && typeof value === "object") field.value = value.single ?? value.inclusive ?? "";
  else if (field.type === "date") field.value = /^\d{4}-\d{2}-\d{2}$/.test(value ?? "") ? value : "";
  else if (field.localName === "select" && value === undefined) field.selectedIndex = 0;
  else field.value = value === undefined ? "" : String(value);
}

/** The value of a part such as `pay/min`, undefined where there is none. */
export function get(data, part) {
  return part.split("/").reduce((found, key) => found?.[key], data) ?? undefined;
}

/** Set the value of a part; undefined takes it out. */
export function set(data, part, value) {
  const keys = part.split("/");
  const last = keys.pop();
  let place = data;
  for (const key of keys) place = place[key] ??= {};
  // Forms of a title that a file gives stay as long as nobody writes another.
  if (value?.single && place[last]?.inclusive === value.single) return;
  if (value === undefined) delete place[last];
  else place[last] = value;
}

/** Data without some of its parts, such as `pay/min` or `offer/1`. @param {object} data @param {string[]} parts */
export function less(data, parts) {
  const made = structuredClone(data);
  for (const part of parts) leaveOut(made, part.split("/"));
  return pruned(JSON.parse(JSON.stringify(made), (_, value) => (Array.isArray(value) ? value.filter((each) => each !== null) : value)));
}

function leaveOut(place, [key, ...rest]) {
  if (!place || typeof place !== "object") return;
  // Items of lists are counted from one.
  const own = Array.isArray(place) ? key - 1 : key;
  if (rest.length && typeof place[own] === "object") leaveOut(place[own], rest);
  else delete place[own];
}

/** Data without what is empty. */
export function pruned(data) {
  if (Array.isArray(data)) return data.map(pruned);
  if (!data || typeof data !== "object") return data;
  const kept = Object.entries(data).map(([key, value]) => [key, pruned(value)])
    .filter(([, value]) => value !== undefined && !(value && typeof value === "object" && !Object.keys(value).length));
  return Object.fromEntries(kept);
}
