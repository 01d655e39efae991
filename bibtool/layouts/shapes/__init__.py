"""The shape that a page repeats, learned from the page itself: which lines an item has."""

from bibtool.layouts.shapes.page import NAME, looks_like, read

__all__ = ["NAME", "looks_like", "read"]
