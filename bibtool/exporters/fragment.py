"""A publication list as a piece of HTML for a page of one's own: no style, no script.

Classes to style it by: ``bibtool``, ``label``, ``me``; entries have stable ids for links.
"""

import html

from bibtool.arrangement import anchor
from bibtool.bibliography import Bibliography
from bibtool.exporters.listing import Line, parts
from bibtool.exporters.richtext import Html
from bibtool.plugins import Options

_USUAL = Options()


def export(bibliography: Bibliography, options: Options = _USUAL) -> str:
    """Return a section of the list: headings and lists of entries, formulas as MathML."""
    lang = f' lang="{html.escape(options.lang)}"' if options.lang else ""
    rows = [f'<section class="bibtool"{lang}>\n']
    for part in parts(bibliography, options):
        if part.heading:
            rows.append(f'<h2 id="{html.escape(part.id)}">{_text(part.heading)}</h2>\n')
        rows.append("<ul>\n")
        rows += [_entry(bibliography, line) for line in part.lines]
        rows.append("</ul>\n")
    return "".join([*rows, "</section>\n"])


def _entry(bibliography: Bibliography, line: Line) -> str:
    name = anchor(bibliography[line.paper])
    name += "" if line.key == line.paper else "-preprint"
    label = f'<span class="label">{_text(line.label)}</span> ' if line.label else ""
    return f'<li id="{name}">{label}{line.text.render(Html())}</li>\n'


def _text(text: str) -> str:
    return html.escape(text, quote=False)
