"""Reading the parameters of a query, in the real server's order and words (API notes §1.2)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from .adaptation import adapt
from .grammar import BadQuery, Node, parse

_ERRORS = "https://arxiv.org/api/errors"
_MANUAL_SORT = "https://arxiv.org/help/api/user-manual#sort"
_NEITHER = "Either a search_query or id_list must be specified for the classic API."
_SORTS = ("relevance", "lastUpdatedDate", "submittedDate")
_ORDERS = ("ascending", "descending")
_ARCHIVE = (
    r"(?:acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg"
    r"|comp-gas|cond-mat|cs|dg-ga|econ|eess|funct-an|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math"
    r"|math-ph|mtrl-th|nlin|nucl-ex|nucl-th|patt-sol|physics|plasm-ph|q-alg|q-bio|q-fin|quant-ph"
    r"|solv-int|stat|supr-con)"
)
# Searched for, not matched in full: junk around an id passes and then finds nothing (§1.4).
_ID = re.compile(
    r"(?<![\d=.])\d{4}\.\d{4,5}(?:v\d*)?"
    rf"|{_ARCHIVE}(?:\.[a-z-]{{2,}})?/\d{{2}}[01]\d{{4}}(?:v\d*)?",
    re.IGNORECASE,
)


class Refused(Exception):
    """A request the real server answers with an Atom error."""

    def __init__(self, status: int, summary: str, identifier: str = _ERRORS) -> None:
        super().__init__(summary)
        self.status = status
        self.summary = summary
        self.identifier = identifier


class Crashed(Exception):
    """A request that makes the real server fail with 500."""


@dataclass(frozen=True, slots=True)
class Query:
    """A request that passed the checks."""

    tree: Node | None
    adapted: str
    ids: tuple[str, ...]
    start: int
    max_results: int
    sort_by: str
    descending: bool


def read_query(params: Mapping[str, str], *, window_rule: bool) -> Query:
    """Check the parameters one after the other; the first that is wrong decides."""
    ids = _ids(params.get("id_list", ""))
    max_results = _count(params, "max_results", 10)
    start = _count(params, "start", 0)
    sort_by = _choice(params, "sortBy", _SORTS, "relevance")
    order = _choice(params, "sortOrder", _ORDERS, "descending")
    adapted, tree = _tree(params)
    if tree is None and not ids:
        raise Refused(400, _NEITHER)
    _check_window(start, max_results, window_rule=window_rule)
    return Query(tree, adapted, ids, start, max_results, sort_by, order == "descending")


def _ids(text: str) -> tuple[str, ...]:
    items = tuple(text.split(",")) if text else ()
    for item in items:
        if not _ID.search(item):
            summary = f"incorrect id format for {item}"
            raise Refused(400, summary, f"{_ERRORS}#{summary.replace(' ', '_')}")
    return items


def _count(params: Mapping[str, str], name: str, default: int) -> int:
    try:
        value = int(params.get(name, default))
    except ValueError:
        raise _bad_parameter(f"{name} must be an integer") from None
    if value < 0:
        raise _bad_parameter(f"{name} must be non-negative")
    return value


def _bad_parameter(summary: str) -> Refused:
    return Refused(400, summary, f"{_ERRORS}#{summary.replace(' ', '_')}")


def _choice(params: Mapping[str, str], name: str, allowed: tuple[str, ...], default: str) -> str:
    value = params.get(name, default)
    if value not in allowed:
        raise Refused(400, f"{name} must be in: {', '.join(allowed)}", _MANUAL_SORT)
    return value


def _tree(params: Mapping[str, str]) -> tuple[str, Node | None]:
    text = params.get("search_query", "")
    adapted = text if params.get("raw") == "1" else adapt(text)
    try:
        return adapted, parse(adapted)
    except BadQuery:
        raise Refused(400, f"Invalid query string: '{adapted}'") from None


def _check_window(start: int, max_results: int, *, window_rule: bool) -> None:
    """Crash where the real server's own paging arithmetic does (API notes §1.5)."""
    if max_results == 0:
        raise Crashed
    if not window_rule:
        return
    if 1 + round(start / max_results) > int(10_000 / max_results):
        raise Crashed
    if start + max_results > 10_000:
        raise Crashed
