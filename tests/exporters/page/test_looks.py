"""The page for everybody: without a script, on paper, on a phone, read aloud, in the dark."""

from typing import TYPE_CHECKING, Any

import pytest

from bibtool.bibliography import Bibliography
from tests.exporters import records
from tests.exporters.page import samples

if TYPE_CHECKING:
    from tests.exporters.page.conftest import Visit

RULES = {"rules": {"target-size": {"enabled": True}}}


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1280, "dark")])
def test_axe(visit: "Visit", width: int, scheme: str) -> None:
    """Axe finds nothing amiss by WCAG 2.2 AA or its own best practices."""
    module = "axe_playwright_python.sync_playwright"
    axe = pytest.importorskip(module, reason="needs axe: the extra [browser]").Axe()
    page = visit(samples.everything(), width=width, color_scheme=scheme)
    for asked in ("", "no such paper"):
        page.locator("[name=q]").fill(asked)
        page.evaluate("for (const e of document.querySelectorAll('details')) e.open = true")
        found: dict[str, Any] = axe.run(page, options=RULES).response
        assert {"color-contrast", "target-size"} <= {rule["id"] for rule in found["passes"]}
        assert [] == [
            (rule["id"], node["html"]) for rule in found["violations"] for node in rule["nodes"]
        ]


@pytest.mark.parametrize("width", [320, 390])
def test_on_a_phone(visit: "Visit", width: int) -> None:
    """Nothing is wider than the screen, whatever is open."""
    page = visit(samples.everything(), width=width)
    page.evaluate("for (const e of document.querySelectorAll('details')) e.open = true")
    assert width == page.evaluate("document.documentElement.scrollWidth")


def test_without_a_script(visit: "Visit") -> None:
    """Without a script the whole list is there, its folds too, and no control that does nothing."""
    page = visit(samples.everything(), java_script_enabled=False)
    assert len(samples.ALL) == page.locator("main li:visible").count()
    assert page.locator(".people li:visible").count() > 0
    assert 0 == page.locator("button:visible, input:visible, select:visible").count()
    page.locator("summary").first.click()
    assert page.locator("details[open]").count() == 1


def test_on_paper(visit: "Visit") -> None:
    """On paper there are no controls, and addresses can be read."""
    page = visit(samples.everything())
    page.emulate_media(media="print")
    assert 0 == page.locator("button:visible, input:visible, select:visible").count()
    address = page.locator(".doi").first.evaluate("e => getComputedStyle(e, '::after').content")
    assert '"https://doi.org/10.48550/arXiv.2604.03071"' == address
    assert not page.get_by_role("link", name="PDF").first.is_visible()


@pytest.mark.parametrize(
    "known", [Bibliography({}), samples.listed(records.UNDATED, owner=None)], ids=["none", "one"]
)
def test_little(visit: "Visit", known: Bibliography) -> None:
    """A list of hardly anything shows it, and nothing that needs more."""
    page = visit(known)
    assert len(known) == page.locator("main li:visible").count()
    assert (
        0 == page.locator(".chart, .people, [name=year]:visible, [name=category]:visible").count()
    )
