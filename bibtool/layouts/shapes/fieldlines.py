"""Lines that begin with the label of a field: ``Authors:``, ``Code:``."""

import re

from bibtool.layouts.shapes.venues import is_venue

AUTHORS_FIELD = re.compile(
    r"\W{0,9}(?:authors?|作者|著者|저자|авторы?|autor(?:es|en)?|auteurs?)\s?(?:\*\*)?[:：]",
    re.IGNORECASE,
)
_FIELD = re.compile(
    r"\W{0,9}(?:(?:recommended|suggested|preferred|how to)?\s?(?:citation|cite(?: as)?)"
    r"|paper|pdf|code|github|(?:home|project)?\s?(?:page|site)|homepage|website|link|url"
    r"|demo|data|datasets?|institutions?|affiliations?|organi[sz]ations?|keywords?|tags?|venue"
    r"|topics?|comments?|tl;?dr|summary|abstract|doi|arxiv|slides|video|talk|poster|blog|news"
    r"|(?:press|media)(?:\scoverage)?|project|published|publication|date|conference|journal"
    r"|(?:paper|code|abstract) link"
    r"|年份|日期|发表于|期刊|会议|简介|摘要|概要|链接|论文链接|代码|机构|关键词|リンク|要約|год|журнал|ссылка"
    r"|аннотация|año|année|jahr|resumen|résumé|zusammenfassung|enlace|lien)"
    r"\s?(?:\*\*)?[:：](?:\*\*)?\s*(?=\S)",
    re.IGNORECASE,
)
TITLE_FIELD = re.compile(r"(?:paper\s)?titles?\s?(?:\*\*)?:", re.IGNORECASE)
_ID_FIRST = re.compile(r"(?:arxiv|doi)\s?:\s?\S{6,40}[,;:]\s(?P<rest>\S.*)", re.IGNORECASE)
_LONGEST_LABEL = 40


def names_field(rest: str) -> bool:
    """Return whether a line begins with the name of a field."""
    label = rest[:_LONGEST_LABEL]
    if ":" not in label and "：" not in label:
        return False
    return any(field.match(rest) for field in (AUTHORS_FIELD, _FIELD, TITLE_FIELD))


def _is_after_id(rest: str) -> bool:
    """Return whether a work follows an id: ``arXiv:2101.00001, On Boats and Lakes, with …``."""
    found = _ID_FIRST.match(rest)
    return found is not None and found["rest"].count(" ") > 1 and not is_venue(found["rest"])


def is_other_field(rest: str) -> bool:
    """Return whether a label tells of anything but title and authors, with no work behind it."""
    return _FIELD.match(rest) is not None and not _is_after_id(rest)
