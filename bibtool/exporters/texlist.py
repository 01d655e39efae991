r"""Publication lists in LaTeX: a ``thebibliography`` of ``\bibitem``, and a section of a CV.

Both are parts of a document, for ``\input``. Links are ``\href`` of hyperref and text without it.
Every sign of TeX in a text from outside is escaped; formulas are those that ``tex.safe_math`` lets
through.
"""

import re

from pybtex.backends.latex import Backend as LatexBackend

from bibtool.bibliography import Bibliography
from bibtool.exporters.bibtex import clean_key
from bibtool.exporters.latex import encode_piece, encode_plain
from bibtool.exporters.listing import Line, Part, parts, title
from bibtool.exporters.tex import Kind, Piece
from bibtool.plugins import Options

_USUAL = Options()
_HEAD = r"""% {what}, written by bibtool; \input it in a document
% with \usepackage[T1]{{fontenc}}, and \usepackage{{hyperref}} if links are to be followed.
\providecommand{{\href}}[2]{{#2}}
"""
_COMMANDS = {
    "me": "textbf", "strong": "textbf", "em": "emph", "sup": "textsuperscript",
    "sub": "textsubscript", "sc": "textsc",
}  # fmt: skip
# In the argument of \href: what would end it, begin a comment or be read as TeX.
_IN_ADDRESS = re.compile(r"[\\{}%#&~^_$<>\"\s|`]")
_BREAK = re.compile(r"(?<!/)/(?!/)")
_NUMBERED = re.compile(r"\[?\(?\d+[.)\]]*")


class Latex(LatexBackend):  # type: ignore[misc]  # pybtex has no types
    """LaTeX that runs nothing but the few commands named here."""

    def format_str(self, text: str) -> str:
        """Escape all that is TeX."""
        return encode_plain(text)

    def format_math(self, tex: str) -> str:
        """Return a formula as one."""
        return encode_piece(Piece(Kind.MATH, tex))

    def format_tag(self, tag_name: str, text: str) -> str:
        """Return emphasis, and the owner's name in bold."""
        command = _COMMANDS.get(tag_name)
        return f"\\{command}{{{text}}}" if command else text

    def format_href(self, url: str, text: str, _external: bool = False) -> str:  # noqa: FBT001, FBT002 - pybtex's
        """Return a link whose text may break at its slashes."""
        target = _IN_ADDRESS.sub(lambda found: _address_sign(found[0]), url)
        shown = _BREAK.sub(r"/\\allowbreak{}", text)
        return f"\\href{{{target}}}{{{shown}}}"

    def format_protected(self, text: str) -> str:
        """Return text as it is: no style changes its capitals any more."""
        return text


def export(bibliography: Bibliography, options: Options = _USUAL) -> str:
    r"""Return a ``thebibliography``, entries in the list's order and under their citekeys."""
    lines = [line for part in parts(bibliography, options) for line in part.lines]
    labels = [_label(line, is_own=options.number) for line in lines]
    widest = max((label or str(len(lines)) for label in labels), key=len, default="9")
    items = "".join(_bibitem(*pair) for pair in zip(lines, labels, strict=True))
    head = _HEAD.format(what="Bibliography")
    if not lines:
        return head
    return f"{head}\\begin{{thebibliography}}{{{widest}}}\n{items}\\end{{thebibliography}}\n"


def export_cv(bibliography: Bibliography, options: Options = _USUAL) -> str:
    r"""Return a ``\section*`` with a list for each heading."""
    backend = Latex()
    heading = backend.format_str(title(bibliography)) or "Publications"
    blocks = [_HEAD.format(what="Publications") + f"\\section*{{{heading}}}\n"]
    blocks += [_cv_part(part, backend) for part in parts(bibliography, options)]
    return "\n".join(blocks)


def _bibitem(line: Line, label: str) -> str:
    given = f"[{label}]" if label else ""
    return f"\\bibitem{given}{{{clean_key(line.key)}}} {line.text.render(Latex())}\n"


def _label(line: Line, *, is_own: bool) -> str:
    """Return a label that LaTeX would not give by itself, without its brackets."""
    if not line.label or (_NUMBERED.fullmatch(line.label) and not is_own):
        return ""
    return f"{{{encode_plain(line.label.strip('[]()'))}}}"


def _cv_part(part: Part, backend: Latex) -> str:
    head = f"\\subsection*{{{backend.format_str(part.heading)}}}\n" if part.heading else ""
    # Braces: an entry that begins with a bracket would be taken for a label.
    rows = [
        f"\\item{f'[{{{encode_plain(line.label)}}}]' if line.label else '{}'} "
        f"{line.text.render(backend)}\n"
        for line in part.lines
    ]
    return f"{head}\\begin{{itemize}}\n{''.join(rows)}\\end{{itemize}}\n"


def _address_sign(sign: str) -> str:
    # Escaped these two stand for themselves in \href, even inside another command's argument.
    return f"\\{sign}" if sign in "%#&_" else "".join(f"\\%{byte:02X}" for byte in sign.encode())
