"""The plugin under MkDocs itself, without our command line around it."""

import logging
from collections.abc import Callable

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError, PluginError

from generator.mkdocs_plugin import options_of
from tests.support.built import Site
from tests.support.minisite import MiniSite

Make = Callable[..., MiniSite]


def config_of(atlas: MiniSite, strict: bool = True) -> MkDocsConfig:
    return load_config(str(atlas.root / "mkdocs.yml"), strict=strict)


def test_options_have_the_folders_of_the_site(mini: Make) -> None:
    atlas = mini("small")
    options = options_of(config_of(atlas))
    assert options.root == atlas.root
    assert options.seeds == atlas.root / "seeds"
    assert options.templates == atlas.root / "templates/pages"
    assert options.newest >= 1
    assert options.page_size >= 1


def test_options_can_be_set(mini: Make) -> None:
    atlas = mini()
    given = "{seeds: elsewhere, newest: 2, page_size: 7}"
    atlas.edit("mkdocs.yml", "  - paper-atlas\n", f"  - paper-atlas: {given}\n")
    options = options_of(config_of(atlas))
    assert (options.seeds, options.newest, options.page_size) == (atlas.root / "elsewhere", 2, 7)


@pytest.mark.parametrize("given", ["{newest: 0}", "{page_size: 0}", "{page_size: -3}"])
def test_numbers_below_one_are_refused(mini: Make, given: str) -> None:
    atlas = mini("small")
    atlas.edit("mkdocs.yml", "  - paper-atlas\n", f"  - paper-atlas: {given}\n")
    with pytest.raises(PluginError, match="at least 1 is expected"):
        options_of(config_of(atlas))


def test_a_site_without_the_plugin(mini: Make) -> None:
    atlas = mini("small")
    atlas.edit("mkdocs.yml", "  - paper-atlas\n", "  - tags\n")
    with pytest.raises(PluginError, match="add 'paper-atlas' to 'plugins'"):
        options_of(config_of(atlas))


def test_strict_mkdocs_builds_the_site(mini: Make, caplog: pytest.LogCaptureFixture) -> None:
    atlas = mini("small")
    with caplog.at_level(logging.INFO, logger="mkdocs"):
        build(config_of(atlas))
    assert "paper-atlas: 5 papers of 2 listings" in caplog.text
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]
    assert len(Site(atlas.root / "site").papers) == 5


def test_one_is_not_many(mini: Make, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, logger="mkdocs"):
        build(config_of(mini("lone")))
    assert "paper-atlas: 1 paper of 1 listing" in caplog.messages


def test_what_was_refused_fails_a_strict_build(
    mini: Make, caplog: pytest.LogCaptureFixture
) -> None:
    atlas = mini("small")
    atlas.write("seeds/listings/bad.txt", "")
    with pytest.raises(Abort):
        build(config_of(atlas))
    assert "seeds/listings/bad.txt: error[empty-listing]" in caplog.text
    assert len(Site(atlas.root / "site").papers) == 5


def test_what_was_refused_does_not_stop_a_build_that_is_not_strict(mini: Make) -> None:
    atlas = mini("small")
    atlas.write("seeds/listings/bad.txt", "")
    build(config_of(atlas, strict=False))
    assert len(Site(atlas.root / "site").papers) == 5


def test_no_listings_stop_the_build(mini: Make) -> None:
    with pytest.raises((Abort, BuildError)):
        build(config_of(mini()))


def test_addresses_end_in_a_slash(mini: Make) -> None:
    atlas = mini("small")
    atlas.edit("mkdocs.yml", "use_directory_urls: true", "use_directory_urls: false")
    with pytest.raises((Abort, BuildError)):
        build(config_of(atlas))


def test_seeds_and_templates_are_watched(mini: Make) -> None:
    atlas = mini("small")
    config = config_of(atlas)
    config = config.plugins.on_config(config)
    assert {str(atlas.root / "seeds"), str(atlas.root / "templates/pages")} <= set(config.watch)


def test_generated_pages_do_not_touch_the_docs(mini: Make) -> None:
    atlas = mini("small")
    docs = atlas.own("docs")
    before = {path: path.stat().st_mtime_ns for path in docs.rglob("*")}
    build(config_of(atlas))
    assert {path: path.stat().st_mtime_ns for path in docs.rglob("*")} == before


def test_without_an_address_there_is_no_map_of_the_site(mini: Make) -> None:
    atlas = mini("lone")
    atlas.edit("mkdocs.yml", '!ENV [SITE_URL, "https://example.org/paper-atlas/"]', '""')
    build(config_of(atlas))
    assert not list((atlas.root / "site").glob("sitemap*"))
    assert "Sitemap" not in (atlas.root / "site/robots.txt").read_text()


@pytest.mark.parametrize(("given", "cards"), [("{}", 1), ("{social_cards: false}", 0)])
def test_hand_written_pages_have_a_card_if_any_page_has(mini: Make, given: str, cards: int) -> None:
    atlas = mini("lone")
    atlas.edit("mkdocs.yml", "  - paper-atlas\n", f"  - paper-atlas: {given}\n")
    build(config_of(atlas))
    page = Site(atlas.root / "site").page("about/")
    images = page.tree.xpath("//meta[@property='og:image']/@content")
    assert images == ["https://example.org/paper-atlas/cards/site.png"] * cards
