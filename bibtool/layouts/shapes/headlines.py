"""Headlines that run into a summary with only a space between, as in newsletters."""

import re

_CONNECTIVES = frozenset(
    "a an the of for with from to and or in on at via by without as vs than over into".split()
)
_OPENERS = frozenset(
    """this these we researchers introduces introducing proposes presents shows demonstrates
    explores investigates describes reports studies surveys develops a an the in it authors
    using building based while by although recent existing despite our to when unlike""".split()
)
_PLURALS = frozenset("this researchers authors studies surveys reports".split())
_VERB = re.compile(r"(?:is|are|was|has|have|[a-z]{3,14}s)$")
_BOLD = re.compile(r"\W{0,6}(?:\*\*|__)([^*_]{2,200})(?:\*\*|__)")
_SPACED = re.compile(r"\S[^\t]{2,160}?(?=\s{2,3}[A-Z])")
_ASKED = re.compile(r"[^.?!]{3,160}[?!](?=\s[A-Z])")
_FURTHEST = 22
_MOST = 4


def headlines(text: str) -> list[str]:
    """Return the headlines a line may begin with, likeliest first; nothing if it has no summary.

    A system's name that the summary starts with may be the title's too: ``Tina: Tiny Models``.
    """
    if bold := _BOLD.match(text):
        return [bold[1].strip(" .:")]
    words = text[:600].split()[:_FURTHEST]
    cuts = sorted([*_again(words), *_openings(words)]) or _before_verb(words)
    found = [match[0] for form in (_ASKED, _SPACED) if (match := form.match(text[:200]))]
    found += [" ".join(words[:cut]) for cut in cuts]
    if cuts and (name := _name_after(words, cuts[0])):
        found.append(f"{name}: {' '.join(words[: cuts[0]])}")
    return [title.strip(" .:–—-") for title in dict.fromkeys(found)][:_MOST]


def _again(words: list[str]) -> list[int]:
    """Return where the headline's first word comes again: ``UI-TARS UI-TARS introduces``."""
    first = words[:1]
    if not first or first[0].islower():
        return []
    return [at for at in range(1, len(words)) if words[at] == first[0]][:1]


def _openings(words: list[str]) -> list[int]:
    """Return where a capital opens a sentence: ``… Reasoning This paper``."""
    found = []
    for at in range(1, len(words) - 1):
        word, before, after = words[at].strip(","), words[at - 1], words[at + 1]
        if not word[:1].isupper() or word.casefold() not in _OPENERS:
            continue
        is_verb = word.endswith("s") and word.casefold() not in _PLURALS
        if is_verb or (
            (after[:1].islower() or word == "We")
            and before[-1:] not in ",:"
            and before.casefold() not in _CONNECTIVES
        ):
            found.append(at)
    return found[:1]


def _before_verb(words: list[str]) -> list[int]:
    """Return where the subject of the first verb may begin: ``Models | Tina is a family``."""
    for at in range(2, len(words)):
        if words[at] not in _CONNECTIVES and _VERB.match(words[at]):
            return [cut for cut in (at - 1, at - 2) if cut > 0 and words[cut][:1].isupper()]
    return []


def _name_after(words: list[str], cut: int) -> str:
    """Return the short name that the summary gives the work: its subject, or in brackets."""
    rest = words[cut : 2 * cut + 2]
    if rest[:cut] == words[:cut] and rest[cut : cut + 1] and rest[cut][0] == "(":
        return rest[cut].strip("(),.")
    if len(rest) > 1 and _VERB.match(rest[1]) and rest[0][:1].isupper() and cut > 1:
        return "" if rest[0].casefold() in _OPENERS else rest[0]
    return ""
