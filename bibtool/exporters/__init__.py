"""Formats to write a bibliography in.

To add one: a module here with an ``export(bibliography) -> str``, and one line below; one that
heeds options takes them as its second argument and says which. What needs pybtex is loaded only
when it is used.
"""

import re
from collections.abc import Callable
from importlib import import_module

from bibtool.bibliography import Bibliography
from bibtool.errors import SettingError, UnknownName
from bibtool.exporters import biblatex, bibtex, csljson, csvtable, hayagriva, jsonlines, ris
from bibtool.exporters.profiles import PROFILES
from bibtool.plugins import Exporter, Options, Registry

FORMATS: Registry[Exporter] = Registry("format")
_USUAL = Options()
_BY_PANDOC = "docx"
_PATH = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*(?:/[A-Za-z0-9][A-Za-z0-9._-]*)*")
"""A path in a folder that leads nowhere else."""
_SPELLINGS = {".yml": ".yaml", ".ndjson": ".jsonl"}


def register(name: str, export: Callable[[Bibliography], str], suffix: str) -> None:
    """Add or replace a format; ``suffix`` is its files', with the dot."""
    FORMATS.register(name, Exporter(lambda bibliography, _options: export(bibliography), suffix))


def export(bibliography: Bibliography, format: str, options: Options = _USUAL) -> str:
    """Return a bibliography in a format, which heeds of the options those it can.

    Raises:
        UnknownName: there is no such format, profile or style.
        SettingError: the format is no text.
        NotInstalled, InputError: it takes a program or style that is not there.
    """
    written = FORMATS[format].export(bibliography, options)
    if isinstance(written, bytes):
        raise SettingError(f"{format} is no text; write it to a file")
    return written


def export_bytes(bibliography: Bibliography, format: str, options: Options = _USUAL) -> bytes:
    """Return a bibliography in a format as a file holds it: text in UTF-8.

    Raises:
        UnknownName, NotInstalled, InputError: as ``export``.
    """
    written = FORMATS[format].export(bibliography, options)
    return written if isinstance(written, bytes) else written.encode("utf-8")


def export_files(
    bibliography: Bibliography, format: str, options: Options, stem: str
) -> dict[str, bytes]:
    """Return the files of a format by name: ``STEM.bib``, or ``STEM/NAME/index.md`` and more.

    Raises:
        UnknownName, NotInstalled, InputError: as ``export``.
    """
    exporter = FORMATS[format]
    if exporter.folder is None:
        return {f"{stem}{exporter.suffix}": export_bytes(bibliography, format, options)}
    files = exporter.folder(bibliography, options)
    if strange := [path for path in files if not _PATH.fullmatch(path)]:
        raise ValueError(strange[0])  # an exporter's own mistake: no record gets so far
    return {f"{stem}/{path}": text.encode("utf-8") for path, text in files.items()}


def check_one_file(format: str) -> None:
    """Make sure that a format is one file.

    Raises:
        UnknownName: there is no such format; SettingError: it is a folder.
    """
    if FORMATS[format].folder is not None:
        raise SettingError(
            f"{format} is a folder of files: bibtool authors … -o DIR --formats {format} writes it"
        )


def check(format: str, options: Options, *others: str) -> None:
    """Make sure that a format can be written as the options say, before there is anything to write.

    With ``others`` that are written, too, an option is for those that heed it.

    Raises:
        UnknownName: there is no such format or profile.
        SettingError: the format does not heed an option that is not the default.
        NotInstalled: it takes a program or styles that are not there; it says how to get them.
        InputError: the style's file is none.
    """
    formats = (format, *others)
    heeded = {name for each in formats for name in FORMATS[each].options}
    PROFILES[options.profile]
    for name in options.chosen:
        if name not in heeded:
            able = ", ".join(known for known, one in FORMATS.items() if name in one.options)
            raise SettingError(
                f"--{name.replace('_', '-')}: {', '.join(formats)} has no such choice; "
                f"these have: {able}"
            )
    styles = [name.strip() for name in options.copy_styles.split(",") if name.strip()]
    if not (options.style or styles) and (options.lang or options.order != _USUAL.order):
        name = "lang" if options.lang else "order"
        raise SettingError(f"--{name}: goes with --style; bibtool's own lists are in English")
    for style in filter(None, (options.style, *styles)):
        import_module("bibtool.exporters.styles").check(style)
    if _BY_PANDOC in formats:
        import_module("bibtool.exporters.styles.pandoc").program()


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


def _list(module: str, function: str = "export") -> Callable[[Bibliography, Options], str | bytes]:
    """Return a function of one of the modules for lists, which are loaded when they are used."""

    def export(bibliography: Bibliography, options: Options) -> str | bytes:
        written: str | bytes = getattr(import_module(f"bibtool.exporters.{module}"), function)(
            bibliography, options
        )
        return written

    return export


def _no_file(_bibliography: Bibliography, _options: Options) -> str:
    check_one_file("hugo-pages")
    return ""


def _hugo_pages(bibliography: Bibliography, options: Options) -> dict[str, str]:
    from bibtool.exporters.websites import export_hugo_pages  # noqa: PLC0415 - loads pybtex

    return export_hugo_pages(bibliography, options)


def _html(bibliography: Bibliography, options: Options) -> str:
    from bibtool.exporters.page import export  # noqa: PLC0415 - loads pybtex

    return export(bibliography, options)


def _lines(bibliography: Bibliography, options: Options) -> str:  # noqa: ARG001  all is written
    return jsonlines.export(bibliography)


_EDITIONS = frozenset({"prefer", "date", "enrich"})
_ARRANGED = frozenset({"group_by", "number", "top_coauthors"})
_STYLED = _EDITIONS | {"group_by", "number", "style", "lang", "order"}
_LIST = _STYLED | _ARRANGED
_SITE = _EDITIONS | {"group_by"}
FORMATS.register("bibtex", Exporter(bibtex.export, ".bib", _EDITIONS | {"profile"}))
FORMATS.register("biblatex", Exporter(biblatex.export, ".bib", _EDITIONS))
FORMATS.register("csl-json", Exporter(csljson.export, ".json", _EDITIONS))
FORMATS.register("ris", Exporter(ris.export, ".ris", _EDITIONS))
FORMATS.register("hayagriva", Exporter(hayagriva.export, ".yaml", _EDITIONS))
FORMATS.register("csv", Exporter(csvtable.export, ".csv", _EDITIONS))
FORMATS.register("jsonl", Exporter(_lines, ".jsonl", frozenset({"enrich"})))
FORMATS.register("text", Exporter(_list("lines", "export_text"), ".txt", _LIST))
FORMATS.register("markdown", Exporter(_list("lines", "export_markdown"), ".md", _LIST))
FORMATS.register("latex", Exporter(_list("texlist"), ".tex", _STYLED))
FORMATS.register("latex-cv", Exporter(_list("texlist", "export_cv"), ".cv.tex", _STYLED))
FORMATS.register("html-fragment", Exporter(_list("fragment"), ".fragment.html", _STYLED))
FORMATS.register("docx", Exporter(_list("docx"), ".docx", _STYLED, is_binary=True))
FORMATS.register("json", Exporter(_list("listjson"), ".list.json", _STYLED))
FORMATS.register(
    "al-folio", Exporter(_list("websites", "export_al_folio"), ".al-folio.bib", _SITE | {"profile"})
)
FORMATS.register("hugo", Exporter(_list("websites", "export_hugo"), ".hugo.yaml", _SITE))
FORMATS.register(
    "hugo-pages",
    Exporter(_no_file, "", _SITE | {"profile"}, folder=_hugo_pages),
)
FORMATS.register("quarto", Exporter(_list("websites", "export_quarto"), ".quarto.yaml", _SITE))
_PAGE = (_LIST | {"profile", "copy_styles"}) - {"order"}
FORMATS.register("html", Exporter(_html, ".html", _PAGE))
