"""What a printed name is made of, as patterns: words, particles, initials, what follows them."""

import re

from bibtool.names import PARTICLES

CAPITAL = r"[^\W\d_a-zß-öø-ÿа-яё]"
PARTICLE = r"(?:(?=[a-z'’‘])(?:{}|['’‘]t|las|los|bin|ibn|[ei](?!\s{}\.)))".format(
    "|".join(sorted((p for p in PARTICLES if p.isalpha()), key=len, reverse=True)),
    CAPITAL,
)
"""Before an initial ``e`` and ``i`` are another language's "and"."""
WORD = rf"{CAPITAL}[\w'’ʼ`´¨‐-]*"
_HYPHENATED = r"(?:a[dlnrst]|el|ben|bin|ibn|abu|bar|del|della|de|da|dos|van|von|ter|la|le)-"
LAST = rf"(?:{_HYPHENATED})?{WORD}"
"""The word that ends a name: some write ``al-Rask`` and ``del-Castillo`` with a small letter."""
FAMILY = (
    rf"(?:[dl]['’]|{_HYPHENATED}|{PARTICLE}\s){{0,3}}{WORD}"
    rf"(?:\s(?:{PARTICLE}\s){{0,2}}{WORD}){{0,2}}"
)
TWO_LETTERS = r"(?:[CKPSTZ]h|[IY][aeu]|Dz|Ts|St|Wm|Md)"
INITIAL = (
    rf"(?:{CAPITAL}(?:-{CAPITAL})?|{TWO_LETTERS}(?:(?<![a-z]\s\w\w)|(?<=\band\s\w\w)))\."
    rf"(?:-[a-z]\.|\s?[dv]\.(?=\s?{CAPITAL}\.))?"
)
"""After a whole name ``Yu.`` is a family's name, and the end of the list.

Some have small letters: ``Y.-w. Lund``, ``G. d. S. Rask``.
"""
DOTTED = rf"(?:{INITIAL}[\s-]{{0,2}}){{1,5}}(?:(?![yei]\b){PARTICLE}\b\s?){{0,2}}"
SUFFIX = r"(?:,?\s(?:Jr|Sr)\b\.?|,?\s(?:II|III|IV)\b)?"
MARKS = r"[*†‡§¶∗⋆]{0,3}"
_AND = r"(?:and|AND(?=\s[A-ZÀ-Þ]\S)|&|und|y|e|a(?=\s[A-ZÀ-Þ]{2})|и)"
JOINER = re.compile(rf"\s?(?:[,;]\s?{_AND}\s|[,;]\s?|\s(?:{_AND}|et)\s(?!al\b(?!-)|otr[oa]s\b))")
USUAL_JOINER = re.compile(r", (?![a&uyeи]|AND )")
"""The commonest: nothing that "and", "&" and "und" start with stands after it."""
