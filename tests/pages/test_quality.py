"""The quality page: bounded, linked, and safe whatever titles say."""

from __future__ import annotations

import json
from collections.abc import Callable

from generator.pages.quality import MOST, quality_page
from generator.pages.quality_views import QualityView
from tests.support.built import Site, text_of
from tests.support.minisite import MiniSite
from tests.support.tiny import paper, tiny


def test_its_size_does_not_grow_with_the_collection() -> None:
    many = [paper(f"p-{i:04}", title=f"{i * 7919} ropes") for i in range(300)]
    view = quality_page(tiny(many)).view
    assert isinstance(view, QualityView)
    checks = {check.id: check for group in view.groups for check in group.checks}
    assert checks["no-authors"].total == 300
    assert all(len(check.findings) <= MOST for check in checks.values())
    assert view.total == sum(check.total for check in checks.values())


def test_nothing_to_do() -> None:
    view = quality_page(tiny([])).view
    assert isinstance(view, QualityView)
    assert (view.total, view.groups) == (0, ())
    assert len(view.clean) == 13


def test_the_page_and_the_file_beside_it(seeds_site: Site) -> None:
    page = seeds_site.page("quality/")
    data = json.loads((seeds_site.root / "data/quality.json").read_text(encoding="utf-8"))
    assert data["total"] == sum(len(check["findings"]) for check in data["checks"])
    for check in data["checks"]:
        shown = page.tree.xpath(f"//details[@id='{check['id']}']//li")
        assert len(shown) == min(MOST, len(check["findings"]))
        for item, finding in zip(shown, check["findings"], strict=False):
            assert text_of(item.xpath(".//p[@class='about']/a")[0])
            remedies = item.xpath(".//pre")
            assert [own.text for own in remedies] == finding["remedies"]
            assert all(own.get("data-copy") is not None for own in remedies)


def test_titles_are_text(mini: Callable[..., MiniSite]) -> None:
    atlas = mini("small")
    title = 'Ropes & <b>`{{ x }}`</b> $HOME "and" it\'s'
    one = {"title": title, "abstract": "Ropes hold boats in a storm."}
    other = {
        "title": f"{title} too",
        "abstract": "Ropes hold boats in a storm and in a harbour too.",
    }
    lines = "\n".join(json.dumps(own) for own in (one, other))
    atlas.write("seeds/listings/odd.jsonl", lines + "\n")
    page = atlas.build().page("quality/")
    about = [text_of(a) for a in page.tree.xpath("//p[@class='about']/a")]
    assert title in about
    assert not page.tree.xpath("//details//li//b")
