"""Pages of people and groups: their references have sections of other things around them."""

from collections.abc import Callable
from functools import wraps

from bibtool.layouts.lines import sample
from bibtool.layouts.shapes.sections import other_sections

_SHARE = 0.8


def less_on_pages(looks_like: Callable[[str], float]) -> Callable[[str], float]:
    """Return what says the same of a text, and less where awards, talks or students are told.

    A reference section has none of these; what reads it would take them for entries.
    """

    @wraps(looks_like)
    def fit(text: str) -> float:
        found = looks_like(text)
        is_page = found > 0 and next(other_sections(sample(text)), 0) > 0
        return _SHARE * found if is_page else found

    return fit
