"""Formats to write a bibliography in.

To add one: a module here with an ``export(bibliography) -> str``, and one line below. What needs
pybtex is loaded only when it is used.
"""

from collections.abc import Callable

from bibtool.bibliography import Bibliography
from bibtool.errors import UnknownName
from bibtool.exporters import bibtex, csljson
from bibtool.plugins import Exporter, Registry

FORMATS: Registry[Exporter] = Registry("format")


def register(name: str, export: Callable[[Bibliography], str], suffix: str) -> None:
    """Add or replace a format; ``suffix`` is its files', with the dot."""
    FORMATS.register(name, Exporter(export, suffix))


def export(bibliography: Bibliography, format: str) -> str:
    """Return a bibliography in a format.

    Raises:
        UnknownName: there is no such format.
    """
    return FORMATS[format].export(bibliography)


def format_for(path_suffix: str) -> str:
    """Return the name of the format that files with this suffix have.

    Raises:
        UnknownName: no format has it.
    """
    suffix = path_suffix.lower()
    for name, exporter in FORMATS.items():
        if exporter.suffix == suffix:
            return name
    raise UnknownName("file suffix", path_suffix, [e.suffix for e in FORMATS.values()])


def _text(bibliography: Bibliography) -> str:
    from bibtool.exporters import lists  # noqa: PLC0415 - loads pybtex

    return lists.export_text(bibliography)


def _markdown(bibliography: Bibliography) -> str:
    from bibtool.exporters import lists  # noqa: PLC0415 - loads pybtex

    return lists.export_markdown(bibliography)


def _html(bibliography: Bibliography) -> str:
    from bibtool.exporters import lists  # noqa: PLC0415 - loads pybtex

    return lists.export_html(bibliography)


register("bibtex", bibtex.export, ".bib")
register("csl-json", csljson.export, ".json")
register("text", _text, ".txt")
register("markdown", _markdown, ".md")
register("html", _html, ".html")
