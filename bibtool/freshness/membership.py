"""A paper put on a list, or taken off it; and a list made anew with what became of it since."""

from dataclasses import replace

from bibtool.bibliography import Bibliography, owner_at
from bibtool.citekeys import DEFAULT, KeyPattern
from bibtool.freshness.evidence import Person
from bibtool.freshness.lists import Folder, PeopleList, exception
from bibtool.model import Record
from bibtool.names import Name


def taken(
    folder: Folder, one: PeopleList, record: Record, name: Name | None, key: str = ""
) -> PeopleList:
    """Return a list with one paper more.

    Args:
        folder: all lists, whose citekeys are not given again.
        one: the list.
        record: the paper.
        name: what it prints for the person, if that is known.
        key: the citekey that it had, if any; it is kept if no other paper of the list has it.
    """
    arxiv_id = record.arxiv_id.base
    forms = {*one.forms, *(() if name is None else (name,))}
    made = replace(
        one,
        papers={**one.papers, arxiv_id: _key(folder, one, record, key)},
        forms=tuple(sorted(forms, key=lambda form: form.display)),
        added=one.added | {arxiv_id},
        doubtful=one.doubtful - {arxiv_id},
        rejected=one.rejected - {arxiv_id},
    )
    if name is None:
        return made
    return replace(made, printed={**one.printed, **exception(made, record, name)})


def dropped(one: PeopleList, arxiv_id: str) -> PeopleList:
    """Return a list without a paper, which is not to come back."""
    return replace(
        one,
        papers={i: key for i, key in one.papers.items() if i != arxiv_id},
        unconfirmed=one.unconfirmed - {arxiv_id},
        doubtful=one.doubtful - {arxiv_id},
        added=one.added - {arxiv_id},
        printed={i: name for i, name in one.printed.items() if i != arxiv_id},
        rejected=one.rejected | {arxiv_id},
    )


def renewed(folder: Folder, one: PeopleList, before: PeopleList) -> PeopleList:
    """Return a list made anew from pages, with what somebody decided and arXiv told since.

    Args:
        folder: all lists, and the records of all papers in question.
        one: the list as the pages have it.
        before: the same person's list as it was.
    """
    arxiv_ids = one.papers.keys() - before.rejected
    made = replace(
        one,
        papers={i: key for i, key in one.papers.items() if i in arxiv_ids},
        unconfirmed=one.unconfirmed & arxiv_ids,
        printed={i: name for i, name in one.printed.items() if i in arxiv_ids},
        rejected=before.rejected,
        doubtful=before.doubtful - arxiv_ids,
        asked=before.asked,
    )
    person = Person(made, folder.records, folder.said.get(one.file))
    for arxiv_id in sorted(before.added - arxiv_ids):
        record = folder.records.get(arxiv_id)
        if record is not None and not person.is_said_not(record):
            me = owner_at(before.on(record), record.authors)
            name = None if me is None else record.authors[me]
            made = taken(folder, made, record, name, before.papers.get(arxiv_id, ""))
    return made


def _key(folder: Folder, one: PeopleList, record: Record, known: str) -> str:
    """Return a new paper's citekey: its own, that of another list, or one that nobody has."""
    arxiv_id = record.arxiv_id.base
    own = {key.casefold() for key in one.papers.values()}
    for key in (known, *(other.papers.get(arxiv_id, "") for other in folder.lists)):
        if key and key.casefold() not in own:
            return key
    taken = {key for each in (*folder.lists, one) for key in each.papers.values()}
    named, letters = one.options.get("keys"), bool(one.options.get("unicode_keys"))
    pattern = KeyPattern.parse(named if isinstance(named, str) else DEFAULT, unicode=letters)
    return next(iter(Bibliography.from_records([record], keys=pattern, taken=taken)))
