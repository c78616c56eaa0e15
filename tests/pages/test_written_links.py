"""Links in notes and lists: from the file they stand in to the page that shows them."""

import pytest

from generator.errors import Severity
from generator.notes import ListEntry, Note, ReadingList, Written
from generator.pages import addresses
from generator.pages.addresses import From
from generator.pages.collection import Collection
from generator.pages.written import broken_links
from generator.pages.written_links import Links
from generator.permalinks import Entry, Ledger, State
from tests.support.tiny import dated, paper, tiny

PAPERS = (
    paper("ropes", title="Ropes & $k$ Knots", date=dated(2024, 5), arxiv="2311.04321",
          authors=("Ada Vloed",)),
    paper("sand", authors=("Ada Vloed",), venue="Harbour 2024"),
)  # fmt: skip
LEDGER = Ledger(
    {
        "ropes": Entry("ropes", None, ("Ropes",)),
        "knots": Entry("knots", None, ("Knots",), state=State.RENAMED, target="ropes"),
    }
)
LIST = ReadingList("start", "docs/lists/start.md", "lists/start.md", "Start", None, (), "", 3)
FILES = frozenset({"about.md", "guides/how.md", "notes/a b.png", "assets/logo.svg"})
SITE = tiny(PAPERS, {"ropes": ["tides"]}, ["sand"], ledger=LEDGER,
            written=Written(lists=(LIST,), files=FILES))  # fmt: skip


def links(src: str = "notes/ropes.md", page: str = "papers/ropes.md") -> Links:
    return Links(SITE, From(page), src)


LEADS = [
    ("https://example.org/x.md", "https://example.org/x.md"),
    ("mailto:a@example.org", "mailto:a@example.org"),
    ("//example.org", "//example.org"),
    ("paper:sand", "../../papers/sand/"),
    ("paper:knots", "../../papers/ropes/"),
    ("paper:2311.04321", "../../papers/ropes/"),
    ("paper:sand#abstract", "../../papers/sand/#abstract"),
    ("../papers/sand.md", "../../papers/sand/"),
    ("../papers/knots.md", "../../papers/ropes/"),
    ("../papers/sand.md#cite", "../../papers/sand/#cite"),
    ("sand.md", "../../papers/sand/#notes"),
    ("2024/sand.md", "../../papers/sand/#notes"),
    ("../papers/index.md", "../../papers/"),
    ("../index.md", "../../"),
    ("../map.md", "../../map/"),
    ("../topics/tides.md", "../../topics/tides/"),
    ("../topics/index.md#sea", "../../topics/#sea"),
    ("../years/2024.md", "../../years/2024/"),
    ("../authors/ada-vloed.md", "../../authors/ada-vloed/"),
    ("../venues/harbour.md", "../../venues/harbour/"),
    ("../listings/pasted.md", "../../listings/pasted/"),
    ("../lists/start.md", "../../lists/start/"),
    ("../lists/2026/start.md", "../../lists/start/"),
    ("../lists/index.md", "../../lists/"),
    ("../about.md#us", "../../about/#us"),
    ("../guides/how.md", "../../guides/how/"),
    ("a%20b.png", "../../notes/a b.png"),
    ("../assets/logo.svg", "../../assets/logo.svg"),
]


@pytest.mark.parametrize(("link", "wanted"), LEADS)
def test_where_links_lead(link: str, wanted: str) -> None:
    own = links()
    assert own(link, frozenset()).href == wanted
    assert own.faults == []


@pytest.mark.parametrize("link", [link for link, _ in LEADS if link.startswith("../")])
def test_a_note_in_a_folder_counts_from_there(link: str) -> None:
    deeper = links("notes/2026/ropes.md")
    assert deeper(f"../{link}", frozenset()) == links()(link, frozenset())
    assert deeper.faults == []


NOWHERE = [
    ("paper:sant", "'sant' names no paper"),
    ("paper:", "'' names no paper"),
    ("paper:sand#conclusion", "no paper has a part 'conclusion'"),
    ("../papers/sant.md", "'sant' names no paper"),
    ("nobody.md", "'nobody' names no paper"),
    ("../papers/more/sand.md", "there is no page and no file 'papers/more/sand.md'"),
    ("../topics/tide.md", "there is no page and no file 'topics/tide.md'"),
    ("../years/2023.md", "there is no page and no file 'years/2023.md'"),
    ("../authors/nobody.md", "there is no page and no file 'authors/nobody.md'"),
    ("../lists/end.md", "there is no page and no file 'lists/end.md'"),
    ("../models/gull.md", "there is no page and no file 'models/gull.md'"),
    ("../abuot.md", "there is no page and no file 'abuot.md'"),
    ("../papers/sand/", "there is no page and no file 'papers/sand'"),
    ("../../etc/passwd", "there is no page and no file '../etc/passwd'"),
    ("b.png", "there is no page and no file 'notes/b.png'"),
    ("/papers/sand/", "'/papers/sand/' begins at the root of the host"),
    ("#nope", "no part of the text is called 'nope'"),
    ("", "no part of the text is called ''"),
]


@pytest.mark.parametrize(("link", "message"), NOWHERE)
def test_links_that_lead_nowhere(link: str, message: str) -> None:
    own = links()
    assert own(link, frozenset({"there"})).href is None
    ((fault),) = own.faults
    assert (fault.link, fault.message) == (link, message)
    assert fault.hint


def test_a_link_without_words_has_the_title() -> None:
    assert links()("paper:knots", frozenset()).text == "Ropes & k Knots"


def test_a_list_starts_from_its_own_folder() -> None:
    own = links("lists/start.md", addresses.reading_list("start"))
    assert own("../papers/sand.md", frozenset()).href == "../../papers/sand/"


def with_texts(note: str, comment: str, introduction: str) -> Collection:
    written = Written(
        notes={"ropes": (Note("ropes", "docs/notes/ropes.md", "notes/ropes.md", note, 5),)},
        lists=(
            ReadingList("start", "docs/lists/start.md", "lists/start.md", "Start", None,
                        (ListEntry("sand", comment, 4),), introduction, 8),
        ),
        files=FILES,
    )  # fmt: skip
    return tiny(PAPERS, ledger=LEDGER, written=written)


def test_every_broken_link_has_its_line() -> None:
    texts = ("a\n\n[x](no.md) `[y](no2.md)`\n[z](paper:no)", "[x](no.png)", "b\n[x](../no.md)")
    found = list(broken_links(with_texts(*texts)))
    assert [(p.code, p.severity, str(p.place)) for p in found] == [
        ("broken-link", Severity.ERROR, "docs/notes/ropes.md:7"),
        ("broken-link", Severity.ERROR, "docs/notes/ropes.md:8"),
        ("broken-link", Severity.ERROR, "docs/lists/start.md:9"),
        ("broken-link", Severity.ERROR, "docs/lists/start.md:4"),
    ]


def test_good_links_are_no_problem() -> None:
    texts = ("# A\n\n[x](#a) [y](sand.md)", "[x](../about.md)", "[](paper:sand)")
    assert list(broken_links(with_texts(*texts))) == []
