r"""arXiv's mailings and monthly lists."""

import pytest

from bibtool.layouts import parse
from bibtool.layouts.arxiv.parts import people
from bibtool.model import Reference

RULER = "-" * 78
NEW = rf"""\\
arXiv:2303.08867
Date: Wed, 15 Mar 2023 18:01:13 GMT   (243kb,D)

Title: On Boats that Cross Wide Lakes in the Wind and in $f_\mathrm{{NL}}$ Other
  Weather
Authors: Andr\'e Oar (Lake Institute, Wide Shore), Bo Lund and S{{\o}}ren Doe
  Sail (2) ((1) Here, (2) There)
Categories: cs.LG cs.AI
Comments: 16 pages,
  Title: not a title
DOI: 10.1000/lakes.12
License: http://creativecommons.org/licenses/by/4.0/
\\
  We row boats over wide
lakes and see that the wind is
what matters.
  A second paragraph has
another thing to say.
\\ ( https://arxiv.org/abs/2303.08867 ,  243kb)
{RULER}
"""
CROSS = rf"""\\
arXiv:2303.09001 (*cross-listing*)
Date: Thu, 16 Mar 2023 09:00:00 GMT   (77kb)

Title: Rowing
Authors: the ROW Collaboration: A. Smith Jr., B. Lund, et al. (120 additional authors not shown)
Categories: hep-ex
\\
  One line.
\\ ( https://arxiv.org/abs/2303.09001 ,  77kb)
{RULER}
"""
REPLACED = rf"""\\
arXiv:2203.01664
replaced with revised version Wed, 15 Mar 2023 10:00:00 GMT   (77kb)

Title: On Lakes
Authors: Bo Lund
Categories: cs.LG
\\ ( https://arxiv.org/abs/2203.01664 ,  77kb)
{RULER}
"""
OLD = rf"""\\
Paper: astro-ph/0302001
From: Bo Lund  <example@example.com>
Date: Tue, 4 Mar 2003 08:15:30 GMT   (24kb)
Date (revised v2): Thu, 6 Feb 2004 01:44:41 GMT   (24kb)

Title: Stars above Lakes
Authors: Bo Lund (TLS) and Cy Doe (MPE)
Categories: astro-ph
Journal-ref: Lakes 1 (2003) 1
\\
{RULER}
"""
OLD_CROSS = rf"""\\
Paper (*cross-listing*): cond-mat/9701067
From: bo <example@example.com>
Date: Fri, 10 Jan 97 08:15:30 GMT   (24kb)

Title: Ice
Authors: Bo Lund
\\
  We see ice on lakes.
\\
{RULER}
"""


def read(text: str) -> list[Reference]:
    """Return what is read of a mailing."""
    listing = parse(text)
    assert listing.layout == "arxiv-mailing"
    return list(listing.references)


def test_new_paper() -> None:
    """Wrapped fields are joined, affiliations and TeX gone, the abstract's paragraphs kept."""
    (item,) = read(NEW)
    title = r"On Boats that Cross Wide Lakes in the Wind and in $f_\mathrm{NL}$ Other Weather"
    assert (title, ("André Oar", "Bo Lund", "Søren Doe Sail")) == (item.title, item.authors)
    abstract = (
        "We row boats over wide lakes and see that the wind is what matters.\n"
        "A second paragraph has another thing to say."
    )
    assert (abstract, "2303.08867", 2023) == (item.abstract, str(item.arxiv_id), item.year)
    assert str(item.doi) == "10.1000/lakes.12"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(CROSS, ("2303.09001", "Rowing", "One line.", 2023), id="cross-listing"),
        pytest.param(REPLACED, ("2203.01664", "On Lakes", "", None), id="replacement"),
        pytest.param(OLD, ("astro-ph/0302001", "Stars above Lakes", "", 2003), id="old"),
        pytest.param(
            OLD_CROSS, ("cond-mat/9701067", "Ice", "We see ice on lakes.", 1997), id="old-cross"
        ),
    ],
)
def test_kinds(text: str, expected: tuple[str, str, str, int | None]) -> None:
    """Each kind of item has its id, its title and, if there is one, its abstract."""
    (item,) = read(text)
    assert expected == (str(item.arxiv_id), item.title, item.abstract, item.year)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda text: text, id="as-sent"),
        pytest.param(lambda text: text.replace("\n", "\r\n"), id="windows"),
        pytest.param(
            lambda text: "".join(f"> {line}\n" for line in text.splitlines()), id="quoted"
        ),
        pytest.param(lambda text: text.replace("\\\\", "\\"), id="one-backslash"),
        pytest.param(lambda text: text.replace(f"{RULER}\n", ""), id="no-rulers"),
    ],
)
def test_whole_mailing(change: object) -> None:
    """A mailing keeps its items however it was forwarded; heads, dates and rulers are none."""
    head = f"{RULER}\nSubmissions to:\nLakes\nreceived from  Wed 20 Nov 24 to Thu\n{RULER}\n"
    cut = "%%--%%--%%--%%--%%--%%--%%--%%\n"
    day = "\\\\\n/* Fri, 3 Mar 2023 */\n\\\\\n"
    text = head + NEW + day + CROSS + cut + REPLACED + OLD + OLD_CROSS
    changed = change(text) if callable(change) else text
    ids = ["2303.08867", "2303.09001", "2203.01664", "astro-ph/0302001", "cond-mat/9701067"]
    items = read(changed)
    assert ids == [str(item.arxiv_id) for item in items]
    assert [True, True, False, False, True] == [bool(item.abstract) for item in items]


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        pytest.param("Anna Smith, Bo Lund and Cy Doe", "Anna Smith|Bo Lund|Cy Doe", id="and"),
        pytest.param("Anna Smith, Bo Lund, and Cy Doe", "Anna Smith|Bo Lund|Cy Doe", id="oxford"),
        pytest.param("A.B. Smith, C.-D. Lund", "A.B. Smith|C.-D. Lund", id="initials"),
        pytest.param("A. Smith Jr., B. Lund, Jr.", "A. Smith Jr.|B. Lund Jr.", id="suffixes"),
        pytest.param("Anna Smith (JILA, U of (old) Lakes), Bo Lund", "Anna Smith|Bo Lund", id="()"),
        pytest.param("Anna Smith (unclosed, Bo Lund", "Anna Smith", id="unclosed"),
        pytest.param(r"\'Etienne Oar, Jos{\'e} Lund", "Étienne Oar|José Lund", id="tex"),
        pytest.param("Anna Smith et al. (for the ROW collaboration)", "Anna Smith", id="et-al"),
        pytest.param("Anna Smith, Bo Lund, ...", "Anna Smith|Bo Lund", id="dots"),
        pytest.param("The ROW Collaboration", "The ROW Collaboration", id="group"),
        pytest.param("", "", id="none"),
    ],
)
def test_people(field: str, expected: str) -> None:
    """An author field is names, without what stands in brackets beside them."""
    assert expected == "|".join(people(field))
