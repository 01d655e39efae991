"""A publication list as a Word document, which pandoc writes.

It is handed a tree (https://hackage.haskell.org/package/pandoc-types), in which a text is nothing
but text; formulas become Word's own.
"""

import json
import re
from typing import Any, ClassVar

from bibtool.bibliography import Bibliography
from bibtool.exporters.listing import Line, parts, title
from bibtool.exporters.styles import pandoc
from bibtool.plugins import Options
from bibtool.untrusted import clean

_TAGS = {
    "me": "Strong", "strong": "Strong", "em": "Emph", "sup": "Superscript", "sub": "Subscript",
    "sc": "SmallCaps",
}  # fmt: skip
_Attributes = tuple[str, list[str], list[list[str]]]
_NOTHING: _Attributes = ("", [], [])
_BIBLIOGRAPHY: _Attributes = ("", [], [["custom-style", "Bibliography"]])


def export(bibliography: Bibliography, options: Options) -> bytes:
    """Return the document; the same list makes the same bytes.

    Raises:
        NotInstalled: there is no pandoc.
        UnknownName, InputError: the style is not there, or cannot be used.
    """
    heading = title(bibliography) or "Publications"
    blocks: list[Any] = [_header(1, heading)]
    for part in parts(bibliography, options):
        if part.heading:
            blocks.append(_header(2, part.heading))
        blocks += [_entry(line) for line in part.lines]
    meta = {"title": {"t": "MetaInlines", "c": []}}
    tree = {"pandoc-api-version": pandoc.api_version(), "meta": meta, "blocks": blocks}
    arguments = ["-f", "json", "-t", "docx", "-o", "-"]
    arguments += ["-M", f"lang={options.lang}"] if options.lang else []
    return pandoc.run(arguments, json.dumps(tree).encode(), "docx")


def _header(level: int, text: str) -> dict[str, Any]:
    return {"t": "Header", "c": [level, _NOTHING, _Tree().format_str(clean(text))]}


def _entry(line: Line) -> dict[str, Any]:
    tree = _Tree()
    label = tree.format_str(f"{line.label} ") if line.label else []
    paragraph = {"t": "Para", "c": [*label, *line.text.render(tree)]}
    return {"t": "Div", "c": [_BIBLIOGRAPHY, [paragraph]]}


class _Tree:
    """A backend as pybtex has them, that makes pandoc's inlines instead of characters."""

    RenderType = list
    symbols: ClassVar[dict[str, list[Any]]] = {}

    def render_sequence(self, parts: list[list[Any]]) -> list[Any]:
        """Join what stands in a row."""
        return [one for part in parts for one in part]

    def format_str(self, text: str) -> list[Any]:
        """Return words and blanks."""
        runs = re.split(r"( +)", text)
        return [{"t": "Space"} if run.isspace() else {"t": "Str", "c": run} for run in runs if run]

    def format_math(self, tex: str) -> list[Any]:
        """Return a formula."""
        return [{"t": "Math", "c": [{"t": "InlineMath"}, tex]}]

    def format_tag(self, name: str, inner: list[Any]) -> list[Any]:
        """Return emphasis."""
        return [{"t": _TAGS[name], "c": inner}] if name in _TAGS else inner

    def format_href(self, url: str, inner: list[Any], _external: bool = False) -> list[Any]:  # noqa: FBT001, FBT002 - pybtex's
        """Return a link."""
        return [{"t": "Link", "c": [_NOTHING, inner, [url, ""]]}]

    def format_protected(self, inner: list[Any]) -> list[Any]:
        """Let go of what only protected capitals."""
        return inner
