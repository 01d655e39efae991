"""Publication lists as the front matter of web sites: al-folio, Hugo and Quarto (docs/lists.md).

YAML is written by PyYAML, every text quoted, so that none is a number, a date or a ``no``.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from bibtool.arrangement import anchor
from bibtool.bibliography import Bibliography, owner_at
from bibtool.exporters.bibtex import bib_file, entry_of
from bibtool.exporters.editions import Edition, editions
from bibtool.exporters.inverted import displayed
from bibtool.exporters.latex import encode
from bibtool.exporters.ordering import sections_of
from bibtool.exporters.profiles import PROFILES
from bibtool.exporters.tex import plain
from bibtool.exporters.yamltext import Quoted, dumped
from bibtool.model import Record
from bibtool.names import Name
from bibtool.plugins import Options
from bibtool.untrusted import clean

_USUAL = Options()
_OPENS = re.compile(r"<(?=[a-zA-Z/!?])|\](?=\()|\{\{(?=[<%])")
"""What begins a tag, a link in Markdown or a shortcode of Hugo's."""


def export_al_folio(bibliography: Bibliography, options: Options = _USUAL) -> str:
    """Return ``_bibliography/papers.bib`` with the fields that al-folio's theme shows.

    https://github.com/alshedivat/al-folio, ``_layouts/bib.liquid``. The theme links ``arxiv``
    itself and shows ``note``; it prints no ``howpublished``.
    """
    profile = PROFILES[options.profile]
    entries = []
    for edition, _ in _cited(bibliography, options):
        entries.append(entry_of(edition, profile, _al_folio(edition)))
    # Jekyll takes a file for its own only if it begins with front matter.
    return f"---\n---\n\n{bib_file(entries)}"


def _al_folio(edition: Edition) -> dict[str, str]:
    record, venue = edition.record, edition.venue
    return {
        "howpublished": "",
        "abbr": encode(venue.journal) if venue is not None else "arXiv",
        "arxiv": record.cited_id.versioned,
        "pdf": _pdf(edition),
        "abstract": encode(record.abstract),
        "bibtex_show": "true",
    }


def _without_tags(record: Record) -> Record:
    """Return a record in which nothing is a tag or a link: themes pass all on to the page."""
    return replace(
        record,
        title=_apart(record.title),
        abstract=_apart(record.abstract),
        journal_ref=_apart(record.journal_ref),
        authors=tuple(
            Name(*(_apart(part) for part in (n.family, n.given, n.particle, n.suffix, n.literal)))
            for n in record.authors
        ),
    )


def _apart(text: str) -> str:
    return _OPENS.sub(lambda found: f"{found[0]} ", text)


def export_hugo(bibliography: Bibliography, options: Options = _USUAL) -> str:
    """Return a list of the front matter of pages, for ``data/publications.yaml``.

    Keys are those of Hugo Blox's publications (https://hugoblox.com); ``slug`` names the page.
    """
    return _yaml([_hugo(*cited) for cited in _cited(bibliography, options)])


def export_hugo_pages(bibliography: Bibliography, options: Options = _USUAL) -> dict[str, str]:
    """Return the pages of a Hugo site, a folder for each: ``index.md``, and BibTeX to cite it."""
    files = {}
    for edition, key in _cited(bibliography, options):
        facts = _hugo(edition, key)
        page = facts.pop("slug")
        files[f"{page}/index.md"] = f"---\n{dumped(_quoted(facts))}---\n"
        files[f"{page}/cite.bib"] = bib_file([entry_of(edition, PROFILES[options.profile])])
    return files


def _hugo(edition: Edition, key: str) -> dict[str, Any]:
    record, venue = edition.record, edition.venue
    me = owner_at(edition.owner, record.authors)
    place = venue.journal or venue.whole if venue is not None else f"arXiv:{record.cited_id}"
    links = [("arXiv", record.cited_id.url)]
    links += [("DOI", record.doi.url)] if record.doi else []
    return _known(
        {
            "slug": anchor(record) + ("" if edition.key == key else "-preprint"),
            "title": plain(record.title),
            "authors": [displayed(name) for name in record.authors],
            "owner": displayed(record.authors[me]) if me is not None else "",
            "date": _date(edition.date),
            "publication_types": ["article" if venue is None else venue.kind],
            "publication": plain(place),
            "doi": edition.doi,
            "abstract": plain(record.abstract),
            "tags": [clean(category) for category in record.categories],
            "note": " ".join(record.caveats),
            "url_pdf": _pdf(edition),
            "links": [{"name": name, "url": url} for name, url in links],
        }
    )


def export_quarto(bibliography: Bibliography, options: Options = _USUAL) -> str:
    """Return the items of a listing, for ``contents: publications.yml``.

    https://quarto.org/docs/websites/website-listings.html; ``path`` is where an item leads.
    """
    return _yaml([_quarto(edition) for edition, _ in _cited(bibliography, options)])


def _quarto(edition: Edition) -> dict[str, Any]:
    record, venue = edition.record, edition.venue
    place = venue.journal or venue.whole if venue is not None else f"arXiv:{record.cited_id}"
    doi_url = f"https://doi.org/{edition.doi}" if edition.doi else record.cited_id.url
    return _known(
        {
            "title": plain(record.title),
            "author": ", ".join(filter(None, map(displayed, record.authors))),
            "date": _date(edition.date),
            "path": record.cited_id.url if venue is None else doi_url,
            "description": " ".join(filter(None, (plain(place), *record.caveats))),
            "categories": [clean(category) for category in record.categories],
            "publication": plain(place),
            "doi": edition.doi,
            "arxiv": record.cited_id.versioned,
            "pdf": _pdf(edition),
            "abstract": plain(record.abstract),
        }
    )


def _cited(bibliography: Bibliography, options: Options) -> Iterator[tuple[Edition, str]]:
    """Yield each edition with its paper's citekey, in the order of every list."""
    for section in sections_of(bibliography, options):
        for key in section.keys:
            for edition in editions(bibliography.ordered([key]), options):
                yield replace(edition, record=_without_tags(edition.record)), key


def _date(known: str) -> str:
    """Return a whole date; what is not known is the first day."""
    return f"{known}-01-01"[:10] if len(known) == 4 else f"{known}-01"[:10] if known else ""


def _pdf(edition: Edition) -> str:
    return edition.record.cited_id.url.replace("/abs/", "/pdf/", 1)


def _known(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value}


def _yaml(items: list[dict[str, Any]]) -> str:
    return dumped(_quoted(items))


def _quoted(thing: Any) -> Any:
    if isinstance(thing, dict):
        return {name: _quoted(value) for name, value in thing.items()}
    return [_quoted(one) for one in thing] if isinstance(thing, list) else Quoted(thing)
