"""What can go wrong.

    BibtoolError
    ├── InputError        a file or text we cannot read        (exit 2)
    ├── UnknownName       no such layout, source or format     (exit 2)
    ├── BadIdentifier     not an arXiv id or DOI               (exit 2)
    ├── SettingError      an option or variable out of range   (exit 2)
    ├── NotInstalled      a program that is asked for is not   (exit 2)
    └── SourceError       a source could not answer            (exit 3)
        ├── SourceBusy        429, 503, time-out, half an answer: may work later
        ├── SourceRefused     403, 404, no network: asking again will not help
        │   └── BadQuestion       400, 414: another question may be answered
        ├── SourceGarbled     an answer that is no complete Atom feed
        └── SourceStopped     the run's budget of requests or time is spent

A source error makes the references it was asked for ``unchecked``; it never loses the rest.
"""

from collections.abc import Iterable


class BibtoolError(Exception):
    """Any failure bibtool foresees; its text is meant for the user."""


class InputError(BibtoolError):
    """A file or text that cannot be read, with what to do about it."""


class SettingError(BibtoolError):
    """An option or environment variable with a value that is not allowed."""


class NotInstalled(BibtoolError):
    """A program or package that an extra brings; the text says how to get it."""


class BadIdentifier(BibtoolError, ValueError):
    """Text that was given as an arXiv id or DOI and is neither."""


class UnknownName(BibtoolError, LookupError):
    """A layout, source or format that is not registered; the text lists those that are."""

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        super().__init__(f"unknown {kind} {name!r}; known: {', '.join(known)}")
        self.kind = kind
        self.name = name


class SourceError(BibtoolError):
    """A source that could not answer: what was asked is unchecked, not absent."""


class SourceBusy(SourceError):
    """A source that is overloaded or unreachable; asking later may work."""


class SourceRefused(SourceError):
    """A source that rejects the question; asking the same again will not help."""


class BadQuestion(SourceRefused):
    """A question the source cannot take; a smaller or another one may be answered."""


class SourceGarbled(SourceError):
    """An answer that is not what the source promises, for example half a feed."""


class SourceStopped(SourceError):
    """A source that may be asked nothing more in this run: its budget is spent."""
