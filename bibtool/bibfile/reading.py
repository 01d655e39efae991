"""The reader: every block of a ``.bib`` text with its place, whatever else is in there.

The grammar is BibTeX's, with biber's comments (``%`` to the end of the line). What is broken is
reported, and reading goes on at the next ``@type{`` that begins a line. Time is linear: nothing
is read more than a bounded number of times.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from sys import intern

from bibtool.bibfile.blocks import BibFile, Block, Entry, Problem, Source
from bibtool.bibfile.scanning import HEAD, NAME, TYPE, WORD, Scanner, Unclosed
from bibtool.bibfile.values import decoded

_BLOCK = re.compile(
    rf"%[^\r\n]*+|(?<![\w.])@\s*+(?:(?i:comment)(?!{WORD})(?!\s*+[{{(])|({TYPE})\s*+[{{(])"
)
_HEAD = re.compile(HEAD)
# Nearly all fields are like this: braces at most twice deep, braces in quotes once, bare words,
# and some of them joined.
_PART = (
    r"(?:\{[^{}]*+(?>(?:\{[^{}]*+\}[^{}]*+)*)\}"
    r"|\"[^\"{}]*+(?>(?:\{[^{}@]*+\}[^\"{}@]*+)*)\"|[^\s#%{}\",()=@]++)"
)
_PLAIN_FIELD = re.compile(
    rf"\s*+({WORD}++)\s*+=\s*+({_PART}(?>(?:\s*+\#\s*+{_PART})*))\s*+(?:(,)|(?=[}})]))"
)
_NO_KEY = re.compile(rf"{WORD}++(?:\s*+=\s*+[\"{{]|\s++=)")
_KEYS = {"}": re.compile(r"[^\s,}]*+"), ")": re.compile(r"[^\s,)]*+")}
_SPACED_KEY = re.compile(r"[^,{}()\"=\r\n]*+")
_SHOWN = 80
_lower = lru_cache(maxsize=1 << 10)(str.lower)  # a file has few names of fields, and each often


def read(text: str) -> BibFile:
    """Return all that is in a ``.bib`` text; it never raises, and what is broken is reported."""
    return _Reader(text).read()


@dataclass(slots=True)
class _Body:
    """An entry's fields as far as they are read."""

    closer: str
    spans: list[tuple[str, int, int, int]] = field(default_factory=list)
    is_whole: bool = True


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text
        self._scan = Scanner(text)
        self._source = Source(text)
        self._entries: list[Entry] = []
        self._strings: list[Block] = []
        self._preambles: list[Block] = []
        self._comments: list[Block] = []
        self._problems: list[Problem] = []

    def read(self) -> BibFile:
        """Read block after block."""
        at = 0
        open_at = None
        while found := _BLOCK.search(self._text, at):
            try:
                at = self._block(found)
            except Unclosed as error:
                self._complain(error.at, error.message)
                at = error.resume
                if at == len(self._text):
                    open_at = found.start()
        return BibFile(
            self._text,
            tuple(self._entries),
            tuple(self._strings),
            tuple(self._preambles),
            tuple(self._comments),
            tuple(sorted(self._problems)),
            open_at,
        )

    def _complain(self, at: int, message: str) -> None:
        self._problems.append(Problem(self._source.line(at), message))

    def _block(self, found: re.Match[str]) -> int:
        """Read the block that starts here; return where it ends."""
        start, end = found.span()
        kind = (found[1] or "").lower()
        closer = "}" if found[0][-1] == "{" else ")"
        if kind in {"", "comment"}:
            if kind:
                end = self._scan.comment(end - 1)
            elif found[0][0] == "@":  # without braces: the rest of the line
                end = self._scan.line(end)
            self._comments.append(Block(self._source, start, end))
        elif kind == "string":
            end = self._string(start, end, closer)
        elif kind == "preamble":
            at = self._scan.blank(end)
            value_end = self._scan.value(at, "@preamble")
            value = decoded(self._text[at:value_end], self._source.strings)
            end = self._end_of_block(value_end, closer, "@preamble")
            self._preambles.append(Block(self._source, start, end, "", value))
        else:
            end = self._entry(found, closer)
        return end

    def _string(self, start: int, at: int, closer: str) -> int:
        at = self._scan.blank(at)
        found = NAME.match(self._text, at)
        if found is None:
            raise self._scan.unclosed(at, "this @string has no name and value")
        at = self._scan.blank(found.end())
        value_end = self._scan.value(at, found[1])
        value = decoded(self._text[at:value_end], self._source.strings)
        end = self._end_of_block(value_end, closer, "@string")
        self._source.strings[found[1].lower()] = value
        self._strings.append(Block(self._source, start, end, found[1], value))
        return end

    def _end_of_block(self, at: int, closer: str, what: str) -> int:
        at = self._scan.blank(at)
        if self._scan.char(at) == ",":
            at = self._scan.blank(at + 1)
        if self._scan.char(at) != closer:
            raise self._scan.unclosed(at, f"this {what} should end here with {closer}")
        return at + 1

    def _entry(self, head: re.Match[str], closer: str) -> int:
        body = _Body(closer)
        key, fields_start = self._key(head.end(), closer)
        unclosed = None
        try:
            end = self._fields(fields_start, body)
        except Unclosed as error:
            unclosed, end, body.is_whole = error, error.resume, False
        names = tuple([_lower(span[0]) for span in body.spans])
        if len(set(names)) < len(names):
            for n, (name, at, *_) in enumerate(body.spans):
                if names[n] in names[:n]:
                    self._complain(at, f"a second {name[:_SHOWN]} in one entry")
        self._entries.append(
            Entry(
                self._source,
                head[1],
                key,
                head.start(),
                end,
                fields_start,
                names,
                tuple(body.spans),
                body.is_whole,
            )
        )
        if unclosed is not None:
            raise unclosed
        return end

    def _key(self, at: int, closer: str) -> tuple[str, int]:
        """Return an entry's key, perhaps nothing, and where its fields may begin."""
        at = self._scan.blank(at)
        if _HEAD.match(self._text, at):
            raise Unclosed(at, "the entry before this is not closed", at)
        found = None if _NO_KEY.match(self._text, at) else _KEYS[closer].match(self._text, at)
        key = found[0] if found else ""
        end = self._scan.blank(at + len(key))
        if key and self._scan.char(end) not in {",", closer} and not NAME.match(self._text, end):
            # A key of several words: no program takes it, but people write it.
            spaced = _SPACED_KEY.match(self._text, at)
            if spaced and len(spaced[0].rstrip()) > len(key):
                key = spaced[0].rstrip()
                end = self._scan.blank(at + len(key))
        if not key:
            self._complain(at, "an entry without a key")
        if self._scan.char(end) == ",":
            return key, end + 1
        if key and self._scan.char(end) != closer and end < len(self._text):
            self._complain(at, f"no comma after the key {key[:_SHOWN]}")
        return key, end

    def _fields(self, at: int, body: _Body) -> int:
        """Read fields up to the closing brace; return where the entry ends."""
        wants_comma = False
        while True:
            while not wants_comma and (plain := _PLAIN_FIELD.match(self._text, at)):
                at = plain.end()
                wants_comma = plain.lastindex == 2
                body.spans.append((intern(plain[1]), plain.start(1), *plain.span(2)))
            at = self._scan.blank(at)
            char = self._scan.char(at)
            if char == body.closer:
                return at + 1
            if char == ",":
                if not wants_comma:
                    self._complain(at, "a comma too many")
                at += 1
                wants_comma = False
            else:
                at = self._field(at, body, wants_comma=wants_comma)
                wants_comma = True

    def _field(self, at: int, body: _Body, *, wants_comma: bool) -> int:
        """Read one field, or skip what is none; return where it ends."""
        found = NAME.match(self._text, at)
        if found is None:
            body.is_whole = False
            if at >= len(self._text) or _HEAD.match(self._text, at):
                raise Unclosed(at, "the entry before this is not closed", at)
            self._complain(at, f"no field: {self._text[at : at + 20].splitlines()[0]}")
            return self._scan.garbage(at, body.closer)
        name = found[1]
        if wants_comma:
            self._complain(at, f"no comma before {name[:_SHOWN]}")
        start = self._scan.blank(found.end())
        end = self._scan.value(start, name)
        if start == end:
            self._complain(at, f"{name[:_SHOWN]} has no value")
        else:
            body.spans.append((name, at, start, end))
        return end
