"""The text in a file's bytes, in any encoding, packed or mailed, of a document; or what it is."""

import codecs
import re
import zlib

from bibtool.cli.terminal import say
from bibtool.errors import InputError

MOST_BYTES = 32_000_000
"""A listing is text that somebody pasted; what is larger is another kind of job."""
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OFFICE = "an office document; save it as plain text first"
_PICTURE = "a picture; make text of it first"
_PACKED = "compressed; unpack it first"
_KINDS = (
    (b"\xd0\xcf\x11\xe0", _OFFICE),
    (b"{\\rtf", _OFFICE),
    (b"BZh", _PACKED),
    (b"\xfd7zXZ\x00", _PACKED),
    (b"\x28\xb5\x2f\xfd", _PACKED),
    (b"7z\xbc\xaf", _PACKED),
    (b"%!PS", "PostScript; make text of it first, for example with: ps2ascii"),
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"SQLite format 3\x00", "a database, not text; export the list from it as CSV or BibTeX"),
)
_GZIP = b"\x1f\x8b"
_ZIP = b"PK\x03\x04"
_PDF = b"%PDF-"
_SAMPLE = 1 << 16
_DECLARED = re.compile(
    rb"(?:<\?xml[^<>]{0,80}\bencoding\s{0,9}=\s{0,9}[\"']?|<meta[^<>]{0,200}\bcharset\s{0,9}="
    rb"\s{0,9}[\"']?)([\w.:-]{2,30})",
    re.IGNORECASE,
)
_HEADERS = re.compile(
    rb"(?:[A-Za-z][A-Za-z0-9-]{1,60}:[^\n]*\n(?:[ \t][^\n]*\n){0,200}){3,200}\r?\n"
)
_ENCODED = re.compile(
    rb"^(?:content-transfer-encoding:[ \t]*(?:quoted-printable|base64)"
    rb"|content-type:[ \t]*multipart/)",
    re.IGNORECASE | re.MULTILINE,
)
_MAIL = re.compile(rb"^(?:mime-version|message-id|received):", re.IGNORECASE | re.MULTILINE)


def text_in(data: bytes, shown: str) -> str:
    """Return the text that a file's bytes are.

    Raises:
        InputError: they are none; the message says what they are and what to do.
    """
    if data.startswith(_GZIP):
        data = _unpacked(data, shown)
        if not data.strip():
            raise InputError(f"{shown}: is empty but for its packing")
    if data[:1024].lstrip().startswith(_PDF):
        from bibtool.cli.pdftext import pdf_text

        return pdf_text(data, shown, MOST_BYTES)
    if data.startswith(_ZIP):
        from bibtool.cli.office import office_text

        text = office_text(data, shown, MOST_BYTES)
        say(f"bibtool: {shown}: reading the text of the document; lines are counted in that")
        return text
    for magic, kind in _KINDS:
        if data.startswith(magic):
            raise InputError(f"{shown}: is {kind}")
    return _mailed(data, shown) or decoded(data, shown)


def decoded(data: bytes, shown: str) -> str:
    """Return the text of bytes in whatever encoding, saying so if that is not UTF-8.

    Raises:
        InputError: the bytes are no text.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as error:
                raise InputError(f"{shown}: is broken {encoding}; save it as UTF-8") from error
    head = data[:_SAMPLE]
    if wide := _wide(head):
        say(f"bibtool: {shown}: reading the file as {wide.upper()}")
        return data.decode(wide, errors="replace")
    if _controls(head) > len(head) // 20:
        raise InputError(f"{shown}: is binary, not text; save the list as plain text first")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return _in_another_encoding(data, f"{shown}:{line}")


def _in_another_encoding(data: bytes, place: str) -> str:
    declared = _DECLARED.search(data[:4096])
    encoding = declared[1].decode("ascii") if declared else "utf-8"
    if _is_known(encoding) and codecs.lookup(encoding).name != "utf-8":
        say(f"bibtool: {place}: not UTF-8; reading the file as {encoding}, as it says")
        return data.decode(encoding, errors="replace")
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    whole = sum(map(str.isprintable, filter(lambda char: not char.isascii(), text))) - broken
    if whole >= 4 * broken:
        say(f"bibtool: {place}: a few characters are not UTF-8; reading on without them")
        return text
    say(f"bibtool: {place}: not UTF-8; reading the file as Windows Latin-1")
    return data.decode("cp1252", errors="replace")


def _is_known(encoding: str) -> bool:
    try:
        # Some of Python's codecs are no encodings of text: base64, zip.
        return bool(codecs.lookup(encoding)._is_text_encoding)  # noqa: SLF001 - str.encode asks so
    except LookupError:
        return False


def _wide(head: bytes) -> str:
    """Return the encoding of two or four bytes a character that text without mark is in, if any.

    Most characters of any European text, and blanks and line ends of all, have a byte of zero.
    """
    if b"\0" not in head:
        return ""
    zeros = [head[n::4].count(0) * 4 / max(len(head), 1) for n in range(4)]
    if min(zeros[1:]) > 0.9 and zeros[0] < 0.1:
        return "utf-32-le"
    if min(zeros[:3]) > 0.9 and zeros[3] < 0.1:
        return "utf-32-be"
    if min(zeros[1], zeros[3]) > 0.25 and max(zeros[0], zeros[2]) < 0.05:
        return "utf-16-le"
    if min(zeros[0], zeros[2]) > 0.25 and max(zeros[1], zeros[3]) < 0.05:
        return "utf-16-be"
    return ""


def _controls(data: bytes) -> int:
    return sum(data.count(bytes([code])) for code in (*range(9), *range(14, 27), *range(28, 32)))


def _unpacked(data: bytes, shown: str) -> bytes:
    try:
        unpacker = zlib.decompressobj(wbits=31)
        unpacked = unpacker.decompress(data, MOST_BYTES + 1)
    except zlib.error as error:
        raise InputError(f"{shown}: is compressed and broken; get it anew") from error
    if len(unpacked) > MOST_BYTES:
        raise InputError(
            f"{shown}: unpacks to more than {MOST_BYTES // 10**6} MB; unpack it and cut it into "
            "parts, for example with: gunzip -k, and split -C 30M"
        )
    return unpacked


def _mailed(data: bytes, shown: str) -> str:
    """Return the text of a mail that is encoded; of another nothing, it is text as it stands."""
    found = _HEADERS.match(data[:_SAMPLE].replace(b"\r\n", b"\n"))
    if found is None or not _MAIL.search(found[0]) or not _ENCODED.search(found[0]):
        return ""
    import email
    import email.policy

    try:
        body = email.message_from_bytes(data, policy=email.policy.default).get_body(
            ("plain", "html")
        )
        text = body.get_content() if body is not None else ""
    except (LookupError, ValueError, AttributeError, TypeError):
        return ""
    if not isinstance(text, str) or not text.strip():
        return ""
    say(f"bibtool: {shown}: reading the text of the mail; lines are counted in that")
    return text
