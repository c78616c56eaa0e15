"""The command itself, as far as it measures nothing."""

import sys
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import CliRunner

from bench.engines import PEERS, program, version_of
from bench.measure import CommandError, Run
from bench.performance import Bench, main
from bench.results import to_json
from generator import packaged
from tests.bench.test_report import RESULTS


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--papers", "many"], "whole numbers"),
        (["--peers", "jekyll"], "jekyll: there are hugo, mkdocs"),
        (["--builds", "warm"], "warm: there are cold, next"),
    ],
)
def test_wrong_use_is_refused(arguments: list[str], said: str, tmp_path: Path) -> None:
    result = CliRunner().invoke(main, [*arguments, "--work", str(tmp_path)])
    assert result.exit_code == 2
    assert said in result.output


def test_the_last_figures_are_written_to_the_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "docs").mkdir()
    page = tmp_path / "docs/performance.md"
    page.write_text((packaged.root() / "docs/performance.md").read_text("utf-8"), encoding="utf-8")
    (tmp_path / "results.json").write_text(to_json(RESULTS), encoding="utf-8")
    monkeypatch.setattr("bench.performance.ROOT", tmp_path)
    result = CliRunner().invoke(main, ["--write", "--work", str(tmp_path)])
    assert result.exit_code == 0, result.output
    assert "### Targets" in result.output
    assert "<figure" in page.read_text("utf-8")


def test_an_engine_that_cannot_build_it_is_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(command: Sequence[Path], folder: Path, _: object = None) -> Run:
        if command[0].name == "zensical":
            raise CommandError("too many words")
        page = folder / "site/papers/tides/index.html"
        page.parent.mkdir(parents=True)
        page.write_text("<p>Tides</p>", encoding="utf-8")
        return Run(1.0, 1.0, 1.0, 1.0, 0.0, "")

    folders = SimpleNamespace(corpus=tmp_path / "corpus", given=lambda peer: tmp_path / peer.name)
    folders.corpus.mkdir()
    monkeypatch.setattr("bench.performance.Folders", lambda *_: folders)
    monkeypatch.setattr("bench.performance.measured", run)
    monkeypatch.setattr("bench.performance.program", lambda name, _: Path(name))
    monkeypatch.setattr("bench.performance.version_of", lambda *_: "1")
    found = list(Bench(tmp_path, tmp_path, PEERS, (), rounds=2).builds(500))
    assert [build.engine for build in found] == ["hugo", "mkdocs", "naive", "properdocs"]
    assert "zensical is left out: too many words" in capsys.readouterr().err


def test_hugo_is_run_without_the_program_that_starts_it(tmp_path: Path) -> None:
    real = tmp_path / "lib/python3.11/site-packages/hugo/binaries/hugo"
    for path in (real, tmp_path / "bin/hugo", tmp_path / "bin/mkdocs"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("")
    assert program("hugo", tmp_path) == real
    assert program("mkdocs", tmp_path) == tmp_path / "bin/mkdocs"
    with pytest.raises(FileNotFoundError, match="make bench"):
        program("zensical", tmp_path)


def test_versions_are_those_of_the_environment() -> None:
    engine = next(peer for peer in PEERS if peer.name == "mkdocs")
    assert version_of(engine, Path(sys.prefix)).startswith("mkdocs 1.6")


def test_each_peer_has_a_name_of_its_own() -> None:
    assert len({peer.name for peer in PEERS}) == len(PEERS)
