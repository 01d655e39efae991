"""Where things in a ``.bib`` text end: blanks, braces, quotes, whole values.

Time is linear: what is left open is looked for only so far.
"""

import re

TYPE = r"[^\W\d][\w*+:/-]*+"
WORD = r"[^\s@\"#%'(),={}]"
HEAD = rf"@[ \t]*+{TYPE}[ \t]*+[{{(]"
"""How an entry begins."""
NAME = re.compile(rf"({WORD}++)(?>(?:\s++|%[^\r\n]*+)*)=")
"""A field's name, its group, with the equals sign."""

_BLANK = re.compile(r"(?>(?:\s++|%[^\r\n]*+)*)")
_LINE_REST = re.compile(r"[^\r\n]*+")
_BARE = re.compile(r"[^\s#%{}\",()=@]++")
_NEXT_HEAD = re.compile(rf"[\r\n][ \t]*+(?={HEAD})")
_IN_BRACES = re.compile(rf"[{{}}]|[\r\n][ \t]*+{HEAD}")
_IN_QUOTES = re.compile(rf"[{{}}\"]|[\r\n][ \t]*+{HEAD}")
_IN_GARBAGE = re.compile(rf"[{{}}),]|[\r\n][ \t]*+(?={HEAD})")
_MOST_HEADS = 20
"""Lines like ``@article{`` that a value may hold before it is believed to be left open."""


class Unclosed(Exception):
    """Something that nothing closes, and where reading can go on."""

    def __init__(self, at: int, message: str, resume: int) -> None:
        super().__init__(message)
        self.at, self.message, self.resume = at, message, resume


class Scanner:
    """Finds where what starts at an offset of a text ends."""

    def __init__(self, text: str) -> None:
        self.text = text
        # A @comment may well hold entries: so many characters are read past the first of them.
        self._patience = 4 * len(text)

    def char(self, at: int) -> str:
        """Return the character at an offset, or nothing at the end."""
        return self.text[at : at + 1]

    def blank(self, at: int) -> int:
        """Return where white space, and comments as biber has them, end."""
        found = _BLANK.match(self.text, at)
        return found.end() if found else at

    def line(self, at: int) -> int:
        """Return where the line ends."""
        found = _LINE_REST.match(self.text, at)
        return found.end() if found else at

    def unclosed(self, at: int, message: str) -> Unclosed:
        """Return the error for what is open from ``at`` on."""
        found = _NEXT_HEAD.search(self.text, at)
        return Unclosed(at, message, found.end() if found else len(self.text))

    def value(self, at: int, name: str) -> int:
        """Return where a value, all its parts joined by ``#``, ends; ``at`` if there is none.

        Raises:
            Unclosed: a brace or quote in it is left open.
        """
        end = at
        while True:
            char = self.char(at)
            try:
                if char == "{":
                    end = self._braces(at)
                elif char == '"':
                    end = self._quotes(at)
                elif found := _BARE.match(self.text, at):
                    if self.char(self.blank(found.end())) == "=":
                        return end  # the next field's name
                    end = found.end()
                else:
                    return end
            except Unclosed as error:
                error.message = f"the value of {name[:80]} is not closed"
                raise
            at = self.blank(end)
            if self.char(at) != "#":
                return end
            at = self.blank(at + 1)

    def comment(self, at: int) -> int:
        """Return where a ``@comment`` ends whose brace or parenthesis is at an offset.

        Raises:
            Unclosed: it does not end.
        """
        if self.char(at) == "(":
            end = self.text.find(")", at) + 1
            if not end:
                raise self.unclosed(at, "this @comment is not closed")
            return end
        depth = first = 0
        for found in _IN_BRACES.finditer(self.text, at):
            first = first or (found.start() if len(found[0]) > 1 else 0)
            if first and found.end() - first > self._patience:
                break
            depth += (found[0][-1] == "{") - (found[0][-1] == "}")
            if depth == 0:
                return found.end()
        self._patience -= len(self.text) - first if first else 0
        raise self.unclosed(at, "this @comment is not closed")

    def garbage(self, at: int, closer: str) -> int:
        """Return where what is no field ends: at a comma or the entry's closing brace.

        Raises:
            Unclosed: another entry begins first, or the text ends.
        """
        depth = 0
        for found in _IN_GARBAGE.finditer(self.text, at):
            char = found[0]
            if char == "{":
                depth += 1
            elif depth <= 0 and char in {",", closer}:
                return found.start()
            elif char == "}":
                depth -= 1
            elif char[0] in "\r\n":
                raise Unclosed(at, "the entry with this is not closed", found.end())
        raise Unclosed(at, "the entry with this is not closed", len(self.text))

    def _braces(self, at: int) -> int:
        depth = heads = 0
        for found in _IN_BRACES.finditer(self.text, at):
            heads += len(found[0]) > 1
            depth += (found[0][-1] == "{") - (found[0][-1] == "}")
            if depth == 0:
                return found.end()
            if heads > _MOST_HEADS:
                break
        raise self.unclosed(at, "not closed")

    def _quotes(self, at: int) -> int:
        depth = heads = 0
        for found in _IN_QUOTES.finditer(self.text, at + 1):
            if found[0] == '"' and depth == 0:
                return found.end()
            heads += len(found[0]) > 1
            depth += (found[0][-1] == "{") - (found[0][-1] == "}")
            # A brace that closes more than was opened is the entry's.
            if depth < 0 or heads > _MOST_HEADS:
                break
        raise self.unclosed(at, "not closed")
