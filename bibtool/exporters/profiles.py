"""What BibTeX styles print, as data: where an entry must say its arXiv id to have it shown once.

The classic styles know no ``eprint``, so that the id stands in a field they print; ACM's, ACL's and
REVTeX's styles print ``eprint`` themselves, so that it must not stand there too. Tested with the
styles themselves in ``tests/exporters/test_tex.py``.
"""

from dataclasses import dataclass

from bibtool.plugins import Registry


@dataclass(frozen=True, slots=True)
class Profile:
    """How a family of styles wants its entries."""

    styles: tuple[str, ...]
    """Styles it is for."""
    preprint_label: str = "howpublished"
    """The field that says the id of a preprint; none if the style prints ``eprint``."""
    article_label: str = "note"
    """The same for what was published in a journal."""
    left_out: frozenset[str] = frozenset()
    """Fields that would say the id once more."""
    note_ends_in_stop: bool = True
    """Whether a note may end in a full stop; ACM's style adds one to whatever it is."""
    most_authors: int | None = None
    """How many authors to name at most; longer lists end in BibTeX's ``and others``."""
    has_collaborations: bool = False
    """Whether the style prints ``collaboration``, in parentheses behind the authors."""


_ACM = Profile(("ACM-Reference-Format",), "", "", frozenset({"url"}), note_ends_in_stop=False)
_NATBIB = Profile(("plainnat", "unsrtnat", "abbrvnat"))

PROFILES: Registry[Profile] = Registry("profile")
PROFILES.register("plain", Profile(("plain", "unsrt", "alpha", "abbrv", "apalike")))
PROFILES.register("natbib", _NATBIB)
PROFILES.register("acl", Profile(("acl_natbib",), preprint_label=""))
PROFILES.register("neurips", _NATBIB)
PROFILES.register("ieee", Profile(("IEEEtran", "IEEEtranN")))
# BibTeX itself crashes on what REVTeX's styles make of 700 authors.
PROFILES.register(
    "revtex",
    Profile(("apsrev4-2", "apsrmp4-2"), "", "", most_authors=200, has_collaborations=True),
)
PROFILES.register("acm", _ACM)
