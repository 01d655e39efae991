"""An entry as something to look up."""

from bibtool.bibfile.blocks import Entry
from bibtool.bibfile.identity import arxiv_id, doi
from bibtool.latex import authors, decode, without_others
from bibtool.model import Reference


def reference(entry: Entry, file: str = "") -> Reference:
    """Return what to look an entry up by: its id or DOI and its title, which must agree.

    The year is left out: of what was published it is not the preprint's.
    """
    title, own = decode(entry.value("title")), arxiv_id(entry)
    people, _ = without_others(authors(entry.value("author")))
    return Reference(
        text=f"{entry.key}: {title or own}",
        line=entry.line,
        file=file,
        titles=(title,) if title else (),
        authors=tuple(name.display for name in people),
        arxiv_id=own,
        doi=None if own is not None else doi(entry),
    )
