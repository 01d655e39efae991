"""One kind of evidence for a record, and how sure it makes us."""

from dataclasses import dataclass

SURE = 0.9
"""From here on no further source is asked."""
MATCH = 0.75
FAIR = 0.6
"""From here on an agreeing author may make a match of it."""
CANDIDATE = 0.3
"""From here on a record is worth showing to a person."""
POSSIBLE = 0.2
"""From here on a record is worth asking for its earlier versions."""
THE_TITLE = 0.89
"""What a long title gives that is the record's: a source that has one need not have all."""
MARGIN = 0.05
CAP = 0.99
NEAR = 0.975
"""The most that a text can get which is not the very same."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """How sure one kind of evidence makes us, and in which words."""

    confidence: float
    reason: str
