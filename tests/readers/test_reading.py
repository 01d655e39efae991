"""Files of other programs, and broken ones: what is read, and what is told with its line."""

import json

import pytest

from bibtool import readers
from bibtool.errors import UnknownName
from bibtool.model import Record

KEYS = [
    # (format, text, [(key, id with version, title, authors, published)])
    pytest.param(
        "bibtex",
        "@article{v, title={{Attention} Is}, author={Vaswani, Ashish and others},\n"
        "journal={arXiv preprint arXiv:1706.03762}, year=2017}",
        ("v", "1706.03762", "Attention Is", ["Ashish Vaswani"], "2017"),
        id="Google Scholar's BibTeX",
    ),
    pytest.param(
        "bibtex",
        "@misc{a, eprint={2301.00001v2}, archivePrefix={arXiv}, author={A. von B and {The Team}},"
        " title={T}, year={2023}, month=feb}",
        ("a", "2301.00001v2", "T", ["A. von B", "The Team"], "2023-02"),
        id="arXiv's BibTeX",
    ),
    pytest.param(
        "biblatex",
        "@online{a, eprint={hep-th/9901001}, eprinttype={arxiv}, date={1999-01-04}, title={T}}",
        ("a", "hep-th/9901001", "T", [], "1999-01-04"),
        id="BibLaTeX",
    ),
    pytest.param(
        "bibtex",
        "@misc{a, doi={10.48550/arXiv.2301.00001}, title={T}}",
        ("a", "2301.00001", "T", [], ""),
        id="DataCite's DOI",
    ),
    pytest.param(
        "csl-json",
        json.dumps(
            [
                {
                    "id": "http://zotero.org/users/1/items/A",
                    "citation-key": "a",
                    "type": "article",
                    "title": "On <i>E. coli</i>",
                    "author": [{"family": "Beethoven", "given": "L", "dropping-particle": "van"}],
                    "number": "arXiv:2301.00001",
                    "issued": {"date-parts": [["2023", 1, 2]]},
                }
            ]
        ),
        ("a", "2301.00001", "On E. coli", ["L van Beethoven"], "2023-01-02"),
        id="Zotero's CSL-JSON",
    ),
    pytest.param(
        "ris",
        "TY - JOUR\nA1  - Doe, Jane\nT1  - A title\n  that goes on\nUR  - https://arxiv.org/abs/"
        "2301.00001v1\nY1  - 2023/01/02/\nID  - a\nER  -\n",
        ("a", "2301.00001v1", "A title that goes on", ["Jane Doe"], "2023-01-02"),
        id="RIS with old tags",
    ),
    pytest.param(
        "hayagriva",
        "a:\n  type: article\n  title:\n    value: On {BERT}\n  author: Doe, Jane\n"
        "  date: 2023-01\n  serial-number:\n    arxiv: 2301.00010\n",
        ("a", "2301.00010", "On BERT", ["Jane Doe"], "2023-01"),
        id="Hayagriva by hand, where the id looks like a number",
    ),
    pytest.param(
        "csv",
        "Title;arXiv;Key\n\"A; B\";2301.00001;a\n",
        ("a", "2301.00001", "A; B", [], ""),
        id="a table with other columns and semicolons",
    ),
    pytest.param(
        "jsonl",
        '{"id": "arXiv:2301.00001v3", "key": "a"}\n',
        ("a", "2301.00001", "", [], ""),
        id="a line with an id alone",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("format", "text", "expected"), KEYS)
def test_files_of_others(
    format: str, text: str, expected: tuple[str, str, str, list[str], str]
) -> None:
    """What other programs write is read without a word."""
    contents = readers.read(text, format)
    assert ((), 1) == (contents.problems, len(contents.entries))
    entry = contents.entries[0]
    record = entry.record
    names = [name.display for name in record.authors]
    found = (entry.key, record.cited_id.versioned, record.title, names, record.published)
    assert expected == found


def published() -> Record:
    """Return what is read of an article in a journal."""
    text = (
        "@article{a, eprint={2301.00001}, journal={J. Inv. Phys.}, volume={12}, number={3},\n"
        "pages={45--67}, year={2025}, doi={10.1000/xyz}, title={T}}"
    )
    return readers.read(text, "bibtex").entries[0].record


def test_published_entries() -> None:
    """Where a paper came out is its journal reference; that year is not the preprint's."""
    record = published()
    expected = ("J. Inv. Phys. 12 (3), 45–67 (2025)", "10.1000/xyz", "2023-01")
    assert expected == (record.journal_ref, str(record.doi), record.published)


PROBLEMS = [
    # (format, text, keys read, lines of the problems)
    pytest.param("bibtex", "@misc{a, title={T}}\n@misc{b, eprint={2301.00001}}", ["b"], [1],
                 id="BibTeX without id"),
    pytest.param("bibtex", "@misc{a, eprint={2301.00001}}\n@misc{b, title={T}", ["a"], [2, 2],
                 id="BibTeX cut short"),
    pytest.param("bibtex", "@misc{a, eprint={2301.00001}, doi={10.48550/arXiv.2301.00002}}", ["a"],
                 [1], id="two papers in one entry"),
    pytest.param("csl-json", '[{"id": "a", "number": "2301.00001"},\n{"id": "b"},\n{"id": }]',
                 ["a"], [2, 3], id="CSL-JSON broken in the third item"),
    pytest.param("csl-json", '[{"id": "a", "number": "2301.00001"},\n', ["a"], [2],
                 id="CSL-JSON cut short"),
    pytest.param("csl-json", "[1, " + "[" * 9999, [], [1, 1], id="CSL-JSON nested deeply"),
    pytest.param("csl-json", '{"id": "a", "number": "2301.00001"}', ["a"], [],
                 id="one CSL item alone"),
    pytest.param("ris", "x\nTY  - GEN\nID  - a\nAN  - 2301.00001\nTY  - GEN\nER  - \n", ["a"],
                 [1, 2, 5], id="RIS without ER"),
    pytest.param("hayagriva", "a:\n  url: https://arxiv.org/abs/2301.00001\nb:\n  title: \"x\nc:\n"
                 "  url: https://arxiv.org/abs/2301.00002\n", ["a", "c"], [5],
                 id="YAML broken in the second entry"),
    pytest.param("hayagriva", "- a\n- b\n", [], [1], id="YAML that is no mapping"),
    pytest.param("hayagriva", "a: x\nb:\n  url: https://arxiv.org/abs/2301.00001\n", ["b"], [1],
                 id="a key without an entry"),
    pytest.param("csv", "title,arxiv_id\nA,\nB,2301.00001\n", [""], [2], id="a row without id"),
    pytest.param("csv", "name,what\nA,b\n", [], [1, 2], id="a table without ids"),
    pytest.param("jsonl", '{"id": "2301.00001"}\nx\n[]\n{"id": "no"}\n{"id": "2301.00002"}\n',
                 ["", ""], [2, 3, 4], id="lines that are no records"),
    pytest.param("jsonl", '{"id": "2301.00001", "title": 1}\n', [], [1], id="a title of no text"),
]  # fmt: skip


@pytest.mark.parametrize(("format", "text", "keys", "lines"), PROBLEMS)
def test_problems(format: str, text: str, keys: list[str], lines: list[int]) -> None:
    """What cannot be read is told with its line, and costs nothing else."""
    contents = readers.read(text, format)
    found = [entry.key for entry in contents.entries]
    assert (keys, lines) == (found, [problem.line for problem in contents.problems])


HOSTILE = [
    pytest.param("hayagriva", "a: " + "[" * 200_000, id="YAML, flow nested deeply"),
    pytest.param("hayagriva", "a: " + "{a: " * 50_000, id="YAML, mappings nested deeply"),
    pytest.param("hayagriva", "- " * 50_000, id="YAML, blocks nested deeply"),
    pytest.param("hayagriva", "a: &x [" + "*x," * 10 + "]", id="YAML, a list in itself"),
    pytest.param(
        "hayagriva",
        "b0: &b0 [1]\n" + "".join(f"b{n}: &b{n} [{f'*b{n - 1},' * 9}]\n" for n in range(1, 30)),
        id="YAML, lists of lists of lists",
    ),
    pytest.param("jsonl", "[" * 200_000, id="JSON nested deeply"),
    pytest.param("csl-json", "[" * 200_000, id="CSL-JSON nested deeply"),
    pytest.param(
        "jsonl", '{"id": "2301.00001", "version": ' + "9" * 9999 + "}", id="a long number"
    ),
    pytest.param("csv", 'arxiv_id,title\n2301,"' + "x" * 200_000, id="a cell that never ends"),
    pytest.param("ris", "TY  - \n" * 2000, id="RIS of starts"),
    pytest.param("bibtex", "@misc{a, author={" + "{" * 20_000, id="BibTeX of braces"),
]


@pytest.mark.parametrize(("format", "text"), HOSTILE)
def test_hostile_files(format: str, text: str) -> None:
    """A file made to break the reader is told about, and no entry comes of it."""
    contents = readers.read(text, format)
    assert ((), True) == (contents.entries, len(contents.problems) > 0)


def test_an_entry_without_id_says_what_to_do() -> None:
    """The message names the entry and the way to the id."""
    problem = readers.read("@misc{a, title={T}}", "bibtex").problems[0]
    assert problem.message.startswith("a: has no arXiv id, so it is left out; add the id")


def test_keys() -> None:
    """Keys stay; one that is missing is made, one for two papers gets a number."""
    text = "key,arxiv_id,title,authors,date\n" + "\n".join(
        f"{key},2301.0000{number},Strings,Ann Other,2023"
        for key, number in [("", 1), ("other2023strings", 2), ("a", 3), ("a", 4), ("a", 3)]
    )
    read, problems = readers.bibliography(readers.read(text, "csv").entries)
    expected = {
        "other2023strings-2": "2301.00001",
        "other2023strings": "2301.00002",
        "a": "2301.00003",
        "a-2": "2301.00004",
    }
    assert expected == {key: record.arxiv_id.base for key, record in read.items()}
    assert ["a: another paper has this key; this one is now a-2"] == [p.message for p in problems]


SUFFIXES = [(".bib", "bibtex"), (".JSON", "csl-json"), (".ris", "ris"), (".yml", "hayagriva"),
            (".yaml", "hayagriva"), (".csv", "csv"), (".tsv", "csv"),
            (".jsonl", "jsonl")]  # fmt: skip


@pytest.mark.parametrize(("suffix", "expected"), SUFFIXES)
def test_format_for(suffix: str, expected: str) -> None:
    """A file's suffix names its format."""
    assert expected == readers.format_for(suffix)


def test_unknown() -> None:
    """An unknown suffix or format is answered with the known ones."""
    with pytest.raises(UnknownName, match=r"\.docx.*\.bib.*\.jsonl"):
        readers.format_for(".docx")
    with pytest.raises(UnknownName, match=r"docx.*bibtex.*jsonl"):
        readers.read("", "docx")
