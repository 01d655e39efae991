"""Names family first, as RIS and our tables have them, read back."""

from bibtool.latex import settled
from bibtool.latex.literal import metadata
from bibtool.names import PARTICLES, Name
from bibtool.untrusted import clean


def inverted(text: str) -> Name:
    """Read ``particle Family, Given, Suffix``; a comma at the end says that it is no such name."""
    text = clean(text)
    if "," not in text:
        return tidy(Name.parse(text))
    parts = [part.strip() for part in text.split(",")]
    if not parts[-1] or not parts[0] or len(parts) > 3:
        return Name(literal=metadata(text.removesuffix(",")))
    last, given, suffix = (*parts, "")[:3]
    return parted(last, given, suffix=suffix)


def parted(last: str, given: str, *, particle: str = "", suffix: str = "") -> Name:
    """Return a name from its parts, small words before the family name taken for particles."""
    words = last.split(" ")
    start = 0
    while not particle and start < len(words) - 1 and words[start] in PARTICLES:
        start += 1
    return tidy(
        Name(
            family=" ".join(words[start:]),
            given=given,
            particle=particle or " ".join(words[:start]),
            suffix=suffix,
        )
    )


def tidy(name: Name) -> Name:
    """Return a name whose parts are printed text as one whose parts are metadata."""
    return settled(
        Name(
            metadata(name.family),
            metadata(name.given),
            metadata(name.particle),
            metadata(name.suffix),
            metadata(name.literal),
        )
    )
