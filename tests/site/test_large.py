"""A site that spares what few would miss: no page leads to what is not there."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.pages import beside, people
from generator.pages.beside import SPARED
from tests.support import crawler
from tests.support.built import Site
from tests.support.minisite import MiniSite

BASE, SITE_URL = "/paper-atlas/", "https://example.org/paper-atlas/"


@pytest.mark.parametrize("way", [(), ("--plain",)], ids=["fast", "plain"])
def test_every_link_leads_somewhere(
    mini: Callable[..., MiniSite], monkeypatch: pytest.MonkeyPatch, way: tuple[str, ...]
) -> None:
    monkeypatch.setattr(beside, "MANY", 1)
    monkeypatch.setattr(beside, "MOST_IN_EVERY_FORM", 1)
    monkeypatch.setattr(people, "MOST_PAGES", 0)
    atlas = mini("small")
    outcome = atlas.run("build", *way)
    assert outcome.code == 0, outcome.err
    (line,) = (line for line in outcome.err.splitlines() if SPARED in line)
    assert "there is no llms-full.txt" in line
    site = Site(atlas.root / "site")
    assert crawler.broken(site, BASE, SITE_URL) == []
    names = {path.name for path in (site.root / "data").iterdir()}
    assert {"papers.json", "papers.jsonl.gz", "papers.sqlite.gz", "papers.ris"} < names
    assert not {"papers.jsonl", "papers.sqlite"} & names
    assert not list((site.root / "arxiv").glob("*v1"))
    lists = {path.name for path in site.root.glob("topics/*/papers.*")}
    assert "papers.bib" in lists
    links = {link for page in site.proper.values() for link in page.links}
    assert any(link.endswith("papers.bib") for link in links)
