"""The text of a word processor's document: ``.docx`` and ``.odt``, with the links that it has.

Both are ZIP archives of XML (ISO/IEC 29500 and 26300); paragraphs, tabs and links are looked at.
"""

import zipfile
import zlib
from io import BytesIO

from bibtool.errors import InputError
from bibtool.layouts.formats.htmltokens import Token, tokens

_WORD, _LINKS, _OPEN = "word/document.xml", "word/_rels/document.xml.rels", "content.xml"
_ENDS_LINE = frozenset({"w:p", "text:p", "text:h"})
_BREAKS = frozenset({"w:br", "w:cr", "text:line-break"})
_TABS = frozenset({"w:tab", "text:tab"})


def office_text(data: bytes, shown: str, most: int) -> str:
    """Return the text of a document.

    Raises:
        InputError: it is another kind of archive, broken, or unpacks to more bytes than ``most``.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
            inner = next((name for name in (_WORD, _OPEN) if name in names), "")
            if not inner:
                raise InputError(
                    f"{shown}: is a ZIP archive or office document; save it as plain text first"
                )
            source = _member(archive, inner, shown, most)
            links = _member(archive, _LINKS, shown, most) if _LINKS in names else ""
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError) as error:
        raise InputError(f"{shown}: is a ZIP archive and broken; get it anew") from error
    return _text(source, _targets(links))


def _member(archive: zipfile.ZipFile, name: str, shown: str, most: int) -> str:
    with archive.open(name) as member:
        data = member.read(most + 1)
    if len(data) > most:
        raise InputError(f"{shown}: unpacks to more than {most // 10**6} MB; save it as plain text")
    return data.decode("utf-8", errors="replace")


def _targets(source: str) -> dict[str, str]:
    """Return where links lead by the names they have in the document."""
    found = [token.attributes for token in tokens(source) if token.tag == "relationship"]
    return {each["id"]: each.get("target", "") for each in found if "id" in each}


def _text(source: str, targets: dict[str, str]) -> str:
    parts: list[str] = []
    links: list[str] = []
    for token in tokens(source):
        if not token.tag:
            # Between elements there is only what makes the XML pretty.
            parts.append(token.text if token.inner.strip() else token.inner.strip("\r\n"))
        elif token.tag in _BREAKS or (token.is_end and token.tag in _ENDS_LINE):
            parts.append("\n")
        elif token.tag in _TABS:
            parts.append("\t")
        elif token.tag in {"w:hyperlink", "text:a"}:
            _link(token, targets, links, parts)
    return "".join(parts)


def _link(token: Token, targets: dict[str, str], links: list[str], parts: list[str]) -> None:
    """Write a link as Markdown has it, its address behind its words."""
    if not token.is_end:
        values = token.attributes
        target = values.get("xlink:href") or targets.get(values.get("r:id", ""), "")
        links.append(target if target.startswith(("http://", "https://")) else "")
        parts.append("[" if links[-1] else "")
    elif links and (target := links.pop()):
        parts.append(f"]({target.replace(' ', '%20').replace(')', '%29')})")
