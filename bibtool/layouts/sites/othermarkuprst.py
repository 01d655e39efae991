"""reStructuredText (https://docutils.sourceforge.io/rst.html) in Markdown.

What a directive says to the program is blank; headings, fields and named links are as in Markdown.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import islice

from bibtool.layouts.lines import is_prose

_IS_RST = re.compile(
    r"^[ \t]{0,20}\.\.[ ](?:[a-z][\w-]{1,30}::|_[^:\n]{1,80}:)"
    r"|^[ \t]{0,20}\.\.[ ](?:\|[^|\n]{1,30}\|[ ]|\[[^][\s]{1,60}\])"
    r"|^[ \t]{0,20}:Title:[ ]\S|^#\.[ ]\S|`[^`<>\n]{2,400}<[^`<>\s]{3,500}>`_",
    re.MULTILINE,
)
_DIRECTIVE = re.compile(r"\.\.\s+(?:\|([^|]{1,30})\|\s+)?([a-z][\w-]{1,30})::")
_TARGET = re.compile(r"\.\.\s+_(?:`([^`]{1,200})`|([^:`]{1,200})):(?:\s+(\S{1,500}))?\s*")
_ENTRY = re.compile(r"\.\.\s\[[^][\s]{1,60}\]\s*")
_COMMENT = re.compile(r"\.\.(?:\s|$)(?!\s?\[)")
_NOT_SHOWN = frozenset("raw toctree contents image only meta".split())
"""Directives whose text is not the reader's."""
_RULER = re.compile(r"([=\-~^\"'#*+.:`_])\1{2,199}")
_FIELD = re.compile(r":([A-Za-z][\w -]{0,30}):(?:\s+(\S.*))?")
_QUOTED = re.compile(r"“[^“”]{1,400}”|\"[^\"]{1,400}\"")
_NAMED = re.compile(r"`([^`<>]{2,400})`_{1,2}(?!\w)")
_SUBSTITUTION = re.compile(r"\s?\|[A-Za-z][\w-]{0,20}\|")
_LINE = re.compile(r"((?:[-*+]|#\.|\d{1,3}\.)\s+)?\|\s+(?=\S)")
_ITEM = re.compile(r"[-*+]\s|(?:#|\d{1,3})\.\s|\.\.\s\[|\|\s")
_BULLET = re.compile(r"[-*+]\s{1,4}(?=\S)")
_LONGEST = 400
_STOPS = ",.;:"
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d|\.\d{4})")
_SHORTER = 8
"""Characters that a ruler is shorter than its heading at the most."""
_DEEPEST = 6
_MOST_ITEMS = 4
"""Headings above which there are no more items than one for so many are works."""
_MOST_TARGETS = 5000
BREAK = "\\\\"
"""What ends a line that the page breaks there."""


def is_rst(text: str) -> bool:
    """Return whether a text has a directive, a target or an entry of reStructuredText."""
    return _IS_RST.search(text) is not None


def in_markdown(lines: list[str], joined: dict[int, list[int]]) -> tuple[list[str], int]:
    """Return the lines as Markdown has them, and how many only reStructuredText has so."""
    targets = dict(islice(_targets(lines), _MOST_TARGETS))
    done = _without_directives(lines)
    signs = sum(bool(old.strip()) and not new.strip() for old, new in zip(lines, done, strict=True))
    signs += _fields(done, joined)
    is_list = _with_paragraphs(done, joined)
    headings = list(_headings(done))
    signs += len(headings)
    items = sum(_ITEM.match(line.lstrip()) is not None for line in done if line)
    if is_list or items * _MOST_ITEMS < len(headings):
        for n, heading in headings:
            done[n], done[n + 1] = heading, ""
    elif any(line.startswith((".. [", "#. ")) for line in lines):
        # Entries are the works, and headings say of what kind.
        for n, heading in headings:
            done[n], done[n + 1] = heading if _YEAR.search(heading) else "", ""
    for n, line in enumerate(done):
        if "|" in line:
            done[n] = _broken(line)
            signs += done[n] != line
        if "`_" in line:
            done[n] = _NAMED.sub(lambda f: _linked(f[1], targets), done[n])
    return done, signs


def _with_paragraphs(done: list[str], joined: dict[int, list[int]]) -> bool:
    """Put the short paragraphs below an item's first on its line, in place, if items have such.

    ``- **On Boats**``, below a blank line ``  with Anna Smith``, below another where it appeared.
    """
    found: list[tuple[int, int]] = []
    item, depth = -1, 0
    for n, line in enumerate(done):
        bare = line.lstrip()
        indent = len(line) - len(bare)
        if not bare:
            continue
        bullet = _BULLET.match(bare)
        if bullet:
            item, depth = n, indent + bullet.end()
        elif item >= 0 and indent != depth:
            item = -1
        elif item >= 0 and (n == 0 or not done[n - 1].strip()):
            ends = n + 1 == len(done) or not done[n + 1].strip()
            if not ends or is_prose(bare) or len(bare) > _LONGEST:
                item = -1
            else:
                found.append((item, n))
    if len({first for first, _ in found}) < _MOST_ITEMS:
        return False
    for first, n in found:
        above = done[first].rstrip()
        done[first] = f"{above}{'' if above[-1] in _STOPS else '.'} {done[n].strip()}"
        joined.setdefault(first + 1, []).append(n + 1)
        done[n] = ""
    return True


def _linked(name: str, targets: Mapping[str, str]) -> str:
    address = targets.get(" ".join(name.split()).casefold())
    return f"[{name}]({address})" if address else name


def _targets(lines: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the names that links have elsewhere on the page, each with its address."""
    for line in lines:
        bare = line.strip()
        if bare.startswith(".. _") and (found := _TARGET.fullmatch(bare)) and found[3]:
            yield " ".join((found[1] or found[2]).split()).casefold(), found[3]


def _without_directives(lines: list[str]) -> list[str]:
    """Return the lines with directives, comments and targets blank."""
    done = list(lines)
    hidden: int | None = None
    is_option = False
    for n, line in enumerate(lines):
        bare = line.strip()
        indent = len(line) - len(line.lstrip())
        if not bare:
            is_option = False
            continue
        if hidden is not None and indent > hidden:
            done[n] = ""
            continue
        hidden = None
        if is_option and bare.startswith(":"):
            done[n] = ""
            continue
        is_option = False
        if not bare.startswith(".."):
            continue
        directive = _DIRECTIVE.match(bare)
        if directive:
            is_option = True
            hidden = indent if directive[1] or directive[2] in _NOT_SHOWN else None
            done[n] = ""
        elif not _ENTRY.match(bare) and _COMMENT.match(bare):
            hidden = indent
            done[n] = ""
    return done


def _headings(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Yield the places of underlined lines, with the headings that they are."""
    levels: dict[str, int] = {}
    for n in range(1, len(lines)):
        ruler = _RULER.fullmatch(lines[n].rstrip()) if lines[n][:1] else None
        above = lines[n - 1].strip()
        if not ruler or not above or len(above) > len(lines[n]) + _SHORTER:
            continue
        if _RULER.fullmatch(above) or above.startswith(("|", "+-")) or lines[n - 1][:1].isspace():
            continue
        level = levels.setdefault(ruler[1], min(len(levels) + 1, _DEEPEST))
        yield n - 1, f"{'#' * level} {above}"


def _fields(done: list[str], joined: dict[int, list[int]]) -> int:
    """Make fields labels, in place, with what is indented below them; return how many there are."""
    count = 0
    at = 0
    while at < len(done):
        first = at
        bare = done[first].strip()
        at += 1
        if _ENTRY.fullmatch(bare) and at < len(done) and _FIELD.fullmatch(done[at].strip()):
            joined.setdefault(at + 1, []).append(first + 1)
            done[first] = ""
            continue
        found = _FIELD.fullmatch(bare) if bare.startswith(":") else None
        if not found:
            continue
        count += 1
        indent = len(done[first]) - len(done[first].lstrip())
        parts = [found[2] or ""]
        while at < len(done) and len(parts) < 40 and (more := done[at].strip()):
            if len(done[at]) - len(done[at].lstrip()) <= indent or more.startswith(":"):
                break
            parts.append(more.removeprefix("- "))
            joined.setdefault(first + 1, []).append(at + 1)
            done[at] = ""
            at += 1
        value = " ".join(parts).strip()
        done[first] = f"{found[1]}: {value[1:-1] if _QUOTED.fullmatch(value) else value}"
    return count


def _broken(line: str) -> str:
    """Return a line of a line block, or one with a substitution for a break, with one mark."""
    bare = line.lstrip()
    indent = line[: len(line) - len(bare)]
    found = _LINE.match(bare)
    if found and not bare.rstrip().endswith("|"):
        return f"{indent}{found[1] or ''}{bare[found.end() :].rstrip()} {BREAK}"
    if "| " in bare[:2]:
        return line
    ended = _SUBSTITUTION.search(bare.rstrip(), max(0, len(bare.rstrip()) - 24))
    if ended and ended.end() == len(bare.rstrip()):
        return f"{indent}{_SUBSTITUTION.sub('', bare[: ended.start()])} {BREAK}"
    return line
