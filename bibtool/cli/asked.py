"""What was asked about an item, in people's words."""

from bibtool.model import Query, Question


def what(query: Query) -> list[str]:
    """Return the parts of a question; a record answers if any of them fits it."""
    parts = []
    if query.arxiv_id is not None:
        parts.append(f"the id {query.arxiv_id.versioned}")
    if query.doi is not None:
        parts.append(f"the DOI {query.doi}")
    parts += [f"the title “{title}”" for title in query.titles]
    parts += [f"the phrase “{phrase}” in an abstract" for phrase in query.phrases]
    for words, amount, place in (
        (query.title_words, "all", "a title"),
        (query.abstract_words, "all", "an abstract"),
        (query.some_title_words, "as many as possible", "a title"),
        (query.some_abstract_words, "as many as possible", "an abstract"),
    ):
        if words:
            parts.append(f"the words {', '.join(words)} in {place}, {amount} of them")
    if query.sketch:
        parts.append(f"the abstract's word runs, {len(query.sketch)} of them sampled")
    return parts


def outcome(question: Question) -> str:
    """Return what came of a question."""
    if question.records is None:
        return "could not be asked"
    if question.is_noted:
        return f"answered before: {_records(question.fitting)} that may be it"
    if not question.records:
        return "answered: no record"
    few = question.fitting or "none"
    return f"answered: {_records(question.records)} came, {few} of them may be it"


def _records(number: int) -> str:
    return "1 record" if number == 1 else f"{number or 'no'} records"
