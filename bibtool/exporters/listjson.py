"""A publication list as data for a web site: one JSON object, schema ``bibtool/list/1``.

docs/lists.md describes the keys. Entries are in the list's order and come formatted, too.
"""

from typing import Any

from bibtool.arrangement import anchor
from bibtool.bibliography import Bibliography
from bibtool.exporters.inverted import displayed
from bibtool.exporters.jsontext import laid_out
from bibtool.exporters.listing import Line, Part, parts
from bibtool.exporters.richtext import Html, Markdown, PlainText
from bibtool.exporters.tex import plain
from bibtool.plugins import Options
from bibtool.untrusted import clean

SCHEMA = "bibtool/list/1"
_USUAL = Options()


def export(bibliography: Bibliography, options: Options = _USUAL) -> str:
    """Return the list as JSON."""
    owner = bibliography.owner
    whole = {
        "schema": SCHEMA,
        "owner": displayed(owner) if owner is not None else None,
        "style": options.style or None,
        "lang": options.lang or None,
        "papers": len(bibliography),
        "sections": [_section(bibliography, part) for part in parts(bibliography, options)],
    }
    return laid_out(whole) + "\n"


def _section(bibliography: Bibliography, part: Part) -> dict[str, Any]:
    return {
        "id": part.id,
        "heading": part.heading,
        "entries": [_entry(bibliography, line) for line in part.lines],
    }


def _entry(bibliography: Bibliography, line: Line) -> dict[str, Any]:
    record = bibliography[line.paper]
    me = bibliography.owner_at(line.paper)
    cited = record.cited_id
    return {
        "key": line.key,
        "anchor": anchor(record),
        "id": record.arxiv_id.base,
        "cited_version": record.cited_version,
        "title": plain(record.title),
        "authors": [
            {"name": displayed(name), "is_owner": n == me} for n, name in enumerate(record.authors)
        ],
        "authors_complete": record.authors_complete,
        "author_count": record.author_count,
        "date": record.published,
        "categories": [clean(category) for category in record.categories],
        "journal_ref": clean(record.journal_ref),
        "doi": str(record.doi) if record.doi else None,
        "links": {
            "abs": cited.url,
            "pdf": cited.url.replace("/abs/", "/pdf/", 1),
            "doi": record.doi.url if record.doi else None,
        },
        "withdrawn": record.withdrawn,
        "unconfirmed": line.paper in bibliography.unconfirmed,
        "caveats": list(record.caveats),
        "label": line.label,
        "text": clean(line.text.render(PlainText())),
        "markdown": line.text.render(Markdown()),
        "html": line.text.render(Html()),
    }
