"""What happens to a text on its way to a page: each function wears one text, by chance given."""

import html
import random
import re
from collections.abc import Callable

from pylatexenc.latex2text import LatexNodes2Text

_MATH = re.compile(r"\$[^$]*\$")
_ACCENT = re.compile(r"\\[`'^\"~=.]")
_COMMAND = re.compile(r"\\[a-zA-Z]+\*?|\\.")
_LONG_WORD = re.compile(r"\b[a-z]{10,}\b")
_LIGATURES = (("ffi", "ﬃ"), ("ffl", "ﬄ"), ("ff", "ﬀ"), ("fi", "ﬁ"), ("fl", "ﬂ"))
_APOSTROPHE = re.compile(r"(?<=\w)['’](?=\w)")
_JOINED = re.compile(r"(?<=\w)[-‐'’](?=\w)")

Wear = Callable[[str, random.Random], str]


def cut(text: str, chance: random.Random) -> str:
    """Keep the first 200 characters, half of the time with an ellipsis."""
    begun = " ".join(text.split())[:200]
    return begun + chance.choice(("…", "…", "... Read more", ""))


def stripped(text: str, chance: random.Random) -> str:
    """Take the LaTeX out in one of the ways pages do."""
    return chance.choice((_without_math, _without_dollars, _without_commands, _unicode))(text)


def _without_math(text: str) -> str:
    return _without_commands(_MATH.sub(" ", text))


def _without_dollars(text: str) -> str:
    return text.replace("$", "")


def _without_commands(text: str) -> str:
    text = _ACCENT.sub("", text.replace("$", ""))
    return _COMMAND.sub(" ", text).translate(str.maketrans("", "", "{}"))


def _unicode(text: str) -> str:
    converter = LatexNodes2Text(math_mode="text", keep_comments=True)
    try:
        converted: str = converter.latex_to_text(text)
    except IndexError:  # a command without its argument
        return _without_commands(text)
    return converted


def damaged(text: str, chance: random.Random) -> str:
    """Apply two to four kinds of the damage that copying does, of those that the text can take."""
    left = chance.randint(2, 4)
    for wear in chance.sample(_DAMAGES, len(_DAMAGES)):
        worn = wear(text, chance)
        left -= worn != text
        text = worn
        if not left:
            break
    return text


def _curly(text: str, chance: random.Random) -> str:  # noqa: ARG001
    text = re.sub(r"``|(?<!\S)\"", "“", text)
    return re.sub(r"''|\"", "”", text).replace("'", "’").replace("`", "‘")


def _no_apostrophes(text: str, chance: random.Random) -> str:
    return _APOSTROPHE.sub(chance.choice(("", " ")), text)


def _ligatures(text: str, chance: random.Random) -> str:  # noqa: ARG001
    for letters, ligature in _LIGATURES:
        text = text.replace(letters, ligature)
    return text


def _line_breaks(text: str, chance: random.Random) -> str:
    def broken(found: re.Match[str]) -> str:
        word = found[0]
        if chance.random() > 0.15:
            return word
        place = chance.randint(3, len(word) - 3)
        return word[:place] + chance.choice(("- ", "-\n")) + word[place:]

    return _LONG_WORD.sub(broken, text)


def _entities(text: str, chance: random.Random) -> str:  # noqa: ARG001
    named = text.encode("ascii", "xmlcharrefreplace").decode()
    return html.escape(text) if named == text else named


def _dashes(text: str, chance: random.Random) -> str:  # noqa: ARG001
    text = re.sub(r"\s*---?\s*|\s+-\s+", "—", text)
    return re.sub(r"(?<=\d)-(?=\d)", "–", text)


def _hard_spaces(text: str, chance: random.Random) -> str:
    return re.sub(r"\s", lambda _: chance.choice("\xa0 \u2009 "), text)


_DAMAGES: tuple[Wear, ...] = (
    _curly,
    _no_apostrophes,
    _ligatures,
    _line_breaks,
    _entities,
    _dashes,
    _hard_spaces,
)


def misspelt(title: str, chance: random.Random) -> str:
    """Damage a title once, in one of the ways that it can be."""
    ways: list[Wear] = []
    if re.search(r"\b[A-Za-z]{6,}\b", title):
        ways.append(_slip)
    # What is left must still be a title: of one word there are too many.
    if len(title.partition(": ")[0].split()) >= 2 and ": " in title:
        ways.append(lambda text, _: text.partition(": ")[0])
    if _JOINED.search(title):
        ways.append(lambda text, chance: _JOINED.sub(chance.choice(("", " ")), text, count=1))
    return chance.choice(ways)(title, chance) if ways else title


def _slip(title: str, chance: random.Random) -> str:
    """Drop a letter of a long word, double it or swap it with the next."""
    found = chance.choice(list(re.finditer(r"\b[A-Za-z]{6,}\b", title)))
    place = chance.randint(found.start() + 1, found.end() - 3)
    one, two = title[place], title[place + 1]
    # Two equal letters would be swapped in vain.
    new = chance.choice(("", one + one, two + one if one != two else ""))
    after = 1 if new in ("", one + one) else 2
    return title[:place] + new + title[place + after :]
