"""From web pages to PDF/UA-1 by WeasyPrint alone, its style sheets and font configuration made once.

Runs in the peer's environment: `python -m tests.bench.peers.page turns|once PAGES [FILE]`. PAGES is a JSON file:
`sheets`, each with `text` and `base`, and `pages`, each with `text`, `base` and its own `paper`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

from tests.bench.peers.turns import serve


def drawer(pages: Path) -> Callable[[int], bytes]:
    """The function that draws the page of a number."""
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

    given = json.loads(pages.read_text("utf-8"))
    fonts = FontConfiguration()
    sheets = [weasyprint.CSS(string=each["text"], base_url=each["base"], font_config=fonts) for each in given["sheets"]]
    papers = [weasyprint.CSS(string=each["paper"], font_config=fonts) for each in given["pages"]]

    def draw(number: int) -> bytes:
        index = number % len(papers)
        page = given["pages"][index]
        html = weasyprint.HTML(string=page["text"], base_url=page["base"])
        data: bytes = html.write_pdf(stylesheets=[papers[index], *sheets], font_config=fonts, pdf_variant="pdf/ua-1")
        return data

    return draw


def main(action: str, pages: str, file: str = "") -> None:
    """Take turns, or draw the first page into a file."""
    draw = drawer(Path(pages))
    if action == "turns":
        serve(draw)
    else:
        Path(file).write_bytes(draw(0))


if __name__ == "__main__":
    main(*sys.argv[1:])
