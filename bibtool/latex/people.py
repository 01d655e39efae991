"""The names in a ``.bib`` file's author field."""

import re
from collections.abc import Iterator, Sequence

from bibtool.latex.decoding import decode
from bibtool.names import SUFFIX, Name
from bibtool.untrusted import clean

_MARK = re.compile(r"[{}]|,|\\.|\s+(?:and(?=\s|$))?\s*", re.DOTALL | re.IGNORECASE)
_LATEX = re.compile(r"[\\{}$~`=]|--|''")
"""What a field has that is more than names and commas."""
_BRACE = re.compile(r"[{}\\]")
_AND = re.compile(r"(?<!\s)\s++and(?=\s|$)\s*+", re.IGNORECASE)
_SAID = re.compile(r"\bcollaborations?\b", re.IGNORECASE)
# "CMS and LHCb Collaborations" are one name.
_BETWEEN = re.compile(r"(?<=ollaboration) and |(?<=ollaborations) and ")
_OTHERS = frozenset({"others", "et al", "et al."})
# biblatex's extended format: family=Berg, prefix=van der, given=Ludwig
_NAMED_PART = re.compile(r"\s*\"?(family|given|prefix|suffix)(-i)?\s*=\s*(.*)", re.DOTALL)


def authors(value: str) -> list[Name]:
    """Return the names of an author field, by BibTeX's rules for commas, braces and ``and``.

    A last name ``others`` is one of them, see ``without_others``.
    """
    names = (_name([part.strip() for part in parts]) for parts in _people(value))
    return [name for name in names if name.display]


def printed_authors(value: str) -> tuple[str, ...]:
    """Return the names of an author field as they are printed, without a last ``others``."""
    names = _printed_plainly(value)
    if names is None:
        names = [name.display for name in authors(value)]
    return tuple(names[:-1] if names and names[-1].lower() in _OTHERS else names)


def _printed_plainly(value: str) -> list[str] | None:
    """Return the same of names without LaTeX: what goes before the family stands behind a comma.

    Nothing is returned where there is more to it.
    """
    if _LATEX.search(value) or clean(value) != value:
        return None
    names = []
    for name in _AND.split(value):
        family, comma, given = name.partition(",")
        if comma and ("," in given or SUFFIX.match(given.strip())):
            return None
        names.append(f"{given.strip()} {family.strip()}".strip() if comma else name.strip())
    return [name for name in names if name]


def collaborations(value: str) -> list[Name]:
    """Return the names of the field that REVTeX and INSPIRE have, which may leave that word out."""
    names = filter(None, _BETWEEN.split(decode(value)))
    return [Name(literal=n if _SAID.search(n) else f"{n} Collaboration") for n in names]


def split(value: str) -> list[str]:
    """Return the names of an author field as they are written."""
    ends = [end for end, is_and in _marks(value) if is_and]
    starts = [0, *(end.end() for end in ends)]
    stops = [*(end.start() for end in ends), len(value)]
    written = (value[start:stop].strip() for start, stop in zip(starts, stops, strict=True))
    return [name for name in written if name]


def is_collaboration(name: Name) -> bool:
    """Whether a name is a collaboration's, which some styles print behind the people's."""
    return bool(_SAID.search(name.literal))


def without_others(names: Sequence[Name]) -> tuple[tuple[Name, ...], bool]:
    """Return authors without a last ``others``, and whether they are all."""
    if names and names[-1].display.lower() in _OTHERS:
        return tuple(names[:-1]), False
    return tuple(names), True


def settled(name: Name) -> Name:
    """Return a name as it is if it has family and given name, else whole."""
    return name if name.family and name.given else Name(literal=name.display)


def _people(value: str) -> Iterator[list[str]]:
    """Yield each name as its parts between commas; neither counts inside braces."""
    if not _BRACE.search(value):  # most have none, and to part them takes a third of the time
        yield from (name.split(",") for name in _AND.split(value))
        return
    parts: list[str] = []
    start = 0
    for found, is_and in _marks(value):
        parts.append(value[start : found.start()])
        start = found.end()
        if is_and:
            yield parts
            parts = []
    yield [*parts, value[start:]]


def _marks(value: str) -> Iterator[tuple[re.Match[str], bool]]:
    """Yield what parts a field outside braces: commas, and ``and``, which parts names."""
    depth = 0
    for found in _MARK.finditer(value):
        mark = found[0]
        depth = max(0, depth + (mark == "{") - (mark == "}"))
        is_and = mark.strip().lower() == "and"
        if not depth and (mark == "," or is_and):
            yield found, is_and


def _name(parts: list[str]) -> Name:
    if "=" in parts[0] and (named := _of_named_parts(parts)) is not None:
        return named
    if len(parts) == 1:
        if _is_whole(parts[0]):
            return settled(Name(literal=decode(parts[0])))
        return settled(Name.parse(decode(parts[0])))
    last, given = parts[0], parts[-1]
    suffix = " ".join(parts[1:-1])
    words = _words(last)
    if SUFFIX.match(given) and (suffix or len(words) > 1):
        # Not as BibTeX has it: "King, Martin, Jr." or "Martin King, Jr."
        if not suffix:
            first = Name.parse(decode(last))
            return settled(Name(first.family, first.given, first.particle, decode(given)))
        suffix, given = given, suffix
    small = 0
    while small < len(words) - 1 and _is_small(words[small]):
        small += 1
    return settled(
        Name(
            family=decode(" ".join(words[small:])),
            given=decode(given),
            particle=decode(" ".join(words[:small])),
            suffix=decode(suffix),
        )
    )


def _of_named_parts(parts: list[str]) -> Name | None:
    """Return a name in biblatex's extended format, or nothing if it is not in that."""
    found = [_NAMED_PART.fullmatch(part) for part in parts]
    told = {one[1]: decode(one[3].rstrip('"')) for one in found if one and not one[2]}
    if found[0] is None or not told.get("family"):
        return None
    return settled(
        Name(
            family=told["family"],
            given=told.get("given", ""),
            particle=told.get("prefix", ""),
            suffix=told.get("suffix", ""),
        )
    )


def _is_small(word: str) -> bool:
    """Whether a word's first letter is small, as in ``van`` and ``'t``, outside braces."""
    first = next((char for char in word if char.isalpha() or char == "{"), "")
    return first.islower()


def _is_whole(text: str) -> bool:
    """Whether a text is one pair of braces and what is in it."""
    return text.startswith("{") and len(_words(text)) == 1 and text.endswith("}")


def _words(text: str) -> list[str]:
    """Return the words of a text, what is in braces being one."""
    if text.isalnum():
        return [text]
    words, start, depth = [], 0, 0
    for found in _MARK.finditer(text):
        depth = max(0, depth + (found[0] == "{") - (found[0] == "}"))
        if not depth and found[0].isspace():
            words.append(text[start : found.start()])
            start = found.end()
    return [word for word in (*words, text[start:]) if word]
