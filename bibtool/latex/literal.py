r"""Printed text as metadata: what looks like TeX in it and was not meant so is escaped.

A record's texts are Unicode with TeX. A file that says ``{a b}`` in plain text means braces, so
the record says ``\{a b\}``; otherwise the next export would take them for a group.
"""

import re
from collections.abc import Sequence

from bibtool.exporters.tex import Kind, Piece, flat, plain
from bibtool.untrusted import clean

_SYNTAX = re.compile(r"[\\{}$]")
_FORMULA = re.compile(r"(\$[^$]+\$)")


def metadata(text: str) -> str:
    """Return metadata that prints as this text; what is between dollars stays a formula."""
    text = clean(text)
    if not _SYNTAX.search(text) or plain(text) == text:
        return text
    runs = _FORMULA.split(text)
    kept = "".join(run if n % 2 else escape(run) for n, run in enumerate(runs))
    return kept if plain(kept) == text else escape(text)


def escape(text: str) -> str:
    """Return text in which no character is TeX."""
    return _SYNTAX.sub(
        lambda found: r"\textbackslash{}" if found[0] == "\\" else f"\\{found[0]}", text
    )


def joined(runs: Sequence[Piece]) -> str:
    """Return runs of text and formulas as metadata that is read as just these."""
    wanted: list[Piece] = []
    for run in runs:
        if wanted and run.kind is Kind.TEXT and wanted[-1].kind is Kind.TEXT:
            wanted[-1] = Piece(Kind.TEXT, wanted[-1].text + run.text)
        elif run.text:
            wanted.append(run)
    simple = clean(_written(wanted, escapes=False))
    if _read(simple) == _read_from(wanted):
        return simple
    return clean(_written(wanted, escapes=True))


def _written(runs: Sequence[Piece], *, escapes: bool) -> str:
    return "".join(
        f"${run.text}$" if run.kind is Kind.MATH else escape(run.text) if escapes else run.text
        for run in runs
    )


def _read(text: str) -> list[tuple[Kind, str]]:
    return _read_from(flat(text))


def _read_from(runs: Sequence[Piece]) -> list[tuple[Kind, str]]:
    # Blanks at the edges of a run are not what makes two texts different.
    return [(run.kind, clean(run.text)) for run in runs if clean(run.text)]
