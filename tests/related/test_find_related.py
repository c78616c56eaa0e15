"""Related papers: nearest by words and topics, with the terms that say why."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model import Paper
from generator.related import Related, find_related

TEXTS = {
    "cache-a": (
        "Compressing the KV cache",
        "Eviction of the KV cache saves memory when prompts grow.",
    ),
    "cache-b": ("Eviction for long prompts", "We evict entries of the KV cache; memory falls."),
    "birds-a": ("Songs of warblers", "Warblers sing at dawn; their songs carry over reeds."),
    "birds-b": ("Dawn chorus", "At dawn warblers and thrushes sing songs over reeds."),
    "stones": ("Granite", "Feldspar, quartz and mica."),
}


def papers(*ids: str) -> list[Paper]:
    return [Paper(key, *TEXTS[key], records=()) for key in ids or TEXTS]


def ids(found: tuple[Related, ...]) -> list[str]:
    return [one.paper for one in found]


def test_like_goes_with_like() -> None:
    found = find_related(papers(), {})
    assert ids(found["cache-a"])[0] == "cache-b"
    assert ids(found["birds-b"])[0] == "birds-a"


def test_what_has_nothing_in_common_is_not_related() -> None:
    found = find_related(papers(), {})
    assert found["stones"] == ()
    assert "birds-a" not in ids(found["cache-a"])


def test_terms_are_shared_and_as_printed() -> None:
    first = find_related(papers(), {})["cache-a"][0]
    assert "KV cache" in first.terms
    assert len(first.terms) <= 3
    both = [f"{t} {a}".casefold() for t, a in (TEXTS["cache-a"], TEXTS["cache-b"])]
    assert all(term.casefold() in text for term in first.terms for text in both)


def test_a_shared_topic_relates_and_brings_nearer() -> None:
    without = find_related(papers(), {})["birds-a"]
    topics = {"birds-a": ["nature"], "stones": ["nature"]}
    found = find_related(papers(), topics)["birds-a"]
    assert "stones" not in ids(without)
    assert "stones" in ids(found)
    assert next(one for one in found if one.paper == "stones").terms == ()


def test_a_name_that_all_papers_carry_relates_nothing() -> None:
    subjects = [f"subject{i // 2}" for i in range(40)]
    made = [
        Paper(f"p{i:02d}", f"Llama and {own}", f"Llama for {own}.", records=())
        for i, own in enumerate(subjects)
    ]
    found = find_related(made, {})
    assert ids(found["p00"]) == ["p01"]
    assert all(
        "llama" not in term.casefold() for own in found.values() for r in own for term in r.terms
    )


def test_no_more_than_asked_for() -> None:
    made = [Paper(f"p{i}", "Same title here", "Same words.", records=()) for i in range(9)]
    found = find_related(made, {}, most=3)
    assert ids(found["p8"]) == ["p0", "p1", "p2"], "ties are by id"


def test_none_and_one() -> None:
    assert find_related([], {}) == {}
    assert find_related(papers("stones"), {}) == {"stones": ()}


@settings(max_examples=20)
@given(st.permutations(sorted(TEXTS)))
def test_the_order_of_papers_changes_nothing(order: list[str]) -> None:
    topics = {"birds-a": ["nature"], "stones": ["nature"]}
    assert find_related(papers(*order), topics) == find_related(papers(), topics)
