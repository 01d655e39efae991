"""Files as people have them: any encoding, packed, mailed, a PDF; or a word on what they are."""

import base64
import gzip
import shutil
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from bibtool.cli import pdftext
from bibtool.cli.decoding import text_in
from bibtool.errors import InputError

TEXT = "Größe: Rowing small boats over «wide» lakes\nArtikel über Boote\n"
MAIL = (
    "Received: from lake by boat\nFrom: a@lake.org\nMIME-Version: 1.0\nContent-Type: text/plain;"
    " charset=utf-8\nContent-Transfer-Encoding: {}\n\n"
)


@pytest.mark.parametrize(
    ("data", "note"),
    [
        (TEXT.encode(), ""),
        (TEXT.encode("utf-16-le"), "UTF-16-LE"),
        (TEXT.encode("utf-16-be"), "UTF-16-BE"),
        (TEXT.encode("utf-32-le"), "UTF-32-LE"),
        (TEXT.encode("utf-32-be"), "UTF-32-BE"),
        (TEXT.encode("utf-16"), ""),
        (TEXT.encode("cp1252"), "f:1: not UTF-8; reading the file as Windows Latin-1"),
        (gzip.compress(TEXT.encode()), ""),
        (
            MAIL.format("base64").encode() + base64.encodebytes(TEXT.encode()),
            "reading the text of the mail",
        ),
        (
            MAIL.format("quoted-printable").replace("\n", "\r\n").encode()
            + TEXT.encode("utf-8").replace(b"\xc3\xb6", b"=C3=\r\n=B6").replace(b"\n", b"\r\n"),
            "reading the text of the mail",
        ),
    ],
)
def test_encodings(data: bytes, note: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Text comes back whole, and what is not UTF-8 is told."""
    assert TEXT.split() == text_in(data, "f").replace("\r\n", "\n").split()
    told = capsys.readouterr().err
    assert note in told
    assert bool(note) == bool(told)


def test_a_declared_encoding(capsys: pytest.CaptureFixture[str]) -> None:
    """A page that says what it is in is read so; a codec that is no encoding is not."""
    page = '<meta charset="koi8-r"><p>Лодки</p>'
    assert page == text_in(page.encode("koi8-r"), "f")
    assert "reading the file as koi8-r, as it says" in capsys.readouterr().err
    odd = '<meta charset="base64"><p>é</p>'
    assert odd == text_in(odd.encode("cp1252"), "f")


def test_a_few_broken_characters(capsys: pytest.CaptureFixture[str]) -> None:
    """One broken letter does not spoil all the others."""
    assert "Größe Größe \ufffd" == text_in("Größe Größe ".encode() + b"\xe9", "f")
    assert "f:1: a few characters are not UTF-8" in capsys.readouterr().err


def test_a_mail_that_is_text_stays(capsys: pytest.CaptureFixture[str]) -> None:
    """Its lines are the file's; so it is with headers that somebody pasted."""
    for mail in (MAIL.format("8bit") + TEXT, f"Title: A\nAuthors: B\nDate: C\n\n{TEXT}"):
        assert mail == text_in(mail.encode(), "f")
    assert "" == capsys.readouterr().err


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\x89PNG\r\n\x1a\n", "f: is a picture"),
        (b"{\\rtf1 boats}", "f: is an office document"),
        (b"BZh91AY", "f: is compressed; unpack it first"),
        (gzip.compress(b"x" * 100)[:20] + b"\xff" * 20, "f: is compressed and broken"),
        (gzip.compress(b"\0" * 33_000_000), "f: unpacks to more than 32 MB"),
        (gzip.compress(b" \n"), "f: is empty"),
        (gzip.compress(b"PK\x03\x04"), "f: is a ZIP archive and broken"),
        (bytes(range(256)) * 8, "f: is binary, not text"),
    ],
)
def test_what_is_no_text(data: bytes, message: str) -> None:
    """The message says what it is and what to do."""
    with pytest.raises(InputError, match=message):
        text_in(data, "f")


def pdf(text: str) -> bytes:
    """Return a PDF of one page with this text."""
    stream = f"BT /F1 12 Tf 72 700 Td ({text}) Tj ET".encode()
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        (
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1"
            b" 5 0 R>>>>>>"
        ),
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    data, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj%s endobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(data)
    data += b"xref\n0 6\n0000000000 65535 f \n" + table
    return data + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % start


@pytest.fixture(params=["pdftotext", "pypdf", ""])
def reads_pdf(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """What there is to read PDFs with."""
    tool = str(request.param)
    if tool == "pdftotext" and not shutil.which(tool):
        pytest.skip("pdftotext is not installed")
    if tool == "pypdf":
        pytest.importorskip(tool)
    if tool != "pdftotext":
        monkeypatch.setattr(shutil, "which", lambda _: None)
    if not tool:
        monkeypatch.setitem(sys.modules, "pypdf", None)
    return tool


def test_pdfs(reads_pdf: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The text is read with what there is, or the message says what to install."""
    whole = pdf("Rowing small boats, arXiv:2001.00001")
    if not reads_pdf:
        with pytest.raises(InputError, match=r"f: is a PDF; make text .* 'bibtool\[pdf\]'"):
            text_in(whole, "f")
        return
    assert "Rowing small boats, arXiv:2001.00001" == text_in(whole, "f").strip()
    assert "f: reading the text of the PDF" in capsys.readouterr().err
    with pytest.raises(InputError, match="f: is a PDF without text"):
        text_in(pdf(""), "f")
    with pytest.raises(InputError, match="f: is a PDF that"):
        text_in(b"%PDF-1.7\n\xff\xfe", "f")


def test_a_pdf_is_read_only_so_far(reads_pdf: str) -> None:
    """However much text there is."""
    if reads_pdf == "pdftotext":
        assert 6 == len(pdftext.pdf_text(pdf("Rowing"), "f", 6))


def packed(members: dict[str, str]) -> bytes:
    """Return a ZIP archive."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return made.getvalue()


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        (
            {
                "word/_rels/document.xml.rels": '<Relationship Id="r1" '
                'Target="https://arxiv.org/abs/2001.00001"/>',
                "word/document.xml": (
                    '<?xml version="1.0"?>\n<w:document><w:p><w:r><w:t>Boats &amp; oars</w:t>'
                    '</w:r><w:tab/><w:hyperlink r:id="r1"><w:t>pdf</w:t></w:hyperlink></w:p>'
                    "\n<w:p><w:t>Anna</w:t><w:t> Smith</w:t></w:p></w:document>"
                ),
            },
            "Boats & oars\t[pdf](https://arxiv.org/abs/2001.00001)\nAnna Smith\n",
        ),
        (
            {
                "content.xml": "<office:text><text:h>Papers</text:h><text:p>Boats<text:line-break/>"
                '<text:a xlink:href="https://doi.org/10.1000/b">doi</text:a></text:p></office:text>'
            },
            "Papers\nBoats\n[doi](https://doi.org/10.1000/b)\n",
        ),
    ],
)
def test_documents(members: dict[str, str], expected: str) -> None:
    """Paragraphs are lines, and links stay."""
    assert expected == text_in(packed(members), "f")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (packed({"a.txt": "Boats"}), "f: is a ZIP archive or office document"),
        (packed({"content.xml": "<text:p>" * 100})[:60], "f: is a ZIP archive and broken"),
    ],
)
def test_other_archives(data: bytes, message: str) -> None:
    """What is in them is for the user to take out."""
    with pytest.raises(InputError, match=message):
        text_in(data, "f")


def test_notes_are_cleaned(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A file's name cannot write to the terminal."""
    from bibtool.cli.listing import read_text  # noqa: PLC0415 - loads every layout

    path = tmp_path / "a\x1b[31m.txt"
    path.write_bytes(TEXT.encode("cp1252"))
    read_text(str(path))
    assert "\x1b" not in capsys.readouterr().err
