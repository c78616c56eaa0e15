"""How fast collections are built, here and by other engines: `python bench/performance.py`.

For each number of papers a collection of invented papers is made (bench/corpus.py) and built:
by us, cold and again after changes, and by MkDocs, Zensical, ProperDocs and Hugo from the same
pages (bench/trees.py). Builds take turns, so that whatever else the machine does meets all of
them, and are repeated; what is shown is the median. The figures are printed and kept as JSON;
`--write` writes those of the last run to docs/performance.md.
"""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import click

from bench import ours
from bench.document import write_document
from bench.engines import PEERS, Engine, program, version_of
from bench.folders import ROOT, Folders
from bench.measure import CommandError, Run, measured
from bench.ours import MORE, SCENARIOS, Scenario
from bench.report import report_of
from bench.results import Build, Results, from_json, this_machine, to_json
from bench.serving import serve_seconds
from bench.sizes import Sizes, sizes_of
from generator import __version__

PEERS_MOST = 10_000
"""Larger collections are built by us alone, and once."""
FULL = (500, 2_000, 10_000, 50_000)
QUIET_LOAD = 0.5


@dataclass
class _Measured:
    """What is known of one build so far."""

    runs: list[Run] = field(default_factory=list)
    sizes: Sizes | None = None


@dataclass(frozen=True)
class Bench:
    """What is to be measured, and where: ``work`` for the builds, ``environment`` of the peers."""

    work: Path
    environment: Path
    peers: Sequence[Engine]
    scenarios: Sequence[Scenario]
    rounds: int

    @property
    def atlas(self) -> Path:
        """Our command, beside the Python that runs this."""
        return Path(sys.executable).parent / "paper-atlas"

    def builds(self, papers: int) -> Iterator[Build]:
        """Build ``papers`` papers in every way, in turns."""
        folders = Folders(self.work, papers, self.atlas)
        _say(papers, "preparing the collection")
        own = [s for s in self.scenarios if papers <= PEERS_MOST or s in SCENARIOS[:2]]
        peers = [p for p in self.peers if papers <= min(p.most or PEERS_MOST, PEERS_MOST)]
        given = {peer.name: folders.given(peer) for peer in peers}
        found: dict[str, _Measured] = {}
        for number in range(self.rounds if papers <= PEERS_MOST else 1):
            collection = _fresh(folders.corpus, self.work / str(papers) / "ours")
            for scenario in own:
                self._ours(found, papers, collection, scenario, number)
            for peer in (peer for peer in peers if not (number and peer.once)):
                try:
                    self._peer(found, papers, given[peer.name], peer)
                except CommandError as exc:
                    # What others cannot build is no reason to lose what was measured.
                    _say(papers, f"{peer.name} is left out: {exc}")
                    peers = [other for other in peers if other is not peer]
        shutil.rmtree(self.work / str(papers) / "ours")
        yield from (_build_of_ours(papers, s, found[s.name]) for s in own)
        yield from (self._build_of(papers, peer, found[peer.name]) for peer in peers)

    def _ours(
        self,
        found: dict[str, _Measured],
        papers: int,
        folder: Path,
        scenario: Scenario,
        number: int,
    ) -> None:
        ours.ready(folder, scenario, number)
        run = measured(ours.command(self.atlas, scenario), folder)
        _keep(found, papers, scenario.name, run, folder / ours.SITE)

    def _peer(self, found: dict[str, _Measured], papers: int, folder: Path, engine: Engine) -> None:
        for name in (engine.site, *engine.caches):
            shutil.rmtree(folder / name, ignore_errors=True)
        first = program(engine.command[0], self.environment)
        run = measured((first, *engine.command[1:]), folder, engine.env)
        _keep(found, papers, engine.name, run, folder / engine.site)
        shutil.rmtree(folder / engine.site)

    def _build_of(self, papers: int, engine: Engine, own: _Measured) -> Build:
        assert own.sizes, engine.name
        version = version_of(engine, self.environment)
        return Build(
            engine.name, engine.title, ours.COLD, papers, version, engine.settings,
            tuple(own.runs), own.sizes,
        )  # fmt: skip


def _build_of_ours(papers: int, scenario: Scenario, own: _Measured) -> Build:
    assert own.sizes, scenario.name
    return Build(
        engine=ours.NAME,
        title=f"{ours.TITLE}, {scenario.title}",
        scenario=scenario.name,
        papers=papers,
        version=f"{ours.NAME} {__version__}",
        settings="no social cards where they are not named; everything else as it comes",
        runs=tuple(own.runs),
        sizes=own.sizes,
        stages=tuple(filter(None, (ours.stages_of(run.said) for run in own.runs))),
    )


def _fresh(corpus: Path, folder: Path) -> Path:
    """A copy of the collection, without what was changed in an earlier round."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(corpus, folder)
    return folder


def _keep(found: dict[str, _Measured], papers: int, name: str, run: Run, site: Path) -> None:
    own = found.setdefault(name, _Measured())
    own.runs.append(run)
    own.sizes = own.sizes or sizes_of(site)
    _say(papers, f"{name}: {run.wall_s:.1f} s, {run.cpu_s:.1f} s of processors, "
                 f"{run.memory_mb:,.0f} MB")  # fmt: skip


def _say(papers: int, text: str) -> None:
    click.echo(f"{time.strftime('%H:%M:%S')} [{papers:,} papers] {text}", err=True)


def _numbers(_: click.Context, __: click.Parameter, value: str) -> list[int]:
    try:
        return sorted({int(part) for part in value.replace("_", "").split(",") if part})
    except ValueError as exc:
        raise click.BadParameter("whole numbers with commas between them are expected") from exc


def _names(known: Sequence[str], value: str) -> list[str]:
    wanted = [part for part in value.split(",") if part]
    if unknown := set(wanted) - set(known):
        raise click.BadParameter(f"{', '.join(sorted(unknown))}: there are {', '.join(known)}")
    return [name for name in known if name in wanted]


@click.command()
@click.option("--papers", default="2000", show_default=True, callback=_numbers,
              help="How many papers, as one number or several with commas.")  # fmt: skip
@click.option("--peers", default=",".join(peer.name for peer in PEERS), show_default=True,
              help="The other engines.")  # fmt: skip
@click.option("--builds", default=",".join(own.name for own in SCENARIOS), show_default=True,
              help="Our builds; there are also cards, cards-next and bare.")  # fmt: skip
@click.option("--rounds", default=3, show_default=True, help="How often each is built.")
@click.option("--serve", is_flag=True, help="Also time how soon `serve` shows a change.")
@click.option("--full", is_flag=True, help="All there is; takes hours.")
@click.option("--write", is_flag=True, help="Write the last figures to the page, and no more.")
@click.option("--work", default="build/bench", type=click.Path(path_type=Path),
              show_default=True, help="Where to build.")  # fmt: skip
@click.option("--environment", default="build/bench-venv", type=click.Path(path_type=Path),
              show_default=True, help="Where the other engines are installed.")  # fmt: skip
def main(
    *, papers: list[int], peers: str, builds: str, rounds: int, serve: bool, full: bool,
    write: bool, work: Path, environment: Path,
) -> None:  # fmt: skip
    """Print time, work, memory and bytes of builds, ours and others."""
    work.mkdir(parents=True, exist_ok=True)
    kept = work.resolve() / "results.json"
    if not write:
        chosen = (*SCENARIOS, *MORE)
        names = _names([own.name for own in chosen], builds)
        engines = _names([peer.name for peer in PEERS], peers)
        bench = Bench(
            work.resolve(),
            environment.absolute(),
            [peer for peer in PEERS if peer.name in engines],
            [own for own in chosen if full or own.name in names],
            rounds,
        )
        measure(bench, FULL if full else papers, serve or full, kept)
    results = from_json(kept.read_text(encoding="utf-8"))
    click.echo(report_of(results))
    if write:
        write_document(ROOT / "docs/performance.md", results)


def measure(bench: Bench, counts: Sequence[int], serve: bool, kept: Path) -> None:
    """Measure everything for each of ``counts`` papers, and write it to ``kept`` as it comes.

    What is known already stays there if a build fails after hours.
    """
    results = Results(this_machine(), ())
    if results.machine.load > QUIET_LOAD:
        load = results.machine.load
        click.echo(f"The machine has other work (load {load}): expect noise.", err=True)
    for count in counts:
        builds = (*results.builds, *bench.builds(count))
        results = replace(results, builds=builds)
        kept.write_text(to_json(results), encoding="utf-8")
    for count in (count for count in counts if serve and count <= PEERS_MOST):
        _say(count, "serve")
        corpus = Folders(bench.work, count, bench.atlas).corpus
        found = serve_seconds(bench.atlas, corpus, bench.work / "serve")
        seconds = {f"{what} {count}": shown_s for what, shown_s in found.items()}
        results = replace(results, serve_s={**results.serve_s, **seconds})
        kept.write_text(to_json(results), encoding="utf-8")


if __name__ == "__main__":
    main()
