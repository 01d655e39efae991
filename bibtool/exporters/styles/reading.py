"""What pandoc made of a reference list, as rich text: its own tree, nothing of it written raw.

The tree is pandoc's (https://hackage.haskell.org/package/pandoc-types); only what citeproc makes
occurs in it, and of anything else the text is kept.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pybtex.richtext import HRef, Tag, Text

from bibtool.exporters.richtext import Math, marked
from bibtool.exporters.styles import signs
from bibtool.names import Name

_TAGS = {"Strong": "strong", "Superscript": "sup", "Subscript": "sub", "SmallCaps": "sc"}
_BLANKS = frozenset({"Space", "SoftBreak", "LineBreak"})
_BLOCKS = frozenset({"csl-block", "csl-indent", "csl-right-inline"})
_WEB = re.compile(r"https?://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Run:
    """Text in one look."""

    text: str
    tags: tuple[str, ...] = ()
    url: str = ""


def references(document: dict[str, Any]) -> Iterator[tuple[str, str, list[Any]]]:
    """Yield of each entry its id, its label as printed, and its inlines, in order."""
    for block in document["blocks"]:
        if block["t"] == "Div" and block["c"][0][0] == "refs":
            for entry in block["c"][1]:
                inlines = [one for part in entry["c"][1] for one in part["c"]]
                label = "".join(
                    run.text for one in inlines if _is_label(one) for run in _runs([one])
                )
                body = [one for one in inlines if not _is_label(one)]
                yield entry["c"][0][0].removeprefix("ref-"), label.strip(), body


def rich(inlines: list[Any], formulas: list[str], owner: Name | None) -> Any:
    """Return an entry as rich text, formulas in their places and the owner's name marked."""
    done: list[Any] = []
    for run in _merged(_runs(inlines)):
        text = Text(*_set(run.text, formulas, owner))
        for tag in run.tags:
            text = Tag(tag, *text.parts)
        done.append(HRef(run.url, *text.parts) if run.url else text)
    return Text(*done)


def _is_label(inline: Any) -> bool:
    return inline["t"] == "Span" and "csl-left-margin" in inline["c"][0][1]


def _runs(inlines: list[Any], tags: tuple[str, ...] = (), url: str = "") -> Iterator[_Run]:
    for inline in inlines:
        kind, content = inline["t"], inline.get("c")
        if kind == "Str":
            yield _Run(content, tags, url)
        elif kind in _BLANKS:
            yield _Run(" ", tags, url)
        elif kind == "Emph":
            # Emphasis within emphasis stands upright.
            inner = tuple(t for t in tags if t != "em") if "em" in tags else (*tags, "em")
            yield from _runs(content, inner, url)
        elif kind in _TAGS:
            yield from _runs(content, (*tags, _TAGS[kind]), url)
        elif kind == "Link":
            target = content[2][0]
            yield from _runs(content[1], tags, target if _WEB.match(target) else url)
        elif kind in {"Span", "Quoted"}:
            if kind == "Span" and _BLOCKS & set(content[0][1]):
                yield _Run(" ", tags, url)
            yield from _runs(content[1], tags, url)
        elif isinstance(content, list):
            yield from _runs([one for one in content if isinstance(one, dict)], tags, url)


def _merged(runs: Iterator[_Run]) -> list[_Run]:
    """Join what has one look, with one blank where there are several."""
    done: list[_Run] = []
    for run in runs:
        text = run.text
        if not done or done[-1].text.endswith(" "):
            text = text.removeprefix(" ")
        if not text:
            continue
        if done and (done[-1].tags, done[-1].url) == (run.tags, run.url):
            done[-1] = _Run(done[-1].text + text, run.tags, run.url)
        else:
            done.append(_Run(text, run.tags, run.url))
    return done


def _set(text: str, formulas: list[str], owner: Name | None) -> Iterator[Any]:
    for n, part in enumerate(signs.parts(text)):
        if n % 2:
            yield Math(formulas[int(part)])
        elif owner is not None and signs.ME in part:
            yield from _with_owner(part, owner)
        else:
            yield signs.silent(part.replace(signs.ME, ""))


def _with_owner(text: str, owner: Name) -> Iterator[Any]:
    end = 0
    for found in _named(owner).finditer(text):
        yield signs.silent(text[end : found.start()])
        yield marked(signs.silent(found[0].replace(signs.ME, "")))
        end = found.end()
    yield signs.silent(text[end:].replace(signs.ME, ""))


def _named(name: Name) -> re.Pattern[str]:
    """Return what fits a person's name around its marked family name: G. B. X, X, G. B., X GB."""
    words = re.findall(r"[^\W\d_]+", name.given)[:6]
    # Each word whole or by its initial; those after the first may be missing.
    forms = [rf"(?:{re.escape(word)}|{re.escape(word[0])})\.?" for word in words]
    later = "".join(rf"(?:[\s-]?{form})?" for form in forms[1:])
    blank = r"[\s\u00a0]"
    family = f"{signs.ME}[^{signs.ME}]*{signs.ME}[{''.join(signs.TOLD)}]*"
    if not forms:
        return re.compile(family)
    given = forms[0] + later
    particle = rf"(?:{re.escape(name.particle)}{blank})?" if name.particle else ""
    before = rf"(?<![^\W\d_]){given}{blank}{particle}{family}"
    after = rf"{particle}{family}(?:,?{blank}{given}(?![^\W\d_]))?"
    return re.compile(f"{before}|{after}")
