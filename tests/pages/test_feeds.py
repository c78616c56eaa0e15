"""Pages link to feeds where there are any."""

import pytest

from generator.pages import addresses
from generator.pages.addresses import From
from generator.pages.feeds import feed_refs
from tests.support.tiny import tiny


@pytest.mark.parametrize(
    ("src", "scope", "hrefs"),
    [
        (addresses.HOME, "papers", ["feeds/papers.atom", "feeds/papers.json"]),
        ("topics/x.md", "topics/x", ["../../feeds/topics/x.atom", "../../feeds/topics/x.json"]),
        ("topics/x/2.md", "topics/x",
         ["../../../feeds/topics/x.atom", "../../../feeds/topics/x.json"]),
    ],
)  # fmt: skip
def test_relative_to_the_page(src: str, scope: str, hrefs: list[str]) -> None:
    refs = feed_refs(tiny([]), scope, From(src))
    assert [ref.href for ref in refs] == hrefs
    assert [ref.label for ref in refs] == ["Atom", "JSON Feed"]


def test_none_where_the_site_does_not_know_its_address() -> None:
    assert feed_refs(tiny([], url=""), "papers", From(addresses.HOME)) == ()
