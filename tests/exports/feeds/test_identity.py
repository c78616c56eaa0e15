"""Ids stay what they are, and no two things share one."""

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from generator.exports.feeds.identity import identity
from generator.permalinks import Ledger
from tests.support.tiny import ledger, paper, tiny

DAY = date(2024, 5, 7)
NEXT = DAY + timedelta(days=1)
KEYS = st.text("abcxyz-", min_size=1, max_size=8)


def urn(own: Ledger, name: str = "papers/a", **known: Any) -> str:
    return identity(tiny([paper("a")], ledger=own, **known)).urn(name)


def test_an_id_is_the_same_in_every_version() -> None:
    # Written out: published feeds have it, so no other way of making ids may come.
    assert urn(ledger({"a": DAY})) == "urn:uuid:73b436bf-8a64-570b-880a-9b85a2fc3b5b"


def test_a_site_that_moves_or_changes_its_name_keeps_its_ids() -> None:
    own = ledger({"a": DAY})
    moved = urn(own, url="https://elsewhere.example/", title="Renamed", description="Other")
    assert urn(own) == moved


@given(st.dictionaries(KEYS, st.dates(NEXT)), st.sets(KEYS, min_size=1))
def test_what_is_published_later_changes_no_id(later: dict[str, date], founders: set[str]) -> None:
    first = dict.fromkeys(founders, DAY)
    assert urn(ledger(first)) == urn(ledger({**later, **first}))


@given(st.sets(KEYS), st.sets(KEYS, min_size=1))
def test_writing_the_ledger_changes_no_id(new: set[str], founders: set[str]) -> None:
    never_written = ledger(dict.fromkeys(founders))
    assert urn(never_written) == urn(never_written.dated(DAY))
    written = ledger({**dict.fromkeys(new), **dict.fromkeys(founders, DAY)})
    assert urn(written) == urn(written.dated(NEXT))


def test_sites_and_papers_have_ids_of_their_own() -> None:
    ledgers = [ledger({"a": DAY}), ledger({"a": DAY, "b": DAY}), ledger({"b": DAY}), Ledger()]
    names = ["papers/a", "papers/b", "feeds/papers", "feeds/topics/a"]
    assert len({urn(own, name) for own in ledgers for name in names}) == 16


def test_without_a_ledger_the_address_is_all_there_is() -> None:
    assert urn(Ledger()) != urn(Ledger(), url="https://elsewhere.example/")
