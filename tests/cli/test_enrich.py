"""``paper-atlas enrich``: what papers lack, looked up and written down for review."""

from collections.abc import Callable, Iterator

import pytest

from generator.asking import APIS
from generator.cli import asking
from generator.corpus import load_facts
from tests.support.minisite import MiniSite, spaced
from tests.support.services import Service, Step, Time, Work, feed, items, serve

Make = Callable[..., MiniSite]
KNOTS = Work()
LAYERS = (
    "We ask sand what it has seen in sixty years by the sea, and it answers with the tides that "
    "came over it, each in a layer of its own."
)
SAND = Work("Sand That Remembers", ("Carla Dune",), LAYERS, arxiv="2403.00018", doi="10.5555/sand")
LISTING = spaced((own.title, f"{own.abstract} Code is released.")
                 for own in (KNOTS, SAND))  # fmt: skip


@pytest.fixture(autouse=True)
def time(monkeypatch: pytest.MonkeyPatch) -> Time:
    own = Time()
    monkeypatch.setattr(asking, "CLOCK", own.clock)
    return own


@pytest.fixture(autouse=True)
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    with serve() as own:
        for key in APIS:
            monkeypatch.setenv(f"PAPER_ATLAS_{key.upper().replace('-', '_')}_URL", own.url)
        monkeypatch.setenv("PAPER_ATLAS_CONTACT", "ada@example.org")
        yield own


@pytest.fixture
def atlas(mini: Make) -> MiniSite:
    own = mini()
    own.write("seeds/listings/two.txt", LISTING)
    return own


def test_what_is_found_is_written(atlas: MiniSite, service: Service) -> None:
    service.answer(feed([KNOTS]), feed([]), items([SAND]))
    outcome = atlas.run("enrich")
    assert outcome.code == 0, outcome.err
    assert sorted(outcome.out.splitlines()[:2]) == [
        "knots-that-hold-themselves: arxiv, doi, authors, confidence high",
        "sand-that-remembers: doi, authors, confidence high",
    ]
    assert outcome.out.splitlines()[2:] == [
        "2 papers looked up, something found for 2",
        "Written to seeds/papers.yml: read it before you commit it, and run 'paper-atlas check'",
    ]
    facts = load_facts(*atlas.options().seed("papers.yml"))
    assert not facts.problems
    sand = facts.entries["sand-that-remembers"]
    assert (sand.doi, sand.authors, sand.confidence) == ("10.5555/sand", ("Carla Dune",), "high")
    assert sand.sources[0].startswith("https://doi.org/10.5555/sand (Crossref on 2026-09-21: ")
    assert not atlas.load().failed


def test_nothing_is_looked_up_twice(atlas: MiniSite, service: Service) -> None:
    service.answer(feed([KNOTS]), feed([]), items([]))
    atlas.run("enrich")
    again = atlas.run("enrich")
    assert again.code == 0
    assert again.out == "1 paper looked up, something found for 0\n"
    assert len(service.asked) == 3


def test_a_dry_run_shows_and_writes_nothing(atlas: MiniSite, service: Service) -> None:
    service.answer(feed([KNOTS]), feed([SAND]))
    outcome = atlas.run("enrich", "--dry-run")
    assert outcome.code == 0
    assert outcome.out.startswith("--- seeds/papers.yml\n+++ seeds/papers.yml\n")
    assert "+  arxiv: '2402.00017'\n" in outcome.out
    assert "Written" not in outcome.out
    assert not (atlas.root / "seeds/papers.yml").exists()


def test_the_limit_counts_what_is_really_asked(atlas: MiniSite, service: Service) -> None:
    service.answer(feed([]), items([]))
    first = atlas.run("enrich", "--limit", "1")
    assert first.out == "1 paper looked up, something found for 0\n"
    service.answer(feed([]), items([]))
    second = atlas.run("enrich", "--limit", "1")
    assert second.out == "2 papers looked up, something found for 0\n"
    assert len(service.asked) == 4


def test_what_was_found_before_a_failure_is_kept(atlas: MiniSite, service: Service) -> None:
    service.answer(feed([KNOTS, SAND]), Step(b"no", 403))
    outcome = atlas.run("enrich")
    assert outcome.code == 1
    assert "error[question-refused]" in outcome.err
    assert "something found for 1" in outcome.out
    assert len(load_facts(*atlas.options().seed("papers.yml")).entries) == 1


def test_services_are_chosen(atlas: MiniSite, service: Service) -> None:
    service.answer(items([KNOTS]), items([SAND]))
    assert atlas.run("enrich", "--ask", "crossref").code == 0
    assert all("query.bibliographic" in own for own in service.asked)


def test_doubtful_finds_are_only_shown(atlas: MiniSite, service: Service) -> None:
    doubtful = Work(KNOTS.title, abstract="Bridges sway in the wind; a survey of sixty years.")
    service.answer(*[step for _ in range(2) for step in (feed([doubtful]), items([]))])
    outcome = atlas.run("enrich")
    assert (
        "knots-that-hold-themselves: not taken, confidence low: https://arxiv.org/abs/2402.00017"
        in outcome.out
    )
    assert not (atlas.root / "seeds/papers.yml").exists()
    assert atlas.run("enrich", "--least", "low").code == 0
    entry = load_facts(*atlas.options().seed("papers.yml")).entries["knots-that-hold-themselves"]
    assert (entry.arxiv, entry.confidence) == ("2402.00017", "low")


@pytest.mark.parametrize("args", [["--limit", "0"], ["--least", "sure"], ["--ask", "someone"]])
def test_wrong_use(atlas: MiniSite, service: Service, args: list[str]) -> None:
    assert atlas.run("enrich", *args).code == 2
    assert not service.asked


def test_a_file_that_is_not_yaml_is_left(atlas: MiniSite, service: Service) -> None:
    service.answer(feed([KNOTS]), feed([SAND]))
    atlas.write("seeds/papers.yml", "a: [\n")
    outcome = atlas.run("enrich")
    assert outcome.code == 1
    assert "error[bad-yaml]" in outcome.err
    assert (atlas.root / "seeds/papers.yml").read_text() == "a: [\n"
