"""Lists in Typst."""

from tests.layouts.formats.reading import references

TEXT = """#import "@preview/harbour:0.1.0": *
#show: resume.with(
  author: (firstname: "Anna", lastname: "Oar"),
)

= Papers

- *Anna Oar*, Berta Lund, Cy Reed. _Slow boats on lakes._ Lakes, 2020.#link("https://arxiv.org/abs/2001.00001")[arXiv]
- Cy Reed, *Anna Oar*, Di Quay. _Sails in a calm._ Lakes, 2019.

= Skills

#resume-skill-item("Boats", ("rowing", "sailing"))
"""


def test_items_are_read_as_in_markdown_and_settings_are_none() -> None:
    """Names may be strong and titles emphasized; calls print no works."""
    actual = [
        (each.line, each.title, each.authors, str(each.arxiv_id or ""))
        for each in references(TEXT, "typst")
    ]
    expected = [
        (8, "Slow boats on lakes", ("Anna Oar", "Berta Lund", "Cy Reed"), "2001.00001"),
        (9, "Sails in a calm", ("Cy Reed", "Anna Oar", "Di Quay"), ""),
    ]
    assert expected == actual
