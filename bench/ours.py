"""Our own builds: cold, the next one, and those after a change, with the time of each stage."""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.corpus import ALONE, BARE, CARDS, PLAIN
from generator import packaged

NAME, TITLE = "paper-atlas", "Paper Atlas"
SITE, CACHE, OWN_TEMPLATES = "site", ".cache", "templates"
CHANGED_LISTING = "seeds/listings/invented-2025.jsonl"
ROW = re.compile(r"(?P<indent> *)(?P<name>\S.*?) +(?P<s>\d+\.\d+) +\d+% +\d+\.\d+ *")
"""A line of the table of ``build --timings``: stage, seconds, share, seconds of processors."""
SEARCH = "search"
NOT_PAGES = ("load", "related", "map", "quality")
"""Stages that find out what there is to show. All else of a build of pages alone, with Python's
start, the formatting of references and the check of links, is what it takes to show it."""
PAGES_ALONE = Path(__file__).with_name("pages_alone.py")

Stages = Mapping[tuple[str, ...], float]
"""Seconds by the path of a stage: its name last, the stages that it is a part of before it."""


@dataclass(frozen=True)
class Scenario:
    """A build of ours.

    ``change`` is done to the collection before it, with a number that is another one each
    time; a ``cold`` one has neither site nor caches. ``options`` are more options of
    ``paper-atlas build``.
    """

    name: str
    title: str
    change: Callable[[Path, int], None] | None = None
    config: str = PLAIN
    cold: bool = False
    options: tuple[str, ...] = ()


def change_paper(folder: Path, number: int) -> None:
    """Add a sentence to the abstract of a paper in the middle of a listing."""
    path = folder / CHANGED_LISTING
    lines = path.read_text(encoding="utf-8").splitlines()
    middle = len(lines) // 2
    row = json.loads(lines[middle])
    row["abstract"] += f" This sentence was added by change {number}."
    lines[middle] = json.dumps(row, ensure_ascii=False)
    path.write_text("\n".join([*lines, ""]), encoding="utf-8")


def change_template(folder: Path, number: int) -> None:
    """Let every paper's page say something more."""
    own = folder / OWN_TEMPLATES / "pages"
    shutil.copytree(packaged.templates(), own, dirs_exist_ok=True)
    with (own / "paper.md.j2").open("a", encoding="utf-8") as file:
        file.write(f"\n<p>Change {number}.</p>\n")


COLD, NEXT, PAGES = "cold", "next", "pages"
SCENARIOS = (
    Scenario(COLD, "cold", cold=True),
    Scenario(NEXT, "next, nothing changed"),
    Scenario("paper", "next, one paper changed", change_paper),
    Scenario("template", "next, a template changed", change_template),
    Scenario(PAGES, "cold, pages alone", config=ALONE, cold=True),
)
MORE = (
    Scenario("cards", "cold, with social cards", config=CARDS, cold=True),
    Scenario("cards-next", "next, with social cards", config=CARDS),
    Scenario("plain", "cold, the plain way", cold=True, options=("--plain",)),
    Scenario("bare", "cold, without files of each paper's own", config=BARE, cold=True),
)
"""In the order in which they follow each other; each but a cold one stands on the one before."""


def ready(folder: Path, scenario: Scenario, number: int) -> None:
    """Bring the collection in ``folder`` to where ``scenario`` begins."""
    if scenario.cold:
        for name in (SITE, CACHE, OWN_TEMPLATES):
            shutil.rmtree(folder / name, ignore_errors=True)
    if scenario.change:
        scenario.change(folder, number)


def command(atlas: Path, scenario: Scenario) -> Sequence[str | Path]:
    """The command of a build, with its table of stages."""
    program = (sys.executable, PAGES_ALONE) if scenario.config == ALONE else (atlas,)
    options = ("--no-locked", "--timings", *scenario.options)
    return (*program, "build", *options, "-f", scenario.config, "-d", SITE)


def stages_of(said: str) -> dict[tuple[str, ...], float]:
    """The stages in what ``build --timings`` wrote; empty where there is no table."""
    found: dict[tuple[str, ...], float] = {}
    path: list[str] = []
    for line in said.splitlines():
        if row := ROW.fullmatch(line):
            path[len(row["indent"]) // 2 :] = [row["name"]]
            found[tuple(path)] = float(row["s"])
    return found


def spent(stages: Stages, *names: str) -> float:
    """Seconds of the stages that are called one of ``names``, each part counted once."""
    return sum(
        seconds
        for path, seconds in stages.items()
        if path[-1] in names and not set(path[:-1]) & set(names)
    )
