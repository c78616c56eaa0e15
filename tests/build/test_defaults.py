"""What a site's settings are completed with: as little as it needs."""

from collections.abc import Mapping
from typing import Any

import pytest
import yaml

from generator.build.defaults import KEYS, completed
from tests.support.minisite import ROOT


def ours() -> Mapping[str, Any]:
    node = yaml.compose((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    assert isinstance(node, yaml.MappingNode)
    loader = yaml.SafeLoader("")
    return {
        key.value: loader.construct_object(value, deep=True)
        for key, value in node.value
        if key.value in KEYS
    }


def test_our_own_site_is_complete() -> None:
    assert completed(ours(), lambda src: src.endswith(".md"), ()) == {}


def test_the_menu_has_what_the_site_has() -> None:
    there = {"index.md", "papers/index.md", "about.md"}
    nav = completed({}, there.__contains__, ("about.md", "zeal.md", "arms.md"))["nav"]
    assert nav == [
        {"Home": "index.md"},
        {"Papers": "papers/index.md"},
        {"About": [{"About this atlas": "about.md"}, "arms.md", "zeal.md"]},
    ]


def test_without_pages_of_its_own_there_is_no_last_section() -> None:
    assert completed({}, {"index.md"}.__contains__, ())["nav"] == [{"Home": "index.md"}]


@pytest.mark.parametrize("theme", ["material", {"name": "material"}, None])
def test_the_theme(theme: object) -> None:
    found = completed({"theme": theme}, lambda _: True, ())["theme"]
    assert found["name"] == "material"
    assert found["palette"]
    assert "custom_dir" not in found


def test_its_own_extensions_win() -> None:
    own = {"markdown_extensions": {"toc": {"permalink": False}, "footnotes": None}}
    found = completed(own, lambda _: True, ())["markdown_extensions"]
    assert found.count({"toc": {"permalink": False}}) == 1
    assert found[-1] == {"footnotes": None}
    assert "attr_list" in found
