"""Records to write and read: the starter pack's, one of each awkward kind, and real ones."""

import gzip
import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Any

from bibtool.identifiers import ArxivId, Doi
from bibtool.model import Record
from bibtool.names import Name
from bibtool.sources.starter import open_starter
from bibtool.untrusted import clean
from tests.conftest import SHARED

CORPUS = SHARED / "corpus" / "records.jsonl.gz"
_NAMES = {
    "collaborations": (
        "ATLAS Collaboration",
        "FAIR CodeGen team",
        "The CMS and LHCb Collaborations",
    ),
    "mononyms": ("Plato", "Madonna", "Suharto"),
    "particles": ("Laurens van der Maaten", "Charles de la Vallée Poussin", "Eva von Berg"),
    "capital particles": ("Beto De Paola", "Benjamin Van Durme", "Mario Da Silva"),
    "suffixes": ("Martin Luther King Jr.", "Ana López III", "John Smith Sr."),
    "CJK": ("王小明", "山田 太郎", "김 철수"),
    "Vietnamese": ("Nguyễn Thị Ánh", "Đặng Hữu Phước", "Lê Ỷ"),
    "Turkish": ("İlkay Işık", "Çağrı Şahin", "Gül İnanç"),
    "initials": ("J.-P. Serre", "A. B. C. D'Arcy", "M O'Neill-Smith"),
    "small words": ("Maria de los Ángeles y Gómez", "Simon 't Hooft"),
}
_TITLES = {
    "math": r"Decays $B^0 \to K^{*0}\mu^+\mu^-$ at $\sqrt{s} = 13$ TeV in H$_2$O",
    "math alone": r"$\mathcal{N}=4$",
    "one symbol": r"$\alpha$-decay of $\Lambda$ and $\beta$",
    "signs": "50% of A & B_c: #1 ~ x^y <i> C++ vs. C#, 3 < 4 > 2 | {0,1}",
    "quotes": "„Was ist das?“ — “yes”, ‘no’ – it's",
    "TeX": r"\"Uber die {\em na\"ive} \textit{Ansatz}",
    "CJK": "量子コンピュータ 양자 입문",
    "Greek": "Περὶ τοῦ λόγος",
    "capitals": "BERT, GPT-4 and dE/dx: InstructGPT at 5 MeV",
    "like YAML": "no: 1e3 # null",
    "like a formula": "=SUM(A1) of it",
}


_PLAIN = Record(
    ArxivId("2301.00001"),
    "A Title",
    (Name.parse("Ada Byron"),),
    published="2023-01-05",
    categories=("cs.CL", "cs.AI"),
)


def awkward() -> list[Record]:
    """Return a record for each kind of title, name and caveat."""
    people = [tuple(map(Name.parse, names)) for names in _NAMES.values()]
    kinds: list[dict[str, Any]] = [
        *({"title": title} for title in _TITLES.values()),
        *({"authors": names} for names in people),
        {"authors": tuple(name for names in people for name in names)},
        {"withdrawn": True},
        {"authors_complete": False, "author_count": 2900},
        {"authors_complete": False},
        {"cited_version": 3},
        {"published": "2022-12-31"},
        {"published": "2023-01"},
        {"published": ""},
        {"authors": ()},
        {
            "journal_ref": "Phys.Lett. B356 (1995) 239-248",
            "doi": Doi.parse("10.1016/0370-2693(95)00765-J"),
        },
        {"journal_ref": "Proc. of A & B, pp. 3_4"},
        {
            "doi": Doi.parse("10.1000/xyz_123(4)5"),
            "comment": "12 pages; $x$",
            "updated": "2023-02-03",
        },
        {"abstract": "We show that $x < y$ for 50% of {all} \\emph{cases}."},
        {"categories": ("hep-th",), "cited_version": 2, "arxiv_id": ArxivId("hep-th/9901001")},
        {
            "categories": ("math.AG",),
            "arxiv_id": ArxivId("math/0309136"),
            "published": "2003-09-07",
        },
        {"categories": ("physics.hist-ph", "quant-ph"), "arxiv_id": ArxivId("1501.00006")},
    ]
    return [
        replace(_PLAIN, **({"arxiv_id": ArxivId(f"2301.{n:05}")} | kind))
        for n, kind in enumerate(kinds, 1)
    ]


def starter() -> list[Record]:
    """Return the records that bibtool ships with."""
    return list(open_starter()._by_id.values())


def corpus(every: int) -> Iterator[Record]:
    """Yield one real record of so many, or nothing where they are not at hand."""
    if not CORPUS.exists():
        return
    with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
        for line in islice(lines, 0, None, every):
            facts = json.loads(line)
            doi = facts.get("doi") and Doi.find(facts["doi"])
            yield Record(
                ArxivId.parse(facts["id"]),
                clean(facts["title"]),
                tuple(Name.parse(name) for name in facts.get("authors", ())),
                published=facts.get("published", "")[:10],
                updated=(facts.get("updated") or "")[:10],
                categories=tuple(facts.get("categories", ())),
                abstract=clean(facts["abstract"]),
                comment=clean(facts.get("comment") or ""),
                journal_ref=clean(facts.get("journal_ref") or ""),
                doi=None if not doi or doi.arxiv_id else doi,
                withdrawn=bool(facts.get("withdrawn")),
            )
