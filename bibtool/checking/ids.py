"""The arXiv ids that an entry's fields name, and which of them its fields contradict."""

from bibtool.bibfile import Entry
from bibtool.bibfile.identity import arxiv_id, doi, is_only_arxiv
from bibtool.identifiers import ArxivId

_IN_TEXT = ("url", "ee", "journal", "journaltitle", "howpublished")
_FIELDS = ("eprint", "arxivid", "arxiv")
_LONGEST = 500


def own_id(entry: Entry) -> ArxivId | None:
    """Return the id an entry is looked up by."""
    return arxiv_id(entry)


def ids_by_field(entry: Entry) -> dict[str, ArxivId]:
    """Return the id that each field names which names one, and one only."""
    found = {}
    own = arxiv_id(entry)
    for name in _FIELDS:
        named = ArxivId.find_all(entry.value(name)[:_LONGEST])
        if own is not None and own in named:
            found[name] = own
    known = doi(entry) if "doi" in entry.fields else None
    if known is not None and known.arxiv_id is not None:
        found["doi"] = known.arxiv_id
    for name in _IN_TEXT:
        text = entry.value(name)[:_LONGEST]
        ids = ArxivId.find_all(text) if "arxiv" in text.lower() else []
        if len(ids) == 1:
            found[name] = ids[0]
    return found


def field_of(entry: Entry, own: ArxivId) -> str:
    """Return the field, as it is written, that names an id; empty if it cannot be told."""
    name = next((name for name, named in ids_by_field(entry).items() if named == own), "")
    return entry.fields[name].name if name in entry.fields else ""


def is_claimed(entry: Entry, own: ArxivId) -> bool:
    """Whether an entry names an id as its own, not perhaps one that it speaks of.

    A text may be "code for arXiv:2001.00001", and a note may be a hint of what has an address
    elsewhere.
    """
    by_field = ids_by_field(entry)
    if any(by_field.get(name) == own for name in (*_FIELDS, "doi", "journal", "journaltitle")):
        return True
    address, known = entry.value("url") or entry.value("ee"), doi(entry)
    if "arxiv" in address.lower():
        return True
    is_elsewhere = bool(address) or (known is not None and known.arxiv_id is None)
    return not is_elsewhere and is_only_arxiv(entry.value("howpublished"))


def is_only_in_text(entry: Entry) -> bool:
    """Whether an entry names its id only where no style would link it."""
    return not any(name in entry.fields for name in (*_FIELDS, "url", "ee", "doi"))
