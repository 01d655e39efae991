"""Lists kept fresh: what a folder of lists was made of, and what there is new of it.

All of it is pure. ``lists`` is what is remembered of a folder (docs/fresh.md), ``evidence`` says
whether a paper is somebody's, ``spoken`` what was said of that, ``membership`` puts papers on
lists, ``news`` takes in what a source answered, ``summary`` says what changed.
"""

from bibtool.freshness.evidence import Belief, Evidence, Person, evidence
from bibtool.freshness.lists import FILE, RESERVED, Folder, PeopleList, exception, written
from bibtool.freshness.membership import renewed
from bibtool.freshness.news import Change, Update, decided, update
from bibtool.freshness.reading import read
from bibtool.freshness.summary import as_json, body, subject
from bibtool.freshness.together import Noted

__all__ = [
    "FILE",
    "RESERVED",
    "Belief",
    "Change",
    "Evidence",
    "Folder",
    "Noted",
    "PeopleList",
    "Person",
    "Update",
    "as_json",
    "body",
    "decided",
    "evidence",
    "exception",
    "read",
    "renewed",
    "subject",
    "update",
    "written",
]
