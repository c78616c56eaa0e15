"""Our builds: what is changed before each, and the table of stages read back."""

import json
from pathlib import Path

from bench import ours
from bench.corpus import write_corpus
from generator import packaged
from generator.cli.report import console, table
from generator.cli.timings import timing_rows
from generator.timing import Spent
from tests.bench.test_invented import MODELS

SAID = """INFO    Building documentation
Timings
stage           seconds  share  CPU seconds
build             10.00   100%        12.00
  load             4.00    40%         5.00
    search words   1.50    15%         2.00
  search           2.50    25%         2.50
  the rest         3.50    35%         4.50
The site is in /somewhere/site (10.1 s)
"""


def test_stages_by_their_path() -> None:
    assert ours.stages_of(SAID) == {
        ("build",): 10.0,
        ("build", "load"): 4.0,
        ("build", "load", "search words"): 1.5,
        ("build", "search"): 2.5,
        ("build", "the rest"): 3.5,
    }
    assert ours.stages_of("INFO    Documentation built in 3.20 seconds\n") == {}


def test_the_table_is_the_one_that_build_prints() -> None:
    rows = [Spent(("build",), 2.0, 3.0, 1), Spent(("build", "same papers"), 1.5, 2.5, 1)]
    out = console()
    with out.capture() as said:
        columns = ("stage", "seconds", "share", "CPU seconds")
        out.print(table("Timings", columns, timing_rows(rows)))
    found = ours.stages_of(said.get())
    assert found[("build", "same papers")] == 1.5
    assert found[("build", "the rest")] == 0.5


def test_a_stage_inside_another_that_counts_is_not_counted_twice() -> None:
    stages = {("a",): 9.0, ("a", "load"): 4.0, ("a", "load", "search"): 1.0, ("a", "search"): 2.0}
    assert ours.spent(stages, "load", "search") == 6.0
    assert ours.spent(stages, "search") == 3.0
    assert ours.spent(stages, "cards") == 0


def test_changes_change_one_paper_and_all_pages(tmp_path: Path) -> None:
    folder = tmp_path / "corpus"
    write_corpus(folder, MODELS, 40, packaged.root() / "seeds")
    listing = folder / ours.CHANGED_LISTING
    before = [json.loads(line) for line in listing.read_text("utf-8").splitlines()]
    ours.change_paper(folder, 7)
    after = [json.loads(line) for line in listing.read_text("utf-8").splitlines()]
    changed = [new for old, new in zip(before, after, strict=True) if old != new]
    assert [row["abstract"].endswith("change 7.") for row in changed] == [True]

    ours.change_template(folder, 8)
    template = (folder / "templates/pages/paper.md.j2").read_text("utf-8")
    kept = (packaged.templates() / "paper.md.j2").read_text("utf-8")
    assert template == f"{kept}\n<p>Change 8.</p>\n"


def test_a_cold_build_finds_nothing_from_before(tmp_path: Path) -> None:
    for name in ("site/x", ".cache/x", "templates/x", "seeds/x"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text("")
    ours.ready(tmp_path, ours.SCENARIOS[1], 0)
    assert (tmp_path / "site").is_dir()
    ours.ready(tmp_path, ours.SCENARIOS[0], 0)
    assert [path.name for path in tmp_path.iterdir()] == ["seeds"]
