"""BibTeX, as ``@misc`` entries that classic styles, natbib and biblatex all print in full.

Fields follow arXiv's own export, https://arxiv.org/bibtex; ``howpublished`` repeats the id
because the classic styles do not know ``eprint``.
"""

import re
import string

from bibtool.bibliography import Bibliography
from bibtool.exporters.latex import encode, encode_piece, encode_plain
from bibtool.exporters.tex import Kind, pieces, plain
from bibtool.exporters.wording import arxiv_label, notes
from bibtool.model import Record
from bibtool.names import Name

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
# A word with its inner apostrophes and points (O'Brien, 3.5), joined by hyphens (GPT-4).
_LETTERS = r"(?:[^\W_][\u0300-\u036f]*)+"
_PART = rf"{_LETTERS}(?:['’.]{_LETTERS})*"
_COMPOUND = re.compile(rf"{_PART}(?:[-‐‑–/]{_PART})*")
_KEY_CHARACTERS = frozenset(string.ascii_letters + string.digits + "-_:.+")


def export(bibliography: Bibliography) -> str:
    """Return a ``.bib`` file: one header line, then an entry per record, in order."""
    count = len(bibliography)
    header = f"% {count} {'entry' if count == 1 else 'entries'}, written by bibtool\n"
    return header + "".join(f"\n{entry(key, record)}" for key, record in bibliography.items())


def entry(key: str, record: Record) -> str:
    """Return one entry, ending in a newline."""
    lines = [f"@misc{{{_key(key)},"]
    lines += [f"  {name} = {value}," for name, value in _fields(record) if value not in ("", "{}")]
    return "\n".join([*lines, "}\n"])


def _fields(record: Record) -> list[tuple[str, str]]:
    month = record.published[5:7]
    known_month = month.isdecimal() and 1 <= int(month) <= 12
    cited = record.cited_id
    fields = {
        "author": authors(record),
        # Styles sort and label by this where there is no author; it is never printed.
        "key": "" if record.authors else f"arXiv:{record.arxiv_id.base}",
        "title": title(record.title),
        "year": str(record.year or ""),
        "month": _MONTHS[int(month) - 1] if known_month else "",
        "eprint": cited.versioned,
        "archivePrefix": "arXiv",
        "primaryClass": encode(record.primary_category),
        # These two are read verbatim, not typeset: never escaped.
        "doi": record.arxiv_id.doi,
        "url": cited.url,
        "howpublished": encode(arxiv_label(record)),
        "note": " ".join(encode(sentence) for sentence in notes(record)),
    }
    return [
        # The month is a macro that every style defines in its language.
        (name, value if name == "month" else f"{{{value}}}")
        for name, value in fields.items()
    ]


def _key(key: str) -> str:
    return "".join(char for char in key if char in _KEY_CHARACTERS) or "arxiv"


def title(text: str) -> str:
    """Return a title whose acronyms and names with inner capitals keep them in every style."""
    parts = pieces(text)
    done = []
    for n, part in enumerate(parts):
        if part.kind is Kind.TEXT:
            done.append(_protected(part.text, is_first=n == 0, is_last=n == len(parts) - 1))
        elif part.kind is Kind.BRACED:
            done.append(f"{{{encode_piece(part)}}}")
        else:
            done.append(encode_piece(part))
    return "".join(done)


def _protected(text: str, *, is_first: bool, is_last: bool) -> str:
    done = []
    end = 0
    for found in _COMPOUND.finditer(text):
        word, start = found[0], found.start()
        done.append(encode_plain(text[end:start]))
        end = found.end()
        # Pb$_2$: what touches a formula is no word that a style may lower-case.
        glued = (not is_first and start == 0) or (not is_last and end == len(text))
        if glued and word != word.lower():
            done.append(f"{{{encode_plain(word)}}}")
        else:
            done.append(_compound(word, at_start=is_first and start == 0))
    return "".join([*done, encode_plain(text[end:])])


def _compound(text: str, *, at_start: bool) -> str:
    parts = re.split(r"([-‐‑–/])", text)
    needs = [
        _needs_braces(part, article=len(parts) == 1 and (part == "A" or at_start)) for part in parts
    ]
    # One pair of braces, {GPT-4}, unless a part should follow the style: {BERT}-Based.
    if any(needs) and all(n or p == p.lower() for n, p in zip(needs, parts, strict=True)):
        return f"{{{encode_plain(text)}}}"
    pairs = zip(needs, parts, strict=True)
    return "".join(f"{{{encode_plain(p)}}}" if n else encode_plain(p) for n, p in pairs)


def _needs_braces(word: str, *, article: bool) -> bool:
    if word == word.lower():
        return False
    if len(word) == 1:  # Vitamin C, U-Net
        return not article
    return any(char.isdigit() for char in word) or word[1:] != word[1:].lower()


def authors(record: Record) -> str:
    """Return the author field: ``Family, Given and Family, Given``, or nothing."""
    names = [name for author in record.authors if (name := _name(author))]
    if names and not record.authors_complete:
        names.append("others")
    return " and ".join(names)


def _name(name: Name) -> str:
    family, given = _part(name.family), _part(name.given)
    if name.literal or not family or not given:
        whole = encode(name.display)
        return f"{{{whole}}}" if whole else ""
    words = plain(name.family).split(" ")
    # BibTeX would take a small word inside the family name for a particle before it.
    if len(words) > 1 and family[0] != "{" and any(word[:1].islower() for word in words):
        family = f"{{{family}}}"
    last = " ".join(filter(None, (_part(name.particle), family)))
    return ", ".join(filter(None, (last, _part(name.suffix), given)))


def _part(text: str) -> str:
    """Encode part of a name, braced whole where BibTeX would cut it."""
    latex = encode(text)
    # Hyphens and ties alone are white space to BibTeX: "F, -" would end in a comma.
    is_blank = latex and not re.search(r"\w", plain(text))
    cuts = "," in latex or is_blank or re.search(r"(?i)\band\b", plain(text))
    return f"{{{latex}}}" if cuts else latex
