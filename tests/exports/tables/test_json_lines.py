"""``/data/papers.jsonl``: the objects of ``papers.json``, one a line."""

import json

from hypothesis import given
from hypothesis import strategies as st

from generator.exports.papers_json import papers_json
from generator.exports.tables.json_lines import papers_jsonl
from tests.support.built import Site
from tests.support.tiny import dated, paper, tiny

TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


@given(st.lists(TEXT, max_size=4))
def test_a_paper_a_line(titles: list[str]) -> None:
    papers = [paper(f"p{i}", title=title, abstract=title) for i, title in enumerate(titles)]
    collection = tiny(papers, {"p0": ["tides"]}, ["p0"])
    text = papers_jsonl(collection)
    rows = [json.loads(line) for line in text.splitlines()]
    assert rows == json.loads(papers_json(collection))["papers"]
    assert text.count("\n") == len(papers)


def test_the_newest_comes_first_and_nothing_is_spent_on_space() -> None:
    text = papers_jsonl(tiny([paper("a"), paper("b", date=dated(2024, 5))]))
    assert text.startswith('{"id":"b","url":"papers/b/","title":"Title b","abstract":null,')
    assert papers_jsonl(tiny([])) == ""


def test_the_seeds(seeds_site: Site) -> None:
    lines = (seeds_site.root / "data/papers.jsonl").read_text(encoding="utf-8").split("\n")
    assert lines.pop() == ""
    assert tuple(map(json.loads, lines)) == seeds_site.papers
