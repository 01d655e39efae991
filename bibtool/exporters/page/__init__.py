"""A publication list as one web page that needs nothing else (docs/page.md)."""

from bibtool.exporters.page.document import export, page

__all__ = ["export", "page"]
