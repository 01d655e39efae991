"""What the options say about the papers of a list, their order and their headings."""

from dataclasses import dataclass, field, replace

from bibtool.arrangement import Selection, arranged, chosen, folded
from bibtool.bibliography import Bibliography
from bibtool.errors import SettingError
from bibtool.plugins import Options


@dataclass(frozen=True, slots=True)
class Arranging:
    """How the lists of a folder are arranged.

    Raises:
        SettingError, UnknownName: a date or a grouping that is none.
    """

    group_by: str = "year"
    number: bool = False
    since: str = ""
    until: str = ""
    first_author: bool = False
    top_coauthors: int = 0
    selection: Selection = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        selection = Selection(self.since, self.until, self.first_author)
        if self.top_coauthors < 0:
            raise SettingError(f"--top-coauthors {self.top_coauthors}: give 0 or more")
        object.__setattr__(self, "selection", selection)

    def apply(self, papers: Bibliography) -> Bibliography:
        """Return the papers that are shown, each work once, in the order of the sections."""
        return arranged(chosen(folded(papers), self.selection), self.group_by)

    def options(self, options: Options) -> Options:
        """Return a format's options with what is said here."""
        return replace(
            options,
            group_by=self.group_by,
            number=self.number,
            top_coauthors=self.top_coauthors,
        )
