"""Reading and editing ``.bib`` files."""
