"""Papers of no author and ``.bib`` files of no user: as many as wanted, the same for every seed.

The files are as uneven as people's: several ways to lay out an entry, comments, ``@string``,
accents in LaTeX and not, some line ends of another system.
"""

import random
from collections.abc import Iterator

from benchmarks.corpus import seeded
from bibtool.identifiers import ArxivId, Doi
from bibtool.model import Record
from bibtool.names import Name

_GIVEN = (
    "Ada Bruno Carla Daniel Elena Farid Grace Hiro Ines Jan Katja Lars Mina Noah Olga Pablo Qiang "
    "Rosa Samir Tara Ulrich Vera Wei Xenia Yusuf Zora José René Zoë Łukasz Søren Nguyễn A. B. C. "
    "D. E. J. K. M. R. S. T. J.-P. M. K."
).split()
_HEADS = (
    "Al Bar Cor Dam El Fer Gar Hal Is Jan Kor Lam Mor Nor Os Pel Ros Sal Tor Var Wen Zim".split()
)
_TAILS = (
    "ani berg dal ek feld gren hov ini ker lund mann nov ovic pour quist rado son tani vik".split()
)
_PARTICLES = ("van ", "de ", "von ", "van der ")
_WORDS = (
    "adaptive bounds coupled dense effective fields galaxies hidden inverse joint kernel lattice "
    "models neural optimal phases quantum random sparse theory uniform variational weak tensor "
    "learning of the for with in and on from under between scattering transport estimation"
).split()
_ACRONYMS = "BERT GPT-4 LHC QCD U-Net PDEs MCMC SU(2) 3D mRNA TeV LLMs".split()
_FORMULAS = (
    r"$\alpha$",
    "$n$",
    r"$O(n \log n)$",
    r"$\mathbb{R}^d$",
    r"$k^2 + 1$",
    r"$B^0 \to K^{*0}$",
)
_CATEGORIES = "cs.CL cs.LG math.AP hep-ph quant-ph astro-ph.GA stat.ML cond-mat.str-el".split()
_JOURNALS = "Journal of Made Up Results|Annals of Nothing|Letters in Invention|Acta Ficta".split(
    "|"
)
_ACCENTS = str.maketrans({
    "é": r"{\'e}", "ë": r'{\"e}', "ø": r"{\o}", "Ł": r"{\L}", "ễ": r"{\~{\^e}}",
})  # fmt: skip


def records(count: int, seed: int = 7) -> Iterator[Record]:
    """Yield records with five authors on average, a few of them with hundreds, and abstracts."""
    chance = seeded(seed, "records")
    for n in range(count):
        year, month = 8 + n % 17, 1 + n // 17 % 12
        serial = 1 + n // 204
        digits = 4 if year < 15 else 5
        yield Record(
            ArxivId(f"{year:02}{month:02}.{serial:0{digits}}"),
            _title(chance),
            tuple(Name.parse(_name(chance)) for _ in range(_authors(chance))),
            published=f"20{year:02}-{month:02}-{1 + n % 28:02}",
            updated=f"20{year:02}-{month:02}-{1 + n % 28:02}",
            categories=tuple(dict.fromkeys(chance.choices(_CATEGORIES, k=1 + n % 3))),
            abstract=_abstract(chance),
            comment=f"{3 + n % 40} pages, {n % 9} figures" if n % 2 else "",
            journal_ref=f"{_JOURNALS[n % 4]} {n % 90 + 1} (20{year:02}) {n}" if n % 5 == 0 else "",
            doi=Doi.parse(f"10.9999/made.{n}") if n % 4 == 0 else None,
        )


def bib_text(count: int, seed: int = 7) -> str:
    """Return a ``.bib`` file of so many entries, none of which is a real paper."""
    chance = seeded(seed, "bib")
    blocks = [
        "% Collected over the years.\n",
        '@string{jmr = "Journal of Made Up Results"}\n@String(acta = {Acta {F}icta})\n',
        '@preamble{ "\\providecommand{\\noop}[1]{}" }\n',
    ]
    for n in range(count):
        block = chance.choice(_LAYOUTS)(n, chance)
        blocks.append(block.replace("\n", "\r\n") if n % 50 == 49 else block)
        if n % 40 == 39:
            blocks.append(f"% --- section {n // 40}: to be sorted ---\n")
        if n % 300 == 299:
            blocks.append("@comment{jabref-meta: grouping {by hand}; kept as it is}\n")
    return "\n".join(blocks)


def _entry_tidy(n: int, chance: random.Random) -> str:
    return (
        f"@article{{{_key(n)},\n"
        f"  author    = {{{_people(chance)}}},\n"
        f"  title     = {{{_title(chance)}}},\n"
        f"  journal   = {{{_JOURNALS[n % 4]}}},\n"
        f"  volume    = {{{n % 90 + 1}}},\n"
        f"  number    = {n % 12 + 1},\n"
        f"  pages     = {{{n % 700 + 1}--{n % 700 + 13}}},\n"
        f"  year      = {{{1990 + n % 34}}},\n"
        f"  doi       = {{10.9999/{'old' if n % 2 else 'new'}.{n}}},\n"
        f"  abstract  = {{{_abstract(chance, 85)}}}\n"
        "}\n"
    )


def _entry_export(n: int, chance: random.Random) -> str:
    return (
        f"@misc{{{_key(n)},\n"
        f"      title={{{_title(chance)}}}, \n"
        f"      author={{{_people(chance)}}},\n"
        f"      year={{{2008 + n % 16}}},\n"
        f"      eprint={{{8 + n % 7:02}{1 + n % 12:02}.{n % 9999 + 1:04}}},\n"
        "      archivePrefix={arXiv},\n"
        f"      primaryClass={{{chance.choice(_CATEGORIES)}}},\n"
        f"      note={{Comment: {n % 30} pages}}, \n"
        "}\n"
    )


def _entry_quoted(n: int, chance: random.Random) -> str:
    return (
        f'@InProceedings{{{_key(n)},\n\tAUTHOR = "{_people(chance).translate(_ACCENTS)}",\n'
        f'\tTITLE = "{{{_title(chance)}}}",\n'
        f'\tBOOKTITLE = "Proc. of the " # "{n % 40}th Meeting",\n'
        f'\tYEAR = {1990 + n % 34}, MONTH = jan # "~{n % 28 + 1}",\n\tPAGES = "{n}-{n + 9}"}}\n'
    )


def _entry_loose(n: int, chance: random.Random) -> str:
    return (
        f"@Book ( {_key(n)} ,\n author= {{{_people(chance).translate(_ACCENTS)}}}\n"
        f", title ={{ {_title(chance)}: {{A}} Treatise}}\n, publisher = jmr\n"
        f", year={1950 + n % 70}\n, keywords={{one; two;\n   three}}\n"
        f", url={{http://example.org/{n}}} )\n"
    )


_LAYOUTS = (_entry_tidy, _entry_tidy, _entry_export, _entry_quoted, _entry_loose)


def _key(n: int) -> str:
    return f"{_HEADS[n % 22]}{_TAILS[n % 19]}{1990 + n % 34}-{n}"


def _people(chance: random.Random) -> str:
    names = [_name(chance) for _ in range(min(_authors(chance), 30))]
    turned = (" ".join(reversed(n.rpartition(" ")[::2])).replace(" ", ", ", 1) for n in names)
    return " and ".join(names if chance.random() < 0.5 else turned)


def _authors(chance: random.Random) -> int:
    draw = chance.random()
    if draw < 0.0005:
        return chance.randint(200, 1500)
    return chance.randint(8, 30) if draw < 0.1 else chance.randint(1, 7)


def _name(chance: random.Random) -> str:
    given = chance.choice(_GIVEN) + (" " + chance.choice(_GIVEN) if chance.random() < 0.3 else "")
    family = chance.choice(_HEADS) + chance.choice(_TAILS) + chance.choice(("", "", "a", "o", "er"))
    if chance.random() < 0.1:
        family = f"{family}-{chance.choice(_HEADS)}{chance.choice(_TAILS)}"
    return f"{given} {chance.choice(_PARTICLES) if chance.random() < 0.04 else ''}{family}"


def _title(chance: random.Random) -> str:
    words = [word.capitalize() for word in chance.choices(_WORDS, k=chance.randint(4, 13))]
    if chance.random() < 0.4:
        words[chance.randrange(len(words))] = chance.choice(_ACRONYMS)
    if chance.random() < 0.1:
        words.insert(chance.randrange(len(words)), chance.choice(_FORMULAS))
    if chance.random() < 0.2:
        words[1] += ":"
        words.insert(2, "A")
    return " ".join(words)


def _abstract(chance: random.Random, most: int = 200) -> str:
    words = chance.choices(_WORDS, k=chance.randint(most // 2, most))
    if chance.random() < 0.3:
        for n in range(5, len(words), 20):
            words[n] = chance.choice(_FORMULAS)
    for n in range(0, len(words), 15):
        words[n] = words[n].capitalize()
        words[n - 1] += "."
    return " ".join(words)
