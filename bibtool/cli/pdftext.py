"""The text of a PDF, by ``pdftotext`` if that is installed, or by ``pypdf``.

In the order of the file's content, which nearly always is that of reading: laid out as on the page,
or in the order that pdftotext makes up, the columns of a list of references are mixed.
"""

import shutil
import subprocess
import tempfile
import threading
import time
from io import BytesIO

from bibtool.cli.terminal import say
from bibtool.errors import InputError
from bibtool.untrusted import clean, excerpt

_SECONDS = 120
_MOST_PAGES = 3000
_ADVICE = "make text of it first, for example with: pdftotext -raw"


def pdf_text(data: bytes, shown: str, most: int) -> str:
    """Return the text of a PDF, at most so many bytes of it.

    Raises:
        InputError: it cannot be read, has no text, or there is nothing to read it with.
    """
    program = shutil.which("pdftotext")
    text = _by_program(program, data, shown, most) if program else _by_library(data, shown, most)
    text = text.replace("\r\n", "\n").replace("\f", "\n")
    if not text.strip():
        raise InputError(
            f"{shown}: is a PDF without text, a scan perhaps; have its text recognised first, "
            "for example with: ocrmypdf"
        )
    say(f"bibtool: {shown}: reading the text of the PDF; lines are counted in that")
    return text


def _by_program(program: str, data: bytes, shown: str, most: int) -> str:
    arguments = [program, "-raw", "-enc", "UTF-8", "-eol", "unix", "-l", str(_MOST_PAGES), "-", "-"]
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as complaints:
        given.write(data)
        given.seek(0)
        with subprocess.Popen(  # noqa: S603 - a list of arguments, none of them the user's
            arguments, stdin=given, stdout=subprocess.PIPE, stderr=complaints
        ) as process:
            alarm = threading.Timer(_SECONDS, process.kill)
            alarm.start()
            try:
                text = process.stdout.read(most) if process.stdout else b""
            finally:
                # What is more than that is left; the program may be writing still.
                process.kill()
                alarm.cancel()
        complaints.seek(0)
        said = complaints.read(1000).decode("utf-8", errors="replace")
    if not text.strip() and said.strip():
        reason = excerpt(clean(said.strip().split("\n")[-1]), 100)
        raise InputError(f"{shown}: is a PDF that pdftotext cannot read ({reason}); get it anew")
    return text.decode("utf-8", errors="replace")


def _by_library(data: bytes, shown: str, most: int) -> str:
    try:
        from pypdf import PdfReader
        from pypdf.errors import PyPdfError
    except ImportError:
        raise InputError(
            f"{shown}: is a PDF; {_ADVICE}, or let bibtool do it: pip install 'bibtool[pdf]'"
        ) from None
    until = time.monotonic() + _SECONDS
    pages: list[str] = []
    size = 0
    try:
        for page in PdfReader(BytesIO(data)).pages:
            pages.append(page.extract_text())
            size += len(pages[-1])
            if size > most or len(pages) >= _MOST_PAGES or time.monotonic() > until:
                break
    except (PyPdfError, ArithmeticError, AttributeError, LookupError, OSError) as error:
        raise InputError(_broken(shown, error)) from error
    except (NotImplementedError, RecursionError, TypeError, ValueError) as error:
        raise InputError(_broken(shown, error)) from error
    return "\n".join(pages)


def _broken(shown: str, error: Exception) -> str:
    return f"{shown}: is a PDF that pypdf cannot read ({excerpt(str(error), 100)}); {_ADVICE}"
