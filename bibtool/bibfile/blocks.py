"""What a ``.bib`` file consists of, each part with its place in the text."""

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from bibtool.bibfile.values import decoded

_LINE_END = re.compile(r"\r\n?|\n")


class Problem(NamedTuple):
    """Something broken: where, from line 1, and what."""

    line: int
    message: str


@dataclass(eq=False)
class Source:
    """A file's text with what its values need: its lines and its ``@string`` definitions."""

    text: str
    strings: dict[str, str] = field(default_factory=dict)
    """Values of ``@string`` by name in small letters."""

    def line(self, offset: int) -> int:
        """Return the number of the line at an offset, from 1; CR, LF and CRLF end lines."""
        return bisect_right(self._line_starts, offset)

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(found.end() for found in _LINE_END.finditer(self.text))]


class Field(NamedTuple):  # of which there are many: a dataclass takes three times as long
    """A field of an entry: ``text[start:end]`` is its raw value, delimiters and ``#`` included."""

    source: Source
    name: str
    """As it is written."""
    name_start: int
    start: int
    end: int

    @property
    def raw(self) -> str:
        """The value as it is written, with its braces or quotes."""
        return self.source.text[self.start : self.end]

    @property
    def value(self) -> str:
        """The value as BibTeX has it: delimiters off, ``#`` joined, macros and blanks resolved.

        LaTeX in it is left as it is; a macro that is not defined, such as a month, is its name.
        """
        return decoded(self.raw, self.source.strings)

    @property
    def line(self) -> int:
        """The line its name is on, from 1."""
        return self.source.line(self.name_start)


@dataclass(eq=False)  # not frozen: there are many, and a frozen one takes three times as long
class Entry:
    """An entry; ``text[start:end]`` is all of it from the ``@`` to the closing brace."""

    source: Source
    type: str
    """As it is written, without the ``@``."""
    key: str
    """As it is written; empty if there is none."""
    start: int
    end: int
    body: int
    """Where its fields may begin: behind the key and its comma."""
    names: tuple[str, ...]
    """Of its fields, in small letters, in order; one that is there twice comes twice."""
    spans: tuple[tuple[str, int, int, int], ...]
    """Of each field its name as written, where that begins, and where its value begins and ends."""
    is_whole: bool = True
    """Whether it was read to its closing brace without trouble; others are not to be edited."""

    @cached_property
    def all_fields(self) -> tuple[Field, ...]:
        """Its fields in order, doubled ones too."""
        return tuple(Field(self.source, *span) for span in self.spans)

    @cached_property
    def fields(self) -> Mapping[str, Field]:
        """Its fields by name in small letters; of a doubled one the first, as BibTeX takes it."""
        return dict(zip(reversed(self.names), reversed(self.all_fields), strict=True))

    @property
    def line(self) -> int:
        """The line its ``@`` is on, from 1."""
        return self.source.line(self.start)

    @property
    def raw(self) -> str:
        """The entry as it is written."""
        return self.source.text[self.start : self.end]

    def value(self, name: str) -> str:
        """Return a field's value, or nothing if there is no such field."""
        name = name.lower()
        if name not in self.names:
            return ""
        _, _, start, end = self.spans[self.names.index(name)]
        return decoded(self.source.text[start:end], self.source.strings)


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """A ``@string``, ``@preamble`` or ``@comment``, or a line that ``%`` comments out."""

    source: Source
    start: int
    end: int
    name: str = ""
    """Of a ``@string``: its name as written."""
    value: str = ""
    """Of a ``@string`` or ``@preamble``: its value, decoded like a field's."""

    @property
    def raw(self) -> str:
        """The block as it is written."""
        return self.source.text[self.start : self.end]

    @property
    def line(self) -> int:
        """The line it starts on, from 1."""
        return self.source.line(self.start)


@dataclass(frozen=True, eq=False)
class BibFile:
    """A ``.bib`` file, read; blocks of each kind are in order and do not overlap."""

    text: str
    entries: tuple[Entry, ...]
    strings: tuple[Block, ...]
    preambles: tuple[Block, ...]
    comments: tuple[Block, ...]
    problems: tuple[Problem, ...]
    open_at: int | None = None
    """Where the block begins that the end of the file leaves open: it would swallow what is added
    behind it."""

    @cached_property
    def keys(self) -> frozenset[str]:
        """Every key in small letters, as BibTeX compares them; also those commented out."""
        used = {entry.key.lower() for entry in self.entries}
        for comment in self.comments:
            used |= {key.lower() for key in _HEAD.findall(comment.raw)}
        return frozenset(used - {""})


_HEAD = re.compile(r"@[ \t]*+[^\W\d]\w*+[ \t]*+[{(]\s*+([^\s,={}\"@]++)")
