"""Read and understand everything: seeds in, a collection and every problem out."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from generator.build.papers import Corpus, make_papers
from generator.config import Options, Settings, load_settings
from generator.corpus import Facts, FactsFile, load_facts
from generator.dedupe import Cluster, Join, Reason
from generator.errors import AtlasError, Diagnostic, Place, Severity, error, note
from generator.exports import assign_keys
from generator.mapping.ledger import load_places
from generator.mapping.places import Places
from generator.mentions import Lexicon, find, load_lexicon
from generator.model import Assignment, Mention, MentionKind, Paper
from generator.notes import read_written
from generator.pages.beside import FILES_OFF, MOST_WITH_FILES, Beside
from generator.pages.collection import Collection
from generator.pages.written import broken_links
from generator.permalinks import Ledger, load_ledger
from generator.sources import Reading, find_listings, listing_ids, read_all
from generator.text.numbers import count
from generator.timing import stage
from generator.topics import Clause, Taxonomy, assign, correct, describe, load_taxonomy
from generator.yamlfile import is_there

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Loaded:
    """All that was read.

    ``readings`` say how each listing was read; ``clusters`` and ``facts`` what each paper
    was made of, by its id; ``hidden`` are the papers that ``papers.yml`` hides. ``ledger`` is
    that of addresses as it is written, while the collection's says what it should be;
    ``problems`` are errors first, then warnings, then notes.
    """

    collection: Collection
    readings: tuple[Reading, ...]
    clusters: Mapping[str, Cluster]
    facts: Mapping[str, Facts]
    hidden: Mapping[str, Paper]
    ledger: Ledger
    problems: tuple[Diagnostic, ...]

    @property
    def failed(self) -> bool:
        """Whether something was refused."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)


def load(options: Options, title: str, description: str) -> Loaded:
    """Run every stage up to the collection; ``title`` and ``description`` are the site's.

    Bad input never stops it: what is wrong is among the problems, beside all that could be
    read. Raises :class:`AtlasError` only where there is no listing at all.
    """
    with stage("load"):
        return _load(options, title, description)


def _load(options: Options, title: str, description: str) -> Loaded:
    seeds = _read(options)
    with stage("papers"):
        corpus = make_papers(seeds.readings, seeds.settings.listings, seeds.facts, seeds.ledger)
    plain = _collection(options, seeds, corpus)
    with stage("notes"):
        collection, by_hand = _with_written(
            options, replace(plain, title=title, description=description)
        )
    more = (
        *by_hand,
        *_unknown_topics(seeds.facts, seeds.taxonomy),
        *_files_off(options, collection.beside),
    )
    return Loaded(
        collection=collection,
        readings=seeds.readings,
        clusters=corpus.clusters,
        facts=corpus.facts,
        hidden={paper.id: paper for paper in corpus.hidden},
        ledger=seeds.ledger,
        problems=tuple(sorted((*seeds.problems, *corpus.problems, *more), key=_order)),
    )


def _collection(options: Options, seeds: _Seeds, corpus: Corpus) -> Collection:
    """The collection, as yet without a title and what was written by hand."""
    taxonomy, lexicon = seeds.taxonomy, seeds.lexicon
    with stage("citation keys"):
        keys = assign_keys(corpus.papers, corpus.ledger.keys)
    return Collection(
        title="",
        description="",
        papers=corpus.papers,
        listings=tuple(reading.listing for reading in seeds.readings),
        groups=taxonomy.groups if taxonomy else (),
        rules=_rules(taxonomy),
        assignments=_assignments(corpus, taxonomy),
        names=lexicon.names if lexicon else {},
        mentions=_mentions(corpus.papers, lexicon),
        known_places=seeds.places,
        ledger=corpus.ledger.with_keys(keys),
        url=options.site_url,
        repository=options.repo_url,
        beside=_beside(options, len(corpus.papers)),
        joins=_near(corpus),
        parted={key: facts.split for key, facts in corpus.facts.items() if facts.split},
    )


def _near(corpus: Corpus) -> dict[str, tuple[Join, ...]]:
    """The joins by likeness of each paper that has some: they could be wrong."""
    found = {
        paper.id: tuple(j for j in corpus.clusters[paper.id].joins if j.reason is Reason.NEAR)
        for paper in corpus.papers
    }
    return {key: joins for key, joins in found.items() if joins}


def _with_written(
    options: Options, collection: Collection
) -> tuple[Collection, tuple[Diagnostic, ...]]:
    """The collection with its notes and reading lists, and what is wrong with them."""
    written, problems = read_written(*options.pages(), collection.find)
    whole = replace(collection, written=written)
    return whole, (*problems, *broken_links(whole))


def _beside(options: Options, papers: int) -> Beside:
    """What is served beside the pages of so many papers."""
    asked = options.paper_files
    paper_files = papers <= MOST_WITH_FILES if asked is None else asked
    return Beside(paper_files=paper_files, cards=options.social_cards)


def _files_off(options: Options, beside: Beside) -> Iterable[Diagnostic]:
    """One note where papers have no files of their own, with why, and how to have them."""
    if beside.paper_files:
        return
    by_default = f"there are more than {count(MOST_WITH_FILES)} papers"
    why = by_default if options.paper_files is None else "mkdocs.yml says so"
    what = "no paper has files of its own (references, JSON, Markdown, embedding)"
    hint = "to have them, set 'paper_files: true' in mkdocs.yml"
    yield note(FILES_OFF, f"{what}, because {why}", None, hint)


@dataclass(frozen=True, slots=True)
class _Seeds:
    """Every file of the seeds, read, with what was wrong in them."""

    settings: Settings
    readings: tuple[Reading, ...]
    facts: FactsFile
    taxonomy: Taxonomy | None
    lexicon: Lexicon | None
    places: Places
    ledger: Ledger
    problems: tuple[Diagnostic, ...]


def _read(options: Options) -> _Seeds:
    paths = _listings(options)
    settings = load_settings(*options.seed("listings.yml"))
    with stage("listings"):
        readings, reading_problems = read_all(paths, options.root, settings.listings)
    facts = load_facts(*options.seed("papers.yml"))
    taxonomy, topic_problems = _optional(
        load_taxonomy, *options.seed("topics.yml"), hint="'paper-atlas topics suggest' proposes one"
    )
    lexicon, name_problems = _optional(load_lexicon, *options.seed("mentions.yml"))
    places, place_problems = load_places(*options.seed("positions.json"))
    with stage("ledger"):
        ledger, ledger_problems = load_ledger(*options.seed("permalinks.yml"))
    problems = (
        *settings.problems,
        *_unknown_listings(settings, paths),
        *reading_problems,
        *facts.problems,
        *topic_problems,
        *name_problems,
        *place_problems,
        *ledger_problems,
    )
    return _Seeds(settings, readings, facts, taxonomy, lexicon, places, ledger, problems)


def _order(problem: Diagnostic) -> tuple[int, tuple[str, int, str, str]]:
    return (tuple(Severity).index(problem.severity), problem.sort_key())


def _optional(
    read: Callable[[Path, str], tuple[T | None, tuple[Diagnostic, ...]]],
    path: Path,
    name: str,
    hint: str = "",
) -> tuple[T | None, tuple[Diagnostic, ...]]:
    """What ``read`` makes of a file that a new collection does not have yet."""
    if is_there(path):
        return read(path, name)
    return None, (
        note("no-such-file", "is not there, so no paper gets what it gives", Place(name), hint),
    )


def _listings(options: Options) -> tuple[Path, ...]:
    folder, shown = options.seed("listings")
    if not folder.is_dir():
        hint = "make the folder and put lists of papers in it, or set 'seeds' in mkdocs.yml"
        raise AtlasError([error("no-listings", "there is no such folder", Place(shown), hint)])
    found = find_listings(folder)
    if not found:
        hint = "put a list of papers in it"
        raise AtlasError([error("no-listings", "holds no listing", Place(shown), hint)])
    return found


def _unknown_listings(settings: Settings, paths: Sequence[Path]) -> Iterable[Diagnostic]:
    """An error for each entry of ``listings.yml`` that no file answers to."""
    known = sorted({key for path in paths for key in listing_ids(path)})
    for key in settings.listings:
        if key not in known:
            nearest = difflib.get_close_matches(key, known, n=3) or known[:10]
            hint = f"ids of listings: {', '.join(nearest)}"
            place = settings.document.place(key) if settings.document else None
            yield error("unknown-listing", f"'{key}' is the id of no listing", place, hint)


def _rules(taxonomy: Taxonomy | None) -> dict[str, tuple[Clause, ...]]:
    return {key: describe(rule) for key, rule in taxonomy.rules.items()} if taxonomy else {}


def _unknown_topics(facts: FactsFile, taxonomy: Taxonomy | None) -> Iterable[Diagnostic]:
    """An error for each topic that the facts give or take and the taxonomy does not have."""
    if taxonomy is None or facts.document is None:
        return
    for key, fact in facts.entries.items():
        named = {"add_topics": fact.add_topics, "remove_topics": fact.remove_topics}
        for field, topics in named.items():
            for i, topic in enumerate(topics):
                if topic not in taxonomy.topics:
                    message = f"'{topic}' is the id of no topic"
                    place = facts.document.place(key, field, i)
                    yield error("unknown-topic", message, place, "see seeds/topics.yml for the ids")


def _assignments(corpus: Corpus, taxonomy: Taxonomy | None) -> dict[str, tuple[Assignment, ...]]:
    if taxonomy is None:
        return {}
    with stage("topics"):
        return {
            paper.id: _topics_of(paper, corpus.facts[paper.id], taxonomy) for paper in corpus.papers
        }


def _topics_of(paper: Paper, facts: Facts, taxonomy: Taxonomy) -> tuple[Assignment, ...]:
    """What the rules give, with what the maintainer adds (of known topics) and takes away."""
    given = assign(taxonomy, paper.title, paper.abstract, paper.sentence)
    add = [topic for topic in facts.add_topics if topic in taxonomy.topics]
    return correct(given, add, facts.remove_topics)


def _mentions(
    papers: Iterable[Paper], lexicon: Lexicon | None
) -> dict[str, Mapping[MentionKind, tuple[Mention, ...]]]:
    if lexicon is None:
        return {}
    with stage("mentions"):
        return {paper.id: find(lexicon, paper.title, paper.abstract) for paper in papers}
