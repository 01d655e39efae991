"""Which ids the lines of a page say last: a link to the same work need not be written again."""

from bibtool.identifiers import ArxivId, Doi
from bibtool.layouts.printed import ids_in

Ids = tuple[ArxivId | None, Doi | None]
NO_IDS: Ids = (None, None)
_LONGEST = 5000


class SaidIds:
    """The ids said last; to look for those of every line would take long."""

    def __init__(self) -> None:
        self._last = NO_IDS
        """What the last link leads to."""
        self._unread: list[str] = []
        """The lines since then, which may say something else."""

    def take_line(self, text: str) -> None:
        """Note what a line says."""
        self._unread.append(text)

    def take_link(self, ids: Ids) -> None:
        """Note where a link leads."""
        self._last = ids
        self._unread.clear()

    def are(self, ids: Ids) -> bool:
        """Return whether these are the last."""
        if ids != self._last and not any(_may_be_in(ids, text) for text in self._unread):
            return False
        said = (ids_in(text) for text in reversed(self._unread) if len(text) < _LONGEST)
        return ids == next((each for each in said if each != NO_IDS), self._last)


def are_in(ids: Ids, text: str) -> bool:
    """Return whether these are the ids that a text says."""
    return _may_be_in(ids, text) and ids_in(text) == ids


def _may_be_in(ids: Ids, text: str) -> bool:
    """Return whether a text has the figures of an arXiv id, which are always written alike."""
    return ids[0] is None or ids[0].base.rpartition("/")[2] in text
