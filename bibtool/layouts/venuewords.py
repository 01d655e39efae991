"""Words that say where a work appeared, as references have them and few titles."""

import re

_WORDS = (
    r"(?:arxiv|preprint|corr|proceedings|proc\.|conference|journal|workshop|transactions"
    r"|neurips|nips|icml|iclr|cvpr|iccv|eccv|acl|emnlp|naacl|aaai|ijcai|kdd|in press"
    r"|phys\.|rev\.|lett\.|vol\.|pp\.)(?!\w)"
)
"""In small letters: to look for these in either case takes three times as long."""
_VENUE = re.compile(rf"\b{_WORDS}|^in\s")
_MAY_NAME = re.compile(_WORDS)  # anywhere: nearly no line has one, and that is told twice as fast


def names_a_venue(text: str) -> bool:
    """Return whether such a word is anywhere in a text."""
    low = text.lower()
    may_name = _MAY_NAME.search(low) or low[:2] == "in"
    return bool(may_name) and _VENUE.search(low) is not None


def starts_with_venue(text: str) -> bool:
    """Return whether a text starts with such a word."""
    return _VENUE.match(text.lower()) is not None
