"""XML documents: entries with their lines, broken ones beside whole ones, and no bombs."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.sources.xml_entries import namespaces, parsed, words
from generator.sources.xml_spans import attribute, root_tag, spans

Found = list[tuple[int, int, bool]]


def found(text: str) -> Found:
    return [(span.line, span.end_line, span.closed) for span in spans(text, ("entry",))]


DOCUMENTS: list[tuple[str, str, Found]] = [
    ("nothing", "", []),
    ("none", "<feed></feed>", []),
    ("two", "<feed>\n<entry>\n</entry>\n<entry/>\n</feed>", [(2, 3, True), (4, 4, True)]),
    ("on one line", "<entry></entry><entry></entry>", [(1, 1, True), (1, 1, True)]),
    ("prefixed", "<a:entry>\n</a:entry>", [(1, 2, True)]),
    ("other names", "<entry-id/><entries></entries>", []),
    ("attributes", "<entry a='>' b=\"/>\">\n</entry>", [(1, 2, True)]),
    ("in a comment", "<!-- <entry></entry> -->\n<entry/>", [(2, 2, True)]),
    ("in CDATA", "<entry><![CDATA[<entry>]]></entry>", [(1, 1, True)]),
    ("in a document type", "<!DOCTYPE a [<!ENTITY e '<entry/>'>]>\n<entry/>", [(2, 2, True)]),
    ("in an instruction", "<?php <entry> ?>\n<entry/>", [(2, 2, True)]),
    ("never closed", "<entry>\n\n<entry>\n</entry>", [(1, 1, False), (3, 4, True)]),
    ("cut off", "<entry>\n</entry>\n<entry>\n<ti", [(1, 2, True), (3, 4, False)]),
    ("cut off in a tag", "<entry></entry><entry a='", [(1, 1, True), (1, 1, False)]),
    ("an open comment", "<entry><!-- </entry>\n<entry>\n</entry>", [(1, 1, True), (2, 3, True)]),
    ("an open comment, another later",
     "<entry><!-- </entry>\n<entry>\n</entry><!-- -->", [(1, 1, True), (2, 3, True)]),
    ("an end too many", "</entry><entry/></entry>\n<entry/>", [(1, 1, True), (2, 2, True)]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "right"), [own[1:] for own in DOCUMENTS], ids=[d[0] for d in DOCUMENTS]
)
def test_entries_and_their_lines(text: str, right: Found) -> None:
    assert found(text) == right


def test_only_the_last_is_cut_off() -> None:
    assert [span.last for span in spans("<entry><entry><entry/>", ("entry",))] == [
        False,
        False,
        True,
    ]


ROOTS = [
    ("<feed>", "feed"),
    (
        "<?xml version='1.0'?>\n<!-- <a> -->\n<!DOCTYPE x [<!ENTITY y '<z>'>]>\n<atom:feed a='b'>",
        "feed",
    ),
    ("text <feed>", None),
    ("", None),
    ("<", None),
    ("<!-- <feed>", "feed"),
]


@pytest.mark.parametrize(("text", "name"), ROOTS)
def test_root(text: str, name: str | None) -> None:
    root = root_tag(text)
    assert (root and root[0]) == name


def test_attribute() -> None:
    tag = "<volume my-id='x' id = ' W05 ' kind=\"it's\">"
    assert [attribute(tag, name) for name in ("id", "kind", "none")] == ["W05", "it's", ""]


def test_prefixes_are_those_of_the_document() -> None:
    (span,) = spans("<entry><q:a>1</q:a><arxiv:b>2</arxiv:b></entry>", ("entry",))
    assert words(parsed(span, namespaces("<feed xmlns:q='urn:q'>"))) == "12"
    with pytest.raises(ValueError, match="q on a is not defined"):
        parsed(span, namespaces("<feed>"))


BOMBS = {
    "expansion": "&e;",
    "undeclared": "&eacute;",
    "document type within": "<!DOCTYPE x [<!ENTITY e 'y'>]>&e;",
    "control character": "\x01",
    "half a pair": "&#xD800;",
    "depth": "<a>" * 100_000,
    "length": "x" * 10_500_000,
}


@pytest.mark.parametrize("inner", BOMBS.values(), ids=BOMBS)
def test_what_is_no_paper_is_no_entry(inner: str) -> None:
    levels = "".join(f"<!ENTITY e{i} '{f'&e{i - 1};' * 10}'>" for i in range(1, 30))
    text = f"<!DOCTYPE a [<!ENTITY e0 'boom'>{levels}<!ENTITY e SYSTEM 'file:///etc/passwd'>]>"
    (span,) = spans(f"{text}<a><entry>{inner}</entry></a>", ("entry",))
    with pytest.raises(ValueError, match=r"\S"):
        parsed(span, "")


HOSTILE = [
    "<entry>",
    "<!--",
    "<![CDATA[",
    "<entry><!--",
    "<entry a='",
    "</entry>",
    "<?",
    "<!DOCTYPE",
    "<",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_is_linear(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    begun = time.perf_counter()
    list(spans(text, ("entry",)))
    assert time.perf_counter() - begun < 5


PIECES = st.sampled_from(
    [
        "<entry>",
        "</entry>",
        "<entry/>",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "\n",
        "x",
        "<",
        ">",
        "'",
        "<?",
        "?>",
    ]
)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_spans_are_in_order_and_apart(text: str) -> None:
    own = list(spans(text, ("entry",)))
    assert all(span.line <= span.end_line for span in own)
    assert all(a.end_line <= b.line for a, b in pairwise(own))
    assert all(span.text in text and span.text.startswith("<entry") for span in own)
