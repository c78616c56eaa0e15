"""The project's own shape: who may import whom, and how long things may be.

The table is the design's, with two levels more: ``yamlfile`` stands below ``config``, which
reads its file with it, and ``cli`` above ``mkdocs_plugin``, whose configuration it loads.
``asking`` is beside the stages and no part of them: it reads answers with ``sources``, writes
facts with ``corpus``, and only ``cli`` calls it, so that no build can ever ask the network.
"""

import ast
import functools
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LAYERS = (
    {"errors", "memory", "model", "parallel", "timing"},
    {"stored", "yamlfile"},
    {"config", "text", "packaged"},
    {"sources", "vectors"},
    {"dedupe"},
    {"corpus", "permalinks"},
    {"topics", "mentions", "related", "mapping", "quality", "asking", "notes"},
    {"pages", "suggesting"},
    {"rendering", "exports", "charts", "search"},
    {"build", "starting"},
    {"mkdocs_defaults"},
    {"mkdocs_fast"},
    {"mkdocs_plugin"},
    {"cli"},
)
LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}
LONGEST_MODULE, LONGEST_FUNCTION = 400, 30
ONLY = {
    "mkdocs": {"cli", "mkdocs_defaults", "mkdocs_fast", "mkdocs_plugin"},
    "click": {"cli"},
    "rich": {"cli"},
    "jinja2": {"rendering", "mkdocs_fast", "mkdocs_plugin"},
    "markupsafe": {"rendering", "charts", "mkdocs_fast"},
    "yaml": {"yamlfile", "build"},
    "ruamel": {"corpus"},
}
"""Packages from elsewhere that only some of ours may import. ``build`` writes the plain
site's YAML, ``corpus`` values inside it; all reading is in ``yamlfile``."""
NO_FILES = {"errors", "model", "text", "dedupe"}
"""Units that work on values alone."""
FILE_MODULES = {"os", "pathlib", "io", "shutil", "glob", "tempfile"}

MODULES = sorted((ROOT / "generator").rglob("*.py"))


def unit(path: Path) -> str:
    """The part of the package that a module belongs to: its row in the table."""
    return path.relative_to(ROOT / "generator").parts[0].removesuffix(".py")


def shown(path: Path) -> str:
    return str(path.relative_to(ROOT))


@functools.cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), shown(path))


def imports(path: Path) -> Iterator[tuple[str, int]]:
    """Whole names of what a module imports, with the line; inside functions too."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{shown(path)}:{node.lineno}: a relative import"
            yield from ((f"{node.module}.{alias.name}", node.lineno) for alias in node.names)


@pytest.fixture(params=MODULES, ids=shown)
def module(request: pytest.FixtureRequest) -> Path:
    path = request.param
    assert isinstance(path, Path)
    return path


def test_every_unit_has_a_level() -> None:
    assert {unit(path) for path in MODULES} - {"__init__"} == set(LEVEL)


def test_imports_go_down(module: Path) -> None:
    own = unit(module)
    for name, line in imports(module):
        parts = name.split(".")
        if parts[0] != "generator" or own == "__init__":
            continue
        other = parts[1]
        if other in LEVEL and other != own:
            message = f"{shown(module)}:{line}: {own} imports {other}, which is not below it"
            assert LEVEL[other] < LEVEL[own], message


def test_packages_from_elsewhere_stay_where_they_belong(module: Path) -> None:
    for name, line in imports(module):
        allowed = ONLY.get(name.split(".")[0])
        assert allowed is None or unit(module) in allowed, f"{shown(module)}:{line}: {name}"


def test_values_know_no_files(module: Path) -> None:
    if unit(module) in NO_FILES:
        found = {name.split(".")[0] for name, _ in imports(module)}
        assert not found & FILE_MODULES, shown(module)


def test_only_the_command_line_prints(module: Path) -> None:
    calls = (node for node in ast.walk(tree(module)) if isinstance(node, ast.Call))
    names = {node.func.id for node in calls if isinstance(node.func, ast.Name)}
    assert unit(module) == "cli" or "print" not in names, shown(module)


def test_length_of_modules(module: Path) -> None:
    lines = len(module.read_text(encoding="utf-8").splitlines())
    assert lines <= LONGEST_MODULE, f"{shown(module)} has {lines} lines"


def test_length_of_functions(module: Path) -> None:
    for node in ast.walk(tree(module)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            message = f"{shown(module)}:{node.lineno}: {node.name} has {lines} lines"
            assert lines <= LONGEST_FUNCTION, message


def test_every_test_folder_mirrors_the_package() -> None:
    folders = {path.name for path in (ROOT / "tests").iterdir() if path.is_dir()}
    helpers = {"bench", "data", "support", "browser", "site", "__pycache__"}
    packages = {path.parent.name for path in MODULES if path.name == "__init__.py"}
    unknown = folders - helpers - packages
    assert not unknown, unknown
