"""YAML as we write it, by PyYAML: texts in quotes, so that none is a number, a date or a ``no``."""

from typing import Any

_ONE_LINE = 2**31 - 1


class Quoted(str):
    """A text to be written in quotes."""

    __slots__ = ()


def dumped(data: Any) -> str:
    """Return lists, dicts and texts as YAML; keys stay bare, a text stays on its line."""
    import yaml  # noqa: PLC0415 - slow to load

    class Writer(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
        def ignore_aliases(self, _data: object) -> bool:
            # Equal names are written out, not as references to each other.
            return True

    def quoted(writer: Any, text: Quoted) -> Any:
        return writer.represent_scalar("tag:yaml.org,2002:str", str(text), style='"')

    Writer.add_representer(Quoted, quoted)
    written: str = yaml.dump(
        data, None, Writer, allow_unicode=True, sort_keys=False, width=_ONE_LINE
    )
    return written
