"""arXiv ids and DOIs: find them in text, check them, compare them, make URLs of them.

Rules and spellings: https://info.arxiv.org/help/arxiv_identifier.html. New ids (from 0704) have
four digits after the point until 1412 and five from 1501; old ones (9107 to 0703) name an archive.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import quote, unquote

from bibtool.errors import BadIdentifier

_ARCHIVES = (
    "acc-phys adap-org alg-geom ao-sci astro-ph atom-ph bayes-an chao-dyn chem-ph cmp-lg comp-gas "
    "cond-mat cs dg-ga funct-an gr-qc hep-ex hep-lat hep-ph hep-th math math-ph mtrl-th nlin "
    "nucl-ex nucl-th patt-sol physics plasm-ph q-alg q-bio quant-ph solv-int supr-con"
).split()
_BY_LETTERS = {name.replace("-", ""): name for name in _ARCHIVES}
_ARCHIVE = "|".join(
    sorted((re.escape(n).replace(r"\-", "-?") for n in _ARCHIVES), key=len, reverse=True)
)
_VERSION = r"(?:[vV](?P<version>[1-9]\d{0,3}))?(?!\w)"
# ASCII: otherwise ſ would be an s and a full-width digit a digit. What must stand before the first
# digits is looked at after them: digits are rare, so a search is over most text at once.
_NEW = re.compile(
    r"(?P<yymm>\d\d{3})\.(?:(?<![\d.]\d{4}\.)|(?<=[aA][rR][xX][iI][vV]\.\d{4}\.))"
    r"(?P<number>\d{4,5})" + _VERSION,
    re.ASCII,
)
_OLD = re.compile(
    rf"(?<![\w-])(?P<archive>{_ARCHIVE})(?:\.[A-Za-z]{{2}}|\.[a-z]{{2,8}}-[a-z]{{2,4}})?/+"
    r"(?P<digits>\d{7})" + _VERSION,
    re.IGNORECASE | re.ASCII,
)
_DIGITS_IN = {
    f"{year:02}{month:02}": 4 if year < 15 else 5
    for year in range(7, 91)
    for month in range(4 if year == 7 else 1, 13)
}
"""How many digits the number of a new id has after each month."""
_OLD_DIGITS = re.compile(r"/\d{7}", re.ASCII)
_LONGEST_ARCHIVE, _LONGEST_VERSION = 40, 6
# What may stand around an id that somebody typed or pasted alone.
_AROUND = re.compile(
    r"""[\s<(\["'{]*
    (?:(?:https?://|//)?(?:[a-z]+\.)?(?:arxiv\.org|alphaxiv\.org|ar5iv\.labs\.arxiv\.org|ar5iv\.org
        |huggingface\.co|hf\.co|semanticscholar\.org)/[a-z]+/(?:arxiv:)?
      |(?:https?://)?(?:dx\.)?(?:doi\.org/)?(?:doi:\s*)?10\.48550/arxiv[.:]
      |oai:arxiv\.org:
      |(?:arxiv[\s:/]*)?(?:corr[\s,]*)?(?:abs/|eprint[\s:]*)?
    )?""",
    re.IGNORECASE | re.VERBOSE,
)
_AFTER = re.compile(
    r"""(?:\.pdf|\.html?|\.txt)?/?(?:[?\#]\S*)?\s*
    (?:[\[(][a-z-]+(?:\.[a-z-]+)?[\])])?[\s>)\]"'}.,;:]*""",
    re.IGNORECASE | re.VERBOSE,
)
_DOI = re.compile(r"10\.(?<![\w.]10\.)[0-9]{4,9}/[^\s\"<>\\^`{|}\x00-\x1f\x7f-\x9f]{1,500}")


@dataclass(frozen=True, slots=True)
class ArxivId:
    """An arXiv id such as ``2301.00001`` or ``hep-th/9901001``; equal whatever the version."""

    base: str
    """The canonical id without version: lower-case archive, no subject class."""
    version: int | None = field(default=None, compare=False)

    def __reduce__(self) -> "tuple[type[ArxivId], tuple[str, int | None]]":
        # A long page's processes send each other many: this takes a third of the usual way.
        return ArxivId, (self.base, self.version)

    @classmethod
    def parse(cls, text: str) -> "ArxivId":
        """Read one id, in any spelling or URL, with nothing else around it.

        Raises:
            BadIdentifier: the text is not one arXiv id.
        """
        text = unquote(text)
        start = _AROUND.match(text)
        at = start.end() if start else 0
        found = _NEW.match(text, at) or _OLD.match(text, at)
        parsed = _from_match(found) if found else None
        after = _AFTER.match(text, found.end()) if found else None
        if parsed is None or after is None or after.end() != len(text):
            raise BadIdentifier(f"not an arXiv id: {text[:80]!r}; one looks like 2301.00001")
        return parsed

    @classmethod
    def find(cls, text: str) -> "ArxivId | None":
        """Return the first arXiv id in a text, or None."""
        return next((i for found in _spelled_in(text) if (i := _from_match(found))), None)

    @classmethod
    def find_all(cls, text: str) -> "list[ArxivId]":
        """Return every arXiv id in a text in order, each paper once."""
        ids = [i for found in _spelled_in(text) if (i := _from_match(found))]
        return list(dict.fromkeys(ids)) if len(ids) > 1 else ids

    @property
    def versioned(self) -> str:
        """The id with its version if it has one: ``2301.00001v2``."""
        return self.base if self.version is None else f"{self.base}v{self.version}"

    @property
    def url(self) -> str:
        """The address of the abstract page, of this version if one was named."""
        return "https://arxiv.org/abs/" + quote(self.versioned)

    @property
    def doi(self) -> str:
        """The DOI arXiv registers for every paper; there are none for versions."""
        return f"10.48550/arXiv.{self.base}"

    @property
    def is_old_style(self) -> bool:
        """Whether the id names an archive, as those before April 2007 do."""
        return "/" in self.base

    def __str__(self) -> str:
        return self.versioned


def _spelled_in(text: str) -> Iterator[re.Match[str]]:
    """Return what is spelled like an id, in order."""
    old = list(_old_in(text)) if "/" in text else []
    return _either(text, old) if old else _NEW.finditer(text)


def _either(text: str, old: list[re.Match[str]]) -> Iterator[re.Match[str]]:
    end = 0
    for found in sorted([*_NEW.finditer(text), *old], key=re.Match.start):
        if found.start() >= end:
            end = found.end()
            yield found


def _old_in(text: str) -> Iterator[re.Match[str]]:
    end = 0
    for digits in _OLD_DIGITS.finditer(text):
        start = digits.start()
        while start and text[start - 1] == "/":
            start -= 1
        start = max(end, start - _LONGEST_ARCHIVE)
        found = _OLD.search(text, start, digits.end() + _LONGEST_VERSION)
        if found:
            end = found.end()
            yield found


def _from_match(found: re.Match[str]) -> ArxivId | None:
    if found.re is _NEW:
        yymm, number, version = found.group("yymm", "number", "version")
        is_id = _DIGITS_IN.get(yymm) == len(number) and number.strip("0")
        return ArxivId(f"{yymm}.{number}", int(version) if version else None) if is_id else None
    archive, number, version = found.group("archive", "digits", "version")
    year, month = int(number[:2]), int(number[2:4])
    full = year + (1900 if year >= 91 else 2000)
    if not (1 <= month <= 12 and (1991, 7) <= (full, month) <= (2007, 3) and int(number[4:]) > 0):
        return None
    base = f"{_BY_LETTERS[archive.lower().replace('-', '')]}/{number}"
    return ArxivId(base, int(version) if version else None)


@dataclass(frozen=True, slots=True)
class Doi:
    """A DOI such as ``10.1103/PhysRevD.76.013009``; compared without regard to case."""

    folded: str
    text: str = field(compare=False)

    @classmethod
    def find(cls, text: str) -> "Doi | None":
        """Return the first DOI in a text, without the punctuation that ends a sentence."""
        found = _DOI.search(unquote(text)) if "10." in text or "%" in text else None
        if found is None:
            return None
        doi = found[0].partition("](")[0]  # the text of a link in Markdown
        while doi and (doi[-1] in ".,;:'!?*" or (doi[-1] in ")]" and not _balanced(doi))):
            doi = doi[:-1]  # at most five hundred times
        return cls(doi.lower(), doi) if "/" in doi and doi[-1] != "/" else None

    @classmethod
    def parse(cls, text: str) -> "Doi":
        """Read one DOI, bare, as ``doi:…`` or as a URL, with nothing else around it.

        Raises:
            BadIdentifier: the text is not one DOI.
        """
        doi = cls.find(text)
        head = re.sub(r"(?i)^\s*(https?://)?(dx\.)?(doi\.org/)?(doi:\s*)?", "", unquote(text))
        if doi is None or not head.startswith(doi.text) or len(head) > len(doi.text) + 2:
            raise BadIdentifier(f"not a DOI: {text[:80]!r}; one looks like 10.1000/xyz123")
        return doi

    @property
    def arxiv_id(self) -> ArxivId | None:
        """The arXiv id inside a DOI that arXiv registered, else None."""
        head, _, tail = self.folded.partition("/arxiv.")
        if head != "10.48550" or not tail:
            return None
        try:
            return ArxivId.parse(tail)
        except BadIdentifier:
            return None

    @property
    def url(self) -> str:
        """The resolver's address for this DOI, percent-encoded."""
        return "https://doi.org/" + quote(self.text, safe="/")

    def __str__(self) -> str:
        return self.text


def _balanced(doi: str) -> bool:
    return doi.count("(") >= doi.count(")") and doi.count("[") >= doi.count("]")
