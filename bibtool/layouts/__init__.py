"""Read pasted publication lists: choose the layout that fits a text and let it read."""

from dataclasses import replace

from bibtool.layouts import abstracts, dated, pairs, paragraphs, reading, shapes
from bibtool.layouts.arxiv import abstractpage, copied, mailing, search, weblist
from bibtool.layouts.bibliographies import (
    dashedrows,
    journallines,
    namekeys,
    numbered,
    scholar,
    scholar_glued,
    scholar_rows,
    titlesabove,
    unnumbered,
)
from bibtool.layouts.choice import best
from bibtool.layouts.collecting import seldom_collected
from bibtool.layouts.formats import (
    bibtex,
    bookmarks,
    csvtable,
    embedded,
    events,
    feed,
    flashcards,
    html,
    jsonstrings,
    jsontext,
    ris,
    sqltext,
    tex,
    tomltext,
    typst,
    xmlrecords,
    yamltext,
)
from bibtool.layouts.rest import with_rest
from bibtool.layouts.sites import (
    ads,
    cards,
    chatlog,
    compiled,
    contents,
    dblp,
    digests,
    folded,
    fronted,
    hfdaily,
    hfpaper,
    inspire,
    introduced,
    labelled,
    letters,
    mentions,
    notes,
    openreview,
    openreviewlist,
    orcid,
    pagedcontents,
    paperpage,
    paperswithcode,
    pictured,
    pubmed,
    quoted,
    researchgate,
    researchgatework,
    results,
    scirate,
    semanticscholar,
    tables,
    translated,
    unfurled,
    wikitext,
    zotero,
)
from bibtool.layouts.wholepages import less_on_pages
from bibtool.model import Listing
from bibtool.plugins import Layout, Registry

LAYOUTS: Registry[Layout] = Registry("layout")


def register(name: str, layout: Layout) -> None:
    """Add a layout, or replace the one of this name."""
    LAYOUTS.register(name, layout)


register(fronted.NAME, Layout(fronted.looks_like, fronted.reader(LAYOUTS)))
register(bookmarks.NAME, Layout(bookmarks.looks_like, bookmarks.read))
register(html.NAME, Layout(html.looks_like, html.reader(LAYOUTS)))
register(feed.NAME, Layout(feed.looks_like, feed.read))
register(xmlrecords.NAME, Layout(xmlrecords.looks_like, xmlrecords.read))
register(bibtex.NAME, Layout(bibtex.looks_like, bibtex.read))
register(ris.NAME, Layout(ris.looks_like, ris.read))
register(tex.NAME, Layout(tex.looks_like, tex.read))
register(typst.NAME, Layout(typst.looks_like, typst.reader(LAYOUTS)))
register(jsontext.CSL, Layout(jsontext.looks_like_csl, jsontext.read_csl))
register(jsontext.NAME, Layout(jsontext.looks_like, jsontext.read))
register(jsonstrings.NAME, Layout(jsonstrings.looks_like, jsonstrings.reader(LAYOUTS)))
register(yamltext.NAME, Layout(yamltext.looks_like, yamltext.read))
register(tomltext.NAME, Layout(tomltext.looks_like, tomltext.read))
register(embedded.NAME, Layout(embedded.looks_like, embedded.read))
register(sqltext.NAME, Layout(sqltext.looks_like, sqltext.read))
register(events.NAME, Layout(events.looks_like, events.read))
register(flashcards.NAME, Layout(flashcards.looks_like, flashcards.read))
register(csvtable.NAME, Layout(csvtable.looks_like, csvtable.read))
register(mailing.NAME, Layout(mailing.looks_like, mailing.read))
register(abstractpage.NAME, Layout(abstractpage.looks_like, abstractpage.read))
register(copied.NAME, Layout(copied.looks_like, copied.read))
register(search.NAME, Layout(search.looks_like, search.read))
register(weblist.NAME, Layout(weblist.looks_like, weblist.read))
register(quoted.NAME, Layout(quoted.looks_like, quoted.reader(LAYOUTS)))
register(translated.NAME, Layout(translated.looks_like, translated.reader(LAYOUTS)))
register(wikitext.NAME, Layout(wikitext.looks_like, wikitext.read))
register(ads.NAME, Layout(ads.looks_like, ads.read))
register(cards.NAME, Layout(cards.looks_like, cards.read))
register(chatlog.NAME, Layout(chatlog.looks_like, chatlog.read))
register(compiled.NAME, Layout(compiled.looks_like, compiled.read))
register(contents.NAME, Layout(contents.looks_like, contents.read))
register(dblp.NAME, Layout(dblp.looks_like, dblp.read))
register(digests.NAME, Layout(digests.looks_like, digests.read))
register(folded.NAME, Layout(folded.looks_like, folded.read))
register(hfdaily.NAME, Layout(hfdaily.looks_like, hfdaily.read))
register(hfpaper.NAME, Layout(hfpaper.looks_like, hfpaper.read))
register(introduced.NAME, Layout(introduced.looks_like, introduced.read))
register(letters.NAME, Layout(letters.looks_like, letters.read))
register(mentions.NAME, Layout(mentions.looks_like, mentions.read))
register(notes.NAME, Layout(notes.looks_like, notes.reader(LAYOUTS)))
register(inspire.NAME, Layout(inspire.looks_like, inspire.read))
register(openreview.NAME, Layout(openreview.looks_like, openreview.read))
register(openreviewlist.NAME, Layout(openreviewlist.looks_like, openreviewlist.read))
register(orcid.NAME, Layout(orcid.looks_like, orcid.read))
register(pagedcontents.NAME, Layout(pagedcontents.looks_like, pagedcontents.read))
register(paperpage.NAME, Layout(paperpage.looks_like, paperpage.reader(LAYOUTS)))
register(paperswithcode.NAME, Layout(paperswithcode.looks_like, paperswithcode.read))
register(pictured.NAME, Layout(pictured.looks_like, pictured.read))
register(pubmed.NAME, Layout(pubmed.looks_like, pubmed.read))
register(researchgate.NAME, Layout(researchgate.looks_like, researchgate.read))
register(researchgatework.NAME, Layout(researchgatework.looks_like, researchgatework.read))
register(scirate.NAME, Layout(scirate.looks_like, scirate.read))
register(semanticscholar.NAME, Layout(semanticscholar.looks_like, semanticscholar.read))
register(unfurled.NAME, Layout(unfurled.looks_like, unfurled.read))
register(zotero.NAME, Layout(zotero.looks_like, zotero.read))
register(labelled.NAME, Layout(labelled.looks_like, labelled.read))
register(results.NAME, Layout(results.looks_like, results.read))
register(tables.NAME, Layout(tables.looks_like, tables.read))
register(scholar.NAME, Layout(scholar.looks_like, scholar.read))
register(scholar_glued.NAME, Layout(scholar_glued.looks_like, scholar_glued.read))
register(scholar_rows.NAME, Layout(scholar_rows.looks_like, scholar_rows.read))
register(journallines.NAME, Layout(journallines.looks_like, journallines.read))
register(dashedrows.NAME, Layout(dashedrows.looks_like, dashedrows.read))
register(namekeys.NAME, Layout(namekeys.looks_like, namekeys.read))
register(titlesabove.NAME, Layout(titlesabove.looks_like, titlesabove.read))
register(numbered.NAME, Layout(less_on_pages(numbered.looks_like), numbered.read))
register(unnumbered.NAME, Layout(less_on_pages(unnumbered.looks_like), unnumbered.read))
register(abstracts.NAME, Layout(abstracts.looks_like, abstracts.read))
register(dated.NAME, Layout(dated.looks_like, dated.read))
register(pairs.NAME, Layout(pairs.looks_like, pairs.read))
register(paragraphs.NAME, Layout(paragraphs.looks_like, paragraphs.read))
register(shapes.NAME, Layout(shapes.looks_like, shapes.read, most=0.85))
register(reading.NAME, Layout(reading.looks_like, reading.read, most=0.3))


def parse(text: str, layout: str | None = None, file: str = "") -> Listing:
    """Read a listing in the layout named, or else in the one it looks most like.

    In the latter case a long part that is left over is read in the layout that fits it.

    Raises:
        UnknownName: there is no such layout.
    """
    with seldom_collected():
        listing = LAYOUTS[layout or best_layout(text)].read(text)
        if layout is None:
            listing = with_rest(LAYOUTS, listing)
    if not file:
        return listing
    return replace(
        listing,
        references=tuple(replace(reference, file=file) for reference in listing.references),
        leftovers=tuple(replace(leftover, file=file) for leftover in listing.leftovers),
        file=file,
    )


def best_layout(text: str) -> str:
    """Return the name of the layout a text looks most like, the first of those that tie."""
    return best(LAYOUTS, text)
