"""What a paper is, and what became of it: its type and its status.

Only what a registry or arXiv's own fields say counts: nothing is guessed from where a comment says
that a paper was sent.
"""

import re

from bibtool.model import Record

TYPES = {
    "article-journal": "Journal articles",
    "paper-conference": "Conference papers",
    "chapter": "Book chapters",
    "book": "Books",
    "thesis": "Theses",
    "report": "Reports",
    "other": "Other publications",
    "preprint": "Preprints",
}
"""Headings by type, in the order of a list; the types are CSL's, and two of ours."""
STATUSES = {"published": "Published", "preprint": "Preprints", "withdrawn": "Withdrawn"}
"""Headings by status, in the order of a list."""

_THESIS = re.compile(
    r"\b(?:ph\.?\s?d\.?|doctoral|master'?s?|diploma|habilitation|bachelor'?s?)\s+"
    r"(?:thesis|dissertation)\b",
    re.IGNORECASE,
)
_ONLY_SENT = re.compile(
    r"^\W*(?:submitted|under review|in preparation|to be submitted|revised version of)\b",
    re.IGNORECASE,
)
_CHAPTER = re.compile(r"\b(?:chapter|handbook|encyclop[a-z]*)\b", re.IGNORECASE)
_PROCEEDINGS = re.compile(
    r"\b(?:proc(?:eedings)?|conf(?:erence)?|work-?shops?|symposium|symp|congress|advances in|LNCS|"
    r"LNAI|EPTCS|LIPIcs|CEUR|PMLR|AAAI|IJCAI|ICML|ICLR|NeurIPS|NIPS|CVPR|ICCV|ECCV|EMNLP|NAACL|"
    r"EACL|COLING|SIGIR|SIGMOD|SIGGRAPH|STOC|FOCS|POPL|PLDI)\b",
    re.IGNORECASE,
)
_SERIAL = re.compile(
    r"\bproc\w*\.?\s?(?:of the\s)?(?:[a-z]*\.?\s)?(?:nat(?:iona)?l?\.?\s?acad|vldb|roy|r\.?\s?soc|"
    r"london|lond|edinburgh|amer|am\.|acm\b|ieee\s\d|steklov)",
    re.IGNORECASE,
)
"""Journals that are called proceedings: of an academy, a learned society."""
_NUMBERED = re.compile(r"\d")


def type_of(record: Record) -> str:
    """Return what a record was published as, a key of ``TYPES``; ``preprint`` if it was not."""
    if record.publication is not None:
        kind = record.publication.kind
        return kind if kind in TYPES else "other"
    where = record.journal_ref
    if _THESIS.search(where) or _THESIS.search(record.comment):
        return "thesis"
    if not is_published(record):
        return "preprint"
    if _CHAPTER.search(where):
        return "chapter"
    if _SERIAL.search(where):
        return "article-journal"
    if _PROCEEDINGS.search(where):
        return "paper-conference"
    # A journal has a volume or a year; a DOI alone does not say what it is of.
    return "article-journal" if _NUMBERED.search(where) else "other"


def status_of(record: Record) -> str:
    """Return what became of a record, a key of ``STATUSES``."""
    if record.withdrawn:
        return "withdrawn"
    return "published" if is_published(record) else "preprint"


def is_published(record: Record) -> bool:
    """Whether a registry, a publisher's DOI or the journal reference says so."""
    where = record.journal_ref.strip()
    in_print = bool(where) and not _ONLY_SENT.search(where)
    return record.publication is not None or record.doi is not None or in_print
