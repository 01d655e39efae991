r"""What stands above a list in LaTeX, and whether it says that works are below it."""

import re

from bibtool.layouts.formats.texprinted import plain

_WORKS = re.compile(
    r"publi|paper|preprint|article|manuscript|proceeding|journal|conference|book|refereed"
    r"|bibliograph|referenc|chapter|thes[ie]s|report|\bworks\b"
    r"|\b(?:under|in) review|\bin press|\bsubmitted",
    re.IGNORECASE,
)
_NO_WORKS = re.compile(
    r"talk|teach|award|education|experience|employ|service|(?<!peer.)(?<!under.)(?<!in.)review(?!ed)|grant|skill"
    r"|software|honou?r|invited|lectur|supervis|student|position|present|poster|media|press|outreach|organi[sz]"
    r"|particip|attend",
    re.IGNORECASE,
)
PRESENTED = re.compile(r"talk|present|colloqui|seminar|tutorial|keynote|poster", re.IGNORECASE)
_SPACING = re.compile(r"%|\\(?:[vh]space|vskip|hrule|hline|smallskip|medskip|bigskip|noindent$)")
_STANDS_OUT = re.compile(
    r"(?>(?:\\(?:noindent|par|centerline|medskip|bigskip|textcolor\{\w{1,30}\}|color\{\w{1,30}\}"
    r"|[vh]space\*?\{[^{}]{1,20}\})\s{0,3}|\{)*)"
    r"\\(?:text(?:bf|sc|it)|bf|sc|it|underline|emph|[lL]arge|LARGE|huge|bfseries"
    r"|my[a-z]{0,9}section|[a-z]{0,9}heading|[a-z]{0,9}title)(?![a-zA-Z])"
)
_LONGEST_LINES, _MOST_WORDS = 300, 10


def says_works(heading: str) -> bool:
    """Whether a heading is one for works."""
    return _WORKS.search(heading) is not None and not says_others(heading)


def says_others(heading: str) -> bool:
    """Whether a heading is one for talks and the like: not what it says in brackets."""
    return _NO_WORKS.search(heading.partition(" (")[0]) is not None


def line_above(text: str, at: int) -> str:
    r"""Return what a line that stands out says of the works below it: ``{\bf Papers}``."""
    start = max(at - _LONGEST_LINES, 0)
    lines = text[start:at].split("\n")[start > 0 :]
    for line in map(str.strip, reversed(lines)):
        if line and not _SPACING.match(line):
            words = plain(line).strip(" :{}") if _STANDS_OUT.match(line) else ""
            says = _WORKS.search(words) or _NO_WORKS.search(words)
            return words if says and words.count(" ") < _MOST_WORDS else ""
    return ""
