"""The words of links below a work, ``[arXiv] [code]``, and where on a line they begin."""

import re
import string

from bibtool.layouts.furniture import PICTURES
from bibtool.layouts.remembering import remembered

_LINKS = frozenset(
    line.strip()
    for line in """
    pdf | ps | html | abs | abstract | bib | bibtex | bibtext | ris | endnote | cite | citation
    paper | full paper | long paper | short paper | paper link | link | links | url | web | website
    webpage | web page | page | pages | site | homepage | home page | project | projects
    project page | project site | project website | arxiv | arxiv link | arxiv version | preprint
    arxiv preprint | doi | code | source code | codes | github | gitlab | git | repo | repository
    colab | notebook | demo | demos | local demo | live demo | app | software | toolbox | package
    library | slides | slide | poster | video | videos | talk | talks | recording | lecture | notes
    data | dataset | datasets | benchmark | model | models | weights | checkpoint | checkpoints
    hf | hugging face | huggingface | supp | suppl | supplement | supplementary | supplemental
    supplementary material | supplemental material | supplementary materials | appendix
    openreview | media | press | news | blog | blog post | blogpost | post | thread | tweet
    twitter | tweets | doc | docs | documentation | official | tf | pytorch | jax | keras | torch
    tensorflow | wandb | springer | acm | acm dl | ieee | ieee xplore | springerlink | jstor
    pubmed | pmlr | mlr | ssrn | hal | iacr | eprint | biorxiv | medrxiv | zenodo | neurips
    handout | publisher | publisher version | journal version | conference version | full version
    extended version | long version | short version | published version | final version | draft
    errata | erratum | transcript | interview | report | technical report | tech report | review
    reviews | course | book | pdf (arxiv) | official code | code & data | code and data | paper+code
    scholar | google scholar | semantic scholar | dblp | youtube | overview | summary | more | info
    details | award | awards | presentation | proceedings | mirror | local | local copy | download
    view | view pdf | view paper | pdf link | paperswithcode | papers with code | leaderboard
    hugging face page | homepage link | teaser | supplementary video | bilibili | zhihu | 论文
    journal link | article link | publisher link | preprint link | doi link
    source document | 代码 | 项目 | 链接
    """.replace("\n", "|").split("|")
    if line.strip()
)
_NEVER_WORDS = frozenset("pdf bib bibtex arxiv doi url html github supp slides".split())
LINK_WORDS = frozenset(label.split()[0] for label in _LINKS)
_ENDINGS = frozenset(label[-4:] for label in _LINKS)
_LETTERS = f"{string.ascii_letters}+&"
_LAST_WORDS = frozenset(re.split(r"[^\w]+", label.rstrip(")"))[-1] for label in _LINKS)
_LONGEST_LABEL, _LONGEST_GAP = 30, 12
_WORDS = re.compile(r"\s+|[^\w+&\s]+")
_AFTER = " |·•/,;:&[({–—-\\\t*])}.!?…"
_MOST = 12
_BETWEEN = " |·•/,;:&[({–—-\\\t*])}"
_OPEN = " |·•/,;:&[({–—-\\\t*"
_STARS = re.compile(r"\sStars?\s\d[\d.,]{0,6}[kK]?\s*$")
"""How many a repository has, where its badge was."""
_LONGEST_STARS = 20
_BUTTONS = re.compile(r"(?:\s{0,2}\[[^\W\d_][\w .&+/-]{0,20}\]){3,9}\s*$")
_FIRST_APART = ".)]!?0123456789"


def is_link_label(text: str) -> bool:
    """Return whether a text is the word of a link below a work."""
    return " ".join(text.strip(_BETWEEN + ".`_").casefold().split()) in _LINKS


def may_end_label(word: str) -> bool:
    """Return whether a label may end with a word, or a word with labels: ``pdfwebsite``."""
    last = word[len(word.rstrip(_LETTERS)) :].casefold()
    if last[-4:] not in _ENDINGS:
        return False
    return last in _LAST_WORDS or _glued_label(last, is_after_digit=True) is not None


@remembered
def without_labels(text: str) -> tuple[str, tuple[str, ...]]:
    """Return a line without the link labels at its end, and those labels, the last first.

    The first label may be glued to what stands before it: ``ECCV 2026pdfwebsite``. A word that
    nothing sets apart from the text is the text's own: ``A Guide and Code``. Pictures stand
    before labels, too, and go.
    """
    if not text.isascii():
        text = PICTURES.sub(" ", text)
    if "tar" in text[-_LONGEST_STARS:]:
        text = text[:-_LONGEST_STARS] + _STARS.sub("", text[-_LONGEST_STARS:])
    text, buttons = _without_buttons(text)
    ends, labels = _last_labels(text)
    while labels and text[: ends[-1]].strip(_BETWEEN) and not _is_apart(text, ends[-1]):
        labels.pop()
        ends.pop()
    return (text[: ends[-1]].rstrip(_OPEN) if labels else text), (*buttons, *labels)


def _without_buttons(text: str) -> tuple[str, tuple[str, ...]]:
    """Return a line without the words in brackets at its end, and these, if one is a label.

    Of three or more in a row the others are a site's own: ``[PDF] [Copy] [Row]``.
    """
    found = _BUTTONS.search(text) if text.rstrip()[-1:] == "]" else None
    inside = found[0].strip(" []").replace("]", "").split("[") if found else []
    if found is None or not found.start() or not any(map(is_link_label, inside)):
        return text, ()
    return text[: found.start()], tuple([word.strip() for word in reversed(inside)])


def without_loose_labels(text: str) -> str:
    """Return a line without labels that only spaces set apart: ``On Boats pdf bib``; else nothing.

    Most labels may be a title's words; it takes one that is not.
    """
    ends, labels = _last_labels(text)
    if not labels:
        return ""
    apart = sum(_is_apart(text, end) for end in ends[1:])
    is_loose = not (apart or _NEVER_WORDS.isdisjoint(label.casefold() for label in labels))
    return text[: ends[-1]].rstrip(_OPEN) if is_loose else ""


def _last_labels(text: str) -> tuple[list[int], list[str]]:
    """Return where a text ends without each of its last labels, and with them, and the labels."""
    end = text[-60:].rstrip(_AFTER)[-4:].casefold()
    ends = [len(text)]
    labels: list[str] = []
    if not (end in _ENDINGS or end[-3:] in _ENDINGS or end[-2:] in _ENDINGS):
        return ends, labels
    while len(labels) < _MOST and (found := _last_label(text, ends[-1])):
        labels.append(found[1])
        ends.append(found[0])
    return ends, labels


def _last_label(text: str, end: int) -> tuple[int, str] | None:
    """Return where a text that ends somewhere ends without its last label, and the label."""
    start = max(0, end - 60)
    bare = text[start:end].rstrip(_AFTER)
    if not any(bare[size:].casefold() in _ENDINGS for size in (-4, -3, -2)):
        return None
    end = start + len(bare)
    last = bare[len(bare.rstrip(_LETTERS)) :]
    if last[-4:].casefold() not in _ENDINGS:
        return None
    words = _WORDS.split(bare[-_LONGEST_LABEL:])[-3:]
    for first in range(len(words)):
        label = " ".join(words[first:])
        if label.casefold() in _LINKS and bare.endswith(label):
            return _stop(text, end - len(label)), label
    before = text[end - len(last) - 1 : end - len(last)]
    glued = _glued_label(last, is_after_digit=before.isdigit())
    return (_stop(text, end - len(glued)), glued) if glued else None


def _stop(text: str, end: int) -> int:
    """Return where what stands before a label ends."""
    tail = text[max(0, end - _LONGEST_GAP) : end]
    if rest := tail.rstrip(_BETWEEN):
        return end - len(tail) + len(rest)
    return len(text[:end].rstrip(_BETWEEN))


def _is_apart(text: str, end: int) -> bool:
    """Return whether more than a space stands between the text and the first label."""
    before = text[:end].rstrip(_BETWEEN)
    between = text[len(before) : end] + text[end : end + 4]
    between = between[: len(between) - len(between.lstrip(_BETWEEN))]
    return bool(between.strip()) or len(between) > 1 or before[-1:] in _FIRST_APART


def _glued_label(word: str, *, is_after_digit: bool) -> str | None:
    """Return the label that a word of several labels ends with: ``pdfwebsite``."""
    for size in range(min(len(word), 14), 1, -1):
        if word[-size:].casefold() in _LINKS:
            before = word[: len(word) - size]
            glued = before.casefold() in _LINKS or _glued_label(
                before, is_after_digit=is_after_digit
            )
            if (before and glued) or (not before and is_after_digit):
                return word[-size:]
    return None
