"""Where the title of an entry is: after the authors, up to a full stop, a quote or the venue."""

import re
from itertools import islice

from bibtool.layouts.bibliographies.heads import Head, read_head
from bibtool.layouts.bibliographies.lostspaces import with_parted_venue
from bibtool.layouts.bibliographies.titleends import behind_last_author, without_date
from bibtool.layouts.bibliographies.unparted import titles_before_volume
from bibtool.layouts.journalnames import may_be_journal
from bibtool.layouts.markup import tidy
from bibtool.layouts.namewords import JOURNAL_WORDS

_QUOTES = {"“": "”", "”": "”", '"': '"', "«": "»", "„": "“", "‘": "’", "`": "'", "'": "'"}
# What a full stop after them does not end: initials, "vs.", "et al.", "No.", "St.", "U.S.".
_STOP = re.compile(
    r"[.?!](?<![\s(][^\W\d].)(?<!^\w.)(?<!\bvs.)(?<!\bal\.)(?<!\bet.)(?<!\bNo.)(?<!\bSt.)(?<!\bDr.)(?<!U\.S.)"
    r"[”\"’')\]]{0,2}\s+(?=\S)"
)
_LETTER_LAST = re.compile(
    # The space is a title's, and the letter its last word: no initial is before a journal.
    # The full stop comes first: what stands before it is looked at where there is one.
    r"\.\s(?<=[a-z\d]\s[A-Za-z]\.\s)(?=(?:Journal of|Transactions|Proceedings|Advances in"
    r"|Annals of|In|arXiv|[A-Z][a-z]{1,8}\.\s(?:[A-Z][a-z]{0,8}\.|[A-Z]?\d))[\s:.a-z\d])"
)
_VENUE = re.compile(
    r"""in[:\s]|arxiv|corr\b|proc(?:\.|eedings)|preprint|ph\.?\s?d|master|doctoral|thesis
    |tech(?:nical)?\.?\s|available|https?:|doi\b|url\b|www\.|\[|\((?!\d\+)|to\ appear|submitted
    |accepted|unpublished|private|e-?print|vol\.|volume\ |pp?\.\s?\d|pages?\s\d|no\.\s?\d|ibid
    |advances\ in|transactions|journal\ of|annals\ of|ieee\ |acm\ |lecture\ notes|working\ paper
    |version\ \d|\d+(?:st|nd|rd|th)\ ed|\(?(?:19|20)\d\d|\d{4}\.\d{4,5}
    |[a-z-]{2,9}(?:\.[a-z]{2})?/\d{7}|(?:neurips|nips|icml|iclr|cvpr|iccv|eccv|acl|emnlp|aaai)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_NO_TITLE = re.compile(
    r"arxiv\s?(?::|e-?prints?\b|preprint\b)|\[?\d{4}\.\d{4,5}\b|[a-z-]{2,9}/\d{7}"
    r"|ibid|https?:|private comm|in preparation|erratum(?!\sto\s)",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"\s\([^()]{0,80}(?:\b(?:19|20)\d\d[a-z]?|\bPress|\bUniv\.[^()]{0,20}|\bPublish(?:ers|ing))\)"
)
_WORD = re.compile(r"\w+")
_PUBLISHERS = frozenset(
    "press publisher publishers publishing springer wiley elsevier verlag thesis dissertation "
    "mcgraw academic addison birkhauser birkhäuser hall".split()
)
_JOURNAL = re.compile(
    r"(?:(?:[A-Z][\w&-]{0,16}[.:]?|of|and|&|the|in|for)(?:\s|(?<=\.)(?=[A-Z]))){1,8}"
    r"(?:[A-Z]\s?)?\d{1,4}(?!\d)(?=\s*$|\s*(?:[(;]|:(?!\s[^\W\d_]{2})|,(?!\d{1,2}-[^\W\d]))|\s+\d)|[A-Z][^,]{2,60}\s[A-Z]?\d{1,4}"
    r"(?:\s\((?:19|20)\d\d\).{0,20})?$"
)
_PERIODICAL = re.compile(
    r"(?=[A-Z])(?:(?:[A-Z][\w&-]{0,20}(?:\.(?:-[A-Z][\w]{0,20}\.?)?)?|of|and|&|the|in|for|on)(?:\s|$)){1,9}"
)
_ARCHIVE = re.compile(r"\w{2,12} \[(?:e-?print|preprint|online|data\s?set|code)\][,.]?")
_VOLUME_AND_PAGE = r"\d{1,4}(?:\(\d{1,4}\))?[,:]\s?\w?\d"
_VOLUME = re.compile(rf"\s{_VOLUME_AND_PAGE}")
_NAMED_VOLUME = re.compile(
    r"(?:(?:[a-z]{0,2}[A-Z][\w&-]{0,20}\.?:?|of|and|&|the|in|for|on)\s){1,8}"
    rf"{_VOLUME_AND_PAGE}"
)
_E_PRINT = re.compile(r"(?:e-?print |preprint )?arXiv(?::|\s?\d{4}\.)", re.IGNORECASE)
_NUMBER = re.compile(r"\(?\d{1,4}\b(?!\.\d)|vol|no\.|pp?\.", re.IGNORECASE)
_ABBREVIATED = re.compile(r"(?:[A-Z][a-z]{0,8}\.:?[\s-]?){2,}")
_SHORT_NAME = re.compile(r"(?:^|[.?!,]\s)(?:[A-Z]{2,6}\s)?(?:[A-Z][a-z]{0,8}\.:?[\s-]?){2,6}$")
_LONGEST_NAME = 60
_VENUE_FIRST = re.compile(r"[^\W\d_a-z][^“”\":.]{1,60}:\s?(?=[“\"])")
_ADDRESS = re.compile(r"\shttps?://")
_DIGIT = re.compile(r"\d")
_NOTHING = re.compile(r"^\s{0,4}(?:19|20)\d\d[a-z]?[\s.,]{0,4}$|^[\s.,]{1,4}$")
_STATE = re.compile(
    r",\s(?:in (?:press|revision|preparation)|under re(?:view|vision)|to appear|submitted"
    r"|accepted)\b"
)
_LONGEST, _SHORT = 600, 60
_MOST_STOPS = 8
_SHORT_WORDS = frozenset(
    "acad adv am amer ann annu annual appl bull cell chin europ instrum j lect living math meth "
    "mod mon nat nature new not nuovo part philos proc prog progr quant q quart rep res russ ser "
    "sov stat surv top tr trans z".split()
)
"""More words that a full stop in a journal's short name stands after."""


def titles_in(text: str, head: Head) -> list[str]:
    """Return the titles an entry may have, likeliest first; none if it names no title."""
    rest = text[head.end :][:_LONGEST].strip()
    if " http" in rest:
        rest = _ADDRESS.split(rest, maxsplit=1)[0]
    if head.ending == "year":
        rest = rest.lstrip(".,:; ")
    rest = with_parted_venue(behind_last_author(rest))
    if not rest[:1].isalnum() and (quoted := _quoted(rest)):
        return quoted
    if head.ending == "year" and (before := _VENUE_FIRST.match(rest)):
        return _quoted(rest[before.end() :])
    if " // " in rest:
        return _before_slashes(rest)
    if _NO_TITLE.match(rest):
        return []
    if not head.separator and (loose := titles_before_volume(rest)) is not None:
        return loose
    found = _until_venue(rest) if _has_commas(head) else _sentences(rest)
    if head.ending == "colon" and found:
        shorter = _STATE.split(rest, maxsplit=1)[0] if ", " in rest else rest
        shorter = shorter if shorter != rest else _before_journal(rest)
        found = [shorter, *found] if shorter else found
    if text[max(0, head.end - 4) : head.end].strip() == "al.":
        found = _with_commas(rest, found)
    titles = [tidy(form) for title in found for form in without_date(title)]
    return [t for t in dict.fromkeys(titles) if t[:1].isalpha() or any(map(str.isalpha, t))]


def _with_commas(rest: str, found: list[str]) -> list[str]:
    """Return titles behind "et al.", which hides whether a comma ends the parts of an entry."""
    before = _until_venue(rest)[:1]
    if before and found and found[0].startswith(f"{before[0]}, "):
        return [*before, *found]
    return found


def _before_slashes(rest: str) -> list[str]:
    """Return a title before ``//`` and the journal; ``/`` and the authors again may be between."""
    whole = rest[: rest.index(" // ")]
    title, slash, people = whole.rpartition(" / ")
    found = [title, whole] if slash and read_head(f"{people}. ") else [whole]
    return [tidy(title.rstrip(" .,")) for title in found]


def _has_commas(head: Head) -> bool:
    """Return whether commas separate the parts: the authors end in one, or the year does."""
    if head.ending == "comma":
        return True
    return head.ending == "year" and head.separator == ","


def _quoted(rest: str) -> list[str]:
    opening = rest[:2] if rest.startswith("``") else rest[:1]
    closing = "''" if opening == "``" else _QUOTES.get(opening)
    if closing is None or opening == "`":
        return []
    at = len(opening)
    while (end := rest.find(closing, at)) >= 0:
        after = rest[end + len(closing) :][:1]
        if after in {"", " ", ",", ".", "(", "["} and end > len(opening):
            inner = rest[len(opening) : end]
            # A quotation inside the title closes too, but what follows goes on in its sentence.
            goes_on = after == " " and inner[-1] not in ",.?!" and rest[end + 2 : end + 3].islower()
            if not goes_on or not rest[end + 1 :].count(closing):
                return [tidy(inner.rstrip(" ,."))]
        at = end + len(closing)
    return [tidy(rest[len(opening) :].split(". ", 1)[0].rstrip(" ,."))]


def _before_journal(title: str) -> str:
    """Return what stands before a comma and a journal with its volume, else nothing."""
    pieces = title.split(", ")
    last = next((n for n in range(1, len(pieces)) if _is_published(pieces, n)), 0)
    whole = ", ".join(pieces[:last])
    stops = _STOP.finditer(whole)
    venue = next((stop for stop in stops if looks_like_venue(whole[stop.end() :])), None)
    return whole[: venue.start() + 1] if venue else whole


def _is_published(pieces: list[str], n: int) -> bool:
    """Return whether a journal is named, or an archive: ``, arXiv [preprint], https://…``."""
    piece = pieces[n]
    if _is_journal(piece) or _is_periodical(pieces, n):
        return True
    return bool(_ARCHIVE.fullmatch(piece) or _E_PRINT.match(piece))


def _sentences(rest: str) -> list[str]:
    """Return the first sentence, and more of them where a full stop may be the title's own."""
    first, _, following = rest.partition(". ")
    # A title may end with a number, as journals do, if a journal or a book comes next.
    if _is_journal(first) and not (following[:4] == "In: " or _is_journal(following[:_SHORT])):
        return []
    rest, is_in, _ = rest.partition(". In: ")
    rest += "." if is_in else ""
    ends = [*islice(_STOP.finditer(rest), 3)]
    pieces = [rest[: end.start() + 1] for end in ends] or [rest]
    if letter := _LETTER_LAST.search(rest, 0, len(pieces[0]) + _SHORT):
        pieces.insert(0, pieces[0][: letter.start() + 1])
        ends.insert(0, letter)
    if is_in and ends:
        pieces.append(rest)
    titles = [pieces[0]]
    for n, longer in enumerate(pieces[1:], 1):
        following = rest[ends[n - 1].end() :]
        if looks_like_venue(following) or len(longer) > 2 * _SHORT + len(titles[-1]):
            break
        titles.append(longer)
    if len(titles) > 1 and (titles[0].endswith(("?", "!", ":")) or len(titles[0]) < 10):
        titles[0], titles[1] = titles[1], titles[0]
    return [titles[-1], *titles[:-1]] if is_in and titles[-1] == rest else titles


def _until_venue(rest: str) -> list[str]:
    """Return what stands before the venue, of parts between commas."""
    published = _PUBLISHED.search(rest) if "(" in rest else None
    rest = rest[: published.start()] if published else rest
    if sentence := _before_volume(rest):
        return [sentence]
    pieces = rest.split(", ")
    is_named = "." in pieces[0] or _NUMBER.match("".join(pieces[1:2])) or pieces[0].count(" ") < 3
    if (
        (_is_journal(pieces[0]) and is_named)
        or _ABBREVIATED.match(pieces[0])
        or (_is_periodical(pieces, 0) and not _is_only_dated(pieces))
    ):
        return []
    last = next((n for n in range(1, len(pieces)) if _is_venue(pieces, n)), len(pieces))
    whole = ", ".join(pieces[:last])
    titles = [whole]
    stop = _STOP.search(whole)
    if stop:
        shorter = whole[: stop.start() + 1]
        titles.insert(
            0 if looks_like_venue(whole[stop.end() :]) or last == len(pieces) else 1, shorter
        )
    if last > 2:
        titles.append(pieces[0])
    if published and 1 < last == len(pieces) and may_be_journal(pieces[-1]):
        titles.insert(0, ", ".join(pieces[:-1]))  # "On boats, Lake Letters (2010)"
    return titles


def _is_only_dated(pieces: list[str]) -> bool:
    """Return whether nothing but a year follows: no volume, so what is before it is a title."""
    return [piece for piece in pieces[1:] if _NOTHING.sub("", piece)] == []


def _before_volume(rest: str) -> str:
    """Return what stands before a full stop and a journal with its volume, else nothing.

    A full stop in a journal's own name is after a short word: ``Living Rev. Boats 3``.
    """
    if not _VOLUME.search(rest):
        return ""
    for stop in islice(_STOP.finditer(rest), _MOST_STOPS):
        before, after = rest[: stop.start() + 1], rest[stop.end() :]
        if not _NAMED_VOLUME.match(after) or len(words := before.split()) < 2:
            continue
        last = words[-1].rstrip(".?!").casefold()
        is_short = before[-1] == "." and (
            last in JOURNAL_WORDS or last in _SHORT_WORDS or _is_short_journal(before, after)
        )
        if not is_short and not looks_like_venue(before):
            return before
    return ""


def _is_short_journal(before: str, after: str) -> bool:
    """Return whether a journal's short name has begun: ``, Eur. Boats J.``, ``. J. Lake.:``."""
    if _SHORT_NAME.search(before, max(0, len(before) - _LONGEST_NAME)):
        return True
    start = before.rpartition(", ")[2]
    return start != before and " " not in start and looks_like_venue(f"{start} {after}")


def _is_venue(pieces: list[str], n: int) -> bool:
    return looks_like_venue(pieces[n]) or _is_periodical(pieces, n)


def _is_periodical(pieces: list[str], n: int) -> bool:
    """Return whether capitalised words are a journal's name: its volume stands after it."""
    if n + 1 >= len(pieces) or _NUMBER.match(pieces[n + 1]) is None:
        return False
    return _PERIODICAL.fullmatch(pieces[n]) is not None


def looks_like_venue(text: str) -> bool:
    """Return whether a text starts as a venue, a publisher, a date or an id does."""
    text = text.lstrip()
    if _VENUE.match(text) or _ABBREVIATED.match(text):
        return True
    if _is_journal(text.split(", ", 1)[0]):
        return True
    start = text[:_SHORT].split(".", 1)[0]
    return not _PUBLISHERS.isdisjoint(_WORD.findall(start.lower()))


def _is_journal(text: str) -> bool:
    """Return whether a text is a journal's name, its volume and no more: no sentence."""
    if _DIGIT.search(text) is None or _JOURNAL.match(text) is None:
        return False
    if text.startswith(("A ", "An ", "On ")):
        return False
    words = text.split()
    return sum(word[0].islower() for word in words) * 3 <= len(words)
