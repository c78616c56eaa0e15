"""Whole answers are told from halves, and nothing that is sent can do harm."""

from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.asking.answers import (
    Answer,
    BrokenAnswerError,
    RefusalError,
    atom,
    complaint,
    crossref,
    hf_daily,
    openalex,
)
from tests.support.services import Work, daily, error_feed, feed, items, results

WORKS = [Work(), Work("Über <Knots> & $x^2$", arxiv="hep-th/9901001")]
Read = Callable[[bytes], Answer]
GOOD: list[tuple[Read, bytes, Answer]] = [
    (atom, feed(WORKS, 17), Answer(2, 17)),
    (openalex, results(WORKS, 17), Answer(2, 17)),
    (crossref, items(WORKS, 17), Answer(2, 17)),
    (hf_daily, daily(WORKS), Answer(2)),
    (atom, feed([]), Answer(0, 0)),
    (hf_daily, b"[]", Answer(0)),
    (atom, b'<feed xmlns="http://www.w3.org/2005/Atom"/>', Answer(0)),
]
READERS = [atom, openalex, crossref, hf_daily]


@pytest.mark.parametrize(("read", "body", "answer"), GOOD)
def test_whole_answers(read: Read, body: bytes, answer: Answer) -> None:
    assert read(body) == answer


@pytest.mark.parametrize(("read", "body"), [own[:2] for own in GOOD])
@given(share=st.floats(0, 1, exclude_max=True))
def test_no_half_answer_is_taken_for_whole(read: Read, body: bytes, share: float) -> None:
    whole = body.rstrip()
    with pytest.raises(BrokenAnswerError):
        read(whole[: int(share * len(whole))])


@pytest.mark.parametrize("read", READERS)
@given(body=st.one_of(st.binary(max_size=200), st.text("[]{}\":,<>/!?&;x1-.eE\\u", max_size=60)
                      .map(str.encode)))  # fmt: skip
def test_anything_else_is_refused_or_read(read: Read, body: bytes) -> None:
    with suppress(BrokenAnswerError, RefusalError):
        read(body)
    assert complaint(body).isprintable()


BOMB = b"""<?xml version="1.0"?>
<!DOCTYPE feed [
 <!ENTITY a "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa">
 <!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
 <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">
 <!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">
 <!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;">
 <!ENTITY f SYSTEM "file:///etc/hostname">
]>
<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>&e;</title><id>&f;</id></entry></feed>"""


def test_entities_stay_what_they_are() -> None:
    with suppress(BrokenAnswerError):
        assert atom(BOMB) == Answer(1)


@pytest.mark.parametrize("read", [openalex, crossref, hf_daily])
def test_deep_nesting(read: Read) -> None:
    with pytest.raises(BrokenAnswerError):
        read(b"[" * 200_000)
    assert complaint(b'{"message":' * 50_000 + b"1" + b"}" * 50_000) == ""


COMPLAINTS = [
    (error_feed("incorrect id format"), "incorrect id format"),
    (b'{"error": "slow down"}', "slow down"),
    (b'{"message": [{"message": "one"}, {"message": "two"}]}', "one two"),
    (b"Resource not\n found.", "Resource not found."),
    (b"<html>Bad gateway</html>", ""),
    (b"{}", ""),
    (b"", ""),
    (feed(WORKS), ""),
    (b'{"error": "%s"}' % (b"x" * 500), "x" * 199 + "…"),
]


@pytest.mark.parametrize(("body", "said"), COMPLAINTS)
def test_what_a_service_complains_of(body: bytes, said: str) -> None:
    assert complaint(body) == said
