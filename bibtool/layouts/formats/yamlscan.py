"""YAML read for its objects' places, line by line: a line that is wrong costs no other.

Only what data of works is written in: blocks by indents, plain and quoted values, also over
several lines, and short lists in brackets. Anchors and tags are not followed.
"""

import json
import re
from collections.abc import Iterator

from bibtool.layouts.formats.jsonscan import LOOSE, Node
from bibtool.layouts.formats.values import node_of, scalar

_KEY = re.compile(
    r"""(?:"([^"\\\n]{1,80})"|'([^'\n]{1,80})'
    |([^\s'"\[\]{}\#&*!|>%@`,:-][^\s:\n]{0,80}(?:[ ][^\s:]{1,30}){0,4})):(?=\s|$)""",
    re.VERBOSE,
)
_BLOCK = re.compile(r"[|>][+-]?\d?[+-]?\s*(?:#.*)?$")
_COMMENT = re.compile(r"\s#\s.*$")
_END = re.compile(r"---(?:\s|$)|\.\.\.\s*$|```|~~~")
_REFERRED = re.compile(r"[\s\[,{:][&*]\w")
_MOST_LINES, _MOST_BRACKETS = 200, 1_600
_MOST_OPEN = 60


def nodes(text: str) -> Iterator[Node]:
    """Yield each outermost object: a list's elements where a list is the whole."""
    return _Reader(text).nodes()


class _Open:
    """An object or a list that may go on."""

    __slots__ = (
        "children", "end", "indent", "is_object", "is_plain", "key", "name", "start", "texts",
        "values",
    )  # fmt: skip

    def __init__(self, name: str, start: int, indent: int, *, is_object: bool) -> None:
        self.name, self.start, self.end, self.indent = name, start, start, indent
        self.is_object = is_object
        self.values: dict[str, str] = {}
        self.texts: list[str] = []
        self.children: list[Node] = []
        self.key = ""
        self.is_plain = False
        """Whether the last value is a plain one, which a deeper line goes on with."""

    def take(self, value: str, *, is_plain: bool) -> None:
        """Take a value for the last key, or an element."""
        text = scalar(value)
        if self.is_object:
            self.values.setdefault(self.key, text)
        else:
            self.texts.append(text)
        self.is_plain = is_plain

    def go_on(self, more: str) -> None:
        """Add to the last value."""
        if self.is_object:
            self.values[self.key] = f"{self.values.get(self.key, '')} {more}".strip()
        elif self.texts:
            self.texts[-1] += f" {more}"
        self.is_plain = True

    def closed(self) -> Node:
        """Return what was open, with what is in it."""
        values = {key: value for key, value in self.values.items() if value}
        texts = [text for text in self.texts if text]
        return Node(self.start, self.end, self.is_object, self.name, values, texts, self.children)


class _Reader:
    """Reads lines one after the other."""

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")
        self._at = 0
        self._place = 0
        """Where the line begins."""
        self._unclosed = 0
        """The line up to which the end of a value was looked for in vain."""
        self._open: list[_Open] = []
        self._done: list[Node] = []

    def nodes(self) -> Iterator[Node]:
        """Yield the outermost objects."""
        while self._at < len(self._lines):
            line = self._next()
            content = line.strip()
            if not content or content.startswith("#"):
                continue
            indent = len(line) - len(line.lstrip(" "))
            self._close(0 if _END.match(content) and not indent else indent + 1)
            if not _END.match(content):
                self._read(content, indent, self._place - len(line) - 1 + indent)
                self._reached()
            yield from self._done
            self._done.clear()
        self._close(0)
        yield from self._done

    def _next(self) -> str:
        line = self._lines[self._at]
        self._at += 1
        self._place += len(line) + 1
        return line

    def _reached(self) -> None:
        for each in self._open:
            each.end = self._place - 1

    def _close(self, indent: int) -> None:
        """Close what is indented so far or farther."""
        while self._open and self._open[-1].indent >= indent:
            node = self._open.pop().closed()
            is_kept = any(each.is_object for each in self._open)
            if is_kept:
                self._open[-1].children.append(node)
            elif node.is_object:
                self._done.append(node)

    def _close_list(self, indent: int) -> None:
        """Close a list that is indented as the keys of the object that it is in."""
        top = self._open[-1] if self._open else None
        if top is not None and top.indent == indent and not top.is_object:
            top.indent += 1
            self._close(indent + 1)

    def _read(self, content: str, indent: int, start: int) -> None:
        """Read a line from an indent on: dashes, a key, a value."""
        if self._open and self._open[-1].is_plain and self._open[-1].indent < indent:
            self._open[-1].go_on(_uncommented(content))
            return
        while content == "-" or content.startswith("- "):
            if len(self._open) >= _MOST_OPEN:
                return
            self._begin(start, indent, is_object=False)
            rest = content[1:].lstrip()
            moved = len(content) - len(rest)
            content, indent, start = rest, indent + moved, start + (moved if rest else 0)
        if not content:
            return
        key = _KEY.match(content)
        if key is None:
            self._take_text(content, indent)
            return
        self._close_list(indent)
        self._begin(start, indent, is_object=True)
        top = self._open[-1]
        top.key, top.is_plain = (key[1] or key[2] or key[3]).lower(), False
        self._value(content[key.end() :].strip(), indent)

    def _begin(self, start: int, indent: int, *, is_object: bool) -> None:
        """Open an object or a list, if none is open at this indent."""
        top = self._open[-1] if self._open else None
        if top is not None and top.indent == indent and top.is_object == is_object:
            top.is_plain = False
            return
        name = "" if top is None else top.key if top.is_object else top.name
        self._open.append(_Open(name, start, indent, is_object=is_object))

    def _take_text(self, content: str, indent: int) -> None:
        """Take a value below its key or behind a dash; a line of prose ends all."""
        if self._open and self._open[-1].indent < indent:
            self._value(content, self._open[-1].indent)
        else:
            self._close(0)

    def _value(self, written: str, indent: int) -> None:
        top = self._open[-1]
        sign = written[:1]
        if not sign or sign == "#":
            return
        if _BLOCK.match(written):
            top.take(self._block(indent), is_plain=False)
        elif sign in "\"'":
            top.take(_unquoted(self._until_quoted(written)), is_plain=False)
        elif sign in "[{":
            self._bracketed(written)
        else:
            top.take(_uncommented(written), is_plain=True)

    def _block(self, indent: int) -> str:
        """Return the lines of a value below its key, which are indented farther."""
        lines: list[str] = []
        while self._at < len(self._lines):
            line = self._lines[self._at]
            if line.strip() and len(line) - len(line.lstrip()) <= indent:
                break
            lines.append(self._next().strip())
        return "\n".join(lines).strip()

    def _until_quoted(self, written: str) -> str:
        """Return a quoted value with the lines that it goes on in; one not closed is its line."""
        at, place, parts = self._at, self._place, [written]
        is_closed = _is_closed(written[0], written[1:])
        while not is_closed:
            if self._is_beyond(at):
                self._at, self._place = at, place
                return written
            parts.append(self._next().strip())
            is_closed = _is_closed(written[0], parts[-1])
        return " ".join(parts)

    def _is_beyond(self, begun: int) -> bool:
        """Whether what began before a line is not closed; where it was looked for is not twice."""
        if begun < self._unclosed or self._at >= min(len(self._lines), begun + _MOST_LINES):
            self._unclosed = max(self._unclosed, self._at)
            return True
        return False

    def _bracketed(self, written: str) -> None:
        at, place, parts = self._at, self._place, [written]
        depth = _depth(written)
        while depth > 0:
            if self._is_beyond(at):
                self._at, self._place = at, place
                return
            parts.append(self._next().strip())
            depth += _depth(parts[-1])
        whole = " ".join(parts)
        top = self._open[-1]
        name = top.key if top.is_object else top.name
        node = node_of(_flow(whole), name, place - len(written) - 1, self._place - 1)
        if node is not None:
            top.children.append(node)
        top.is_plain = False


def _uncommented(text: str) -> str:
    return _COMMENT.sub("", text) if " #" in text else text


def _is_closed(quote: str, part: str) -> bool:
    """Whether a part of a quoted value has its last quote: doubled or escaped ones are within."""
    if quote == '"':
        return quote in part.replace("\\\\", "").replace('\\"', "")
    return quote in part.replace("''", "")


def _unquoted(written: str) -> str:
    quote = written[0]
    if quote == "'":
        return written[1:].replace("''", "\0").partition("'")[0].replace("\0", "'")
    found = LOOSE.match(written)
    whole = found[0] if found else written
    try:
        return str(json.loads(whole, strict=False))
    except ValueError:
        return whole.strip('"')


def _depth(written: str) -> int:
    signs = [token[0] for token in LOOSE.finditer(written) if token[0] in {"[", "{", "]", "}"}]
    return sum(1 if sign in "[{" else -1 for sign in signs)


def _flow(written: str) -> object:
    """Return the value of a list in brackets, or nothing where it is none."""
    if _REFERRED.search(written) or max(map(written.count, "[{")) > _MOST_BRACKETS:
        return None
    import yaml  # noqa: PLC0415 - slow to load, and few files have brackets

    # The reader in C where it is there: of short lists there may be many.
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        return yaml.load(written, Loader=loader)  # noqa: S506 - the base loader makes texts alone
    except (yaml.YAMLError, RecursionError, ValueError):
        return None
