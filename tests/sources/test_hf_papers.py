"""Copied pages in every mixture that is met, and cut off anywhere."""

import random
import textwrap
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.sources.base import Source
from generator.sources.hf_papers import read, recognises
from tests.sources.pages import (
    ABSTRACT,
    GLUED,
    HEAD,
    OTHER,
    codes,
    listing,
    reading,
    records,
    said,
    unaccounted,
)

A, B = "A First Paper: On Models", "Second Paper of the Page"
TAIL = "  • 7 authors\n·\nMay 27 1\n"
TWO = f"{A}\n\n{ABSTRACT}\n\n{B}\n\n{OTHER}\n"
PAIRS = [(A, ABSTRACT), (B, OTHER)]
FIRST, REST = ABSTRACT[: ABSTRACT.index(" On every")], ABSTRACT[ABSTRACT.index("On every") :]
WRAPPED = textwrap.fill(ABSTRACT, 72)

LAYOUTS = {
    "compact": f"{GLUED}{A}\n{ABSTRACT}\n{B}\n{OTHER}",
    "spaced": HEAD + TWO,
    "dated": f"{HEAD}{A}\n\n{ABSTRACT}\n\n{TAIL}\n{B}\n\n{OTHER}\n\n  • 1 author\n·\nNov 7, 2023",
    "no page at all": TWO,
    "first tail missing": f"{HEAD}{TWO}\n{TAIL}",
    "second tail missing": f"{HEAD}{A}\n\n{ABSTRACT}\n\n{TAIL}\n{B}\n\n{OTHER}\n",
    "half a tail: no date": f"{HEAD}{A}\n\n{ABSTRACT}\n\n  • 7 authors\n\n{B}\n\n{OTHER}\n",
    "half a tail: no authors": f"{HEAD}{A}\n\n{ABSTRACT}\n\n·\nMay 27\n\n{B}\n\n{OTHER}\n",
    "half a tail: a date alone": f"{HEAD}{A}\n\n{ABSTRACT}\n\nMay 27\n\n{B}\n\n{OTHER}\n",
    "no dot": f"{HEAD}{A}\n\n{ABSTRACT}\n\n  • 7 authors\nMay 27 3\n\n{B}\n\n{OTHER}\n",
    "spaced, then compact": f"{HEAD}{A}\n\n{ABSTRACT}\n\n{B}\n{OTHER}\n",
    "compact, then spaced": f"{A}\n{ABSTRACT}\n\n{B}\n\n{OTHER}\n",
    "compact with tails": f"{GLUED}{A}\n{ABSTRACT}\n{TAIL}{B}\n{OTHER}\n{TAIL}",
    "wrapped": f"{HEAD}{A}\n\n{WRAPPED}\n\n{B}\n\n{OTHER}\n",
    "all wrapped": f"{HEAD}{A}\n\n{WRAPPED}\n\n{B}\n\n{textwrap.fill(OTHER, 72)}\n",
    "wrapped with tails": f"{HEAD}{A}\n\n{WRAPPED}\n\n{TAIL}\n{B}\n\n{OTHER}\n\n{TAIL}",
    "two paragraphs": f"{HEAD}{A}\n\n{FIRST}\n\n{REST}\n\n{B}\n\n{OTHER}\n",
    "two paragraphs, compact": f"{GLUED}{A}\n{FIRST}\n{REST}\n{B}\n{OTHER}",
    "two pages": f"{HEAD}{A}\n\n{ABSTRACT}\n\n{TAIL}{HEAD}{B}\n\n{OTHER}\n",
    "two pages, no tail": f"{HEAD}{A}\n\n{ABSTRACT}\n{HEAD}{B}\n\n{OTHER}\n",
    "two pages, byte order mark between": f"{HEAD}{A}\n\n{ABSTRACT}\n\ufeff{HEAD}{B}\n\n{OTHER}\n",
    "a page without papers": f"{HEAD}{HEAD}{TWO}",
    "head without its signs": f"Daily Papers\n\nDec 11\n\n{TWO}",
    "head of a day alone": f"Dec 11\n\n{TWO}",
    "trailing spaces": "".join(f"{line} \t \u00a0\n" for line in (HEAD + TWO).split("\n")),
    "leading tabs": "".join(f"\t{line}\n" for line in (HEAD + TWO).split("\n")),
    "many blank lines": (HEAD + TWO).replace("\n\n", "\n\n\n \n\n\n"),
    "blank lines of nothing visible": (HEAD + TWO).replace("\n\n", "\n\u200b\n\ufeff\n"),
}


@pytest.mark.parametrize("text", LAYOUTS.values(), ids=LAYOUTS)
def test_layouts(text: str) -> None:
    assert said(text) == PAIRS
    found = reading(text)
    assert codes(found) == []
    assert found.listing.unexplained == ()
    assert unaccounted(text, found) == set()


@pytest.mark.parametrize(
    ("key", "layout"),
    [("compact", "compact"), ("spaced", "spaced"), ("dated", "dated"), ("no dot", "dated")],
)
def test_layout_is_named(key: str, layout: str) -> None:
    assert reading(LAYOUTS[key]).listing.layout == layout


def test_paragraphs_stay_apart_and_lines_together() -> None:
    two = f"{HEAD}{A}\n\n{WRAPPED}\n\n{OTHER}\n"
    assert records(two)[0].abstract == f"{WRAPPED}\n\n{OTHER}"


TITLES = [
    "2048",
    "new",
    "Subscribe",
    "Subscribe to Nothing: A Study of Newsletters",
    "Subscribers Are People Too",
    "Daily Papers",
    "May 27",
    "12 Authors",
    "Is It a Question?",
    "A Title That Ends in a Full Stop, As Some Do, However Odd That May Be for a Title.",
    "lowercase: a name first",
    "C++",
    "大型语言模型的综述",
    "Обзор языковых моделей",
    "نماذج اللغة الكبيرة",
    "A Title\u00a0With\u2028Odd Spaces",
    "<script>alert(1)</script>",
    "W2*A8: {{ x }} | $O(n)$",
    "·· dots ··",
    "T" + "itle" * 55,
]


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize(
    "page",
    [
        f"{HEAD}{{}}\n\n{ABSTRACT}\n\n{B}\n\n{OTHER}\n",
        f"{HEAD}{B}\n\n{OTHER}\n\n{{}}\n\n{ABSTRACT}\n",
        f"{HEAD}{B}\n\n{OTHER}\n\n{TAIL}\n{{}}\n\n{ABSTRACT}\n\n{TAIL}",
        f"{GLUED}{B}\n{OTHER}\n{{}}\n{ABSTRACT}",
    ],
    ids=["first", "last", "dated", "compact"],
)
def test_titles(title: str, page: str) -> None:
    text = page.replace("{}", title)
    found = reading(text)
    read_titles = {record.title: record.abstract for record in found.listing.records}
    assert read_titles == {title: ABSTRACT, B: OTHER}


def test_title_glued_to_the_button() -> None:
    for title in ("new", "2048", "Subscribe to Me", "lower: case"):
        assert said(f"{GLUED}{title}\n{ABSTRACT}\n{B}\n{OTHER}") == [(title, ABSTRACT), PAIRS[1]]


def test_words_that_begin_like_the_button() -> None:
    page = GLUED.removesuffix("Subscribe")
    assert said(f"{page}Subscribers Are People\n{ABSTRACT}")[0][0] == "Subscribers Are People"
    assert said(f"{page}Subscribe, Learn, Forget\n{ABSTRACT}")[0][0] == "Subscribe, Learn, Forget"


ABSTRACTS = [
    "We do it.",
    "https://example.org/paper",
    "x" * 5000 + ".",
    "word " * 1000 + "end.",
    "• We list things.\n• We list more things, and more of them than before.",
    "- 7 authors wrote this, which is prose.",
    "Nov 7, 2023 was the day on which we began, and this is what came of it until now.",
    "12 authors wrote this abstract, all of them late at night, and it shows in every line of it.",
    "new methods are presented here. Subscribe to nothing. Daily papers are read by everyone here.",
    "本文提出了一种新的大型语言模型压缩方法。实验结果表明，该方法在多个基准上优于现有方法。",
    "В работе предлагается метод сжатия языковых моделей, который работает лучше прежних.",
    "نقترح في هذا البحث طريقة جديدة لضغط نماذج اللغة الكبيرة؟",
    "It costs 5\\% less, that is \\$3, {{ nothing }} <b>more</b>.",
    "Code: github.com/someone/something",
    "A sentence with an odd\u2028separator and a hard\u00a0space, that goes on for a while longer.",
]


@pytest.mark.parametrize("abstract", ABSTRACTS, ids=range(len(ABSTRACTS)))
@pytest.mark.parametrize("tail", ["", f"\n{TAIL}"], ids=["bare", "dated"])
def test_abstracts(abstract: str, tail: str) -> None:
    text = f"{HEAD}{A}\n\n{abstract}\n{tail}\n{B}\n\n{OTHER}\n{tail}"
    assert [(r.title, r.abstract) for r in records(text)] == [(A, abstract), (B, OTHER)]


TAILS = [
    ("  • 7 authors\n·\nNov 7, 2023", (7, None, "Nov 7, 2023", None)),
    ("• 1 author\n·\nMay 27", (1, None, "May 27", None)),
    ("  •\u00a0112 authors\n·\nApr 5, 2024 2", (112, None, "Apr 5, 2024", 2)),
    ("3 authors\n·\nMay 27 14", (3, None, "May 27", 14)),
    ("nvidia NVIDIA\n·\nSep 29 2", (None, "nvidia NVIDIA", "Sep 29", 2)),
    ("nvidia\n·\nSep 29", (None, "nvidia", "Sep 29", None)),
    ("nvidia\tNVIDIA\n·\nSep 29", (None, "nvidia\tNVIDIA", "Sep 29", None)),
    ("01-ai 01.AI\n·\nSep 29", (None, "01-ai 01.AI", "Sep 29", None)),
    ("ai2 Ai2 (Institute), Inc.\n·\nMay 1", (None, "ai2 Ai2 (Institute), Inc.", "May 1", None)),
    ("A-M-Team a-m-team\n·\nMay 1", (None, "A-M-Team a-m-team", "May 1", None)),
    ("hku The University of HK\n·\nMay 1", (None, "hku The University of HK", "May 1", None)),
    ("ustc university of science\n·\nMay 1", (None, "ustc university of science", "May 1", None)),
    ("nvidia NVIDIA\nSep 29 2", (None, "nvidia NVIDIA", "Sep 29", 2)),
    ("  • 7 authors\n·\nSept. 9, 2023", (7, None, "Sept. 9, 2023", None)),
    ("  • 7 authors\n·\nFeb 29", (7, None, "Feb 29", None)),
    ("  • 7 authors", (7, None, None, None)),
    ("·\nMay 27", (None, None, "May 27", None)),
    ("May 27, 2024 9", (None, None, "May 27, 2024", 9)),
]  # fmt: skip


@pytest.mark.parametrize(("tail", "expected"), TAILS)
@pytest.mark.parametrize("gap", ["\n\n", "\n"], ids=["spaced", "compact"])
def test_tails(tail: str, expected: tuple[object, ...], gap: str) -> None:
    text = f"{HEAD}{A}{gap}{ABSTRACT}{gap}{tail}{gap}{B}{gap}{OTHER}\n"
    first, second = records(text)
    assert (first.author_count, first.organisation, first.date_text, first.comments) == expected
    assert first.abstract == ABSTRACT
    assert (second.title, second.abstract, second.date_text) == (B, OTHER, None)


def test_last_words_of_a_wrapped_abstract_are_no_account() -> None:
    for words in ("on many benchmarks.", "Ours wins in all of the cases.", "of it"):
        text = f"{HEAD}{A}\n\n{WRAPPED}\nand so it does {'very ' * 9}well\n{words}\n·\nMay 27\n"
        record = reading(text).listing.records[0]
        assert record.organisation is None
        assert record.abstract.endswith(words)


def test_a_tail_belongs_to_one_record() -> None:
    text = f"{HEAD}{A}\n\n{ABSTRACT}\n\n{TAIL}  • 9 authors\n·\nMay 28\n\n{B}\n\n{OTHER}\n"
    found = reading(text)
    assert [r.author_count for r in found.listing.records] == [7, None]
    assert len(found.listing.unexplained) == 3
    assert codes(found) == ["unexplained-line"] * 3
    assert unaccounted(text, found) == set()


def test_lines_are_counted_as_an_editor_does() -> None:
    text = "A\u2028B\x0bC\n\n" + ABSTRACT
    assert listing(text).lines == 3
    assert listing(text + "\n").lines == 3


@pytest.mark.parametrize(
    ("file", "text", "known"),
    [
        ("x.txt", TWO, True),
        ("x.TXT", TWO, True),
        ("x", TWO, True),
        ("x.csv", TWO, False),
        ("x.md", HEAD + TWO, True),
        ("x.json", '{"title": "T"}', False),
    ],
)
def test_recognises(file: str, text: str, known: bool) -> None:
    assert recognises(Source("x", file, text)) is known


WORDS = ("model", "data", "paper", "result", "method", "large", "small", "token", "layer")


def _mixed(styles: list[int], rng: random.Random) -> tuple[str, list[tuple[str, str]]]:
    pairs, parts = [], []
    for i, style in enumerate(styles):
        sentences = (" ".join(rng.choices(WORDS, k=rng.randint(6, 25))) for _ in range(6))
        abstract = " ".join(f"{own.capitalize()}." for own in sentences)
        title = f"Paper {i}: {' '.join(rng.choices(WORDS, k=rng.randint(1, 9))).title()}"
        pairs.append((title, abstract))
        shaped: list[Callable[[str], str]] = [str, lambda text: textwrap.fill(text, 76)]
        parts.append(f"{title}\n\n{shaped[style % 2](abstract)}\n\n{TAIL if style > 1 else ''}\n")
    return HEAD + "".join(parts), pairs


@settings(max_examples=60)
@given(st.lists(st.integers(0, 3), min_size=1, max_size=12), st.randoms(use_true_random=False))
def test_mixtures_of_whole_records(styles: list[int], rng: random.Random) -> None:
    text, pairs = _mixed(styles, rng)
    assert said(text) == pairs


def test_large_listing_is_read_in_good_time() -> None:
    text = HEAD + "".join(f"Paper {i}\n\n{ABSTRACT}\n\n{TAIL}\n" for i in range(2000))
    assert len(read(Source("x", "x.txt", text)).listing.records) == 2000
    # One run of lines without any sign of where records end.
    found = reading("ab cd\n" * 20_000)
    assert found.entries
