r"""LaTeX in a ``.bib`` file's values, read as Unicode: ``{\'E}t{\'a}le`` is ``Étále``.

Formulas stay as they are between their dollars. Nothing is run, whatever it says.
"""

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pylatexenc.latex2text import LatexNodes2Text

_LONGEST = 20_000
_DEEPEST = 40
# In a .bib file these are typed bare, too; pylatexenc takes them for comments and tables.
_BARE = re.compile(r"(?<!\\)((?:\\\\)*+)([%&#])")
_ADDRESS = re.compile(r"\\href\s*+\{[^{}]*+\}|\\(?:url|nolinkurl|path)(?=\s*+\{)")
_LOGO = re.compile(r"\\(LaTeX|TeX|BibTeX)(?![A-Za-z])(?:\{\})?")
_GROUPING = re.compile(r"[{}]")


def unicode_of(latex: str) -> str:
    """Return a value as Unicode with ``$math$``; what cannot be read loses only its braces."""
    if "\\" not in latex and "$" not in latex and "`" not in latex and "''" not in latex:
        return _tidy(_GROUPING.sub("", latex).replace("---", "—").replace("--", "–"))
    if len(latex) > _LONGEST or _depth(latex) > _DEEPEST:
        return _tidy(_GROUPING.sub("", latex))
    text = _LOGO.sub(r"\1", _ADDRESS.sub("", latex))
    try:
        return _tidy(_reader().latex_to_text(_BARE.sub(r"\1\\\2", text)))
    except (LookupError, ValueError, TypeError, RecursionError, AttributeError):
        return _tidy(_GROUPING.sub("", latex))  # pylatexenc stumbles over half commands


def _tidy(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("~", " ")).strip()


def _depth(text: str) -> int:
    depth = deepest = 0
    for found in _GROUPING.finditer(text):
        depth += 1 if found[0] == "{" else -1
        deepest = max(deepest, depth)
    return deepest


@cache
def _reader() -> "LatexNodes2Text":
    from pylatexenc.latex2text import LatexNodes2Text  # noqa: PLC0415 - slow to load

    return LatexNodes2Text(math_mode="verbatim", keep_comments=True)
