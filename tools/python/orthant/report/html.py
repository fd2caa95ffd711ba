"""HTML from Python: whatever is not `Html` already is escaped."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence

LONG = 40  # characters


class Html(str):
    """Text that is HTML."""


def escaped(content: object) -> Html:
    return content if isinstance(content, Html) else Html(html.escape(str(content)))


def joined(parts: Iterable[object], between: str = "") -> Html:
    return Html(between.join(escaped(part) for part in parts))


def element(tag: str, *content: object, **attributes: object) -> Html:
    """element("p", "text", id="x"); an underscore behind an attribute's name is left out: class_="note"."""
    given = "".join(f' {name.rstrip("_")}="{html.escape(str(value))}"' for name, value in attributes.items())
    return Html(f"<{tag}{given}>{joined(content)}</{tag}>")


def section(heading: str, *content: object) -> Html:
    return element("section", element("h2", heading), "\n", joined(content, "\n"))


def facts(pairs: Iterable[tuple[str, object]]) -> Html:
    """Names and values, those without a value left out."""
    return element("dl", *(element("div", element("dt", name), element("dd", value))
                           for name, value in pairs if str(value)))


def table(columns: Sequence[object], rows: Iterable[Sequence[object]], numeric: Iterable[int] = ()) -> Html:
    """A table that scrolls where it is wider than the page; numeric columns are set to the right, long text wraps."""
    right = set(numeric)

    def cell(tag: str, column: int, content: object) -> Html:
        if column in right:
            return element(tag, content, class_="number")
        if len(str(content)) > LONG:
            return element(tag, content, class_="long")
        return element(tag, content)

    def line(tag: str, row: Sequence[object]) -> Html:
        return element("tr", *(cell(tag, i, content) for i, content in enumerate(row)))

    body = element("tbody", joined((line("td", row) for row in rows), "\n"))
    return element("div", element("table", element("thead", line("th", columns)), "\n", body), class_="wide")


def folded(summary: str, *content: object) -> Html:
    return element("details", element("summary", summary), *content)


def image(source: str, description: str, width: int) -> Html:
    """A picture of so many pixels; where that is much wider than the page, it scrolls."""
    least = min(width, 560)
    return Html(f'<div class="wide"><img src="{html.escape(source)}" alt="{html.escape(description)}" '
                f'width="{width}" style="min-width: {least}px"></div>')
