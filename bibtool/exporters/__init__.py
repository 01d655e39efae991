"""Formats to write a bibliography in.

To add one: a module here with an ``export(bibliography) -> str``, and one line below; one that
heeds options takes them as its second argument and says which. What needs pybtex is loaded only
when it is used.
"""

from collections.abc import Callable

from bibtool.bibliography import Bibliography
from bibtool.errors import SettingError, UnknownName
from bibtool.exporters import biblatex, bibtex, csljson, csvtable, hayagriva, jsonlines, ris
from bibtool.exporters.profiles import PROFILES
from bibtool.plugins import Exporter, Options, Registry

FORMATS: Registry[Exporter] = Registry("format")
_USUAL = Options()
_SPELLINGS = {".yml": ".yaml", ".ndjson": ".jsonl"}


def register(name: str, export: Callable[[Bibliography], str], suffix: str) -> None:
    """Add or replace a format; ``suffix`` is its files', with the dot."""
    FORMATS.register(name, Exporter(lambda bibliography, _options: export(bibliography), suffix))


def export(bibliography: Bibliography, format: str, options: Options = _USUAL) -> str:
    """Return a bibliography in a format, which heeds of the options those it can.

    Raises:
        UnknownName: there is no such format or profile.
    """
    return FORMATS[format].export(bibliography, options)


def check(format: str, options: Options) -> None:
    """Make sure that a format can be written as the options say, before there is anything to write.

    Raises:
        UnknownName: there is no such format or profile.
        SettingError: the format does not heed an option that is not the default.
    """
    heeded = FORMATS[format].options
    PROFILES[options.profile]
    for name in options.chosen:
        if name not in heeded:
            able = ", ".join(known for known, one in FORMATS.items() if name in one.options)
            raise SettingError(f"--{name}: {format} has no such choice; these have: {able}")


def format_for(path_suffix: str) -> str:
    """Return the name of the format that files with this suffix have.

    Raises:
        UnknownName: no format has it.
    """
    suffix = path_suffix.lower()
    suffix = _SPELLINGS.get(suffix, suffix)
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


_EDITIONS = frozenset({"prefer", "date"})
FORMATS.register("bibtex", Exporter(bibtex.export, ".bib", _EDITIONS | {"profile"}))
FORMATS.register("biblatex", Exporter(biblatex.export, ".bib", _EDITIONS))
FORMATS.register("csl-json", Exporter(csljson.export, ".json", _EDITIONS))
register("ris", ris.export, ".ris")
register("hayagriva", hayagriva.export, ".yaml")
register("csv", csvtable.export, ".csv")
register("jsonl", jsonlines.export, ".jsonl")
register("text", _text, ".txt")
register("markdown", _markdown, ".md")
register("html", _html, ".html")
