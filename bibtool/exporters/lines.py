"""Publication lists as plain text and as Markdown, one line an entry."""

from collections.abc import Callable
from dataclasses import dataclass

from bibtool.bibliography import Bibliography
from bibtool.exporters.coauthors import coauthors, label
from bibtool.exporters.listing import Line, parts, title
from bibtool.exporters.lists import many
from bibtool.exporters.richtext import Backend, Markdown, PlainText
from bibtool.plugins import Options
from bibtool.untrusted import clean

_USUAL = Options()


def export_text(bibliography: Bibliography, options: Options = _USUAL) -> str:
    """Return the list as plain text, one line an entry."""
    return _lines(bibliography, options, _TEXT)


def export_markdown(bibliography: Bibliography, options: Options = _USUAL) -> str:
    """Return the list as Markdown."""
    return _lines(bibliography, options, _MARKDOWN)


@dataclass(frozen=True, slots=True)
class _Marks:
    """How a format of lines marks what is no entry."""

    backend: Backend
    title: str
    section: str
    finish: Callable[[str], str]
    """Make sure that a line is read as text."""


_TEXT = _Marks(PlainText(), "{}", "{}", clean)
_MARKDOWN = _Marks(Markdown(), "# {}", "## {}", Markdown.at_line_start)


def _lines(bibliography: Bibliography, options: Options, marks: _Marks) -> str:
    blocks = []
    written = marks.backend.format_str
    if heading := title(bibliography):
        blocks.append(marks.title.format(written(heading)))
    for part in parts(bibliography, options):
        if part.heading:
            blocks.append(marks.section.format(written(part.heading)))
        blocks.append("\n".join(f"- {_line(line, marks)}" for line in part.lines))
    if options.top_coauthors and (others := coauthors(bibliography)[: options.top_coauthors]):
        blocks.append(marks.section.format(written("Most frequent co-authors")))
        lines = [f"{label(one)} ({many(len(one.papers))})" for one in others]
        blocks.append("\n".join(f"- {marks.finish(written(line))}" for line in lines))
    return "\n\n".join(blocks) + "\n" if blocks else ""


def _line(line: Line, marks: _Marks) -> str:
    rendered = line.text.render(marks.backend)
    if not line.label:
        return marks.finish(rendered)
    return marks.finish(f"{marks.backend.format_str(line.label)} {rendered}")
