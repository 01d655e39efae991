"""The page as a whole: its policy, head, controls and the list, by year.

The policy lets nothing run but the one script written here, and nothing be fetched from anywhere:
https://www.w3.org/TR/CSP3/. Without a script the page is the plain list.
"""

import base64
import hashlib
import re
from collections.abc import Mapping, Sequence
from importlib.resources import files

from bibtool.arrangement import Section, numbers
from bibtool.bibliography import Bibliography
from bibtool.exporters.editions import Edition, editions
from bibtool.exporters.lists import many
from bibtool.exporters.ordering import sections_of
from bibtool.exporters.page.copies import Styles, copies, data, formats
from bibtool.exporters.page.entries import Item, entry
from bibtool.exporters.page.markup import escaped, isolated
from bibtool.exporters.page.overview import overview
from bibtool.exporters.page.people import Others, others
from bibtool.exporters.page.styled import styled
from bibtool.exporters.tex import plain
from bibtool.plugins import Options
from bibtool.words import fold

_USUAL = Options()
_MANY = 200
"""Papers from which on a browser should lay out only what is in sight."""
_POLICY = (
    "default-src 'none'; style-src '{style}'; script-src '{script}'; img-src data:; "
    "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
)
_HEAD = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="bibtool">
<title>{title}</title>
<link rel="icon" href="data:,">
<style>{style}</style>
</head>
<body>
<a class="skip" href="#-papers">Skip to the papers</a>
<header>
<h1>{heading}</h1>
<p>{summary}</p>
</header>
"""
_TOOLS = """\
<div class="tools" role="search" aria-label="Filter and copy" hidden>
<form class="filters">
<label>Search <input type="search" name="q" placeholder="Title, author, id …" \
autocomplete="off" spellcheck="false" aria-keyshortcuts="/"></label>
<label>Year <select name="year"><option value="">All years</option></select></label>
<label>{who} <select name="author"><option value="">Everybody</option></select></label>
<label>Category <select name="category"><option value="">All categories</option></select></label>
<button type="reset">Clear</button>
</form>
<div class="copying">
<p role="status"></p>
<label>Copy as <select name="format">{formats}</select></label>
<button type="button" class="copy-shown">Copy all shown</button>
<button type="button" class="save" data-file="{file}">Download .bib</button>
</div>
</div>
"""
_FOOT = """\
<p class="none" hidden>No paper fits. Press Esc to clear the filters.</p>
</main>
<dialog aria-label="Text to copy">
<p>This browser lets no page copy by itself. The text is selected: copy it from here.</p>
<textarea readonly aria-label="Text"></textarea>
<button type="button">Close</button>
</dialog>
{people}{copies}<script>{script}</script>
</body>
</html>
"""


def export(bibliography: Bibliography, options: Options = _USUAL) -> str:
    """Return a bibliography as one page, with the styles that are asked for.

    Raises:
        UnknownName, NotInstalled, InputError: a style is not there, or cannot be used.
    """
    if not options.style and not options.copy_styles:
        return page(bibliography, options)
    return page(bibliography, options, styled(bibliography, options))


def page(
    bibliography: Bibliography, options: Options = _USUAL, styles: Styles | None = None
) -> str:
    """Return a bibliography as one page.

    Args:
        bibliography: the papers, and whose they are.
        options: how they are arranged, and how the texts to copy are written.
        styles: entries in citation styles, to be copied too.
    """
    styles = styles or {}
    parts = sections_of(bibliography, options)
    listed = bibliography.ordered(key for part in parts for key in part.keys)
    cited = {key: list(editions(listed.ordered([key]), options)) for key in listed}
    years = [int(some[0].year) for some in cited.values() if some[0].year]
    people = others(listed)
    items = _items(listed, parts, cited, people, options)
    style, script = _asset("page.css"), _asset("page.js")
    owner = plain(listed.owner.display) if listed.owner else ""
    return "".join(
        [
            _HEAD.format(
                policy=_POLICY.format(style=_hash(style), script=_hash(script)),
                title=escaped(f"{owner or 'Publications'}: {many(len(listed))}"),
                style=style,
                heading=isolated(owner or "Publications"),
                summary=_summary(listed, years, people),
            ),
            overview(listed, years, people, options.top_coauthors),
            _TOOLS.format(
                who="Co-author" if owner else "Author", formats=formats(styles), file=_file(owner)
            ),
            f'<main id="-papers" tabindex="-1" class="{_classes(listed, options)}">\n',
            *(_section(part, items, options) for part in parts),
            _FOOT.format(
                people=data("people-data", people.counts),
                copies=copies(listed, options, styles, [item.text for item in items.values()]),
                script=script,
            ),
        ]
    )


def _classes(bibliography: Bibliography, options: Options) -> str:
    by = "years" if options.group_by == "year" else "groups"
    return f"{by} many" if len(bibliography) > _MANY else by


def _items(
    bibliography: Bibliography,
    parts: Sequence[Section],
    cited: Mapping[str, Sequence[Edition]],
    people: Others,
    options: Options,
) -> dict[str, Item]:
    given = numbers(parts) if options.number else {}
    return {
        key: entry(
            bibliography,
            some,
            people=people.by_paper[key],
            number=str(given.get(key, "")),
            # Else the section says it.
            year="" if options.group_by == "year" else some[0].year,
        )
        for key, some in cited.items()
    }


def _section(part: Section, items: Mapping[str, Item], options: Options) -> str:
    entries = "".join(items[key].html for key in part.keys)
    count = f"<small>{many(len(part.keys))}</small>"
    heading = f"<h2>{escaped(part.heading or 'All')} {count}</h2>"
    is_year = options.group_by == "year" and part.heading.isdecimal()
    year = f' data-y="{part.heading}"' if is_year else ""
    return f'<section id="{part.id}"{year}>\n{heading}\n<ol>\n{entries}</ol>\n</section>\n'


def _summary(bibliography: Bibliography, years: Sequence[int], people: Others) -> str:
    span = "–".join(str(year) for year in dict.fromkeys((min(years), max(years)))) if years else ""
    who = "co-author" if bibliography.owner else "author"
    known = f"{people.known:,} {who}{'' if people.known == 1 else 's'}" if people.known else ""
    return " · ".join(filter(None, (many(len(bibliography)), span, known)))


def _file(owner: str) -> str:
    return (re.sub(r"[^a-z0-9]+", "-", fold(owner)).strip("-")[:80] or "publications") + ".bib"


def _asset(file: str) -> str:
    return f"\n{files(__package__).joinpath(file).read_text('utf-8')}"


def _hash(content: str) -> str:
    digest = hashlib.sha256(content.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"
