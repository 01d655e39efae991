"""How a command writes its bibliography: which keys, which format, and the format's options."""

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bibtool import exporters
from bibtool.bibliography import Bibliography
from bibtool.citekeys import KeyPattern
from bibtool.cli.terminal import complain
from bibtool.errors import InputError, NotInstalled, SettingError
from bibtool.model import Match
from bibtool.plugins import Date, Options, Order, Prefer


@dataclass(frozen=True, slots=True)
class Writing:
    """What the options say about keys and formats."""

    format: str
    keys: KeyPattern
    options: Options
    enrich: bool = False
    """Whether publishers are to be asked."""

    @classmethod
    def of(
        cls,
        format: str,
        keys: str,
        unicode_keys: bool,
        profile: str,
        prefer: Prefer | None,
        date: Date,
        enrich: bool = False,
        style: str = "",
        lang: str = "",
        order: Order = "list",
        *,
        others: Sequence[str] = (),
        copy_styles: str = "",
    ) -> "Writing":
        """Read the options; who has publishers asked wants what they published, if not told else.

        Where the styles are not installed, lists have our own form, and it is said how to get them.

        Raises:
            UnknownName: there is no such format, profile, style, or field or modifier of keys.
            SettingError: a key pattern that is none, or an option that the format has not.
            NotInstalled: the format takes a program that is not there.
            InputError: the style's file is none.
        """
        formats = (format, *others)
        heeded = {name for each in formats for name in exporters.FORMATS[each].options}
        if enrich and "enrich" not in heeded:
            able = ", ".join(n for n, one in exporters.FORMATS.items() if "enrich" in one.options)
            raise SettingError(f"--enrich: {format} is of preprints only; these are not: {able}")
        if enrich and prefer == "preprint":
            raise SettingError(
                "--enrich asks for what was published, and --prefer preprint does not cite it; "
                "leave one of them out"
            )
        usual: Prefer = "published" if enrich and "prefer" in heeded else "preprint"
        options = Options(
            profile,
            prefer or usual,
            date,
            style=style,
            lang=lang,
            order=order,
            copy_styles=copy_styles,
        )
        options = usable(options, format, *others)
        return cls(format, KeyPattern.parse(keys, unicode=unicode_keys), options, enrich)

    def bibliography(self, matches: Iterable[Match]) -> Bibliography:
        """Return the records matched under their keys."""
        return Bibliography.from_matches(matches, keys=self.keys)

    def text(self, bibliography: Bibliography, format: str = "") -> str:
        """Return a bibliography written out as text, in this format or another."""
        return exporters.export(bibliography, format or self.format, self.options)

    def data(self, bibliography: Bibliography) -> bytes:
        """Return a bibliography as its file holds it."""
        return exporters.export_bytes(bibliography, self.format, self.options)


def list_of_formats(names: str) -> list[str]:
    """Return the formats of a list with commas, each once.

    Raises:
        UnknownName: one of them is none; SettingError: there are none.
    """
    formats = list(dict.fromkeys(name.strip() for name in names.split(",") if name.strip()))
    if not formats:
        raise SettingError(f"--formats: name some of {', '.join(exporters.FORMATS)}")
    for format in formats:
        exporters.FORMATS[format]
    return formats


def check_stdout(format: str) -> None:
    """Make sure that a format can go to standard output.

    Raises:
        InputError: it is no text, and that is a terminal.
    """
    if exporters.FORMATS[format].is_binary and sys.stdout.isatty():
        raise InputError(f"{format} is no text; name a file to write it to")


def to_stdout(data: bytes) -> None:
    """Write a file's content to standard output, whatever it is."""
    sys.stdout.flush()
    if hasattr(sys.stdout, "buffer"):
        sys.stdout.buffer.write(data)
    else:  # a stream of text that a test or a caller has put there
        sys.stdout.write(data.decode("utf-8", "replace"))


def usable(options: Options, *formats: str) -> Options:
    """Return the options, without a style where styles are not installed; which is said.

    Raises:
        UnknownName, SettingError, NotInstalled, InputError: as ``exporters.check``.
    """
    try:
        exporters.check(formats[0], options, *formats[1:])
    except NotInstalled as missing:
        if not options.style and not options.copy_styles:
            raise
        complain(f"{missing}; the list is in bibtool's own form")
        options = replace(options, style="", lang="", order="list", copy_styles="")
        exporters.check(formats[0], options, *formats[1:])
    return options
