"""Words that say where a work appeared, as references have them and few titles."""

import re

_VENUE = re.compile(
    r"\b(?:arxiv|preprint|corr|proceedings|proc\.|conference|journal|workshop|transactions"
    r"|neurips|nips|icml|iclr|cvpr|iccv|eccv|acl|emnlp|naacl|aaai|ijcai|kdd|in press"
    r"|phys\.|rev\.|lett\.|vol\.|pp\.)(?!\w)|^in\s"
)
"""In small letters: to look for these in either case takes three times as long."""


def names_a_venue(text: str) -> bool:
    """Return whether such a word is anywhere in a text."""
    return _VENUE.search(text.lower()) is not None


def starts_with_venue(text: str) -> bool:
    """Return whether a text starts with such a word."""
    return _VENUE.match(text.lower()) is not None
