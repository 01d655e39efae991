"""What one line looks like by itself: a title, names, a venue, links or a sentence."""

import re

from bibtool.layouts.citations import before_first_author, is_reference
from bibtool.layouts.furniture import is_compound, is_furniture, is_label
from bibtool.layouts.lines import ends_sentence, is_prose
from bibtool.layouts.markup import marked, plain, quickly_clean
from bibtool.layouts.printed import has_id
from bibtool.layouts.shapes.bylines import byline
from bibtool.layouts.shapes.credits import credited, is_joint_work, together, with_people
from bibtool.layouts.shapes.cues import VENUE, cues_of
from bibtool.layouts.shapes.fieldlines import (
    AUTHORS_FIELD,
    TITLE_FIELD,
    is_other_field,
    names_field,
)
from bibtool.layouts.shapes.gluednames import GLUED_STOP
from bibtool.layouts.shapes.headed import is_headed, opens_with_work
from bibtool.layouts.shapes.labels import is_link_label, without_labels
from bibtool.layouts.shapes.markedtitles import marked_title
from bibtool.layouts.shapes.menus import (
    furniture_kind,
    is_part,
    kind_without_letters,
    without_distinction,
)
from bibtool.layouts.shapes.persons import has_people, is_name, names_kind
from bibtool.layouts.shapes.plainnames import plain_names_kind
from bibtool.layouts.shapes.plaintitles import is_plain_title, plainness_of
from bibtool.layouts.shapes.published import (
    behind_authors,
    is_before_names,
    is_before_state,
    is_journal_line,
)
from bibtool.layouts.shapes.rows import is_row, row_kind, without_loose_tabs
from bibtool.layouts.shapes.sentences import (
    is_bio,
    is_contact,
    is_course,
    is_news,
    is_own_news,
    is_remark,
    is_sentence,
)
from bibtool.layouts.shapes.venues import is_numbered, is_venue, may_be_venue

KINDS = (
    "rule heading year labels menu id field names name venue venueish award citation titled"
    " prose sentence news bio contact short title more tags credits headed"
).split()
_HEADING = re.compile(r"\s*(?:#{1,6}\s|<a\s+name=|[=~]{3,}\s*$)")
_LONGEST_HEADING = 81
_YEAR_IN = re.compile(r"(?:19|20)\d\d")
_LEGEND = re.compile(r"\W{0,2}[*#†‡§¶⋆∗]{1,3}(?:\s?[:=]|\s(?:denotes?|indicates?|marks?))\s")
"""What explains a sign behind names or titles: ``* denotes …``, ``(#: …)``."""
_BOLD = frozenset(["**", "__"])
_FEW_WORDS = 3
BULLETS = frozenset("^-*+•●○◦‣▪·–—▸►▶➤→✓◆◇■□❖")
_QUOTED = re.compile(r"[\"“][^\"“”]{12,300}[\"”]")
_QUOTE = re.compile(r"[\"“]")
_DIGIT = re.compile(r"\d")
_LETTER = re.compile(r"[^\W\d_]")
_LONGEST, _SHORTEST_PROSE = 2000, 200
_NO_BULLETS = frozenset(["1", "n", "d", "g", "**"])
_LONGEST_FURNITURE, _LONGEST_LABEL = 120, 40
_GOES_ON = (",", ";", ", or", ", and", "; or", "; and")
_SHORTEST_BROKEN = 40
_FIRST_OF_JOINT = "JTB"  # "Joint work with …", "This is joint work …", "Based on joint work …"


def kind_of(text: str, rest: str, mark: str, *, is_below_open: bool) -> str:
    """Return the kind of a line; ``rest`` is its text without the mark before it.

    If the line above ends as one that a margin broke, this one may go on with it.
    """
    if len(rest) > _LONGEST:
        return "prose" if is_prose(rest) else "menu"
    rest = without_loose_tabs(rest) if "\t" in rest else rest
    if sure := _sure_kind(rest) if mark != "#" else None:
        return sure
    if not _LETTER.search(rest):
        return kind_without_letters(rest)
    if byline(rest) or together(rest):
        return "credits"
    found = _by_form(text, rest, mark)
    if found:
        return found
    if rest[0] == "|" and is_row(rest):
        return "citation"
    bare, labels = without_labels(quickly_clean(plain(rest)))
    if not _LETTER.search(bare):
        return "id" if has_id(rest) else "labels"
    if is_prose(bare):
        return _prose_kind(rest, bare, mark)
    if row := row_kind(rest, bare):
        return row
    is_rest = is_below_open and not mark and bare[:1].islower() and goes_on(text)
    return _work_kind(rest, bare, is_rest=is_rest, has_labels=bool(labels)) or _text_kind(bare)


def is_title_at_once(rest: str) -> bool:
    """Return whether a line is a title before anything but names is thought of, as most are."""
    if rest[0] == "[" or not plainness_of(rest) or "," in rest or rest.count(" ") < _FEW_WORDS:
        return False
    if rest[0] in _FIRST_OF_JOINT and is_joint_work(rest):
        return False
    return not (":" in rest and names_field(rest))


def _sure_kind(rest: str) -> str | None:
    """Return the kind of a line that is told at first sight."""
    if rest[:1] == "[":
        return _kind_of_marked(rest)
    if is_joint_work(rest):
        return "credits" if together(rest) else "sentence"
    if rest[:2] in _BOLD and is_remark(rest):
        return "sentence"
    is_listed = "," in rest or rest.count(" ") < _FEW_WORDS
    if is_listed and (names := plain_names_kind(rest)):
        return names
    if is_plain_title(rest) and not (":" in rest and names_field(rest)):
        return "title"
    if not is_listed and (names := plain_names_kind(rest)):
        return names
    return _kind_of_marked(rest)


def _kind_of_marked(rest: str) -> str | None:
    """Return the kind of a line whose title is set apart, as a link."""
    apart = marked_title(rest)
    if apart is None or not (apart.is_cited or len(rest) < _SHORTEST_PROSE):
        return None
    return "citation" if apart.is_cited else "titled"


def _by_form(text: str, rest: str, mark: str) -> str | None:
    """Return the kind of a heading, a field, a line of furniture or what explains signs."""
    if not text[:1].isalnum() and _LEGEND.match(text.lstrip()):
        return "bio"
    if mark in BULLETS and rest[0].islower() and rest.endswith(_GOES_ON):
        return "sentence"  # a list within a sentence
    if mark == "#":
        return (
            "title"
            if has_id(text) or (plain(rest).count(" ") > 1 and not is_furniture(rest))
            else "heading"
        )
    if _is_heading(text):
        if names_kind(rest.strip().rstrip(":")):
            return "names"
        return "heading" if not has_id(text) else "title"
    is_field = ":" in (label := rest[:_LONGEST_LABEL]) or "：" in label
    if is_field and AUTHORS_FIELD.match(rest):
        return "names"
    if " › " in rest or (is_field and is_other_field(rest)):
        return "id" if len(rest) < _LONGEST_FURNITURE and has_id(rest) else "field"
    if " | " in rest and _are_parted_names(rest):
        return "names"
    if len(rest) <= _LONGEST_FURNITURE and (found := furniture_kind(rest)):
        return found
    return "titled" if is_field and TITLE_FIELD.match(rest) else None


def _are_parted_names(rest: str) -> bool:
    """Return whether bars part names, and no links: ``Anna Smith | Bo Lund``."""
    pieces = rest.split(" | ")
    return all(map(is_name, pieces)) and not any(map(is_link_label, pieces))


def _is_heading(text: str) -> bool:
    bare = text.strip()
    if is_part(bare) or bare[:4] in {"Re: ", "RE: "}:
        return True  # an answer in a forum
    if bare[-1:] == ":" and 1 < len(text.rstrip()) <= _LONGEST_HEADING:
        return True
    return bare[:1] in "#<=~" and _HEADING.match(text) is not None


def _prose_kind(rest: str, bare: str, mark: str) -> str:
    if mark[:1] in BULLETS and is_headed(rest):
        return "citation" if opens_with_work(rest) else "headed"
    if mark in _NO_BULLETS and rest.startswith("**"):
        return "citation"
    if is_bio(bare):
        return "bio"
    return "citation" if is_reference(bare) or has_people(bare) else "prose"


def _work_kind(rest: str, bare: str, *, is_rest: bool, has_labels: bool) -> str | None:
    """Return the kind of a line that has names, a venue or links, or is about people."""
    bare = GLUED_STOP.sub(". ", bare)
    is_where = is_journal_line(bare) and not _in_marks(rest)
    if is_where or ("10." in rest and is_numbered(bare.strip(" .,;"))):
        return "venue"  # perhaps with a DOI behind it
    if people := _people_kind(rest, bare):
        return people
    if is_own_news(bare):
        return "news"
    bare = without_distinction(bare)
    if not (_is_titled(bare) or _in_marks(rest)):
        if _may_be_reference(bare) and is_reference(bare):
            return "citation"
        if is_venue(bare):
            return "citation" if len(behind_authors(bare)[1]) > 1 else "venue"
        if not (is_rest or has_labels):
            return None
    return "more" if is_rest else "titled"


def _people_kind(rest: str, bare: str) -> str | None:
    """Return the kind of a line of or about people."""
    if is_contact(bare) and not _in_marks(rest):
        return "contact"
    with_id = has_id(rest)
    # Names beside an id are a citation in any case; to find those of a list takes the longest.
    if with_id and _is_cited(bare) and not (is_bio(bare) or is_course(bare)):
        return "citation"
    if names := names_kind(bare):
        return names if not with_id else "citation"
    if is_bio(bare):
        return "bio"
    if is_course(bare):
        return "news"
    if credited(bare):
        return "credits" if not with_id else "citation"
    return "citation" if not with_id and _is_cited(bare) else None


def _is_cited(bare: str) -> bool:
    """Return whether a line has authors and something else."""
    return bool(before_first_author(bare)) or has_people(bare) or with_people(bare) is not None


def _may_be_reference(bare: str) -> bool:
    """Return whether a line has a word of a venue, or a digit as years and ids have."""
    if _DIGIT.search(bare) or bare[:3].casefold() == "in ":
        return True
    return not VENUE.isdisjoint(cues_of(bare))


def _text_kind(bare: str) -> str:
    """Return the kind of a line of words only."""
    words = bare.count(" ") + 1
    if bare[0] == "(" and bare[-1] == ")" and bare.count("(") == 1:
        return "sentence"  # a remark on the list
    if words > 4 and is_news(bare):
        return "news"
    if words > 4 and is_sentence(bare):
        return "sentence"
    if words < 3 and not is_compound(bare) and ":" not in bare:
        return "short"
    return "venueish" if may_be_venue(bare) else "title"


def _in_marks(rest: str) -> bool:
    """Return whether three words or more are a link's text, bold, or in quotes; no venue's."""
    parts = [part for part in marked(rest) if part[-1:] != ":"]  # such head what is said
    is_any = not all(_YEAR_IN.search(part) and is_venue(part) for part in parts)
    return is_any or (_QUOTE.search(rest) is not None and _is_quoted(rest))


def _is_quoted(rest: str) -> bool:
    return any(found[0].count(" ") > 1 for found in _QUOTED.finditer(rest[:400]))


def may_go_on(text: str) -> bool:
    """Return whether a margin may have broken a line, and the rest stands below."""
    return len(text) >= _SHORTEST_BROKEN and not ends_sentence(text)


def goes_on(text: str) -> bool:
    """Return whether a line is the rest of another."""
    first = text.split(maxsplit=1)[0].strip(",.;:()")
    return first.isalpha() and first.islower() and not is_label(text)


def _is_titled(bare: str) -> bool:
    """Return whether a line is a title, then where it appeared: ``On Boats. LAKE 2019``."""
    if is_before_names(bare) or is_before_state(bare):
        return True
    head, stop, tail = bare.partition(". ")
    if stop and tail and len(tail) < 80 and " " in head and is_venue(tail):
        return not (is_venue(head) or may_be_venue(head))
    head, stop, tail = bare.rpartition(", ")
    if stop and head.count(" ") > 2 and len(tail) < 40 and _YEAR_IN.search(tail) and is_venue(tail):
        return not (is_venue(bare) or is_venue(head) or may_be_venue(head))
    head, stop, tail = bare.rpartition("(")
    tail = tail.rstrip(" ).")
    if not stop or head.count(" ") < 2:
        return False
    if "et al" in tail and byline(tail):
        return True
    if not (is_venue(tail) or _YEAR_IN.fullmatch(tail)):
        return False
    return not (is_venue(head) or may_be_venue(head) or head.rstrip()[-1:].isdigit())
