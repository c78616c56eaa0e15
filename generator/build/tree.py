"""The whole site as plain Markdown with a plain ``mkdocs.yml``: a way to other engines.

MkDocs 1.x is at its last release. The tree needs no plugin of ours: ProperDocs, Zensical
or plain MkDocs build it as it is.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from posixpath import normpath

import yaml

from generator.build.files import GeneratedFile
from generator.errors import AtlasError, Place, error
from generator.notes import is_source
from generator.pages.collection import Collection

OURS = "paper-atlas"
MARK = ".paper-atlas-tree"
"""A file that says a folder was written by ``render`` and may be written over."""
LINK = re.compile(r"(\]\(\s*<?|^ {0,3}\[[^\]]+\]:\s*<?)([^\s()<>#:]+)\.md(?![\w.-])", re.MULTILINE)
"""A Markdown link to another page of the docs, in place or by reference."""


def _nothing(_: Callable[[str], bool]) -> Mapping[str, object]:
    return {}


@dataclass(frozen=True, slots=True)
class Besides:
    """What a site has without having it in its own folders: our defaults.

    ``files`` are served by their path, where the docs hold no other; ``theme`` is a folder of
    templates that stand behind the site's own; ``settings`` gives the keys that ``mkdocs.yml``
    leaves out, once it is told which pages there are by their source paths.
    """

    files: Mapping[str, bytes] = field(default_factory=dict)
    theme: Path | None = None
    settings: Callable[[Callable[[str], bool]], Mapping[str, object]] = _nothing


ALONE = Besides()
"""For a site that has everything itself."""


def without_raw(collection: Collection) -> Collection:
    """The collection as other engines can serve it: they make a page of every Markdown file."""
    return replace(collection, beside=replace(collection.beside, markdown=False))


def write_tree(
    out: Path,
    files: Iterable[GeneratedFile],
    config_file: Path,
    docs: Path,
    theme: Path | None,
    *,
    besides: Besides = ALONE,
) -> int:
    """Write hand-written and generated pages, theme and ``mkdocs.yml`` to ``out``.

    ``out`` is made where it does not exist; what an earlier run wrote there is replaced.
    Raises :class:`AtlasError` where ``out`` holds anything else, lies in a folder that is
    copied to it, or cannot be written. Files that only our plugin can serve are left out.
    Returns the number of generated files.
    """
    _refuse_inside(out, (docs, theme))
    try:
        _clear(out)
        _copy(out, docs, theme, besides)
        by_hand = sorted((out / "docs").rglob("*.md"))
        places = dict(_write(out / "docs", file) for file in files if not file.raw)
        _follow(out / "docs", by_hand, places)
        added = besides.settings(lambda src: src in places or (out / "docs" / src).is_file())
        config = _plain_config(config_file, (out / "theme").is_dir(), places, added)
        (out / "mkdocs.yml").write_text(config, encoding="utf-8")
        return len(places)
    except OSError as exc:
        message = f"cannot be written: {exc.strerror or exc}"
        raise AtlasError([error("unwritable", message, Place(str(out)))]) from exc


def _refuse_inside(out: Path, sources: Iterable[Path | None]) -> None:
    """A folder that is copied into itself never ends."""
    for source in filter(None, sources):
        if out.resolve().is_relative_to(source.resolve()):
            message = f"lies in {source}, which is copied to it"
            raise AtlasError(
                [error("unwritable", message, Place(str(out)), "name a folder outside")]
            )


def _clear(out: Path) -> None:
    if out.is_dir() and any(out.iterdir()):
        if not (out / MARK).exists():
            hint = "name an empty folder, or one that render wrote"
            raise AtlasError([error("not-empty", "holds other files", Place(str(out)), hint)])
        shutil.rmtree(out)
    out.mkdir(parents=True, exist_ok=True)
    (out / MARK).write_text("", encoding="utf-8")


def _copy(out: Path, docs: Path, theme: Path | None, besides: Besides) -> None:
    """Copy docs and theme, each with what stands behind it; other pages show notes and lists."""
    shutil.copytree(docs, out / "docs")
    for path in sorted((out / "docs").rglob("*.md")):
        if is_source(path.relative_to(out / "docs").as_posix()):
            path.unlink()
    for src, content in besides.files.items():
        if not (out / "docs" / src).exists():
            (out / "docs" / src).parent.mkdir(parents=True, exist_ok=True)
            (out / "docs" / src).write_bytes(content)
    for folder in filter(None, (besides.theme, theme)):
        shutil.copytree(folder, out / "theme", dirs_exist_ok=True)


def _folder(src: str) -> str:
    """Where a generated page goes: ``papers/x.md`` becomes ``papers/x/index.md``.

    MkDocs takes an address in the HTML of a page for relative to the page's own address,
    Zensical for relative to its source file. In a folder of its own both are the same.
    """
    path = PurePosixPath(src)
    return (
        src
        if path.suffix != ".md" or path.name == "index.md"
        else f"{path.with_suffix('')}/index.md"
    )


def _write(docs: Path, file: GeneratedFile) -> tuple[str, str]:
    """Write one file; returns its source path and the one it has in the tree."""
    place = _folder(file.src)
    if (docs / file.src).exists() or (docs / place).exists():
        message = f"the generated page {file.src} stands in the way of a hand-written one"
        raise AtlasError([error("address-taken", message, None, "rename the hand-written page")])
    (docs / place).parent.mkdir(parents=True, exist_ok=True)
    content = file.content
    (docs / place).write_bytes(content.encode() if isinstance(content, str) else content)
    return file.src, place


def _follow(docs: Path, pages: Iterable[Path], places: Mapping[str, str]) -> None:
    """Let the links of hand-written ``pages`` follow generated ones to their ``places``."""
    for page in pages:
        folder = page.parent.relative_to(docs)

        def target(link: re.Match[str], folder: Path = folder) -> str:
            src = normpath(f"{folder.as_posix()}/{link[2]}.md")
            moved = places.get(src, src) != src
            return f"{link[1]}{link[2]}/index.md" if moved else link[0]

        page.write_text(LINK.sub(target, page.read_text(encoding="utf-8")), encoding="utf-8")


def _plain_config(
    config_file: Path, theme: bool, places: Mapping[str, str], added: Mapping[str, object]
) -> str:
    """``mkdocs.yml`` without our plugin, with the keys ``added`` and the tree's own folders.

    Works on YAML nodes, so that tags such as ``!ENV`` stay what they are. ``variant`` tells
    Zensical to look like Material, for which our style sheets are made; others pass it over.
    """
    root = yaml.compose(config_file.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    assert isinstance(root, yaml.MappingNode)
    _drop(root, set(added))
    root.value += _nodes(added)
    entries = {key.value: value for key, value in root.value}
    plugins = entries.get("plugins")
    if isinstance(plugins, yaml.SequenceNode):
        plugins.value = [item for item in plugins.value if _name(item) != OURS]
    theme_node = entries.get("theme")
    if theme and isinstance(theme_node, yaml.MappingNode):
        _set(theme_node, "custom_dir", "theme")
        _set(theme_node, "variant", "classic")
    if "nav" in entries:
        _renew(entries["nav"], places)
    _drop(root, {"docs_dir", "site_dir", "hooks", "watch"})
    return yaml.serialize(root, allow_unicode=True, width=100)


def _nodes(added: Mapping[str, object]) -> list[tuple[yaml.Node, yaml.Node]]:
    """The keys of ``added`` with their values as YAML nodes."""
    node = yaml.compose(yaml.safe_dump(dict(added), sort_keys=False), Loader=yaml.SafeLoader)
    assert isinstance(node, yaml.MappingNode)
    return list(node.value)


def _renew(nav: yaml.Node, places: Mapping[str, str]) -> None:
    """Let the navigation, however deep, name the pages by their places in the tree."""
    if isinstance(nav, yaml.ScalarNode):
        nav.value = places.get(nav.value, nav.value)
    elif isinstance(nav, yaml.SequenceNode):
        for item in nav.value:
            _renew(item, places)
    elif isinstance(nav, yaml.MappingNode):
        for _, item in nav.value:
            _renew(item, places)


def _name(item: yaml.Node) -> str:
    """The name of a plugin, given alone or with options."""
    if isinstance(item, yaml.MappingNode):
        return str(item.value[0][0].value)
    return str(item.value)


def _set(mapping: yaml.MappingNode, key: str, text: str) -> None:
    _drop(mapping, {key})
    tag = "tag:yaml.org,2002:str"
    mapping.value.append((yaml.ScalarNode(tag, key), yaml.ScalarNode(tag, text)))


def _drop(mapping: yaml.MappingNode, keys: set[str]) -> None:
    mapping.value = [pair for pair in mapping.value if pair[0].value not in keys]
