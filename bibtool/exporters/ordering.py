"""The order of a list's papers and the years over them, by the edition of each that is cited."""

from dataclasses import replace

from bibtool.arrangement import Section, sections
from bibtool.bibliography import Bibliography
from bibtool.exporters.editions import editions
from bibtool.plugins import Options


def sections_of(bibliography: Bibliography, options: Options) -> list[Section]:
    """Return a list's sections, a paper dated as what is cited of it, first if it is two.

    Raises:
        UnknownName: there is no such grouping.
    """
    if options.prefer == "preprint" and options.date == "first":
        return sections(bibliography, options.group_by)
    dated = {}
    for key, record in bibliography.items():
        cited = next(editions(bibliography.ordered([key]), options))
        dated[key] = replace(record, published=cited.date)
    return sections(Bibliography(dated), options.group_by)


def in_order(bibliography: Bibliography, options: Options) -> Bibliography:
    """Return the same papers in the order of the sections."""
    return bibliography.ordered(
        key for section in sections_of(bibliography, options) for key in section.keys
    )
