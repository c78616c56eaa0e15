from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.errors import AtlasError
from generator.exports.citations import cite, formatted, remembered
from generator.exports.citations.formatted import STYLES, Reference, references
from generator.exports.citations.item import Item
from generator.exports.citations.remembered import remembered_references
from tests.support.references import HARD, paper

PREPRINT = cite(
    paper("LLM-QAT: Data-Free <i>Training</i> & more", ("Zechun Liu", "Benjamin Van Durme"),
          "2023-05-29", arxiv="2305.17888"), "liu2023llm")  # fmt: skip
JOURNAL = cite(
    paper("Weak supervision", ("Enshuo Hsu", "Kirk Roberts"), "2024", doi="10.1000/x",
          venue="Scientific Reports 15, 8241 (2025)"), "hsu2024weak")  # fmt: skip


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


def test_every_hard_case_has_all_its_words() -> None:
    items = [cite(one, one.id) for one in HARD]
    found = references(items)
    for style in STYLES:
        assert set(found[style.id]) == {item.id for item in items}
        assert all(found[style.id].values())
        assert written(found[style.id]["specials"]).count(r"C:\new") == 1


def test_only_what_is_new_is_formatted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = tmp_path / "cache"
    first = remembered_references([PREPRINT], cache)
    assert first == references([PREPRINT])
    asked: list[Item] = []

    def watched(items: list[Item]) -> Mapping[str, Mapping[str, Reference]]:
        asked.extend(items)
        return references(items)

    monkeypatch.setattr(remembered, "references", watched)
    assert remembered_references([PREPRINT, JOURNAL], cache) == references([PREPRINT, JOURNAL])
    assert asked == [JOURNAL]
    assert remembered_references([JOURNAL], cache) == references([JOURNAL])
    assert asked == [JOURNAL]


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff", b"[1]", b'{"edition": 1}'])
def test_a_broken_cache_is_as_good_as_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / remembered.FILE).write_bytes(content)
    assert remembered_references([PREPRINT], tmp_path) == references([PREPRINT])


def test_a_style_that_is_missing_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    none = formatted.Style("none", "None", "no-such-style", numbered=False)
    monkeypatch.setattr(formatted, "STYLES", (none,))
    with pytest.raises(AtlasError, match="no-such-style"):
        references([PREPRINT])
