"""What somebody says on the command line of whose a paper is: ``bibtool watch --yes``, ``--no``."""

from collections.abc import Sequence
from dataclasses import dataclass

from bibtool.cli.fresh import Asking
from bibtool.errors import BadIdentifier, InputError
from bibtool.freshness import Folder, PeopleList, Update, decided
from bibtool.identifiers import ArxivId
from bibtool.words import fold


@dataclass(frozen=True, slots=True)
class Said:
    """What was said."""

    yes: Sequence[str]
    """Ids of papers that are somebody's."""
    no: Sequence[str]
    of: Sequence[str] = ()
    """Names of those whom it is about."""


def as_said(before: Folder, asking: Asking, said: Said) -> Update:
    """Return the lists as somebody says.

    Raises:
        InputError: of a paper that is not known here, or is nobody's here, or of more people than
            may be meant.
    """
    if not said.yes and not said.no:
        return Update(before, ())
    try:
        yes, no = ([ArxivId.parse(text).base for text in texts] for texts in (said.yes, said.no))
    except BadIdentifier as error:
        raise InputError(str(error)) from error
    files = {one.file for one in _meant(before, said.of)}
    if not said.of:
        for arxiv_id in no:
            _check_one(before, arxiv_id)
    known = {i: before.records[i] for i in yes if i in before.records}
    known |= asking.known([i for i in yes if i not in known])
    if missing := [i for i in yes if i not in known]:
        why = "; ".join(asking.failures) or ("offline" if asking.offline else "arXiv has it not")
        raise InputError(f"--yes {missing[0]}: nothing is known of it ({why})")
    told = decided(before, [known[i] for i in yes], no, files=files)
    lists = [one for one in told.folder.lists if one.file in files]
    if strange := [i for i in yes if not any(i in one.papers for one in lists)]:
        raise InputError(f"--yes {strange[0]}: names none of the people of these lists")
    if strange := [i for i in no if not any(i in one.rejected for one in lists)]:
        raise InputError(f"--no {strange[0]}: is on none of these lists, nor in doubt")
    return told


def _meant(folder: Folder, names: Sequence[str]) -> list[PeopleList]:
    """Return the lists of those named, by name or by file; all if nobody is."""
    found = list(folder.lists) if not names else []
    for name in names:
        wanted = fold(name.strip())
        meant = [o for o in folder.lists if wanted in {fold(o.author.display), fold(o.file)}]
        if not meant:
            there_are = ", ".join(one.author.display for one in folder.lists)
            raise InputError(f"--of {name}: there is no such list; there are: {there_are}")
        found += meant
    return found


def _check_one(folder: Folder, arxiv_id: str) -> None:
    """Make sure that of one person at most it is said that a listed paper is not theirs."""
    if any(arxiv_id in one.doubtful for one in folder.lists):
        return
    on = [one.author.display for one in folder.lists if arxiv_id in one.papers]
    if len(on) > 1:
        raise InputError(
            f"--no {arxiv_id}: is on the lists of {', '.join(on[:-1])} and {on[-1]}; "
            "say whose it is not with --of NAME"
        )
