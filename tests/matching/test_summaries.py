"""A paper's name and somebody's words about it: together enough, each alone not."""

import pytest

from bibtool.identifiers import ArxivId
from bibtool.matching import decide, judge
from bibtool.model import Record, Reference

ABSTRACT = (
    "We present LanternNet, a network of copper lanterns that guides rowers over dark lakes. "
    "Lanterns learn from the oars' splashes where boats are, and light the water ahead of each. "
    "On the Kestrel benchmark of night rowing, collisions fall by half."
)
FITTING = (
    "Introduces lanterns that light the water for rowers at night. They listen to splashes of oars "
    "to find boats on dark lakes, with fewer collisions on Kestrel."
)
OTHER = (
    "Proposes a tokenizer for sheet music that keeps chords together and speeds up transcription "
    "of symphonies by orchestras of agents."
)


def decided(title: str, record: str, summary: str) -> str:
    """Return what becomes of an item with one candidate."""
    reference = Reference(f"{title} {summary}", 1, titles=(title,), summary=summary)
    known = Record(ArxivId("2401.00001"), record, abstract=ABSTRACT)
    return decide(judge(reference, [known]))[0].value


@pytest.mark.parametrize(
    ("title", "record", "summary", "expected"),
    [
        pytest.param("LanternNet", "LanternNet", FITTING, "matched", id="one-word"),
        pytest.param("LanternNet", "LanternNet: Light for Rowers", FITTING, "matched", id="name"),
        pytest.param("LanternNet", "LanternNet Technical Report", FITTING, "matched", id="report"),
        pytest.param("Lanterns", "Lanterns: Light for Rowers", FITTING, "matched", id="plain"),
        pytest.param(
            "LanternNet: Copper Lanterns",
            "LanternNet: Copper Lanterns for Lakes",
            FITTING,
            "matched",
            id="name-and-some-words",
        ),
        pytest.param(
            "Light That Rowers Follow Home",
            "LanternNet: Light That Rowers Follow Home",
            FITTING,
            "matched",
            id="subtitle",
        ),
        pytest.param(
            "Copper Lanterns for Lakes",
            "Twisted Copper Lanterns for Dark Lakes",
            FITTING,
            "ambiguous",
            id="one-word-more",
        ),
        pytest.param("LanternNet", "LanternNet: Part II", FITTING, "not-found", id="series"),
        pytest.param("LanternNet", "LanternNet", OTHER, "ambiguous", id="about-another"),
        pytest.param("LanternNet", "LanternNet: Light", OTHER, "ambiguous", id="name-of-another"),
        pytest.param("LanternNet", "LanternNet: Light", "", "ambiguous", id="nothing-said"),
        pytest.param("LanternNet", "LanternNet-2: Light", FITTING, "not-found", id="its-sequel"),
        pytest.param("LanternNet", "Beyond LanternNet", FITTING, "not-found", id="about-it"),
        pytest.param("Rowing", "LanternNet: Light", FITTING, "not-found", id="another-name"),
    ],
)
def test_names_and_what_is_said(title: str, record: str, summary: str, expected: str) -> None:
    """A name is a paper's if what is said of it is, too; a summary alone never finds a paper."""
    assert expected == decided(title, record, summary)
