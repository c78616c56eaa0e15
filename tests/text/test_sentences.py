"""Sentences: where they end, and which one says what the paper does."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.text.sentences import contribution_sentence, sentences

# A bar stands where a sentence ends.
SPLIT = {
    "one": "We propose a model",
    "two": "We propose a model.|It works.",
    "question": "Is it so?|We ask.",
    "exclamation": "It is!|We show it.",
    "question-and-exclamation": "Why!?|Because it is.",
    "quoted": 'We call it "good."|It is.',
    "curly-quoted": "We call it “good.”|It is.",
    "in-brackets": "It works.|(We checked.)|It does.",
    "before-bracket": "It works.|(We checked.)",
    "before-quote": 'It works.|"Really" it does.',
    "citation-after": "It works [1].|We checked.",
    "digit-start": "It works.|3D Gaussians help.",
    "brand-start": "It works.|iVideoGPT and vLLM help.|mPLUG too.",
    "url-start": "It is open.|https://x.org/a has it.",
    "url-end": "See https://x.org/a.b.|The rest follows.",
    "number-end": "We gain 0.5.|It works in 2023.|Then 7B.",
    "dots": "And so on...|We stop…|Done.",
    "etc-end": "Chess, go, etc.|We play all.",
    "et-al-end": "Shown by Li et al.|We disagree.",
    "letter-end": "That is plan B.|We prefer it.",
    "enumerated": "We do two things.|(2) Test it.|b) Use it.",
    "numbered": "1. Read it.|2. Write it.",
    "percent-end": "By 5%.|We stop.",
}

WHOLE = {
    "decimal": "We gain 0.5 points on v0.1 and 3.1-8B.",
    "eg": "Some models, e.g. Llama, i.e. LLMs, work.",
    "eg-comma": "Some models (e.g., Llama) work.",
    "vs": "Speed vs. Accuracy is a choice.",
    "et-al": "Smith et al. 2023 and Li et al. (2024) agree.",
    "figure": "See Fig. 2 and Sec. A and Eq. (5).",
    "number": "It is No. 5 in Vol. 2.",
    "title-of-person": "Named after Dr. Who and Prof. Smith.",
    "initials": "By J. R. Smith and A. Jones.",
    "country": "Made in the U.S. Army and the U.K. by us.",
    "company": "By OpenAI Inc. Research staff.",
    "brackets": "It works (see A. Also B. And C) for us.",
    "nested-brackets": "It works (see (A. B). C) for us.",
    "lower-case-after": "It works. or does it.",
    "dots-inside": "We wait... and see.",
    "question-inside": "We ask what? why? and how.",
    "code": "Use torch.Tensor and System.Out here.",
    "file": "Run main.The.py here.",
    "address": "See https://x.org/a.The/b for it.",
    "mail": "Write a@b.The for it.",
    "version": "Corpus v. 1.0 is out.",
    "inline-list": "It can do: 1. Reading; 2. Writing.",
    "no-stop": "We propose a model",
    "abbreviated-degree": "A Ph.D. Student wrote it.",
}

CHOSEN = {
    "propose": "Models are big. We propose Tiny, a small model. It works.",
    "introduce-over-results": "Our experiments show gains. We introduce Tiny. We find it good.",
    "this-paper": "Models are big. This paper presents Tiny. We also release code.",
    "in-this-work": "Models are big. In this work, we study why. It is so.",
    "adverb": "Models are big. Here, we therefore carefully develop Tiny. It works.",
    "auxiliary": "Models are big. To address this, we have conceived a novel framework. It works.",
    "passive": "Models are big. In this paper, a new method is proposed. It works.",
    "by-proposing": "Models are big. This paper answers it by proposing Tiny. We design a part.",
    "and-introduce": "Models are big. We revisit this setting and introduce Tiny. We find gains.",
    "first-person-singular": "Models are big. I introduce Tiny, a model. It works.",
    "release-of-the-thing": "We release Tiny, a family of models. It works. We release our code.",
    "names-itself": "Tiny-2 introduces a suite of small models. They are good. They are fast.",
    "is-a": "Tiny-2 is a small language model designed for phones. We release it as it is.",
    "named": "Models are big. Our method, named Tiny, prunes them. We validate it.",
    "aim": "Models are big. In this work, our aim is to explore why. We fine-tune some.",
    "study": "Models are big. We investigate why they are. Results show much.",
    "evaluate": "Models are big. We evaluated four of them on Sinhala. They fail.",
    "earlier-of-two": "We propose Tiny. We propose a part of it.",
    "after-a-gap": "Models are big. To bridge this gap, we propose Tiny. First, we build a set.",
    "finding-only": "Models are big. We show that noise helps. Code is available at x.",
    "not-the-afterthought": "We study models. Furthermore, we propose guidelines.",
    "not-the-step": "In this paper, we investigate scaling. To augment data, we propose a trick.",
    "not-the-hope": "We explore models. We hope this work presents insights.",
    "not-the-closing": "We conduct a study of tasks. Our work points to an alternative.",
    "not-the-code": "In this study, we assess models. We release all the code and data.",
    "not-others": "Recent work proposes big models. We compare them.",
}
# The others put it second.
CHOSEN_FIRST = {
    *("release-of-the-thing", "names-itself", "is-a", "earlier-of-two", "not-the-afterthought"),
    *("not-the-step", "not-the-hope", "not-the-closing", "not-the-code"),
}

FALLBACK = {
    "first": ("Models are big. They grow.", "Models are big."),
    "first-with-a-verb": ("A note on models. Models are big.", "Models are big."),
    "no-verb": ("A note. On models.", "A note."),
    "one": ("Models.", "Models."),
    "availability-only": (
        "Models are big. We have open-sourced the project at https://x.org.",
        "Models are big.",
    ),
}

TEXTS = st.one_of(
    st.text(),
    st.lists(
        st.sampled_from(
            [
                *("We", "propose", "e.g.", "Fig.", "2", "A.", "(", ")", ".", "The", "end.", "it"),
                *("This paper", "presents", "...", '"', "https://x.y/z.", "al.", "1.", "U.S.", "?"),
            ]
        ),
        max_size=30,
    ).map(" ".join),
)


GLUED = {
    "the": "We use LLMs.|The code is open.",
    "after-bracket": "Models (LLMs).|Our code is open.",
    "after-digit": "We match GPT-4.|We release it.",
    "address": "We align it.|https://x.org/a has code.",
    "quoted": "We call it “good.”|It is.",
}


@pytest.mark.parametrize("marked", SPLIT.values(), ids=SPLIT)
def test_ends(marked: str) -> None:
    assert sentences(marked.replace("|", " ")) == tuple(marked.split("|"))


@pytest.mark.parametrize("marked", GLUED.values(), ids=GLUED)
def test_ends_where_two_are_glued(marked: str) -> None:
    assert sentences(marked.replace("|", "")) == tuple(marked.split("|"))


@pytest.mark.parametrize("text", WHOLE.values(), ids=WHOLE)
def test_does_not_end(text: str) -> None:
    assert sentences(text) == (text,)


def test_nothing_has_no_sentences() -> None:
    assert sentences("") == sentences(" \n ") == ()


@pytest.mark.parametrize("name", CHOSEN)
def test_contribution(name: str) -> None:
    abstract = CHOSEN[name]
    assert contribution_sentence(abstract) == sentences(abstract)[0 if name in CHOSEN_FIRST else 1]


@pytest.mark.parametrize(("abstract", "expected"), FALLBACK.values(), ids=FALLBACK)
def test_contribution_without_a_cue(abstract: str, expected: str) -> None:
    assert contribution_sentence(abstract) == expected


@pytest.mark.parametrize("abstract", ["", "  ", "\n"], ids=["empty", "space", "line"])
def test_no_contribution_in_nothing(abstract: str) -> None:
    assert contribution_sentence(abstract) is None


@given(TEXTS)
@settings(max_examples=300)
def test_no_word_is_lost(text: str) -> None:
    found = sentences(text)
    assert "".join("".join(found).split()) == "".join(text.split())
    assert all(sentence and sentence == sentence.strip() for sentence in found)


@given(TEXTS)
@settings(max_examples=300)
def test_contribution_is_taken_from_the_abstract(text: str) -> None:
    found = contribution_sentence(text)
    assert (found is None) == (not text.strip())
    assert found is None or found in sentences(text)


HOSTILE = {
    "open": "(" * 100_000,
    "pairs": "()" * 50_000,
    "stops": ". " * 50_000,
    "initials": "A. " * 30_000,
    "hyphens": "A-" * 50_000,
    "cues": "we and " * 15_000,
    "papers": "this paper " * 10_000,
    "closers": "." + ")" * 100_000,
    "nested": "(" * 200 + "a. B" * 10_000 + ")" * 200,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_what_is_no_text_is_survived(text: str) -> None:
    started = time.process_time()
    contribution_sentence(text)
    assert time.process_time() - started < 10
