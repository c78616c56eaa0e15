"""``paper-atlas lock``, ``check --locked`` and what a build does to the ledger."""

from collections.abc import Callable

import pytest

from tests.support.built import Site
from tests.support.minisite import MiniSite

Make = Callable[..., MiniSite]
FILE = "seeds/permalinks.yml"
NOON = "1767268800"
"""1 January 2026, 12:00 UTC."""


@pytest.fixture
def atlas(mini: Make, monkeypatch: pytest.MonkeyPatch) -> MiniSite:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOON)
    return mini("small")


def ledger(atlas: MiniSite) -> str:
    return (atlas.root / FILE).read_text(encoding="utf-8")


def test_lock_writes_every_address_once(atlas: MiniSite) -> None:
    first = atlas.run("lock")
    assert (first.code, first.out) == (0, f"{FILE}: 5 new addresses; commit the file\n")
    assert ledger(atlas).count("first: 2026-01-01") == 5
    before = ledger(atlas)
    assert atlas.run("lock").out == f"{FILE} is up to date\n"
    assert ledger(atlas) == before
    assert atlas.run("check", "--locked").code == 0


def test_check_locked_names_what_the_ledger_lacks(atlas: MiniSite) -> None:
    assert atlas.run("check").code == 0
    outcome = atlas.run("check", "--locked")
    assert outcome.code == 1
    assert outcome.out.count("[ledger-behind]") == 5
    assert "is behind: 'ropes-without-knots' is new" in outcome.out
    assert "run 'paper-atlas lock' and commit the file" in outcome.out


def test_a_build_writes_new_addresses_and_says_so(atlas: MiniSite) -> None:
    outcome = atlas.run("build")
    assert outcome.code == 0
    assert f"{FILE}: 5 new addresses; commit the file\n" in outcome.err
    assert FILE not in atlas.run("build").err


@pytest.mark.parametrize(("ci", "options"), [("true", []), ("", ["--locked"])])
def test_a_build_in_ci_fails_instead(
    atlas: MiniSite, monkeypatch: pytest.MonkeyPatch, ci: str, options: list[str]
) -> None:
    monkeypatch.setenv("CI", ci)
    outcome = atlas.run("build", *options)
    assert outcome.code == 1
    assert "ledger-behind" in outcome.err
    assert "paper-atlas lock" in outcome.err
    assert not (atlas.root / FILE).exists()
    assert atlas.run("build", "--no-locked").code == 0


def test_nothing_is_written_where_something_was_refused(atlas: MiniSite) -> None:
    atlas.write("seeds/listings/third.txt", b"\x00\x01")
    outcome = atlas.run("lock")
    assert outcome.code == 1
    assert "third.txt" in outcome.err
    assert not (atlas.root / FILE).exists()


def test_a_wrong_epoch(atlas: MiniSite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "noon")
    outcome = atlas.run("lock")
    assert outcome.code == 1
    assert "SOURCE_DATE_EPOCH is 'noon'" in outcome.err


def remove_second(atlas: MiniSite) -> None:
    (atlas.root / "seeds/listings/second.txt").unlink()


def gone_ids(atlas: MiniSite) -> list[str]:
    out = atlas.run("check", "--locked").out
    return [line.split("/papers/")[1].split("/")[0] for line in out.splitlines()
            if "error [permalink-gone]" in line]  # fmt: skip


def test_a_paper_that_is_gone_is_for_people_to_decide(atlas: MiniSite) -> None:
    atlas.run("lock")
    remove_second(atlas)
    gone = gone_ids(atlas)
    assert gone
    outcome = atlas.run("check", "--locked")
    assert outcome.code == 1
    assert "write 'state: renamed'" in outcome.out
    before = ledger(atlas)
    assert atlas.run("check").out.count("warning [permalink-gone]") == len(gone)
    atlas.run("lock")
    assert ledger(atlas) == before
    for key in gone:
        atlas.edit(FILE, f"  {key}:\n    first: 2026-01-01\n    state: live\n",
                   f"  {key}:\n    first: 2026-01-01\n    state: withdrawn\n"
                   "    reason: Nobody <i>wrote</i> it.\n    date: 2026-05-24\n")  # fmt: skip
    assert atlas.run("check", "--locked").code == 0
    site = atlas.build()
    source = (site.root / f"papers/{gone[0]}/index.html").read_text(encoding="utf-8")
    assert "Nobody &lt;i&gt;wrote&lt;/i&gt; it." in source
    assert "24 May 2026" in source
    assert 'content="noindex"' in source
    assert gone[0] not in (site.root / "sitemap.xml").read_text(encoding="utf-8")


def test_a_withdrawn_paper_is_not_shown_though_it_is_listed(atlas: MiniSite) -> None:
    atlas.run("lock")
    key = "ropes-without-knots"
    atlas.edit(FILE, f"  {key}:\n    first: 2026-01-01\n    state: live\n",
               f"  {key}:\n    first: 2026-01-01\n    state: withdrawn\n"
               "    reason: Its authors asked us to.\n    date: 2026-05-24\n")  # fmt: skip
    outcome = atlas.run("check", "--locked")
    assert outcome.code == 0
    assert f"[withdrawn-paper] '{key}' was withdrawn" in outcome.out
    site = atlas.build()
    assert key not in {paper["id"] for paper in site.papers}
    assert "Its authors asked us to." in (site.root / f"papers/{key}/index.html").read_text()


def test_an_id_can_be_changed(atlas: MiniSite) -> None:
    atlas.run("lock")
    key = "ropes-without-knots"
    atlas.edit(FILE, f"  {key}:\n    first: 2026-01-01\n    state: live\n",
               f"  {key}:\n    first: 2026-01-01\n    state: renamed\n    to: ropes\n")  # fmt: skip
    assert atlas.run("lock").out == f"{FILE}: 1 new address; commit the file\n"
    site = Site(atlas.build().root)
    assert site.page(f"papers/{key}/").signpost == "papers/ropes/"
    assert site.page("papers/ropes/").heading == "Ropes Without Knots"


def test_an_entry_taken_out_is_named(atlas: MiniSite) -> None:
    atlas.run("lock")
    head, _, rest = ledger(atlas).partition("  ropes-without-knots:\n")
    others = rest.splitlines(keepends=True)
    while others and others[0].startswith("    "):
        others.pop(0)
    atlas.write(FILE, head + "".join(others))
    outcome = atlas.run("check", "--locked")
    assert outcome.code == 1
    assert "the entry of 'ropes-without-knots' was removed" in outcome.out
