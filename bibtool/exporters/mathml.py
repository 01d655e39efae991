"""Formulas of titles as MathML, which browsers set without a script.

latex2mathml reads the TeX; what is written is ours: elements and attributes of a short list, all
text escaped. A formula it cannot read stays TeX. https://www.w3.org/TR/mathml-core/
"""

import html
import re
import unicodedata
from typing import TYPE_CHECKING

from bibtool.untrusted import clean

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_LONGEST = 400
_ELEMENTS = frozenset(
    "math mi mn mo mtext mspace mrow mfrac msqrt mroot msub msup msubsup munder mover munderover "
    "mtable mtr mtd mphantom mpadded mstyle".split()
)
_PARTS = {"mfrac": 2, "mroot": 2, "msub": 2, "msup": 2, "munder": 2, "mover": 2}
_PARTS |= {"msubsup": 3, "munderover": 3}
# It takes one upright letter for the letter itself, which MathML slants; not with a space.
_UPRIGHT = re.compile(r"(\\mathrm)\{(?=[a-zA-Z]\})")
_NUMBER = re.compile(r"-?[0-9.]{1,6}em")
_WORDS = {
    "stretchy": frozenset({"true", "false"}),
    "fence": frozenset({"true", "false"}),
    "accent": frozenset({"true", "false"}),
    "form": frozenset({"prefix", "infix", "postfix"}),
}
_LENGTHS = frozenset({"width", "minsize", "maxsize", "lspace", "rspace"})
# MathML Core knows no variant but normal: the letters themselves are of another alphabet.
_ALPHABETS = {
    "bold": ("BOLD",),
    "italic": ("ITALIC",),
    "bold-italic": ("BOLD ITALIC",),
    "script": ("SCRIPT",),
    "fraktur": ("FRAKTUR", "BLACK-LETTER"),
    "double-struck": ("DOUBLE-STRUCK",),
    "sans-serif": ("SANS-SERIF",),
    "monospace": ("MONOSPACE",),
}


def formula(tex: str) -> str:
    """Return a formula, without its dollars, as a ``<math>`` element or as escaped TeX."""
    tex = clean(tex)
    element = _read(tex) if len(tex) <= _LONGEST else None
    written = _written(element) if element is not None else None
    if written is None:
        return f'<span class="math">${html.escape(tex, quote=False)}$</span>'
    return f"<math>{written}</math>"


def _read(tex: str) -> "Element | None":
    from latex2mathml.converter import convert_to_element  # noqa: PLC0415 - only if there is a formula

    try:
        return convert_to_element(_UPRIGHT.sub(r"\1{ ", tex))
    except Exception:  # noqa: BLE001 - a stranger's formula; nothing it does may sink the list
        return None


def _written(element: "Element") -> str | None:
    """Return what is in an element; None if any of it is not for us to write."""
    parts = []
    for child in element:
        inner, text = _written(child), _text(child)
        is_whole = len(child) == _PARTS.get(child.tag, len(child))
        if inner is None or text is None or child.tag not in _ELEMENTS or not is_whole:
            return None
        # A row of one is that one.
        is_needless = child.tag == "mrow" and (len(child) == 1 or len(element) == 1)
        name = f"{child.tag}{_attributes(child)}"
        parts.append(inner if is_needless else f"<{name}>{text}{inner}</{child.tag}>")
    return "".join(parts)


def _text(element: "Element") -> str | None:
    text = html.unescape(element.text or "")
    variant = element.get("mathvariant", "normal")
    # A backslash is a command that was not understood.
    if "\\" in text or (len(element) and text.strip()):
        return None
    return html.escape("".join(_letter(char, variant) for char in text), quote=False)


def _letter(char: str, variant: str) -> str:
    """Return a letter, Latin or Greek, or a digit in another alphabet, if it is in that."""
    script, _, rest = unicodedata.name(char, "").replace("LETTER ", "").partition(" ")
    if script not in {"LATIN", "GREEK", "DIGIT"}:
        return char
    rest = f"DIGIT {rest}" if script == "DIGIT" else rest
    for alphabet in _ALPHABETS.get(variant, ()):
        for name in (f"MATHEMATICAL {alphabet} {rest}", f"{alphabet} {rest}"):
            try:
                return unicodedata.lookup(name)
            except KeyError:
                continue
    return char


def _attributes(element: "Element") -> str:
    kept = {
        name: value
        for name, value in element.attrib.items()
        if value in _WORDS.get(name, ()) or (name in _LENGTHS and _NUMBER.fullmatch(value))
    }
    if element.tag == "mi" and element.get("mathvariant") == "normal":
        kept["mathvariant"] = "normal"
    return "".join(f' {name}="{value}"' for name, value in sorted(kept.items()))
