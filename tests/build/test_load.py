"""Everything read at once: what is bad is told, what is good stands beside it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.build import Loaded, load
from generator.config import Options
from generator.errors import AtlasError, Severity
from generator.pages import beside
from generator.pages.beside import SPARED
from tests.support.minisite import MiniSite

ROOT = Path(__file__).parents[2]
ABSTRACT = (
    "Large language models are useful but large. We show how to make them smaller without "
    "making them worse, by leaving out the parts that nobody needs."
)
GOOD = f"A Good Title\n\n{ABSTRACT}\n\nAnother Title\n\n{ABSTRACT.replace('smaller', 'larger')}\n"


class Seeds:
    """A folder of seeds in which one good listing stands."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.write("listings/good.txt", GOOD)

    def write(self, name: str, content: str | bytes) -> Path:
        path = self.root / "seeds" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def load(self) -> Loaded:
        options = Options(self.root, self.root / "seeds", self.root / "templates")
        return load(options, "Title", "Description")

    def problems(self) -> list[tuple[str, str]]:
        """Code and place of what is wrong; the good listing must be read all the same."""
        loaded = self.load()
        ids = {paper.id for paper in loaded.collection.papers}
        assert {"a-good-title", "another-title"} <= ids
        worst = [d for d in loaded.problems if d.severity is not Severity.NOTE]
        assert loaded.failed is any(d.severity is Severity.ERROR for d in worst)
        assert all(d.hint and str(d).encode() for d in worst)
        return [(d.code, str(d.place)) for d in worst]


@pytest.fixture
def seeds(tmp_path: Path) -> Seeds:
    return Seeds(tmp_path)


def test_listings_alone_are_enough(seeds: Seeds) -> None:
    assert seeds.problems() == []
    loaded = seeds.load()
    assert not loaded.failed
    assert {d.severity for d in loaded.problems} <= {Severity.NOTE}
    assert [reading.listing.id for reading in loaded.readings] == ["good"]
    assert loaded.clusters.keys() == loaded.facts.keys() == {"a-good-title", "another-title"}


BAD: list[tuple[str, str, str | bytes, list[tuple[str, str]]]] = [
    ("binary", "listings/x.txt", b"\x00\x01", [("binary-file", "seeds/listings/x.txt:1")]),
    ("Latin-1", "listings/x.txt", f"T\xe9\n\n{ABSTRACT}".encode("latin-1"),
     [("not-utf-8", "seeds/listings/x.txt:1")]),
    ("UTF-16", "listings/x.txt", GOOD.encode("utf-16"), [("not-utf-8", "seeds/listings/x.txt:1")]),
    ("empty", "listings/x.txt", b"", [("empty-listing", "seeds/listings/x.txt")]),
    ("truncated", "listings/x.txt", f"T\n\n{ABSTRACT}\n\nU\n\n{ABSTRACT[:-20]}",
     [("truncated-record", "seeds/listings/x.txt:5-7")]),
    ("no abstract", "listings/x.txt", f"T\n\nU\n\n{ABSTRACT}\n",
     [("title-without-abstract", "seeds/listings/x.txt:1")]),
    ("one id", "listings/GOOD 2/other.md", "# Notes\n",
     [("unknown-format", "seeds/listings/GOOD 2/other.md")]),
    ("unknown paper", "papers.yml", "a-good-titel: {venue: V}\n",
     [("unknown-paper", "seeds/papers.yml:1")]),
    ("unknown field", "papers.yml", "a-good-title:\n  venu: V\n",
     [("unknown-key", "seeds/papers.yml:2")]),
    ("a number for an id", "papers.yml", "a-good-title:\n  arxiv: 2305.1788\n",
     [("bad-facts", "seeds/papers.yml:2")]),
    ("bad YAML", "papers.yml", "a: [\n", [("bad-yaml", "seeds/papers.yml:2")]),
    ("deep YAML", "papers.yml", "[" * 100_000, [("bad-yaml", "seeds/papers.yml:1")]),
    ("unknown listing", "listings.yml", "# of 2024\nbad: {year: 2024}\n",
     [("unknown-listing", "seeds/listings.yml:2")]),
    ("bad settings", "listings.yml", "good:\n  year: '2024'\n",
     [("bad-settings", "seeds/listings.yml:2")]),
    ("repeated key", "listings.yml", "good: {}\ngood: {}\n",
     [("repeated-key", "seeds/listings.yml:2")]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "content", "expected"), [row[1:] for row in BAD],
                         ids=[row[0] for row in BAD])  # fmt: skip
def test_bad_input(
    seeds: Seeds, name: str, content: str | bytes, expected: list[tuple[str, str]]
) -> None:
    seeds.write(name, content)
    assert seeds.problems() == expected


def test_everything_wrong_is_told_at_once(seeds: Seeds) -> None:
    for name, content in {row[1]: row[2] for row in BAD}.items():
        seeds.write(name, content)
    found = [code for code, _ in seeds.problems()]
    assert len(found) >= 4


@pytest.mark.parametrize(
    "name", ["papers.yml", "listings.yml", "topics.yml", "mentions.yml", "permalinks.yml"]
)
def test_a_file_that_cannot_be_opened_is_not_one_that_is_missing(seeds: Seeds, name: str) -> None:
    (seeds.root / "seeds" / name).mkdir()
    assert [place for _, place in seeds.problems()] == [f"seeds/{name}"]


@pytest.mark.parametrize("name", ["papers.yml", "listings.yml", "topics.yml", "mentions.yml"])
def test_a_link_to_nowhere_is_not_a_missing_file(seeds: Seeds, name: str) -> None:
    (seeds.root / "seeds" / name).symlink_to("nowhere")
    assert [place for _, place in seeds.problems()] == [f"seeds/{name}"]


def test_unknown_topics(seeds: Seeds) -> None:
    (seeds.root / "seeds/topics.yml").symlink_to(ROOT / "seeds/topics.yml")
    seeds.write("papers.yml", "a-good-title:\n  add_topics:\n    - quantization\n    - nothing\n")
    assert seeds.problems() == [("unknown-topic", "seeds/papers.yml:4")]
    given = seeds.load().collection.assignments["a-good-title"]
    assert "nothing" not in [own.topic for own in given]


def test_errors_come_first(seeds: Seeds) -> None:
    seeds.write("listings/a.txt", f"T\n\nshort words\n\nU\n\n{ABSTRACT}\n")
    seeds.write("papers.yml", "nobody: {venue: V}\n")
    severities = [d.severity for d in seeds.load().problems]
    assert severities == sorted(severities, key=list(Severity).index)
    assert severities[0] is Severity.ERROR


def test_nothing_to_read(tmp_path: Path) -> None:
    options = Options(tmp_path, tmp_path / "seeds", tmp_path)
    for folder in (tmp_path, tmp_path / "seeds/listings"):
        folder.mkdir(parents=True, exist_ok=True)
        with pytest.raises(AtlasError) as caught:
            load(options, "", "")
        (problem,) = caught.value.diagnostics
        assert (problem.code, str(problem.place)) == ("no-listings", "seeds/listings")
        assert problem.hint


def test_all_refused_is_no_crash(tmp_path: Path) -> None:
    seeds = Seeds(tmp_path)
    seeds.write("listings/good.txt", b"\x00")
    loaded = seeds.load()
    assert loaded.failed
    assert loaded.collection.papers == ()


def test_a_collection_is_large_above_a_number_of_papers(
    mini: Callable[..., MiniSite], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not mini("small").load().collection.large
    monkeypatch.setattr(beside, "MANY", 4)
    loaded = mini("small", "large").load()
    assert loaded.collection.large
    (note,) = (problem for problem in loaded.problems if problem.code == SPARED)
    assert "because there are more than 4 papers" in note.message
