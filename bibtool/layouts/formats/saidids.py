"""Which ids the lines of a page say last: a link to the same work need not be written again."""

from typing import NamedTuple

from bibtool.identifiers import ArxivId, Doi
from bibtool.layouts.printed import ids_in

Ids = tuple[ArxivId | None, Doi | None]
NO_IDS: Ids = (None, None)
_LONGEST = 5000


class Said(NamedTuple):
    """What a part of a page says, of which it is not known what stands before it."""

    first: tuple[Ids, list[str], bool] | None
    """What was asked first, the lines before that, and the answer."""
    last: Ids
    unread: list[str]


class SaidIds:
    """The ids said last; to look for those of every line would take long."""

    def __init__(self, *, is_part: bool = False) -> None:
        self._last = NO_IDS
        """What the last link leads to."""
        self.unread: list[str] = []
        """The lines since then, which may say something else."""
        self._is_part = is_part
        """Whether what stands before is not known."""
        self._first: tuple[Ids, list[str], bool] | None = None

    def take_link(self, ids: Ids) -> None:
        """Note where a link leads."""
        self._last = ids
        self.unread.clear()

    def are(self, ids: Ids) -> bool:
        """Return whether these are the last."""
        answer = self._are(ids)
        if self._is_part and self._first is None:
            self._first = ids, self.unread.copy(), answer
        return answer

    def told(self) -> Said:
        """Return what a part says."""
        return Said(self._first, self._last, self.unread)

    def take_part(self, part: Said) -> bool:
        """Go on behind a part of the page, if its first answer would have been the same here."""
        if part.first is None:
            self.unread += part.unread
            return True
        ids, lines, answer = part.first
        count = len(self.unread)
        self.unread += lines
        if self._are(ids) != answer:
            del self.unread[count:]
            return False
        self._last, self.unread = part.last, part.unread
        return True

    def _are(self, ids: Ids) -> bool:
        if ids != self._last:
            figures = figures_of(ids[0])
            for text in self.unread:
                if figures in text:
                    break
            else:
                return False
        said = (ids_in(text) for text in reversed(self.unread) if len(text) < _LONGEST)
        return ids == next((each for each in said if each != NO_IDS), self._last)


def is_none(ids: Ids) -> bool:
    """Return whether a link leads to no work."""
    return ids[0] is None and ids[1] is None


def are_in(ids: Ids, text: str) -> bool:
    """Return whether these are the ids that a text says."""
    return figures_of(ids[0]) in text and ids_in(text) == ids


def figures_of(arxiv_id: ArxivId | None) -> str:
    """Return the figures of an arXiv id, which are always written alike; nothing if it is a DOI."""
    return "" if arxiv_id is None else arxiv_id.base.rpartition("/")[2]
