"""Lines that say where a work was published, or what it won."""

import re

from bibtool.layouts.remembering import remembered
from bibtool.layouts.shapes.cues import SERIES, VENUE, cues_of

_ACRONYM = re.compile(
    r"(?:[A-Z][A-Za-z&+-]{0,9}[A-Z][A-Za-z]{0,9}|Nature|Science|Patterns|Interspeech|Eurographics"
    r"|Neuro\w{2,12}|arxiv|Nat\.|Phys\.|Proc\.)"
    r"(?:\s(?:[A-Z][\w&.-]{1,20}|of|and|on|&)){0,6}"
)
_FINDINGS = re.compile(r"findings of (?:the )?[A-Z]{3,7}(?:[-/][A-Z]{3,7})*", re.IGNORECASE)
"""``Findings of LAKE 2020``; but "Findings of the LAKE 2020 Shared Task" is a title."""
_WORDS = re.compile(
    r"\b(?:proceedings?|proc\.|conference|conf\.|journal|transactions|trans\.|workshops?|symposium"
    r"|colloquium|advances in|letters|lett\.|preprint|arxiv|annals|bulletin|tech(?:nical|\.) report"
    r"|thesis|to appear|accepted|under review|in review|submitted|in press|forthcoming|presented"
    r"|communications|pnas|ieee|acm|springer|elsevier|press|magazine|quarterly|acta|rev\."
    r"|phys\.|j\.|vol\.|volume|pp\.|pages|lecture notes|lncs|findings|neurips|nips|iclr|icml|cvpr"
    r"|iccv|eccv|aaai|ijcai|naacl|emnlp|acl|kdd|sigir|siggraph|tmlr|jmlr|tpami|ijcv|stoc|focs"
    r"|soda|icra|iros|corl|uai|aistats|colt|tacl|coling|chi|wacv|bmvc|interspeech|icassp|openreview"
    r"|publish(?:ed|er)|appeared|poster|demo track|book chapter|chapter|patent)(?!\w)",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r"(?:in\s(?=[A-Z])|in\s?:|(?:the\s)?\d{1,3}(?:st|nd|rd|th)\s|(?:also\s)?(?:presented|appeared"
    r"|published|(?:conditionally )?accepted|submitted|to appear"
    r"|(?:revise|reject)d? (?:and|&) resubmit|r&r at|under revision"
    r"|(?:minor|major) revision|à paraître|soumise?|eingereicht|erscheint|under review"
    r"|in submission|in preparation|preprint"
    r"|arxiv|corr|technical report|manuscript|working paper|draft|proceedings|advances in neural"
    r"|international (?:conference|journal|symposium|workshop)|(?:annual )?conference on"
    r"|(?:acm|ieee|siam|ams|aps|iop)\b.{0,60}(?:conference|symposium|transactions|journal|workshop"
    r"|magazine|letters|computing)|journal of|transactions on|symposium on|workshop on"
    r"|phd thesis|ph\.d\.|master['’]?s? thesis|communications (?:of|in)|annals of|nature\s"
    r"|physical review|lecture notes)(?!\w))",
    re.IGNORECASE,
)
_SERIES = re.compile(
    r"\b(?:Conference|Journal|Transactions|Symposium|Workshop|Proceedings|Advances|Letters|Annals"
    r"|Colloquium|Meeting|Congress|Bulletin|Quarterly|Magazine|Press|Thesis)\b"
)
_YEAR = re.compile(r"(?:19|20)(?:(?<=\b..)|(?<=[A-Za-z]..))\d\d(?!\d)|['’]\d\d\b")
_YEAR_AT_END = re.compile(
    r"(?:(?:19|20)(?:(?<=\b..)|(?<=[A-Za-z]..))\d\d[a-z]?|['’]\d\d)\W*(?:\([^()]{1,40}\)|\[[^][]{1,40}\])?\W*$"
)
_YEAR_APART = re.compile(
    r"[,(•·]\s?(?:[A-Z][a-z]{2,8}\.?\s)?(?:19|20)\d\d[a-z]?\W*(?:\([^()]{1,40}\)\W*)?$"
)
_YEAR_AT_START = re.compile(r"\s*\(?(?:19|20)\d\d\)?\s?[•·|:,–—-]")
_YEAR_FIRST = re.compile(r"(?:[Tt]he\s)?((?:19|20)\d\d)\s(?=[A-Z][A-Za-z/]+\s)")
_RATE = re.compile(r"\s\([^()\d]{0,24}\d{1,2}(?:\.\d{1,2})?\s?%[^()]{0,24}\)?$")
"""How many of the papers sent were taken: ``(AR: 16%)``."""
_SORT = re.compile(
    r"(?<=\d)\s\(?(?:short|long|full|demo|poster|workshop|oral|spotlight|highlight)"
    r"(?:\s(?:papers?|track|presentation))?$",
    re.IGNORECASE,
)
"""``LAKE 2020 Short Paper``"""
_LONGEST_OPENING = 24
_AWARD = re.compile(
    r"\W*(?:long |short |full )?(?:(?:oral|spotlight|highlight)s?(?=\W*$|\s?[^\w\s]"
    r"|\s(?:presentation|paper|talk|award|poster|session|at|in)\b)"
    r"|(?:best|outstanding|distinguished)\b.{0,40}(?:paper|award|mention)|top \d{1,2} ?%"
    r"|honou?rable mention|notable.{0,20}"
    r"|(?:paper )?award.{0,30}|invited(?: talk| paper)?|(?:equal|joint).{0,25}(?:contribution"
    r"|authorship|authors?)"
    r"|(?:(?:article|paper|study|work)\s)?(?:covered|featured|highlighted)\s(?:in|by|as)\b.{0,40})"
    r".{0,60}",
    re.IGNORECASE,
)


_CAPITAL = re.compile(r"\b[A-Z]")
_FIRST_ACRONYM = re.compile(r"\W*[A-Za-z]+")
_NAME = re.compile(
    r"(?:[Tt]he\s)?[A-Z][\w.&'’/-]{0,30}(?:,?\s(?:[A-Z][\w.&'’/:-]{0,30}|of|and|in|on|the|for|de|la|et|und"
    r"|[dl]['’][A-Z][\w.-]{0,30}|&)){0,9}",
)
_NUMBERS = " \t0123456789,;:.()[]/–—-№º°"
_BEFORE_NUMBER = frozenset(
    """vol volume no nr n issn issue p pp page pages art article paper id e s suppl seite seiten
    cilt sa ss bd heft jg tomo tome núm num pág págs т с вып стр том""".split()
)
_SEPARATORS = " ,;:.()"
_SEPARATING = frozenset(",:")
_MONTH = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?$", re.IGNORECASE
)
_LAST_WORD = re.compile(r"[^\W\d_]{1,7}$")
_RANGE = re.compile(r"\d\s?[–—-]{1,2}\s?\d")
_RANGE_OR_YEAR = re.compile(r"19\d\d|20\d\d|['’]\d\d|\d\s?[–—-]{1,2}\s?\d")
_DOI_AT_END = re.compile(
    r"[\s.,;(]+(?:doi:?\s?)?(?:https?://(?:dx\.)?doi\.org/)?10\.\d{4,9}/\S{1,100}$", re.IGNORECASE
)
_REMARK = re.compile(r"\s\([A-Z][^()]{2,60}\)\W*$")
_PAGES_LAST = re.compile(r"(?<![\w.])(\d{1,4})\s?(?:pages|pgs|pp)$")
"""How many pages a work has, as where only its own number tells its place: ``33 pp.``"""
_DIGITS = re.compile(r"\d+")
_LONGEST_BEFORE = 8
"""So many characters have the last word of a name, if it may stand before a number."""
_LONGEST_MONTH = 12
_MOST_NUMBERS, _FEW_NUMBERS, _MOST_IN_NAME = 8, 2, 12
_FEW = 3  # words that "Medical Physics, CVPR 2020" has not
_LONGEST_END = 160
_VAGUE = 6  # "in", "the 3rd", "in:"


def is_award(text: str) -> bool:
    """Return whether a line is a distinction: ``(Oral)``, ``Best paper award``."""
    if text.partition(": ")[2].count(" ") >= _FEW:
        return False  # "Best Paper Award: On the Boats of Lakes"
    return len(text) < 100 and _AWARD.fullmatch(text.strip()) is not None


@remembered
def is_venue(text: str) -> bool:
    """Return whether a line says where a work was published, and nothing more."""
    text = text.strip(" *_.,;()[]\\|")
    text = _RATE.sub("", text) if "%" in text else text
    if not text or len(text) > 200 or text.count(" ", text.find("]") + 1 or len(text)) > _FEW:
        return _is_named_twice(text)  # but not "[arXiv 2024] On the Boats of Lakes"
    if (first := _YEAR_FIRST.match(text)) and is_venue(f"{text[first.end() :]}, {first[1]}"):
        return True
    if _YEAR_AT_START.match(text) or is_numbered(text):
        return True
    has_year = _has_year(text)
    if opens := _OPENS.match(text):
        is_vague = len(opens[0]) < _VAGUE and not _WORDS.search(text)
        return has_year or (len(text) < 110 and not is_vague)
    if has_year:
        bare = _YEAR.sub("", _SORT.sub("", text)).strip(" ,.()[]–-")
        if len(bare) < 60 and (_ACRONYM.fullmatch(bare) or _FINDINGS.fullmatch(bare)):
            return True
    if VENUE.isdisjoint(cues_of(text)):
        return False
    if has_year and _YEAR_AT_END.search(text[-_LONGEST_END:]) and (word := _WORDS.search(text)):
        if ": " in text.split(",")[0] or "?" in text:
            return False
        return not _is_title_before(text, word.start())
    return (
        len(text) < 45
        and ": " not in text
        and _WORDS.match(text) is not None
        and text.count(" ") < 5
    )


def _is_named_twice(text: str) -> bool:
    """Return whether a venue's short name and year in brackets stand before its name."""
    opening, _, behind = text.partition("] ")
    return (
        bool(behind)
        and len(opening) < _LONGEST_OPENING
        and opening[-1:].isdigit()
        and is_venue(behind)
    )


def may_have_numbers(text: str) -> bool:
    """Return whether a text has a year or a range, without one of which none is ``is_numbered``."""
    may_have = "19" in text or "20" in text or "-" in text or "–" in text or "—" in text
    may_have = may_have or "'" in text or "’" in text
    return may_have and _RANGE_OR_YEAR.search(text) is not None


@remembered
def is_numbered(text: str) -> bool:
    """Return whether a name has a volume and pages, or a year: ``Lake Physics 12, 34–56``."""
    if "10." in text or "(" in text:
        bare = _DOI_AT_END.sub("", text) if "10." in text else text
        text = _REMARK.sub("", bare).rstrip(" .,;")
    if text[-1:] in {"p", "s"}:
        text = _PAGES_LAST.sub(r"pp. \1", text)
    if not text or not text[-1].isdigit() or not may_have_numbers(text):
        return False
    name, told = text, 0
    for _ in range(_MOST_NUMBERS):
        name = name.rstrip(_NUMBERS)
        word = _LAST_WORD.search(name[-_LONGEST_BEFORE:])
        if not word or word[0].lower() not in _BEFORE_NUMBER:
            break
        name, told = name[: len(name) - len(word.string) + word.start()], told + 1
    tail = text[len(name) :].lstrip(_SEPARATORS)
    count = len(_DIGITS.findall(tail))
    is_parted = count >= _FEW_NUMBERS and not _SEPARATING.isdisjoint(tail)
    if not (is_parted or count > _FEW_NUMBERS) or not (_RANGE.search(tail) or _YEAR.search(tail)):
        return False
    if told > 1 and count > _FEW_NUMBERS:
        return name.count(" ") < _MOST_IN_NAME  # its words are in small letters in many a language
    return _NAME.fullmatch(name) is not None and not _MONTH.search(name[-_LONGEST_MONTH:])


def _is_title_before(text: str, at: int) -> bool:
    """Return whether a title and a comma or tab stand before the first word of a venue."""
    end = max(text.rfind(stop, 0, at) for stop in (", ", ". ", "\t"))
    if text.count(" ", 0, max(end, 0)) < _FEW:
        return False
    initials = "".join(_CAPITAL.findall(text[:end]))
    acronym = _FIRST_ACRONYM.match(text, end + 1)
    return acronym is None or initials != "".join(filter(str.isupper, acronym[0]))


def may_be_venue(text: str) -> bool:
    """Return whether a line ends with a year, or names a conference, as a title seldom does."""
    if len(text) > 150:
        return False
    if ("19" in text or "20" in text) and _YEAR_APART.search(text):
        return True
    if SERIES.isdisjoint(cues_of(text)):
        return False
    text = text.strip(" *_.,;")
    return _SERIES.search(text) is not None and ":" not in text and "?" not in text


def _has_year(text: str) -> bool:
    may_have = "19" in text or "20" in text or "'" in text or "’" in text
    return may_have and _YEAR.search(text) is not None
