"""BibTeX, as ``@misc`` entries that the styles of a profile print in full and once.

Fields follow arXiv's own export, https://arxiv.org/bibtex; by default ``howpublished`` repeats the
id because the classic styles do not know ``eprint`` (docs/decisions/0010-profiles.md).
"""

from bibtool.bibliography import Bibliography
from bibtool.exporters.capitals import title
from bibtool.exporters.editions import Edition, editions, preprint, said_of
from bibtool.exporters.latex import Escape, encode, encode_plain
from bibtool.exporters.people import authors
from bibtool.exporters.profiles import PROFILES, Profile
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
    return bib_file([_entry(one, profile) for one in editions(bibliography, options)])


def bib_file(entries: list[str]) -> str:
    """Return a header that never changes by itself, and the entries."""
    count = len(entries)
    header = f"% {count} {'entry' if count == 1 else 'entries'}, written by bibtool\n"
    return header + "".join(f"\n{entry}" for entry in entries)


def entry(key: str, record: Record) -> str:
    """Return one preprint's entry by default, ending in a newline."""
    return _entry(preprint(key, record), _PLAIN)


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
    return "".join(char for char in key if char in _KEY_SIGNS or char.isalnum()) or "arxiv"


def journal_fields(edition: Edition, names: tuple[str, ...], escape: Escape) -> dict[str, str]:
    """Return journal, volume, number and pages, by the names a format has for them."""
    venue = edition.venue
    if venue is None:
        return {}
    journal = encode(venue.journal, escape)
    parts = (journal, venue.volume, venue.number, venue.pages.replace("-", "--"))
    return dict(zip(names, parts, strict=True))


def noted(edition: Edition, *said: str, escape: Escape = encode_plain) -> str:
    """Return the note: what else is to be said, then what the record must say of itself."""
    return " ".join([*filter(None, said), *(encode(one, escape) for one in said_of(edition))])


def _entry(edition: Edition, profile: Profile) -> str:
    record, venue = edition.record, edition.venue
    is_article = venue is not None and bool(venue.journal)
    label_in = profile.preprint_label if venue is None else profile.article_label
    label = encode(arxiv_label(record))
    whole = encode(venue.whole) if venue is not None and not is_article else ""
    note = noted(edition, f"{label}." if label_in == "note" else "")
    month = edition.date[5:7]
    known_month = month.isdecimal() and 1 <= int(month) <= 12
    # Where a style prints the class itself it must not come with an old id, which names its own.
    prints_class = not label_in and record.arxiv_id.is_old_style
    fields = {
        "author": authors(record, most=profile.most_authors),
        # Styles sort and label by this where there is no author, and some print it in its place.
        "key": "" if record.authors else "Anonymous",
        "title": title(record.title),
        **journal_fields(edition, ("journal", "volume", "number", "pages"), encode_plain),
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
    }
    kept = {name: value for name, value in fields.items() if name not in profile.left_out}
    return formatted("article" if is_article else "misc", edition.key, kept)
