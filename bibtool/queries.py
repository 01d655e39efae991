"""What to ask for a reference: first what is certain, then ever looser questions.

Pure: a reference in, rounds of queries out. Phrases are runs of plain words of the reference's own
abstract, since that is what a phrase search finds; measured on a million abstracts, a window of
eight to ten words finds its paper in 99.6 to 100 % of cases and little else.
"""

import re
from collections.abc import Iterator

from bibtool.fingerprints import LONGEST, fingerprint, sketch
from bibtool.model import Query, Reference
from bibtool.words import STOP_WORDS, content_words, words

_FIRST, _SECOND, _THIRD = 1, 2, 5
"""Phrases in each round: one finds nearly every paper, more are for those it did not."""
_WIDTH = 9
_MIN_WIDTH = 5
_MIN_TITLE_RUN = 3
_MIN_HALF = 2

# A run ends where tokens of the page and of arXiv may differ: at math, apostrophes, hyphens,
# numbers, accents, TeX, brackets and at the ends of sentences.
_PLAIN = re.compile(r"[A-Za-z]{1,30}(?=[\s,;:.!?]|$)")
_TOKEN = re.compile(r"\S+")
_TITLE_BREAK = re.compile(r"""['’ʼ`"\\${}^_~]""")

# Words of every second abstract: a phrase made of them finds everybody's paper.
# A word AND-ed to others finds nothing if arXiv's index leaves it out: its 33 stop words, and ours.
ARXIV_STOP_WORDS = STOP_WORDS | {"no", "not"}
_COMMON = STOP_WORDS.union(
    """
    abstract achieve achieves across address all also although among analysis analyze any apply
    approach approaches art available based because been before between both compared consider
    current data demonstrate demonstrates different due each effective efficient existing
    experiment experimental experiments extensive finally find first framework further general
    given high however important improve improved including introduce investigate it its known
    large learning less many may method methods model models moreover most new novel number
    obtain obtained one only other our outperforms over paper particular performance present
    presented previous problem problems process propose proposed proposes provide provides
    recent recently research result results second several show shown shows significant
    significantly some state study such system systems than that these they through time trained
    training two under use used using various via well when where while within work works
    """.split()
)


def local_plan(reference: Reference) -> list[Query]:
    """Return the questions for a source at hand: by id, then by DOI, sketch and title at once."""
    marks = sketch(fingerprint(reference.abstract))
    by_text = Query(doi=reference.doi, sketch=marks, titles=reference.titles)
    return _useful([Query(arxiv_id=reference.arxiv_id), by_text])


def plan(reference: Reference) -> list[Query]:
    """Return the rounds of questions for a source far away, the most certain first.

    Empty only if there is no word to ask about.
    """
    titles = tuple(run for title in reference.titles if (run := title_run(title)))
    found = phrases(reference.abstract)
    second, third = _FIRST, _FIRST + _SECOND
    rounds = [
        Query(arxiv_id=reference.arxiv_id),
        Query(
            doi=reference.doi,
            titles=titles[:2] if found else tuple(dict.fromkeys([*reference.titles, *titles])),
            phrases=found[:second],
        ),
    ]
    if reference.abstract:
        rounds += [
            Query(phrases=found[second:third]),
            Query(phrases=found[third : third + _THIRD]),
            Query(abstract_words=rare_words(reference.abstract)[:6]),
        ]
    elif reference.titles:
        rounds += [
            Query(titles=title_parts(reference.title)),
            Query(title_words=title_words(reference.title)),
        ]
    return _useful(rounds)


def _useful(rounds: list[Query]) -> list[Query]:
    return [query for query in rounds if query != Query()]


def phrases(abstract: str) -> tuple[str, ...]:
    """Return distinctive runs of an abstract's words, best first, none overlapping another."""
    ranked = sorted(_windows(abstract), key=lambda w: (-w[0], w[1]))
    taken: list[tuple[int, int]] = []
    chosen: list[str] = []
    for _, start, end, run in ranked:
        if len(chosen) == _FIRST + _SECOND + _THIRD:
            break
        if all(end <= s or start >= e for s, e in taken):
            taken.append((start, end))
            chosen.append(" ".join(run))
    return tuple(chosen)


def _windows(abstract: str) -> Iterator[tuple[float, int, int, list[str]]]:
    """Yield (worth, first token, token after the last, words) of every usable window."""
    for start, run in _runs(abstract):
        for first in range(max(1, len(run) - _WIDTH + 1)):
            window = run[first : first + _WIDTH]
            left, right = 0, len(window)
            while left < right and window[left].lower() in STOP_WORDS:
                left += 1
            while right > left and window[right - 1].lower() in STOP_WORDS:
                right -= 1
            window = window[left:right]
            if len(window) >= _MIN_WIDTH:
                at = start + first + left
                yield worth(window), at, at + len(window), window


def _runs(abstract: str) -> Iterator[tuple[int, list[str]]]:
    """Yield (number of the first token, words) of each run of plain words in one sentence."""
    run: list[str] = []
    start = 0
    tokens = _TOKEN.findall(abstract[:LONGEST])
    for number, token in enumerate(tokens):
        plain = _PLAIN.match(token)
        whole = plain is not None and token[plain.end() :] in ("", ",", ";", ":")
        ends = plain is not None and token[plain.end() :] in (".", "!", "?")
        if plain is not None and (whole or ends):
            start = number if not run else start
            run.append(plain[0])
        if run and not whole:
            yield start, run
            run = []
    if run:
        yield start, run


def worth(window: list[str]) -> float:
    """Return how distinctive a run of words is: uncommon long words count most."""
    lowered = [word.lower() for word in window]
    uncommon = [word for word in lowered if word not in _COMMON]
    return sum(min(len(word), 12) for word in uncommon) + len(set(uncommon))


def rare_words(text: str) -> tuple[str, ...]:
    """Return a text's plain words, the least common first as far as length tells."""
    plain = {t[0].lower() for token in _TOKEN.findall(text[:LONGEST]) if (t := _PLAIN.match(token))}
    usable = plain - ARXIV_STOP_WORDS
    return tuple(sorted(usable, key=lambda w: (w in _COMMON, -len(w), w)))


def title_run(title: str) -> str:
    """Return the longest part of a title that a phrase search is sure to read as we do."""
    parts = _TITLE_BREAK.split(title)
    best = max((_whole_tokens(parts, i) for i in range(len(parts))), key=lambda p: len(words(p)))
    return best if len(words(best)) >= min(_MIN_TITLE_RUN, len(words(title))) else ""


def _whole_tokens(parts: list[str], i: int) -> str:
    """Return a part without the halves of words that were broken at its ends."""
    part = parts[i]
    if i > 0 and not part[:1].isspace():
        part = part.partition(" ")[2]
    if i < len(parts) - 1 and not part[-1:].isspace():
        part = part.rpartition(" ")[0]
    return " ".join(part.split())


def title_parts(title: str) -> tuple[str, ...]:
    """Return the halves of a title: one slip of the pen leaves the other half as it is."""
    run = title_run(title).split()
    middle = len(run) // 2
    halves = (" ".join(run[:middle]), " ".join(run[middle:]))
    return halves if all(len(content_words(half)) >= _MIN_HALF for half in halves) else ()


def title_words(title: str) -> tuple[str, ...]:
    """Return the words of a title that carry meaning and are plain tokens, in order."""
    plain = (t[0].lower() for token in _TOKEN.findall(title) if (t := _PLAIN.match(token)))
    return tuple(dict.fromkeys(w for w in plain if w not in ARXIV_STOP_WORDS and len(w) > 1))[:8]
