"""Others asked for the same items on the same server: one request for each item.

``arxiv`` is the package of that name (``pip install arxiv``), asked for a title as its users do;
the baseline is the plainest thing that could work. Both take the first hit.
"""

import importlib.metadata
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import defusedxml.ElementTree
import requests

from benchmarks.corpus import Corpus
from benchmarks.itemsets import Item
from benchmarks.measure import is_twin
from tests.arxiv_server import ArxivServer

PACKAGE = "arxiv"
SETS = ("full", "titles", "damaged-titles", "absent-titles", "decoy-titles")
_PHRASE = 8
_ENTRY_ID = "{*}entry/{*}id"

Ask = Callable[[Item], str | None]
"""Returns the id of the first hit."""


@dataclass(frozen=True, slots=True)
class Rival:
    """What another came to with a set of items."""

    name: str
    right: int
    wrong: int
    nothing: int
    requests: int
    seconds: float


def rivals(name: str, items: Sequence[Item], server: ArxivServer, corpus: Corpus) -> list[Rival]:
    """Ask the others for the items of a set."""
    with requests.Session() as session:
        found = [_rival("one request per item", items, _baseline(server, session), server, corpus)]
    package = _package(server)
    if package is not None and name != "full":
        found.append(_rival(f"arxiv {_version()}", items, package, server, corpus))
    return found


def is_installed() -> bool:
    """Whether the package can be asked."""
    try:
        importlib.import_module(PACKAGE)
    except ImportError:
        return False
    return True


def _rival(
    name: str, items: Sequence[Item], ask: Ask, server: ArxivServer, corpus: Corpus
) -> Rival:
    server.reset()
    begun = time.perf_counter()
    found = [ask(item) for item in items]
    seconds = time.perf_counter() - begun
    right = wrong = 0
    for item, got in zip(items, found, strict=True):
        if got == item.origin.id:
            right += 1
        elif got is not None and not is_twin(item, corpus.papers[got]):
            wrong += 1
    return Rival(name, right, wrong, found.count(None), len(server.requests), seconds)


def _version() -> str:
    return importlib.metadata.version(PACKAGE)


def _package(server: ArxivServer) -> Ask | None:
    """Return how to ask the package, pointed at the server and told not to wait."""
    if not is_installed():
        return None
    package: Any = importlib.import_module(PACKAGE)
    client = package.Client(delay_seconds=0)
    client.query_url_format = f"{server.url}?{{}}"

    def ask(item: Item) -> str | None:
        title = item.text.replace('"', "")
        search = package.Search(query=f'ti:"{title}"', max_results=1)
        try:
            hit = next(client.results(search), None)
        except package.ArxivError:
            return None
        return None if hit is None else _bare(hit.entry_id)

    return ask


def _baseline(server: ArxivServer, session: requests.Session) -> Ask:
    def ask(item: Item) -> str | None:
        words = item.text.replace('"', "").split()
        phrase = " ".join(words if item.is_title else words[:_PHRASE])
        query = f'{"ti" if item.is_title else "abs"}:"{phrase}"'
        parameters: dict[str, str] = {"search_query": query, "max_results": "1"}
        answer = session.get(server.url, params=parameters, timeout=60)
        if answer.status_code != 200:
            return None
        found = defusedxml.ElementTree.fromstring(answer.content).find(_ENTRY_ID)
        return None if found is None else _bare(found.text or "")

    return ask


def _bare(address: str) -> str:
    """Return the id in the address of an entry, without its version."""
    return re.sub(r"v\d+$", "", address.partition("/abs/")[2])
