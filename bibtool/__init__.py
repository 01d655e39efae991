"""bibtool."""
