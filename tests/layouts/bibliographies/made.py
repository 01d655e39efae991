"""Reference lists of invented works: in the styles people cite in, wrapped as pages wrap them."""

import random
from collections.abc import Callable
from dataclasses import dataclass

GIVEN = (
    "Anna Bo Cyril Dana Emil Fatima Goran Hanna Ivan Jun Karin Li Mei-Ling Noah Olga Paul Qing "
    "Rosa Søren Tomáš Ulrike Viktor Wei Xiao Yusuf Zoë"
).split()
FAMILY = [
    *"Smith Lund Doe Abel Berg Chen Dvořák Eck Fjord García Hahn Ito Jansen Kovács Li".split(),
    *"Müller Nguyen O’Hara Petrov Quist Rossi Sato Tan Umar Vega Wu Xu Yang Zhu".split(),
    "Smith-Jones",
    "van der Berg",
    "de Vries",
]
OPENINGS = [
    "On the motion of small boats",
    "Learning to row",
    "Why lakes freeze: a study of ice",
    "Rowing-based transport across wide lakes",
    "A survey of oars and paddles",
    "What moves a boat? Evidence from three lakes",
    "LakeNet: Deep networks for lakes",
    "Towards a theory of harbours",
    "Fast and accurate estimation of waves",
    "Self-supervised navigation",
]
ENDINGS = [
    "in shallow water",
    "with applications to fishing",
    "under strong winds",
    "for autonomous vessels",
    "at finite temperature",
    "and the stability of hulls",
    "from satellite observations",
    "using variational inference",
    "by means of acoustic tomography",
    "without explicit supervision",
]
JOURNALS = [
    ("Journal of Boats", "J. Boats"),
    ("Transactions on Lake Research", "Trans. Lake Res."),
    ("Physical Review of Water", "Phys. Rev. Water"),
    ("Limnology Letters", "Limnol. Lett."),
]


@dataclass(frozen=True)
class Work:
    """An invented work."""

    authors: tuple[tuple[str, str], ...]
    title: str
    journal: tuple[str, str]
    year: int
    volume: int
    page: int
    arxiv_id: str


def works(random: random.Random, count: int) -> list[Work]:
    """Return invented works in the order of their first authors, as most lists are."""
    made = [
        Work(
            tuple(
                (random.choice(GIVEN), random.choice(FAMILY)) for _ in range(random.randint(1, 7))
            ),
            f"{opening} {random.choice(ENDINGS)}",
            random.choice(JOURNALS),
            random.randint(1995, 2024),
            random.randint(2, 90),
            random.randint(11, 900),
            f"{random.randint(15, 24)}{random.randint(1, 12):02}.{random.randint(1, 19999):05}"
            if random.random() < 0.6
            else "",
        )
        for opening in [random.choice(OPENINGS) for _ in range(count)]
    ]
    unique = {(work.title, work.authors[0]): work for work in made}
    return sorted(unique.values(), key=lambda work: work.authors[0][1].removeprefix("de "))


def initials(given: str) -> str:
    """Return ``M.-L.`` of ``Mei-Ling``."""
    return "-".join(f"{part[0]}." for part in given.split("-"))


def listed(names: list[str], last: str, between: str = ", ") -> str:
    """Return names in a row, with a word before the last."""
    if len(names) < 2:
        return names[0]
    comma = between.strip(" ") if len(names) > 2 or between == ";" else ""
    return f"{between.join(names[:-1])}{comma} {last} {names[-1]}"


def natural(work: Work) -> list[str]:
    """Return ``Anna Smith``."""
    return [f"{given} {family}" for given, family in work.authors]


def short(work: Work) -> list[str]:
    """Return ``A. Smith``."""
    return [f"{initials(given)} {family}" for given, family in work.authors]


def inverted(work: Work) -> list[str]:
    """Return ``Smith, A.``."""
    return [f"{family}, {initials(given)}" for given, family in work.authors]


def _preprint(work: Work, journal: str) -> str:
    return f"arXiv preprint arXiv:{work.arxiv_id}" if work.arxiv_id else journal


def acl(work: Work) -> str:
    """Return ``Anna Smith and Bo Lund. 2020. Title. In …``."""
    where = _preprint(
        work, f"In Proceedings of {work.journal[0]}, pages {work.page}–{work.page + 9}, Lakeside"
    )
    return f"{listed(natural(work), 'and')}. {work.year}. {_stopped(work.title)} {where}."


def natbib(work: Work) -> str:
    """Return ``Anna Smith and Bo Lund. Title. Journal, 2020.``."""
    where = _preprint(work, f"{work.journal[0]}, {work.volume}(3):{work.page}–{work.page + 9}")
    return f"{listed(natural(work), 'and')}. {_stopped(work.title)} {where}, {work.year}."


def icml(work: Work) -> str:
    """Return ``Smith, A. and Lund, B. Title. In Journal, 2020.``."""
    where = _preprint(work, f"In {work.journal[0]}, pp. {work.page}–{work.page + 9}")
    return f"{listed(inverted(work), 'and')} {_stopped(work.title)} {where}, {work.year}."


def ieee(work: Work) -> str:
    """Return ``A. Smith and B. Lund, “Title,” J., 2020.``."""
    where = _preprint(
        work, f"{work.journal[1]}, vol. {work.volume}, no. 3, pp. {work.page}–{work.page + 9}"
    )
    return f"{listed(short(work), 'and')}, “{work.title},” {where}, {work.year}."


def apa(work: Work) -> str:
    """Return ``Smith, A., & Lund, B. (2020). Title. Journal.``."""
    where = (
        f"arXiv. https://doi.org/10.48550/arXiv.{work.arxiv_id}"
        if work.arxiv_id
        else f"{work.journal[0]}, {work.volume}(3), {work.page}–{work.page + 9}."
    )
    return f"{listed(inverted(work), '&')} ({work.year}). {_stopped(work.title)} {where}"


def lncs(work: Work) -> str:
    """Return ``Smith, A., Lund, B.: Title. Journal (2020)``."""
    where = _preprint(work, f"{work.journal[0]} {work.volume}(3), {work.page}–{work.page + 9}")
    return f"{', '.join(inverted(work))}: {_stopped(work.title)} {where} ({work.year})"


def nature(work: Work) -> str:
    """Return ``Smith, A. & Lund, B. Title. J. 1, 2–3 (2020).``."""
    names = inverted(work)
    some = f"{names[0]} et al." if len(names) > 5 else listed(names, "&").replace(".,  &", ". &")
    where = (
        f"Preprint at https://arxiv.org/abs/{work.arxiv_id}"
        if work.arxiv_id
        else f"{work.journal[1]} {work.volume}, {work.page}–{work.page + 9}"
    )
    return f"{some} {_stopped(work.title)} {where} ({work.year})."


def vancouver(work: Work) -> str:
    """Return ``Smith A, Lund B. Title. J. 2020;1(2):3-4.``."""
    names = [f"{f} {initials(g).replace('.', '').replace('-', '')}" for g, f in work.authors]
    some = [*names[:6], "et al"] if len(names) > 6 else names
    where = (
        f"arXiv:{work.arxiv_id} [Preprint]. {work.year}."
        if work.arxiv_id
        else f"{work.journal[1]} {work.year};{work.volume}(3):{work.page}-{work.page + 9}."
    )
    return f"{', '.join(some)}. {_stopped(work.title)} {where}"


def jhep(work: Work) -> str:
    """Return ``A. Smith and B. Lund, Title, J. 1 (2020) 2 [id].``."""
    names = short(work)
    some = f"{', '.join(names[:4])} et al." if len(names) > 4 else listed(names, "and")
    some = some.replace(", and ", " and ")
    eprint = f" [{work.arxiv_id}]" if work.arxiv_id else ""
    return (
        f"{some}, {work.title}, {work.journal[1]} {work.volume} ({work.year}) {work.page}{eprint}."
    )


def chicago(work: Work) -> str:
    """Return ``Smith, Anna, and Bo Lund. 2020. “Title.” Journal.``."""
    (given, family), *others = work.authors
    names = [f"{family}, {given}", *(f"{g} {f}" for g, f in others)]
    where = (
        f"arXiv:{work.arxiv_id}."
        if work.arxiv_id
        else f"{work.journal[0]} {work.volume} (3): {work.page}–{work.page + 9}."
    )
    some = listed(names, "and") if len(names) != 2 else f"{names[0]}, and {names[1]}"
    return f"{some}. {work.year}. “{_stopped(work.title)}” {where}"


def mla(work: Work) -> str:
    """Return ``Smith, Anna, et al. "Title." Journal (2020).``."""
    (given, family), *others = work.authors
    some = f"{family}, {given}"
    if len(others) == 1:
        some += f", and {' '.join(others[0])}"
    elif others:
        some += ", et al"
    where = _preprint(work, f"{work.journal[0]} {work.volume}.3")
    return f'{some}. "{_stopped(work.title)}" {where} ({work.year}).'


def acm(work: Work) -> str:
    """Return ``Anna Smith and Bo Lund. 2020. Title. Journal 1, 3 (2020).``."""
    where = _preprint(work, f"{work.journal[0]} {work.volume}, 3")
    names = listed(natural(work), "and")
    return f"{names}. {work.year}. {_stopped(work.title)} {where} ({work.year})."


def harvard(work: Work) -> str:
    """Return ``Smith, A., Lund, B., 2020. Title. J. 1, 2–3.``."""
    where = _preprint(work, f"{work.journal[1]} {work.volume}, {work.page}–{work.page + 9}")
    return f"{', '.join(inverted(work))}, {work.year}. {_stopped(work.title)} {where}."


def semicolons(work: Work) -> str:
    """Return ``Smith, Anna; Lund, Bo, 2020, Title, Journal, 1, 2``."""
    names = [f"{family}, {given}" for given, family in work.authors]
    some = f"{'; '.join(names[:3])}; et al." if len(names) > 3 else "; ".join(names)
    eprint = f" (arXiv:{work.arxiv_id})" if work.arxiv_id else ""
    return (
        f"{some}, {work.year}, {work.title}, {work.journal[0]}, {work.volume}, {work.page}{eprint}"
    )


def gost(work: Work) -> str:
    """``Smith A. B., Lund C. Wide Lakes // Lake. – 2020. – С. 12.``."""
    names = ", ".join(f"{family} {initials(given)}" for given, family in work.authors)
    where = f"arXiv:{work.arxiv_id}" if work.arxiv_id else work.journal[0]
    return f"{names} {work.title} // {where}. – {work.year}. – С. {work.page}."


def german(work: Work) -> str:
    """``Anna Smith und Bo Lund: Wide Lakes. In: Lake 12 (2020), S. 12.``."""
    names = listed(natural(work), "und") if len(work.authors) < 4 else f"{natural(work)[0]} u. a."
    where = f"arXiv: {work.arxiv_id}" if work.arxiv_id else f"S. {work.page}"
    return f"{names}: {_stopped(work.title)} In: {work.journal[0]} 12 ({work.year}), {where}."


def spanish(work: Work) -> str:
    """``Smith, A. y Lund, B. (2020). Wide Lakes. Lake, 12.``."""
    names = inverted(work)
    some = f"{', '.join(names[:-1])} y {names[-1]}" if len(names) > 1 else names[0]
    where = f"arXiv:{work.arxiv_id}" if work.arxiv_id else f"{work.journal[0]}, {work.page}"
    return f"{some} ({work.year}). {_stopped(work.title)} {where}."


def mixed(work: Work) -> str:
    """``Smith, A., B. Lund, and C. Doe. 2020. “Wide Lakes.” Lake 12.``: one inverted."""
    names = [inverted(work)[0], *short(work)[1:]]
    some = f"{', '.join(names[:-1])}, and {names[-1]}" if len(names) > 1 else names[0]
    where = f"arXiv:{work.arxiv_id}" if work.arxiv_id else f"{work.journal[0]}, {work.page}"
    return f"{some.rstrip('.')}. {work.year}. “{_stopped(work.title)}” {where}."


def _stopped(title: str) -> str:
    return title if title.endswith("?") else f"{title}."


UNNUMBERED: dict[str, Callable[[Work], str]] = {
    "acl": acl,
    "natbib": natbib,
    "icml": icml,
    "apa": apa,
    "chicago": chicago,
    "harvard": harvard,
    "spanish": spanish,
    "mixed": mixed,
}
NUMBERED: dict[str, Callable[[Work], str]] = {
    **UNNUMBERED,
    "ieee": ieee,
    "lncs": lncs,
    "nature": nature,
    "vancouver": vancouver,
    "jhep": jhep,
    "mla": mla,
    "acm": acm,
    "semicolons": semicolons,
    "gost": gost,
    "german": german,
}
LABELS: dict[str, Callable[[int], str]] = {
    "brackets": lambda n: f"[{n}] ",
    "stop": lambda n: f"{n}. ",
    "parentheses": lambda n: f"({n}) ",
    "raised": lambda n: str(n).translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")),
    "bare": lambda n: f"{n} ",
    "down": lambda n: f"{200 - n}. ",
}


def wrapped(text: str, width: int, random: random.Random, *, hyphens: float = 0.0) -> list[str]:
    """Return lines no wider than so, some of them ended within a word by a hyphen."""
    lines, line = [], ""
    for word in text.split(" "):
        if line and len(line) + 1 + len(word) > width:
            room = width - len(line) - 2
            at = min(room, len(word) - 3)
            if word.isalpha() and at > 2 and random.random() < hyphens:
                lines.append(f"{line} {word[:at]}-")
                line = word[at:]
                continue
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, line]
