"""Values that a library read out of a part of a file, as the nodes that JSON is read as."""

from collections.abc import Mapping, Sequence

from bibtool.layouts.formats.jsonscan import Node

_DEEPEST = 12
_NOTHING = frozenset({"null", "~", "true", "false", "Null", "NULL", "None", "True", "False"})


def node_of(value: object, name: str, start: int, end: int, deep: int = 0) -> Node | None:
    """Return a list or a mapping as a node of this name and place, and nothing for other values."""
    if deep > _DEEPEST:
        return None
    if isinstance(value, Mapping):
        texts = {str(key).lower(): scalar(each) for key, each in value.items()}
        inner = [(str(key).lower(), each) for key, each in value.items()]
    elif isinstance(value, Sequence) and not isinstance(value, str | bytes):
        texts = {}
        inner = [(name, each) for each in value]
    else:
        return None
    children = (node_of(each, key, start, end, deep + 1) for key, each in inner)
    is_object = isinstance(value, Mapping)
    return Node(
        start,
        end,
        is_object,
        name,
        {key: text for key, text in texts.items() if text},
        () if is_object else [text for _, each in inner if (text := scalar(each))],
        [child for child in children if child is not None],
    )


def scalar(value: object) -> str:
    """Return what a value that is no list and no mapping says, as a text."""
    if value is None or isinstance(value, bool | Mapping | list | tuple):
        return ""
    text = str(value)
    return "" if text in _NOTHING else text
