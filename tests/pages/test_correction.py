"""The link "Correct this page": what it fills in, and how long it may get."""

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import DateSource, Link, LinkKind, Paper, PaperDate, PartialDate
from generator.pages.correction import LONGEST, correction_link, forge

PAPER = Paper(
    "ropes", "Ropes & $x^2$ <knots>", "An abstract.", (), authors=("Ada Vloed", "Björn Ebb"),
    arxiv="2401.00001", date=PaperDate(PartialDate(2024, 5), DateSource.PRINTED),
    links=(Link(LinkKind.PDF, "https://arxiv.org/pdf/2401.00001"),
           Link(LinkKind.CODE, "https://github.com/a/b?c=d&e")),
)  # fmt: skip
HUB = "https://github.com/some/repo"
LAB = "https://gitlab.example.org/group/sub/repo"


def query(link: str | None) -> dict[str, str]:
    assert link
    found = parse_qs(urlsplit(link).query, keep_blank_values=True, strict_parsing=True)
    assert all(len(values) == 1 for values in found.values())
    return {name: values[0] for name, values in found.items()}


def test_on_github() -> None:
    link = correction_link(HUB, PAPER, ["tides", "sand"])
    assert str(link).startswith(f"{HUB}/issues/new?template=correction.yml&title=Correction")
    assert query(link) == {
        "template": "correction.yml",
        "title": "Correction: Ropes & x² <knots>",
        "paper": "ropes",
        "paper_title": "Ropes & x² <knots>",
        "date": "2024-05",
        "arxiv": "2401.00001",
        "topics": "tides\nsand",
        "links": "https://github.com/a/b?c=d&e",
        "authors": "Ada Vloed\nBjörn Ebb",
    }


def test_what_is_not_known_is_left_out() -> None:
    link = correction_link(HUB, Paper("a", "A", "", ()), ())
    assert set(query(link)) == {"template", "title", "paper", "paper_title"}


def test_on_gitlab() -> None:
    link = correction_link(LAB, PAPER, ["tides"])
    assert str(link).startswith(f"{LAB}/-/issues/new?issue[title]=Correction")
    found = query(link)
    assert found["issue[title]"] == "Correction: Ropes & x² <knots>"
    fence, *said, end = found["issue[description]"].split("\n")[:8]
    assert set(fence) == {"~"}
    assert said[0] == "paper: ropes"
    assert "topics: tides" in said
    assert "What is wrong" in found["issue[description]"].partition(f"\n{fence}\n")[2]
    assert end


FORGES = [
    ("https://github.com/a/b", "github"),
    ("https://github.example.org/a/b", "github"),
    ("https://gitlab.com/a/b/c", "gitlab"),
    ("https://git.gitlab.example.org/a/b", "gitlab"),
    ("https://codeberg.org/a/b", None),
    ("https://example.org/github.com/a", None),
    ("https://notgithub.com/a/b", None),
    ("https://github.com/", None),
    ("https://github.com/a", None),
    ("git@github.com:a/b.git", None),
    ("javascript://github.com/a/b", None),
    ("", None),
]


@pytest.mark.parametrize(("address", "name"), FORGES)
def test_forges(address: str, name: str | None) -> None:
    assert forge(address) == name
    assert (correction_link(address, PAPER, ()) is None) == (name is None)


@pytest.mark.parametrize("address", [f"{HUB}/", f"{HUB}.git", f"{HUB}.git/"])
def test_an_address_to_clone_from_will_do(address: str) -> None:
    assert correction_link(address, PAPER, ()) == correction_link(HUB, PAPER, ())


def test_many_authors_are_cut_at_a_name() -> None:
    authors = tuple(f"Somebody Ünlikely-Nameless {i}" for i in range(400))
    link = correction_link(HUB, replace(PAPER, authors=authors), ())
    lines = query(link)["authors"].splitlines()
    assert tuple(lines[:-1]) == authors[: len(lines) - 1]
    assert lines[-1] == f"(and {len(authors) - len(lines) + 1} more)"
    assert LONGEST - 200 < len(str(link)) <= LONGEST


def test_a_value_that_is_too_long_is_left_out() -> None:
    found = query(correction_link(HUB, replace(PAPER, title="論" * 2000), ()))
    assert "paper_title" not in found
    assert found["title"] == "Correction: " + "論" * 89 + "…"
    assert found["authors"] == "Ada Vloed\nBjörn Ebb"


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1)


@given(WORDS, st.lists(WORDS, max_size=300), st.lists(WORDS), st.sampled_from([HUB, LAB]))
def test_any_paper_has_a_link_that_fits(
    title: str, authors: list[str], topics: list[str], base: str
) -> None:
    link = correction_link(base, Paper("a", title, "", (), authors=tuple(authors)), topics)
    assert len(str(link)) <= LONGEST
    assert query(link)
    assert str(link).isascii()
    assert not set(str(link)) & set("<>\"' ")
