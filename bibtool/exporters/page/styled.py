"""Entries as citation styles have them, for those who want to copy them."""

from dataclasses import replace
from pathlib import PurePath

from bibtool.bibliography import Bibliography
from bibtool.exporters.editions import Edition, editions
from bibtool.exporters.page.copies import Styles
from bibtool.exporters.richtext import PlainText
from bibtool.exporters.styles import formatted
from bibtool.plugins import Options
from bibtool.untrusted import clean

_CAPITALS = frozenset({"apa", "ieee", "nlm", "mla", "acm", "lncs", "ams", "aps", "acs"})


def styled(bibliography: Bibliography, options: Options) -> Styles:
    """Return the entries in the list's own style and in those that are to be offered besides.

    Raises:
        UnknownName, NotInstalled, InputError: a style is not there, or cannot be used.
    """
    names = [options.style, *(name.strip() for name in options.copy_styles.split(","))]
    cited = {key: list(editions(bibliography.ordered([key]), options)) for key in bibliography}
    return {
        _title(name): _entries(cited, name, options.lang)
        for name in dict.fromkeys(name for name in names if name)
    }


def _entries(cited: dict[str, list[Edition]], style: str, lang: str) -> dict[str, str]:
    """Return a style's entries by citekey, without the numbers that they have in a list."""
    # Nobody is marked in what others are to paste.
    every = [replace(edition, owner=None) for some in cited.values() for edition in some]
    texts = {
        one.key: clean(one.text.render(PlainText())) for one in formatted(every, style, lang=lang)
    }
    return {key: "\n".join(texts[one.key] for one in some) for key, some in cited.items()}


def _title(style: str) -> str:
    """Return a style's name for people: ``APA``, ``Chicago notes``."""
    stem = clean(PurePath(style).stem if style.endswith(".csl") else style)
    words = stem.replace("-", " ").split()
    return " ".join(
        word.upper() if word in _CAPITALS else word.capitalize() if n == 0 else word
        for n, word in enumerate(words)
    ).replace("Bibtex", "BibTeX style:")
