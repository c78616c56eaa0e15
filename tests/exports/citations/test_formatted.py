from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from generator.errors import AtlasError
from generator.exports.citations import cite, remembered
from generator.exports.citations import formatted as module
from generator.exports.citations.formatted import References
from generator.exports.citations.item import Item
from generator.exports.citations.pandoc import Reference, formatted
from generator.exports.citations.shapes import pattern
from generator.exports.citations.styles import STYLES, Style
from tests.support.references import HARD, paper, seeds

PREPRINT = cite(
    paper("LLM-QAT: Data-Free <i>Training</i> & more", ("Zechun Liu", "Benjamin Van Durme"),
          "2023-05-29", arxiv="2305.17888"), "liu2023llm")  # fmt: skip
JOURNAL = cite(
    paper("Weak supervision", ("Enshuo Hsu", "Kirk Roberts"), "2024", doi="10.1000/x",
          venue="Scientific Reports 15, 8241 (2025)"), "hsu2024weak")  # fmt: skip


def references(
    items: Sequence[Item], cache: Path | None = None, few: int = 1, styles: Sequence[Style] = STYLES
) -> dict[str, dict[str, Reference]]:
    """All references, by style and item."""
    found = References(items, cache, few)
    return {style.id: {item.id: found.of(style, item) for item in items} for style in styles}


def written(reference: Reference) -> str:
    return "".join(f"_{run.text}_" if run.italic else run.text for run in reference)


@pytest.mark.parametrize(
    ("item", "style", "expected"),
    [
        (PREPRINT, "apa", "Liu, Z., & Van Durme, B. (2023). _LLM-QAT: Data-Free <i>Training</i> & "
         "more_ (arXiv:2305.17888). arXiv. https://arxiv.org/abs/2305.17888"),
        (PREPRINT, "ieee", "Z. Liu and B. Van Durme, “LLM-QAT: Data-Free <i>Training</i> & more,” "
         "May 29, 2023, _arXiv_: arXiv:2305.17888. Available: https://arxiv.org/abs/2305.17888"),
        (PREPRINT, "acm", "Zechun Liu and Benjamin Van Durme. 2023. LLM-QAT: Data-Free "
         "<i>Training</i> & more. Retrieved from https://arxiv.org/abs/2305.17888"),
        (JOURNAL, "apa", "Hsu, E., & Roberts, K. (2025). Weak supervision. _Scientific Reports_, "
         "_15_, 8241. https://doi.org/10.1000/x"),
        (JOURNAL, "chicago", "Hsu, Enshuo, and Kirk Roberts. 2025. “Weak Supervision.” "
         "_Scientific Reports_ 15: 8241. https://doi.org/10.1000/x."),
    ],
)  # fmt: skip
def test_references(item: Item, style: str, expected: str) -> None:
    assert written(references([item])[style][item.id]) == expected


def test_neighbours_change_nothing() -> None:
    """No letters after years, no dashes for authors, no numbers."""
    items = [cite(paper(f"Title {i}", ("Bo Li", "Ana Ruiz"), "2024"), f"k{i}") for i in range(3)]
    together = references(items)
    for style in STYLES:
        for item in items:
            assert together[style.id][item.id] == references([item])[style.id][item.id]
    assert written(together["apa"]["k2"]) == "Li, B., & Ruiz, A. (2024). _Title 2_."


def alone(items: Sequence[Item]) -> dict[str, dict[str, Reference]]:
    """The same, each by pandoc itself."""
    found = formatted(dict.fromkeys(STYLES, items))
    ids = [item.id for item in items]
    return {style.id: dict(zip(ids, own, strict=True)) for style, own in found.items()}


def test_the_seeds_and_hard_cases_are_as_pandoc_gives_them_alone() -> None:
    """Each from a pattern, wherever there can be one."""
    papers = [*seeds().papers, *HARD]
    items = [cite(one, f"{number}") for number, one in enumerate(papers)]
    assert sum(pattern(item) is not None for item in items) > len(items) / 2
    assert references(items, few=0) == alone(items)


def test_every_hard_case_has_all_its_words() -> None:
    items = [cite(one, one.id) for one in HARD]
    found = references(items)
    for style in STYLES:
        assert set(found[style.id]) == {item.id for item in items}
        assert all(found[style.id].values())
        assert written(found[style.id]["specials"]).count(r"C:\new") == 1


def test_only_what_is_new_is_formatted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = tmp_path / "cache"
    every = references([PREPRINT, JOURNAL])
    assert references([PREPRINT], cache) == references([PREPRINT])
    asked: list[str] = []

    def watched(wanted: Mapping[Style, Sequence[Item]]) -> dict[Style, list[Reference]]:
        asked.extend(item.title for items in wanted.values() for item in items)
        return formatted(wanted)

    monkeypatch.setattr(remembered, "formatted", watched)
    assert references([PREPRINT, JOURNAL], cache) == every
    assert set(asked) == {JOURNAL.title}
    asked.clear()
    assert references([JOURNAL], cache)["apa"] == {JOURNAL.id: every["apa"][JOURNAL.id]}
    assert not asked
    references([PREPRINT], cache)
    assert set(asked) == {PREPRINT.title}, "what was not asked for is not kept"


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff", b"[1]", b'{"edition": 1}'])
def test_a_broken_cache_is_as_good_as_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / remembered.FILE).write_bytes(content)
    assert references([PREPRINT], tmp_path) == references([PREPRINT])


def test_a_style_that_is_missing_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    none = Style("none", "None", "no-such-style")
    monkeypatch.setattr(module, "STYLES", (none,))
    with pytest.raises(AtlasError, match="no-such-style"):
        references([PREPRINT])
