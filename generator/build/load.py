"""Read and understand everything: seeds in, a collection and every problem out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from generator.build.keeping import ALWAYS, store_of, text_key
from generator.build.papers import Corpus
from generator.build.reading import Seeds, read_seeds
from generator.build.snapshot import papers_of
from generator.config import Options
from generator.corpus import Facts, FactsFile
from generator.dedupe import Cluster, Join, Reason
from generator.errors import Diagnostic, Severity, error, note
from generator.exports import assign_keys
from generator.memory import uncollected
from generator.mentions import find
from generator.model import Assignment, Mention, MentionKind, Paper
from generator.notes import read_written
from generator.pages.beside import FILES_OFF, MOST_WITH_FILES, Beside, is_large, spared
from generator.pages.collection import Collection
from generator.pages.people import MOST_PAGES
from generator.pages.written import broken_links
from generator.parallel import shared
from generator.permalinks import Ledger
from generator.sources import Reading
from generator.stored import Store
from generator.text.numbers import count
from generator.timing import stage
from generator.topics import Clause, Judged, Taxonomy, carried, correct, describe, judge


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
    with stage("load"), uncollected():
        return _load(options, title, description)


def _load(options: Options, title: str, description: str) -> Loaded:
    store = store_of(options)
    seeds = read_seeds(options, store)
    with stage("papers"):
        corpus = papers_of(seeds, store)
    plain = _collection(options, seeds, corpus, store)
    with stage("notes"):
        collection, by_hand = _with_written(
            options, replace(plain, title=title, description=description)
        )
    more = (
        *by_hand,
        *_unknown_topics(seeds.facts, seeds.taxonomy),
        *_files_off(options, collection.beside),
        *spared(len(collection.papers), MOST_PAGES),
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


def _collection(options: Options, seeds: Seeds, corpus: Corpus, store: Store) -> Collection:
    """The collection, as yet without a title and what was written by hand."""
    taxonomy, lexicon = seeds.taxonomy, seeds.lexicon
    texts = {paper.id: text_key(paper) for paper in corpus.papers}
    with stage("citation keys"):
        keys = assign_keys(corpus.papers, corpus.ledger.keys)
    return Collection(
        title="",
        description="",
        papers=corpus.papers,
        listings=tuple(reading.listing for reading in seeds.readings),
        groups=taxonomy.groups if taxonomy else (),
        rules=_rules(taxonomy),
        assignments=_assignments(corpus, taxonomy, texts, store),
        names=lexicon.names if lexicon else {},
        mentions=_mentions(corpus.papers, seeds, texts, store),
        known_places=seeds.places,
        ledger=corpus.ledger.with_keys(keys),
        url=options.site_url,
        repository=options.repo_url,
        beside=_beside(options, len(corpus.papers)),
        joins=_near(corpus),
        store=store,
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
    return Beside(paper_files, cards=options.social_cards, large=is_large(papers))


def _files_off(options: Options, beside: Beside) -> Iterable[Diagnostic]:
    """One note where papers have no files of their own, with why, and how to have them."""
    if beside.paper_files:
        return
    by_default = f"there are more than {count(MOST_WITH_FILES)} papers"
    why = by_default if options.paper_files is None else "mkdocs.yml says so"
    what = "no paper has files of its own (references, JSON, Markdown, embedding)"
    hint = "to have them, set 'paper_files: true' in mkdocs.yml"
    yield note(FILES_OFF, f"{what}, because {why}", None, hint)


def _order(problem: Diagnostic) -> tuple[int, tuple[str, int, str, str]]:
    return (tuple(Severity).index(problem.severity), problem.sort_key())


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


Texts = Mapping[str, str]
"""The key of each paper's text, by its id."""


def _assignments(
    corpus: Corpus, taxonomy: Taxonomy | None, texts: Texts, store: Store
) -> dict[str, tuple[Assignment, ...]]:
    """What the rules give, with what the maintainer adds (of known topics) and takes away."""
    if taxonomy is None:
        return {}
    with stage("topics"):
        given = _given(corpus.papers, taxonomy, texts, store)
        return {
            paper.id: _corrected(given[texts[paper.id]], corpus.facts[paper.id], taxonomy)
            for paper in corpus.papers
        }


def _given(
    papers: Iterable[Paper], taxonomy: Taxonomy, texts: Texts, store: Store
) -> Mapping[str, tuple[Assignment, ...]]:
    """What the rules give to each text, by its key."""
    wanted = {texts[own.id]: (own.title, own.abstract, own.sentence) for own in papers}
    known = store.get("topics", ALWAYS) or Judged()
    found = judge(taxonomy, wanted, known)
    if found is not known:
        store.put("topics", ALWAYS, found)
    return carried(taxonomy, found, wanted)


def _corrected(
    given: tuple[Assignment, ...], facts: Facts, taxonomy: Taxonomy
) -> tuple[Assignment, ...]:
    if not (facts.add_topics or facts.remove_topics):
        return given
    add = [topic for topic in facts.add_topics if topic in taxonomy.topics]
    return correct(given, add, facts.remove_topics)


Named = Mapping[MentionKind, tuple[Mention, ...]]


def _mentions(
    papers: Iterable[Paper], seeds: Seeds, texts: Texts, store: Store
) -> dict[str, Named]:
    """The names in each paper; texts in which they were looked for are not read again."""
    lexicon = seeds.lexicon
    if lexicon is None:
        return {}
    with stage("mentions"):
        known: Mapping[str, Named] = store.get("mentions", seeds.lexicon_key) or {}
        wanted = {texts[paper.id]: paper for paper in papers}
        unread = [key for key in wanted if key not in known]
        read = shared(lambda key: find(lexicon, wanted[key].title, wanted[key].abstract), unread)
        new = dict(zip(unread, read, strict=True))
        kept = {key: new[key] if key in new else known[key] for key in wanted}
        if kept.keys() != known.keys():
            store.put("mentions", seeds.lexicon_key, kept)
        return {paper.id: kept[texts[paper.id]] for paper in papers}
