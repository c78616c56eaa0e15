"""The map of the site: valid however many pages there are."""

import gzip
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from generator.exports import Address, robots, sitemap
from generator.exports.sitemap import MOST, NAMESPACE
from generator.model import PartialDate

URL = "https://atlas.example/some/repo/"
W3C = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
"""The forms of W3C's "Date and Time Formats" that have no time of day."""


def read(content: bytes, root: str, element: str) -> list[tuple[str, str | None]]:
    """Addresses and dates of a map, which must be what the protocol allows."""
    tree: Any = etree.fromstring(content)
    assert tree.tag == f"{{{NAMESPACE}}}{root}"
    assert len(content) < 52_428_800
    entries = []
    for entry in tree:
        assert entry.tag == f"{{{NAMESPACE}}}{element}"
        fields = {etree.QName(field).localname: field.text for field in entry}
        assert list(fields) in (["loc"], ["loc", "lastmod"])
        assert fields["loc"].startswith(URL)
        assert W3C.fullmatch(fields.get("lastmod", "2024"))
        entries.append((fields["loc"], fields.get("lastmod")))
    return entries


def pages(number: int) -> list[Address]:
    return [Address(f"{URL}papers/{i}/?a&b", PartialDate(2000 + i % 20)) for i in range(number)]


def test_one_file() -> None:
    found = dict(sitemap(URL, [Address(URL), *pages(2), Address(f"{URL}x/", PartialDate(2024, 5))]))
    assert list(found) == ["sitemap.xml", "sitemap.xml.gz"]
    assert read(found["sitemap.xml"], "urlset", "url") == [
        (URL, None), (f"{URL}papers/0/?a&b", "2000"), (f"{URL}papers/1/?a&b", "2001"),
        (f"{URL}x/", "2024-05")]  # fmt: skip


def test_no_page() -> None:
    assert read(dict(sitemap(URL, []))["sitemap.xml"], "urlset", "url") == []


@pytest.mark.parametrize(("number", "files"), [(MOST, 1), (MOST + 1, 3)])
def test_the_protocols_limit(number: int, files: int) -> None:
    assert len(dict(sitemap(URL, pages(number)))) == 2 * files


@given(st.integers(0, 40), st.integers(1, 9))
def test_nothing_is_lost_however_it_is_divided(number: int, most: int) -> None:
    wanted = pages(number)
    found = dict(sitemap(URL, wanted, most))
    parts = ["sitemap.xml"]
    if number > most:
        index = read(found["sitemap.xml"], "sitemapindex", "sitemap")
        parts = [address.removeprefix(URL) for address, _ in index]
        dates = [
            max(date or "" for _, date in read(found[part], "urlset", "url")) for part in parts
        ]
        assert [date for _, date in index] == dates
    read_back = [entry for part in parts for entry in read(found[part], "urlset", "url")]
    assert read_back == [(page.url, str(page.modified)) for page in wanted]
    assert all(len(read(found[part], "urlset", "url")) <= most for part in parts)
    assert found.keys() == {*parts, "sitemap.xml"} | {f"{p}.gz" for p in [*parts, "sitemap.xml"]}


def test_compressed_files_are_the_same_and_know_no_clock() -> None:
    found = dict(sitemap(URL, pages(5), 2))
    for name, content in found.items():
        if name.endswith(".gz"):
            assert gzip.decompress(content) == found[name.removesuffix(".gz")]
            assert content[4:8] == bytes(4)
            # No name of a file either: it would hold a path of the machine.
            assert not content[3] & 8


def test_robots() -> None:
    assert robots(URL) == f"User-agent: *\nAllow: /\nSitemap: {URL}sitemap.xml\n"
    assert robots("") == "User-agent: *\nAllow: /\n"
