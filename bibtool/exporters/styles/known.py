"""The styles that have a short name, and what of an arXiv entry they leave out.

The styles themselves are written elsewhere (https://github.com/citation-style-language/styles,
CC BY-SA) and come with packages; here are only their names.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Known:
    """A style by the names of its file, the present one first."""

    files: tuple[str, ...]
    id_in: str = ""
    """The variable to say a preprint's id in, where the style prints neither its number nor its
    address nor its DOI."""


KNOWN = {
    "apa": Known(("apa",)),
    "ieee": Known(("ieee",)),
    "chicago": Known(("chicago-author-date",)),
    "chicago-notes": Known(("chicago-notes-bibliography", "chicago-note-bibliography")),
    "nature": Known(("nature",)),
    "science": Known(("science",)),
    "vancouver": Known(("nlm-citation-sequence", "vancouver")),
    "nlm": Known(("nlm-citation-sequence", "national-library-of-medicine")),
    "mla": Known(("modern-language-association",)),
    "acm": Known(("association-for-computing-machinery",)),
    "elsevier-harvard": Known(("elsevier-harvard",)),
    "elsevier": Known(("elsevier-with-titles",)),
    "springer": Known(("springer-basic-author-date",), "container-title"),
    "springer-numeric": Known(("springer-basic-brackets",), "container-title"),
    "springer-mathphys": Known(("springer-mathphys-brackets",)),
    "lncs": Known(("springer-lecture-notes-in-computer-science",)),
    "ams": Known(("american-mathematical-society-numeric",), "publisher"),
    "ams-label": Known(("american-mathematical-society-label",), "publisher"),
    "aps": Known(("american-physics-society",)),
    "acs": Known(("american-chemical-society",)),
    "harvard": Known(("harvard-cite-them-right",)),
}
ID_IN = {file: known.id_in for known in KNOWN.values() for file in known.files if known.id_in}
CLASSIC = ("plain", "unsrt", "alpha", "abbrv")
"""BibTeX's own styles, which are asked for as ``bibtex-plain`` and so on."""
CLASSIC_PREFIX = "bibtex-"
