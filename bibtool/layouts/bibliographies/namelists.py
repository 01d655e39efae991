"""Lists of names at a text's start, in each of the ways that styles write them.

``Smith, A., Lund, B.``; ``Smith A, Lund B``; ``Smith, Anna, and Bo Lund``; ``Anna Smith, Bo Lund``;
and a group that signs with its own name.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from bibtool.layouts.bibliographies.groupnames import as_collaboration, as_group
from bibtool.layouts.bibliographies.listends import without_title
from bibtool.layouts.bibliographies.nameparts import (
    CAPITAL,
    DOTTED,
    FAMILY,
    INITIAL,
    JOINER,
    LAST,
    MARKS,
    PARTICLE,
    SUFFIX,
    WORD,
)
from bibtool.layouts.bibliographies.namerows import Names, before_space, names_of
from bibtool.layouts.bibliographies.quotedheads import TURNED, end_of_names
from bibtool.layouts.bibliographies.usualnames import usual_names
from bibtool.layouts.people import is_group, name_fit

_GIVEN = rf"{DOTTED}|[A-Z](?:\s[A-Z]){{1,3}}(?=,|\s(?:and|&)\s|\s[“\"])|[A-Z]{{1,3}}(?=[\s,;.:&(])"
_GIVEN_AFTER = re.compile(rf"\s?(?:{_GIVEN})")
_INVERTED = re.compile(rf"(?P<family>{FAMILY}),\s?(?P<given>{_GIVEN})(?P<suffix>{SUFFIX}){MARKS}")
_VANCOUVER = re.compile(
    rf"(?P<family>{FAMILY})\s(?P<given>(?:[A-Z]\.[ -]?){{1,3}}(?<! )(?=[,;:(])|[A-ZÀ-ÖØ-Þ]{{1,4}}"
    rf"|[A-Z](?:-|(?:\s[A-Z]){{1,3}}\s)[A-Z])(?P<suffix>(?:\s(?:Jr|Sr))?){MARKS}(?=[,;.:]|\s(?:and|&|et|\(|(?:19|20)\d\d\s)|$)"
)
_FULL = re.compile(
    rf"(?P<family>{FAMILY}),\s(?P<given>{WORD}(?:\s(?:{DOTTED}|{WORD})){{0,2}})"
    rf"(?:\s\([^()\d]{{1,20}}\))?(?P<suffix>{SUFFIX})"
)
_CAPITALS = rf"(?:{PARTICLE}\s)?{CAPITAL}[’']?(?:{CAPITAL}|(?<=M)[ac]{{1,2}}(?={CAPITAL}))+"
_IN_CAPITALS = re.compile(
    rf"(?P<family>{_CAPITALS}(?:[\s-]{_CAPITALS}){{0,2}}),\s(?P<given>{WORD}(?:[\s-]{CAPITAL}"
    rf"[a-zß-öø-ÿ][\w’'-]*)?(?:\s{INITIAL}){{0,3}})(?P<suffix>{SUFFIX}){MARKS}"
)
_FIRST_IN_CAPITALS = re.compile(rf"{_CAPITALS}(?:[\s-]{_CAPITALS}){{0,2}},\s{CAPITAL}[a-zß-öø-ÿ]")
_NATURAL = re.compile(
    rf"(?P<name>(?:{INITIAL}[\s-]{{0,2}}|-{CAPITAL}\.\s?|{WORD}\s|{PARTICLE}\s){{1,5}}"
    rf"{LAST}{SUFFIX}){MARKS}"
)
_FOUR_CAPITALS = re.compile(r"(?<=\w\w)\s[A-ZÀ-ÖØ-Þ]{4}\b(?!\s[A-Z])")
# "Anna M. Lund, Bo Rask and …" starts like "Lund AM.".
_SPACED = re.compile(
    rf"(?P<family>{FAMILY})\s(?P<given>(?:{INITIAL}[ -]?){{1,3}}(?<! ))(?P<suffix>)(?=[\s,.])"
)
_NO_WORD_NEXT = re.compile(r"\s?(?:[^\w\s]|(?:and|et|und|y|e|и)\s|$)")
_YEAR_NEXT = re.compile(r"\.?\s?\((?:19|20)\d\d[a-z]?\)")
_DATED = re.compile(r",\s(?:19|20)\d\d[a-z]?,\s")
_YEAR_ALONE = re.compile(r"(?:\set al\.?)?\s(?:19|20)\d\d\s(?=[^\W\d_])")
_WHOLE_NAME = re.compile(rf"{WORD}\s(?:{INITIAL}\s?){{1,3}}(?!{CAPITAL}\.){WORD}(?:,|\sand\s|\.)")
_CAPITAL_PARTICLE = (
    "(?:D[aei]|D[eo]s?|Del|Dal|Dall[ae]|Dello|Dell[ae]|Du|El|La|Le|Los|Van|Von|Der|Den|Ten|Ter"
    "|Al|Ben|Bin|San|St)"
)
_MIDDLE = re.compile(
    rf"(?:{WORD}\s){{1,2}}(?:{CAPITAL}\.\s?){{1,3}}(?:{PARTICLE}\s|{_CAPITAL_PARTICLE}\s){{0,3}}{WORD}"
    rf"(?:\.\s|,\s(?={CAPITAL})|\su\.\s?a\.|\s(?:and|&|et|und|y|e|и)\s|,\s(?:and\s|et\sal)?(?:{INITIAL}|{WORD})\s"
    rf"(?:{INITIAL}\s?|{PARTICLE}\s){{0,3}}(?:{WORD}(?=[,.:;\s])|al\b))"
)
ET_AL = re.compile(
    r"[\s,;]{0,3}(?:(?:and|&)\s)?(?:et\.?\s?al\b\.?|u\.\s?a\.|y\sotr[oa]s\b|и\s(?:др|соавт)\."
    r"|\.\.\.|…|others\b|\d{1,4}\s(?:others|more)\b"
    r"|[Cc]o-?(?:authors|workers)\b)"
)
"""What ends a list that does not name all."""

_LEAST_FIT = 0.25


def _inverted(text: str) -> Names | None:
    """``Smith, J., Doe, A.``, also with semicolons or without full stops."""
    comma = text.find(",")  # no family name has one
    if comma < 0 or not _GIVEN_AFTER.match(text, comma + 1):
        return None
    found = names_of(text, _INVERTED, "inverted", _turned)
    if found is None or len(found.names) > 1:
        return found
    if others := _in_natural_order(text, found.end):
        names, ends = [*found.names, *others.names], [*found.ends, *others.ends]
        return Names(names, ends, "inverted", found.key, ends[-1])
    if " " not in found.key or found.key[0].islower():
        return found
    # "Anna Smith, J. Doe, …" starts like "García Márquez, J.".
    others = names_of(text, _NATURAL, "natural", _as_printed)
    is_list = others and len(others.names) > 1 and _NO_WORD_NEXT.match(text, others.end)
    return None if is_list else found


def _in_natural_order(text: str, end: int) -> Names | None:
    """Return the names after the first, ``Smith, A., B. Lund, and C. Doe``, where they end."""
    joiner = JOINER.match(text, end)
    if joiner is None:
        return None
    others = names_of(text[joiner.end() :], _NATURAL, "", _as_printed)
    if others is None or not all(map(_is_abbreviated, others.names)):
        return None
    return others._replace(ends=[joiner.end() + end for end in others.ends])


def _turned(found: re.Match[str]) -> str:
    if is_group(found["family"].split()):
        return ""
    given = found["given"].strip()
    return f"{given} {found['family']}{found['suffix'].replace(',', '')}".strip()


def _vancouver(text: str) -> Names | None:
    """``Smith J, Doe AB``; one alone before a year: ``Smith J et al 2019 Wide Lakes``."""
    found = names_of(text, _VANCOUVER, "vancouver", _turned_initials)
    if found is None:
        return None
    # Four capitals are initials in a list that has fewer elsewhere: "CNRS" and "CHAY" are none.
    if 2 * len(_FOUR_CAPITALS.findall(text[: found.end])) >= len(found.names):
        return None
    if len(found.names) > 1:
        return found
    is_dated = text[found.end - 1] == "." and _DATED.match(text, found.end)
    is_dated = is_dated or _YEAR_ALONE.match(text, found.end)
    if not is_dated and not text[found.end :].startswith((".", ", et")):
        return None
    if _MIDDLE.match(text):
        return None
    return found


def _turned_initials(found: re.Match[str]) -> str:
    if found["given"] in {"II", "III", "IV"}:
        return ""
    family, initials = found["family"], found["given"]
    while family[-2:-1] == " ":  # "Lund A B": a space is between initials
        family, initials = family[:-2], family[-1] + initials
    if "." not in initials:
        letters = initials.replace(" ", "")
        initials = letters.replace("-", ".-") if "-" in letters else ". ".join(letters)
        initials = f"{initials}."
    return f"{initials} {family}{found['suffix']}"


def _by_family(text: str) -> Names | None:
    """``Smith, Anna, Bo Lund, and Cy Doe`` and ``Smith, Anna; Lund, Bo``."""
    if " " in text[: text.find(",") + 1] and not text[0].islower():
        return None
    first = _FULL.match(text)
    if (
        first is None
        or name_fit(first["family"].split()[-1:]) == 0
        or name_fit(f"{first['given']} X".split()) == 0
    ):
        return None
    joiner = JOINER.match(text, before_space(text, first.end()))
    if joiner and ";" not in joiner[0] and "and" not in joiner[0]:
        if (rest := names_of(text, _FULL, "family", _turned)) and _is_datednames_of(text, rest):
            return rest
    elif joiner:
        rest = names_of(text, _FULL, "family", _turned)
        if rest and len(rest.names) > 1:
            return rest
    # Two given names may be a person of their own: "Lab, Anna Smith, Bo Lund".
    sure = _turned(first) if len(first["given"].split()) == 1 or "." in first["given"] else ""
    names, ends = [sure], [before_space(text, first.end())]
    if joiner and (others := names_of(text[joiner.end() :], _NATURAL, "", _as_printed)):
        follows = text[joiner.end() + others.end :]
        if "and" in joiner[0] or "&" in joiner[0] or len(others.names) > 1 or ET_AL.match(follows):
            names += others.names
            ends += [joiner.end() + end for end in others.ends]
    return Names(names, ends, "family", first["family"], ends[-1])


def _in_capitals(text: str) -> Names | None:
    """``SMITH, Anna, LUND, Bo a RASK, Cy``: the families alone are in capitals."""
    if not text[:2].isupper() or _FIRST_IN_CAPITALS.match(text) is None:
        return None
    found = names_of(text, _IN_CAPITALS, "in capitals", _turned)
    return found if found and len(found.names) > 1 else None


def _is_datednames_of(text: str, found: Names) -> bool:
    """Return whether names with commas inside are all there is before "and", one more, a year."""
    if len(found.names) < 3 or not _YEAR_NEXT.match(text, found.end):
        return False
    joiner = JOINER.match(text, found.ends[-2])
    return bool(joiner and joiner[0].strip(" ,;"))


def _as_printed(found: re.Match[str]) -> str:
    return _name(found["name"])


@lru_cache(maxsize=4096)
def _name(text: str) -> str:
    """Return a name as it is printed, or nothing if the words are none."""
    words = [word.rstrip(",") for word in text.split()]
    if text.isupper():
        words = [word.title() for word in words]  # styles that set all names in capitals
    fit = name_fit(words)
    return "" if fit < _LEAST_FIT else " ".join(text.split())


def _naturally(text: str) -> Names | None:
    """``Anna Smith, Bo Lund and Cy Doe`` and ``A. Smith, B. Lund``."""
    found = names_of(text, _NATURAL, "natural", _as_printed)
    if found is None:
        return None
    if article := _article_at(found.names):
        found = found.cut(article, found.style)
    return without_title(text, found)


def _article_at(names: list[str]) -> int:
    """Return which of the names is a title with its article, 0 if none: ``A Boat``.

    Where others have an initial without a full stop, that is one as well.
    """
    found = next((n for n, name in enumerate(names) if n and name.startswith("A ")), 0)
    others = sum(name[1:2] == " " for name in names)
    return found if others == 1 else 0


def _is_abbreviated(name: str) -> bool:
    return "." in name.split(" ", 1)[0]


def _before_slashes(text: str) -> Names | None:
    """``Smith A. B., Lund C. Wide Lakes // …``: nothing but a full stop ends the initials."""
    if " // " not in text:
        return None
    found = names_of(text, _SPACED, "vancouver", _turned)
    return found if found and not _WHOLE_NAME.match(text) else None


def _before_quote(text: str) -> Names | None:
    """``Smith, Anna, Lund, B C, and Doe, Cy "Wide Lakes"``: nothing but a quote ends them."""
    end = end_of_names(text)
    found = names_of(text, TURNED, "inverted", _turned) if end else None
    return found if found and found.end == end and len(found.names) > 1 else None


_WAYS: tuple[Callable[[str], Names | None], ...] = (
    _before_quote,
    _inverted,
    _before_slashes,
    _vancouver,
    _in_capitals,
    _by_family,
    _naturally,
    as_collaboration,
    as_group,
)
"""Each reads the list with which a text begins, or nothing; the first that does is right."""


_WAYS_UNQUOTED, _WAYS_OF_GROUPS = _WAYS[1:], _WAYS[-2:]


def lists_of(text: str) -> Iterator[Names]:
    """Yield the lists with which a text may begin, the likeliest first."""
    may_be_quoted = '"' in text or "“" in text
    ways = _WAYS if may_be_quoted else _WAYS_UNQUOTED
    if (usual := usual_names(text)) and not (may_be_quoted and _before_quote(text)):
        yield without_title(text, usual)
        ways = _WAYS_OF_GROUPS
    for way in ways:
        if found := way(text):
            yield found
