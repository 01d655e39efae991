"""What every format says of a record in the same words."""

from bibtool.model import Record
from bibtool.untrusted import clean


def arxiv_label(record: Record) -> str:
    """Return ``arXiv:2301.00001 [cs.CL]``; an old id names its archive and takes no class."""
    label = f"arXiv:{record.cited_id.versioned}"
    if record.primary_category and not record.arxiv_id.is_old_style:
        label += f" [{clean(record.primary_category)}]"
    return label


def notes(record: Record) -> tuple[str, ...]:
    """Return where the work was published, if known, and its caveats, in whole sentences."""
    doi = f"doi:{record.doi}" if record.doi else ""
    where = ", ".join(filter(None, (clean(record.journal_ref).rstrip(".,; "), doi)))
    return (*((f"Published: {where}.",) if where else ()), *record.caveats)
