"""What the builds are held to, and whether they keep it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bench.ours import COLD, NEXT, NOT_PAGES, PAGES, SEARCH, spent
from bench.results import Build, Results, middle

LARGE, SMALL, HUGE, SITE_LIMIT = 10_000, 2_000, 50_000, 30_000
"""Papers: what the targets are about, what growth is measured from, and what has to finish."""


@dataclass(frozen=True)
class Target:
    """``met`` is ``None`` where what it needs was not measured."""

    title: str
    wanted: str
    found: str = "not measured"
    met: bool | None = None


def pages_s(build: Build) -> float | None:
    """Seconds of our build of pages alone, without the stages that find out what they show."""
    stages = middle(build.stages)
    return build.wall_s - spent(stages, *NOT_PAGES) if stages else None


def without_search_s(build: Build) -> float | None:
    """Seconds of our build without the search index."""
    search_s = searched_s(build)
    return None if search_s is None else build.wall_s - search_s


def searched_s(build: Build) -> float | None:
    """Seconds that our build took for the search index; ``None`` where it did not tell."""
    stages = middle(build.stages)
    told = any(path[-1] == SEARCH for path in stages)
    return spent(stages, SEARCH) if told else None


def targets_of(results: Results, papers: int = LARGE) -> Iterator[Target]:
    """Each target, for a collection of ``papers`` papers."""
    yield from _cold(results, papers)
    yield from _next(results, papers)
    yield from _growth(results)
    yield from _bytes(results, papers)
    yield from _serve(results, papers)


def _ratio(title: str, most: float, own: float | None, other: float | None) -> Target:
    wanted = f"at most {most:g} ×"
    if own is None or not other:
        return Target(title, wanted)
    found = f"{own / other:.2f} × ({own:.1f} s to {other:.1f} s)"
    return Target(title, wanted, found, own <= most * other)


def _limit(title: str, most: float, unit: str, own: float | None) -> Target:
    wanted = f"at most {most:,g} {unit}"
    if own is None:
        return Target(title, wanted)
    return Target(title, wanted, f"{own:,.1f} {unit}", own <= most)


def _of(build: Build | None, figure: Callable[[Build], float | None]) -> float | None:
    return figure(build) if build else None


def _wall(build: Build) -> float:
    return build.wall_s


def _cold(results: Results, papers: int) -> Iterator[Target]:
    own = results.of(papers)
    hugo, mkdocs = (_of(results.of(papers, name), _wall) for name in ("hugo", "mkdocs"))
    pages = _of(results.of(papers, scenario=PAGES), pages_s)
    yield _ratio("cold, records to pages, to Hugo", 0.5, pages, hugo)
    yield _ratio("cold, records to pages, to MkDocs with a small navigation", 0.125, pages, mkdocs)
    title = "cold, all but the search index, to Hugo's pages alone"
    yield _ratio(title, 1, _of(own, without_search_s), hugo)
    memory = _of(own, lambda build: build.memory_mb)
    yield _limit("memory, without the search indexer", 1_000, "MB", memory)


def _next(results: Results, papers: int) -> Iterator[Target]:
    cold, again = (_of(results.of(papers, scenario=name), _wall) for name in (COLD, NEXT))
    one, template = (
        _of(results.of(papers, scenario=name), _wall) for name in ("paper", "template")
    )
    yield _ratio("next, nothing changed, to cold", 0.2, again, cold)
    more = one - again if one is not None and again is not None else None
    yield _limit("next, one paper changed: more than nothing changed by", 1, "s", more)
    yield _ratio("next, a template changed, to cold", 1, template, cold)
    searched = _searched_again_s(results.of(papers), results.of(papers, scenario=NEXT))
    yield _limit("next, nothing changed: search index", 0.5, "s", searched)


def _searched_again_s(cold: Build | None, again: Build | None) -> float | None:
    """Seconds for the search index where nothing has changed: none where it is left as it is."""
    if again is None or not again.stages or _of(cold, searched_s) is None:
        return None
    return spent(middle(again.stages), SEARCH)


def _growth(results: Results) -> Iterator[Target]:
    large, small = (_of(results.of(count), _wall) for count in (LARGE, SMALL))
    yield _ratio(f"{LARGE:,} papers to {SMALL:,}", 5.5, large, small)
    huge = _of(results.of(HUGE), lambda build: build.memory_mb)
    yield _limit(f"{HUGE:,} papers finish: memory", 4_000, "MB", huge)


def _bytes(results: Results, papers: int) -> Iterator[Target]:
    own = results.of(papers)
    raw, packed = (
        _of(own, lambda build: build.sizes.page_bytes / 1e3),
        _of(own, lambda build: build.sizes.page_gzip_bytes / 1e3),
    )
    yield _limit("a paper's page, gzipped", 12, "kB", packed)
    yield _limit("a paper's page, raw", 30, "kB", raw)
    site = _of(results.of(LARGE), _megabytes)
    yield _limit(f"the site of {LARGE:,} papers", 400, "MB", site)
    bare = _of(results.of(LARGE, scenario="bare"), _megabytes)
    yield _limit("the same without files of each paper's own", 250, "MB", bare)
    yield _limit(
        f"the site of {SITE_LIMIT:,} papers", 1_000, "MB", _of(results.of(SITE_LIMIT), _megabytes)
    )


def _megabytes(build: Build) -> float:
    return build.sizes.bytes / 1e6


def _serve(results: Results, papers: int) -> Iterator[Target]:
    for what in ("note", "rule"):
        seconds = results.serve_s.get(f"{what} {papers}")
        yield _limit(f"serve: a changed {what} is on the screen after", 2, "s", seconds)
