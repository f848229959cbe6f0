// From a document's page, as the API draws it, to the same page in a frame: as paper where there is room, else as on a screen.
// Nothing in it runs, and nothing of its looks is written into the page: the Content-Security-Policy holds.

const PAPER_WIDTH = 794;
const LEAST_WIDTH = 480;
const MARK = `
  .marked > p, .marked > td, p.marked, li.marked:not(:has(> p)) { background: #fff3c4; box-shadow: 0 0 0 .25rem #fff3c4; }
  [data-part] { cursor: pointer; }
  [data-part]:hover > p, [data-part]:hover > td, p[data-part]:hover { background: #eef3fa; }
  [data-part].marked:hover > p, [data-part].marked:hover > td, p[data-part].marked:hover { background: #fff3c4; }`;

/**
 * A frame that shows documents. The frame is `<iframe sandbox="allow-same-origin" title="…">`, empty.
 * `onchoose`, where it is set, is called with the anchor of the clause that a person clicks on.
 */
export class Preview {
  #frame;
  #paper;
  #html = "";
  #sheets = new Map();
  #marked = "";

  /**
   * @param {HTMLIFrameElement} frame
   * @param {{paper?: boolean, onchoose?: (anchor: string) => void, parts?: (page: Document) => void}} [options]
   *   `paper` draws it as it prints, made smaller where the frame is narrow; `parts` gives anchors (`dataset.part`) to
   *   elements that have none of their own.
   */
  constructor(frame, { paper = false, onchoose = null, parts = null } = {}) {
    this.#frame = frame;
    this.#paper = paper;
    this.onchoose = onchoose;
    this.parts = parts;
    this.#begin();
    frame.addEventListener("load", () => this.#begin());
    new ResizeObserver(() => this.#fit()).observe(frame.parentElement);
  }

  /** Show a document. Where one was shown already, the place that it was scrolled to is kept. @param {string} html */
  show(html) {
    this.#html = html;
    this.#draw();
  }

  /**
   * Mark a clause, and have it in sight. @param {string} anchor of the clause; empty for none
   */
  mark(anchor) {
    this.#marked = anchor;
    const marked = this.#remark();
    if (!marked) return;
    const { top, bottom } = marked.getBoundingClientRect();
    const height = this.#page.documentElement.clientHeight;
    if (bottom < 40 || top > height - 40) this.#scroll(top - height / 3);
  }

  get #page() { return this.#frame.contentDocument; }

  /** An empty page that a browser draws by today's rules; one without a doctype would be drawn by those of 1997. */
  #begin() {
    const page = this.#page;
    if (!page || page.documentElement?.dataset.begun) return;
    page.open();
    page.write("<!DOCTYPE html><html data-begun='yes'><head></head><body></body></html>");
    page.close();
    page.addEventListener("click", (event) => this.#clicked(event));
    this.#sheets.clear();
    this.#draw();
  }

  #draw() {
    const page = this.#page;
    if (!this.#html || !page?.body) return;
    const { page: drawn, sheets } = parsed(this.#html);
    const screen = !(this.#paper && this.#frame.parentElement.clientWidth >= LEAST_WIDTH);
    page.adoptedStyleSheets = this.#styles(sheets, screen ? "screen" : "print");
    for (const { name, value } of drawn.documentElement.attributes) page.documentElement.setAttribute(name, value);
    const body = page.importNode(drawn.body, true);
    for (const styled of body.querySelectorAll("[data-style]")) {
      styled.style.cssText = styled.dataset.style;
      styled.removeAttribute("data-style");
    }
    this.parts?.(body);
    for (const part of body.querySelectorAll(".clauses li[id], .points li[id]")) part.dataset.part ||= part.id;
    page.body.replaceChildren(...body.childNodes);
    this.#remark();
    this.#fit();
  }

  /** The style sheets for a medium; those that the frame had before are not read again. */
  #styles(given, medium) {
    const texts = given.filter((sheet) => ["all", medium].includes(sheet.media)).map((sheet) => sheet.text);
    const sheets = new Map();
    for (const text of [...texts, medium === "print" ? sheetOf(texts) : "", MARK]) {
      sheets.set(text, this.#sheets.get(text) ?? this.#sheet(text));
    }
    this.#sheets = sheets;
    return [...sheets.values()];
  }

  #sheet(text) {
    const sheet = new this.#frame.contentWindow.CSSStyleSheet();
    sheet.replaceSync(text);
    return sheet;
  }

  /** Make a sheet of paper as wide as the room that there is. */
  #fit() {
    const room = this.#frame.parentElement;
    if (!this.#paper || !room.clientWidth) return;
    const paper = room.clientWidth >= LEAST_WIDTH;
    const scale = paper ? room.clientWidth / PAPER_WIDTH : 1;
    const { style } = this.#frame;
    style.width = paper ? `${PAPER_WIDTH}px` : "100%";
    style.height = `${room.clientHeight / scale}px`;
    style.transform = paper ? `scale(${scale})` : "";
    style.transformOrigin = "0 0";
    if (this.#frame.dataset.paper !== String(paper)) {
      this.#frame.dataset.paper = String(paper);
      this.#draw();
    }
  }

  /** Scroll the frame alone: `scrollIntoView` would scroll the page around it too, from under a person's hand. */
  #scroll(by) {
    this.#frame.contentWindow.scrollBy({ top: by, behavior: "instant" });
  }

  #remark() {
    const page = this.#page;
    for (const marked of page.querySelectorAll(".marked")) marked.classList.remove("marked");
    const found = this.#marked ? page.querySelector(`[data-part="${CSS.escape(this.#marked)}"]`) : null;
    found?.classList.add("marked");
    return found;
  }

  #clicked(event) {
    const link = event.target.closest?.("a");
    if (link) {
      event.preventDefault();
      const to = link.getAttribute("href") ?? "";
      const there = to.startsWith("#") ? this.#page.getElementById(to.slice(1)) : null;
      if (there) this.#scroll(there.getBoundingClientRect().top);
      return;
    }
    const part = event.target.closest?.("[data-part]");
    if (part) this.onchoose?.(part.dataset.part);
  }
}

/**
 * A page without what runs, and its style sheets. Styles are taken out before it is read, or put aside under another name:
 * the policy refuses them as soon as they are read.
 */
function parsed(html) {
  const sheets = [];
  const bare = html
    .replace(/<style\b([^>]*)>([^]*?)<\/style>/g, (whole, said, text) => {
      sheets.push({ media: /media="(\w+)"/.exec(said)?.[1] ?? "all", text });
      return "";
    })
    .replace(/(<[a-z][^<>]*?) style="/g, '$1 data-style="');
  const page = new DOMParser().parseFromString(bare, "text/html");
  for (const unwanted of page.querySelectorAll("script, link, meta, base, iframe, object, embed")) unwanted.remove();
  for (const element of page.querySelectorAll("*")) {
    for (const { name } of [...element.attributes]) if (name.startsWith("on")) element.removeAttribute(name);
  }
  return { page, sheets };
}

/** The margins of the paper, as what lies between its edge and the words. */
function sheetOf(texts) {
  const margin = /@page\s*\{[^}]*?\bmargin:\s*([^;}]+)/.exec(texts.join("\n"))?.[1] ?? "20mm";
  return `html { background: #fff; } body { padding: ${margin}; box-sizing: border-box; } @media print { body { padding: 0; } }`;
}
