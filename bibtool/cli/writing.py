"""How a command writes its bibliography: which keys, which format, and the format's options."""

from collections.abc import Iterable
from dataclasses import dataclass

from bibtool import exporters
from bibtool.bibliography import Bibliography
from bibtool.citekeys import KeyPattern
from bibtool.model import Match
from bibtool.plugins import Date, Options, Prefer


@dataclass(frozen=True, slots=True)
class Writing:
    """What the options say about keys and formats."""

    format: str
    keys: KeyPattern
    options: Options

    @classmethod
    def of(
        cls, format: str, keys: str, unicode_keys: bool, profile: str, prefer: Prefer, date: Date
    ) -> "Writing":
        """Read the options.

        Raises:
            UnknownName: there is no such format, profile, or field or modifier of keys.
            SettingError: a key pattern that is none, or an option that the format has not.
        """
        options = Options(profile, prefer, date)
        exporters.check(format, options)
        return cls(format, KeyPattern.parse(keys, unicode=unicode_keys), options)

    def bibliography(self, matches: Iterable[Match]) -> Bibliography:
        """Return the records matched under their keys."""
        return Bibliography.from_matches(matches, keys=self.keys)

    def text(self, bibliography: Bibliography, format: str = "") -> str:
        """Return a bibliography written out, in this format or another."""
        return exporters.export(bibliography, format or self.format, self.options)
