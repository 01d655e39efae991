"""Names that share a line with a title: between commas, or glued to it."""

import re

from bibtool.layouts.commonwords import are_words
from bibtool.layouts.markup import plain, tidy
from bibtool.layouts.namewords import IN_LISTS
from bibtool.layouts.people import author_list, fit_of, is_group, is_group_word
from bibtool.layouts.remembering import remembered
from bibtool.layouts.shapes.gluednames import glued
from bibtool.layouts.shapes.venues import is_award, is_venue
from bibtool.names import PARTICLES

MARKS = " *†‡§¶.0123456789"
_IS_JOINED = re.compile(r"[a-z.)][A-Z]")
_COMMAS = re.compile(r",\s*(?:and\s|&\s)?|\sand\s|\s&\s|;\s")
_JOINER = re.compile(r"\s(?:und|et|y|и|e|og|och|i|та)\s(?=[^\W\d_])")
_WITH = re.compile(r"(?<=[(,\s])(?:avec|con|mit|met|med|com|с)\s(?=[^\W\d_])")
FOREIGN = frozenset("und et y и e og och i та avec con mit met med com с".split())
_AND = re.compile(r"\sand\s|\s&\s")
_COMMAS_ONLY = re.compile(r",\s*(?:and\s)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SAID = re.compile(r"(?:authors?\s?:|with\s|by\s)\s*", re.IGNORECASE)
_AFFILIATION = re.compile(r"\s?\([^()]{1,120}\)")
_INITIALS = re.compile(r"(?:[^\W\d_]\.[\s-]?){1,3}\s?[^\W\d_]{2}")
_MORE = re.compile(
    r"[,;]?\s(?:and|&|\+)\s?\d{1,3}\s(?:more|others?|additional)?\s?(?:co-?)?(?:authors?)?[\s.)]*$",
    re.IGNORECASE,
)
_ENDS_MORE = ("more", "authors", "author", "others", "other")
_LONGEST = 1000
_LONGEST_ROW = 80
_SHORTEST_GLUED = 50
_SURE = 0.7
_FEWEST_JUNCTIONS = 3
_IN_NAMES = PARTICLES | frozenset("bin e ibn of and for the".split())
_MAY_BE_LISTED = IN_LISTS | FOREIGN
_JOINED_INITIAL = re.compile(r"(?<![^\W_])([^\W\d_]\.)(?=[^\W\d_]{2})")
_AROUND_GROUP = f"{MARKS},;"


def without_more(text: str) -> str:
    """Return names without how many more there are: ``Anna Smith, Bo Lund, and 5 more authors``."""
    return _MORE.sub("", text) if text[-10:].rstrip(" .)").endswith(_ENDS_MORE) else text


@remembered
def in_english(text: str) -> str:
    """Return a text with "and" and "with" for what other languages have between names."""
    if FOREIGN.isdisjoint(text.replace("(", " ").replace(" et al", " ").split()):
        return text
    text = _JOINER.sub(lambda found: _before_capital(found, " and "), text)
    return _WITH.sub(lambda found: _before_capital(found, "with "), text)


def _before_capital(found: re.Match[str], word: str) -> str:
    return word if found.string[found.end()].isupper() else found[0]


def is_name(text: str) -> bool:
    """Return whether a text is a regular name of two words or more."""
    if " " not in text or len(text) >= _LONGEST_ROW or fit_of(bare := text.strip(MARKS)) < _SURE:
        return False
    return not are_words(bare)


def names_kind(text: str) -> str | None:
    """Return ``names`` for a list of authors, ``name`` for what may be one or two, else None."""
    if "(" not in text and _has_word_of_title(text):
        return None
    text = without_more(in_english(text))
    if text[:1] == "(" and text.rstrip()[-1:] == ")" and text.count("(") == 1:
        text = text.strip(" ()")
    bare = _SAID.sub("", text, count=1) if _SAID.match(text) else text
    was_said = bare != text
    bare = bare.strip(" *_\\").replace(", ...", "").replace(", …", "")
    if "." in bare:
        bare = _JOINED_INITIAL.sub(r"\1 ", bare)
    if "(" in bare:
        bare = _AFFILIATION.sub("", bare)
    bare = bare.replace("-i-", "-")
    if author_list(bare) is not None or _are_mostly_names(bare):
        return "names"
    if len(bare) > _LONGEST_ROW or _is_of_words(bare) or _YEAR.search(bare):
        return None
    names = [piece.strip(MARKS) for piece in _COMMAS.split(bare)]
    if not any(names) or not all(fit_of(name) >= _SURE for name in names if name):
        return None
    if not was_said and all(map(are_words, filter(None, names))):
        return None
    return "names" if was_said or bare.endswith(",") else "name"


def _has_word_of_title(text: str) -> bool:
    """Return whether a line has a word that is in no list of names, and hardly a comma."""
    for word in text.split():
        if word[0].islower() and word not in _MAY_BE_LISTED:
            return _junctions(text) < _FEWEST_JUNCTIONS and not is_group_word(
                word.strip(_AROUND_GROUP)
            )
    return False


def _junctions(text: str) -> int:
    return text.count(",") + text.count(";") + text.count("&") + text.count("and")


def _is_of_words(text: str) -> bool:
    """Return whether a text has a word in lower case that stands in no list of names."""
    return any(
        word[0].islower()
        and word not in _IN_NAMES
        and not is_group(["", word.strip(_AROUND_GROUP)])
        for word in text.split()
    )


def _are_mostly_names(text: str) -> bool:
    """Return whether all pieces between commas are short, and most of four or more are names."""
    if _junctions(text) < _FEWEST_JUNCTIONS:
        return False
    pieces = [piece for part in _COMMAS.split(text[:3000]) if (piece := part.strip(MARKS))]
    if len(pieces) < 4 or any(p.count(" ") > 3 or not p[0].isupper() for p in pieces):
        return False
    return 5 * sum(map(is_name, pieces)) >= 4 * len(pieces)


def are_people(text: str) -> bool:
    """Return whether every piece of a text is a name."""
    names = [name for piece in _COMMAS.split(text) if (name := piece.strip(MARKS))]
    return bool(names) and all(fit_of(name) >= _SURE for name in names)


def has_people(text: str) -> bool:
    """Return whether a line has authors and something else: names between commas, or glued."""
    if len(text) > _LONGEST:
        return False
    text = in_english(text)
    if text.count(",") > 1 and sum(map(is_name, _COMMAS.split(text)[:40])) > 1:
        return True
    first, _, rest = text.partition(", ")
    if _INITIALS.match(first) and rest.count(" ") > 2 and is_name(first):
        return True
    if len(text) < _SHORTEST_GLUED or not _IS_JOINED.search(text):
        return False
    return glued(text) is not None


def beside_names(
    text: str, *, is_title_first: bool = False
) -> tuple[list[str], tuple[str, ...]] | None:
    """Return the titles that stand before or after a row of names between commas, and the names.

    ``A. Smith, B, Lund, and C. Doe, On Boats, LAKE, 2024`` and ``On Boats, Anna Smith, Bo Lund``
    """
    if "," not in text:
        return None
    pieces = [piece for piece in _COMMAS_ONLY.split(text[:2000]) if piece.strip()]
    are_names = [_is_one_or_two(piece) for piece in pieces]
    if not any(are_names):
        return None
    first = are_names.index(True)
    if first and all(" " not in piece and piece[0].isupper() for piece in pieces[:first]):
        first = 0  # a comma for a full stop: "A, Rahimi"
    if not first and is_title_first and True in are_names[1:]:
        first = 1  # a title may look like a name
    last = first
    for at in range(first, len(pieces)):
        if are_names[at]:
            last = at
        elif at > last + 2 or " " in pieces[at].strip():
            break
    every = zip(pieces[first : last + 1], are_names[first : last + 1], strict=True)
    names = tuple(
        name.strip(MARKS) for piece, is_one in every if is_one for name in _AND.split(piece)
    )
    if first:
        return [tidy(", ".join(pieces[:first]))], names
    rest = pieces[last + 1 :]
    end = next((n for n, p in enumerate(rest) if n and (is_venue(p) or p[:4].isdigit())), len(rest))
    if not rest:
        return None
    titles = [", ".join(rest[:end]), rest[0], ", ".join(rest)]
    return [tidy(title) for title in titles], names


def _is_one_or_two(piece: str) -> bool:
    """Return whether a piece is a name, or two that are joined."""
    if is_name(piece):
        return "." in piece or not (is_award(piece) or is_venue(piece))
    names = _AND.split(piece) if " and " in piece or " & " in piece else ()
    return len(names) == 2 and all(map(is_name, names))


def has_names_after(text: str) -> bool:
    """Return whether a row of two names or more follows what may be the title, between commas."""
    pieces = [piece for piece in _COMMAS_ONLY.split(plain(text)[:2000]) if piece.strip()]
    are_names = [is_name(piece) for piece in pieces]
    return bool(pieces) and not are_names[0] and sum(are_names[1:]) > 1
