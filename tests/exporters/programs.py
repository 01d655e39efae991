"""The real programs of TeX, run over a bibliography in a folder of its own."""

import re
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

# One long line an entry, so that no id is broken; cmap makes the letters of the PDF readable.
_PREAMBLE = r"""\documentclass{article}
\usepackage{cmap}
\usepackage[T1]{fontenc}
\usepackage{textcomp}
\paperwidth=5500pt \paperheight=4000pt \pdfpagewidth=\paperwidth \pdfpageheight=\paperheight
\textwidth=5300pt \textheight=3800pt
\hyphenpenalty=10000 \emergencystretch=200pt
"""
# A letter that only Vietnamese fonts have; who writes for pdfLaTeX and biber says so likewise.
_LETTERS = r"\DeclareUnicodeCharacter{1EC5}{\~{\^e}}"

_ERROR = re.compile(r"!|(?:LaTeX|Package|Class)\b.*\b(?i:warning|error)\b")


@dataclass(frozen=True, slots=True)
class Printed:
    """What came of it."""

    said: str
    """By BibTeX or biber."""
    bbl: str
    errors: tuple[str, ...] = ()
    """LaTeX's, with its warnings but of boxes."""
    text: str = ""
    """Of the PDF, in which spaces may be missing."""


def needs(*programs: str) -> None:
    """Skip the test, saying why, where a program is not installed."""
    for program in programs:
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed (.ci/run says from which Debian package)")


@cache
def has_file(name: str) -> bool:
    """Whether TeX finds a style or package."""
    if shutil.which("kpsewhich") is None:
        return False
    found = subprocess.run(["kpsewhich", name], capture_output=True, text=True, check=False)
    return bool(found.stdout.strip())


def needs_files(*names: str) -> None:
    """Skip the test, saying why, where TeX lacks a style or package."""
    for name in names:
        if not has_file(name):
            pytest.skip(f"{name} is not installed (.ci/run says from which Debian package)")


def bibtex(folder: Path, style: str, bib: str) -> Printed:
    """Run BibTeX alone: no LaTeX is needed for the reference list's source."""
    (folder / "refs.bib").write_text(bib, "utf-8")
    aux = f"\\relax\n\\citation{{*}}\n\\bibstyle{{{style}}}\n\\bibdata{{refs}}\n"
    (folder / "one.aux").write_text(aux, "utf-8")
    said = _run(folder, "bibtex", "one")
    # BibTeX counts bytes: alpha's labels cut a letter that LaTeX has no command for (Ỷ) in half.
    return Printed(said, (folder / "one.bbl").read_text("utf-8", "replace"))


def latex_bibtex(folder: Path, style: str, bib: str, packages: str = "") -> Printed:
    """Print the list with BibTeX and pdfLaTeX."""
    body = rf"\nocite{{*}}\bibliographystyle{{{style}}}\bibliography{{refs}}"
    return _print(folder, bib, packages, body, "bibtex")


def latex_biber(folder: Path, style: str, bib: str) -> Printed:
    """Print the list with biblatex, biber and pdfLaTeX."""
    packages = rf"\usepackage[style={style}]{{biblatex}}\addbibresource{{refs.bib}}{_LETTERS}"
    return _print(folder, bib, packages, r"\nocite{*}\printbibliography", "biber")


def biber_tool(folder: Path) -> str:
    """Return what biber says of the types and fields in the folder's ``refs.bib``."""
    return _run(folder, "biber", "--tool", "--validate-datamodel", "--nolog", "refs.bib")


def _print(folder: Path, bib: str, packages: str, body: str, program: str) -> Printed:
    (folder / "refs.bib").write_text(bib, "utf-8")
    document = f"{_PREAMBLE}{packages}\n\\begin{{document}}\n{body}\n\\end{{document}}\n"
    (folder / "one.tex").write_text(document, "utf-8")
    latex = ("pdflatex", "-no-shell-escape", "-interaction=nonstopmode", "one")
    _run(folder, *latex)
    said = _run(folder, program, "one")
    _run(folder, *latex)
    log = _run(folder, *latex)
    errors = tuple(line for line in log.splitlines() if _ERROR.match(line))
    text = _run(folder, "pdftotext", "-layout", "one.pdf", "-")
    bbl = (folder / "one.bbl").read_text("utf-8", "replace")
    return Printed(said, bbl, errors, text)


def _run(folder: Path, *command: str) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, timeout=120, check=False)
    return done.stdout.decode("utf-8", "replace")


def warnings(said: str, *known: str) -> list[str]:
    """Return the lines that warn of anything but what is known."""
    found = re.findall(r"(?im)^(?!INFO).*(?:warn|error|couldn't).*$", said)
    return [line for line in found if not any(k in line for k in (*known, "(There w"))]
