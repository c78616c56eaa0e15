"""``paper-atlas correct``: the file it changes, what it says, how it ends."""

from collections.abc import Callable

import pytest

from tests.support.minisite import ROOT, MiniSite

FILE = "seeds/papers.yml"
KEY = "ropes-without-knots"


@pytest.fixture
def atlas(mini: Callable[..., MiniSite]) -> MiniSite:
    return mini("small")


def facts(atlas: MiniSite) -> str:
    return (atlas.root / FILE).read_text(encoding="utf-8")


def test_a_correction_is_written_and_shown(atlas: MiniSite) -> None:
    before = facts(atlas)
    outcome = atlas.run("correct", KEY, "title=Ropes, Knotless", "date=2023-11-02", "venue=Harbour",
                        "--source", "a letter")  # fmt: skip
    assert outcome.code == 0, outcome.err
    assert facts(atlas) == before.replace(
        f"{KEY}:\n  arxiv: '2311.04321'\n",
        f"{KEY}:\n  title: Ropes, Knotless\n  arxiv: '2311.04321'\n  venue: Harbour\n"
        "  date: 2023-11-02\n  sources:\n    - a letter\n",
    )
    blocks = outcome.out.split("\n\n")
    assert blocks[0] == f"Ropes Without Knots\n{KEY}"
    assert blocks[1].splitlines() == [
        "title", "  was   first:37: Ropes Without Knots", "  taken papers.yml: Ropes, Knotless",
        "  other first:37: Ropes Without Knots"]  # fmt: skip
    assert "venue\n  was   nothing\n  taken papers.yml: Harbour" in blocks
    assert "sources\n  was   nothing\n  now   a letter" in blocks
    assert blocks[-1].startswith(f"Written to {FILE}. Its address stays /papers/{KEY}/.")
    assert "taken papers.yml: Ropes, Knotless" in atlas.run("explain", KEY).out


def test_topics_are_shown_as_they_become(atlas: MiniSite) -> None:
    outcome = atlas.run("correct", "Sand as a Medium", "add_topics=")
    assert outcome.code == 0
    assert "add_topics:" not in facts(atlas)
    assert "add_topics\n  was   tides\n  now   nothing" in outcome.out
    assert "\n\ntopics\n  was   " in outcome.out


def test_a_dry_run_writes_nothing(atlas: MiniSite) -> None:
    before = facts(atlas)
    outcome = atlas.run("correct", "2311.04321", "doi=10.1000/182", "--dry-run")
    assert outcome.code == 0
    assert facts(atlas) == before
    assert outcome.out.startswith(f"--- {FILE}\n+++ {FILE}\n@@")
    assert [line for line in outcome.out.splitlines()[2:] if line[0] in "+-"] == [
        "+  doi: 10.1000/182"]  # fmt: skip


def test_what_is_said_already(atlas: MiniSite) -> None:
    before = facts(atlas)
    outcome = atlas.run("correct", KEY, "arxiv=2311.04321")
    assert (outcome.code, outcome.out) == (0, f"{FILE} says so already: nothing is written\n")
    assert facts(atlas) == before


@pytest.mark.parametrize("text", [None, "", "# Nothing yet.\n"])
def test_the_first_entry(atlas: MiniSite, text: str | None) -> None:
    (atlas.root / FILE).unlink()
    if text is not None:
        atlas.write(FILE, text)
    assert atlas.run("correct", KEY, "venue=Harbour").code == 0
    assert facts(atlas) == f"{text or ''}{KEY}:\n  venue: Harbour\n"


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["ropes-with-knots", "venue=x"], "Nearest: ropes-without-knots"),
        ([KEY], "Missing argument 'FIELD=VALUE...'"),
        ([KEY, "tittle=x"], "did you mean 'title'?"),
        ([KEY, "add_topics=tide"], "did you mean 'tides'?"),
        ([KEY, "arxiv=x", "date=y"], "date 'y': a date such as"),
    ],
)
def test_wrong_use(atlas: MiniSite, args: list[str], said: str) -> None:
    before = facts(atlas)
    outcome = atlas.run("correct", *args)
    assert outcome.code == 2
    assert said in outcome.err
    assert facts(atlas) == before


def test_a_file_that_cannot_be_read_is_left_alone(atlas: MiniSite) -> None:
    atlas.write(FILE, "a: [\n")
    outcome = atlas.run("correct", KEY, "venue=x")
    assert outcome.code == 1
    assert f"{FILE}:2: error[bad-yaml]" in outcome.err
    assert facts(atlas) == "a: [\n"


def test_an_identifier_of_another_paper_makes_them_one(atlas: MiniSite) -> None:
    outcome = atlas.run("correct", KEY, "arxiv=2212.00001")
    assert outcome.code == 1
    assert "error [merged-paper]" in outcome.out
    assert "is now one with another paper" in outcome.out
    assert atlas.run("correct", KEY, "arxiv=2311.04321").code == 0


def test_facts_under_an_older_id_are_found(atlas: MiniSite) -> None:
    atlas.run("lock")
    ledger = "seeds/permalinks.yml"
    text = (atlas.root / ledger).read_text(encoding="utf-8")
    head, _, tail = text.partition(f"  {KEY}:\n")
    state = tail.replace("state: live", "state: renamed\n    to: ropes", 1)
    atlas.write(ledger, f"{head}  {KEY}:\n{state}")
    atlas.run("lock")
    assert atlas.run("correct", "ropes", "venue=Harbour").code == 0
    assert f"{KEY}:\n  arxiv: '2311.04321'\n  venue: Harbour\n" in facts(atlas)


def test_help_teaches(atlas: MiniSite) -> None:
    out = atlas.run("correct", "--help").out
    assert '\n    paper-atlas correct mistral-7b date=2023-10-10 venue="ACL 2024"\n' in out
    assert "\\b" not in out + atlas.run("--help").out


@pytest.mark.parametrize("page", ["README.md", "docs/maintaining.md"])
def test_it_is_documented(page: str) -> None:
    assert "paper-atlas correct " in (ROOT / page).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("merge+=sand-as-a-medium", "merge\n  was   nothing\n  now   sand-as-a-medium"),
        ("hide=Not ours", f"[hidden-paper] '{KEY}' is not shown: Not ours"),
        ("kind=journal article", "kind\n  was   nothing\n  taken papers.yml: journal article"),
        ("author_count=3", "taken papers.yml: 3"),
    ],
)
def test_every_kind_of_correction_can_be_made_and_taken_back(
    atlas: MiniSite, word: str, said: str
) -> None:
    atlas.run("lock")
    outcome = atlas.run("correct", KEY, word)
    assert outcome.code == 0, outcome.out + outcome.err
    assert said in outcome.out
    assert atlas.run("lock").code == 0
    assert atlas.run("check", "--locked").code == 0
    field = word.partition("=")[0].removesuffix("+")
    assert atlas.run("correct", KEY, f"{field}=").code == 0
    assert atlas.run("lock").code == 0
    assert atlas.run("check", "--locked").code == 0
    assert len(atlas.load().collection.papers) == 5


def test_what_cannot_be_merged_is_named(atlas: MiniSite) -> None:
    atlas.run("lock")
    outcome = atlas.run("correct", KEY, "merge+=sand-as-medium")
    assert outcome.code == 2
    assert "did you mean 'sand-as-a-medium'?" in outcome.err
