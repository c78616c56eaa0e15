"""How good and how fast related papers are: `python bench/related.py [--count N]`.

Quality: the share of related papers that share a required topic label with the paper, over
the pairs in which both papers have labels given by hand; beside it the same for random
papers and for the nearest by Jaccard likeness of words. Speed: time and memory over
invented papers (bench/invented.py).
"""

from __future__ import annotations

import json
import random
import resource
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import click

from bench.invented import invent
from generator.cli.site import load
from generator.model import Paper
from generator.pages.collection import Collection
from generator.related import find_related
from generator.text.keys import title_key, words

MOST = 5
LABELS = ("tests/data/topic-labels.json", "tests/data/topic-labels-ours.json")

Nearest = Callable[[Paper], Sequence[str]]


def read_labels() -> dict[str, set[str]]:
    """Required topics by title key, of all label files that are there."""
    entries = [
        e for name in LABELS if Path(name).exists() for e in json.loads(Path(name).read_text())
    ]
    return {title_key(entry["title"]): set(entry["required"]) for entry in entries}


def share(collection: Collection, nearest: Nearest, labels: Mapping[str, set[str]]) -> float:
    """The share of labelled neighbours of labelled papers that share a required topic."""
    hits = pairs = 0
    for paper in collection.papers:
        own = labels.get(title_key(paper.title))
        for other in nearest(paper) if own else ():
            theirs = labels.get(title_key(collection.by_id[other].title))
            if own and theirs is not None:
                pairs += 1
                hits += bool(own & theirs)
    return hits / pairs


def jaccard(collection: Collection) -> Nearest:
    """The nearest by the share of words that two papers have in common."""
    bags = {p.id: frozenset(words(f"{p.title} {p.abstract}")) for p in collection.papers}

    def nearest(paper: Paper) -> Sequence[str]:
        own = bags[paper.id]
        order = sorted((-len(own & bag) / len(own | bag), key) for key, bag in bags.items())
        return [key for _, key in order if key != paper.id][:MOST]

    return nearest


def at_random(collection: Collection) -> Nearest:
    """Any other papers, the same at every run."""
    dice = random.Random(1)
    ids = sorted(collection.by_id)
    return lambda paper: dice.sample([key for key in ids if key != paper.id], MOST)


@click.command()
@click.option("--count", default=10_000, show_default=True, help="Invented papers to time.")
def main(count: int) -> None:
    """Print quality on the seeds and time and memory on invented papers."""
    collection = load(Path("mkdocs.yml")).collection
    labels = read_labels()
    ours = {key: [one.paper for one in own] for key, own in collection.related.items()}
    click.echo("| related by | share that shares a required topic |\n|---|---|")
    for name, nearest in (
        ("terms and topics (ours)", lambda paper: ours[paper.id]),
        ("Jaccard of words", jaccard(collection)),
        ("chance", at_random(collection)),
    ):
        click.echo(f"| {name} | {share(collection, nearest, labels):.2f} |")
    papers = invent(collection.papers, count).papers
    started = time.perf_counter()
    find_related(papers, {})
    seconds = time.perf_counter() - started
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    click.echo(f"\n{count} papers: {seconds:.1f} s, {memory:.0f} MB at most")


if __name__ == "__main__":
    main()
