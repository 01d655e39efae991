"""Lists kept fresh: what a folder of lists was made of, and what there is new of it.

All of it is pure. ``lists`` is what is remembered of a folder (docs/fresh.md), ``evidence`` says
whether a paper is somebody's, ``news`` takes in what a source answered, ``summary`` says what
changed.
"""

from bibtool.freshness.evidence import Belief, Evidence, evidence
from bibtool.freshness.lists import FILE, RESERVED, Folder, PeopleList, written
from bibtool.freshness.news import Change, Update, decided, update
from bibtool.freshness.reading import read
from bibtool.freshness.summary import as_json, body, subject

__all__ = [
    "FILE",
    "RESERVED",
    "Belief",
    "Change",
    "Evidence",
    "Folder",
    "PeopleList",
    "Update",
    "as_json",
    "body",
    "decided",
    "evidence",
    "read",
    "subject",
    "update",
    "written",
]
