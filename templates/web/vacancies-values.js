// Between the fields of the form and the values of a posting, each known by its part, such as `pay/min`.

/** What a field holds, undefined where it is empty or as usual. */
export function valueOf(field) {
  if (field.disabled) return undefined;
  if (field.dataset.kind === "tick") return field.checked === (field.dataset.usual === "yes") ? undefined : field.checked;
  const text = field.value.trim();
  if (!text) return undefined;
  if (field.dataset.kind === "lines") return text.split("\n").map((line) => line.trim()).filter(Boolean);
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

/** Data without what is empty. */
export function pruned(data) {
  if (Array.isArray(data)) return data.map(pruned);
  if (!data || typeof data !== "object") return data;
  const kept = Object.entries(data).map(([key, value]) => [key, pruned(value)])
    .filter(([, value]) => value !== undefined && !(value && typeof value === "object" && !Object.keys(value).length));
  return Object.fromEntries(kept);
}
