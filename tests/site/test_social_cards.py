"""The images for chats and social networks in a built site, and their switch."""

from collections.abc import Callable
from io import BytesIO

from PIL import Image

from tests.support.built import Site
from tests.support.minisite import MiniSite

Make = Callable[..., MiniSite]


def named(site: Site, kind: str) -> set[str]:
    """The ids of the pages of a kind: ``papers`` or ``topics``."""
    pages = (page.parent for page in (site.root / kind).glob("*/index.html"))
    return {page.name for page in pages if not page.name.isdecimal() and page.name != "page"}


def test_every_paper_and_topic_has_one(seeds_site: Site) -> None:
    cards = seeds_site.root / "cards"
    for kind in ("papers", "topics"):
        drawn = {path.stem for path in (cards / kind).iterdir()}
        live = {key for key in named(seeds_site, kind) if "og:image" in read(seeds_site, kind, key)}
        assert drawn == live
    assert (cards / "site.png").is_file()


def read(site: Site, kind: str, key: str) -> str:
    return (site.root / kind / key / "index.html").read_text(encoding="utf-8")


def test_they_have_the_size_that_pages_say_and_are_small(seeds_site: Site) -> None:
    files = sorted((seeds_site.root / "cards").rglob("*.png"))
    assert {Image.open(BytesIO(file.read_bytes())).size for file in files} == {(1200, 630)}
    sizes = [file.stat().st_size for file in files]
    assert sum(sizes) / len(sizes) < 25_000
    assert max(sizes) < 35_000


def test_the_next_build_has_the_same_and_the_switch_turns_them_off(mini: Make) -> None:
    atlas = mini("small")
    cards = atlas.build().root / "cards"
    first = {path.name: path.read_bytes() for path in cards.rglob("*.png")}
    assert len(first) > 2
    atlas.build()
    assert {path.name: path.read_bytes() for path in cards.rglob("*.png")} == first
    atlas.edit("mkdocs.yml", "  - paper-atlas\n", "  - paper-atlas: {social_cards: false}\n")
    home = atlas.build().root
    assert not (home / "cards").exists()
    assert "og:image" not in (home / "index.html").read_text(encoding="utf-8")
