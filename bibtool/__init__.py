"""Paste a publication page, get the right arXiv records and a bibliography."""

__version__ = "0.1.0"
