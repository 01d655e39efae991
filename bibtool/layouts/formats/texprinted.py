"""What is printed of a piece of LaTeX."""

import re
from html import unescape

from bibtool.exporters.tex import Kind, Piece
from bibtool.latex import decode
from bibtool.latex.literal import joined
from bibtool.layouts.remembering import remembered
from bibtool.untrusted import clean

BREAK = re.compile(
    r"\\\\(?:\[[^][]{0,20}\])?|\\(?:hfill|quad|qquad|newline|par)(?![a-zA-Z])"
    r"|\\hskip\s+[\d.]{1,9}em\s+plus\s+[\d.]{1,9}em\s+minus\s+[\d.]{1,9}em"
)
# Commands of which only the argument is printed, and the decoder does not know it.
SILENT = re.compile(
    r"\\(?:arxiv|doi|url|href|path|bibinfo|bibfield|bib(?:f|name)*namefont|citenamefont|natexlab"
    r"|newblock|BibitemOpen|BibitemShut|BibitemNoStop|bibAnnote(?:File)?|color|scriptsize|small"
    r"|footnotesize|etal|selectfont|bibpreamble|urlprefix|urlstyle|penalty0|relax|em|it|bf|sc|rm|sl"
    r"|tt|sf|bfseries|itshape|scshape|ttfamily|upshape|slshape|emph|text(?:it|bf|sc|sl|rm|tt|sf|up"
    r"|normal|md)|underline|mbox|uppercase|lowercase|protect|BIBentry[a-z]{1,40})(?![a-zA-Z])\s?"
    r"|\\[-/@](?![a-zA-Z])",
    re.IGNORECASE,
)
_DELIMITER = re.compile(r"\\bib(?:name|init)delim[a-d]?(?![a-zA-Z])\s?")


_HOME = re.compile(r"/\\?~(?:\{\})?(?=\w)")
"""A person's pages in an address: the tilde is no space there."""
_OTHERS = re.compile(r"\\etal(?![a-zA-Z])\s?\{[^{}]{0,12}\}")
"""Others, and how many."""
_OWN_NAME = re.compile(
    r"(?<![\w\\])\\(?!newline|par\b|hfill|q?quad)[a-zA-Z]{2,20}(?:\{\}[\s,]{0,9}"
    r"|(?:\s{0,3}\\(?=[\s&]))?(?=\s{0,3}(?:,|and\b|\\?&|$))[\s,]{0,9})"
)
"""A command for one's own name, of which the text does not say what it is."""
_WITHIN = re.compile(r"\\(?!href|url|cite)[a-zA-Z]{1,20}\{([^{}\\]{2,60})\}")
_PLACE = "\u2301"
"""A sign that no text has, for a call that is kept as it stands."""
_BETWEEN = r"[^\\{}$~`'\"%&#_^<>\-\u2301]"
_WORDS = rf"(?!\s){_BETWEEN}{{2,3000}}+(?<!\s)"
# Further arguments that are words alone would be taken for a group.
_CALL = re.compile(
    rf"\\([a-zA-Z]{{2,30}}+)\{{{_WORDS}\}}"
    rf"(?>(?:\{{(?=[^{{}}]{{0,3000}}[.,:;()/]){_WORDS}\}}){{0,8}})(?![\[{{}}*])"
)
_OTHER_SIGN = re.compile(r"[\\$~^_]|\n\s*\n")
_INSIDE = r"[^\\${}%&#~`]"
_ENVIRONMENTS = re.compile(
    r"(?>(?:[\w\s.,;:()]{0,300}+\\begin\{([a-zA-Z]{1,30})\}"
    rf"(?>(?:{_INSIDE}{{1,2000}}+|\{{{_INSIDE}{{0,2000}}+\}}){{0,100}})\\end\{{\1\}}){{1,50}})"
    r"[\w\s.,;:()]{0,300}+"
)
_LONGEST_WITH_CALLS, _MOST_GROUPS = 20_000, 20


def without_own_name(names: str) -> str:
    """Return names without a command that stands for one of them."""
    return _OWN_NAME.sub("", names) if "\\" in names else names


def names_as_printed(text: str) -> str:
    r"""Return what is printed of names, one in a command: ``{\small \me{A. Smith}, B. Lund``."""
    text = without_own_name(text)
    if "\\" in text:
        text = _WITHIN.sub(r"\1", text)
    return plain(text).strip(" .,;:{}")


def plain(text: str) -> str:
    """Return what is printed of a piece of LaTeX, roughly."""
    if "/~" in text or "/\\~" in text:
        text = _HOME.sub("/%7E", text)
    if "\\" in text:
        if "\\etal" in text:
            text = _OTHERS.sub(" et al.", text)
        text = SILENT.sub("", BREAK.sub(" ", text))
        text = text.replace("~", " ").replace("\\ ", " ").replace("\\,", " ")
        text = _DELIMITER.sub(" ", text)
    else:
        text = text.replace("~", " ")
    text = _with_calls(text) or _with_environments(text) or decode(text)
    return clean(unescape(text)) if "&" in text else text


def _with_calls(text: str) -> str:
    """Return what is printed of a text all of whose commands are kept with simple arguments.

    That is what decoding comes to, which takes fifty times as long. Nothing for any other text.
    """
    if "\\" not in text or len(text) > _LONGEST_WITH_CALLS or _PLACE in text:
        return ""
    calls = list(_CALL.finditer(text))
    rest = _CALL.sub(_PLACE, text) if calls else text
    if _OTHER_SIGN.search(rest) or rest.count("{") > _MOST_GROUPS:
        return ""
    if not all(_is_kept(call[1]) for call in calls):
        return ""
    first, *others = decode(rest).split(_PLACE)
    kept = (clean(call[0]) + behind for call, behind in zip(calls, others, strict=True))
    return first + "".join(kept)


def _with_environments(text: str) -> str:
    """Return what is printed of a text whose commands are simple environments: it as it stands."""
    if "\\begin{" not in text or _ENVIRONMENTS.fullmatch(text) is None:
        return ""
    return joined([Piece(Kind.TEXT, text)])


@remembered
def _is_kept(command: str) -> bool:
    """Whether a command is none of those known, and so stays as it is written."""
    call = f"a \\{command}{{On boats, 1}} b"
    return decode(call) == call
