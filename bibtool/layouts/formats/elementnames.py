"""What the classes and ids of a page's elements say that they hold: a title, authors."""

import re
from collections.abc import Sequence

# It begins with a sign that is quickly found; what stands before that is looked at then.
_TITLE_IN_VALUE = re.compile(
    r"=(?:(?<=class=)|(?<=id=))[\"']?[^\"'<>]{0,200}(?:tit(?:le|re|el)|t[ií]tulo|titolo)",
    re.IGNORECASE,
)
_SUMMARY = re.compile(r"<summary[\s>]", re.IGNORECASE)
_CLASS = re.compile(r"(?:^|\s)class\s{0,9}=\s{0,9}[\"']?([^\"'<>]{1,500})", re.IGNORECASE)
_ID = re.compile(r"(?:^|\s)id\s{0,9}=\s{0,9}[\"']?([^\"'<>\s]{1,100})", re.IGNORECASE)
TITLE = re.compile(
    r"(?:[a-z]{2,20}[-_]{1,2}){0,3}[a-z]{0,12}(?:[Tt]itle|titre|titel|t[ií]tulo|titolo)"
)
NO_TITLE = re.compile(
    r"site|page|nav|menu|widget|sidebar|section|block|modal|header|footer|journal|venue|brand|tab"
    r"|sub|alt|dialog|caption|collection|search|category|group|year|head|book|panel|news|event"
    r"|talk|job|course|product",
    re.IGNORECASE,
)
AUTHORS = re.compile(
    r"(?:[a-z]{2,20}[-_]{1,2}){0,3}(?:[a-z]{0,12}authors?|contributors|creators|speakers?|presenters?"
    r"|aut(?:eurs?|or(?:en|es|i)?))(?:[-_]list)?"
)
WHERE = re.compile(
    r"(?:[a-z]{2,20}[-_]{1,2}){0,3}(?:journal|venue|year|date|periodical|conference|booktitle)"
)
ABSTRACT = re.compile(
    r"(?:[a-z]{2,20}[-_]{1,2}){0,3}[a-z]{0,8}abstract(?:[-_](?:text|full|content))?"
)


def names_title(source: str) -> bool:
    """Return whether a page has an element whose class or id says that it holds a title."""
    return bool(_TITLE_IN_VALUE.search(source) or _SUMMARY.search(source))


def classes(inner: str) -> Sequence[str]:
    """Return the classes of an element, given what stands in its tag behind the name."""
    if "class" not in inner:
        return ()
    named = _CLASS.search(inner)
    return named[1].split()[:20] if named else ()


def names_of(inner: str) -> Sequence[str]:
    """Return the classes of an element, and its id: in old pages many have the same one."""
    own = classes(inner)
    named = _ID.search(inner) if "id" in inner or "ID" in inner else None
    return (*own, named[1]) if named else own
