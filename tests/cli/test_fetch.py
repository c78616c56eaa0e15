"""``paper-atlas fetch``: from a question on the command line to a listing that is read."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.asking import APIS
from generator.cli import asking, main
from generator.config import load_settings
from tests.support.minisite import MiniSite
from tests.support.services import Service, Step, Time, Work, daily, feed, items, results, serve

Make = Callable[..., MiniSite]
WORK = Work()
CONTACT = ("--contact", "ada@example.org")


@pytest.fixture(autouse=True)
def time(monkeypatch: pytest.MonkeyPatch) -> Time:
    own = Time()
    monkeypatch.setattr(asking, "CLOCK", own.clock)
    return own


@pytest.fixture(autouse=True)
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    with serve() as own:
        for key in APIS:
            name = f"PAPER_ATLAS_{key.upper().replace('-', '_')}_URL"
            monkeypatch.setenv(name, own.url)
        for name in ("PAPER_ATLAS_CONTACT", "OPENALEX_API_KEY"):
            monkeypatch.delenv(name, raising=False)
        yield own


KINDS = [
    (["arxiv", "ti:knots"], feed([WORK]), "arxiv-ti-knots.xml", "arXiv: ti:knots"),
    (["arxiv", "2402.00017"], feed([WORK]), "arxiv-2402-00017.xml", "arXiv: 2402.00017"),
    (["hf-daily", "2024-02-02"], daily([WORK]), "hf-daily-2024-02-02.json",
     "Hugging Face daily papers of 2024-02-02"),
    (["openalex", "knots", "--from", "2024-01-01"], results([WORK]),
     "openalex-knots-from-2024-01-01.json", "OpenAlex: knots from 2024-01-01"),
    (["crossref", "knots", "that hold"], items([WORK]), "crossref-knots-that-hold.json",
     "Crossref: knots that hold"),
    (["crossref", "10.5555/knots.17"], items([WORK]), "crossref-10-5555-knots-17.json",
     "Crossref: 10.5555/knots.17"),
]  # fmt: skip


@pytest.mark.parametrize("case", KINDS)
def test_an_answer_becomes_a_paper(
    mini: Make, service: Service, case: tuple[list[str], bytes, str, str]
) -> None:
    args, body, file, title = case
    atlas = mini("small")
    before = len(atlas.load().collection.papers)
    service.answer(body)
    outcome = atlas.run("fetch", *args, *CONTACT)
    assert outcome.code == 0, outcome.err
    assert outcome.out == (
        f"seeds/listings/{file}: 1 paper\nNoted in seeds/listings.yml. Next: paper-atlas check\n"
    )
    assert outcome.err == f"{title}: page 1 of 1, 1 paper\n"
    assert (atlas.root / "seeds/listings" / file).read_bytes() == body
    loaded = atlas.load()
    assert not loaded.failed
    assert len(loaded.collection.papers) == before + 1
    settings = load_settings(*atlas.options().seed("listings.yml"))
    entry = settings.listings[Path(file).stem]
    assert (entry.title, str(entry.retrieved)) == (title, "2026-09-21")
    assert service.agents[0].endswith("(mailto:ada@example.org)")


def test_who_asks_is_asked_for_once(mini: Make, service: Service) -> None:
    service.answer(feed([WORK]))
    outcome = mini("small").run("fetch", "arxiv", "ti:knots")
    assert outcome.code == 0
    assert outcome.err.count("--contact") == 1


def test_a_second_time_needs_force(mini: Make, service: Service) -> None:
    atlas = mini("small")
    service.answer(feed([WORK]), feed([WORK, Work("Other Knots", arxiv="2402.00018")]))
    assert atlas.run("fetch", "arxiv", "ti:knots").code == 0
    again = atlas.run("fetch", "arxiv", "ti:knots")
    assert again.code == 1
    assert "arxiv-ti-knots.xml is in listings already: --force asks anew" in again.err
    assert "nothing is asked for that is not there already" in again.err
    forced = atlas.run("fetch", "arxiv", "ti:knots", "--force", "--fresh")
    assert forced.code == 0
    assert forced.out.startswith("seeds/listings/arxiv-ti-knots.xml: 2 papers\n")
    assert len(service.asked) == 2


def test_days_that_are_there_are_passed_over(mini: Make, service: Service, time: Time) -> None:
    atlas = mini("small")
    service.answer(daily([WORK]), daily([]), daily([Work("Other Knots", arxiv="2402.00018")]))
    assert atlas.run("fetch", "hf-daily", "2024-02-02").code == 0
    outcome = atlas.run("fetch", "hf-daily", "2024-02-02", "--to", "2024-02-04", *CONTACT)
    assert outcome.code == 0
    assert [own["date"] for own in service.asked] == ["2024-02-02", "2024-02-03", "2024-02-04"]
    assert outcome.err.splitlines() == [
        "hf-daily-2024-02-02.json is in listings already: --force asks anew",
        "Hugging Face daily papers of 2024-02-03: page 1 of 1, 0 papers",
        "Hugging Face daily papers of 2024-02-04: page 1 of 1, 1 paper",
    ]
    assert outcome.out.splitlines()[0] == "seeds/listings/hf-daily-2024-02-04.json: 1 paper"


def test_a_name_of_ones_own(mini: Make, service: Service) -> None:
    atlas = mini("small")
    service.answer(feed([WORK], total=40))
    outcome = atlas.run("fetch", "arxiv", "ti:knots", "--max", "1", "--name", "knots")
    assert outcome.code == 0
    assert outcome.out.startswith("seeds/listings/knots.xml: 1 paper of 40 that there are\n")
    assert service.asked[0]["max_results"] == "1"


def test_nothing_is_written_where_nothing_is_found(mini: Make, service: Service) -> None:
    atlas = mini("small")
    service.answer(feed([]))
    outcome = atlas.run("fetch", "arxiv", "ti:knots")
    assert outcome.code == 1
    assert "error[nothing-found]" in outcome.err
    assert not list((atlas.root / "seeds/listings").glob("arxiv*"))
    assert not (atlas.root / "seeds/listings.yml").exists()


def test_a_stopped_download_goes_on(mini: Make, service: Service, time: Time) -> None:
    atlas = mini("small")
    service.answer(results([WORK] * 75, 150), Step(b"", 403))
    args = ("fetch", "openalex", "knots", "--max", "150")
    stopped = atlas.run(*args)
    assert stopped.code == 1
    assert "error[question-refused]: OpenAlex refused: status 403" in stopped.err
    assert not list((atlas.root / "seeds/listings").glob("openalex*"))
    service.answer(results([WORK], 150))
    assert atlas.run(*args).code == 0
    assert [own["page"] for own in service.asked] == ["1", "2", "2"]


def test_waits_are_told(mini: Make, service: Service, time: Time) -> None:
    service.answer(Step(b"", 429, {"Retry-After": "20"}), feed([WORK]))
    outcome = mini("small").run("fetch", "arxiv", "ti:knots")
    assert outcome.code == 0
    assert "arXiv: status 429, Too Many Requests; asking again in 20 s" in outcome.err
    assert time.slept == [20.0]


def test_a_key_comes_from_the_environment_and_goes_nowhere(
    mini: Make, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENALEX_API_KEY", "geheim")
    atlas = mini("small")
    service.answer(results([WORK]))
    outcome = atlas.run("fetch", "openalex", "knots")
    assert outcome.code == 0
    assert service.asked[0]["api_key"] == "geheim"
    assert "geheim" not in outcome.out + outcome.err
    written = [path for path in atlas.root.rglob("*") if path.is_file() and not path.is_symlink()]
    assert all(b"geheim" not in path.read_bytes() for path in written)


WRONG = [
    (["arxiv"], 2, "Missing argument"),
    (["arxiv", "knots", "--max", "0"], 2, "--max"),
    (["arxiv", "knots", "--max", "40000"], 1, "error[bad-question]"),
    (["arxiv", "knots", "--contact", "me"], 2, "an e-mail address or a web address"),
    (["arxiv", "knots", "--contact", "a@b.c\r\nX: y"], 2, "an e-mail address or a web address"),
    (["arxiv", "knots", "--name", "../knots"], 2, "is no name for a file"),
    (["arxiv", "knots", "--name", ".knots"], 2, "is no name for a file"),
    (["arxiv", "knots", "--from", "soon"], 2, "--from"),
    (["hf-daily", "2024-02-30"], 2, "2024-02-30"),
    (["hf-daily", "2024-02-02", "--to", "2024-02-01"], 1, "error[bad-question]"),
    (["crossref"], 1, "nothing is asked for"),
    (["openalex", " "], 1, "nothing is asked for"),
]


@pytest.mark.parametrize(("args", "code", "said"), WRONG)
def test_wrong_use(mini: Make, service: Service, args: list[str], code: int, said: str) -> None:
    outcome = mini("small").run("fetch", *args)
    assert outcome.code == code
    assert said in outcome.err
    assert not service.asked


def test_bad_settings_are_not_written_over(mini: Make, service: Service) -> None:
    atlas = mini("small")
    atlas.write("seeds/listings.yml", "first: [\n")
    service.answer(feed([WORK]))
    outcome = atlas.run("fetch", "arxiv", "ti:knots")
    assert outcome.code == 1
    assert "seeds/listings.yml:2: error[bad-yaml]" in outcome.err
    assert not list((atlas.root / "seeds/listings").glob("arxiv*"))


def test_settings_that_are_no_text_are_left(mini: Make, service: Service) -> None:
    atlas = mini("small")
    atlas.write("seeds/listings.yml", "first: {title: Café}\n".encode("latin-1"))
    service.answer(feed([WORK]))
    outcome = atlas.run("fetch", "arxiv", "ti:knots")
    assert outcome.code == 1
    assert "error[not-utf-8]" in outcome.err


def test_what_a_longer_answer_left_is_named(mini: Make, service: Service) -> None:
    atlas = mini("small")
    atlas.write("seeds/listings/arxiv-ti-knots-2.xml", feed([WORK]))
    service.answer(feed([WORK]))
    outcome = atlas.run("fetch", "arxiv", "ti:knots", "--force")
    assert outcome.code == 0
    assert "arxiv-ti-knots-2.xml is left from an earlier, longer answer" in outcome.err


def test_a_new_collection_can_begin_with_it(mini: Make, service: Service) -> None:
    atlas = mini()
    service.answer(feed([WORK]))
    assert atlas.run("fetch", "arxiv", "ti:knots").code == 0
    assert [own.title for own in atlas.load().collection.papers] == [WORK.title]


def test_no_build_can_ask(mini: Make, service: Service) -> None:
    atlas = mini("small")
    for command in (["check"], ["stats"], ["render", "out"]):
        assert atlas.run(*command).code == 0
    assert not service.asked
    importers = [
        path
        for path in Path(asking.__file__).parents[1].rglob("*.py")
        if "generator.asking" in path.read_text(encoding="utf-8")
    ]
    assert {path.parent.name for path in importers} == {"asking", "cli"}
    assert "requests" in sys.modules


def test_ways_to_ask_are_listed() -> None:
    shown = CliRunner().invoke(main, ["fetch", "--help"]).output
    assert all(key in shown for key in APIS)
