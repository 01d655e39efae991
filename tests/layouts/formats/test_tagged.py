"""RIS and its like, feeds: items that begin and end with a tag of their own."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bibtool.layouts import parse
from tests.layouts.formats.reading import references, said
from tests.layouts.test_every_line import check

ABSTRACT = "We row small boats over lakes."
TAGGED = {
    "ris": (
        (
            "TY  - JOUR\nTI  - On small boats:\n  a study\nAU  - Smith, Anna\nAU  - Lund, Bo\n"
            f"PY  - 2020\nAB  - {ABSTRACT}\nUR  - https://arxiv.org/abs/2001.00001\nER  - \n\n"
            "TY  - CHAP\nT1  - Sails\nDO  - 10.1000/s.1\nJO  - Lakes\nPY  - 2021\nER  -\n"
        ),
        [
            {
                "lines": (1, 9),
                "title": "On small boats: a study",
                "authors": ("Smith, Anna", "Lund, Bo"),
                "abstract": ABSTRACT,
                "year": 2020,
                "id": "2001.00001",
            },
            {"lines": (11, 16), "title": "Sails", "doi": "10.1000/s.1"},
        ],
    ),
    "all authors in one, and a mail's last line": (
        (
            "TY  - JOUR\r\nAU  - Smith, Anna and Lund, Bo\r\nTI  - Boats Using\r\nAB  - We row\r\n"
            "boats.\r\n\\\\ ( https://arxiv.org/abs/2001.00001 , 9kb)\r\nER  - \r\n"
        ),
        [
            {
                "lines": (1, 7),
                "title": "Boats Using",
                "authors": ("Anna Smith", "Bo Lund"),
                "abstract": "We row boats.",
            }
        ],
    ),
    "no end": (
        (
            "Database: Lakes\nTY - JOUR\nTI - Boats\nJO - arXiv preprint arXiv:2001.00001\n"
            "TY - JOUR\n"
            "TI - Sails\n"
        ),
        [
            {"lines": (2, 4), "title": "Boats", "id": "2001.00001"},
            {"lines": (5, 6), "title": "Sails"},
        ],
    ),
    "EndNote": (
        (
            "%0 Journal Article\n%T On boats\n%A Smith, Anna\n%A Lund, Bo\n%J arXiv preprint"
            " arXiv:2001.00001\n%D 2020\n\n%0 Book\n%T Sails\n%A Smith, Anna\n"
        ),
        [
            {
                "lines": (1, 6),
                "title": "On boats",
                "authors": ("Smith, Anna", "Lund, Bo"),
                "year": 2020,
                "id": "2001.00001",
            },
            {"lines": (8, 10), "title": "Sails", "authors": ("Smith, Anna",)},
        ],
    ),
    "PubMed": (
        (
            "PMID- 123\nDP  - 2020 Jan\nTI  - On boats and\n      lakes.\nLID - 10.1000/b.1 [doi]\n"
            "FAU - Smith, Anna\nAU  - Smith A\nJT  - Lakes\n\nPMID- 124\nTI  - Sails.\n"
        ),
        [
            {
                "lines": (1, 8),
                "title": "On boats and lakes.",
                "authors": ("Smith, Anna",),
                "doi": "10.1000/b.1",
            },
            {"lines": (10, 11), "title": "Sails."},
        ],
    ),
    "Web of Science": (
        (
            "FN Export\nVR 1.0\nPT J\nAU Smith, A\n   Lund, B\nTI On boats\n   and lakes\nPY "
            "2020\nER\n"
        ),
        [
            {
                "lines": (3, 9),
                "title": "On boats and lakes",
                "authors": ("Smith, A", "Lund, B"),
                "year": 2020,
            }
        ],
    ),
}
FEEDS = {
    "the API's": (
        (
            '<?xml version="1.0"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
            "<title>Query</title>\n"
            "<entry>\n<id>http://arxiv.org/abs/2001.00001v2</id>\n<title>On\n  boats &amp; "
            "lakes</title>"
            f"\n<summary>{ABSTRACT}</summary>\n<author><name>Anna Smith</name></author>\n"
            "<author><name>Bo Lund</name></author>\n<published>2020-01-02T00:00:00Z</published>\n"
            '<arxiv:doi xmlns:arxiv="http://arxiv.org/schemas/atom">10.1000/b.1</arxiv:doi>\n'
            "</entry>\n"
            "</feed>\n"
        ),
        [
            {
                "lines": (4, 13),
                "title": "On boats & lakes",
                "authors": ("Anna Smith", "Bo Lund"),
                "abstract": ABSTRACT,
                "year": 2020,
                "id": "2001.00001",
                "doi": "10.1000/b.1",
            }
        ],
    ),
    "arXiv's": (
        (
            "<feed><entry><id>oai:arXiv.org:2001.00001v1</id>\n<title>Boats where "
            "$a&lt;b$</title>\n"
            f"<summary>arXiv:2001.00001v1 Announce Type: cross \nAbstract: {ABSTRACT}</summary>\n"
            "<dc:creator>Andr\\'e Lima, Bo Lund</dc:creator></entry></feed>"
        ),
        [
            {
                "lines": (1, 5),
                "title": "Boats where $a<b$",
                "authors": ("André Lima", "Bo Lund"),
                "abstract": ABSTRACT,
                "id": "2001.00001",
            }
        ],
    ),
    "old RSS": (
        (
            '<rdf:RDF>\n<channel><title>cs</title></channel>\n<item rdf:about="x">\n'
            "<title>On boats. (arXiv:2001.00001v1 [cs.LG] UPDATED)</title>\n"
            "<link>http://arxiv.org/abs/2001.00001</link>\n<description><![CDATA[<p>"
            f"{ABSTRACT}</p>]]></description>\n<dc:creator>&lt;a href=&quot;x&quot;&gt;Anna Smith"
            "&lt;/a&gt;</dc:creator>\n</item>\n</rdf:RDF>\n"
        ),
        [
            {
                "lines": (3, 8),
                "title": "On boats.",
                "authors": ("Anna Smith",),
                "abstract": ABSTRACT,
                "id": "2001.00001",
            }
        ],
    ),
    "a journal's, with a teaser": (
        (
            "<rss version='2.0'><channel>\n<item><title>Sails</title>\n<description>In this "
            "issue &nbsp;"
            " we &copy; sail.</description>\n<prism:doi>10.1000/s.1</prism:doi></item>\n"
            "</channel></rss>"
        ),
        [{"lines": (2, 4), "title": "Sails", "doi": "10.1000/s.1"}],
    ),
    "half of one": (
        (
            "<feed>\n<entry><title>One</title><id>arXiv:2001.00001</id></entry>\n<entry><title>Two"
            "</title>\n<entry><title>Three</title>\n<summary>It is c"
        ),
        [
            {"lines": (2, 2), "title": "One", "id": "2001.00001"},
            {"lines": (3, 3), "title": "Two"},
            {"lines": (4, 5), "title": "Three"},
        ],
    ),
    "a broken entry between two": (
        (
            "<rss>\n<item><title>One</title></item>\n<item><title>A < B & C</wrong></item>\n"
            "<item><title>Three</title></item>\n</rss>"
        ),
        [
            {"lines": (2, 2), "title": "One"},
            {"lines": (3, 3), "title": "A < B & C"},
            {"lines": (4, 4), "title": "Three"},
        ],
    ),
    "entities that grow": (
        (
            '<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>\n<rss>\n'
            "<item><title>Boats &b;</title></item>\n</rss>"
        ),
        [{"lines": (3, 3), "title": "Boats &b;"}],
    ),
    "OAI-PMH": (
        (
            "<?xml version='1.0'?>\n<OAI-PMH>\n<record><header/><metadata><oai_dc:dc>\n"
            "<dc:title>Boats"
            "</dc:title>\n<dc:creator>Smith, Anna</dc:creator>\n<dc:creator>Lund, Bo</dc:creator>\n"
            "<dc:identifier>http://arxiv.org/abs/2001.00001</dc:identifier>\n"
            "</oai_dc:dc></metadata>"
            "</record>\n</OAI-PMH>"
        ),
        [
            {
                "lines": (3, 8),
                "title": "Boats",
                "authors": ("Smith, Anna", "Lund, Bo"),
                "id": "2001.00001",
            }
        ],
    ),
}


@pytest.mark.parametrize("name", TAGGED)
def test_tags(name: str) -> None:
    """Each kind of tags has its own names for the same things."""
    text, expected = TAGGED[name]
    assert expected == [said(reference) for reference in references(text, "ris")]


@pytest.mark.parametrize("name", FEEDS)
def test_feeds(name: str) -> None:
    """An entry is an item whatever its neighbours are; only what is an abstract is one."""
    text, expected = FEEDS[name]
    assert expected == [said(reference) for reference in references(text, "feed")]


PIECES = [
    "TY  - JOUR", "TI  - T", "ER  - ", "%0 B", "%T T", "PMID- 1", "PT J", "<feed>", "<entry>",
    "</entry>", "<item>", "</item>", "<title>", "</title>", "T", "<![CDATA[", "]]>", "&lt;", "&",
    "\n",
]  # fmt: skip


@pytest.mark.parametrize("layout", ["ris", "feed"])
@given(pieces=st.lists(st.sampled_from(PIECES) | st.text(max_size=5)))
@settings(max_examples=50, deadline=None)
def test_any_text(layout: str, pieces: list[str]) -> None:
    """However tags are nested, no line is lost and none is two items'."""
    text = "".join(pieces)
    check(text, parse(text, layout=layout))
