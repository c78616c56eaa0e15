"""What was measured, as values and as JSON, so that tables can be made again without measuring."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from statistics import median

from bench.measure import Run
from bench.ours import NAME, Stages
from bench.sizes import Sizes


@dataclass(frozen=True)
class Build:
    """One way to build a collection of ``papers`` papers, with each run of it.

    ``engine`` and ``scenario`` are the names of both; a peer has one scenario only, ``cold``.
    ``stages`` are the seconds of our stages, run by run.
    """

    engine: str
    title: str
    scenario: str
    papers: int
    version: str
    settings: str
    runs: tuple[Run, ...]
    sizes: Sizes
    stages: tuple[Stages, ...] = ()

    @property
    def wall_s(self) -> float:
        """Seconds on the clock: the median of all runs."""
        return median(run.wall_s for run in self.runs)

    @property
    def cpu_s(self) -> float:
        """Seconds of processors: the median of all runs."""
        return median(run.cpu_s for run in self.runs)

    @property
    def memory_mb(self) -> float:
        """The most memory of any run, without the search indexer."""
        return max(run.memory_mb for run in self.runs)

    @property
    def indexer_mb(self) -> float:
        """The most memory of the search indexer in any run."""
        return max(run.indexer_mb for run in self.runs)


@dataclass(frozen=True)
class Machine:
    """Where it was measured.

    ``load`` is what else ran when the bench began (load average of a minute): figures are only
    good where it is near 0.
    """

    processor: str
    cores: int
    memory_gb: float
    system: str
    python: str
    load: float


@dataclass(frozen=True)
class Results:
    """Everything of one run of the bench.

    ``serve_s`` are seconds from a change to the page that shows it, by what was changed and the
    number of papers.
    """

    machine: Machine
    builds: tuple[Build, ...]
    serve_s: dict[str, float] = field(default_factory=dict)

    def of(self, papers: int, engine: str = NAME, scenario: str = "cold") -> Build | None:
        """The build of that engine, if it was measured."""
        wanted = (papers, engine, scenario)
        found = (own for own in self.builds if (own.papers, own.engine, own.scenario) == wanted)
        return next(found, None)

    def counts(self) -> Sequence[int]:
        """The numbers of papers, smallest first."""
        return sorted({build.papers for build in self.builds})


def this_machine() -> Machine:
    """What the figures depend on besides the programs."""
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return Machine(
        processor=_processor(),
        cores=os.cpu_count() or 1,
        memory_gb=round(pages / 2**30, 1),
        system=platform.platform(terse=True),
        python=platform.python_version(),
        load=round(os.getloadavg()[0], 2),
    )


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.is_file() else []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())


def to_json(results: Results) -> str:
    """The results; a stage's path is written with slashes, and what commands said is left out."""
    plain = asdict(replace(results, builds=()))
    plain["builds"] = [_plain(build) for build in results.builds]
    return json.dumps(plain, indent=1) + "\n"


def _plain(build: Build) -> dict[str, object]:
    plain = asdict(replace(build, stages=(), runs=tuple(map(_silent, build.runs))))
    stages = [{"/".join(path): s for path, s in own.items()} for own in build.stages]
    return {**plain, "stages": stages}


def _silent(run: Run) -> Run:
    return replace(run, said="")


def from_json(text: str) -> Results:
    """The results that :func:`to_json` wrote."""
    plain = json.loads(text)
    builds = tuple(
        Build(
            **{
                **own,
                "runs": tuple(Run(**run) for run in own["runs"]),
                "sizes": Sizes(**own["sizes"]),
                "stages": tuple(_paths(stages) for stages in own["stages"]),
            }
        )
        for own in plain["builds"]
    )
    return Results(Machine(**plain["machine"]), builds, plain["serve_s"])


def _paths(stages: dict[str, float]) -> Stages:
    return {tuple(name.split("/")): seconds for name, seconds in stages.items()}


def middle(stages: Iterable[Stages]) -> Stages:
    """Of each stage the median of its runs, in the order of the first."""
    runs = list(stages)
    paths = dict.fromkeys(path for own in runs for path in own)
    return {path: median(own[path] for own in runs if path in own) for path in paths}
