"""The page in a browser: what a person finds, copies and reads, by mouse and by keyboard."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bibtool.arrangement import anchor
from bibtool.bibliography import Bibliography
from bibtool.exporters import bibtex, csljson
from bibtool.identifiers import ArxivId
from bibtool.model import Record
from bibtool.names import Name
from tests.exporters import records
from tests.exporters.page import samples

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.exporters.page.conftest import Visit

CLIPBOARD = "navigator.clipboard.readText()"
STATUS = "[role=status]"


def shown(page: "Page") -> list[str]:
    """Return the ids of the papers that are to be seen, without their archive."""
    items = page.locator("main li:visible").all()
    return [str(item.get_attribute("id")).removeprefix("arxiv-") for item in items]


def said(page: "Page") -> str:
    """Return what the page says last."""
    return str(page.locator(STATUS).inner_text())


FILTERS = [
    ({"q": "angstrom"}, ["2301-00002"]),  # "an accent not typed"
    ({"q": "ÅNGSTRÖM łukasz"}, ["2301-00002"]),  # "several words, anyhow"
    ({"q": "A-late150"}, []),  # "nothing"
    ({"q": "late50"}, ["2501-00002"]),  # "a folded author"
    ({"q": "hep-th/9901001"}, ["hep-th-9901001"]),  # "an id"
    ({"q": "o'brien"}, ["1501-00006"]),  # "a quote"
    ({"q": "withdrawn"}, ["1501-00006"]),  # "what is said of it"
    ({"year": "1999"}, ["hep-th-9901001"]),  # "a year"
    ({"category": "hep-ph"}, ["2501-00002"]),  # "any category, not the first only"
    ({"author": "Ann Other"}, ["2501-00001", "hep-th-9901001"]),  # "a co-author"
    ({"author": "Ann Other", "year": "2025"}, ["2501-00001"]),  # "several filters at once"
    ({"q": "<script>"}, ["2604-03071"]),  # "a tag"
]


def test_filters(visit: "Visit") -> None:
    """What is asked is shown, counted and kept in the address, which shows the same again."""
    page = visit(samples.everything())
    for asked, expected in FILTERS:
        for name, value in asked.items():
            field = page.locator(f"[name={name}]")
            if name == "q":
                field.fill(value)
            else:
                labels = field.locator("option").all_inner_texts()
                label = next(label for label in labels if label.rsplit(" (", 1)[0] == value)
                field.select_option(label=label)
        answer = (expected, f"{len(expected)} of {len(samples.ALL)} papers", expected == [])
        assert answer == (shown(page), said(page), page.locator(".none").is_visible())
        kept = page.evaluate("location.hash")
        page.keyboard.press("Escape")
        assert (len(samples.ALL), "") == (len(shown(page)), page.evaluate("location.hash"))
        page.evaluate("kept => { location.hash = kept }", kept)
        page.wait_for_function(f"document.querySelector('{STATUS}').textContent.includes(' of ')")
        assert answer[:2] == (shown(page), said(page))
        page.keyboard.press("Escape")


def test_overview(visit: "Visit") -> None:
    """A bar shows its year and a name its papers, again all; both say which is chosen."""
    page = visit(samples.everything())
    bar = page.locator(".chart g[data-year='1999'] .hit")
    name = page.locator(".people button", has_text="Ann Other")
    bar.click()
    assert ["hep-th-9901001"] == shown(page)
    bar.click()
    assert len(samples.ALL) == len(shown(page))
    name.click()
    assert ["2501-00001", "hep-th-9901001"] == shown(page)
    assert "true" == name.get_attribute("aria-pressed")
    assert "Ann Other (2)" == page.locator("[name=author] option:checked").inner_text()
    name.click()
    assert "false" == name.get_attribute("aria-pressed")


def test_anchor(visit: "Visit") -> None:
    """A link to a paper leads to it, also from a list that is filtered."""
    record = anchor(records.OLD)
    page = visit(samples.everything(), address=f"#{record}")
    assert page.locator(f"#{record}").is_visible()
    page.locator("[name=q]").fill("neural")
    assert not page.locator(f"#{record}").is_visible()
    page.evaluate(f"location.hash = '{record}'")
    page.locator(f"#{record}").wait_for(state="visible")
    assert len(samples.ALL) == len(shown(page))
    assert page.locator(f"#{record}").evaluate("e => e.matches(':target')")


def test_skip(visit: "Visit") -> None:
    """The first Tab leads past the controls, and changes no filter."""
    page = visit(samples.everything(), address="#year=1999")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert "-papers" == page.evaluate("document.activeElement.id")
    assert ["hep-th-9901001"] == shown(page)
    page.keyboard.press("Tab")
    assert "Strings?" == page.evaluate("document.activeElement.innerText")


def test_keyboard(visit: "Visit") -> None:
    """Everything is reached by Tab in the order it is read, and seen to be reached."""
    page = visit(samples.listed(samples.CROWD, samples.RIGHT_TO_LEFT, records.OLD))
    page.keyboard.press("/")
    assert "q" == page.evaluate("document.activeElement.name")
    page.keyboard.type("/a")
    assert "/a" == page.locator("[name=q]").input_value()
    page.keyboard.press("Escape")
    assert "" == page.locator("[name=q]").input_value()
    page.evaluate("document.activeElement.blur()")
    page.reload()
    wanted = page.locator(
        "a:visible, button:visible:enabled, input, select:visible, summary"
    ).count()
    reached = []
    for _ in range(wanted):
        page.keyboard.press("Tab")
        reached.append(
            page.evaluate(
                """() => { const e = document.activeElement, s = getComputedStyle(e);
                const all = [...document.querySelectorAll("*")];
                return [all.indexOf(e), `${s.outlineStyle} ${s.outlineWidth}`]; }"""
            )
        )
    places = [place for place, _ in reached]
    assert sorted(set(places)) == places
    assert {"solid 3px"} == {outline for _, outline in reached}


def test_fold(visit: "Visit") -> None:
    """Of many authors I am always seen; the others open by keyboard and go again."""
    page = visit(samples.listed(samples.CROWD))
    authors = page.locator(".by")

    def height() -> float:
        return float(authors.evaluate("e => e.getBoundingClientRect().height"))

    closed = height()
    assert page.locator(".me").is_visible()
    page.locator("summary").last.focus()
    page.keyboard.press("Enter")
    assert height() > 3 * closed
    page.keyboard.press("Enter")
    assert closed == height()


ODD = (Name("Sure and", "Ann"), Name("B, C", "D and E"), Name("and", "and"), Name("F", "G"))


def entries(known: Bibliography) -> str:
    """Return the BibTeX of some papers, without the line above it."""
    return bibtex.export(known).split("\n\n", 1)[1]


def copy(page: "Page", button: str, label: str) -> None:
    """Press a button that copies, and see that it says so for a moment."""
    page.locator(button).click()
    page.locator(button, has_text="Copied").wait_for()
    assert said(page).endswith(" copied")
    page.clock.run_for(2_000)
    assert label == page.locator(button).inner_text()


@pytest.mark.parametrize("count", [3, 400])
def test_copy(visit: "Visit", count: int) -> None:
    """One paper, or all that are shown, in the format chosen, as the other exports have it."""
    known = samples.plenty(count)
    styles = {"APA": {key: f"{key} in APA." for key in known}}
    page = visit(known, styles=styles)
    keys = list(known)
    copy(page, f"#{anchor(known[keys[0]])} button", "Copy BibTeX")
    assert entries(known.only(keys[:1])) == page.evaluate(CLIPBOARD)
    page.locator("[name=category]").select_option("math.CO")
    math = known.only(key for key in keys if known[key].primary_category == "math.CO")
    for format, expected in (
        ("bibtex", entries(math)),
        ("csl", csljson.export(math)),
        ("APA", "\n".join(f"{key} in APA." for key in math) + "\n"),
    ):
        page.locator("[name=format]").select_option(format)
        copy(page, ".copy-shown", "Copy all shown")
        assert expected == page.evaluate(CLIPBOARD)
    assert "Copy APA" == page.locator("main .to button").first.inner_text()
    with page.expect_download() as saved:
        page.locator(".save").click()
    assert "gabriel-synnaeve.bib" == saved.value.suggested_filename
    assert entries(math) == Path(saved.value.path()).read_text("utf-8")


def test_copy_of_strange_texts(visit: "Visit", monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever titles and names hold, what was packed comes out as the other exports have it."""
    monkeypatch.setattr("bibtool.exporters.page.copies._PACKED_FROM", 0)
    evil = [mean(payload, number) for number, payload in enumerate(PAYLOADS)]
    long = replace(records.OLD, arxiv_id=ArxivId("2001.00001"), title="Ünlong " * 20_000)
    odd = replace(long, arxiv_id=ArxivId("2001.00002"), authors=ODD, title="Odd")
    known = samples.listed(*samples.ALL, *evil, long, odd, owner=None)
    page = visit(known)
    for format, expected in (("bibtex", entries(known)), ("csl", csljson.export(known))):
        page.locator("[name=format]").select_option(format)
        copy(page, ".copy-shown", "Copy all shown")
        assert expected == page.evaluate(CLIPBOARD)


def test_copy_of_a_changed_list(visit: "Visit") -> None:
    """A list that is not as it was gives no text at all, never a wrong one."""
    known = samples.plenty(400)
    path = Path(visit(known).url.removeprefix("file://"))
    path.write_text(path.read_text("utf-8").replace("On the 7th of", "On the 8th of"), "utf-8")
    page = visit(path)
    page.locator(".copy-shown").click()
    page.locator(".copy-shown", has_text="Not copied").wait_for()


def test_copy_without_a_clipboard(visit: "Visit") -> None:
    """Where a page has no clipboard the text is copied as of old, or shown to be copied by hand."""
    known = samples.listed(records.MATH)
    page = visit(known)
    page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.evaluate("document.execCommand = () => (window.done = document.activeElement.value)")
    copy(page, "main .to button", "Copy BibTeX")
    assert entries(known) == page.evaluate("window.done")
    page.evaluate("document.execCommand = () => false")
    page.locator("main .to button").click()
    page.locator("dialog").wait_for()
    assert entries(known) == page.locator("dialog textarea").input_value()
    page.keyboard.press("Escape")
    assert not page.locator("dialog").is_visible()


def test_copy_in_an_old_browser(visit: "Visit") -> None:
    """A browser that cannot unpack the texts says so; the list works all the same."""
    page = visit(samples.plenty(400))
    page.evaluate("delete window.DecompressionStream")
    page.locator(".copy-shown").click()
    page.locator(".copy-shown", has_text="Not copied").wait_for()
    assert "This browser cannot open the texts to copy." == said(page)
    page.locator("[name=category]").select_option("math.CO")
    assert "134 of 400 papers" == said(page)


PAYLOADS = [
    "<script>window.hacked = 1</script>",
    "</script><script>window.hacked = 1</script>",
    "</style><style>* { display: none !important }</style>",
    "\"><img src=x onerror='window.hacked = 1'>",
    "' onmouseover='window.hacked = 1' onfocus='window.hacked = 1' autofocus tabindex=0 '",
    "<svg onload=window.hacked=1><a href='javascript:window.hacked=1'>x</a></svg>",
    "javascript:window.hacked=1",
    r"$\href{javascript:window.hacked=1}{x}$",
    r"$\text{</math><img src=x onerror=window.hacked=1>}$",
    r"$\class{a' onclick='window.hacked=1}{x}$",
    "&lt;script&gt;window.hacked=1&lt;/script&gt;",
    "<!-- --!> <![CDATA[ ]]> <plaintext>",
    "\u202egnp.exe\u202c \u2066x\u2069 \u2028 \u2029 \0 \ufeff",
    "</textarea></select></title></bdi></a></h3></li></ol></section></main><h1>mine</h1>",
    "{{constructor.constructor('window.hacked=1')()}} ${window.hacked=1}",
    "url(javascript:window.hacked=1); background: url(https://example.org/x)",
    "<form id=querySelector><input name=body><iframe srcdoc='<script>top.hacked=1</script>'>",
]
SEEN = """() => ({
  hacked: typeof window.hacked,
  active: document.querySelectorAll("script, style, link, meta, base, form, iframe, img").length,
  elements: [...document.querySelectorAll("main, main *")]
    .filter((e) => !e.closest("math, .math, bdi"))
    .map((e) => `${e.localName} ${e.getAttributeNames().sort().join(" ")}`),
  links: [...document.querySelectorAll("main [href]")].map((e) => e.getAttribute("href")),
})"""


def mean(payload: str, number: int) -> Record:
    """Return a record that has a text wherever a record has one."""
    return replace(
        records.OLD,
        arxiv_id=ArxivId(f"2001.{10000 + number}"),
        title=f"T{payload}",
        authors=(Name(f"N{payload}", "A"), Name(literal=f"M{payload}")),
        journal_ref=f"J{payload}",
        categories=(f"c{payload}".replace(" ", ""),),
        comment=payload,
        cited_version=None,
    )


def test_nothing_of_theirs_runs(visit: "Visit") -> None:
    """No title, name, journal, category, style or address adds anything to the page."""
    usual = [mean("", number) for number in range(len(PAYLOADS))]
    evil = [mean(payload, number) for number, payload in enumerate(PAYLOADS)]
    known = samples.listed(*evil, owner=Name(literal=PAYLOADS[0]))
    before = visit(samples.listed(*usual, owner=Name(literal="Nobody"))).evaluate(SEEN)
    page = visit(known, styles={text: dict.fromkeys(known, text) for text in PAYLOADS[:1]})
    for payload in PAYLOADS:
        page.evaluate(
            "text => { location.hash = `q=${text}&author=${text}&year=__proto__` }", payload
        )
    page.keyboard.press("Escape")
    for number in range(4):
        page.locator("[name=format]").select_option(index=number)
        copy(page, ".copy-shown", "Copy all shown")
    found = page.evaluate(SEEN)
    assert before == found
    titles = page.locator("h3").all_inner_texts()
    assert {f"T{text}" for text in PAYLOADS[:7]} <= set(titles)
