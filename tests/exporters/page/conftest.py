"""A browser to look at pages with: Debian's Chromium, or the one named by BIBTOOL_CHROMIUM."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from bibtool.bibliography import Bibliography
from bibtool.exporters.page import page

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

Visit = Callable[..., "Page"]


@pytest.fixture(scope="package")
def browser() -> Iterator["Browser"]:
    """Start a browser without a window, or skip where there is none."""
    api = pytest.importorskip("playwright.sync_api", reason="needs playwright: the extra [browser]")
    names = ("chromium", "chromium-browser", "google-chrome")
    program = os.environ.get("BIBTOOL_CHROMIUM") or next(
        filter(None, map(shutil.which, names)), None
    )
    if program is None:
        pytest.skip("needs a browser: apt-get install chromium")
    with api.sync_playwright() as started:
        running = started.chromium.launch(executable_path=program)
        yield running
        running.close()


@pytest.fixture
def visit(browser: "Browser", tmp_path: Path) -> Iterator[Visit]:
    """Return how to open a list's page; in the end nothing may have been amiss on any."""
    amiss: list[str] = []
    contexts = []

    def look(
        known: Bibliography | Path, *, width: int = 1280, address: str = "", **choices: Any
    ) -> "Page":
        path = known if isinstance(known, Path) else tmp_path / "page.html"
        if isinstance(known, Bibliography):
            path.write_text(page(known, styles=choices.pop("styles", None)), "utf-8")
        context = browser.new_context(viewport={"width": width, "height": 900}, **choices)
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        contexts.append(context)
        context.clock.install()
        opened = context.new_page()
        opened.set_default_timeout(5_000)
        opened.on("console", lambda said: amiss.append(f"console: {said.text}"))
        opened.on("pageerror", lambda error: amiss.append(f"error: {error}"))
        opened.on("dialog", lambda dialog: amiss.append(f"dialog: {dialog.message}"))
        opened.on("request", lambda asked: amiss.append(asked.url) if not own(asked.url) else None)
        opened.goto(f"{path.as_uri()}{address}")
        return opened

    def own(url: str) -> bool:
        return url.startswith(("file:", "data:,", "blob:"))

    yield look
    for context in contexts:
        context.close()
    assert [] == amiss
