"""Make the starter pack from a file of facts and a file of records with their abstracts.

    python cache/build.py PAPERS.json RECORDS.jsonl > cache/starter.json

Facts are copied; of the abstracts only sampled hashes are kept
(docs/decisions/0002-fingerprints.md).
"""

import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from bibtool.fingerprints import fingerprint, sketch
from bibtool.identifiers import ArxivId
from bibtool.model import Record
from bibtool.names import Name
from bibtool.sources.starter import pack


def build(papers: Iterable[Mapping[str, Any]], abstracts: Mapping[str, str]) -> str:
    """Return the pack as JSON text, one record a line so that changes can be read."""
    packed = pack(_record(paper, abstracts[paper["arxiv_id"]]) for paper in papers)
    lines = ",\n".join(json.dumps(record, ensure_ascii=False) for record in packed["records"])
    return f'{{"schema": {json.dumps(packed["schema"])}, "records": [\n{lines}\n]}}\n'


def _record(paper: Mapping[str, Any], abstract: str) -> Record:
    return Record(
        arxiv_id=ArxivId.parse(paper["arxiv_id"]),
        title=paper["title"],
        authors=tuple(Name.parse(name) for name in paper["authors"]),
        authors_complete=paper["authors_complete"],
        author_count=paper.get("n_authors_on_arxiv_v1"),
        published=paper["published"],
        categories=tuple(paper.get("categories") or ()),
        comment=paper.get("comment") or "",
        journal_ref=paper.get("journal_ref") or "",
        withdrawn=paper.get("withdrawn", False),
        known_versions=max(v["v"] for v in paper["versions"] if isinstance(v["v"], int)),
        sketch=sketch(fingerprint(abstract)),
    )


def read(papers: Path, records: Path) -> str:
    """Return the pack made from two files."""
    texts = (json.loads(line) for line in records.read_text("utf-8").splitlines())
    abstracts = {text["id"]: text["abstract"] for text in texts}
    return build(json.loads(papers.read_text("utf-8"))["papers"], abstracts)


if __name__ == "__main__":
    sys.stdout.write(read(Path(sys.argv[1]), Path(sys.argv[2])))
