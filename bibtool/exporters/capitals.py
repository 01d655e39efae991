"""Titles whose acronyms and names with inner capitals keep them in every style."""

import re
from functools import lru_cache

from bibtool.exporters.latex import Escape, encode_piece, encode_plain
from bibtool.exporters.tex import Kind, is_simple, pieces

# A word with its inner apostrophes and points (O'Brien, 3.5), joined by hyphens (GPT-4).
_LETTERS = r"(?:[^\W_][\u0300-\u036f]*)+"
_PART = rf"{_LETTERS}(?:['’.]{_LETTERS})*"
_COMPOUND = re.compile(rf"{_PART}(?:[-‐‑–/]{_PART})*")
# An article stands before a word or a formula: A Study, not Vitamin A, nor A & B.
_A_NOUN = re.compile(r"\s+(?:[\w\"'“‘(]|$)")
# Words, capitalized at most, which stand as they are; then one that is to be looked at, an article
# with what it stands before.
_WORDS = re.compile(
    r"((?>(?: ?[A-Z]?[a-z]++(?>(?:-[A-Z]?[a-z]++)*)[.,:;?!]?(?= |$))*))"
    r"( ?(?>(?:[^ ]|(?<=[A ]) )*))"
)


def title(text: str, escape: Escape = encode_plain) -> str:
    """Return a title with braces around what no style may lower-case, and no more."""
    if is_simple(text):
        return _protected(text, escape)
    parts = pieces(text)
    done = []
    for n, part in enumerate(parts):
        if part.kind is Kind.TEXT:
            done.append(_run(part.text, escape, is_first=n == 0, is_last=n == len(parts) - 1))
        elif part.kind is Kind.BRACED:
            done.append(f"{{{encode_piece(part, escape)}}}")
        else:
            done.append(encode_piece(part, escape))
    return "".join(done)


def _protected(text: str, escape: Escape) -> str:
    """Protect a text without formulas: most of its words need nothing, most others come again."""
    done = []
    for found in _WORDS.finditer(text):
        done += [found[1], _word(found[2], escape)]
    return "".join(done)


@lru_cache(maxsize=1 << 15)
def _word(text: str, escape: Escape) -> str:
    """Return a word with the blank before it, which no formula touches; titles share most."""
    return _run(text, escape, is_first=True, is_last=True)


def _run(text: str, escape: Escape, *, is_first: bool, is_last: bool) -> str:
    done = []
    end = 0
    for found in _COMPOUND.finditer(text):
        word, start = found[0], found.start()
        done.append(escape(text[end:start]))
        end = found.end()
        # Pb$_2$: what touches a formula is no word that a style may lower-case.
        glued = (not is_first and start == 0) or (not is_last and end == len(text))
        if glued and word != word.lower():
            done.append(f"{{{escape(word)}}}")
        else:
            opens = is_first and start == 0
            article = opens or (word == "A" and _A_NOUN.match(text, end) is not None)
            done.append(_compound(word, escape, article=article))
    return "".join([*done, escape(text[end:])])


def _compound(text: str, escape: Escape, *, article: bool) -> str:
    parts = re.split(r"([-‐‑–/])", text)
    needs = [_needs_braces(part, article=len(parts) == 1 and article) for part in parts]
    # One pair of braces, {GPT-4}, unless a part should follow the style: {BERT}-Based.
    if any(needs) and all(n or p == p.lower() for n, p in zip(needs, parts, strict=True)):
        return f"{{{escape(text)}}}"
    pairs = zip(needs, parts, strict=True)
    return "".join(f"{{{escape(p)}}}" if n else escape(p) for n, p in pairs)


def _needs_braces(word: str, *, article: bool) -> bool:
    if word == word.lower():
        return False
    if len(word) == 1:  # Vitamin C, U-Net
        return not article
    return any(char.isdigit() for char in word) or word[1:] != word[1:].lower()
