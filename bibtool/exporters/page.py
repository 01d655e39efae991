"""The web page around a publication list."""

import html
from collections.abc import Iterable

_STYLE = """\
:root { color-scheme: light dark; }
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; line-height: 1.5;
  font-family: system-ui, sans-serif; }
h1 { font-size: 1.5rem; }
h2 { font-size: 1.15rem; margin-top: 2rem; }
ul { padding-left: 1.2rem; }
li { margin-bottom: .7rem; overflow-wrap: anywhere; }
li:target { outline: 2px solid; outline-offset: .3rem; }
.math { font-family: ui-monospace, monospace; font-size: .9em; }
@media print {
  body { max-width: none; margin: 0; }
  h2 { break-after: avoid; }
  li { break-inside: avoid; }
}
"""
_HEAD = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
<h1>{title}</h1>
"""


def page(title: str, sections: Iterable[tuple[str, Iterable[tuple[str, str]]]]) -> str:
    """Return a page of sections, each a heading and its entries as (id, HTML)."""
    parts = [_HEAD.format(title=html.escape(title, quote=False), style=_STYLE)]
    for heading, entries in sections:
        items = "".join(f'<li id="{html.escape(key)}">{entry}</li>\n' for key, entry in entries)
        title = f"<h2>{html.escape(heading, quote=False)}</h2>"
        parts.append(f"<section>\n{title}\n<ul>\n{items}</ul>\n</section>\n")
    return "".join([*parts, "</body>\n</html>\n"])
