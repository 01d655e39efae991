"""Each work of a site's list is an item with its own lines, title, authors and id."""

import random
from collections.abc import Callable

import pytest

from bibtool.layouts import parse
from tests.layouts.invented import Work, joined, short, works
from tests.layouts.test_every_line import check

Form = Callable[[int, Work], str]
CUT = 120


def orcid(number: int, work: Work) -> str:
    """ORCID: the source on a line of its own,and the authors with semicolons."""
    who = f"CONTRIBUTORS: {'; '.join(work.authors)}\n"
    return (
        f"{work.title}\n{work.venue}\n{work.year}-0{number % 9 + 1} | Journal article\n"
        f"DOI: 10.48550/arXiv.{work.arxiv_id}\n{who}"
        "Show more detail\nSource:check_circle\nCrossref\n"
    )


def ads(number: int, work: Work) -> str:
    """The Astrophysics Data System: a number, a bibcode, a date, the title, inverted authors."""
    code = f"2020arXiv{work.arxiv_id.replace('.', '')}{work.authors[0].split()[-1][0]}"
    names = "; ".join(", ".join(reversed(name.split())) for name in work.authors)
    more = "; and 3 more" if len(work.authors) > 2 else ""
    return (
        f"{number}\n{code}\n2020/0{number % 9 + 1} cited: {number}\n{work.title}\n{names}{more}\n"
    )


def inspire(number: int, work: Work) -> str:
    """INSPIRE: a number below the title, institutes behind names, facts and buttons."""
    names = ", ".join(f"{name} (Lake U.)" for name in work.authors)
    return (
        f"{work.title}\n#{number}\n{names} (Mar {number}, {work.year})\n"
        f"Published in: Phys.Lake.D 12 ({work.year}) 1 • e-Print: {work.arxiv_id} [hep-lk]\n"
        "pdf\nDOI\ncite\nclaim\nreference search\n12 citations\n"
    )


def old_inspire(number: int, work: Work) -> str:
    """INSPIRE of before 2020: a number before the title, a line for each id."""
    return (
        f"{number}. {work.title}\n{joined(work.authors)}. Mar {work.year}. 12 pp.\n"
        f"Published in Phys.Lake. D12 ({work.year}) 1\n"
        f"e-Print: arXiv:{work.arxiv_id} [hep-lk] | PDF\n"
        f"References | BibTeX | LaTeX(US)\nDetailed record - Cited by {number} records\n\n"
    )


def papers_with_code(number: int, work: Work) -> str:
    """Papers with Code: implementations, perhaps a venue, a date and authors below the title."""
    venue = f" • {work.acronym} {work.year}" if number % 2 else ""
    return (
        f"{work.title}\n\nno code implementations{venue} • {number} Mar {work.year} • "
        f"{joined(work.authors)}\n\n{work.abstract}\n\nPaper\nAdd Code\n\n"
    )


def zotero(number: int, work: Work) -> str:
    """Zotero's report: fields with tabs."""
    names = "".join(f"Author\t{name}\n" for name in work.authors)
    return (
        f"{work.title}\nItem Type\tPreprint\n{names}"
        f"Abstract\t{work.abstract}\nDate\t{work.year}-03\n"
        f"URL\thttp://arxiv.org/abs/{work.arxiv_id}\nExtra\tarXiv:{work.arxiv_id} [cs]\n\n"
    )


def preview(number: int, work: Work) -> str:
    """A chat's link with what is behind it; every second message has words before the link."""
    words = "have a look: " if number % 2 else ""
    return (
        f"jane  10:{number + 10} AM\n{words}https://arxiv.org/abs/{work.arxiv_id}\narXiv.org\n"
        f"{work.title}\n{work.abstract[:CUT]}...\n"
    )


def copied(number: int, work: Work) -> str:
    """ArXiv's page of a paper from its title on."""
    return (
        f"{work.title}\n{joined(work.authors)}\n{work.abstract}\nComments:\t{number} pages\n"
        f"Subjects:\tLakes (cs.LK)\nCite as:\tarXiv:{work.arxiv_id} [cs.LK]\n"
        f" \t(or arXiv:{work.arxiv_id}v1 [cs.LK] for this version)\n"
    )


def abstract_page(number: int, work: Work) -> str:
    """ArXiv's whole page of a paper."""
    return (
        f"Lakes > Boats\narXiv:{work.arxiv_id} (cs)\n[Submitted on {number} Mar {work.year}]\n"
        f"Title:{work.title}\nAuthors:{joined(work.authors)}\nView PDF\nAbstract: {work.abstract}\n"
        f"Cite as:\tarXiv:{work.arxiv_id} [cs.LK]\nSubmission history\nAccess Paper:\nView PDF\n"
    )


def semantic_scholar(_: int, work: Work) -> str:
    """Semantic Scholar: an author a line, arXiv alone as venue, a cut abstract."""
    names = "\n".join(map(short, work.authors))
    return (
        f"{work.title}\n{names}\nComputer Science\nArXiv\n3 March {work.year}\n"
        f"{work.abstract[:CUT]}… Expand\n12\nPDF\nSave\nAlert\nCite\n"
    )


FORMS: dict[str, tuple[Form, bool, bool]] = {
    "orcid": (orcid, True, True),
    "ads": (ads, True, True),
    "inspire": (inspire, True, True),
    "inspire old": (old_inspire, True, True),
    "papers-with-code": (papers_with_code, True, False),
    "zotero-report": (zotero, True, True),
    "link-previews": (preview, False, True),
    "arxiv-abstracts": (copied, True, True),
    "arxiv-abstract-page": (abstract_page, True, True),
    "semantic-scholar": (semantic_scholar, True, False),
}
"""By the layout's name: the form, and whether it has authors and ids."""


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("count", [2, 9])
@pytest.mark.parametrize("name", FORMS)
def test_items(name: str, count: int, end: str) -> None:
    """The title's line, the title, the authors and the id of each work are one item's."""
    form, has_authors, has_ids = FORMS[name]
    made = works(random.Random(count), count)
    text = "".join(form(number, work) for number, work in enumerate(made, 1)).replace("\n", end)
    listing = parse(text)
    check(text, listing)
    lines = text.split(end)
    expected = [
        (
            lines.index(next(line for line in lines if work.title in line)) + 1,
            work.title,
            len(work.authors) if has_authors else 0,
            work.arxiv_id if has_ids else "",
        )
        for work in made
    ]
    assert name.split(maxsplit=1)[0] == listing.layout
    assert expected == [
        (
            line if (line := expected[n][0]) in item.lines else item.line,
            item.titles[0],
            len(item.authors),
            str(item.arxiv_id or ""),
        )
        for n, item in enumerate(listing.references)
    ]


def test_links_above_their_previews() -> None:
    """Two links in a message stand above both previews: nobody knows which is whose."""
    one, two = works(random.Random(1), 2)
    text = (
        f"https://arxiv.org/abs/{one.arxiv_id} https://arxiv.org/abs/{two.arxiv_id}\n"
        f"arXiv.org\n{one.title}\n{one.abstract}\narXiv.org\n{two.title}\n{two.abstract}\n"
    )
    items = parse(text).references
    assert [(one.title, None), (two.title, None)] == [(i.titles[0], i.arxiv_id) for i in items]


@pytest.mark.parametrize("mark", ["> ", ">> ", ">", "  > "])
@pytest.mark.parametrize("form", ["* {t}, arXiv:{i}\n", "{t}\n{a}\nhttps://arxiv.org/abs/{i}\n\n"])
def test_quoted(mark: str, form: str) -> None:
    """What is quoted is read as if it were not; the answer around it is no item."""
    made = works(random.Random(2), 5)
    quoted = "".join(
        form.format(t=work.title, a=joined(work.authors), i=work.arxiv_id) for work in made
    )
    lines = "".join(f"{mark}{line}\n" for line in quoted.splitlines())
    text = f"Thanks, I have read the first two of them.\n\n{lines}"
    listing = parse(text)
    assert [(work.title, work.arxiv_id) for work in made] == [
        (item.titles[0], str(item.arxiv_id)) for item in listing.references
    ]
    assert "Thanks, I have read the first two of them." == listing.leftovers[0].text


def test_daily_papers_as_markdown() -> None:
    """The heading is the title, not the picture of who submitted the paper."""
    made = works(random.Random(3), 4)
    text = "".join(
        f"Submitted by\n\n![Image 1: bo's avatar](https://x/y.png) bo\n\n12\n\n"
        f"### [{work.title}](https://huggingface.co/papers/{work.arxiv_id})\n\n· 3 authors\n\n"
        for work in made
    )
    assert [(work.title, work.arxiv_id) for work in made] == [
        (item.titles[0], str(item.arxiv_id)) for item in parse(text).references
    ]


def test_titles_that_a_margin_broke() -> None:
    """A list's title goes on to the first of its lines that does not reach the margin."""
    text = (
        "[1] arXiv:2301.00001 [pdf, other]\n"
        "    Title: Rowing Wide Boats over Small Lakes without Maps, Oars or Much\n"
        "    Experience\n"
        "    Anna Smith, Bo Lund, Cy Doe, Dana Berg, Erik Keller, Fay Okafor, Gus\n"
        "    Tanaka, Hana Silva\n"
        "    Subjects: Lakes (cs.LK)\n"
    )
    item = parse(text).references[0]
    title = "Rowing Wide Boats over Small Lakes without Maps, Oars or Much Experience"
    assert (title, 8) == (item.titles[0], len(item.authors))
