"""How the lists of a folder are written: what the command line said, and the file remembers."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from bibtool import exporters
from bibtool.authorship.decisions import Decisions
from bibtool.bibliography import Bibliography
from bibtool.citekeys import KeyPattern
from bibtool.cli.arranging import Arranging
from bibtool.cli.options import KEYS
from bibtool.errors import InputError, SettingError, UnknownName
from bibtool.exporters.coauthors import coauthors
from bibtool.exporters.ordering import in_order
from bibtool.freshness.lists import PeopleList, exception
from bibtool.names import Name
from bibtool.plugins import Options

_OWN = {"keys": KEYS, "unicode_keys": False}
_COUNTING = "html"
"""The format that counts co-authors whether or not one asks for it."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How the lists of a folder are written.

    Raises:
        UnknownName, SettingError, NotInstalled, InputError: as ``exporters.check``.
    """

    formats: tuple[str, ...]
    options: Options
    arranging: Arranging
    keys: str
    unicode_keys: bool = False

    def __post_init__(self) -> None:
        # Every format has the order that the grouping makes; the rest is for those that heed it.
        options = replace(self.arranging.options(self.options), group_by=Options().group_by)
        exporters.check(self.formats[0], options, *self.formats[1:])

    @property
    def counts(self) -> bool:
        """Whether the lists count co-authors."""
        return bool(self.arranging.top_coauthors) or _COUNTING in self.formats

    def files(
        self, papers: Bibliography, stem: str, decisions: Decisions | None = None
    ) -> dict[str, bytes]:
        """Return a list's files by name.

        Args:
            papers: all papers of the list, of which not all need be shown.
            stem: what the files are named.
            decisions: what somebody said of who is who.

        Raises:
            UnknownName: there is no such format.
        """
        if self.counts:
            papers = papers.with_coauthors(coauthors(papers, decisions))
        options = self.arranging.options(self.options)
        shown = in_order(self.arranging.apply(papers), options)
        made: dict[str, bytes] = {}
        for format in self.formats:
            # Two formats may have one suffix: the second is named by its format, too.
            named = f"{stem}{exporters.FORMATS[format].suffix}"
            base = stem if named not in made else f"{stem}.{format}"
            made |= exporters.export_files(shown, format, options, base)
        return made

    def remembered(self, papers: Bibliography, stem: str, authors_file: str = "") -> PeopleList:
        """Return what is remembered of a list.

        Raises:
            InputError: it is nobody's.
        """
        if papers.owner is None:
            raise InputError("a list without an owner cannot be kept fresh")
        owner = papers.owner
        names = {key: name for key in papers if (name := _printed(papers, key)) is not None}
        one = PeopleList(
            author=owner,
            file=stem,
            papers={record.arxiv_id.base: key for key, record in papers.items()},
            options=self.facts(),
            forms=tuple(sorted(set(names.values()), key=lambda name: name.display)),
            unconfirmed=frozenset(papers[key].arxiv_id.base for key in papers.unconfirmed),
            authors_file=authors_file,
        )
        printed: dict[str, Name] = {}
        for key, name in names.items():
            printed |= exception(one, papers[key], name)
        return replace(one, printed=printed)

    def facts(self) -> dict[str, Any]:
        """Return what was said, for the file: what is not as usual, and the formats."""
        said = {**_usual(self.options), **_usual(self.arranging)}
        said |= {"keys": self.keys, "unicode_keys": self.unicode_keys}
        usual = {**_usual(Options()), **_usual(Arranging()), **_OWN}
        chosen = {name: value for name, value in said.items() if value != usual[name]}
        return {"formats": list(self.formats), **chosen}

    @classmethod
    def of(cls, facts: Mapping[str, Any], where: str) -> "Manner":
        """Return what a file says; what it does not say is as usual.

        Raises:
            InputError: it says what cannot be.
            NotInstalled: it takes a program or styles that are not there.
        """
        formats = facts.get("formats")
        if not isinstance(formats, list) or not all(isinstance(f, str) for f in formats):
            raise InputError(f"{where}: its options name no formats")
        usual = {**_usual(Options()), **_usual(Arranging()), **_OWN}
        said = {name: value for name, value in facts.items() if name != "formats"}
        for name, value in said.items():
            if name not in usual:
                raise InputError(f"{where}: there is no option {name!r}; known: {', '.join(usual)}")
            if type(value) is not type(usual[name]):
                raise InputError(f"{where}: its option {name} cannot be {value!r}")
        try:
            return cls._of({**usual, **said}, tuple(dict.fromkeys(formats)))
        except (SettingError, UnknownName, InputError) as error:
            raise InputError(f"{where}: {error}") from error

    @classmethod
    def _of(cls, said: Mapping[str, Any], formats: tuple[str, ...]) -> "Manner":
        if not formats:
            raise InputError("its options name no formats")
        KeyPattern.parse(said["keys"], unicode=said["unicode_keys"])
        arranging = {name: said[name] for name in _usual(Arranging())}
        options = {name: said[name] for name in _usual(Options()) if name not in arranging}
        return cls(
            formats, Options(**options), Arranging(**arranging), said["keys"], said["unicode_keys"]
        )


def _printed(papers: Bibliography, key: str) -> Name | None:
    """Return what a paper prints for the owner; also where two authors are printed so."""
    owner = papers.owner_on(key)
    authors, me = papers[key].authors, papers.owner_at(key)
    if me is not None:
        return authors[me]
    alike = (name for name in authors if owner is not None and name.display == owner.display)
    return next(alike, None)


def _usual(options: Options | Arranging) -> dict[str, Any]:
    return {f.name: getattr(options, f.name) for f in fields(options) if f.init}
