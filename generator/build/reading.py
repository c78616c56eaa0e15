"""The seeds as they are read: each file on its own, what was read before from what is kept."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from generator.build.keeping import ALWAYS, content, sources_key
from generator.config import Options, Settings, load_settings
from generator.corpus import FactsFile, load_facts
from generator.errors import AtlasError, Diagnostic, Place, error, note
from generator.mapping.ledger import load_places
from generator.mapping.places import Places
from generator.mentions import Lexicon, load_lexicon
from generator.permalinks import Ledger, load_ledger
from generator.sources import Reading, find_listings, listing_ids, read_source, sorted_out
from generator.sources import load as load_sources
from generator.stored import Store, key_of
from generator.timing import stage
from generator.topics import Taxonomy, load_taxonomy
from generator.yamlfile import is_there

T = TypeVar("T")
Read = tuple[T, tuple[Diagnostic, ...]]
"""What was made of a file, and what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Seeds:
    """Every file of the seeds, read, with what was wrong in them.

    ``key`` stands for all that papers are made of, ``lexicon_key`` for the names that are
    looked for in them.
    """

    settings: Settings
    readings: tuple[Reading, ...]
    facts: FactsFile
    taxonomy: Taxonomy | None
    lexicon: Lexicon | None
    places: Places
    ledger: Ledger
    problems: tuple[Diagnostic, ...]
    key: bytes
    lexicon_key: bytes


def read_seeds(options: Options, store: Store) -> Seeds:
    """Read every file of the seeds. Raises :class:`AtlasError` where there is no listing."""
    paths = _listings(options)
    settings = load_settings(*options.seed("listings.yml"))
    with stage("listings"):
        key, (readings, reading_problems) = _readings(paths, options, settings, store)
    facts = _kept("facts", load_facts, options.seed("papers.yml"), store)
    with stage("rules"):
        taxonomy, lexicon, rule_problems = _rules(options, store)
    places, place_problems = load_places(*options.seed("positions.json"))
    with stage("ledger"):
        ledger, ledger_problems = _kept(
            "ledger", load_ledger, options.seed("permalinks.yml"), store
        )
    said = (settings.problems, _unknown_listings(settings, paths), reading_problems)
    more = (facts.problems, rule_problems, place_problems, ledger_problems)
    return Seeds(
        settings=settings,
        readings=readings,
        facts=facts,
        taxonomy=taxonomy,
        lexicon=lexicon,
        places=places,
        ledger=ledger,
        problems=tuple(problem for own in (*said, *more) for problem in own),
        key=key_of(key, *(content(*options.seed(name)) for name in CORPUS_FILES)),
        lexicon_key=content(*options.seed("mentions.yml")),
    )


def _rules(
    options: Options, store: Store
) -> tuple[Taxonomy | None, Lexicon | None, tuple[Diagnostic, ...]]:
    """What puts papers into topics, what names they are searched for, and what is wrong there."""
    taxonomy, problems = _optional(
        _held("taxonomy", load_taxonomy, store),
        *options.seed("topics.yml"),
        hint="'paper-atlas topics suggest' proposes one",
    )
    lexicon, more = _optional(_held("lexicon", load_lexicon, store), *options.seed("mentions.yml"))
    return taxonomy, lexicon, (*problems, *more)


CORPUS_FILES = ("listings.yml", "papers.yml", "permalinks.yml")
"""The files that papers are made of, beside the listings."""


def _readings(
    paths: Iterable[Path], options: Options, settings: Settings, store: Store
) -> tuple[bytes, Read[tuple[Reading, ...]]]:
    """What is read of the listings, and the key of what it depends on.

    Each is kept on its own: a paper that was changed stands in one of them.
    """
    sources, problems = load_sources(paths, options.root, settings.listings)
    wanted = {sources_key([source], ()).hex(): source for source in sources}
    known: Mapping[str, Reading | Diagnostic] = store.get("listings", ALWAYS) or {}
    results = {key: known.get(key) or read_source(source) for key, source in wanted.items()}
    if results.keys() != known.keys():
        store.put("listings", ALWAYS, results)
    return sources_key(sources, problems), sorted_out(results.values(), problems)


def _kept(what: str, read: Callable[[Path, str], T], seed: tuple[Path, str], store: Store) -> T:
    """What ``read`` makes of a file; of one that is as it was what was made of it then."""
    return store.made(what, content(*seed), lambda: read(*seed))


def _held(what: str, read: Callable[[Path, str], T], store: Store) -> Callable[[Path, str], T]:
    """``read`` for what is kept in this process alone: compiled rules are no plain values."""
    return lambda path, name: store.held(what, content(path, name), lambda: read(path, name))


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
