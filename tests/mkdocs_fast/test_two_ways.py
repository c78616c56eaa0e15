"""The fast way gives the bytes of the plain one, for every file of every site."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from bench.invented import invent
from generator.pages.collection import Collection
from tests.conftest import COMMAND, SITE_URL
from tests.support.built import Site, tree_bytes
from tests.support.minisite import ROOT, MiniSite

PLAIN = "Pages are made the plain way"
Mini = Callable[..., MiniSite]


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return sorted(key for key in one.keys() | other.keys() if one.get(key) != other.get(key))


def build(site: MiniSite, *options: str) -> tuple[dict[str, bytes], str]:
    """Every file of the site, and what was said while it was made."""
    done = site.run("build", "--site-dir", "out", *options)
    assert done.code == 0, done.err
    return tree_bytes(site.root / "out"), done.err


def write_listing(path: Path, collection: Collection) -> None:
    rows = (
        {
            "title": paper.title,
            "abstract": paper.abstract,
            "authors": list(paper.authors),
            "date": str(paper.date.value) if paper.date else None,
            "arxiv": paper.arxiv,
        }
        for paper in collection.papers
    )
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def test_the_seeds(seeds_site: Site, tmp_path: Path) -> None:
    done = subprocess.run(
        [COMMAND, "build", "--plain", "--site-dir", tmp_path / "plain"],
        cwd=ROOT,
        env={**os.environ, "SITE_URL": SITE_URL},
        capture_output=True,
        text=True,
        check=True,
    )
    assert PLAIN in done.stderr
    assert differing(tree_bytes(seeds_site.root), tree_bytes(tmp_path / "plain")) == []


def test_invented_papers(mini: Mini) -> None:
    site = mini("small")
    invented = invent(site.load().collection.papers, 500)
    write_listing(site.root / "seeds/listings/invented.jsonl", invented)
    settings = "  - paper-atlas:\n      social_cards: false\n      page_size: 40\n"
    site.edit("mkdocs.yml", "  - paper-atlas\n", settings)
    fast, said = build(site)
    assert PLAIN not in said
    assert sum(path.startswith("papers/") and path.endswith("/index.html") for path in fast) > 500
    plain, said = build(site, "--plain")
    assert PLAIN in said
    assert differing(fast, plain) == []


def test_one_process_or_several(mini: Mini, monkeypatch: pytest.MonkeyPatch) -> None:
    site = mini("small")
    several, _ = build(site)
    monkeypatch.setattr("generator.parallel.processes", lambda: 1)
    assert differing(several, build(site, "--fresh")[0]) == []


def hook(site: MiniSite) -> None:
    site.write(
        "hook.py", "def on_page_markdown(markdown, **_):\n    return markdown + '\\nHooked.'\n"
    )
    site.edit("mkdocs.yml", "plugins:\n", "hooks:\n  - hook.py\nplugins:\n")


def other_plugin(site: MiniSite) -> None:
    site.edit("mkdocs.yml", "  - paper-atlas\n", "  - paper-atlas\n  - search\n")


def template(site: MiniSite) -> None:
    site.own("templates")
    site.write("templates/theme/partials/source.html", "{{ pages | length }}")


def draft(site: MiniSite) -> None:
    site.edit("mkdocs.yml", "strict: false\n", "strict: false\ndraft_docs: /unsorted.md\n")


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (hook, "the hook hook.py takes part in on_page_markdown"),
        (other_plugin, "the plugin material/search takes part in on_page_context"),
        (template, "the theme's template partials/source.html goes through all pages"),
        (draft, "mkdocs.yml sets draft_docs"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_the_plain_way_is_taken_where_the_fast_one_would_differ(
    mini: Mini, change: Callable[[MiniSite], None], reason: str
) -> None:
    site = mini("small")
    change(site)
    made, said = build(site)
    (line,) = [line for line in said.splitlines() if PLAIN in line]
    assert line.endswith(f"{PLAIN}: {reason}")
    assert change is not hook or b"Hooked." in made["papers/sand-as-a-medium/index.html"]


def test_a_template_that_changes_a_title_is_followed(mini: Mini) -> None:
    """Where a shell does not give what the templates do, the templates are used."""
    site = mini("small")
    site.own("templates")
    site.edit(
        "templates/theme/main.html",
        "<title>{{ page.meta.title | e }}",
        "<title>{{ page.meta.title | upper | e }}",
    )
    fast, said = build(site)
    assert PLAIN not in said
    assert b"<title>SAND AS A MEDIUM" in fast["papers/sand-as-a-medium/index.html"]
    assert differing(fast, build(site, "--plain")[0]) == []


def test_links_to_anchors_of_generated_pages_are_checked(mini: Mini) -> None:
    site = mini("small")
    site.write(
        "docs/own.md",
        "[a](papers/sand-as-a-medium.md#abstract) [b](papers/sand-as-a-medium.md#b) "
        "[c](data/papers.json) [d](data/none.json)\n",
    )
    fast, plain = (site.run("build", *way) for way in ((), ("--plain",)))
    for done in (fast, plain):
        assert done.code == 1
        warned = [line for line in done.err.splitlines() if "WARNING" in line]
        assert len(warned) == 2
        assert "data/none.json" in warned[0]
        assert "does not contain an anchor '#b'" in warned[1]


def test_a_hand_written_file_in_the_way_is_an_error(mini: Mini) -> None:
    for path in ("papers/sand-as-a-medium.md", "data/papers.json", "feeds/papers.atom"):
        site = mini("small", path.replace("/", "-"))
        site.write(f"docs/{path}", "mine")
        for way in ((), ("--plain",)):
            done = site.run("build", *way)
            assert done.code == 1
            assert f"the generated page {path} stands in the way" in done.err
