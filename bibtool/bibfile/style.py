"""How an entry is written: indentation, commas, equals signs, delimiters; and a field like that."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bibtool.bibfile.blocks import Entry, Field
from bibtool.bibfile.values import fits_quotes

_COMMA_FIRST = re.compile(r"\s*[\r\n]\s*,[ \t]*")
_COMMA = re.compile(r"\s*+,(?:[ \t]*+%[^\r\n]*+)?")
_SIGN = re.compile(r"([ \t]*)=([ \t]*)")


def newline_of(text: str) -> str:
    """Return the line end that a text has most of."""
    windows = text.count("\r\n")
    counts = {"\n": text.count("\n") - windows, "\r\n": windows, "\r": text.count("\r") - windows}
    return max(counts, key=lambda newline: counts[newline])


@dataclass(frozen=True, slots=True)
class Style:
    """How fields are added to an entry."""

    place: int
    """Where, in the text."""
    before: str
    """What comes before each."""
    after: str
    """What comes behind each."""
    end: str
    """What comes behind them all."""
    width: int
    """How long a name is with the blanks behind it, where equals signs are aligned."""
    value_width: int
    """How long name, sign and blanks are, where values are aligned."""
    sign: tuple[str, str]
    """The blanks around the equals sign."""
    is_quoted: bool
    is_upper: bool

    @classmethod
    def of(cls, entry: Entry) -> "Style":
        """Return the style of an entry that is whole."""
        text, fields = entry.source.text, entry.all_fields
        signs = [_SIGN.fullmatch(text, f.name_start + len(f.name), f.start) for f in fields]
        width, value_width = _widths([(f, s) for f, s in zip(fields, signs, strict=True) if s])
        usual = Counter((s[1], s[2]) for s in reversed(signs) if s).most_common(1)
        literal = [f for f in fields if text[f.start] in '{"']
        place, before, after, end = _places(entry)
        return cls(
            place,
            before,
            after,
            end,
            width,
            value_width,
            usual[0][0] if usual else (" ", " "),
            is_quoted=bool(literal) and text[literal[-1].start] == '"',
            is_upper=bool(fields) and all(f.name.isupper() for f in fields),
        )

    def field(self, name: str, value: str) -> str:
        """Return a field as this entry would have it, without what separates it from others."""
        name = name.upper() if self.is_upper else name
        before, behind = self.sign
        if self.width:
            before = " " * max(self.width - len(name), len(before) and 1)
        elif self.value_width:
            behind = " " * max(self.value_width - len(name + before) - 1, len(behind) and 1)
        is_quoted = self.is_quoted and fits_quotes(value)
        return f"{name}{before}={behind}" + (f'"{value}"' if is_quoted else f"{{{value}}}")

    def joined(self, fields: Sequence[str]) -> str:
        """Return what is to be inserted at the place to add some fields."""
        return "".join(self.before + field + self.after for field in fields) + self.end


def _places(entry: Entry) -> tuple[int, str, str, str]:
    """Return where fields are added, and what comes before each, behind each, and at the end."""
    text, fields = entry.source.text, entry.all_fields
    newline = newline_of(entry.raw) if "\n" in entry.raw or "\r" in entry.raw else newline_of(text)
    if not fields:
        has_comma = text[entry.body - 1] == ","
        ends_line = text[entry.body : entry.body + 1] in {"\r", "\n"}
        if has_comma:
            return entry.body, f"{newline}  ", ",", "" if ends_line else newline
        return entry.body, f",{newline}  ", "", newline
    last = fields[-1]
    if len(fields) > 1:
        between = text[fields[-2].end : last.name_start]
        if _COMMA_FIRST.fullmatch(between):
            return last.end, between, "", ""
    ahead = text[entry.body : last.name_start]
    lead = ahead[len(ahead.rstrip()) :]
    trailing = _COMMA.match(text, last.end)
    if trailing is None:
        return last.end, f",{lead}", "", ""
    if "%" in trailing[0] and not lead.startswith(("\r", "\n")):
        lead = newline + lead
    return trailing.end(), lead, ",", ""


def _widths(written: Sequence[tuple[Field, re.Match[str]]]) -> tuple[int, int]:
    """Return how wide names are with the blanks before the sign, and before the value; 0: as is.

    What most fields have counts: somebody may have typed one in without aligning it.
    """
    columns = [
        Counter(len(field.name) + len(sign[group]) for field, sign in written) for group in (1, 0)
    ]
    for n, column in enumerate(columns):
        width, count = column.most_common(1)[0] if column else (0, 0)
        lengths = {len(f.name) for f, s in written if len(f.name) + len(s[1 - n]) == width}
        if len(lengths) > 1 and 2 * count > len(written):
            return (0, width) if n else (width, 0)
    return 0, 0
