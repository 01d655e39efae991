"""A user's ``.bib`` file: read with every position kept, and edited without touching the rest.

To read one: ``read(text)``; to turn a file's bytes into text and back: ``encoding``; what work an
entry is: ``identity``; to change it: ``edit``.
"""

from bibtool.bibfile.blocks import BibFile, Block, Entry, Field, Problem
from bibtool.bibfile.reading import read

__all__ = ["BibFile", "Block", "Entry", "Field", "Problem", "read"]
