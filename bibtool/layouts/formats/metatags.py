"""What the head of a page says of the work that it is about."""

import re

from bibtool.layouts.formats.htmltokens import Token

_META = re.compile(r"(?:citation_|dc\.|dcterms\.|prism\.)\w", re.IGNORECASE)


def said_of_work(token: Token) -> list[tuple[str, str, Token]]:
    """Return the name and the content of a ``meta`` tag, if it speaks of a work."""
    values = token.attributes
    name, content = values.get("name") or values.get("property") or "", values.get("content")
    return [(name.lower(), content, token)] if content and _META.match(name) else []
