"""BibTeX, as ``@misc`` entries that the styles of a profile print in full and once.

Fields follow arXiv's own export, https://arxiv.org/bibtex; by default ``howpublished`` repeats the
id because the classic styles do not know ``eprint`` (docs/decisions/0010-profiles.md).
"""

from collections.abc import Mapping

from bibtool.bibliography import Bibliography
from bibtool.exporters.capitals import title
from bibtool.exporters.editions import Edition, editions, preprint, said_of
from bibtool.exporters.latex import Escape, encode, encode_plain
from bibtool.exporters.people import authors, without_collaborations
from bibtool.exporters.profiles import PROFILES, Profile
from bibtool.exporters.venuefields import entry_type, venue_fields
from bibtool.exporters.wording import arxiv_label
from bibtool.model import Record
from bibtool.plugins import Options

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_KEY_SIGNS = frozenset("-_:.+/")
_USUAL = Options()
_PLAIN = PROFILES[_USUAL.profile]


def export(bibliography: Bibliography, options: Options = _USUAL) -> str:
    """Return a ``.bib`` file: one header line, then an entry per edition, in order.

    Raises:
        UnknownName: there is no such profile.
    """
    profile = PROFILES[options.profile]
    return bib_file([entry_of(one, profile) for one in editions(bibliography, options)])


def bib_file(entries: list[str]) -> str:
    """Return a header that never changes by itself, and the entries."""
    count = len(entries)
    header = f"% {count} {'entry' if count == 1 else 'entries'}, written by bibtool\n"
    return header + "".join(f"\n{entry}" for entry in entries)


def entry(key: str, record: Record) -> str:
    """Return one preprint's entry by default, ending in a newline."""
    return entry_of(preprint(key, record), _PLAIN)


def formatted(kind: str, key: str, fields: dict[str, str]) -> str:
    """Return an entry of the fields that are not empty; a month's value is a macro's name."""
    lines = [f"@{kind}{{{clean_key(key)},"]
    for name, value in fields.items():
        if value:
            # The month is a macro that every style defines in its language.
            braced = value if name == "month" else f"{{{value}}}"
            lines.append(f"  {name} = {braced},")
    return "\n".join([*lines, "}\n"])


def clean_key(key: str) -> str:
    """Return a key without what BibTeX, biber or LaTeX would not take in one."""
    if key.isalnum():
        return key
    return "".join(char for char in key if char in _KEY_SIGNS or char.isalnum()) or "arxiv"


def noted(edition: Edition, *said: str, escape: Escape = encode_plain) -> str:
    """Return the note: what else is to be said, then what the record must say of itself."""
    return " ".join([*filter(None, said), *(encode(one, escape) for one in said_of(edition))])


def entry_of(edition: Edition, profile: Profile, more: Mapping[str, str] | None = None) -> str:
    """Return one edition's entry; ``more`` fields, in LaTeX, come last or replace others."""
    record, venue = edition.record, edition.venue
    people, collaboration = record, ""
    if profile.has_collaborations:
        people, collaboration = without_collaborations(record)
    label_in = profile.preprint_label if venue is None else profile.article_label
    label = encode(arxiv_label(record))
    where = venue_fields(venue, encode_plain) if venue is not None else {}
    whole = where.pop("howpublished", "")
    note = noted(edition, f"{label}." if label_in == "note" else "")
    month = edition.date[5:7]
    known_month = month.isdecimal() and 1 <= int(month) <= 12
    # Where a style prints the class itself it must not come with an old id, which names its own.
    prints_class = not label_in and record.arxiv_id.is_old_style
    fields = {
        "author": authors(people, most=profile.most_authors),
        "collaboration": collaboration,
        # Styles sort and label by this where there is no author, and some print it in its place.
        "key": "" if record.authors else "Anonymous",
        "title": title(record.title),
        **where,
        "year": edition.year,
        "month": _MONTHS[int(month) - 1] if known_month else "",
        "eprint": record.cited_id.versioned,
        "archivePrefix": "arXiv",
        "primaryClass": "" if prints_class else encode(record.primary_category),
        # These two are read verbatim, not typeset: never escaped.
        "doi": edition.doi,
        # A published paper's address is its DOI; arXiv's would lead to the preprint.
        "url": record.cited_id.url if venue is None else "",
        "howpublished": label if label_in == "howpublished" else whole,
        "note": note if profile.note_ends_in_stop else note.removesuffix("."),
        **(more or {}),
    }
    kept = {name: value for name, value in fields.items() if name not in profile.left_out}
    return formatted("misc" if venue is None else entry_type(venue), edition.key, kept)
