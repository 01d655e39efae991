"""What a printed person's name looks like, for telling names from titles without a name list."""

import re
from functools import lru_cache

from bibtool.layouts.namewords import (
    GROUP_SHORTS,
    MAY_JOIN,
    NAME_PARTICLES,
    NO_NAMES,
    SUFFIXES,
)
from bibtool.layouts.plainlists import plain_names
from bibtool.names import GROUP

_NO_NAME = re.compile(
    r"[^\W\d_]{2,}(?:[ts]ions?|olog(?:y|ies)|ical|graphy|ments|ities)", re.IGNORECASE
)
_INITIALS = re.compile(r"-?(?:[^\W\d_]\.-?){1,4}|[^\W\d_]")
_TEX = re.compile(r"\\[a-zA-Z](?=\{)|\\[^a-zA-Z\s]|[{}\\]")
# Capital, then lower case: each part of a double name, and names with a capital inside by custom.
_PART = re.compile(
    r"(?:(?:Mc|Mac|Fitz|De|Del|Della|Di|Da|Du|Des|La|Le|Van|Von|Ben|El|Al|[OD]['’ʼ`])?)"
    r"(?P<first>[^\W\d_])(?P<rest>[^\W\d_]*)"
)
_LOOSE = re.compile(r"[^\W\d_][\w'’ʼ`.-]*")
_SPLIT = re.compile(r" ?(?:, ?and |, ?& |[,;]| and | & ) ?")
_AND = re.compile(r"\s(?:and|&)\s")
_SHORT_FORM = re.compile(r"[A-ZÀ-Þ][a-zß-ÿ]{1,3}\.")
_TWO_LETTERS = re.compile(r"-?(?:[CKPSTZ]h|[IY][aeu]|Dz|Ts|St|Wm|Jr)\.")
_ET_AL = re.compile(r"(?:\band\s+)?(?:\bet\.?\s*al\b\.?|\.\.\.|…|\bothers\b)")
_BEFORE_ET_AL = ", \t\xa0\u2009"
_LONGEST = 4000
_MOST_WORDS = 9
MOST_COUNTED = 5
_LIKELY = (0.0, 0.25, 1.0, 0.9, 0.7, 0.4)
"""How likely a name has so many words."""
_OPEN_ENDS = ("et", "...", "…", "others")
_RARE_MARKS = (";", " & ", "…")
_LEADING = re.compile(r"(?:and|by|with)\s+")
_FEW_NAMES, _FEW_INVERTED = 3, 2
_MARKS = "*†‡§¶∗⋆0123456789 "
_HYPHENATED = frozenset(
    "ad al an ar as at el ben bin ibn abu bar del della de da dos van von ter la le".split()
)
"""What some write with a small letter and a hyphen before a family's name."""


@lru_cache(maxsize=8192)
def word_fit(word: str) -> float:
    """Return how well one capitalised word fits a name: 1 well, 0.3 hardly, 0 not at all."""
    word = (_TEX.sub("", word) if "\\" in word else word).strip("()*†‡,")
    if word and word.isupper() and _INITIALS.fullmatch(word):
        return 1.0
    if not word or not word[0].isupper() or not _LOOSE.fullmatch(word):
        return 0.0
    if _NO_NAME.fullmatch(word.rsplit("-", 1)[-1]):
        return 0.0
    parts = [part for part in re.split(r"[-.]", word) if part]
    return 1.0 if all(map(_is_regular, parts)) else 0.3


def _is_regular(part: str) -> bool:
    found = _PART.fullmatch(part)
    # The particle before the capital is optional: "Della" may be "Dell" + "a".
    plain = part[1:].replace("'", "").replace("’", "")
    return plain.islower() or (
        found is not None and found["first"].isupper() and found["rest"].islower()
    )


def name_fit(words: list[str]) -> float:
    """Return how well words fit one author: 1 a regular name, down to 0 for none.

    ``team`` and the like make a group of any capitalised words; particles count as no word.
    """
    count = len(words)
    if not words or not words[0][:1].isupper() or count > _MOST_WORDS or words[-1].isdigit():
        return 0.0
    if 1 < count < 4:
        usual = min(map(usual_fit, words))
        if usual:
            return usual * _LIKELY[count]
    if len(words) > 1 and is_group_word(words[-1]):
        good = all(w[:1].isupper() or w in {"of", "and", "for", "the"} for w in words[:-1])
        return 0.9 if good and len(words) < 7 else 0.0
    if len(words) > 2 and words[-1].casefold() in SUFFIXES:
        words = words[:-1]
    if words[-1] in NAME_PARTICLES:
        return 0.0
    if count > 1 and "-" in words[-1]:
        words = [*words[:-1], _without_prefix(words[-1])]
    counted = [w for w in words if w not in NAME_PARTICLES]
    if len(counted) > MOST_COUNTED:
        return 0.0
    fits = [word_fit(w) for w in counted]
    if any(w.casefold() in NO_NAMES for w in counted[:-1]):
        return 0.0
    return min(fits) * _LIKELY[len(counted)]


def _without_prefix(word: str) -> str:
    """Return a family's name without a small prefix: ``al-Rask``, ``del-Castillo``."""
    prefix, _, family = word.partition("-")
    return family if prefix in _HYPHENATED and family[:1].isupper() else word


@lru_cache(maxsize=8192)
def fit_of(name: str) -> float:
    """Return how well a text fits one author (see ``name_fit``)."""
    return name_fit(name.split())


@lru_cache(maxsize=32768)
def usual_fit(word: str) -> float:
    """Return how well a word fits a name, or 0 if it may be something else in one."""
    folded = word.casefold()
    if word in NAME_PARTICLES or folded in NO_NAMES or folded in SUFFIXES or is_group_word(word):
        return 0.0
    return word_fit(word)


@lru_cache(maxsize=8192)
def is_group_word(word: str) -> bool:
    """Return whether a word makes a team of those before it: ``Collaboration``."""
    return word.casefold() in GROUP_SHORTS or GROUP.fullmatch(word) is not None


def is_group(words: list[str]) -> bool:
    """Return whether words name a team or collaboration."""
    return len(words) > 1 and is_group_word(words[-1])


def author_list(text: str) -> tuple[str, ...] | None:
    """Return the names of a text that is nothing but a list of authors, else None.

    Two capitalised words may be a title as well; it takes initials, ``et al.`` or three names.
    """
    if len(text) > _LONGEST:
        return None
    names = plain_names(text.strip())
    if names and len(names) >= _FEW_NAMES:
        return names
    return _author_list(text) if _may_be_authors(text) else None


@lru_cache(maxsize=4096)
def _author_list(text: str) -> tuple[str, ...] | None:
    bare = text.strip()
    if bare[-1:] == "." and not (
        bare.endswith("al.") or _INITIALS.fullmatch(bare.rsplit(" ", 1)[-1])
    ):
        bare = bare.rstrip(". ")
    opened = _open_from(bare)
    cut = _ET_AL.search(bare, opened) if opened is not None else None
    open_end = cut is not None and not bare[cut.end() :].strip(" .,")
    if cut is not None and open_end:
        bare = bare[: cut.start()].rstrip(_BEFORE_ET_AL)
    if bare[:1].islower():
        bare = _LEADING.sub("", bare)
    pieces = [piece for part in _pieces(bare) if (piece := part.strip(_MARKS))]
    fits = []
    for piece in pieces:
        fit = fit_of(piece)
        if not fit or ("." in piece and _ends_sentence_inside(piece)):
            return None
        fits.append(fit)
    if not pieces:
        return None
    has_and = "and" in bare or "&" in bare
    if (
        has_and
        and len(_AND.findall(bare)) > 1
        and not (_inverted(bare) or all(map(_has_initial, pieces)))
    ):
        return None
    if names := _inverted(bare) if has_and or _may_be_inverted(bare, pieces) else ():
        fits = [fit_of(name) for name in names]
    names = names or tuple(pieces)
    sure = tuple([name for name, fit in zip(names, fits, strict=True) if fit >= 0.4])
    if open_end:
        # "He, Kaiming, et al." is one name in two pieces: a list, but of no sure name.
        return sure if len(sure) == len(names) else ()
    words = bare.replace(",", " ").split() if "." in bare else ()
    has_initials = any(w.endswith(".") and _INITIALS.fullmatch(w) for w in words)
    is_parted = bare.count(";") > 0 and all(part.count(",") == 1 for part in bare.split(";"))
    few = 1 if has_initials else _FEW_INVERTED if is_parted else _FEW_NAMES
    return sure if len(sure) == len(names) >= few else None


def is_surely_authors(text: str) -> bool:
    """Return whether a list of authors can be no title: four names, initials or ``et al.``."""
    names = author_list(text)
    if names is None:
        return False
    with_initials = sum(map(_opens_with_initial, names))
    return len(names) > 3 or with_initials > 1 or _ET_AL.search(text) is not None


def _opens_with_initial(name: str) -> bool:
    first = name.split(maxsplit=1)[0]
    return first != "A" and _INITIALS.fullmatch(first) is not None


def _has_initial(name: str) -> bool:
    return any(word.endswith(".") and _INITIALS.fullmatch(word) for word in name.split())


def _ends_sentence_inside(name: str) -> bool:
    """Return whether a full stop ends a word before the last: ``Small Boats. Anna Smith``.

    Initials and short forms of given names have one as well: ``Alex. Smith``, ``Anna Yu. Smith``.
    """
    words = name.split()
    for at, word in enumerate(words[:-1]):
        if word.endswith(".") and not _INITIALS.fullmatch(word):
            first = all(earlier.endswith(".") for earlier in words[:at])
            second = at == len(words) - 2 and _TWO_LETTERS.fullmatch(word)
            if not (second or (first and _SHORT_FORM.fullmatch(word))):
                return True
    return False


def _may_be_authors(text: str) -> bool:
    """Return whether a text may pass: most have a word of a sentence, or nothing between names."""
    if not ("," in text or "." in text or " and " in text or any(m in text for m in _RARE_MARKS)):
        return False
    for word in text.replace(",", " ").split():
        if word[0].islower() and word not in MAY_JOIN and not is_group_word(word):
            return False
    return True


def _open_from(text: str) -> int | None:
    """Return from where on a text may say that there are more authors, if it may."""
    found = [at for sign in _OPEN_ENDS if (at := text.find(sign)) >= 0]
    return max(0, min(found) - len("and ")) if found else None


def _pieces(text: str) -> list[str]:
    """Return what stands between commas, semicolons and the words that join."""
    if not text.isprintable() or ",and" in text or ",&" in text:
        return _SPLIT.split(" ".join(text.split()))  # other blanks than spaces, or none
    if ";" in text:
        text = text.replace(";", ",")
    if " and " in text:
        text = text.replace(" and ", ",")
    if " & " in text:
        text = text.replace(" & ", ",")
    return text.split(",")


def _may_be_inverted(text: str, pieces: list[str]) -> bool:
    """Return whether family names may come first: then the second piece is initials."""
    if ";" in text or len(pieces) < 2 or text.count(",") != text.count(", "):
        return True
    return all(len(word) == 1 or "." in word for word in pieces[1].split())


def _inverted(text: str) -> tuple[str, ...]:
    """Return the names of ``Smith, J., Doe, A.`` or ``Smith, Jo and Doe, Al`` in natural order."""
    chunks = [chunk.split(", ") for chunk in re.split(r",?\s(?:and|&)\s|;\s", text)]
    chunks = [[part.strip() for part in chunk if part.strip(" ,")] for chunk in chunks]
    parts = [part for chunk in chunks for part in chunk]
    by_pairs = len(parts) % 2 == 0 and all(
        all(_INITIALS.fullmatch(word) for word in part.split()) for part in parts[1::2]
    )
    if by_pairs or (len(chunks) > 1 and all(len(chunk) == 2 for chunk in chunks)):
        return tuple(f"{g} {f}" for f, g in zip(parts[::2], parts[1::2], strict=True))
    return ()
