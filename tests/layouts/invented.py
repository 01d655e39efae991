"""Invented works, and pages that list them in many shapes: what a test knows the truth of."""

import random
from collections.abc import Callable
from dataclasses import dataclass

_GIVEN = (
    "Anna Bo Cy Dana Erik Fay Gus Hana Ivan June Karl Lea Mia Nils Olga Pia Rui Sven Tove".split()
)
_FAMILY = (
    "Smith Lund Doe Berg Hartley Okafor Tanaka Silva Novak Keller Moreau Rossi Kowalski Andersson"
    " Petrov Garcia Nguyen Kim Zhang"
).split()
_ADJECTIVES = (
    "Small Wide Robust Fast Hidden Sparse Deep Convex Random Quantum Scalable Efficient Stable"
).split()
_NOUNS = (
    "Boats Lakes Oars Winds Tides Harbours Currents Sails Anchors Rivers Graphs Lattices Maps"
).split()
_FORMS = (
    "{a} {n} for {a2} {n2}",
    "On the Shape of {a} {n} and {n2}",
    "{n}Net: {a} Learning of {n2} from {a2} {n3}",
    "Towards {a} {n} without {n2}",
    "How {a} Are {n}? A Study of {n2}",
    "Rowing {a} {n} against the {n2}: Theory and Practice",
    "A {a} Model of {n} in {a2} {n2}",
)
_VENUES = (
    "Lake Conference on Rowing (LACOR)",
    "Journal of Boats and Rivers",
    "Advances in Neural Lake Systems (NeurLake)",
    "International Conference on Small Craft (ICSC)",
    "Transactions on Water",
)
_ACRONYMS = "LACOR ICSC NeurLake WATERS JBR".split()
_SENTENCES = (
    "We row {a} boats over {a2} lakes and measure what the wind does to them.",
    "Our model of {n} is trained on logs of three summers and needs no map.",
    "We prove that {n} are {a} whenever the lake is wide, and that this is best possible.",
    "In trials on three lakes our boats arrive before those that fight the wind.",
    "The gap grows with the width of the lake, as we show for {n} and {n2}.",
)


@dataclass(frozen=True)
class Work:
    """An invented work."""

    title: str
    authors: tuple[str, ...]
    venue: str
    acronym: str
    year: int
    arxiv_id: str
    abstract: str
    blurb: str


def works(chance: random.Random, count: int) -> list[Work]:
    """Return so many works with titles of their own."""
    made: dict[str, Work] = {}
    while len(made) < count:
        title = _filled(chance, chance.choice(_FORMS))
        made.setdefault(title, _work(chance, title, 2301 + len(made) % 12))
    return list(made.values())


def _filled(chance: random.Random, form: str) -> str:
    a, a2 = chance.sample(_ADJECTIVES, 2)
    n, n2, n3 = chance.sample(_NOUNS, 3)
    return form.format(a=a, a2=a2, n=n, n2=n2, n3=n3)


def _work(chance: random.Random, title: str, number: int) -> Work:
    given = chance.sample(_GIVEN, 6)
    family = chance.sample(_FAMILY, 6)
    names = [f"{g} {f}" for g, f in zip(given, family, strict=True)]
    sentences = chance.sample(_SENTENCES, 5) * 2
    return Work(
        title,
        tuple(names[: chance.choice([1, 2, 2, 3, 3, 4, 6])]),
        chance.choice(_VENUES),
        chance.choice(_ACRONYMS),
        chance.randint(2009, 2025),
        f"{number}.{chance.randint(10000, 99999)}",
        " ".join(_filled(chance, sentence).lower().capitalize() for sentence in sentences),
        _filled(chance, sentences[0]),
    )


def short(name: str) -> str:
    """Return a name with an initial."""
    given, family = name.split()
    return f"{given[0]}. {family}"


def joined(names: tuple[str, ...], last: str = ", ") -> str:
    """Return names in a row, the last joined by a word."""
    return last.join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]


Shape = Callable[[random.Random, Work], str]
_LINKS = ("arxiv | code", "arxiv", "pdf | code | slides", "arxiv | site", "paper | video | bibtex")


def lines_below(chance: random.Random, work: Work) -> str:
    """Title, authors, venue, year, links; the venue or links may be missing."""
    award = chance.choice(["", "", " (Oral)"])
    lines = [work.title + award, joined(work.authors)]
    if chance.random() < 0.8:
        lines += [f"{work.venue}.", str(work.year)]
    return "\n".join([*lines, chance.choice(_LINKS)]) + "\n"


def blank_between(chance: random.Random, work: Work) -> str:
    """Title, authors and venue apart, as cards are."""
    stop = chance.choice(["", "."])
    links = chance.choice(["DOIarXiv Abstract BibTeX", "arXiv Abstract BibTeX"])
    venue = chance.choice(["", work.venue])
    return (
        f"{work.title}{stop}\n\n{joined(work.authors, ', and ')}\n\n{work.year}•{venue}\n{links}\n"
    )


def with_whom(chance: random.Random, work: Work) -> str:
    """Title with a label, fellow authors, one venue or two, many blank lines."""
    more = f"\n{work.venue}, {work.year + 1}" if chance.random() < 0.3 else ""
    who = joined(work.authors, " and ")
    return f"{work.title}. [pdf]\nWith {who}.\n{work.venue}, {work.year}{more}\n\n\n\n\n"


def with_blurb(chance: random.Random, work: Work) -> str:
    """Indented title, authors over two lines, venue, links, a sentence."""
    half = (len(work.authors) + 1) // 2
    first, rest = work.authors[:half], work.authors[half:]
    who = ", ".join(first) + (",\n" + ", ".join(rest) if rest else "")
    links = chance.choice(["project page / video / arXiv", "arXiv / code", "project page"])
    return f"\t{work.title}\n{who}\n{work.acronym}, {work.year}\n{links}\n{work.blurb}\n"


def one_line(chance: random.Random, work: Work) -> str:
    """Short names first, all on one line, blank lines between."""
    who = joined(tuple(map(short, work.authors)), ", and ")
    links = chance.choice(["[pdf] [arxiv] [code]", "[pdf]", "[pdf] [bib]"])
    return f"{who}, {work.title}, {work.acronym}, {work.year}. {links}\n\n"


def authors_above(chance: random.Random, work: Work) -> str:
    """Authors, then the title, then where."""
    links = chance.choice(["[pdf] [code]\n", ""])
    return f"{joined(work.authors)}\n{work.title}\n{work.venue}, {work.year}\n{links}\n"


def glued(chance: random.Random, work: Work) -> str:
    """All on one line without separators."""
    award = chance.choice(["", "(ORAL)"])
    labels = chance.choice(["arxiv|code", "arxiv", "arxiv|bibtex|slides"])
    who = ", ".join(work.authors[:-1]) + "," + work.authors[-1] if work.authors[1:] else ""
    return f"{work.title}{award}{who or work.authors[0]}{work.venue}.{work.year}{labels}\n"


def bold_lines(chance: random.Random, work: Work) -> str:
    """Markdown: bold title, authors in italics, venue with the link, the day."""
    code = chance.choice(["", " [[Github](https://github.com/x/y)]"])
    link = f"[[Paper](https://arxiv.org/abs/{work.arxiv_id})]"
    who = joined(work.authors)
    day = f"3 Oct {work.year}"
    return f"**{work.title}** \\\n*{who}* \\\narXiv {work.year}. {link}{code} \\\n{day}\n\n"


def rendered_lines(chance: random.Random, work: Work) -> str:
    """The same as a browser shows it."""
    links = chance.choice(["[Paper]", "[Paper] [Github]"])
    return (
        f"{work.title}\n{joined(work.authors)}\narXiv {work.year}. {links}\n3 Oct {work.year}\n\n"
    )


def numbered_markdown(_chance: random.Random, work: Work) -> str:
    """Markdown: number, bold title, venue, link; the authors indented below."""
    link = f"[paper](https://arxiv.org/pdf/{work.arxiv_id}.pdf)"
    who = joined(work.authors)
    return f"1. **{work.title}.** {work.acronym} {work.year}. {link}\n\n    *{who}.*\n\n"


def rendered_numbered(_chance: random.Random, work: Work) -> str:
    """The same as a browser shows it."""
    return f"{work.title}. {work.acronym} {work.year}. paper\n\n{joined(work.authors)}.\n\n"


def linked_bullet(chance: random.Random, work: Work) -> str:
    """Markdown: a bullet with a link and what follows."""
    who = f", {work.authors[0].split()[1]} et al., {work.acronym} {work.year}"
    code = chance.choice(["", " | [github](https://github.com/x/y)"])
    return f"- [{work.title}](https://arxiv.org/abs/{work.arxiv_id}){who}{code}\n"


def bold_and_fields(chance: random.Random, work: Work) -> str:
    """Markdown: bold title, bullets of links below."""
    code = chance.choice(["", "- Code: https://github.com/x/y\n"])
    page = chance.choice(["", "- Homepage: https://x.github.io/y/\n"])
    return f"**{work.title}**\n\n{page}- Paper: https://arxiv.org/abs/{work.arxiv_id}\n{code}\n"


def tabbed_row(chance: random.Random, work: Work) -> str:
    """A rendered table's row."""
    stars = chance.randint(1, 3000)
    return f"{work.title}\t{work.acronym} {work.year}\tcode\t{stars}\n"


def broken_row(chance: random.Random, work: Work) -> str:
    """A rendered table's row, broken by a picture."""
    code = chance.choice(["Github", "-"])
    demo = chance.choice(["Demo", "Local Demo", "-"])
    return f"\n{work.title}\n\t{work.acronym}\t{work.year}-03-01\t{code}\t{demo}\n"


def table_row(chance: random.Random, work: Work) -> str:
    """Markdown: a table's row."""
    link = f"[{work.arxiv_id}](http://arxiv.org/abs/{work.arxiv_id})"
    code = chance.choice(["null", "**[link](https://github.com/x/y)**"])
    day = f"2024-05-0{chance.randint(1, 9)}"
    return f"|**{day}**|**{work.title}**|{work.authors[0]} et.al.|{link}|{code}|\n"


def nicknamed(chance: random.Random, work: Work) -> str:
    """A nickname, then the title in quotes."""
    links = chance.choice(["[Paper][Code]", "[Paper]", "[Paper][Website]"])
    nick = work.title.split()[1].strip(":?").upper()
    return f'{nick}: "{work.title}", {work.acronym}, {work.year} (Row Lab). {links}\n'


def folded(chance: random.Random, work: Work) -> str:
    """Title, authors, links, the button of a fold."""
    venue = f"{work.acronym} {work.year}\n" if chance.random() < 0.5 else ""
    links = chance.choice(["[arXiv] [code]", "[arXiv]", "[site] [arXiv] [TIME]"])
    return f"{work.title}\n{joined(work.authors)}\n{venue}\n{links}\n+\n"


def unfolded(chance: random.Random, work: Work) -> str:
    """The same with the abstract shown."""
    links = chance.choice(["[arXiv] [code]", "[arXiv]"])
    return f"{work.title}\n{joined(work.authors)}\n\n{links}\n-\n{work.abstract}\n"


def bracketed_venue(_chance: random.Random, work: Work) -> str:
    """Authors, title, venue in brackets."""
    who = ", ".join(f"{short(name)}*" for name in work.authors)
    return f"{who}, {work.title}, ({work.acronym} {work.year}) [Link, PDF (arXiv), code]\n\n"


def bare_title(_chance: random.Random, work: Work) -> str:
    """Nothing but the title."""
    return f"{work.title}\n"


def dated_summary(_chance: random.Random, work: Work) -> str:
    """The day, a tab and the title; who; an editor's summary."""
    return (
        f"07-2{work.year % 10}\t{work.title}\nInstitution: Row Lab, Lake University\n"
        f"This work by the Row Lab presents boats that row by themselves: {work.blurb.lower()} "
        "The authors release all code, and show how it runs on any lake.\n"
    )


def badged(chance: random.Random, work: Work) -> str:
    """A badge of the venue above, then title, authors, the venue in full, buttons."""
    buttons = chance.choice(["Abs PDF Code", "Abs arXiv Bib HTML PDF Code Poster", "HTML"])
    who = joined(work.authors, ", and ")
    return f"{work.acronym}\n{work.title}\n{who}\nIn {work.venue}, {work.year}\n{buttons}\n\n"


def monthly(chance: random.Random, work: Work) -> str:
    """Title, authors, month and year beside the kind of work, buttons."""
    who = joined(tuple(map(short, work.authors)))
    what = chance.choice(["Conference", "Journal", "Preprint"])
    return f"{work.title}\n{who}\nMarch {work.year} {what}\nPDF Cite Code Project\n"


def with_coauthors(chance: random.Random, work: Work) -> str:
    """Title, fellow authors in brackets, journal and year, on one line."""
    who = f" (with {joined(work.authors, ' and ')})"
    links = chance.choice(["", " [PDF] [Slides]"])
    return f'"{work.title}"{who}, {work.venue}, {work.year}.{links}\n\n'


def physicists(chance: random.Random, work: Work) -> str:
    """Initials, quoted title, volume and page, id."""
    who = joined(tuple(map(short, work.authors)), " and ")
    place = f"Phys. Rev. D {chance.randint(60, 110)}, {chance.randint(10000, 90000)} ({work.year})"
    number = chance.choice(["", f" [arXiv:{work.arxiv_id}]"])
    return f'{who}, "{work.title}", {place}{number}.\n'


def card(chance: random.Random, work: Work) -> str:
    """Title, authors, volume and pages, with blank lines between the cards."""
    where = f"{work.venue} {chance.randint(1, 40)}, {chance.randint(1, 900)} ({work.year})"
    links = chance.choice(["\nPDF | Code", "\nPDF", ""])
    return f"{work.title}\n{joined(work.authors)}\n{where}{links}\n\n"


def counted_down(chance: random.Random, work: Work) -> str:
    """Authors, title in italics as plain text, where."""
    who = joined(tuple(map(short, work.authors)), " and ")
    return f"{who}. {work.title}. {work.venue}, {chance.randint(1, 99)}, {work.year}.\n"


def nested_bullets(chance: random.Random, work: Work) -> str:
    """A bullet with the title, authors and links as bullets below."""
    code = chance.choice(["", "  - Code: [link](https://github.com/x/y)\n"])
    who = joined(work.authors)
    return f"- **{work.title}**\n  - {who}\n  - *{work.acronym} {work.year}*\n{code}"


def summarised(chance: random.Random, work: Work) -> str:
    """Title, authors, a long summary of somebody else."""
    tail = "The authors show this on three lakes, and release all logs and all code. " * 4
    return (
        f"{work.title}\n{joined(work.authors)}\nResearchers from the Row Lab present boats. "
        f"{work.blurb} {tail}\n\n"
    )


def with_abstract(chance: random.Random, work: Work) -> str:
    """Title, authors, where, the abstract, links."""
    links = chance.choice(["pdf | code\n", "pdf\n", ""])
    where = f"{work.venue}, {work.year}\n" if chance.random() < 0.7 else ""
    return f"{work.title}\n{joined(work.authors)}\n{where}{work.abstract}\n{links}\n"


SHAPES: tuple[Shape, ...] = (
    lines_below,
    blank_between,
    with_whom,
    with_blurb,
    one_line,
    authors_above,
    glued,
    bold_lines,
    rendered_lines,
    numbered_markdown,
    rendered_numbered,
    linked_bullet,
    bold_and_fields,
    tabbed_row,
    broken_row,
    table_row,
    nicknamed,
    folded,
    unfolded,
    bracketed_venue,
    bare_title,
    dated_summary,
    badged,
    monthly,
    with_coauthors,
    physicists,
    card,
    counted_down,
    nested_bullets,
    summarised,
    with_abstract,
)
_OWNER = """Jo Row

Home Publications Teaching

I am a researcher at the Row Lab, where I work on boats and on what makes them float.

CV | Github | Google Scholar | jo@example.org

Selected Research
"""
_NEWS = """Jo Row
Department of Boats
Lake University
News
2024-05: Our paper on oars was accepted to LACOR.
2024-03: I gave a talk at the harbour.
Publications
"""
ABOVE = ("", "Publications\n", _OWNER, _NEWS)
BELOW = ("", "Jo Row\nLake University\njo@example.org\n", "© 2024 Jo Row. Last updated May 2024.\n")
HEADINGS = ("2024\n", "Journals\n", "Conference Papers\n", "Preprints\n")
