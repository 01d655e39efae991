"""Records of our own invention, each awkward in a way of its own."""

from bibtool.bibliography import Bibliography
from bibtool.identifiers import ArxivId, Doi
from bibtool.model import Record
from bibtool.names import Name


def names(*texts: str) -> tuple[Name, ...]:
    """Return names as they are read from records."""
    return tuple(Name.parse(text) for text in texts)


HOSTILE = Record(
    ArxivId("2604.03071"),
    r"""<script>alert("1")</script>, } @misc{x, title={y} \write18{rm} \input{z} 5$ 'q' --> & #1""",
    names("Robert'); DROP, Little", 'O"Neil <b>Bold</b>', "Ann {Brace", "C. \\csname x\\endcsname"),
    published="2026-04-05",
    categories=("cs.CR",),
)
MATH = Record(
    ArxivId("2301.00002"),
    r"Decays $B^0 \to K^{*0}$ at $\sqrt{s} = 13$ TeV in H$_2$O and [Pb](x)",
    names("Zoë Ångström", "Łukasz Şahin", "Nguyễn Ánh"),
    published="2023-01-02",
    categories=("hep-ex",),
    journal_ref="J. Inv. Phys. A&B 12 (2023) 1_2",
    doi=Doi.parse("10.1000/xyz_123(4)5"),
)
SIGNS = Record(
    ArxivId("2301.00003"),
    "50% of A & B_c: {BERT} and GPT-4 for 3D LLMs, #1 ~ x^y",
    names("Laurens van der Maaten", "Martin Luther King Jr.", "Plato", "Beto De Paola"),
    published="2023-01",
    categories=("cs.CL", "cs.AI"),
)
ACCENTS = Record(
    ArxivId("2212.00004"),
    r"Über die Größe of \"Ozg\"ur's {\em naïve} \textit{Ansatz} — “œuvre” 量子 α-decay λόγος 🙂",
    names("José Íñiguez", "İlkay Işık", "Đặng Thị Ỷ", "Þóra Æsdóttir", "ATLAS Collaboration"),
    published="2022-12-31",
    categories=("physics.hist-ph",),
    comment="unused",
)
MANY = Record(
    ArxivId("2401.00005"),
    "A Paper By Many: KoLMogorov Complexity, Self-Supervised",
    names(
        *(f"Given{chr(65 + n % 26)} Family{chr(65 + n // 26)}{chr(97 + n % 26)}" for n in range(40))
    ),
    authors_complete=False,
    author_count=2900,
    published="2024-01-09",
    categories=("hep-ex",),
)
WITHDRAWN = Record(
    ArxivId("1501.00006"),
    "On Vitamin C, U-Net and McDonald's O'Brien",
    names("FAIR CodeGen team", "Gabriel Synnaeve"),
    published="2015-01-03",
    categories=("cs.LG",),
    withdrawn=True,
)
OLD = Record(
    ArxivId("hep-th/9901001"),
    "Strings?",
    names("Ann Other"),
    published="1999-01-04",
    categories=("hep-th",),
    cited_version=2,
)
UNDATED = Record(ArxivId("2301.00007"), "No Date", names("Someone Else"))
ANONYMOUS = Record(
    ArxivId("2301.00008"), "1. No Authors", published="2023-02-03", categories=("math.CO",)
)

ALL = (HOSTILE, MATH, SIGNS, ACCENTS, MANY, WITHDRAWN, OLD, UNDATED, ANONYMOUS)
BIBLIOGRAPHY = Bibliography.from_records(ALL)
