"""The inventory, and other documentation that refers to it: real Sphinx, real MkDocs."""

import os
import re
import subprocess
import sys
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from sphobjinv import Inventory

from generator.exports.inventory import inventory, targets
from generator.model import Paper
from generator.pages.collection import Collection
from generator.permalinks import Entry, Ledger, State
from tests.conftest import SITE_URL
from tests.support.built import HTML, Site
from tests.support.minisite import ROOT, MiniSite

ROPES = Paper("ropes", "Ropes,\u2028$\\ell_2$ & <Knots>", "", (), authors=("Ada Vloed",),
              arxiv="2401.00001", doi="10.1000/182")  # fmt: skip
OLD = Paper("old", "An Old One", "", (), authors=("Ada Vloed", "Björn Ebb"))


def made(*papers: Paper, title: str = "Atlas", **entries: Entry) -> Collection:
    return Collection(title, "", papers, (), (), {}, {}, {}, {}, ledger=Ledger(entries))


def names(collection: Collection) -> dict[str, tuple[str, str]]:
    return {target.name: (target.url, target.title) for target in targets(collection)}


def test_a_paper_is_known_by_all_its_names() -> None:
    here = ("papers/ropes/", "Ropes,\u2028ℓ₂ & <Knots>")
    found = names(made(ROPES, ropes=Entry("ropes", None, ("Ropes",), key="vloed2024ropes")))
    assert found == {
        "paper:ropes": here, "papers/ropes": here, "arxiv:2401.00001": here,
        "doi:10.1000/182": here, "cite:vloed2024ropes": here,
        "author:ada-vloed": ("authors/#ada-vloed", "Ada Vloed")}  # fmt: skip


def test_authors_with_a_page_and_without() -> None:
    found = names(made(ROPES, OLD))
    assert found["author:ada-vloed"] == ("authors/ada-vloed/", "Ada Vloed")
    assert found["authors/ada-vloed"] == ("authors/ada-vloed/", "Ada Vloed")
    assert found["author:bjorn-ebb"] == ("authors/#bjorn-ebb", "Björn Ebb")
    assert "authors/bjorn-ebb" not in found


def test_what_a_paper_was_called_once_goes_on_resolving() -> None:
    renamed = Entry("strings", None, ("Strings",), state=State.RENAMED, target="cables")
    merged = Entry("cables", None, ("Cables",), arxiv=("2401.00009",), key="vloed2024cables",
                   state=State.MERGED, target="ropes")  # fmt: skip
    found = names(made(ROPES, strings=renamed, cables=merged, ropes=Entry("ropes", None, ("R",))))
    for name in ("paper:strings", "papers/strings", "paper:cables", "arxiv:2401.00009",
                 "cite:vloed2024cables"):  # fmt: skip
        assert found[name] == ("papers/ropes/", "Ropes,\u2028ℓ₂ & <Knots>")


def test_a_withdrawn_paper_resolves_to_the_page_that_says_so() -> None:
    gone = Entry("sand", None, ("Mud", "Sand"), state=State.WITHDRAWN, reason="It blew away.")
    assert names(made(ROPES, sand=gone))["paper:sand"] == ("papers/sand/", "Sand")


def test_an_address_that_nothing_answers_is_left_out() -> None:
    assert "paper:lost" not in names(made(ROPES, lost=Entry("lost", None, ("Lost",))))


def test_a_name_belongs_to_the_paper_that_has_it_now() -> None:
    mistaken = Entry("old", None, ("Old",), arxiv=("2401.00001",))
    assert names(made(ROPES, OLD, old=mistaken))["arxiv:2401.00001"][0] == "papers/ropes/"


def test_the_file_holds_one_line_each() -> None:
    read = Inventory(zlib=inventory(made(ROPES, OLD, title="An\nAtlas ")))
    assert (read.project, read.version) == ("An Atlas", "")
    assert {(o.domain, o.role, o.priority) for o in read.objects} == {
        ("std", "label", "-1"), ("std", "doc", "-1")}  # fmt: skip
    (ropes,) = (o for o in read.objects if o.name == "paper:ropes")
    assert (ropes.uri, ropes.dispname) == ("papers/ropes/", "Ropes, ℓ₂ & <Knots>")
    assert read.count == len(targets(made(ROPES, OLD)))


def test_the_same_bytes_in_any_order() -> None:
    assert inventory(made(ROPES, OLD)) == inventory(made(OLD, ROPES))


def test_an_empty_collection_has_an_inventory() -> None:
    head, _, body = inventory(made()).partition(b"zlib.\n")
    assert head.startswith(b"# Sphinx inventory version 2\n# Project: Atlas\n# Version: \n")
    assert zlib.decompress(body).strip() == b""


def test_small_site(mini: Callable[..., MiniSite]) -> None:
    found = names(mini("small").load().collection)
    assert found["topic:tides"] == ("topics/tides/", "Tides")
    assert found["topics/whales"] == ("topics/whales/", "Whales")
    assert found["model:gull-2"] == ("models/gull-2/", "Gull-2")
    assert found["benchmark:buoybench"] == ("benchmarks/buoybench/", "BuoyBench")
    assert found["language:frisian"] == ("languages/frisian/", "Frisian")
    assert "model:tern" not in found  # no paper speaks of it, so it has no page


@pytest.fixture(scope="module")
def listed(seeds_site: Site) -> Inventory:
    return Inventory(fname_zlib=str(seeds_site.root / "objects.inv"))


def test_every_target_is_there(seeds_site: Site, listed: Inventory) -> None:
    faults = []
    for entry in listed.objects:
        address, _, anchor = entry.uri_expanded.partition("#")
        page = seeds_site.pages.get(address)
        if page is None or (anchor and anchor not in page.ids):
            faults.append(entry.name)
    assert faults == []
    assert listed.count > 3_000


def test_every_page_of_these_kinds_is_listed(seeds_site: Site, listed: Inventory) -> None:
    kinds = "papers|topics|models|benchmarks|languages|authors|lists"
    wanted = {
        address
        for address in seeds_site.proper
        if re.fullmatch(rf"(?:{kinds})/[^/]+/", address)
    }  # fmt: skip
    for role in ("label", "doc"):
        uris = {entry.uri_expanded for entry in listed.objects if entry.role == role}
        assert wanted - uris == set()


def test_the_names_in_the_documentation_are_there(listed: Inventory) -> None:
    text = (ROOT / "docs/linking.md").read_text(encoding="utf-8")
    section = text.partition("{: #inventory }")[2].partition("\n## ")[0]
    kinds = "paper|arxiv|doi|cite|topic|model|benchmark|language|author|list"
    shown = set(re.findall(rf"\b(?:{kinds}):[\w./-]*\w", section))
    assert len(shown) >= 9
    assert shown - {entry.name for entry in listed.objects} == set()


def wanted_of(site: Site, listed: Inventory) -> dict[str, str]:
    """Some labels of each kind, all papers among them, with the addresses they stand for."""
    labels = [entry for entry in listed.objects if entry.role == "label"]
    rare: dict[str, list[str]] = {}
    for entry in labels:
        rare.setdefault(entry.name.partition(":")[0], []).append(entry.name)
    chosen = {name for found in rare.values() for name in found[:40]} | set(rare["paper"])
    assert {"paper", "topic", "model", "benchmark", "language", "author", "arxiv", "doi",
            "cite", "list"} == set(rare)  # fmt: skip
    return {entry.name: entry.uri_expanded for entry in labels if entry.name in chosen}


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    quiet = {**os.environ, "XDG_CACHE_HOME": str(cwd / "cache"), "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.run(
        [sys.executable, "-m", *command],
        cwd=cwd, env=quiet, capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip


def links(page: Path) -> dict[str, tuple[str, str]]:
    """Where the links of a page lead and what they say, by the number before them."""
    tree: Any = etree.parse(page, HTML)
    return {
        item.text.split(".")[0]: (found[0].get("href"), "".join(found[0].itertext()))
        for item in tree.xpath("//p[contains(., 'to:')]")
        if (found := item.xpath(".//a[contains(@class, 'external')]"))
    }


SPHINX = """\
project = "Elsewhere"
extensions = ["sphinx.ext.intersphinx"]
intersphinx_mapping = {{"atlas": ({url!r}, {file!r})}}
nitpicky = True
"""


def sphinx(folder: Path, site: Site, lines: Iterable[str]) -> subprocess.CompletedProcess[str]:
    conf = SPHINX.format(url=SITE_URL, file=str(site.root / "objects.inv"))
    (folder / "conf.py").write_text(conf, encoding="utf-8")
    text = "\n\n".join(["Elsewhere\n=========", *lines, ""])
    (folder / "index.rst").write_text(text, encoding="utf-8")
    return run("sphinx", "--fail-on-warning", "--quiet", ".", "out", cwd=folder)


def test_sphinx_resolves(seeds_site: Site, listed: Inventory, tmp_path: Path) -> None:
    wanted = list(wanted_of(seeds_site, listed).items())
    lines = [f"{i}. to: :ref:`{name}`" for i, (name, _) in enumerate(wanted)]
    id_ = seeds_site.papers[0]["id"]
    lines += [f"a. to: :external+atlas:ref:`paper:{id_}`", f"b. to: :ref:`this <paper:{id_}>`",
              f"c. to: :external+atlas:doc:`papers/{id_}`"]  # fmt: skip
    done = sphinx(tmp_path, seeds_site, (line.replace(".", r"\.", 1) for line in lines))
    assert done.returncode == 0, done.stdout + done.stderr
    found = links(tmp_path / "out/index.html")
    titles = {entry.name: entry.dispname_expanded for entry in listed.objects}
    for i, (name, address) in enumerate(wanted):
        assert found[str(i)] == (SITE_URL + address, titles[name])
    paper = SITE_URL + f"papers/{id_}/"
    assert found["a"] == found["c"] == (paper, titles[f"paper:{id_}"])
    assert found["b"] == (paper, "this")


def test_sphinx_says_what_is_not_there(seeds_site: Site, tmp_path: Path) -> None:
    done = sphinx(tmp_path, seeds_site, ["See :ref:`paper:no-such-paper`."])
    assert done.returncode != 0
    assert "paper:no-such-paper" in done.stderr


MKDOCS = """\
site_name: Elsewhere
plugins:
  - autorefs
  - mkdocstrings:
      handlers:
        python:
          inventories:
            - url: {url}objects.inv
              domains: [std]
"""


def mkdocs(folder: Path, url: str, lines: Iterable[str]) -> subprocess.CompletedProcess[str]:
    (folder / "docs").mkdir()
    (folder / "mkdocs.yml").write_text(MKDOCS.format(url=url), encoding="utf-8")
    text = "\n\n".join(["# Elsewhere", *lines, ""])
    (folder / "docs/index.md").write_text(text, encoding="utf-8")
    return run("mkdocs", "build", "--strict", cwd=folder)


def test_mkdocs_resolves(
    seeds_site: Site, seeds_url: str, listed: Inventory, tmp_path: Path
) -> None:
    wanted = list(wanted_of(seeds_site, listed).items())
    lines = [rf"{i}\. to: [LLM-QAT][{name}]" for i, (name, _) in enumerate(wanted)]
    done = mkdocs(tmp_path, seeds_url, lines)
    assert done.returncode == 0, done.stdout + done.stderr
    found = links(tmp_path / "site/index.html")
    for i, (_, address) in enumerate(wanted):
        assert found[str(i)] == (seeds_url + address, "LLM-QAT")


def test_mkdocs_says_what_is_not_there(seeds_url: str, tmp_path: Path) -> None:
    done = mkdocs(tmp_path, seeds_url, ["See [it][paper:no-such-paper]."])
    assert done.returncode != 0
    assert "paper:no-such-paper" in done.stderr
