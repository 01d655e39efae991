"""Pages whose sections are set differently: each section's works are read as they are set."""

from itertools import permutations

import pytest

from bibtool.layouts import parse

TITLES = [
    "Small Boats on Very Wide Lakes",
    "Rowing against the Wind of Autumn",
    "Sailing without a Sail in Shallow Water",
    "The Slow Tides of Lake Anna",
]
NAMES = "Anna Smith, Bo Lund"
SECTIONS = {
    "dated titles": "- {title}, 201{n}\n",
    "linked titles": "- [{title}](https://arxiv.org/abs/2101.0000{n}), Anna Smith et al., 202{n}\n",
    "three lines": f"{{title}}\n{NAMES}\nLake Letters 1{{n}}, 201{{n}}\n\n",
    "in bold": f"**{{title}}**  \n{NAMES}  \n*LAKE 202{{n}}*. [[paper]](https://lake.example/{{n}})\n\n",
    "with buttons": f"{{title}}\n{NAMES}\nLake Letters, 201{{n}}\n[pdf] [code] [slides]\n\n",
    "references": f'[{{n}}] {NAMES}. "{{title}}." Lake Letters {{n}} (202{{n}}), 10-19.\n',
    "years first": f"202{{n}} - {{title}}. {NAMES}. Lake Letters.\n",
    "credited": f"* {{title}} (with {NAMES}), Lake Letters, 202{{n}}\n",
}


@pytest.mark.parametrize("heading", ["## {}\n\n", "### {}\n", "\n**{}**\n\n"])
@pytest.mark.parametrize(("first", "second"), list(permutations(SECTIONS, 2)))
def test_both_sections_are_read(first: str, second: str, heading: str) -> None:
    """Titles with a year, one a line, are no venues of the works in another section."""
    titles = [f"{title} {part}" for part in ("Once", "Again") for title in TITLES]
    page = "".join(
        heading.format(name)
        + "".join(SECTIONS[form].format(title=title, n=n) for n, title in enumerate(part, 1))
        + "\n"
        for name, form, part in (
            ("Preprints", first, titles[:4]),
            ("Journal articles", second, titles[4:]),
        )
    )
    found = [
        next((title for title in item.titles if title in titles), "")
        for item in parse(page).references
    ]
    assert titles == found
