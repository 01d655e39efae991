"""Labels before the parts of an item, ``Authors:`` or ``**作者**：``, and what each introduces."""

import re
import sys
from collections.abc import Mapping
from enum import Enum, auto
from typing import NamedTuple

from bibtool.layouts.furniture import is_furniture
from bibtool.layouts.markup import plain
from bibtool.layouts.printed import has_id
from bibtool.untrusted import clean


class Role(Enum):
    """What a label introduces."""

    TITLE = auto()
    AUTHORS = auto()
    ABSTRACT = auto()
    SUMMARY = auto()
    """Somebody else's words about the paper, not its abstract."""
    LINK = auto()
    """An id, a DOI or a link."""
    DATE = auto()
    SPEAKER = auto()
    """Who talks about the paper, its author or not."""
    OTHER = auto()


_NAMES: Mapping[Role, str] = {
    Role.TITLE: """title | paper title | titre | titel | título | titulo | titolo | tytuł
        | название | заголовок | 标题 | 標題 | 题目 | 論文標題 | 论文标题 | 论文题目 | 原标题
        | 英文标题 | タイトル | 題名 | 論文タイトル | 論文名 | 제목 | 논문 제목 | 논문명
        | original title""",
    Role.AUTHORS: """author | authors | author(s) | authors list | author list | by | auteur
        | contributors | auteurs
        | autor | autoren | autores | autori | autorzy | авторы | автор | 作者
        | 论文作者 | 著者 | 著者名 | 저자""",
    Role.SPEAKER: """speaker | speakers | presenter | presenters | presented by | vortragender
        | vortragende | referent | referentin | orateur | oratrice | intervenant | ponente
        | relatore | relatrice | докладчик | 报告人 | 主讲人 | 演讲者 | 講演者 | 発表者 | 연사
        | 발표자""",
    Role.ABSTRACT: """abstract | original abstract | paper abstract | abstract text | résumé
        | resume | zusammenfassung | kurzfassung | resumen | resumo | riassunto | streszczenie
        | аннотация | 摘要 | 原始摘要 | 原文摘要 | 英文摘要 | 论文摘要 | arxiv 原始摘要
        | アブストラクト | 초록 | abstrakt""",
    Role.LINK: """arxiv | arxiv id | arxivid | arxiv_id | arxiv number | arxiv link | arxiv url
        | arxiv page | arxiv abs | id | paper id | link | links | url | paper | paper link
        | paper url | abstract link | abstract url | abs | pdf | pdf link | pdf url | doi
        | read paper | entry id | eprint | identifier | source | lien | enlace | 链接 | 論文連結
        | 论文链接 | 原文链接 | 论文 | 论文地址 | リンク | 論文リンク | 論文url
        | 링크 | 논문 링크 | 논문 | ссылка | html""",
    Role.DATE: """date | year | published | publish date | publication date | published on
        | submitted | updated | submission date | datum | fecha | 日期 | 发布日期 | 发布时间
        | 提交日期 | 时间 | 年份 | 公開日 | 投稿日 | 論文投稿日 | 論文投稿日付 | 発表日
        | 날짜 | 게재일""",
    Role.OTHER: """categories | category | subjects | subject | comments | comment | tags | tag
        | keywords | votes | organizations | organization | institution | institutions
        | affiliation | affiliations | venue | journal | journal ref | journal-ref | conference
        | code | github | project | project page | homepage | score | rating | citations
        | ref. revista | revista | clave | volumen | editorial | lugar de publicación | zeitschrift
        | primary category | type | topic | license | 标签 | 评分 | 分类 | 类别 | 机构 | 单位
        | 评分理由 | 关键词 | 代码""",
}  # fmt: skip
_ROLES = {
    name.strip(): role
    for role, names in _NAMES.items()
    for name in names.replace("\n", " ").split("|")
}
_OTHERS_WORDS = re.compile(
    r"\bsummar|\btl;?\s?dr\b|\bai\b|\bllm|\bgpt|翻译|中文|总结|總結|要点|要約|요약|解读|速览|概要"
    r"|^ai|\bin short\b|\btakeaway|\bhighlight|\bwhy\b|\bkey ",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"(?:[\s>#*+•▪◦●_`~|–—-]|(?=[^\w\s])[^\w\s\"'$\\({<@&%!.,;:?\[]){0,16}")
_NUMBERED = re.compile(
    r"(?:(?:\d{1,4}[.,):]|\[\d{1,4}\]|\(\d{1,4}\)|#\d{1,4}[.:]?)\s+"
    r"(?=(?:(?:paper )?title|authors?)\s?:))?",
    re.IGNORECASE,
)
_OPENS_NUMBER = frozenset("[(#")
_COLON = re.compile(r"[:：]:?")
_LABEL = re.compile(r"[^\W\d_][^*`|<>\"“”!?=\[\]{}$\\]{0,30}")
_MARKS = " \t\u00a0*_`~"
_BARE = frozenset({Role.ABSTRACT, Role.SUMMARY, Role.AUTHORS})
_MOST_WORDS = 4
TITLES_OR_LINKS = frozenset({"paper", "论文"})
"""Labels before a title as well as before a link."""
_NAMES_FIRST = re.compile(
    r"[^\W\d_][^][\n]{2,200}(?:\([12]\d{3}[a-z]?\)[,.:]?|[^\W\d_][,.:])\s"
    r"[\"“*_]{0,3}\[(?P<title>[^][\n]{10,400})\]\("
)
_REACH = 60
_FEWEST_BESIDE = 4


class Labelled(NamedTuple):
    """A line's label, folded, and what follows it."""

    label: str
    value: str
    role: Role | None
    """What it introduces; ``Paper:`` with words behind it is a title."""

    @classmethod
    def of(cls, label: str, value: str) -> "Labelled":
        """Return a label with its value and what it introduces."""
        role = role_of(label)
        is_title = role is Role.LINK and label in TITLES_OR_LINKS
        return cls(label, value, Role.TITLE if is_title and _is_words(value) else role)


def role_of(label: str) -> Role | None:
    """Return what a label introduces, if it is one that is known."""
    known = _ROLES.get(label) or _ROLES.get(label.partition(" (")[0])
    if known is not None:
        return known
    return Role.SUMMARY if _OTHERS_WORDS.search(label) else None


def is_known(label: str) -> bool:
    """Return whether a label is one of those that are listed."""
    return label in _ROLES


def _is_words(text: str) -> bool:
    if text.startswith("[") and "](" in text:
        # The title itself is linked: "Paper: [On Boats and Lakes](…)".
        words = text[1:].partition("](")[0]
        return words.count(" ") > 1 and not is_furniture(words)
    if behind_names(text):
        return True
    if "://" not in text and "](" not in text and not has_id(text):
        return text.count(" ") > 1
    # A link behind a title, not one behind a word or two: "Read it here: https://…".
    return text[:1].isalnum() and "](" not in text and plain(text).count(" ") >= _FEWEST_BESIDE


def labelled(text: str) -> Labelled | None:
    """Return the label at a line's start, Markdown, bullets and pictures left out, else None."""
    is_numbered = text[:1].isdigit() or (text[:1] in _OPENS_NUMBER and text[1:2].isdigit())
    found = (_NUMBERED if is_numbered else _BEFORE).match(text)
    start = found.end() if found else 0
    head = text[start : start + _REACH]
    colon = _COLON.search(head)
    if colon is None:
        if len(text) > _REACH:
            return None
        label = clean(text[start:].rstrip(_MARKS + "#（）()")).casefold()
        return Labelled.of(label, "") if _ROLES.get(label) in _BARE else None
    name = head[: colon.start()].strip(_MARKS)
    if not _LABEL.fullmatch(name) or len(name.split()) > _MOST_WORDS:
        return None
    after = text[start + colon.end() :][:2]
    is_address_or_time = after.startswith("//") or after[:1].isdigit()
    if is_address_or_time and name.casefold() not in ("arxiv", "doi"):
        return None
    value = text[start + colon.end() :]
    # A page has few labels, each many times.
    return Labelled.of(sys.intern(clean(name).casefold()), _value(value))


def behind_names(text: str) -> str:
    """Return the linked title of a value with names before it, else nothing.

    ``Smith and Lund (2019), [On Boats and Lakes](…), LAKE 2019``
    """
    found = _NAMES_FIRST.match(text) if "](" in text else None
    if found is None:
        return ""
    title = found["title"]
    return title if title.count(" ") > 1 and not is_furniture(title) else ""


def _value(text: str) -> str:
    """Return a value without the end of the marks that make its label bold."""
    bare = text.lstrip(_MARKS) if text.lstrip()[:1] in ("*", "_", "`") else text
    return bare.strip().rstrip("\\").strip("` ") if bare.count("`") != 1 else bare.strip()
