"""Messages of bots: parts behind pictures, links in logs of chats."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bibtool.layouts import best_layout, parse
from tests.layouts.formats.reading import references, said
from tests.layouts.test_every_line import check

Works = list[dict[str, object]]
BOATS: dict[str, object] = {
    "title": "On Wooden Boats",
    "authors": ("Anna Smith", "Bo Lund"),
    "id": "2001.00001",
}
LAKES: dict[str, object] = {"title": "Of Still Lakes", "authors": ("Cy Oar",), "id": "2001.00002"}
MESSAGES: dict[str, tuple[str, Works]] = {
    "title, names, class, link": (
        (
            "Boat bot, [2024-03-04 06:03]\n📄 On Wooden Boats\n👥 Anna Smith, Bo Lund\n"
            "🏷 #cs_LK\n"
            "🔗 https://arxiv.org/abs/2001.00001\n\n"
            "Boat bot, [2024-03-04 06:04]\n📄 Of Still Lakes\n"
            "👥 Cy Oar\n🏷 #cs_LK\n🔗 https://arxiv.org/abs/2001.00002\n"
        ),
        [BOATS, LAKES],
    ),
    "one alone": (
        (
            "Boat bot, [2024-03-04 06:03]\n📄 On Wooden Boats\n👥 Anna Smith, Bo Lund\n"
            "🏷 #cs_LK\n"
            "🔗 https://arxiv.org/abs/2001.00001\n"
        ),
        [BOATS],
    ),
    "other pictures, blank lines, names cut": (
        (
            "🚣 **On Wooden Boats**\n\n✍️ Anna Smith, Bo Lund et al.\n\n"
            "🌍 https://arxiv.org/abs/2001.00001"
            "\n\n🚣 **Of Still Lakes**\n\n✍️ Cy Oar\n\n🌍 https://arxiv.org/abs/2001.00002\n"
        ),
        [BOATS, LAKES],
    ),
    "names of pictures": (
        (
            ":boat: On Wooden Boats\n:people: Anna Smith, Bo Lund\n"
            ":link: arxiv.org/abs/2001.00001\n\n"
            ":boat: Of Still Lakes\n:people: Cy Oar\n:link: arxiv.org/abs/2001.00002\n"
        ),
        [BOATS, LAKES],
    ),
    "none before the title": (
        (
            "On Wooden Boats\n👥 Anna Smith, Bo Lund\n🔗 https://arxiv.org/abs/2001.00001\n\n"
            "Of Still Lakes\n👥 Cy Oar\n🔗 https://arxiv.org/abs/2001.00002\n"
        ),
        [BOATS, LAKES],
    ),
}
LOGS: dict[str, tuple[str, Works]] = {
    "title and link": (
        (
            "[08:01] --- Topic for #lake is boats\n"
            "[08:02] <boatbot> On Boats (Oar et al., 2024) - https://arxiv.org/abs/2001.00001\n"
            "[08:03] <anna> thanks\n[08:04] * bo has joined #lake\n"
        ),
        [{"title": "On Boats", "year": 2024, "id": "2001.00001"}],
    ),
    "a bot's answer": (
        (
            "08:02 <@anna> https://arxiv.org/abs/2001.00001\n08:02 <lakebot> On Wooden Boats\n"
            "08:03 <bo> fine\n08:04 <anna> indeed\n"
        ),
        [{"title": "On Wooden Boats", "id": "2001.00001"}],
    ),
}


PIECES = [
    "📄 On Wooden Boats",
    "👥 Anna Smith, Bo Lund",
    "🔗 https://arxiv.org/abs/2001.00001",
    "🔗 https://arxiv.org/abs/2001.00002",
    "🏷 #cs_LK",
    "#cs_LK",
    "📄",
    "Of Still Lakes",
    "We row small boats over wide lakes and see what the wind does to them, day by day. " * 4,
    "[08:02] <anna> https://arxiv.org/abs/2001.00001",
    "[08:02] <lakebot> On Wooden Boats (Oar, 2024)",
    "[08:03] * bo has joined #lake",
]


@pytest.mark.parametrize("name", MESSAGES)
def test_pictures(name: str) -> None:
    """What a picture stands for is learnt, whichever it is."""
    text, works = MESSAGES[name]

    assert [without_lines(said(one)) for one in references(text, "pictured")] == works


def test_a_label_behind_the_picture_tells_more() -> None:
    """Such pages are of the layout of labels."""
    text = "".join(
        f"📄 Title: {title}\n👥 Authors: Anna Smith, Bo Lund\n🔗 Link: arxiv.org/abs/{one}\n\n"
        for title, one in (("On Wooden Boats", "2001.00001"), ("Of Still Lakes", "2001.00002"))
    )

    assert best_layout(text) == "labelled"


@pytest.mark.parametrize("name", LOGS)
def test_logs_of_chats(name: str) -> None:
    """Messages with ids are works; who came and what was said else are not."""
    text, works = LOGS[name]

    assert [without_lines(said(one)) for one in references(text, "chat-log")] == works


@pytest.mark.parametrize("name", ["pictured", "chat-log"])
@given(
    text=st.lists(
        st.tuples(st.sampled_from(PIECES), st.sampled_from(["\n", "\n\n"])), min_size=3, max_size=24
    )
)
@settings(max_examples=100, deadline=None)
def test_no_line_is_lost(name: str, text: list[tuple[str, str]]) -> None:
    """Each line is in one item or left over, whatever is missing around it."""
    joined = "".join(piece + end for piece, end in text)

    check(joined, parse(joined, layout=name))


def without_lines(work: dict[str, object]) -> dict[str, object]:
    """Return what was read of a work, without where it stands."""
    return {name: value for name, value in work.items() if name != "lines"}
