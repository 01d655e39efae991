"""Entries formatted by citation styles: any CSL style, and BibTeX's own (docs/lists.md)."""

from bibtool.exporters.styles.formatting import Formatted, check, formatted
from bibtool.exporters.styles.known import KNOWN

__all__ = ["KNOWN", "Formatted", "check", "formatted"]
