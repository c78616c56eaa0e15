"""Looking papers up, and what is written of what is found."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from generator.asking import Api, Asker, Enrichment, Lookup, enriched, wanting
from generator.asking.enriching import weaker
from generator.asking.lookup import search
from generator.corpus import Facts, load_facts
from generator.corpus.correcting import corrected
from generator.errors import AtlasError
from generator.model import Paper
from tests.support.services import Service, Step, Work, feed, items, results

WORK = Work()
PAPER = Paper("knots", WORK.title, WORK.abstract, records=())
NOTHING = Facts()
OTHER = "Bridges sway in the wind; this survey gathers sixty years of them, with their remedies."


@pytest.fixture
def lookup(asker: Asker, apis: Mapping[str, Api]) -> Lookup:
    return Lookup(asker, ("arxiv", "crossref"), apis)


def look(
    lookup: Lookup,
    paper: Paper = PAPER,
    facts: Facts = NOTHING,
    least: str = "medium",
    owners: Mapping[tuple[str, str], str] | None = None,
) -> Enrichment:
    lookup.prepare([paper])
    return enriched(paper, lookup.found(paper), facts, owners or {}, least)


@pytest.mark.parametrize(
    ("known", "facts", "wants"),
    [
        ({}, Facts(), True),
        ({"arxiv": "2402.00017"}, Facts(), True),
        ({"authors": ("Ada Weaver",)}, Facts(), True),
        ({"arxiv": "2402.00017", "authors": ("Ada Weaver",)}, Facts(), False),
        ({"doi": "10.5555/a", "authors": ("Ada Weaver",)}, Facts(), False),
        ({"doi": "10.5555/a"}, Facts(without=("authors",)), False),
        ({"authors": ("Ada Weaver",)}, Facts(without=("arxiv", "doi")), False),
        ({"authors": ("Ada Weaver",)}, Facts(without=("arxiv",)), True),
    ],
)
def test_which_papers_are_looked_up(known: dict[str, object], facts: Facts, wants: bool) -> None:
    assert wanting(replace(PAPER, **known), facts) is wants  # type: ignore[arg-type]


def test_one_service_that_knows_all_is_enough(service: Service, lookup: Lookup) -> None:
    service.answer(feed([WORK]))
    found = look(lookup)
    assert found.confidence == "high"
    assert found.changes == {
        "arxiv": "2402.00017",
        "doi": "10.5555/knots.17",
        "authors": ("Ada Weaver", "Benno Roper"),
        "confidence": "high",
        "authors_confidence": "high",
        "sources": ("https://arxiv.org/abs/2402.00017 (arXiv on 2026-09-21: same title, "
                    "abstract agrees)",),
    }  # fmt: skip
    assert len(service.asked) == 1
    assert service.asked[0]["search_query"] == 'ti:"knots that hold themselves"'


def test_the_next_service_is_asked_where_the_first_knows_nothing(
    service: Service, lookup: Lookup
) -> None:
    service.answer(feed([]), items([WORK]))
    found = look(lookup)
    assert found.changes["doi"] == "10.5555/knots.17"
    assert "arxiv" not in found.changes
    assert found.changes["sources"] == (
        "https://doi.org/10.5555/knots.17 (Crossref on 2026-09-21: same title, abstract agrees)",
    )
    assert service.asked[1]["query.bibliographic"] == "knots that hold themselves"


def test_openalex(service: Service, asker: Asker, apis: Mapping[str, Api]) -> None:
    service.answer(results([WORK]))
    found = look(Lookup(asker, ("openalex",), apis))
    assert (found.changes["doi"], found.confidence) == ("10.5555/knots.17", "high")
    assert service.asked[0]["filter"] == "title.search:knots that hold themselves"


def test_papers_with_an_arxiv_identifier_are_asked_for_at_once(
    service: Service, lookup: Lookup
) -> None:
    papers = [replace(PAPER, id=f"p{i}", arxiv=f"2402.{i:05d}") for i in range(1, 4)]
    service.answer(feed([replace(WORK, arxiv=own.arxiv) for own in papers]))
    lookup.prepare(papers)
    found = [enriched(own, lookup.found(own), Facts(), {}) for own in papers]
    assert [own.changes["authors"] for own in found] == [WORK.authors] * 3
    assert len(service.asked) == 1
    assert service.asked[0]["id_list"] == "2402.00001,2402.00002,2402.00003"


def test_a_paper_with_a_doi_is_asked_for_by_it(service: Service, lookup: Lookup) -> None:
    service.answer(feed([]), items([WORK]))
    found = look(lookup, replace(PAPER, doi=WORK.doi))
    assert service.asked[1]["filter"] == f"doi:{WORK.doi}"
    assert found.changes["authors"] == WORK.authors


def test_another_paper_of_nearly_the_name_is_not_taken(service: Service, lookup: Lookup) -> None:
    others = [replace(WORK, title="Knots That Hold Ships"), replace(WORK, title="Knots")]
    service.answer(feed(others), items(others))
    found = look(lookup)
    assert (found.changes, found.confidence, found.remarks) == ({}, None, ())


def test_what_is_not_sure_enough_is_only_shown(service: Service, lookup: Lookup) -> None:
    doubtful = replace(WORK, abstract=OTHER)
    service.answer(feed([doubtful]), items([]))
    found = look(lookup)
    assert found.changes == {}
    assert found.remarks == (
        "not taken, confidence low: https://arxiv.org/abs/2402.00017 (arXiv on 2026-09-21: "
        "same title, abstract differs)",
    )
    asked = len(service.asked)
    taken = look(lookup, least="low")
    assert taken.changes["confidence"] == "low"
    assert len(service.asked) == asked


def test_the_surest_candidate_is_taken(service: Service, lookup: Lookup) -> None:
    service.answer(feed([replace(WORK, abstract=OTHER, arxiv="2001.00001", doi=None), WORK]))
    assert look(lookup).changes["arxiv"] == "2402.00017"


def test_of_two_as_likely_none_is_taken(service: Service, lookup: Lookup) -> None:
    twins = [WORK, replace(WORK, doi="10.5555/other")]
    service.answer(feed([]), items(twins))
    found = look(lookup)
    assert "doi" not in found.changes
    assert found.remarks == ("not taken, several are as likely: doi 10.5555/knots.17, "
                             "10.5555/other",)  # fmt: skip
    assert found.changes["authors"] == WORK.authors


def test_an_identifier_of_another_paper_is_not_taken(service: Service, lookup: Lookup) -> None:
    service.answer(feed([replace(WORK, doi=None)]), items([]))
    found = look(lookup, owners={("arxiv", "2402.00017"): "other-knots"})
    assert "arxiv" not in found.changes
    assert found.remarks == ("arxiv 2402.00017 is already that of 'other-knots': are they one?",)


def test_what_contradicts_the_paper_is_not_taken(service: Service, lookup: Lookup) -> None:
    service.answer(feed([]), items([WORK]))
    assert look(lookup, replace(PAPER, doi="10.5555/mine")).changes == {}


def test_services_that_contradict_each_other(service: Service, lookup: Lookup) -> None:
    service.answer(feed([replace(WORK, authors=())]), items([replace(WORK, doi="10.5555/other")]))
    found = look(lookup)
    assert (found.changes["arxiv"], found.changes["doi"]) == ("2402.00017", "10.5555/knots.17")
    assert "authors" not in found.changes
    assert len(found.remarks) == 1
    assert "it has another identifier" in found.remarks[0]


def test_what_is_known_to_be_missing_is_not_filled(service: Service, lookup: Lookup) -> None:
    service.answer(feed([WORK]), items([WORK]))
    found = look(lookup, facts=Facts(without=("doi", "authors")))
    assert set(found.changes) == {"arxiv", "confidence", "sources"}


@pytest.mark.parametrize("name", ["Ada \x07 Weaver", "\N{RIGHT-TO-LEFT OVERRIDE}Ada Weaver"])
def test_text_that_cannot_be_seen_is_not_taken(service: Service, lookup: Lookup, name: str) -> None:
    service.answer(feed([]), items([replace(WORK, authors=(name,))]))
    authors = look(lookup).changes.get("authors") or ()
    assert isinstance(authors, tuple)
    assert all(map(str.isprintable, authors))


def test_failures_go_up(service: Service, lookup: Lookup) -> None:
    service.answer(Step(b"no", 403))
    with pytest.raises(AtlasError, match="question-refused"):
        look(lookup)


@pytest.mark.parametrize(
    ("title", "asked"),
    [
        ('Say "no" (AND mean it): OR else', 'ti:"say no and mean it or else"'),
        ("$\\alpha$-Knots, Revisited", 'ti:"α knots revisited"'),
        ("word " * 100, f'ti:"{" ".join(["word"] * 30)}"'),
    ],
)
def test_titles_cannot_be_taken_for_operators(title: str, asked: str) -> None:
    paper = replace(PAPER, title=title)
    found = {api: search(api, paper) or {} for api in ("arxiv", "openalex")}
    assert found["arxiv"]["search_query"] == asked
    assert not set(",:|") & set(found["openalex"]["filter"].partition(":")[2])


def test_a_title_without_words_is_not_searched_for(service: Service, lookup: Lookup) -> None:
    assert look(lookup, replace(PAPER, title="!?")).changes == {}
    assert not service.asked


@pytest.mark.parametrize(
    ("first", "second", "wanted"),
    [(None, "high", "high"), ("high", "low", "low"), ("low", "high", "low"),
     ("medium", "medium", "medium")],
)  # fmt: skip
def test_the_lower_confidence_counts(first: str | None, second: str, wanted: str) -> None:
    assert weaker(first, second) == wanted


# --- seeds/papers.yml

FILE = """\
# Facts.

knots:
  venue: Annals of Rope # ours
  confidence: high
  sources:
    - a book

other:   {title: "Left as it is"}
"""


@pytest.mark.parametrize("text", [FILE, "", "other: {title: Left as it is}\n"])
def test_what_is_found_reads_back(
    service: Service, lookup: Lookup, tmp_path: Path, text: str
) -> None:
    service.answer(feed([WORK]))
    path = tmp_path / "papers.yml"
    path.write_text(text, encoding="utf-8")
    before = load_facts(path, "papers.yml").entries
    found = look(lookup, facts=before.get("knots", Facts()))
    new = corrected(text, "papers.yml", "knots", found.changes)
    path.write_text(new, encoding="utf-8")
    facts = load_facts(path, "papers.yml")
    assert not facts.problems
    own = facts.entries["knots"]
    assert (own.arxiv, own.doi, own.authors) == (WORK.arxiv, WORK.doi, tuple(WORK.authors))
    assert own.sources == (*before.get("knots", Facts()).sources, *_sources(found)[-1:])
    assert own.venue == before.get("knots", Facts()).venue
    assert ('other:   {title: "Left as it is"}' in new) == ('"Left' in text)


def _sources(found: Enrichment) -> Sequence[str]:
    sources = found.changes["sources"]
    assert isinstance(sources, tuple)
    return sources


def test_hostile_names_are_text(service: Service, lookup: Lookup, tmp_path: Path) -> None:
    names = ("*anchor: [x", "- y: {z", "'", "!!python/object:os.system", "yes", "# c")
    service.answer(feed([replace(WORK, authors=names)]))
    found = look(lookup)
    path = tmp_path / "papers.yml"
    path.write_text(corrected("", "papers.yml", "knots", found.changes), encoding="utf-8")
    assert load_facts(path, "papers.yml").entries["knots"].authors == found.changes["authors"]
