"""Names family first, as RIS and our tables write them: ``van der Maaten, Laurens, Jr.``.

A name that must not be taken apart ends in a comma where it could be, as EndNote asks of
organisations: ``Sons, Inc.,``.
"""

from bibtool.exporters.tex import plain
from bibtool.names import Name


def inverted(name: Name) -> str:
    """Return a name on one line, family first, or nothing if there is nothing to print."""
    parts = [plain(part) for part in (name.particle, name.family, name.given, name.suffix)]
    particle, family, given, suffix = parts
    if name.literal or not family or not given or any("," in part for part in parts):
        return _whole(displayed(name))
    last = f"{particle} {family}" if particle else family
    return ", ".join(filter(None, (last, given, suffix)))


def displayed(name: Name) -> str:
    """Return a name as it is printed, without TeX."""
    parts = (name.literal, name.given, name.particle, name.family, name.suffix)
    return " ".join(filter(None, (plain(part) for part in parts)))


def _whole(text: str) -> str:
    is_whole = "," not in text and Name.parse(text) == Name(literal=text)
    return text if is_whole else f"{text},"
