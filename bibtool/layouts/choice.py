"""Which of several layouts a text looks most like."""

from collections.abc import Collection, Mapping

from bibtool.plugins import Layout


def best(layouts: Mapping[str, Layout], text: str, but: Collection[str] = ()) -> str:
    """Return the name of the layout that fits a text best, the first of those that tie.

    Args:
        layouts: those there are, in the order in which they go before one another.
        text: what is to be read.
        but: names of layouts that it cannot be in.
    """
    chosen, most = "", -1.0
    for name, layout in layouts.items():
        if name not in but and (fit := layout.looks_like(text)) > most:
            chosen, most = name, fit
            if most >= 1.0:  # none fits better, and the others need not look
                break
    return chosen
