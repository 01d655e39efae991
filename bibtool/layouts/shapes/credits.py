"""Lines of names and where the work appeared, and titles with names behind "with"."""

import re

from bibtool.layouts.markup import tidy
from bibtool.layouts.namewords import NAME_PARTICLES
from bibtool.layouts.people import fit_of
from bibtool.layouts.remembering import remembered
from bibtool.layouts.shapes.labels import without_labels
from bibtool.layouts.shapes.persons import MARKS, in_english, is_name, names_kind
from bibtool.layouts.shapes.venues import is_award, is_venue

_COMMAS = re.compile(r",\s*(?:and\s|&\s)?|\sand\s|\s&\s|;\s")
_AND = re.compile(r"\sand\s|\s&\s")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LONGEST = 1000
_LONGEST_ROW = 80
_HARDLY = 0.25
_AFTER_NAMES = re.compile(r"\.(?<=[^\W\d_]{2}\.)\s+(?=\S)|,\s+(?=\S)|\s[-–—|·•]\s+|\s(?=\()")
_WITH_NAMES = re.compile(
    r"(?:,\s?|\s[(\[]|\.\s|(?<=[)\]])\s)(?:joint(?:ly|\swork)?\s)?[Ww]ith\s(?=[^\W\d_])"
    r"|\sw/\s(?=[^\W\d_])"
)
_TOGETHER = re.compile(
    r"\W{0,3}(?i:together|jointly|joint(?:\swork|\spaper)?|in\s(?:collaboration|joint\swork)"
    r"|co-?(?:authored|written)|en\scollaboration|gemeinsam|zusammen|junto|em\scolabora[cç][aã]o"
    r"|in\scollaborazione|insieme)\s(?i:with)\s(?=[^\W\d_])"
)
_JOINT_WORK = re.compile(
    r"\W{0,4}(?:(?:this is|based on)\s(?:an?\s)?)?joint\s(?:work|paper|project)"
    r"(?:\s(?:with|by)\b|:)",
    re.IGNORECASE,
)
_JOINT_FIRST = frozenset("joint this based".split())
_TOGETHER_FIRST = frozenset(
    """together jointly joint in coauthored co-authored cowritten co-written en gemeinsam zusammen
    junto em insieme""".split()
)
_WITH_FIRST = re.compile(
    r"\((?:joint(?:ly|\swork)?\s)?with\s(?P<names>[^()]{3,300})\)\s+(?=\S)", re.IGNORECASE
)
_NAME_ENDS = re.compile(r"(?<=[^\W\d_]{2})\.|[)\];(]")
# What stands in lower case in names and venues: with any other word the line has a title too.
NO_TITLES = NAME_PARTICLES | frozenset(
    """and et al in of on the for to at by appear preprint arxiv under review submitted accepted
    press forthcoming preparation manuscript draft paper working report pp p pages vol no pdf
    best award honorable mention oral spotlight poster workshop conference journal""".split()
)
_NUMBERED = re.compile(r"\s+(?:eprint|arxiv|eccc)[\s:]\S{4,20}$", re.IGNORECASE)
_REMARK = re.compile(r"\s\([A-Z][^()]{2,40}\)(?=\W*$)")
_MOST_STOPS = 40
_QUOTED = re.compile(r"[\"“][^\"“”]{12,300}[\"”]")


@remembered
def credited(text: str) -> str:
    """Return the names of a line that has them and then where the work appeared, else nothing.

    ``Anna Smith and Bo Lund. LAKE 2020 (Oral). [pdf]``
    """
    if '"' in text or "“" in text:
        return ""
    bare = without_labels(text)[0]
    for word in bare.split():
        if word[0].islower() and word.strip(".,;:()") not in NO_TITLES:
            return ""
    start = 0
    for found in _AFTER_NAMES.finditer(bare, 0, _LONGEST):
        piece = bare[start : found.start()].removeprefix("and ")
        if not all(fit_of(name.strip(MARKS)) >= _HARDLY for name in _AND.split(piece)):
            return ""
        start = found.end()
        if not _opens_with_name(bare, start) and is_where(bare[start:]):
            return names if names_kind(names := bare[: found.start()]) else ""
    return ""


def _opens_with_name(text: str, start: int) -> bool:
    """Return whether what begins at a place is one more name, or the last after "and"."""
    if text.startswith("and ", start):
        return True
    piece = text[start : start + _LONGEST_ROW].partition(", ")[0].partition(". ")[0]
    return is_name(piece)


def is_where(text: str) -> bool:
    """Return whether a text is a venue from its first piece on, and nothing else."""
    text = _REMARK.sub("", text)
    opening = text.partition(", ")[0].partition(". ")[0].strip(" ()*_")
    if not (is_venue(opening) and is_venue(f"{opening}, 2000")):
        return False
    return all(
        is_venue(piece) or is_award(piece) or _YEAR.fullmatch(piece.strip(" ().")) is not None
        for piece in text.strip().split(". ")
    )


def with_people(text: str) -> tuple[str, tuple[str, ...]] | None:
    """Return title and names of ``On Boats, with Anna Smith and Bo Lund. LAKE 2020``, else None."""
    text = in_english(text)
    if text[:1] == "(" and (first := _WITH_FIRST.match(text)):
        people = tuple([name.strip(MARKS) for name in _COMMAS.split(first[1])])
        is_sure = all(map(is_name, people))
        return (tidy(without_labels(text[first.end() :])[0]), people) if is_sure else None
    found = _WITH_NAMES.search(text) if "with " in text or " w/ " in text else None
    if found is None or text.count(" ", 0, found.start()) < 1:
        return None
    if _QUOTED.search(text, found.end()):
        return None  # New: with Anna Smith, "On Boats"
    names = _names_from(text, found.end())
    return (tidy(text[: found.start()]), names) if names else None


def together(text: str) -> tuple[str, ...]:
    """Return the names of a line that says with whom the work above was done, else nothing.

    ``Together with Anna Smith and Bo Lund. In Proc. LAKE 2020``
    """
    if text.startswith("with "):  # with a capital letter a sentence begins
        return _names_from(text, len("with "))
    if text.lstrip("( ").partition(" ")[0].lower() not in _TOGETHER_FIRST:
        return ()
    text = in_english(text)
    found = _TOGETHER.match(text)
    return _names_from(text, found.end()) if found else ()


def is_joint_work(text: str) -> bool:
    """Return whether a line says with whom the work above was done, in whatever names."""
    first = text[:8].lstrip("(* ").partition(" ")[0].lower()
    return first in _JOINT_FIRST and _JOINT_WORK.match(text) is not None


def _names_from(text: str, start: int) -> tuple[str, ...]:
    """Return the names between commas from a place on."""
    names: list[str] = []
    for piece in _COMMAS.split(text[start : start + _LONGEST]):
        name = _NAME_ENDS.split(_NUMBERED.sub("", piece), maxsplit=1)[0]
        if not is_name(name):
            break
        names.append(name.strip(MARKS))
        if name != piece:
            break
    return tuple(names)


def names_before(text: str) -> str:
    """Return the names that a line of authors and something else begins with, else nothing."""
    for found in list(_AFTER_NAMES.finditer(text[:_LONGEST]))[:_MOST_STOPS]:
        if found[0][0] == "." and names_kind(names := text[: found.start()]):
            return names
    return ""
