"""What programs export: XML of reference managers, RefWorks, calendars, bookmarks, flashcards."""

import pytest

from tests.layouts.formats.reading import references, said

SMALL = {"title": "On small boats", "id": "2001.00001"}
EXPORTED = {
    "EndNote's XML": (
        "xml-records",
        (
            '<?xml version="1.0"?><xml><records>\n<record><contributors><authors><a'
            'uthor><style face="n">'
            "Smith, Anna</style></author></authors></contributors><titles><title><s"
            "tyle>On small </style>"
            "<style>boats</style></title><secondary-title><style>Lakes</style></sec"
            "ondary-title></titles>"
            "<urls><related-urls><url><style>https://arxiv.org/abs/2001.00001</style></url>"
            "</related-urls></urls></record>\n</records></xml>\n"
        ),
        [{"lines": (2, 2), "authors": ("Smith, Anna",), **SMALL}],
    ),
    "MODS, with an editor and a book": (
        "xml-records",
        (
            '<modsCollection>\n<mods ID="a"><titleInfo><title>On small boats</title></titleInfo>\n'
            '<name><namePart type="given">Anna</namePart><namePart type="family">Smith</namePart>\n'
            "<role><roleTerm>author</roleTerm></role></name><name><namePart>Bo Lund</namePart>\n"
            "<role><roleTerm>editor</roleTerm></role></name><relatedItem><titleInfo>\n"
            "<title>Lakes</title></titleInfo></relatedItem>\n"
            "<identifier>arXiv:2001.00001</identifier></mods>\n</modsCollection>\n"
        ),
        [{"lines": (2, 7), "authors": ("Anna Smith",), **SMALL}],
    ),
    "PubMed's XML": (
        "xml-records",
        (
            "<PubmedArticleSet>\n<PubmedArticle><Article><Journal><Title>Lakes</Title></Journal>\n"
            "<ArticleTitle>On <i>small</i> boats</ArticleTitle><AuthorList><Author><LastName>Smith"
            "</LastName><ForeName>Anna</ForeName></Author></AuthorList>\n<ELocationID>10.1000/s.1"
            "</ELocationID></Article></PubmedArticle>\n</PubmedArticleSet>\n"
        ),
        [
            {
                "lines": (2, 4),
                "title": "On small boats",
                "authors": ("Anna Smith",),
                "doi": "10.1000/s.1",
            }
        ],
    ),
    "RefWorks": (
        "ris",
        (
            "RT Journal Article\nSR Electronic(1)\nID 1\nA1 Smith,Anna\nA1 Lund,Bo"
            "\nT1 On small boats\n"
            "JF Lakes\nYR 2020\nLK http://arxiv.org/abs/2001.00001\n\nRT Book\nSR Print\nT1 Sails\n"
        ),
        [
            {"lines": (1, 9), "authors": ("Smith, Anna", "Lund, Bo"), **SMALL},
            {"lines": (11, 13), "title": "Sails"},
        ],
    ),
    "a calendar": (
        "calendar",
        (
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDESCRIPTION:Presenter: Bo\\nAnna Smith "
            "and Bo Lund\\nhttps:\n"
            " //arxiv.org/abs/2001.00001\nSUMMARY:Journal Club: On small boats\nEND:VEVENT\n"
            "BEGIN:VEVENT\nSUMMARY:Lunch\nDESCRIPTION:Main Hall\nEND:VEVENT\nEND:VCALENDAR\n"
        ),
        [{"lines": (2, 6), "authors": ("Anna Smith", "Bo Lund"), **SMALL}],
    ),
    "bookmarks": (
        "bookmarks",
        (
            "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>Bookmarks</TITLE>\n<DL><p>\n"
            '<DT><A HREF="https://arxiv.org/abs/2001.00001" ADD_DATE="1">[2001.0000'
            "1] On small boats</A>\n"
            '<DT><A HREF="https://boats.example/">Boats &amp; more</A>\n'
            '<DT><A HREF="https://openreview.net/forum?id=x">Sails &amp; Lakes | Op'
            "enReview</A>\n</DL>\n"
        ),
        [{"lines": (4, 4), **SMALL}, {"lines": (6, 6), "title": "Sails & Lakes"}],
    ),
    "flashcards": (
        "flashcards",
        (
            "#separator:tab\n#html:true\nOn small boats\tAnna Smith and Bo Lund (20"
            "20)<br>arXiv:2001.00001\t"
            "lakes\n"
        ),
        [{"lines": (3, 3), "authors": ("Anna Smith", "Bo Lund"), "year": 2020, **SMALL}],
    ),
    "OpenAlex's columns": (
        "csv",
        (
            "id\tdisplay_name\tauthorships.author.display_name\tprimary_location.landing_page_url\n"
            "W1\tOn small boats\tAnna Smith|Bo Lund\thttps://arxiv.org/abs/2001.00001\n"
        ),
        [{"lines": (2, 2), "authors": ("Anna Smith", "Bo Lund"), **SMALL}],
    ),
}


@pytest.mark.parametrize("name", EXPORTED)
def test_records_are_works(name: str) -> None:
    """Each record is a work with its people and id, and nothing of its neighbours."""
    layout, text, expected = EXPORTED[name]
    assert expected == list(map(said, references(text, layout)))
