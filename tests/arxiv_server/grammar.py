"""The query language: an adapted query to a tree, and the tree to text again.

Operators associate to the right and none binds closer than another (API notes §2.2).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

DEPTH_LIMIT = 985
"""How deep an expression may nest before the real server runs out of stack (API notes §3.3)."""

_FIELDS = "ti|au|abs|co|jr|cat|rn|id|all|doi|submittedDate"
_LEXEME = re.compile(
    rf"\s*(?:(?P<paren>[()])|(?P<field>{_FIELDS}):(?:(?P<quoted>\".*?(?<!\\)(?:\\\\)*?\")"
    r"|(?P<bare>[^\s\"()]+))|(?P<operator>ANDNOT|AND|OR)(?![^\s()])|(?P<end>$))"
)


class BadQuery(Exception):
    """A query the grammar refuses: the real server answers 400."""


class QueryCrash(Exception):
    """A query that makes the real server fail: it answers 500."""


@dataclass(frozen=True, slots=True)
class Term:
    """One ``field:value``; a quoted value is a phrase."""

    field: str
    value: str
    quoted: bool


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class Operation:
    """Two expressions and the operator between them; ``left`` is missing for "all but right"."""

    operator: str
    left: "Node | None"
    right: "Node"


Node = Term | Operation
Lexeme = Term | str
Result = TypeVar("Result")


def parse(text: str) -> Node | None:
    """Parse an adapted query; ``None`` when there is nothing in it."""
    lexemes = _lex(text)
    if not lexemes:
        return None
    # One frame for each open parenthesis: operands and operators in alternation.
    frames: list[list[Node | str]] = [[]]
    for lexeme in lexemes:
        if lexeme == "(":
            frames.append([])
        elif lexeme == ")":
            if len(frames) == 1:
                raise BadQuery
            inner = _combine(frames.pop())
            frames[-1].append(inner)
        else:
            frames[-1].append(lexeme)
    if len(frames) != 1:
        raise BadQuery
    tree = _combine(frames[0])
    if _depth(tree) > DEPTH_LIMIT:
        raise QueryCrash
    return tree


def _lex(text: str) -> list[Lexeme]:
    lexemes: list[Lexeme] = []
    place = 0
    while place < len(text):
        found = _LEXEME.match(text, place)
        if found is None:
            raise BadQuery
        if found["field"]:
            quoted = found["quoted"] is not None
            value = found["quoted"][1:-1] if quoted else found["bare"]
            lexemes.append(Term(found["field"], value, quoted))
        elif found["paren"] or found["operator"]:
            lexemes.append(found["paren"] or found["operator"])
        place = max(found.end(), place + 1)
    return lexemes


def _combine(items: list[Node | str]) -> Node:
    """Fold one level of operands and operators from the right."""
    if not items or isinstance(items[-1], str):
        raise BadQuery
    tree = items[-1]
    place = len(items) - 2
    while place >= 0:
        operator = items[place]
        if not isinstance(operator, str):
            raise BadQuery
        left = items[place - 1] if place else None
        if left is None or isinstance(left, str):
            # Only ANDNOT may lead, and the real server trips over a leading ANDNOT of more than
            # one term (API notes §2.2).
            if operator != "ANDNOT":
                raise BadQuery
            if isinstance(tree, Operation):
                raise QueryCrash
            tree, place = Operation(operator, None, tree), place - 1
        else:
            tree, place = Operation(operator, left, tree), place - 2
    return tree


def fold(
    tree: Node,
    of_term: Callable[[Term], Result],
    of_operation: Callable[[Operation, Result | None, Result], Result],
) -> Result:
    """Compute a value bottom-up without recursion, which long chains would exhaust."""
    waiting: list[tuple[Node, bool]] = [(tree, False)]
    values: list[Result] = []
    while waiting:
        node, ready = waiting.pop()
        if isinstance(node, Term):
            values.append(of_term(node))
        elif ready:
            right = values.pop()
            left = values.pop() if node.left is not None else None
            values.append(of_operation(node, left, right))
        else:
            waiting.append((node, True))
            waiting.append((node.right, False))
            if node.left is not None:
                waiting.append((node.left, False))
    return values[0]


def _depth(tree: Node) -> int:
    def deeper(operation: Operation, left: int | None, right: int) -> int:
        # An ANDNOT takes three of the real server's frames, so its chains fail at about 330.
        return max(left or 0, right) + (3 if operation.operator == "ANDNOT" else 1)

    return fold(tree, lambda _term: 1, deeper)


def render(tree: Node) -> str:
    """Write a tree with every right side parenthesised, as the feed's link shows it (§4.1)."""

    def of_term(term: Term) -> tuple[str, bool]:
        return f"{term.field}:" + (f'"{term.value}"' if term.quoted else term.value), False

    def of_operation(
        operation: Operation, left: tuple[str, bool] | None, right: tuple[str, bool]
    ) -> tuple[str, bool]:
        sides = [side for side in (left, right) if side is not None]
        shown = [f"({text})" if composed else text for text, composed in sides]
        shown.insert(len(shown) - 1, operation.operator)
        return " ".join(shown), True

    return fold(tree, of_term, of_operation)[0]
