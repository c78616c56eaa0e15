"""Figures as values, JSON, tables, targets and a chart."""

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from bench.document import BEGIN, END, write_document
from bench.drawing import chart_of
from bench.measure import Run
from bench.report import build_table, report_of, stage_table
from bench.results import Build, Machine, Results, from_json, middle, to_json
from bench.sizes import Sizes
from bench.targets import Target, targets_of
from generator import packaged

SIZES = Sizes(30_000, 350_000_000, 23_000, 28_000.0, 31_000, 7_000.0, 9_000)
STAGES = {("build",): 29.0, ("build", "load"): 12.0, ("build", "search"): 5.0}


def run(wall_s: float) -> Run:
    return Run(wall_s, 2 * wall_s, 800.0, 500.0, 90.0, "said")


def ours(scenario: str, *walls: float, papers: int = 10_000) -> Build:
    return Build(
        "paper-atlas", f"Paper Atlas, {scenario}", scenario, papers, "paper-atlas 1", "as it comes",
        tuple(map(run, walls)), SIZES, tuple(STAGES for _ in walls),
    )  # fmt: skip


def peer(name: str, *walls: float, papers: int = 10_000) -> Build:
    return Build(name, f"The <{name}>", "cold", papers, f"{name} 2", "set up well",
                 tuple(map(run, walls)), SIZES)  # fmt: skip


RESULTS = Results(
    Machine("A processor", 2, 8.0, "Linux", "3.11.7", 0.1),
    (ours("cold", 31, 30, 90), ours("next", 5), ours("paper", 5.5), ours("template", 31),
     ours("pages", 26), peer("hugo", 40), peer("mkdocs", 200), ours("cold", 6, papers=2_000)),
    {"note 10000": 1.5},
)  # fmt: skip


def found(results: Results) -> dict[str, Target]:
    return {target.title: target for target in targets_of(results)}


def test_json_says_all_but_what_commands_said() -> None:
    again = from_json(to_json(RESULTS))
    silent = tuple(
        replace(own, runs=tuple(replace(one, said="") for one in own.runs))
        for own in RESULTS.builds
    )
    assert again == replace(RESULTS, builds=silent)


def test_time_is_the_median_and_memory_the_most() -> None:
    own = ours("cold", 31, 30, 90)
    assert (own.wall_s, own.cpu_s, own.memory_mb, own.indexer_mb) == (31, 62, 800, 90)
    assert middle([{("a",): 1.0}, {("a",): 9.0}, {("a",): 2.0, ("b",): 3.0}]) == {
        ("a",): 2.0,
        ("b",): 3.0,
    }


def test_the_table_sets_each_build_against_ours() -> None:
    lines = build_table(RESULTS, 10_000).splitlines()
    assert len({line.count("|") for line in lines}) == 1
    assert lines[2].startswith("| Paper Atlas, cold | 31.0 s | 1.00 × | 62.0 s | 800 + 90 MB |")
    assert "| The <mkdocs> | 200.0 s | 6.45 × |" in lines[-1]


def test_the_stages_side_by_side() -> None:
    lines = stage_table(RESULTS, 10_000).splitlines()
    assert lines[0] == "| stage | cold | next | paper | template | pages |"
    assert lines[3] == "| &emsp;load | 12.0 | 12.0 | 12.0 | 12.0 | 12.0 |"
    silent = replace(RESULTS, builds=(peer("hugo", 1),))
    assert stage_table(silent, 10_000) == ""


@pytest.mark.parametrize(
    ("title", "said", "met"),
    [
        ("cold, records to pages, to Hugo", "0.35 × (14.0 s to 40.0 s)", True),
        (
            "cold, all but the search index, to Hugo's pages alone",
            "0.65 × (26.0 s to 40.0 s)",
            True,
        ),
        ("next, nothing changed, to cold", "0.16 × (5.0 s to 31.0 s)", True),
        ("next, one paper changed: more than nothing changed by", "0.5 s", True),
        ("next, nothing changed: search index", "5.0 s", False),
        ("10,000 papers to 2,000", "5.17 × (31.0 s to 6.0 s)", True),
        ("50,000 papers finish: memory", "not measured", None),
        ("a paper's page, raw", "28.0 kB", True),
        ("the site of 10,000 papers", "350.0 MB", True),
        ("the same without files of each paper's own", "not measured", None),
        ("serve: a changed note is on the screen after", "1.5 s", True),
        ("serve: a changed rule is on the screen after", "not measured", None),
    ],
)  # fmt: skip
def test_targets(title: str, said: str, met: bool | None) -> None:
    target = found(RESULTS)[title]
    assert (target.found, target.met) == (said, met)


def test_a_target_that_is_missed() -> None:
    slow = replace(RESULTS, builds=(ours("pages", 60), peer("hugo", 40)))
    assert found(slow)["cold, records to pages, to Hugo"].met is False
    assert "**no**" in report_of(slow)


def test_the_report_names_machine_versions_and_settings() -> None:
    text = report_of(RESULTS)
    assert "Measured on 2 cores (A processor) with 8 GB of memory" in text
    assert text.count("hugo 2; set up well.") == 1
    assert text.count("paper-atlas 1; as it comes.") == 1


def test_the_chart_is_drawn_with_its_numbers_in_words() -> None:
    figure = ElementTree.fromstring(chart_of(RESULTS))
    (svg,) = figure.iter("svg")
    label = svg.get("aria-label")
    assert label is not None
    assert "The <mkdocs> 200 s" in label
    assert "Paper Atlas, next 5.0 s" in label
    bars = list(svg.iter("rect"))
    assert [rect.get("width") for rect in bars] == ["400.0", "80.0", "62.0", "52.0", "10.0"]
    assert {rect.get("class") for rect in bars} == {"g-efficiency", "g-theirs"}


def test_no_chart_of_ours_alone() -> None:
    assert chart_of(replace(RESULTS, builds=(ours("cold", 3),))) == ""


def test_figures_take_their_place_on_the_page(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"Before\n\n{BEGIN}\n\nwhat was here\n\n{END}\n\nAfter\n", encoding="utf-8")
    write_document(page, RESULTS)
    once = page.read_text("utf-8")
    assert once.startswith(f"Before\n\n{BEGIN}\n\n<figure")
    assert once.endswith(f"\n\n{END}\n\nAfter\n")
    assert "what was here" not in once
    write_document(page, RESULTS)
    assert page.read_text("utf-8") == once


def test_a_page_without_a_place_is_left_alone(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("Before", encoding="utf-8")
    with pytest.raises(ValueError, match="has no place for figures"):
        write_document(page, RESULTS)


def test_our_page_has_a_place() -> None:
    text = (packaged.root() / "docs/performance.md").read_text("utf-8")
    assert text.index(BEGIN) < text.index(END)


def test_a_search_index_that_is_left_as_it_is_costs_nothing() -> None:
    title = "next, nothing changed: search index"
    idle = replace(ours("next", 1), stages=({("build",): 1.0},))
    again = found(replace(RESULTS, builds=(ours("cold", 30), idle)))[title]
    assert (again.found, again.met) == ("0.0 s", True)
    silent = replace(ours("cold", 30), stages=())
    assert found(replace(RESULTS, builds=(silent, idle)))[title].met is None
