"""The names in a ``.bib`` file's author field."""

import re

from bibtool.bibfile.latex import unicode_of
from bibtool.names import Name

_TOKEN = re.compile(r"[{}]|\s+(?i:and)(?=\s)")
_OTHERS = frozenset({"others", "et al", "et al."})


def names(value: str) -> list[Name]:
    """Return the people of an author field, ``others`` left out; what is braced whole is whole."""
    found = []
    for part in split(value):
        if part.lower() not in _OTHERS:
            text = unicode_of(part)
            is_whole = (
                part.startswith("{") and part.endswith("}") and part.find("}") == len(part) - 1
            )
            name = Name(literal=text) if is_whole else Name.parse(text)
            found += [name] if name.display else []
    return found


def split(value: str) -> list[str]:
    """Return the parts of a list that ``and`` joins, outside braces."""
    parts = []
    depth = start = 0
    for found in _TOKEN.finditer(value):
        if found[0] in "{}":
            depth += 1 if found[0] == "{" else -1
        elif depth <= 0:
            parts.append(value[start : found.start()])
            start = found.end()
    parts.append(value[start:])
    return [part.strip() for part in parts if part.strip()]
