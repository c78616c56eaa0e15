"""The project's own seeds/mentions.yml: every guard, every spelling, and the hand labels."""

import json
import re
from pathlib import Path

import pytest

from generator.mentions import Lexicon, find, load_lexicon
from generator.mentions.spellings import choices
from generator.model import MentionKind
from generator.sources import read_all
from generator.text.keys import title_key

ROOT = Path(__file__).parents[2]
FLOOR = 0.95


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    lexicon, problems = load_lexicon(ROOT / "seeds" / "mentions.yml")
    assert lexicon is not None
    assert problems == ()
    return lexicon


def named(lexicon: Lexicon, kind: str, text: str) -> set[str]:
    return {mention.name for mention in find(lexicon, "", text)[MentionKind(kind)]}


ACCEPTED = [
    ("models", "Llama 2, LLaMA-2, Llama2 and LLAMA 2-7B", {"llama-2"}),
    ("models", "LLAMA 2.0 7B", {"llama-2"}),
    ("models", "Llama 3, Llama-3.1-8B, Llama3.2 and LLaMA 3.3", {"llama-3"}),
    ("models", "LLaMA-65B and Llama 1", {"llama"}),
    ("models", "LLaMA 13B", {"llama"}),
    ("models", "Llama-4-Scout", {"llama-4"}),
    ("models", "Code Llama and CodeLLaMA-7B", {"code-llama"}),
    ("models", "Llama-Guard-3-8B", {"llama-guard"}),
    ("models", "LLaMA-Adapter V2", {"llama-adapter"}),
    ("models", "Alpaca-7B and Vicuna-13B", {"alpaca", "vicuna"}),
    ("models", "gpt-3.5-turbo-16k and GPT3.5-text-davinci-003", {"gpt-3-5"}),
    ("models", "GPT-4-Turbo, gpt-4-0613 and GPT4", {"gpt-4"}),
    ("models", "GPT-4o-mini, GPT-4.1 and GPT-4V", {"gpt-4o", "gpt-4-1", "gpt-4v"}),
    ("models", "GPT-5.2 and GPT-5", {"gpt-5"}),
    ("models", "GPTs such as ChatGPT", {"gpt", "chatgpt"}),
    ("models", "OpenAI-o1, o3-mini and o4-mini", {"o1", "o3", "o4-mini"}),
    ("models", "Claude 3.5 Sonnet and Claude-4-Opus", {"claude"}),
    ("models", "Gemini 1.5 Pro and Gemini-2.5-Flash", {"gemini"}),
    ("models", "Gemma-2B and gemma-7b", {"gemma"}),
    ("models", "gemma-2-9b-it and Gemma 2", {"gemma-2"}),
    ("models", "Qwen-7B and Qwen1.5-110B-Chat", {"qwen"}),
    ("models", "Qwen2-72B, Qwen2.5-Math-7B, Qwen3-30B-A3B", {"qwen2", "qwen2-5", "qwen3"}),
    ("models", "Qwen2.5-VL-7B and Qwen-VL", {"qwen-vl"}),
    ("models", "DeepSeek-R1-Distill-Qwen-7B", {"deepseek-r1"}),
    ("models", "DeepSeek-V3.2-Exp and DeepSeekMath-7B", {"deepseek-v3", "deepseek-math"}),
    ("models", "Mistral-7B-Instruct-v0.3 and Mistral Large", {"mistral"}),
    ("models", "Mixtral 8x7B and Mixtral-8×22B", {"mixtral"}),
    ("models", "Falcon-40B", {"falcon"}),
    ("models", "Phi-3-mini-128K and phi-1.5 models", {"phi"}),
    ("models", "Yi-34B and Yi-VL", {"yi"}),
    ("models", "Goat-7B", {"goat"}),
    ("models", "OPT-175B, a language model", {"opt"}),
    ("models", "BLOOM-176B, an LLM", {"bloom"}),
    ("models", "T5-Large, mT5 and Flan-T5", {"t5", "mt5", "flan-t5"}),
    ("models", "BERT-base and mBERT", {"bert"}),
    ("models", "RoBERTa-Large and XLM-RoBERTa", {"roberta", "xlm-r"}),
    ("models", "Falcon Mamba", {"falcon"}),
    ("models", "Mamba-2 and Mamba-based models", {"mamba"}),
    ("models", "Llama-3.1-Nemotron-51B-Instruct", {"nemotron"}),
    ("models", "Orca 2, trained on GPT-4 outputs", {"orca", "gpt-4"}),
    ("models", "Janus, a unified multimodal model", {"janus"}),
    ("models", "TÜLU 3, Tulu3-SFT", {"tulu"}),
    ("models", "the Segment Anything Model (SAM)", {"sam"}),
    ("models", "π0 and $\\pi_0$", {"pi0"}),
    ("benchmarks", "MATH", {"math"}),
    ("benchmarks", "MATH-500 and MATH500", {"math-500"}),
    ("benchmarks", "GSM8K, GSM8k and GSM-8K", {"gsm8k"}),
    ("benchmarks", "MMLU and MMLU-Redux", {"mmlu"}),
    ("benchmarks", "MMLU-Pro, CMMLU and MMMLU", {"mmlu-pro", "cmmlu", "mmmlu"}),
    ("benchmarks", "HumanEval and humaneval", {"humaneval"}),
    ("benchmarks", "HumanEval+ and MBPP+", {"humaneval-plus", "mbpp-plus"}),
    ("benchmarks", "ARC-Challenge and ARC-c", {"arc"}),
    ("benchmarks", "ARC-AGI-2", {"arc-agi"}),
    ("benchmarks", "BIG-bench and BBH", {"big-bench", "bbh"}),
    ("benchmarks", "MT-Bench, Arena-Hard-Auto and ArenaHard", {"mt-bench", "arena-hard"}),
    ("benchmarks", "AlpacaEval 2.0, AlpacaEval2 and Alpaca Eval", {"alpacaeval"}),
    ("benchmarks", "X-AlpacaEval", {"x-alpacaeval"}),
    ("benchmarks", "winogrande, Hellaswag, boolq", {"winogrande", "hellaswag", "boolq"}),
    ("benchmarks", "GLUE and SuperGLUE", {"glue", "superglue"}),
    ("benchmarks", "RULER and LongBench-E", {"ruler", "longbench"}),
    ("benchmarks", "WikiText2, Wikitext-103", {"wikitext"}),
    ("benchmarks", "a C4 perplexity of 15.76", {"c4"}),
    ("benchmarks", "SQuAD 2.0", {"squad"}),
    ("benchmarks", "needle-in-a-haystack", {"niah"}),
    ("benchmarks", "Humanity's Last Exam", {"hle"}),
    ("benchmarks", "SWE-bench Verified and SWE-Bench-Lite", {"swe-bench"}),
    ("benchmarks", "$\\tau$-bench and τ²-Bench", {"tau-bench"}),
    ("benchmarks", "V* Bench", {"v-star-bench"}),
    ("benchmarks", "visual questions of GQA", {"gqa"}),
    ("languages", "English and Mandarin", {"english", "chinese"}),
    ("languages", "English-Dutch translation", {"english", "dutch"}),
    ("languages", "French, Polish, and Japanese", {"french", "polish", "japanese"}),
    ("languages", "from English to Polish; Polish text corpora", {"english", "polish"}),
    ("languages", "Galician", {"galician"}),
    ("languages", "Greek and ancient Greek", {"greek", "ancient-greek"}),
    ("languages", "classical Latin texts", {"latin"}),
    ("languages", "Farsi, Bangla, Kiswahili", {"persian", "bengali", "swahili"}),
    ("languages", "the ITAlian language", {"italian"}),
    ("languages", "Chinese-centric", {"chinese"}),
]

REJECTED = [
    ("models", "Me-BERT, Video-ChatGPT, VoCo-LLaMA, ToolLLaMA, BadLlama and LLaMA-Reviewer"),
    ("models", "Linear-Llama3, Llama-3-Physician and Llama-3.1-Sherkala-8B-Chat"),
    ("models", "LLaMA-Factory, LLaMA Factory and llama.cpp"),
    ("models", "AlpacaEval, Alpaca Eval and Vicuna-Bench"),
    ("models", "Claude Shannon and Claude Code"),
    ("models", "the Millennium Falcon; FALCON: a faster method; falcons"),
    ("models", "Bloom's taxonomy, BLOOM filters: an LLM"),
    ("models", "OPT as in optimal transport"),
    ("models", "phi coefficient, Phi and φ of a model"),
    ("models", "Yi et al. and a goat named Goat"),
    ("models", "Open Orca, Orca whales"),
    ("models", "Mistral AI"),
    ("models", "ALBERTA, BERTScore"),
    ("models", "Grounding DINO, CLIPScore, CLIP score"),
    ("models", "sharpness-aware minimization (SAM)"),
    ("models", "generalized linear models (GLM)"),
    ("models", "minimax, a chameleon, gemini, Genie Envisioner"),
    ("models", "opt for mamba, hyena and whisper"),
    ("models", "https://huggingface.co/meta-llama/Llama-2-7b and meta-llama.github.io/Llama-2"),
    ("benchmarks", "math benchmarks, Math-Hard, MathJax"),
    ("benchmarks", "an arc, Arc, ARC length"),
    ("benchmarks", "glue code, Glue"),
    ("benchmarks", "a ruler, Ruler"),
    ("benchmarks", "grouped-query attention (GQA) for images"),
    ("benchmarks", "introducing C4 for creative leaps"),
    ("benchmarks", "C4.5 decision trees for pretraining"),
    ("benchmarks", "a race, a drop, a pile and quality"),
    ("benchmarks", "OSWorld-MCP and Video-MMBench"),
    ("benchmarks", "web shop, science world and human eval"),
    ("languages", "polish the text; Polish the draft; draft, then polish"),
    ("languages", "Latin America, Latin American, Latin hypercube, Latin squares"),
    ("languages", "Greek letters, Greek mythology"),
    ("languages", "the Hungarian algorithm, Hungarian matching"),
    ("languages", "Chinese companies, Chinese Academy of Sciences, a Chinese hospital"),
    ("languages", "Russian roulette, Dutch books, the Persian Gulf"),
    ("languages", "Basic English"),
    ("languages", "Python, Java, Basic"),
]


@pytest.mark.parametrize(("kind", "text", "expected"), ACCEPTED)
def test_named(lexicon: Lexicon, kind: str, text: str, expected: set[str]) -> None:
    assert named(lexicon, kind, text) == expected


@pytest.mark.parametrize(("kind", "text"), REJECTED)
def test_not_named(lexicon: Lexicon, kind: str, text: str) -> None:
    assert named(lexicon, kind, text) == set()


def test_each_spelling_finds_its_own_name(lexicon: Lexicon) -> None:
    """No spelling is hidden behind another name's, or by its own guards."""
    lost = [
        (rule.name, text)
        for kind, section in lexicon.sections.items()
        for rule in section.rules
        if not rule.guards.needs and not rule.spelling.startswith("/")
        for text in map(_example, choices(rule.spelling.removeprefix("=")))
        if rule.name not in named(lexicon, kind, text)
    ]
    assert lost == []


def _example(choice: str) -> str:
    return re.sub(r"\s+", " ", choice.replace("<n>", "9").replace("<size>", "7B").replace("*", ""))


def test_the_lexicon_is_of_use(lexicon: Lexicon) -> None:
    sizes = {kind: sum(1 for key in lexicon.names if key[0] is kind) for kind in MentionKind}
    assert sizes[MentionKind.MODELS] >= 60
    assert sizes[MentionKind.BENCHMARKS] >= 80
    assert sizes[MentionKind.LANGUAGES] >= 70


def test_titles_are_told_apart(lexicon: Lexicon) -> None:
    titles = [(kind, name.title.casefold()) for (kind, _), name in lexicon.names.items()]
    assert len(titles) == len(set(titles))


def test_the_hand_labels_are_met(lexicon: Lexicon) -> None:
    """Precision and recall over papers whose mentions were written down by reading them."""
    labels = json.loads((ROOT / "tests/data/mention-labels.json").read_text(encoding="utf-8"))
    readings, _ = read_all((ROOT / "seeds/listings").glob("*.txt"), ROOT)
    records = [record for reading in readings for record in reading.listing.records]
    papers = {title_key(record.title): record for record in records}
    given: set[tuple[str, str, str]] = set()
    wanted: set[tuple[str, str, str]] = set()
    for label in labels:
        paper = papers[title_key(label["title"])]
        for kind, mentions in find(lexicon, paper.title, paper.abstract).items():
            given |= {(label["title"], kind.value, mention.name) for mention in mentions}
            wanted |= {(label["title"], kind.value, name) for name in label[kind.value]}
    right = len(given & wanted)
    assert len(labels) == 40
    assert right / len(given) >= FLOOR, sorted(given - wanted)
    assert right / len(wanted) >= FLOOR, sorted(wanted - given)
