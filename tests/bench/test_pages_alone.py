"""A build of pages alone: all of them, and nothing that other engines do not make either."""

from pathlib import Path

from bench import ours
from bench.corpus import write_corpus
from bench.measure import measured
from generator import packaged
from tests.bench.test_invented import MODELS


def test_pages_alone_are_pages_and_assets(tmp_path: Path) -> None:
    write_corpus(tmp_path / "corpus", MODELS, 12, packaged.root() / "seeds")
    (scenario,) = (own for own in ours.SCENARIOS if own.name == ours.PAGES)
    run = measured(ours.command(Path("paper-atlas"), scenario), tmp_path / "corpus",
                   {"PYTHONPATH": str(packaged.root())})  # fmt: skip
    site = tmp_path / "corpus/site"
    assert len(list((site / "papers").glob("*/index.html"))) == 12
    assert "No search was made" in run.said
    assert not (site / "data").exists()
    assert not (site / "pagefind").exists()
    assert not list(site.rglob("*.bib"))
    assert ours.stages_of(run.said)[("build",)] > 0
