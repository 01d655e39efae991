"""Records and bibliographies made for tests, drawn and plain."""

from typing import Any

from hypothesis import strategies as st

from bibtool.bibliography import Bibliography
from bibtool.identifiers import ArxivId, Doi
from bibtool.model import Record
from bibtool.names import Name


def record(number: int, *authors: str, title: str = "", **facts: Any) -> Record:
    """Return a record with the id ``2401.0000N``."""
    return Record(
        ArxivId(f"2401.{number:05}"),
        title or f"A Paper of Number N{number}",
        tuple(map(Name.parse, authors)),
        **{"published": "2024-01-01", **facts},
    )


def listed(*records: Record, owner: str = "") -> Bibliography:
    """Return a bibliography of records under k1, k2 …, in this order."""
    keyed = {f"k{n}": record for n, record in enumerate(records, 1)}
    return Bibliography(keyed, owner=Name.parse(owner) if owner else None)


_IDS = st.one_of(
    st.integers(1, 99999).map(lambda n: f"2401.{n:05}"),
    st.integers(1, 999).map(lambda n: f"hep-th/9901{n:03}"),
)
_RECORDS = st.builds(
    Record,
    _IDS.map(ArxivId),
    st.sampled_from(["", "On One Thing Only", "On Two Things, Both"]),
    st.lists(st.sampled_from(["Ann Bee", "A. Bee", "Cee Dee"]).map(Name.parse), max_size=3).map(
        tuple
    ),
    published=st.sampled_from(["", "2024", "2024-05", "2024-05-06", "1999-12-31"]),
    categories=st.sampled_from([(), ("cs.CL",), ("cs.LG", "cs.CL"), ("new.XX",)]),
    comment=st.sampled_from(["", "PhD thesis", "Equal contribution", "<b>"]),
    journal_ref=st.sampled_from(["", "Proc. of X 2020", "J. Inv. Phys. 3 (2020) 4", "submitted"]),
    doi=st.sampled_from([None, Doi.parse("10.1000/one"), Doi.parse("10.1000/two")]),
    withdrawn=st.booleans(),
)
bibliographies = st.lists(_RECORDS, max_size=12, unique_by=lambda r: r.arxiv_id).map(
    lambda records: listed(*records)
)
"""Bibliographies with few different facts, so that many papers are alike."""
