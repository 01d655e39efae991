"""The texts that the page offers to copy: each paper in each format, packed if they are many.

They are rows of texts in the order of the papers. Packed they are one zlib stream
(https://www.rfc-editor.org/rfc/rfc1950), which browsers open by themselves, of which the page holds
only half: before each run of rows comes what the list itself shows of these papers, and that the
script puts there. So titles and authors are in the file once. The stream's checksum tells if the
list is not as it was.
"""

import base64
import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bibtool.bibliography import Bibliography
from bibtool.exporters import bibtex, csljson
from bibtool.exporters.editions import editions
from bibtool.exporters.lists import edition_entry
from bibtool.exporters.page.markup import escaped
from bibtool.exporters.richtext import PlainText
from bibtool.plugins import Options
from bibtool.untrusted import clean
from bibtool.untrusted import escaped as without_unsafe

_PACKED_FROM = 200_000
"""Characters; fewer stay legible, and the same bytes whichever zlib there is."""

_RUN = 28_000
"""Bytes of a run, with what is shown of its papers: deflate looks back 32 kB."""
_BACK = 1 << 15
_FLUSHED = b"\0\0\xff\xff"
"""What ends every run, and the script knows."""
_LIST = " and "


Styles = Mapping[str, Mapping[str, str]]
"""Entries formatted by citation styles: by the style's name, then by citekey."""


def copies(
    bibliography: Bibliography, options: Options, styles: Styles, shown: Sequence[str]
) -> str:
    """Return the element that holds every paper's texts, as text, BibTeX, CSL and in the styles.

    Args:
        bibliography: the papers, in the order of the page.
        options: how the texts are written.
        styles: entries in citation styles, without markup.
        shown: what the page shows of each paper, as the script reads it.
    """
    unmarked = Bibliography(bibliography)
    rows = [
        [
            _text(key, unmarked, options),
            _bibtex(key, bibliography, options),
            _csl(key, bibliography, options),
            *(clean(style.get(key, "")) for style in styles.values()),
        ]
        for key in bibliography
    ]
    legible = data("copies", rows)
    if len(legible) < _PACKED_FROM:
        return legible
    content = " ".join(_packed(rows, shown))
    return f'<script type="text/plain" class="copies" data-packed="1">{content}</script>\n'


def _packed(rows: Sequence[Sequence[Any]], shown: Sequence[str]) -> Iterator[str]:
    """Yield how many papers a run has, its bytes, and so on; last the checksum."""
    before, checksum = b"", zlib.adler32(b"")
    for papers in _runs(rows, shown):
        said = "".join(f"{shown[n]}\n" for n in papers).encode()
        text = _json([rows[n] for n in papers]).encode() + b"\0"
        before = (before + said)[-_BACK:]
        packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS, 9, zdict=before)
        packed = packer.compress(text) + packer.flush(zlib.Z_SYNC_FLUSH)
        before = (before + text)[-_BACK:]
        checksum = zlib.adler32(text, zlib.adler32(said, checksum))
        yield str(len(papers))
        yield _base64(packed.removesuffix(_FLUSHED))
    yield _base64(checksum.to_bytes(4))


def _runs(rows: Sequence[Sequence[Any]], shown: Sequence[str]) -> Iterator[list[int]]:
    """Yield the papers' places in runs that are not longer than need be."""
    run: list[int] = []
    length = 0
    for place, row in enumerate(rows):
        more = len(shown[place].encode()) + len(_json(row).encode())
        if run and length + more > _RUN:
            yield run
            run, length = [], 0
        run.append(place)
        length += more
    if run:
        yield run


def _base64(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def data(name: str, content: object) -> str:
    """Return an element that holds data, none of which can end it or begin a comment."""
    text = without_unsafe(_json(content).replace("<", "\\u003c"))
    return f'<script type="application/json" class="{name}">{text}</script>\n'


def formats(styles: Styles) -> str:
    """Return the choice of formats, each with its place among a paper's texts."""
    known = [("bibtex", "BibTeX", 1), ("csl", "CSL-JSON", 2), ("text", "Text", 0)]
    known += [(escaped(name), escaped(name), n) for n, name in enumerate(styles, 3)]
    return "".join(
        f'<option value="{value}" data-n="{place}">{shown}</option>'
        for value, shown, place in known
    )


def _bibtex(key: str, bibliography: Bibliography, options: Options) -> str:
    written = bibtex.export(Bibliography({key: bibliography[key]}), options)
    return written.split("\n\n", 1)[-1]


def _text(key: str, bibliography: Bibliography, options: Options) -> str:
    cited = editions(bibliography.ordered([key]), options)
    entries = (edition_entry(bibliography, edition, key).render(PlainText()) for edition in cited)
    return "\n".join(map(clean, entries))


def _csl(key: str, bibliography: Bibliography, options: Options) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = json.loads(
        csljson.export(Bibliography({key: bibliography[key]}), options)
    )
    for item in items:
        item.pop("abstract", None)
        if "author" in item:
            item["author"] = _short(item["author"])
    return items


def _short(people: list[dict[str, str]]) -> list[dict[str, str]] | str:
    """Return names as BibTeX has them, where the script can tell from that what they were."""
    text = _LIST.join(f"{name.get('family')}, {name.get('given')}" for name in people)
    parts = [name.split(", ") for name in text.split(_LIST)]
    is_told = all(tuple(name) == ("family", "given") for name in people)
    return text if is_told and parts == [list(name.values()) for name in people] else people
