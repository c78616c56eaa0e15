"""Whatever happens to papers: every address ever published answers, and with the right paper.

The machine below lives the life of a collection. After each event the ledger is written and
read again, and a maintainer writes what ``check --locked`` asks for.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from lxml import etree

from generator.exports.signposts import signposts
from generator.model import Paper, Record
from generator.pages.collection import Collection
from generator.permalinks import (
    Candidate,
    Entry,
    Ledger,
    Served,
    Settlement,
    State,
    changes,
    format_ledger,
    gone,
    load_ledger,
    locked,
    opening,
    restate,
    settle,
)
from generator.permalinks.reading import PAPERS
from tests.support.made import made

TITLES = ("Ropes", "Ropes: Knots", "On Anchors", "Ropes and Anchors", "大语言模型", "???", "1984")
FIRST_DAY = date(2026, 1, 1)
LONGEST_WALK = 40


@dataclass
class Member:
    """A true paper: what never changes is that it is itself."""

    number: int
    titles: list[str]
    arxiv: str | None

    @property
    def abstract(self) -> str:
        """Words that no other paper has."""
        seed = f"abstract {self.number}"
        return " ".join(hashlib.sha256(f"{seed} {i}".encode()).hexdigest()[:7] for i in range(20))

    def records(self) -> list[Record]:
        return [
            Record(f"list-{self.number}", line, line, title, self.abstract)
            for line, title in enumerate(self.titles, start=1)
        ]


Group = frozenset[int]


@dataclass
class World:
    """The papers there are, in groups that are taken for one paper.

    ``confused`` are those that ever were in one group with others.
    """

    members: dict[int, Member] = field(default_factory=dict)
    groups: set[Group] = field(default_factory=set)
    confused: set[int] = field(default_factory=set)

    def arxiv(self, group: Group) -> str | None:
        found = {self.members[n].arxiv for n in group} - {None}
        assert len(found) <= 1
        return found.pop() if found else None

    def candidate(self, group: Group) -> Candidate:
        records = [record for n in sorted(group) for record in self.members[n].records()]
        arxiv = self.arxiv(group)
        known = {"arxiv": arxiv} if arxiv else {}
        return Candidate(records[0], f"{min(group):04d}", tuple(records), known)


class Forever(RuleBasedStateMachine):
    """Events, the run of ``lock`` after each, and what must hold then."""

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.file = Path(self.folder.name) / "permalinks.yml"
        self.world = World()
        self.day = FIRST_DAY
        self.born = 0
        self.meant: dict[str, set[int]] = {}
        self.learned: dict[str, set[int]] = {}
        self.comments: set[str] = set()
        self.hidden: frozenset[int] = frozenset()
        self.ledger, self.shown = Ledger(), dict[str, Group]()

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            self.folder.cleanup()

    # --- What happens ---------------------------------------------------------------

    @rule(title=st.sampled_from(TITLES), known=st.booleans(), data=st.data())
    def add(self, title: str, known: bool, data: st.DataObject) -> None:
        self.born += 1
        arxiv = f"2401.{self.born:05d}" if known else None
        self.world.members[self.born] = Member(self.born, [title], arxiv)
        self.world.groups.add(frozenset({self.born}))
        self.lock(data)

    @precondition(lambda self: self.world.members)
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        number = data.draw(st.sampled_from(sorted(self.world.members)))
        group = self.group_of(number)
        self.world.groups.remove(group)
        if rest := group - {number}:
            self.world.groups.add(rest)
        self.gone = self.world.members.pop(number)
        self.lock(data)

    @precondition(lambda self: hasattr(self, "gone"))
    @rule(data=st.data())
    def bring_back(self, data: st.DataObject) -> None:
        self.world.members[self.gone.number] = self.gone
        self.world.groups.add(frozenset({self.gone.number}))
        del self.gone
        self.lock(data)

    @precondition(lambda self: self.world.members)
    @rule(title=st.sampled_from(TITLES), keep=st.booleans(), data=st.data())
    def retitle(self, title: str, keep: bool, data: st.DataObject) -> None:
        member = self.world.members[data.draw(st.sampled_from(sorted(self.world.members)))]
        others = [own for own in member.titles if own != title]
        # What was taken for one paper and changes its title beyond recognition cannot be told
        # from the rest when they part again, or when one that was gone comes back.
        known = keep or (member.number in self.world.confused and member.arxiv is None)
        member.titles = [title, *others] if known else [title]
        self.lock(data)

    @precondition(lambda self: len(self.world.groups) > 1)
    @rule(data=st.data())
    def merge(self, data: st.DataObject) -> None:
        groups = sorted(self.world.groups, key=sorted)
        one = data.draw(st.sampled_from(groups))
        other = data.draw(st.sampled_from([group for group in groups if group != one]))
        if None in (self.world.arxiv(one), self.world.arxiv(other)):
            self.world.groups -= {one, other}
            self.world.groups.add(one | other)
            self.world.confused |= one | other
        self.lock(data)

    @precondition(lambda self: any(len(group) > 1 for group in self.world.groups))
    @rule(data=st.data())
    def split(self, data: st.DataObject) -> None:
        several = sorted((g for g in self.world.groups if len(g) > 1), key=sorted)
        group = data.draw(st.sampled_from(several))
        self.world.groups.remove(group)
        self.world.groups |= {frozenset({n}) for n in group}
        self.lock(data)

    @precondition(lambda self: self.world.members)
    @rule(data=st.data())
    def correct_identifier(self, data: st.DataObject) -> None:
        member = self.world.members[data.draw(st.sampled_from(sorted(self.world.members)))]
        if len(self.group_of(member.number)) == 1:
            self.born += 1
            member.arxiv = f"2402.{self.born:05d}"
        self.lock(data)

    @rule(data=st.data())
    def reorder(self, data: st.DataObject) -> None:
        before = self.text()
        self.lock(data)
        assert self.text() == before

    @precondition(lambda self: self.shown)
    @rule(data=st.data())
    def rename_by_hand(self, data: st.DataObject) -> None:
        key = data.draw(st.sampled_from(sorted(self.shown)))
        new = f"wanted-{self.born}-{len(self.ledger.entries)}"
        self.write(key, "live", f"renamed\n    to: {new}")
        self.lock(data)
        assert new in self.shown

    # --- What people and the command do ---------------------------------------------

    def group_of(self, number: int) -> Group:
        return next(group for group in self.world.groups if number in group)

    def text(self) -> str:
        return self.file.read_text(encoding="utf-8") if self.file.exists() else ""

    def read(self) -> Ledger:
        ledger, problems = load_ledger(self.file, "seeds/permalinks.yml")
        assert problems == ()
        return ledger

    def write(self, key: str, old: str, new: str) -> None:
        """The maintainer changes a state, and leaves a comment."""
        lines = self.file.read_text(encoding="utf-8").splitlines()
        document = self.read().document
        assert document is not None
        entry = document.lines[(PAPERS, key)] - 1
        at = next(i for i in range(entry, len(lines)) if lines[i].startswith("    state: "))
        assert lines[at].split(" #")[0] == f"    state: {old}"
        comment = f"# told by the maintainer, {len(self.comments)}"
        self.comments.add(comment)
        lines[at : at + 1] = [f"    {comment}", f"    state: {new}"]
        self.file.write_text("\n".join(lines) + "\n", encoding="utf-8")

    def settled(self, data: st.DataObject) -> tuple[Ledger, Settlement, list[Paper], Ledger]:
        ledger = self.read()
        groups = data.draw(st.permutations(sorted(self.world.groups, key=sorted)))
        candidates = [self.world.candidate(group) for group in groups]
        settlement = settle(ledger, candidates)
        shown = [i for i in range(len(groups)) if i not in settlement.withdrawn]
        served = [
            self.served(settlement.ids[i], groups[i], candidates[i].all_records) for i in shown
        ]
        self.shown = {settlement.ids[i]: groups[i] for i in shown}
        assert len(self.shown) == len(shown), "two papers have one address"
        self.hidden = frozenset(n for i in settlement.withdrawn for n in groups[i])
        papers = [one.paper for one in served]
        return ledger, settlement, papers, restate(ledger, settlement, served)

    def served(self, key: str, group: Group, records: Iterable[Record]) -> Served:
        own = list(records)
        paper = Paper(
            id=key,
            title=own[0].title,
            abstract=own[0].abstract,
            records=tuple(record.key for record in own),
            arxiv=self.world.arxiv(group),
        )
        titles = tuple(dict.fromkeys(record.title for record in own))
        return Served(paper, titles, opening(own[0].abstract))

    def lock(self, data: st.DataObject) -> None:
        self.day += timedelta(days=data.draw(st.integers(0, 1)))
        for _ in range(LONGEST_WALK):
            ledger, settlement, papers, restated = self.settled(data)
            before = self.text()
            if list(changes(ledger, restated)):
                self.file.write_text(
                    format_ledger(restated.dated(self.day), before), encoding="utf-8"
                )
            findings = list(gone(ledger, settlement, papers))
            if not findings:
                break
            self.obey(findings)
        else:
            raise AssertionError("the maintainer is never done")
        self.ledger, self.papers = self.read(), papers
        again = self.settled(data)[3]
        more = list(changes(self.ledger, again))
        assert more == [], f"a second run of lock changes {more}"
        assert list(locked(self.ledger, again, "x")) == []
        if self.ledger.entries:
            assert format_ledger(self.ledger, self.text()) == self.text()

    def obey(self, findings: Iterable[Any]) -> None:
        """Write what was asked for: where the paper is now, or that it was withdrawn."""
        for finding in findings:
            key = finding.message.split("/papers/")[1].split("/")[0]
            known = self.meant.get(key, set()) | self.learned.get(key, set())
            meant = self.meant.get(key, set())
            now = {n: own for own, group in self.shown.items() for n in group}
            target = next((now[n] for n in (*sorted(meant), *sorted(known)) if n in now), None)
            if target:
                self.write(key, "live", f"merged\n    into: '{target}'")
            else:
                self.write(key, "live", f"withdrawn\n    reason: Gone.\n    date: {self.day}")

    # --- What must hold -------------------------------------------------------------

    @invariant()
    def every_address_answers(self) -> None:
        for key, group in self.shown.items():
            self.meant.setdefault(key, set(group))
            self.learned.setdefault(key, set()).update(group)
        assert self.meant.keys() == self.ledger.entries.keys()
        assert set(self.ledger.index) == set(self.ledger.entries)
        if self.shown or self.ledger.entries:
            self.ask_all()

    def ask_all(self) -> None:
        collection = Collection(
            "Atlas", "", tuple(self.papers), (), (), {}, {}, {}, {}, ledger=self.ledger
        )
        posts = made(signposts(collection))
        visible = {n for group in self.shown.values() for n in group}
        for key, meant in self.meant.items():
            end = self.ask(f"papers/{key}/", posts)
            entry = self.ledger.entries[end]
            if entry.state is State.WITHDRAWN:
                continue
            right = meant if meant & visible else self.learned[key]
            assert self.shown[end] & right, f"{key} leads to {end}"
            self.learned[key] |= self.shown[end]
        for key, group in self.shown.items():
            if arxiv := self.world.arxiv(group):
                assert self.ask(f"arxiv/{arxiv}/", posts) == key
                assert self.ask(f"arxiv/{arxiv}v2/", posts) == key

    def ask(self, address: str, posts: dict[str, str]) -> str:
        """Follow an address as a browser without JavaScript does; the id where it ends."""
        for _ in range(2):
            page = posts.get(f"{address}index.html")
            key = address.removeprefix("papers/").rstrip("/")
            if page is None:
                assert key in self.shown, f"nothing answers at {address}"
                return key
            assert key not in self.shown, f"a page and a signpost at {address}"
            tree: Any = etree.fromstring(page, etree.HTMLParser())
            refresh = tree.xpath("//meta[@http-equiv='refresh']/@content")
            if not refresh:
                assert tree.xpath("//meta[@name='robots']/@content") == ["noindex"]
                return key
            address = urljoin("https://h/" + address, refresh[0].partition("url=")[2])[10:]
        raise AssertionError(f"a redirect leads to a redirect: {address}")

    @invariant()
    def nothing_is_lost(self) -> None:
        assert all(self.text().count(f"{comment}\n") == 1 for comment in self.comments)

    @invariant()
    def days_never_change(self) -> None:
        for key, entry in self.ledger.entries.items():
            known = self.__dict__.setdefault("days", {})
            assert known.setdefault(key, entry.first) == entry.first


TestForever = Forever.TestCase
TestForever.settings = settings(max_examples=40, stateful_step_count=20, report_multiple_bugs=False)


def test_redirects_follow_when_one_of_them_is_an_address_again() -> None:
    """Found by the machine: the way to a paper led over an id that another paper has again."""
    told = Entry("told", FIRST_DAY, ("Anchors",), "Of anchors.", state=State.MERGED, target="ropes")
    ropes = Entry("ropes", FIRST_DAY, ("Ropes",), "Of ropes.", state=State.RENAMED, target="both")
    both = Entry("both", FIRST_DAY, ("Anchors",), "Of anchors.")
    ledger = Ledger({"both": both, "ropes": ropes, "told": told}, ("both", "ropes", "told"))
    records = [Record("a", 1, 2, "Anchors", "Of anchors."), Record("a", 3, 4, "Ropes", "Of ropes.")]
    settlement = settle(ledger, [Candidate(record, "") for record in records])
    assert settlement.ids == ("both", "ropes")
    served = [
        Served(Paper(key, record.title, record.abstract, (record.key,)), (record.title,), None)
        for key, record in zip(settlement.ids, records, strict=True)
    ]
    restated = restate(ledger, settlement, served)
    assert [restated.final(key) for key in ("told", "ropes", "both")] == ["both", "ropes", "both"]


def test_a_paper_that_has_another_title_keeps_its_address_by_identifier() -> None:
    entry = Entry("ropes", FIRST_DAY, ("Ropes",), "Of ropes.", arxiv=("2401.00001",))
    record = Record("a", 1, 2, "Cables", "Of cables and what they hold.")
    candidate = Candidate(record, "", identifiers={"arxiv": "2401.00001"})
    neighbour = Candidate(replace(record, title="Ropes", line=9), "")
    ledger = Ledger({"ropes": entry}, ("ropes",))
    assert settle(ledger, [candidate]).ids == ("ropes",)
    assert settle(ledger, [neighbour, candidate]).ids[1] == "ropes"
