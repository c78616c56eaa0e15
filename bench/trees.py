"""What the other engines are given: the pages of a rendered tree, and nothing besides.

``paper-atlas render`` writes pages, exports, redirects and a search index. The others are timed
for the pages alone, with the style sheets and scripts that each page names, so the rest is left
out. MkDocs, ProperDocs and Zensical get the very same files; Hugo gets the same Markdown with
the few marks that the two dialects write differently (:func:`for_hugo`).
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

import yaml

from generator.build import without_raw, write_tree
from generator.build.files import Making
from generator.cli.site import configuration
from generator.mkdocs_defaults import besides, theme_folders
from generator.mkdocs_plugin import load_site, options_of
from generator.pages.empty import empty_pages

ASSETS = ("assets", "stylesheets", "javascripts")
"""The folders of files that every page uses."""
THEME = Path(__file__).parent / "hugo"
FRONT = re.compile(r"---\n(.*?\n)---\n", re.DOTALL)
KEPT = ("title:", "description:")
MARKS = re.compile(r"\{: *([#.][^}\n]*?) *\}")
"""Attributes of a heading or a paragraph, as Python-Markdown has them."""


def render(config_file: Path, out: Path) -> int:
    """Write the pages of a collection, theme and ``mkdocs.yml`` to ``out``.

    ``paper-atlas render`` does the same, and writes exports and search besides. Returns how
    many pages there are.
    """
    config = configuration(config_file)
    collection = load_site(config).collection
    making = Making(without_raw(collection), options_of(config))
    pages = map(making.file, making.pages)
    added = besides(config, empty_pages(collection).__contains__)
    theme, docs = theme_folders(config)[0], Path(config.docs_dir)
    return write_tree(out, pages, config_file, docs, theme, besides=added)


def pages_of(tree: Path) -> list[PurePosixPath]:
    """Sources of the pages of a rendered tree, relative to its ``docs``."""
    docs = tree / "docs"
    return sorted(PurePosixPath(path.relative_to(docs).as_posix()) for path in docs.rglob("*.md"))


def write_plain(tree: Path, out: Path, *, whole_nav: bool = False) -> int:
    """Write the pages for MkDocs and its kin to ``out``; returns how many there are.

    With ``whole_nav`` the navigation names every page, as MkDocs does it of itself.
    """
    pages = pages_of(tree)
    shutil.copytree(tree / "theme", out / "theme")
    _copy_assets(tree, out / "docs")
    for page in pages:
        target = out / "docs" / page
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(tree / "docs" / page, target)
    config = yaml.safe_load((tree / "mkdocs.yml").read_text(encoding="utf-8"))
    if whole_nav:
        del config["nav"]
    text = yaml.safe_dump(config, sort_keys=False, allow_unicode=True)
    (out / "mkdocs.yml").write_text(text, encoding="utf-8")
    return len(pages)


def write_hugo(tree: Path, out: Path) -> int:
    """Write the same pages for Hugo, with a theme like ours, to ``out``; returns how many."""
    pages = pages_of(tree)
    shutil.copytree(THEME, out)
    _copy_assets(tree, out / "static")
    parents = {parent for page in pages for parent in _address(page).parents}
    for page in pages:
        text = (tree / "docs" / page).read_text(encoding="utf-8")
        target = out / "content" / _place(page, parents)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(for_hugo(text), encoding="utf-8")
    config = yaml.safe_load((tree / "mkdocs.yml").read_text(encoding="utf-8"))
    own = (THEME / "hugo.toml").read_text(encoding="utf-8")
    # What belongs to no table stands before the first one.
    (out / "hugo.toml").write_text(f"{_names(config)}{own}{''.join(_tables(config))}", "utf-8")
    return len(pages)


def for_hugo(text: str) -> str:
    """A page of ours in Hugo's terms: what its front matter is called, how marks are written.

    What Hugo would take for a call of a shortcode is text.
    """
    found = FRONT.match(text)
    front, body = (found[1], text[found.end() :]) if found else ("", text)
    lines = [line for line in front.splitlines() if line.startswith(KEPT)]
    head = [f"  {line}" for line in front.splitlines() if line.startswith("head:")]
    lines += ["params:", *head] if head else []
    body = MARKS.sub(r"{\1}", body).replace("{{<", "&#123;{<").replace("{{%", "&#123;{%")
    return "\n".join(("---", *lines, "---", body))


def _copy_assets(tree: Path, out: Path) -> None:
    for name in ASSETS:
        shutil.copytree(tree / "docs" / name, out / name)


def _address(page: PurePosixPath) -> PurePosixPath:
    return page.parent if page.name == "index.md" else page.with_suffix("")


def _place(page: PurePosixPath, parents: Iterable[PurePosixPath]) -> PurePosixPath:
    """Where Hugo looks for ``page``: a page with others below it is the list of a section."""
    address = _address(page)
    return address / "_index.md" if address in parents else address.with_suffix(".md")


def _names(config: Mapping[str, Any]) -> str:
    values = {"title": config["site_name"], "baseURL": config["site_url"]}
    return "".join(f"{key} = {json.dumps(value)}\n" for key, value in values.items())


def _tables(config: Mapping[str, Any]) -> Iterator[str]:
    """What each page loads, and the navigation."""
    yield "\n[params]\nfeatures = []\n"
    yield f"styles = {json.dumps(config['extra_css'])}\n"
    yield f"scripts = {json.dumps([own['path'] for own in config['extra_javascript']])}\n"
    for weight, (name, page) in enumerate(_entries(config["nav"]), start=1):
        address = _address(PurePosixPath(page))
        yield "\n[[menus.main]]\n"
        yield f"name = {json.dumps(name)}\n"
        yield f"identifier = {json.dumps(str(address))}\n"
        yield f"url = {json.dumps(f'{address}/' if address.name else '')}\n"
        yield f"weight = {weight}\n"


def _entries(nav: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    for entry in nav:
        for name, value in entry.items():
            if isinstance(value, str):
                yield name, value
            else:
                yield from _entries(value)
