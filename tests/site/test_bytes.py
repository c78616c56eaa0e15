"""How many bytes the pages of the built site have: what readers wait for and hosts must hold."""

from __future__ import annotations

from pathlib import Path

from tests.support.built import Site, gzipped

RAW, GZIPPED = 30_000, 12_000
"""Of a paper's page."""
FRAME = 8_000
"""Of what stands around the content of a generated page."""
LIST = 300_000
"""Of a page of a list, raw."""


def of_papers(site: Site) -> list[Path]:
    return [site.root / paper["url"] / "index.html" for paper in site.papers]


def test_every_papers_page_is_small(seeds_site: Site) -> None:
    files = of_papers(seeds_site)
    assert len(files) > 200
    assert {str(f): size for f in files if (size := f.stat().st_size) > RAW} == {}
    assert {str(f): size for f in files if (size := gzipped(f)) > GZIPPED} == {}


def test_a_menu_does_not_grow_with_the_collection(seeds_site: Site) -> None:
    for file in of_papers(seeds_site)[:20]:
        text = file.read_text(encoding="utf-8")
        content = text[text.index('<div class="atlas') : text.index('<footer class="md-footer"')]
        head = text[text.index("<head>") : text.index("</head>")]
        assert len(text.encode()) - len((content + head).encode()) < FRAME


def test_no_page_of_a_list_is_endless(seeds_site: Site) -> None:
    sizes = {str(f): f.stat().st_size for f in seeds_site.root.rglob("*.html")}
    assert {file: size for file, size in sizes.items() if size > LIST} == {}
