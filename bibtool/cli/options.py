"""Options that several commands share."""

from pathlib import Path
from typing import Annotated, Literal

import typer

LayoutName = Annotated[
    str | None,
    typer.Option("--layout", metavar="NAME", help="Read the lists as this; parse shows the names."),
]
Offline = Annotated[bool, typer.Option("--offline", help="Ask only what needs no network.")]
SourceNames = Annotated[
    str, typer.Option("--source", metavar="NAME[,NAME…]", help="Sources to ask, in this order.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print the matches as JSON on stdout.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print no report.")]
Force = Annotated[bool, typer.Option("--force", help="Keep no copy of a file that is replaced.")]
ArxivApi = Annotated[
    str | None,
    typer.Option(envvar="BIBTOOL_ARXIV_API", metavar="URL", help="The arXiv query endpoint."),
]
CacheFolder = Annotated[
    Path | None,
    typer.Option("--cache", envvar="BIBTOOL_CACHE", metavar="DIR", help="The cache directory."),
]
MinInterval = Annotated[
    float | None,
    typer.Option(
        envvar="BIBTOOL_MIN_INTERVAL", metavar="SECONDS", help="Between requests; 3 or more."
    ),
]
Deadline = Annotated[
    str | None,
    typer.Option("--deadline", metavar="DURATION", help="Ask no longer than this: 90s, 10m or 2h."),
]
MaxRequests = Annotated[
    int | None,
    typer.Option("--max-requests", metavar="N", min=0, help="Send no more requests than this."),
]
Ask = Annotated[
    bool, typer.Option("--ask", help="Ask you about items in doubt, and remember the answers.")
]
AuthorsFile = Annotated[
    Path | None,
    typer.Option("--authors-file", metavar="FILE", help="What is said of who is who."),
]
Diff = Annotated[bool, typer.Option("--diff", help="Print what would change; write nothing.")]
Check = Annotated[
    bool, typer.Option("--check", help="Write nothing; exit 1 if something would change.")
]
Keys = Annotated[
    str,
    typer.Option(
        "--keys",
        metavar="PATTERN",
        help="Citekeys: [auth:lower][year] …, or bibtool, scholar, arxiv, dblp, zotero-bbt.",
    ),
]
UnicodeKeys = Annotated[
    bool, typer.Option("--unicode-keys", help="Keep letters of every script in citekeys.")
]
Profile = Annotated[
    str,
    typer.Option(
        "--profile",
        metavar="NAME",
        help="BibTeX for the styles of plain, natbib, acl, neurips, ieee, revtex or acm.",
    ),
]
Prefer = Annotated[
    Literal["preprint", "published", "both"],
    typer.Option("--prefer", help="What to cite where arXiv knows the journal."),
]
PreferIfSaid = Annotated[
    Literal["preprint", "published", "both"] | None,
    typer.Option("--prefer", help="What to cite where a journal is known; preprint if not said."),
]
Enrich = Annotated[
    bool,
    typer.Option("--enrich", help="Ask DOI registries for what was published, and cite it."),
]
Date = Annotated[
    Literal["first", "latest"], typer.Option("--date", help="Which version dates a preprint.")
]
GroupBy = Annotated[
    Literal["year", "type", "status", "topic", "none"],
    typer.Option("--group-by", help="What the sections of a list are; topics: arXiv categories."),
]
Number = Annotated[
    bool, typer.Option("--number", help="Number the entries; the last of a list is 1.")
]
Since = Annotated[
    str, typer.Option("--since", metavar="DATE", help="Papers from then on: 2024 or 2024-05-31.")
]
Until = Annotated[str, typer.Option("--until", metavar="DATE", help="Papers until then.")]
FirstAuthor = Annotated[
    bool,
    typer.Option("--first-author", help="Papers of which the list's owner is the first author."),
]
TopCoauthors = Annotated[
    int,
    typer.Option("--top-coauthors", metavar="N", min=0, help="End with the N who write most too."),
]
Style = Annotated[
    str,
    typer.Option(
        "--style",
        metavar="NAME|FILE.csl",
        help="Citation style of a list: apa, ieee, nature …, any of the CSL repository, a file.",
    ),
]
Lang = Annotated[
    str, typer.Option("--lang", metavar="TAG", help="Language of the style's words: de-DE.")
]
Order = Annotated[
    Literal["list", "style"],
    typer.Option("--order", help="Order of every list, or that of the style."),
]
CopyStyles = Annotated[
    str,
    typer.Option(
        "--copy-styles",
        metavar="NAME[,NAME…]",
        help="Citation styles in which the HTML page offers its entries to be copied.",
    ),
]
Formats = Annotated[
    str, typer.Option("--formats", metavar="NAME[,NAME…]", help="What to write, a file for each.")
]
FORMATS = (
    "bibtex, biblatex, csl-json, ris, hayagriva, csv, jsonl, text, markdown, html, latex, "
    "latex-cv, html-fragment, docx, json, al-folio, hugo, hugo-pages or quarto."
)
LISTS = "bibtex,csl-json,text,markdown,html"
KEYS = "bibtool"
PROFILE = "plain"
SOURCES = "starter,arxiv"
