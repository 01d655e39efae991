"""Options that several commands share."""

from pathlib import Path
from typing import Annotated, Literal

import typer

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
Date = Annotated[
    Literal["first", "latest"], typer.Option("--date", help="Which version dates a preprint.")
]
FORMATS = "bibtex, biblatex, csl-json, ris, hayagriva, csv, jsonl, text, markdown or html."
KEYS = "bibtool"
PROFILE = "plain"
SOURCES = "starter,arxiv"
