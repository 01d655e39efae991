"""What work an entry is, however it says so."""

import pytest

from bibtool.bibfile import read
from bibtool.bibfile.identity import Works, arxiv_id, is_only_arxiv, same_work
from tests.bibfile.samples import record

IDS = {
    "eprint = {2001.00001}, archivePrefix = {arXiv}": "2001.00001",
    "eprint = {2001.00001v2}, eprinttype = {arxiv}": "2001.00001",
    "eprint = {2001.00001}": "2001.00001",
    "eprint = {arXiv:2001.00001}": "2001.00001",
    "eprint = {hep-th/9901001}": "hep-th/9901001",
    "eprint = {9901001}, primaryClass = {hep-th}": "hep-th/9901001",
    "eprint = {2001.00001}, eprinttype = {jstor}": "",
    "doi = {10.48550/arXiv.2001.00001}": "2001.00001",
    "doi = {https://doi.org/10.48550/ARXIV.2001.00001}": "2001.00001",
    "url = {https://doi.org/10.48550/arXiv.2001.00001}": "2001.00001",
    "url = {http://arxiv.org/pdf/2001.00001v3.pdf}": "2001.00001",
    "url = {https://example.org/2001.00001}": "",
    "journal = {arXiv preprint arXiv:2001.00001}": "2001.00001",
    "journal = {CoRR}, volume = {abs/2001.00001}": "2001.00001",
    "journal = {ArXiv e-prints}, pages = {2001.00001}": "2001.00001",
    "howpublished = {arXiv:2001.00001 [cs.CL]}": "2001.00001",
    "howpublished = {\\url{https://arxiv.org/abs/hep-th/9901001}}": "hep-th/9901001",
    "note = {arXiv:2001.00001}": "2001.00001",
    "note = {Available at https://arxiv.org/abs/2001.00001}": "2001.00001",
    "note = {See also arXiv:2001.00001, which disproves it}": "",
    "doi = {10.1000/2001.00001}": "",
    "volume = {2001.00001}, journal = {Nature}": "",
    "arxivId = {2001.00001}": "2001.00001",
    "eprint = {2001.00001}, note = {arXiv:2002.00002}": "2001.00001",
    "title = {2001.00001}": "",
}


@pytest.mark.parametrize("fields", IDS)
def test_an_id_is_read_where_it_is_the_entry_s_own(fields: str) -> None:
    """Other papers that are mentioned are not meant."""
    found = arxiv_id(read(f"@misc{{a, {fields}}}").entries[0])
    assert IDS[fields] == (found.base if found else "")


TITLE = "On the {T}h{\\'e}orem of Number $1$"
SAME = {
    "eprint = {2001.00001}, title = {Whatever}": True,
    "eprint = {2001.00002}, title = {On the Théorem of Number 1}, author = {Müller, Jane}": False,
    f'title = {{{TITLE}}}, author = {{M{{\\"u}}ller, J. and Roe, R.}}, journal = {{Nature}}': True,
    f"title = {{{TITLE}}}, author = {{John Doe and others}}, doi = {{10.1000/1}}": True,
    f"title = {{{TITLE}}}, author = {{Roe, Richard}}": False,
    f"title = {{{TITLE}}}": False,
    f"title = {{{TITLE} revisited}}, author = {{Doe, John}}": False,
    "title = {On the Theorem of Number 1}, author = {DOE, JOHN}": True,
    "doi = {10.1000/XYZ}, title = {Another}": True,
}


@pytest.mark.parametrize("fields", SAME)
def test_a_record_is_recognised(fields: str) -> None:
    """By id, DOI, or the title's words and an author in common; alone or among others."""
    file = read(f"@misc{{zero, title = {{Other}}}}\n@misc{{a, {fields}}}")
    paper = record(1, doi="10.1000/xyz")
    assert SAME[fields] == same_work(file.entries[1], paper)
    found = Works(file.entries).find(paper)
    assert ("a" if SAME[fields] else None) == (found.key if found else None)


def test_a_macro_may_name_arxiv() -> None:
    """Then an id is looked for where nothing else tells of one."""
    file = read('@string{x = "Co" # {RR}}\n@article{a, journal = x, volume = {abs/2001.00001}}')
    assert file.entries[0] is Works(file.entries).find(record(1))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", True),
        ("arXiv:2401.00001 [cs.AI]", True),
        ("arXiv:2401.00001v2 [physics.plasm-ph]", True),
        ("arXiv preprint arXiv:2401.00001 [cond-mat.str-el]", True),
        ("arXiv:2401.00001 at www.cs.lantern.edu", False),
        ("Journal of Copper Lanterns", False),
    ],
)
def test_an_id_and_its_category_are_no_venue(text: str, expected: bool) -> None:
    """What only repeats the id says nothing of where a work was published."""
    assert expected == is_only_arxiv(text)
