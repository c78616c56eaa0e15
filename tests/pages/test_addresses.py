from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pages import addresses
from generator.pages.addresses import From
from tests.support.built import HERE

PLACES = [
    ("index.md", ""),
    ("papers/index.md", "papers/"),
    ("papers/mistral-7b.md", "papers/mistral-7b/"),
    ("topics/x/2.md", "topics/x/2/"),
    ("papers/page/2.md", "papers/page/2/"),
    ("unsorted.md", "unsorted/"),
    ("papers/my-index.md", "papers/my-index/"),
]


@pytest.mark.parametrize(("src", "address"), PLACES)
def test_the_address_of_a_source(src: str, address: str) -> None:
    assert addresses.url(src) == address


NUMBERED = [
    ("topics/x.md", 1, "topics/x.md"),
    ("topics/x.md", 2, "topics/x/2.md"),
    ("papers/index.md", 1, "papers/index.md"),
    ("papers/index.md", 3, "papers/page/3.md"),
    ("unsorted.md", 2, "unsorted/2.md"),
    ("years/2024.md", 12, "years/2024/12.md"),
]


@pytest.mark.parametrize(("src", "number", "wanted"), NUMBERED)
def test_the_pages_of_a_list(src: str, number: int, wanted: str) -> None:
    assert addresses.numbered(src, number) == wanted


@pytest.mark.parametrize(
    ("made", "wanted"),
    [(addresses.paper("mistral-7b"), "papers/mistral-7b.md"),
     (addresses.topic("moe"), "topics/moe.md"),
     (addresses.names("models"), "models/index.md"),
     (addresses.name("models", "llama-2"), "models/llama-2.md"),
     (addresses.year(2024), "years/2024.md"),
     (addresses.year(987), "years/0987.md"),
     (addresses.author("ada-vloed"), "authors/ada-vloed.md"),
     (addresses.listing("003"), "listings/003.md")],
)  # fmt: skip
def test_sources(made: str, wanted: str) -> None:
    assert made == wanted


@pytest.mark.parametrize(
    ("here", "there", "wanted"),
    [("index.md", "index.md", "./"), ("index.md", "papers/index.md", "papers/"),
     ("papers/index.md", "papers/x.md", "../papers/x/"),
     ("papers/x.md", "index.md", "../../"), ("topics/x/2.md", "topics/x.md", "../../../topics/x/")],
)  # fmt: skip
def test_addresses_seen_from_a_page(here: str, there: str, wanted: str) -> None:
    assert From(here).to(there) == wanted
    assert From(here).to(there, "top") == f"{wanted}#top"


sources = st.sampled_from([src for src, _ in PLACES])


@given(here=sources, there=sources)
def test_a_relative_address_leads_there_from_anywhere(here: str, there: str) -> None:
    for base in (HERE, f"{HERE}some/repo/"):
        reached = urljoin(base + addresses.url(here), From(here).to(there))
        assert reached == base + addresses.url(there)
