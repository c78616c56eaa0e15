"""The spelling syntax: what each spelling fits and does not fit."""

import re

import pytest

from generator.mentions.spellings import END, SpellingError, alternation, choices, read_spelling


def fits(spelling: str, text: str) -> bool:
    """Whether the spelling fits the whole text and may end there."""
    return re.fullmatch(f"(?:{alternation((spelling,))}){END}", text) is not None


@pytest.mark.parametrize(
    ("spelling", "text"),
    [
        ("Llama", "Llama"),
        ("Llama", "LLaMA"),
        ("Llama", "LLAMA"),
        ("llama", "llama"),
        ("llama", "LLaMa"),
        ("=Falcon", "Falcon"),
        ("GSM 8K", "GSM8K"),
        ("GSM 8K", "GSM-8K"),
        ("GSM 8K", "GSM 8K"),
        ("GSM 8K", "GSM‑8K"),
        ("GSM-8K", "GSM 8K"),
        ("Llama 2", "Llama~2"),
        ("Qwen (2|2.5)", "Qwen2.5"),
        ("Qwen (2|2.5)", "Qwen-2"),
        ("Llama 3(.1)?", "Llama 3"),
        ("Llama 3(.1)?", "Llama-3.1"),
        ("Claude( <n>)?", "Claude 3.5"),
        ("Claude( <n>)?", "Claude"),
        ("RWKV <n>", "RWKV-v6"),
        ("Yi <size>", "Yi-34B"),
        ("Mixtral <size>", "Mixtral 8x7B"),
        ("retriev*", "retrieval"),
        ("retriev*", "Retriev"),
        ("HumanEval+", "HumanEval+"),
        ("/[Vv]icuna-\\d+B/", "vicuna-13B"),
    ],
)
def test_a_spelling_fits(spelling: str, text: str) -> None:
    assert fits(spelling, text)


@pytest.mark.parametrize(
    ("spelling", "text"),
    [
        ("Llama", "llama"),
        ("MATH", "Math"),
        ("=Falcon", "FALCON"),
        ("GSM 8K", "GSM  8K"),
        ("GSM8K", "GSM-8K"),
        ("GSM8K", "GSM8k"),
        ("Llama 3(.1)?", "Llama 3.2"),
        ("Yi <size>", "Yi"),
        ("Yi <size>", "Yi 34"),
        ("Qwen 2.5", "Qwen 2x5"),
        ("HumanEval", "HumanEval+"),
        ("/[Vv]icuna-\\d+B/", "VICUNA-13B"),
    ],
)
def test_a_spelling_does_not_fit(spelling: str, text: str) -> None:
    assert not fits(spelling, text)


@pytest.mark.parametrize("rest", ["2", "s", "_x", ".5", "+"])
def test_a_spelling_does_not_end_inside_a_longer_name(rest: str) -> None:
    assert re.match(f"Llama{END}", f"Llama{rest}") is None


@pytest.mark.parametrize("rest", ["", " ", ".", ". 5", "-7B", "+MATH", ",", ")", "'s"])
def test_a_spelling_may_end_before(rest: str) -> None:
    assert re.match(f"Llama{END}", f"Llama{rest}") is not None


@pytest.mark.parametrize(
    ("spelling", "why"),
    [
        ("Llama (2", "brackets"),
        ("Llama 2)", "brackets"),
        ("Llama?", "brackets"),
        ("Llama|Qwen", "brackets"),
        ("(a|b)" * 8, "readings"),
        ("-7B", "begins"),
        ("=", "begins"),
        ("/", "slashes"),
        ("//", "slashes"),
        ("/abc", "slashes"),
        ("/a(/", "regular expression"),
        ("/(a)b/", "capture"),
        ("/a*/", "nothing at all"),
        ("/(?i)abc/", "regular expression"),
    ],
)
def test_a_bad_spelling_says_why(spelling: str, why: str) -> None:
    with pytest.raises(SpellingError, match=why):
        read_spelling(spelling)


def test_choices_are_all_combinations() -> None:
    assert choices("A( b| c)? (d|e)") == ["A b d", "A b e", "A c d", "A c e", "A d", "A e"]


def test_of_several_spellings_the_longest_comes_first() -> None:
    found = re.match(alternation(("Llama", "Llama Guard")) or "", "Llama Guard")
    assert found is not None
    assert found[0] == "Llama Guard"


def test_no_spellings_make_no_pattern() -> None:
    assert alternation(()) is None


@pytest.mark.parametrize(
    ("spelling", "starts"),
    [
        ("Llama", {"Ll", "LL"}),
        ("=Llama", {"Ll"}),
        ("on", {"on", "oN", "On", "ON"}),
        ("C 4", {"C"}),
        ("τ bench", {"τ", "Τ"}),
        ("/x/", {""}),
    ],
)
def test_a_reading_knows_how_its_words_start(spelling: str, starts: set[str]) -> None:
    assert set(read_spelling(spelling)[0].starts) == starts
