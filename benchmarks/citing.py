"""Reference lists by citation styles: ours beside those of citeproc-js, given the same items."""

import gzip
import html
import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import islice
from pathlib import Path

from benchmarks.corpus import CORPUS, seeded
from bibtool.bibliography import Bibliography
from bibtool.errors import BadIdentifier
from bibtool.exporters.editions import Edition, editions
from bibtool.exporters.richtext import PlainText
from bibtool.exporters.styles import formatted, signs
from bibtool.exporters.styles.items import handed
from bibtool.exporters.styles.sheets import Sheet, path_of, sheet
from bibtool.identifiers import ArxivId, Doi
from bibtool.model import Record
from bibtool.names import Name
from bibtool.plugins import Options
from bibtool.untrusted import clean

_DRIVER = Path(__file__).with_name("reference.js")
_MARGIN = re.compile(r'<div class="csl-left-margin">(.*?)</div>')
_TAG = re.compile(r"<[^>]*>")
_FOLDED = str.maketrans({**dict.fromkeys("“”„«»", '"'), **dict.fromkeys("‘’‚‹›", "'")})
_SORT = re.compile(r"<sort>.*?</sort>", re.DOTALL)
_SUBSTITUTE = re.compile(r'\ssubsequent-author-substitute="[^"]*"')
_MONTH = re.compile(r"(?:^|/)(\d\d)(\d\d)")


@dataclass(frozen=True, slots=True)
class Compared:
    """A style's list, ours beside the reference's."""

    style: str
    ours: dict[str, str]
    """Text by key, in order."""
    theirs: dict[str, str]

    @property
    def same(self) -> int:
        """How many entries are the same text."""
        return sum(self.ours.get(key) == text for key, text in self.theirs.items())

    @property
    def in_place(self) -> int:
        """How many entries are where the reference has them."""
        return sum(one == other for one, other in zip(self.ours, self.theirs, strict=True))

    @property
    def differences(self) -> Iterator[tuple[str, str]]:
        """Yield the texts that differ."""
        for key, text in self.theirs.items():
            if self.ours.get(key) != text:
                yield self.ours.get(key, ""), text


def bibliography(count: int, seed: int) -> Bibliography:
    """Return some of the corpus's records; one without a date has the month in its id.

    All have authors, as all on arXiv do: of the corpus, 39 do not.
    """
    with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
        chosen = list(lines)
    seeded(seed, "lists").shuffle(chosen)
    records = (record for record in map(_record, chosen) if record.authors)
    return Bibliography.from_records(islice(records, count)).newest_first()


def _record(line: str) -> Record:
    facts = json.loads(line)
    try:
        doi = Doi.parse(facts["doi"]) if facts.get("doi") else None
    except BadIdentifier:
        doi = None
    arxiv_id = ArxivId.parse(facts["id"])
    return Record(
        arxiv_id,
        clean(facts["title"]),
        tuple(Name.parse(name) for name in facts.get("authors") or ()),
        published=facts.get("published") or _month(arxiv_id),
        categories=tuple(facts.get("categories") or ()),
        abstract=clean(facts["abstract"]),
        journal_ref=clean(facts.get("journal_ref") or ""),
        doi=doi,
    )


def _month(arxiv_id: ArxivId) -> str:
    found = _MONTH.search(arxiv_id.base)
    if found is None:
        return ""
    year = int(found[1])
    return f"{1900 + year if year >= 91 else 2000 + year}-{found[2]}"


def missing(folder: Path) -> str:
    """Say what is not there to compare with, and how to get it; nothing if all is."""
    if shutil.which("node") is None:
        return "node is not installed"
    if not (folder / "node_modules" / "citeproc").is_dir():
        return f"npm install --prefix {folder} citeproc"
    if _locales() is None:
        return "pip install citeproc-py (for the locales of CSL)"
    return ""


def _locales() -> Path | None:
    spec = find_spec("citeproc")
    for place in spec.submodule_search_locations or () if spec else ():
        if (folder := Path(place) / "data" / "locales").is_dir():
            return folder
    return None


def compared(papers: Bibliography, style: str, folder: Path, options: Options) -> Compared:
    """Return a list by both, in the list's order or each in that which the style makes with it."""
    own_order = options.order == "style"
    cited = list(editions(papers, options))
    done = formatted(cited, style, lang=options.lang, own_order=own_order)
    ours = {one.key: _line(f"{one.label} {one.text.render(PlainText())}") for one in done}
    xml = path_of(style).read_text("utf-8")
    if not own_order:
        before, rest = xml.split("<bibliography", 1)
        rest = _SUBSTITUTE.sub("", _SORT.sub("", rest, count=1), count=1)
        xml = f"{before}<bibliography{rest}"
    return Compared(style, ours, _reference(cited, style, xml, folder, options.lang))


def _reference(
    cited: Sequence[Edition], style: str, xml: str, folder: Path, lang: str
) -> dict[str, str]:
    """Return the list that citeproc-js makes."""
    # As handed to pandoc, without the signs that stand in for a rule of the style.
    given = handed(cited, Sheet(sheet(style).name, b""))
    with tempfile.TemporaryDirectory(prefix="bibtool-benchmark-") as place:
        job, answer = Path(place) / "job.json", Path(place) / "answer.json"
        facts = {
            "module": str((folder / "node_modules" / "citeproc").resolve()),
            "items": given.items,
            "style": xml,
            "locales": str(_locales()),
            "lang": lang,
            "answer": str(answer),
        }
        job.write_text(json.dumps(facts), "utf-8")
        subprocess.run(["node", str(_DRIVER), str(job)], check=True)
        made = json.loads(answer.read_text("utf-8"))
    texts = [_without_tags(text) for text in made["html"]]
    read = [_line(_with_formulas(text, given.formulas)) for text in texts]
    keys = (cited[int(place)].key for place in made["ids"])
    return dict(zip(keys, read, strict=True))


def _without_tags(text: str) -> str:
    return html.unescape(_TAG.sub("", _MARGIN.sub(r"\1 ", text)))


def _with_formulas(text: str, formulas: Sequence[str]) -> str:
    parts = signs.parts(text)
    done = (f"${formulas[int(p)]}$" if n % 2 else p for n, p in enumerate(parts))
    return signs.silent("".join(done))


def _line(text: str) -> str:
    """Return a text with its quotation marks and blanks folded."""
    return " ".join(text.translate(_FOLDED).split())
