"""A page as lines of a few columns, in an order that is learned from the page.

A hidden Markov model with fixed notions of what a title, authors or a venue look like. Which
follows which, and how each is set on this page, comes from the page, by a few rounds of reading
it and counting. Lines of no item are a state too: what fits no column stays there.
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from operator import add

from bibtool.layouts.shapes.kinds import KINDS
from bibtool.layouts.shapes.look import Seen

NONE, TITLE, MORE, AUTHORS, VENUE, LINKS, BLURB = STATES = range(7)
_ROUNDS = 4
_PRIOR = 6.0  # how many lines of evidence the notions below are worth, for each state
_STYLE_PRIOR = 4.0
_UNLIKELY = -9.0
_MOST_GAIN = 1.5
_MOST_STEPS = 20_000
# How likely each kind of line is in each state, as logarithms: none, title, more, authors, venue,
# links, blurb.
_LOOKS = {
    "rule": (-2, -9, -9, -8, -6, -1, -5),
    "heading": (-0.5, -5, -9, -9, -7, -6, -8),
    "year": (-3, -9, -9, -9, -1, -2, -8),
    "labels": (-3, -9, -9, -9, -4, -0.7, -8),
    "menu": (-1, -6, -9, -7, -4, -2, -8),
    "id": (-4, -6, -9, -9, -3, -1, -6),
    "field": (-4, -6, -9, -5, -3, -1.2, -2.5),
    "names": (-4, -6, -9, -0.5, -6, -8, -8),
    "name": (-2.5, -4, -9, -2, -4, -7, -8),
    "venue": (-4, -4.8, -9, -6, -0.7, -5, -6),
    "venueish": (-4, -3.5, -9, -6, -2, -5, -6),
    "award": (-5, -9, -9, -7, -1.5, -2, -6),
    "citation": (-5, -1.2, -9, -5, -5, -8, -5),
    "titled": (-4.5, -1, -9, -8, -4, -6, -7),
    "prose": (-2.5, -5.5, -6, -9, -9, -9, -0.5),
    "sentence": (-2.5, -3.5, -6, -8, -6, -8, -1.2),
    "news": (-0.7, -6, -9, -9, -6, -9, -3.5),
    "bio": (-0.7, -7, -9, -9, -8, -9, -3),
    "contact": (-1, -7, -9, -6, -4.5, -6, -3.5),
    "short": (-2, -5, -9, -5.5, -4, -4, -7),
    "title": (-4.5, -0.7, -5, -6, -4.5, -8, -5),
    "more": (-5, -5, -0.7, -4.5, -4, -6, -2.5),
    "credits": (-4, -4, -9, -0.5, -2.5, -6, -7),
    "headed": (-2.5, -4, -6, -9, -9, -9, -0.5),
    "tags": (-5, -9, -9, -9, -4, -0.7, -6),
}
_EMISSIONS = [[float(_LOOKS[kind][state]) for kind in KINDS] for state in STATES]
# How often each state follows each, in parts of a hundred, before anything is known of the page.
_ORDER = (
    (70, 25, 0, 3, 1, 1, 0.5),
    (5, 20, 4, 40, 10, 12, 12),
    (5, 20, 10, 30, 10, 15, 10),
    (4, 20, 0.5, 10, 35, 18, 14),
    (6, 38, 0.3, 8, 10, 28, 10),
    (8, 40, 0.1, 4, 8, 30, 10),
    (8, 38, 0.1, 2, 4, 18, 30),
)
_GAPS = (0.6, 0.25, 0.15)

_Trait = tuple[int, str | int]
"""Which of its traits, and what it is."""


@dataclass(slots=True)
class Shape:
    """What is known of a page: which state follows which, after what gap, and how each is set."""

    follows: list[list[list[float]]]
    """For each gap, and each state, the logarithm of how likely each state comes next."""
    styles: list[dict[_Trait, float]]
    """For each state, the logarithm of how much likelier each trait is than on the whole page."""
    looks: list[list[float]]
    """For each state, the logarithm of how likely each kind of line is."""

    def scores(self, seen: Seen) -> list[float]:
        """Return how well a line fits each state."""
        traits = _traits(seen)
        return [
            looks[seen.kind] + sum(style.get(trait, 0.0) for trait in traits)
            for looks, style in zip(self.looks, self.styles, strict=True)
        ]


def _traits(seen: Seen) -> tuple[_Trait, ...]:
    return (0, seen.mark), (1, seen.end), (2, seen.indent), (3, seen.size)


def learn(page: Sequence[Seen], eagerness: float = 0.0) -> Shape:
    """Return the shape of a page, from a few rounds of reading it.

    The more ``eagerness``, the more lines the first reading takes for items; those that are like
    no others go later.
    """
    shape = Shape(_follows(Counter()), [{} for _ in STATES], [list(row) for row in _EMISSIONS])
    common: Counter[_Trait] = Counter()
    for seen, count in Counter(page).items():
        _count(common, seen, count)
    shape.looks[NONE] = [look - eagerness for look in shape.looks[NONE]]
    for _ in range(_ROUNDS):
        states = decode(page, shape)
        shape = _counted(page, states, common)
    return shape


def _counted(page: Sequence[Seen], states: Sequence[int], common: Counter[_Trait]) -> Shape:
    gaps = [seen.gap for seen in page]
    steps = Counter(zip(gaps, [NONE, *states], states, strict=False))
    kinds: list[Counter[int]] = [Counter() for _ in STATES]
    traits: list[Counter[_Trait]] = [Counter() for _ in STATES]
    # Most lines look like others: each look is counted at once.
    for (seen, state), count in Counter(zip(page, states, strict=True)).items():
        kinds[state][seen.kind] += count
        _count(traits[state], seen, count)
    styles = [
        _style(traits[state], kinds[state].total(), common, len(page)) if state else {}
        for state in STATES
    ]
    looks = [_looks(kinds[state], state) if state else _EMISSIONS[0] for state in STATES]
    return Shape(_follows(steps), styles, looks)


def _count(traits: Counter[_Trait], seen: Seen, count: int) -> None:
    """Count the traits of so many lines that look the same."""
    for trait in _traits(seen):
        traits[trait] += count


def _style(
    own: Counter[_Trait],
    count: int,
    common: Counter[_Trait],
    total: int,
) -> dict[_Trait, float]:
    """Return how much likelier traits are in a state than on the page."""
    return {
        trait: math.log(
            (own[trait] + _STYLE_PRIOR * n / total) / (count + _STYLE_PRIOR) / (n / total)
        )
        for trait, n in common.items()
    }


def _looks(own: Counter[int], state: int) -> list[float]:
    prior = [math.exp(score) for score in _EMISSIONS[state]]
    total = sum(prior)
    count = own.total() + _PRIOR
    return [
        # A page may make a kind likelier in a state, but never one that it cannot be.
        max(score, min(math.log((own[kind] + _PRIOR * p / total) / count), score + _MOST_GAIN))
        for kind, (score, p) in enumerate(zip(_EMISSIONS[state], prior, strict=True))
    ]


def _follows(steps: Counter[tuple[int, int, int]]) -> list[list[list[float]]]:
    follows: list[list[list[float]]] = [[[] for _ in STATES] for _ in _GAPS]
    for above in STATES:
        row = _ORDER[above]
        whole = sum(row)
        seen = sum(steps[gap, above, state] for gap in range(3) for state in STATES)
        for gap, share in enumerate(_GAPS):
            follows[gap][above] = [
                math.log(
                    (steps[gap, above, state] + _PRIOR * share * row[state] / whole + 1e-4)
                    / (seen + _PRIOR)
                )
                for state in STATES
            ]
    return follows


def decode(page: Sequence[Seen], shape: Shape) -> list[int]:
    """Return the likeliest state of each line."""
    steps = _Steps(shape)
    best = steps.start
    come_from: list[bytes] = []
    for seen in page:
        step = best.steps.get(seen)
        best, origins = step or steps.after(best, seen)
        come_from.append(origins)
    steps.forget()
    states = [0] * len(page)
    state = best.scores.index(max(best.scores))
    for at in range(len(page) - 1, -1, -1):
        states[at] = state
        state = come_from[at][state]
    return states


_Scores = tuple[float, ...]


class _Place:
    """How well each state goes with the lines so far, and the known steps from there on."""

    __slots__ = ("scores", "steps")

    def __init__(self, scores: _Scores) -> None:
        self.scores = scores
        self.steps: dict[Seen, tuple[_Place, bytes]] = {}


class _Steps:
    """From how well each state goes with the lines so far to how well with one line more.

    A page that repeats a shape comes back to the same few scores: these steps are kept.
    """

    def __init__(self, shape: Shape) -> None:
        self.start = _Place((0.0, *[_UNLIKELY] * (len(STATES) - 1)))
        self._shape = shape
        self._fits: dict[Seen, list[float]] = {}
        # For each gap and each state, the ways into it.
        self._into = [list(zip(*rows, strict=True)) for rows in shape.follows]
        self._places: dict[_Scores, _Place] = {}

    def after(self, best: _Place, seen: Seen) -> tuple[_Place, bytes]:
        """Return the place after a line, and which state each of its scores comes from."""
        scores, origins = self._step(best.scores, seen)
        place = self._places.get(scores)
        if place is None:
            if len(self._places) > _MOST_STEPS:
                self.forget()
            place = self._places[scores] = _Place(scores)
        step = best.steps[seen] = place, origins
        return step

    def forget(self) -> None:
        """Let go of all places, which lead to one another in circles."""
        for place in self._places.values():
            place.steps.clear()
        self._places.clear()

    def _step(self, best: _Scores, seen: Seen) -> tuple[_Scores, bytes]:
        fit = self._fits.get(seen)
        if fit is None:
            fit = self._fits[seen] = self._shape.scores(seen)
        origins = []
        scores = []
        for own, ways in zip(fit, self._into[seen.gap], strict=True):
            ahead = list(map(add, best, ways))
            top = max(ahead)
            origins.append(ahead.index(top))
            scores.append(top + own)
        highest = max(scores)
        return tuple([score - highest for score in scores]), bytes(origins)
