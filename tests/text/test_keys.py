"""Keys: equal for what is the same, distinct for what is not, and fit for their use."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.keys import digest, slug, title_key, words

TITLE_KEYS = {
    "letters-and-digits": ("LLM-QAT: 4-bit!", "llmqat4bit"),
    "case": ("ReMax", "remax"),
    "white-space": (" a\tb\nc ", "abc"),
    "accents": ("TÜLU 3", "tulu3"),
    "accents-decomposed": ("TU\u0308LU 3", "tulu3"),
    "superscript": ("VLM²", "vlm2"),
    "ligature": ("ﬁne", "fine"),
    "sharp-s": ("Straße", "strasse"),
    "greek": ("τ-bench", "τbench"),
    "micro-is-mu": ("µP", "μp"),
    "chinese": ("大 模型", "大模型"),
    "arabic-marks": ("مُحَمَّد", "محمد"),
    "symbols-only": ("!?…", ""),
    "empty": ("", ""),
}

SLUGS = {
    "plain": ("PB-LLM: Partially Binarized", "pb-llm-partially-binarized"),
    "punctuation": ("What?! (Really...)", "what-really"),
    "underscore": ("PAT_Pruning", "pat-pruning"),
    "accents": ("TÜLU 3 and Pokémon", "tulu-3-and-pokemon"),
    "decomposed": ("Poke\u0301mon", "pokemon"),
    "superscript": ("VLM²-Bench", "vlm2-bench"),
    "greek": ("τ-bench", "t-bench"),
    "apostrophe": ("Don't stop", "dont-stop"),
    "curly-apostrophe": ("What’s next", "whats-next"),
    "sharp-s": ("Straße", "strasse"),
    "stroke": ("Łódź", "lodz"),
    "cyrillic": ("Привет", "privet"),
    "chinese": ("模型", "moxing"),
    "edges": ("--a--", "a"),
}

WORDS = {
    "sentence": ("We propose PB-LLM, a model.", ["we", "propose", "pb", "llm", "a", "model"]),
    "apostrophe": ("don't LLM’s models'", ["dont", "llms", "models"]),
    "accents": ("Pokémon TÜLU", ["pokemon", "tulu"]),
    "digits": ("GPT-4 3.5", ["gpt", "4", "3", "5"]),
    "underscore": ("a_b", ["a", "b"]),
    "nothing": (" -- ", []),
}


@pytest.mark.parametrize(("title", "expected"), TITLE_KEYS.values(), ids=TITLE_KEYS)
def test_title_key(title: str, expected: str) -> None:
    assert title_key(title) == expected


@pytest.mark.parametrize(("title", "expected"), SLUGS.values(), ids=SLUGS)
def test_slug(title: str, expected: str) -> None:
    assert slug(title) == expected


@pytest.mark.parametrize(("text", "expected"), WORDS.values(), ids=WORDS)
def test_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_slug_is_cut_at_a_word() -> None:
    title = "one two three four five six seven"
    assert slug(title, limit=18) == "one-two-three-four"
    assert slug(title, limit=17) == "one-two-three"


def test_slug_of_one_long_word_is_cut_inside() -> None:
    assert slug("a" * 200) == "a" * 80


def test_slug_never_starts_or_ends_with_a_hyphen_when_cut() -> None:
    assert slug("- " + "ab " * 100, limit=18) == "ab-ab-ab-ab-ab-ab"


@pytest.mark.parametrize(
    "title", ["", "!!!", "\u200b", "…—…"], ids=["empty", "marks", "zwsp", "dots"]
)
def test_slug_without_anything_to_spell_is_a_hash(title: str) -> None:
    assert re.fullmatch(r"paper-[0-9a-f]{8}", slug(title))


def test_slugs_of_unspellable_titles_differ() -> None:
    assert slug("!") != slug("?")


def test_slug_refuses_a_limit_without_room() -> None:
    with pytest.raises(ValueError, match="room"):
        slug("x", limit=15)


@given(st.text(), st.integers(16, 120))
def test_slug_is_always_an_address(title: str, limit: int) -> None:
    found = slug(title, limit)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", found)
    assert len(found) <= limit
    assert slug(found, limit) == found


@given(st.text())
def test_title_key_is_stable_and_blind_to_spelling(title: str) -> None:
    key = title_key(title)
    assert title_key(key) == key
    assert title_key(unicodedata.normalize("NFD", title)) == key
    assert title_key(f" {title}! ") == key
    assert all(unicodedata.category(char)[0] in "LN" for char in key)


@given(st.text())
def test_words_are_stable(text: str) -> None:
    found = words(text)
    assert words(" ".join(found)) == found


def test_digest_is_the_same_for_ever() -> None:
    # Addresses depend on it: these values must never change.
    assert digest("Attention Is All You Need") == "f9ead3ef"
    assert digest("", length=12) == digest("", length=64)[:12]


def test_digest_knows_where_parts_end() -> None:
    assert len({digest("ab", "c"), digest("a", "bc"), digest("abc"), digest("abc", "")}) == 4


@pytest.mark.parametrize("length", [0, 65, -1])
def test_digest_refuses_an_impossible_length(length: int) -> None:
    with pytest.raises(ValueError, match="digits"):
        digest("x", length=length)


@given(st.lists(st.text(st.characters(exclude_categories=[]))), st.integers(1, 64))
def test_digest_is_hexadecimal_for_any_text(parts: list[str], length: int) -> None:
    assert re.fullmatch(rf"[0-9a-f]{{{length}}}", digest(*parts, length=length))
