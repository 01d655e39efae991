"""Rich text by pybtex, and its three backends where they fall short of what we print.

pybtex 0.26 writes ``href`` unescaped, cannot give a tag a class, escapes every full stop and
hyphen in Markdown but neither ``$``, ``~`` nor ``|``, and knows no formula.
"""

import html
import re
from typing import Any, ClassVar

import pybtex.backends.html
import pybtex.backends.markdown
import pybtex.backends.plaintext
from pybtex.richtext import HRef, Symbol, Tag, Text

from bibtool.exporters.mathml import formula
from bibtool.exporters.tex import Kind, flat

_MARKDOWN_SPECIAL = re.compile(r"([\\`*_\[\]#$~|]|:(?=//))")
_ELEMENTS = frozenset({"em", "strong", "sup", "sub"})
_MARKDOWN_BLOCK = re.compile(r"^([-+=:]|\d{1,9}(?=[.)]))")
_NAMED = {
    "{": r"\lbrace ", "}": r"\rbrace ", "|": r"\Vert ", ",": r"\thinspace ",
    ";": r"\thickspace ", ":": r"\medspace ", "!": r"\negthinspace ",
}  # fmt: skip
# The same formula in characters that no Markdown reader takes for markup, whether or not it
# knows formulas; TeX ignores the spaces.
_MARKDOWN_MATH = (
    (re.compile(r"\\([{}|,;:!])"), lambda m: _NAMED[m[1]]),
    (re.compile(r"\*"), lambda m: r"\ast "),
    (re.compile(r"`"), lambda m: r"\lq "),
    (re.compile(r"(?<!\\)~"), lambda m: r"\ "),
    # An underscore cannot end emphasis before a letter or digit, nor after a space.
    (re.compile(r"^(?=_(?![a-zA-Z0-9]))"), lambda m: "{}"),
    (re.compile(r"(?<![\\ ])_(?![a-zA-Z0-9])"), lambda m: " _"),
    (re.compile(r"\](?=[(\[:])"), lambda m: "] "),
    (re.compile(r"<(?=[a-zA-Z/!?])"), lambda m: "< "),
)


class Math(Symbol):  # type: ignore[misc]  # pybtex has no types
    """A formula: a leaf that no backend may take apart."""

    def render(self, backend: Any) -> Any:
        """Render by the backend's own rule for formulas."""
        return backend.format_math(self.name)


def read(metadata: str) -> Any:
    """Return metadata text as rich text, formulas as ``Math``."""
    runs = flat(metadata)
    return Text(*(Math(r.text) if r.kind is Kind.MATH else r.text for r in runs))


def marked(text: str) -> Any:
    """Return a name as that of the list's owner."""
    return Tag("me", text)


def link(url: str) -> Any:
    """Return an address that can be followed and is printed in full."""
    return HRef(url, url)


class PlainText(pybtex.backends.plaintext.Backend):  # type: ignore[misc]
    """Text for a terminal or a mail."""

    def format_math(self, tex: str) -> str:
        """Return a formula as it is known: TeX in dollars."""
        return f"${tex}$"

    def format_tag(self, tag_name: str, text: str) -> str:
        """Mark the owner's name with asterisks."""
        return f"*{text}*" if tag_name == "me" else text


class Markdown(pybtex.backends.markdown.Backend):  # type: ignore[misc]
    """CommonMark, also right under GitHub's, pandoc's and kramdown's extensions."""

    tags: ClassVar[dict[str, str]] = {"me": "**", "strong": "**", "em": "*"}

    def format_tag(self, tag_name: str, text: str) -> str:
        """Return emphasis; what Markdown has no sign for, in HTML where that is known by all."""
        if not text.strip():
            return text
        if tag_name in {"sup", "sub"}:
            return f"<{tag_name}>{text}</{tag_name}>"
        sign = self.tags.get(tag_name, "")
        # A blank inside would keep the signs from being any.
        inner = text.strip()
        start = text.index(inner)
        return f"{text[:start]}{sign}{inner}{sign}{text[start + len(inner) :]}"

    def format_str(self, text: str) -> str:
        """Escape what can be markup inside a line, and no more."""
        return _MARKDOWN_SPECIAL.sub(r"\\\1", html.escape(text, quote=False))

    def format_math(self, tex: str) -> str:
        """Return a formula that stays one, and stays legible where formulas are not known."""
        for pattern, replacement in _MARKDOWN_MATH:
            tex = pattern.sub(replacement, tex)
        return f"${tex.strip()}$"

    def format_href(self, url: str, text: str, _external: bool = False) -> str:  # noqa: FBT001, FBT002 - pybtex's
        """Return an autolink where the address is printed, else a link."""
        target = url.replace("<", "%3C").replace(">", "%3E").replace(" ", "%20")
        return f"<{target}>" if text == self.format_str(url) else f"[{text}](<{target}>)"

    @staticmethod
    def at_line_start(rendered: str) -> str:
        """Escape what would make a heading, rule or list of a rendered line."""
        found = _MARKDOWN_BLOCK.match(rendered)
        if found is None:
            return rendered
        at = found.end() if found[0].isdigit() else 0
        return f"{rendered[:at]}\\{rendered[at:]}"


class Html(pybtex.backends.html.Backend):  # type: ignore[misc]
    """HTML that is also well-formed XML."""

    def format_str(self, text: str) -> str:
        """Escape for the inside of an element."""
        return html.escape(text, quote=False)

    def format_math(self, tex: str) -> str:
        """Return a formula as MathML, which needs no script."""
        return formula(tex)

    def format_tag(self, tag_name: str, text: str) -> str:
        """Return an element; the owner's name is marked."""
        if tag_name == "me":
            return f'<strong class="me">{text}</strong>'
        if tag_name == "sc":
            return f'<span style="font-variant: small-caps">{text}</span>'
        return f"<{tag_name}>{text}</{tag_name}>" if tag_name in _ELEMENTS else text

    def format_href(self, url: str, text: str, _external: bool = False) -> str:  # noqa: FBT001, FBT002 - pybtex's
        """Return a link, its address escaped as pybtex leaves it to us."""
        return f'<a href="{html.escape(url)}">{text}</a>'


Backend = PlainText | Markdown | Html
