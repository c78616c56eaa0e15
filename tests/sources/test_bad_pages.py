"""Pages in which something is wrong, and pages cut off anywhere."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.errors import Severity
from tests.sources.pages import ABSTRACT, GLUED, HEAD, OTHER, reading, said, unaccounted

A, B = "A First Paper: On Models", "Second Paper of the Page"
TAIL = "  • 7 authors\n·\nMay 27 1\n"
PAIRS = [(A, ABSTRACT), (B, OTHER)]
FIRST = f"{HEAD}{A}\n\n{ABSTRACT}\n\n"
SECOND = f"{B}\n\n{OTHER}\n"
TWO = f"{A}\n\n{ABSTRACT}\n\n{SECOND}"
COMPACT = f"{GLUED}{A}\n{ABSTRACT}\n{B}\n{OTHER}".encode()

BAD = [
    ("title without abstract", f"{HEAD}{A}\n\n{SECOND}", [(B, OTHER)],
     {"title-without-abstract": 13}),
    ("title without abstract, in the middle", f"{FIRST}Lost\n\n{SECOND}",
     PAIRS, {"title-without-abstract": 17}),
    ("question without abstract", f"{HEAD}Is It So?\n\n{SECOND}", [(B, OTHER)],
     {"title-without-abstract": 13}),
    ("two titles without abstract", f"{FIRST}{TAIL}\nLost\n\n{TAIL}\n{SECOND}",
     PAIRS, {"title-without-abstract": 21}),
    ("the same, compact", f"{GLUED}{A}\n{ABSTRACT}\nA Lost Title\n{B}\n{OTHER}", PAIRS,
     {"title-without-abstract": 5}),
    ("abstract without title", f"{HEAD}{ABSTRACT}\n\n{TAIL}\n{SECOND}", [(B, OTHER)],
     {"abstract-without-title": 13}),
    ("cut in the abstract", f"{HEAD}{TWO}"[:-40], [(A, ABSTRACT)], {"truncated-record": 17}),
    ("cut after the title", f"{FIRST}{B}", [(A, ABSTRACT)],
     {"truncated-record": 17}),
    ("cut in the tail", f"{FIRST}{TAIL}\n{SECOND}\n  • 7 authors\n·\n",
     [(A, ABSTRACT)], {"truncated-record": 21}),
    ("cut in the date", f"{FIRST}{TAIL}\n{SECOND}\n  • 7 authors\n·\nNov 7, 2",
     [(A, ABSTRACT)], {"truncated-record": 21}),
    ("unreadable bytes", f"{HEAD}{A}\n\n{ABSTRACT.replace('large', chr(0xDCE9))}\n\n{SECOND}",
     [(B, OTHER)], {"not-utf-8": 15}),
    ("unreadable title", f"{HEAD}{A}{chr(0xDCFF)}\n\n{ABSTRACT}\n\n{SECOND}", [(B, OTHER)],
     {"not-utf-8": 13}),
    ("tail of nothing", f"{HEAD}{TAIL}\n{TWO}", PAIRS, {"unexplained-line": 13}),
    ("no date where one must be", f"{FIRST}  • 7 authors\n·\nyesterday\n\n{SECOND}",
     PAIRS, {"unexplained-line": 19}),
    ("a day that is none", f"{FIRST}  • 7 authors\n·\nFeb 30, 2023\n\n{SECOND}",
     PAIRS, {"bad-date": 13}),
    ("an abstract of a word", f"{HEAD}{A}\n\nShort words\n\n{SECOND}",
     [(A, "Short words"), (B, OTHER)], {"doubtful-abstract": 13}),
    ("a title that became a paragraph", f"{HEAD}{A}\n\nA Title.\n\n{ABSTRACT}\n",
     [(A, f"A Title. {ABSTRACT}")], {"doubtful-abstract": 13}),
    ("a lost title between", f"{HEAD}{A}\n\n{ABSTRACT * 6}\n\n{OTHER * 4}\n",
     [(A, f"{ABSTRACT * 6} {OTHER * 4}")], {"doubtful-abstract": 13}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "pairs", "problems"), [row[1:] for row in BAD],
                         ids=[row[0] for row in BAD])  # fmt: skip
def test_what_is_wrong_is_said_with_its_line(
    text: str, pairs: list[tuple[str, str]], problems: dict[str, int]
) -> None:
    found = reading(text)
    assert said(text) == pairs
    first = {d.code: d.place.line for d in reversed(found.diagnostics) if d.place and d.place.line}
    assert first == problems
    for problem in found.diagnostics:
        assert problem.hint
        assert str(problem).encode()
    assert unaccounted(text, found) <= {13, 15, 17}
    refused = [d for d in found.diagnostics if d.severity is Severity.ERROR]
    assert found.failures == sum(d.code != "unexplained-line" for d in refused)


EXAMPLE = (
    f"{HEAD}Ünï-LLM: A First Paper\n\nWe present a thing that does “much”. It works — and better "
    "than before, at 5 % cost.\n\n  • 7 authors\n·\nNov 7, 2023\n\n2048\n\nThis abstract is about "
    "a game; the game is 2048. We solve it.\n\nnvidia NVIDIA\n·\nMay 27 3\n"
).encode()


@pytest.mark.parametrize("example", [EXAMPLE, COMPACT], ids=["dated", "compact"])
def test_cut_off_at_every_byte(example: bytes) -> None:
    for size in range(len(example) + 1):
        text = example[:size].decode("utf-8", "surrogateescape")
        found = reading(text)
        assert unaccounted(text, found) == set(), text[-40:]
        failed = [d for d in found.diagnostics if d.severity is Severity.ERROR]
        assert found.failures == sum(d.code != "unexplained-line" for d in failed)
        assert found.entries == len(found.listing.records) + found.failures
        for problem in found.diagnostics:
            assert str(problem).encode()


PIECES = st.sampled_from(
    [A, B, ABSTRACT, OTHER, "a line\nand the next", TAIL, HEAD, GLUED,
     "2048", "new", "Subscribe", "·", "May 27",
     "  • 7 authors", "nvidia NVIDIA", "nvidia", "Daily Papers", "", "", "We do.", "Feb 30", "• x",
     "Is it?", "\udce9", "a\u2028b", "\ufeff", "1 2 3"]
)  # fmt: skip


@settings(max_examples=150)
@given(st.lists(PIECES, max_size=14), st.sampled_from(["\n", "\n\n"]))
def test_nothing_raises_and_nothing_is_lost(pieces: list[str], gap: str) -> None:
    text = gap.join(pieces)
    found = reading(text)
    assert unaccounted(text, found) <= _beside_unreadable(text)
    lines = [record.line for record in found.listing.records]
    assert lines == sorted(set(lines))
    for record in found.listing.records:
        assert record.title
        assert record.abstract
        assert record.line < record.end_line
    assert found == reading(text)


def _beside_unreadable(text: str) -> set[int]:
    """Lines of records refused for a byte in another of their lines."""
    return set(range(1, text.count("\n") + 2)) if "\udce9" in text else set()


@settings(max_examples=150)
@given(st.text(alphabet="aB. \n·•7\t1\u00a0", max_size=120))
def test_any_text(text: str) -> None:
    found = reading(text)
    assert unaccounted(text.replace("\u00a0", " "), found) == set()
