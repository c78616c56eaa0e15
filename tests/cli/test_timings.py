"""The table of stages that ``build --timings`` prints."""

import re
from collections.abc import Callable

from generator.cli.timings import timing_rows
from generator.timing import Spent
from tests.support.minisite import MiniSite

Make = Callable[..., MiniSite]


def test_each_stage_with_its_share_and_the_rest_of_those_with_parts() -> None:
    rows = [
        Spent(("build",), 8.0, 10.0, 1),
        Spent(("build", "load"), 5.0, 7.0, 1),
        Spent(("build", "load", "topics"), 4.0, 6.0, 2),
        Spent(("build", "pages"), 2.0, 2.0, 1),
    ]
    assert list(timing_rows(rows)) == [
        ("build", "8.00", "100%", "10.00"),
        ("  load", "5.00", "62%", "7.00"),
        ("    topics", "4.00", "50%", "6.00"),
        ("    the rest", "1.00", "12%", "1.00"),
        ("  pages", "2.00", "25%", "2.00"),
        ("  the rest", "1.00", "12%", "1.00"),
    ]


def test_nothing_measured_is_no_row() -> None:
    assert list(timing_rows([])) == []


def test_build_prints_the_table_when_asked(mini: Make) -> None:
    site = mini("small")
    plain, timed = site.run("build"), site.run("build", "--fresh", "--timings")
    assert "Timings" not in plain.err
    assert re.search(r"^Timings *\nstage +seconds", timed.err, re.MULTILINE)
    assert re.search(r"^ +listings +[0-9.]+ +[0-9]+% +[0-9.]+$", timed.err, re.MULTILINE)
    assert timed.out == plain.out == ""
