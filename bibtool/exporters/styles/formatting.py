"""The entries of a list by a style, each as rich text under its key, in the order of the list."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pybtex.richtext import HRef, Text

from bibtool.exporters.editions import Edition
from bibtool.exporters.styles import classic, pandoc, reading
from bibtool.exporters.styles.items import handed
from bibtool.exporters.styles.known import CLASSIC_PREFIX
from bibtool.exporters.styles.sheets import sheet


@dataclass(frozen=True, slots=True)
class Formatted:
    """An entry as a style has it."""

    key: str
    label: str
    """The number or name before it, as printed: ``[1]``, ``1.``, ``[Smi20]``; or nothing."""
    text: Any
    """Rich text, the owner's name marked."""


def check(style: str) -> None:
    """Make sure that a style is there, and what formats by it.

    Raises:
        NotInstalled: the styles or pandoc are not; the text says how to get them.
        UnknownName: there is no such style.
        InputError: the file is no style.
    """
    if style.startswith(CLASSIC_PREFIX):
        classic.look(style.removeprefix(CLASSIC_PREFIX))
    elif style:
        sheet(style)
        pandoc.program()


def formatted(
    editions: Sequence[Edition],
    style: str,
    *,
    lang: str = "",
    own_order: bool = False,
) -> list[Formatted]:
    """Return the entries of some editions, each with its arXiv id or DOI.

    Args:
        editions: what to format, in the order of the list.
        style: a short name, a name of the CSL repository, a file, or ``bibtex-plain``.
        lang: the language of months and words like "and", ``de-DE``; else the style's own.
        own_order: whether they come in the style's own order instead, if it has one.

    Raises:
        UnknownName, NotInstalled, InputError: as in ``check``.
    """
    if not editions:
        return []
    if style.startswith(CLASSIC_PREFIX):
        look = classic.look(style.removeprefix(CLASSIC_PREFIX))
        done = [
            Formatted(key, label, text)
            for key, label, text in classic.entries(editions, look, own_order=own_order)
        ]
    else:
        done = _by_csl(editions, style, lang, own_order=own_order)
    known = {edition.key: edition for edition in editions}
    return [_with_id(entry, known[entry.key]) for entry in done]


def _by_csl(
    editions: Sequence[Edition], style: str, lang: str, *, own_order: bool
) -> list[Formatted]:
    chosen = sheet(style, own_order=own_order)
    given = handed(editions, chosen)
    document = pandoc.cited(given.items, chosen.xml, lang or chosen.lang, f"--style {style}")
    return [
        Formatted(
            editions[int(id_)].key, label, reading.rich(body, given.formulas, given.owners.get(id_))
        )
        for id_, label, body in reading.references(json.loads(document))
    ]


def _with_id(entry: Formatted, edition: Edition) -> Formatted:
    """Return an entry that says which paper it is, whatever the style leaves out."""
    cited = edition.record.cited_id
    printed = str(entry.text).lower()
    if cited.base.lower() in printed or (edition.doi and edition.doi.lower() in printed):
        return entry
    if edition.venue is not None and edition.doi:
        said = HRef(f"https://doi.org/{edition.doi}", f"doi:{edition.doi}")
    else:
        said = HRef(cited.url, f"arXiv:{cited.versioned}")
    stop = "" if printed.rstrip("”\"'’").endswith((".", "!", "?", "…")) else "."
    return Formatted(entry.key, entry.label, Text(entry.text, f"{stop} ", said, "."))
