"""A ``.bib`` file held against what the sources say of its entries: findings, never guesses.

``check`` takes a file and the matches of its entries and returns their states and findings;
``fixing`` mends the safe ones; ``reports`` writes them for people and machines.
"""

from bibtool.checking.codes import CODES, Severity
from bibtool.checking.files import check
from bibtool.checking.findings import Checked, Finding, Report, State

__all__ = ["CODES", "Checked", "Finding", "Report", "Severity", "State", "check"]
