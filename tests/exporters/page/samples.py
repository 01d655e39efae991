"""Lists to make pages of, of our own invention."""

from dataclasses import replace

from bibtool.authorship.decisions import Decisions
from bibtool.bibliography import Bibliography
from bibtool.exporters.coauthors import coauthors
from bibtool.identifiers import ArxivId, Doi
from bibtool.model import Record
from bibtool.names import Name
from tests.exporters import records

ME = Name.parse("Gabriel Synnaeve")
CROWD = Record(
    ArxivId("2501.00002"),
    r"Measurement of $\mathcal{B}(B^0\to K^{*0}\mu^+\mu^-)$ at $\sqrt{s}=13\,\text{TeV}$ and $\x$",
    (
        *(Name(f"Early{n}", "A") for n in range(60)),
        ME,
        *(Name(f"Late{n}", "A") for n in range(200)),
    ),
    published="2025-03-02",
    categories=("hep-ex", "hep-ph"),
    doi=Doi.parse("10.1000/xyz_123(4)5"),
    journal_ref="Inv. Rev. D 12 (2025) 123",
)
RIGHT_TO_LEFT = Record(
    ArxivId("2501.00001"),
    "שלום עולם: neural nets",
    records.names("דוד כהן", "Ann Other", "محمد علي"),
    published="2025-01-02",
    categories=("cs.CL",),
)


def listed(*some: Record, owner: Name | None = ME) -> Bibliography:
    """Return records as somebody's list."""
    known = Bibliography.from_records(some)
    return known.only(known, owner=owner)


ALL = (*records.ALL, CROWD, RIGHT_TO_LEFT)


def everything() -> Bibliography:
    """Return all samples, one of them not confirmed to be the owner's."""
    known = Bibliography.from_records(ALL)
    unsure = next(key for key, record in known.items() if record is records.HOSTILE)
    mine = known.only(known, owner=ME, unconfirmed=[unsure])
    said = Decisions().with_said(("Ann Other @ 2501.00001=Ann Other @ hep-th/9901001",))
    return mine.with_coauthors(coauthors(mine, said))


def called(number: int) -> str:
    """Return a name of four syllables, others for other numbers."""
    syllables = "ba de fi go hu ka le mi no pu ra se ti vo zu".split()
    many = len(syllables)
    places = (number * 7919 % many**4 // many**n % many for n in range(4))
    return "".join(syllables[place] for place in places).capitalize()


def plenty(count: int) -> Bibliography:
    """Return as many papers, of the length and with the authors that papers usually have."""
    made = []
    for n in range(count):
        authors = [
            Name(called(n * 7 % 911 + k * k), f"{called(k * 31)} X.") for k in range(2 + n % 7)
        ]
        record = replace(
            records.SIGNS,
            arxiv_id=ArxivId(f"1{n % 5}{1 + n % 12:02}.{1000 + n}"),
            title=f"On the {n}th of Many Questions About Learning To Learn What One Has Learned",
            authors=(*authors, ME),
            published=f"20{10 + n % 15:02}-{1 + n % 12:02}-{1 + n % 28:02}",
            categories=("cs.CL", "cs.LG") if n % 3 else ("math.CO",),
            journal_ref=f"Inv. J. {n} ({2010 + n % 15}) 1-{n}" if n % 2 else "",
            doi=Doi.parse(f"10.1000/inv.{n}") if n % 2 else None,
        )
        made.append(record)
    return listed(*made)
