"""The files beside a paper's page: what they hold, and that they can be switched off."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from posixpath import normpath
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt

from generator.exports import Citations, paper_files, paper_schema
from generator.exports.paper_markdown import paper_markdown
from generator.model import Link, LinkKind, Paper
from generator.pages.beside import Beside
from generator.pages.collection import Collection
from tests.support.bibtex import read_pybtex
from tests.support.built import Site, squeeze
from tests.support.hostile import SAME
from tests.support.made import made
from tests.support.minisite import MiniSite

CLOCKS = "papers/tidal-clocks-telling-time-by-the-sea"
READER = MarkdownIt("commonmark").enable(["strikethrough", "table"])
URL = "https://example.org/atlas/"


def files_of(collection: Collection) -> dict[str, str]:
    return made(paper_files(collection, Citations(collection, collection.ledger.keys).items))


@pytest.fixture
def small(mini: Callable[..., MiniSite]) -> Collection:
    return replace(mini("small").load().collection, url=URL)


def facts_and_text(markdown: str) -> tuple[dict[str, Any], str]:
    head, _, body = markdown.removeprefix("---\n").partition("---\n")
    return yaml.safe_load(head), body


def test_each_paper_has_both_files(small: Collection) -> None:
    ids = sorted(paper.id for paper in small.papers)
    wanted = [f"papers/{key}/{name}" for key in ids for name in ("index.md", "paper.json")]
    assert sorted(files_of(small)) == wanted


def test_all_that_is_known_as_json(small: Collection) -> None:
    paper = json.loads(files_of(small)[f"{CLOCKS}/paper.json"])
    assert paper["title"] == "Tidal Clocks: Telling Time by the Sea"
    assert paper["address"] == f"{URL}{CLOCKS}/"
    assert paper["citation_key"] == "vloed2024tidal"
    assert paper["venue"] == "Proceedings of the Harbour"
    assert paper["topics"] == ["signals", "tides"]
    assert paper["sources"]["title"] == "first:13"
    assert paper["sources"]["arxiv"] == "papers.yml"
    others = {other.id: other for other in small.papers}
    for near in paper["related"]:
        assert near["title"] == others[near["id"]].title
        assert near["url"] == f"papers/{near['id']}/"


def test_the_schema_fits_and_is_strict(small: Collection) -> None:
    schema = json.loads(paper_schema())
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    files = files_of(small)
    papers = [json.loads(text) for name, text in files.items() if name.endswith(".json")]
    for paper in papers:
        validator.validate(paper)
        assert set(paper) == set(schema["properties"])
        assert not validator.is_valid({**paper, "unheard_of": 1})
        assert not validator.is_valid({**paper, "citation_key": ""})


def test_without_an_address_of_the_site(small: Collection) -> None:
    files = files_of(replace(small, url=""))
    assert json.loads(files[f"{CLOCKS}/paper.json"])["address"] is None
    assert "url" not in facts_and_text(files[f"{CLOCKS}/index.md"])[0]


def test_a_paper_as_markdown(small: Collection) -> None:
    facts, text = facts_and_text(files_of(small)[f"{CLOCKS}/index.md"])
    assert facts == {
        "title": "Tidal Clocks: Telling Time by the Sea",
        "authors": ["Ada Vloed", "Björn Ebb", "Chidi Okafor-Zee"],
        "date": "2024-08-02", "venue": "Proceedings of the Harbour", "arxiv": "2408.01234",
        "doi": "10.1234/tides.(2024)7", "citation_key": "vloed2024tidal",
        "url": f"{URL}{CLOCKS}/"}  # fmt: skip
    paper = small.by_id[CLOCKS.removeprefix("papers/")]
    assert text.startswith(
        "\n# Tidal Clocks: Telling Time by the Sea\n\nAda Vloed, Björn Ebb, Chidi Okafor-Zee · "
        f"2 August 2024 · Proceedings of the Harbour\n\n> {paper.sentence}\n\n## Abstract\n\n"
    )
    assert re.findall("^## (.*)", text, re.MULTILINE) == [
        "Abstract", "Links", "Topics and names", "Related papers", "Cite"]  # fmt: skip
    assert "- DOI: <https://doi.org/10.1234/tides.(2024)7>\n" in text
    assert "- Topics: [Signals](../../topics/signals/), [Tides](../../topics/tides/)\n" in text
    assert "- Benchmarks: [BuoyBench](../../benchmarks/buoybench/)\n" in text
    bibtex = text.partition("```bibtex\n")[2].partition("\n```")[0]
    assert list(read_pybtex(bibtex)) == ["vloed2024tidal"]


def test_what_is_unknown_is_left_out(mini: Callable[..., MiniSite]) -> None:
    (text,) = (t for name, t in files_of(mini("lone").load().collection).items() if ".md" in name)
    facts, body = facts_and_text(text)
    assert set(facts) == {"title", "citation_key"}
    assert re.findall("^## (.*)", body, re.MULTILINE) == ["Abstract", "Cite"]


def test_an_inferred_year_is_marked(small: Collection) -> None:
    inferred = [paper for paper in small.papers if paper.date and paper.date.inferred]
    assert inferred
    for paper in inferred:
        facts, text = facts_and_text(files_of(small)[f"papers/{paper.id}/index.md"])
        assert facts["date_inferred"] is True
        assert "(year inferred)" in text.partition("\n## ")[0]


@pytest.mark.parametrize("text", SAME)
def test_text_from_outside_stays_text(text: str) -> None:
    paper = Paper("x", text, text, (), sentence=text, authors=(text, "B"), venue=text,
                  links=(Link(LinkKind.PROJECT, "https://x.example/a>b c\n# (d)"),))  # fmt: skip
    collection = Collection("Atlas", "", (paper,), (), (), {}, {}, {}, {})
    written = paper_markdown(collection, paper, Citations(collection).items["x"])
    facts, body = facts_and_text(written)
    assert facts["title"] == facts["venue"] == squeeze(text)
    assert facts["authors"] == [squeeze(text), "B"]
    tokens = READER.parse(body)
    inline = [token for token in tokens if token.type == "inline"]
    found = ["".join(part.content for part in token.children or ()) for token in inline]
    shown = squeeze(text)
    assert found[:5] == [shown, f"{shown}, B · {shown}", shown, "Abstract", shown]
    assert [token.tag for token in tokens if token.type == "heading_open"] == [
        "h1", "h2", "h2", "h2"]  # fmt: skip
    targets = [str(part.attrs["href"]) for token in inline for part in token.children or ()
               if part.type == "link_open"]  # fmt: skip
    assert "https://x.example/a%3Eb%20c%0A#%20(d)" in targets
    assert all(target.startswith("https://") for target in targets)


def test_the_fence_is_longer_than_what_it_holds() -> None:
    paper = Paper("x", "Ticks", "", (), authors=("A B",), doi="10.1000/a````b")
    collection = Collection("Atlas", "", (paper,), (), (), {}, {}, {}, {})
    text = paper_markdown(collection, paper, Citations(collection).items["x"])
    (block,) = (token for token in READER.parse(text) if token.type == "fence")
    assert "10.1000/a````b" in block.content
    assert block.content.endswith("}\n")


def test_without_markdown(small: Collection) -> None:
    names = files_of(replace(small, beside=Beside(markdown=False)))
    assert len(names) == 5
    assert all(name.endswith("/paper.json") for name in names)


def test_without_any(small: Collection) -> None:
    off = replace(small, beside=Beside(paper_files=False))
    assert files_of(off) == {}
    citations = Citations(off)
    assert all(citations.view(paper.id).files == () for paper in off.papers)
    assert not [path for path, _ in citations.files() if path.startswith("papers/")]
    assert [path for path, _ in citations.files() if path.startswith("data/")]


def test_seeds(seeds_site: Site) -> None:
    """Every file of the real site stands beside its page, valid, and its links lead on."""
    schema = json.loads((seeds_site.root / "data/paper.schema.json").read_text(encoding="utf-8"))
    validator = Draft202012Validator(schema)
    faults = []
    for row in seeds_site.papers:
        folder = seeds_site.root / row["url"]
        paper: Mapping[str, Any] = json.loads((folder / "paper.json").read_text(encoding="utf-8"))
        validator.validate(paper)
        assert row.items() <= paper.items()
        facts, text = facts_and_text((folder / "index.md").read_text(encoding="utf-8"))
        assert facts["citation_key"] == paper["citation_key"]
        assert (folder / "index.html").is_file()
        for target in re.findall(r"\]\((\.\./[^)]+)\)", text):
            path = PurePosixPath(normpath(f"{row['url']}{target}"))
            file = seeds_site.root / path / ("index.html" if target.endswith("/") else "")
            if not file.is_file():
                faults.append(f"{row['id']}: {target}")
    assert faults == []
