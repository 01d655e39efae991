"""Bibliographies: reference sections, publication lists of CVs, and Google Scholar's lists."""
