"""The layers point one way, each library is used in one place, only the command prints."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

LAYERS = [
    ["errors", "untrusted"],
    ["identifiers", "words"],
    ["names", "fingerprints", "frequencies"],
    ["model", "mending"],
    ["citekeys"],
    ["bibliography"],
    ["arrangement"],
    ["plugins", "settings", "files"],
    ["authorship"],
    ["queries", "sources", "matching", "exporters"],
    ["latex"],
    ["bibfile"],
    ["readers", "checking"],
    ["layouts"],  # some of what people paste is a bibliography file
    ["continuations"],
    ["resolver", "enrichment", "freshness"],
    ["api"],
    ["cli"],
    ["__main__"],
]
LEVEL = {name: n for n, layer in enumerate(LAYERS) for name in layer}
LEVEL[""] = 0  # the package itself: names only, all imported late
CONFINED = {
    "requests": {
        "sources.arxiv",
        "sources.registries",
        "sources.registry_transport",
        "sources.transport",
    },
    "requests_cache": {"sources.arxiv", "sources.registries", "sources.transport"},
    "tenacity": {"sources.arxiv", "sources.registries"},
    "filelock": {"files", "sources.pace"},
    "defusedxml": {"exporters.styles.sheets", "layouts.formats.feed", "sources.atom"},
    "pypdf": {"cli.pdftext"},
    "sqlite3": {
        "sources.choices",
        "sources.database",
        "sources.notes",
        "sources.store",
        "sources.transport",
    },
    "multiprocessing": {"layouts.sharing"},
    "socket": set(),
    "urllib3": set(),
    "platformdirs": {"settings"},
    "rapidfuzz": {"words"},
    "anyascii": {"authorship.forms"},
    "tomlkit": {"authorship.decisionfile"},
    "typer": {
        "cli",
        "cli.add",
        "cli.authors",
        "cli.cache",
        "cli.check",
        "cli.convert",
        "cli.lookup",
        "cli.options",
        "cli.parse",
        "cli.resolve",
        "cli.update",
        "cli.watch",
    },
    "latex2mathml": {"exporters.mathml"},
    "pybtex": {
        "exporters.listing",
        "exporters.lists",
        "exporters.richtext",
        "exporters.styles.classic",
        "exporters.styles.formatting",
        "exporters.styles.reading",
        "exporters.texlist",
    },
    "pylatexenc": {"exporters.latex", "latex.nodes"},
    "yaml": {"exporters.yamltext", "layouts.formats.yamlscan", "readers.hayagriva"},
    "rispy": set(),
    "bibtexparser": set(),
    "secrets": {"files"},
}
CARDINAL = {"pyproject.toml", "README.md", "bibtool", "cache", "tests", "exports"}
ALSO = {".ci", ".git", ".gitignore", "LICENSE", "CHANGELOG.md", "docs", "benchmarks", "examples"}
TOP = Path(__file__).parents[1]
ROOT = TOP / "bibtool"
MODULES = {
    ".".join(p.relative_to(ROOT).with_suffix("").parts).removesuffix("__init__").rstrip("."): p
    for p in ROOT.rglob("*.py")
}
TREES = {module: ast.parse(path.read_text("utf-8")) for module, path in MODULES.items()}


def imported(module: str) -> set[str]:
    """Return the dotted names a module imports, whether at its top or inside a function."""
    found: set[str] = set()
    typing_only = {
        id(inner)
        for node in ast.walk(TREES[module])
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
        for inner in ast.walk(node)
    }
    for node in ast.walk(TREES[module]):
        if module == "" and id(node) in typing_only:
            continue  # the package names its contents for type checkers only
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: relative import"
            stem = str(node.module)
            # `from bibtool import x` imports the module x, not only the package.
            found |= {f"{stem}.{a.name}" for a in node.names} if stem == "bibtool" else {stem}
    return found


@pytest.mark.parametrize("module", sorted(MODULES))
def test_a_module_imports_only_lower_layers(module: str) -> None:
    """A stage knows the stages before it and none after; siblings do not know each other."""
    own = module.split(".", maxsplit=1)[0]
    for name in imported(module):
        if name.startswith("bibtool.") and name != "bibtool.__version__":
            target = name.split(".")[1]
            assert target == own or LEVEL[target] < LEVEL[own], f"{module} imports {name}"


@pytest.mark.parametrize("library", sorted(CONFINED))
def test_a_library_is_imported_in_one_place(library: str) -> None:
    """Swapping a library touches one concept."""
    users = {m for m in MODULES if library in {n.partition(".")[0] for n in imported(m)}}
    assert users <= CONFINED[library]


@pytest.mark.parametrize("module", sorted(MODULES))
def test_only_the_command_prints(module: str) -> None:
    """A library call never writes to the user's terminal."""
    calls = [n for n in ast.walk(TREES[module]) if isinstance(n, ast.Call)]
    names = [ast.unparse(call.func) for call in calls]
    prints = [n for n in names if n == "print" or re.match(r"sys\.(stdout|stderr)\b", n)]
    assert module.split(".", maxsplit=1)[0] == "cli" or prints == []


@pytest.mark.parametrize("module", sorted(MODULES))
def test_modules_and_functions_stay_small(module: str) -> None:
    """A file is one concept, a function one thought."""
    lines = MODULES[module].read_text("utf-8").count("\n")
    assert lines <= 300
    for node in ast.walk(TREES[module]):
        if isinstance(node, ast.FunctionDef):
            body = [n for n in node.body if not isinstance(n, ast.Expr) or n is not node.body[0]]
            length = (node.end_lineno or 0) - body[0].lineno + 1 if body else 0
            assert length <= 45, f"{module}.{node.name} has {length} lines"


@pytest.mark.parametrize("module", sorted(MODULES))
def test_no_module_keeps_state(module: str) -> None:
    """No global is rebound: what a run knows is in its arguments."""
    assert not [n for n in ast.walk(TREES[module]) if isinstance(n, ast.Global)]


def test_the_top_level_is_the_design_card() -> None:
    """What lies at the top is what was agreed, and no more."""
    listed = subprocess.run(
        ["git", "ls-files"], cwd=TOP, capture_output=True, text=True, check=False
    ).stdout.splitlines()
    if not listed:
        pytest.skip("not a git checkout, so what belongs to the project is not known")
    present = {name.split("/")[0] for name in listed}
    assert CARDINAL <= present
    assert present <= CARDINAL | ALSO
