"""How well and how fast the search finds: `python bench/search.py SITE`, in a real browser.

Known item: for each of 200 papers three distinctive words of its title (the rarest among all
titles, in the title's order). Typing error: in one of them one pair of letters is swapped.
success@k: the share of papers among the first k results. Time and bytes to the first result
are taken with an empty cache over slow 4G (1.6 Mbit/s, 150 ms). The bytes include the search's
own scripts; the time does not, for it begins when somebody types on a page that has loaded, and
the line is made slow only then. A key's time is taken with everything at hand. The same is
measured on a large collection, which takes the place of SITE's own in a copy of it.
"""

from __future__ import annotations

import gzip
import json
import os
import random
import re
import shutil
import statistics
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click
from playwright.sync_api import Browser, Page, sync_playwright

from bench.invented import invent
from bench.webserver import Server, serve
from generator.cli.site import load
from generator.model import DateSource, Paper, PaperDate, PartialDate
from generator.pages.collection import Collection
from generator.search import make
from generator.search.words import fold
from generator.text.keys import slug

CACHE = Path(".cache/paper-atlas/bench-search")
WORD = re.compile(r"[^\W\d_]{4,}")
SLOW_4G = {"offline": False, "latency": 150, "downloadThroughput": 200_000,
           "uploadThroughput": 93_750}  # fmt: skip
READY = "#find-q[role=combobox]"

# Types a query at once and waits until the box shows what it found: all of it, or something.
ASK = """([query, whole]) => new Promise((resolve) => {
  const input = document.querySelector("#find-q");
  const list = input.form.querySelector("[role=listbox]");
  const started = performance.now();
  const look = () => {
    if (list.dataset.query !== query || (whole && list.ariaBusy !== "false")) return;
    if (!whole && !list.children.length && list.ariaBusy !== "false") return;
    watch.disconnect();
    const found = [...list.querySelectorAll("a:not(.find-all)")].map((a) => a.href);
    resolve({ found, ms: performance.now() - started });
  };
  const watch = new MutationObserver(look);
  watch.observe(list, { attributes: true, childList: true, subtree: true });
  delete list.dataset.query;
  input.focus();
  input.value = query;
  input.dispatchEvent(new Event("input", { bubbles: true }));
})"""


@dataclass(frozen=True)
class Figures:
    """What was measured on one collection."""

    papers: int
    plain: tuple[float, float]
    typos: tuple[float, float]
    first_ms: float
    first_bytes: float
    first_requests: float
    typo_first_ms: float
    key_ms: float
    slow_key_ms: float


def queries(titles: Sequence[str], count: int, seed: int = 7) -> list[tuple[int, list[str]]]:
    """Numbers of ``count`` titles with three distinctive words of each."""
    own = [list(dict.fromkeys(WORD.findall(title))) for title in titles]
    often = Counter(fold(word) for words in own for word in words)
    able = [i for i, words in enumerate(own) if len(words) >= 3]
    chosen = random.Random(seed).sample(able, min(count, len(able)))
    return [(i, _rarest(own[i], often)) for i in sorted(chosen)]


def _rarest(words: Sequence[str], often: Counter[str]) -> list[str]:
    rarest = sorted(words, key=lambda word: (often[fold(word)], word))[:3]
    return [word for word in words if word in rarest]


def swapped(words: Sequence[str], rng: random.Random) -> list[str]:
    """``words`` with one pair of neighbouring letters of one of them swapped."""
    while True:
        number = rng.randrange(len(words))
        word = words[number]
        at = rng.randrange(len(word) - 1)
        if word[at].lower() != word[at + 1].lower():
            wrong = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
            return [*words[:number], wrong, *words[number + 1 :]]


def measure(browser: Browser, server: Server, collection: Collection, count: int) -> Figures:
    """All figures of the site that ``server`` serves, whose papers are those of ``collection``."""
    papers = collection.newest
    plain = queries([paper.title for paper in papers], count)
    rng = random.Random(11)
    typos = [(i, swapped(words, rng)) for i, words in plain]
    page = browser.new_page()
    _open(page, server)
    success = [_success(page, papers, own) for own in (plain, typos)]
    keys = list(_keys(page, [words for _, words in plain[:: max(1, len(plain) // 20)]]))
    page.close()
    step = max(1, len(plain) // 15)
    first = [_first(browser, server, words) for _, words in plain[::step]]
    wrong = [_first(browser, server, words) for _, words in typos[::step]]
    return Figures(
        papers=len(papers),
        plain=success[0],
        typos=success[1],
        first_ms=statistics.median(own[0] for own in first),
        first_bytes=statistics.median(own[1] for own in first),
        first_requests=statistics.median(own[2] for own in first),
        typo_first_ms=statistics.median(own[0] for own in wrong),
        key_ms=statistics.median(keys),
        slow_key_ms=statistics.quantiles(keys, n=20)[-1],
    )


def _open(page: Page, server: Server) -> None:
    page.goto(server.url, wait_until="networkidle")
    page.wait_for_selector(READY)


def _success(
    page: Page, papers: Sequence[Paper], asked: Sequence[tuple[int, list[str]]]
) -> tuple[float, float]:
    first = five = 0
    for number, words in asked:
        found = page.evaluate(ASK, [" ".join(words), True])["found"]
        ids = [href.rstrip("/").rpartition("/")[2] for href in found]
        first += ids[:1] == [papers[number].id]
        five += papers[number].id in ids[:5]
    return first / len(asked), five / len(asked)


def _keys(page: Page, asked: Sequence[list[str]]) -> Iterator[float]:
    """Milliseconds from each key to the list that answers it, one letter more at a time."""
    for words in asked:
        query = " ".join(words)
        for end in range(3, len(query) + 1):
            yield page.evaluate(ASK, [query[:end], False])["ms"]


def _first(browser: Browser, server: Server, words: Sequence[str]) -> tuple[float, int, int]:
    """Milliseconds, bytes and requests to the first result, with an empty cache."""
    context = browser.new_context()
    page = context.new_page()
    server.sent.clear()
    _open(page, server)
    context.new_cdp_session(page).send("Network.emulateNetworkConditions", SLOW_4G)
    ms = page.evaluate(ASK, [" ".join(words), False])["ms"]
    ours = [size for path, size in list(server.sent) if re.search("/(search|pagefind)[/.]", path)]
    context.close()
    return ms, sum(ours), len(ours)


def read_papers(path: Path) -> Collection:
    """Papers from JSON lines with ``title``, ``abstract``, ``authors``, ``date`` and ``arxiv``."""
    papers: dict[str, Paper] = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            year, month, day = map(int, row["date"].split("-"))
            wanted = slug(row["title"])
            paper_id = wanted if wanted not in papers else f"{wanted}-{len(papers)}"
            papers[paper_id] = Paper(
                id=paper_id,
                title=row["title"],
                abstract=row["abstract"],
                records=(),
                sentence=row["abstract"].partition(". ")[0][:250],
                authors=tuple(row["authors"]),
                date=PaperDate(PartialDate(year, month, day), DateSource.PRINTED),
                arxiv=row["arxiv"],
            )
    return Collection("Bench", "", tuple(papers.values()), (), (), {}, {}, {}, {})


def table(rows: Sequence[tuple[str, Figures]]) -> str:
    """The figures as a Markdown table."""
    head = ("collection", "success@1, @5", "with a typing error", "first result on slow 4G",
            "with a typing error", "sent until then", "a key, median and 95 %")  # fmt: skip
    lines = [head, ("---",) * len(head)]
    for name, own in rows:
        lines.append((
            f"{name}, {own.papers:,} papers",
            f"{own.plain[0]:.3f}, {own.plain[1]:.3f}",
            f"{own.typos[0]:.3f}, {own.typos[1]:.3f}",
            f"{own.first_ms / 1000:.2f} s",
            f"{own.typo_first_ms / 1000:.2f} s",
            f"{own.first_bytes / 1000:.0f} kB in {own.first_requests:.0f} requests",
            f"{own.key_ms:.0f} ms, {own.slow_key_ms:.0f} ms",
        ))  # fmt: skip
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


@click.command()
@click.argument("site", type=click.Path(exists=True, path_type=Path), default=Path("site"))
@click.option("--papers", type=click.Path(exists=True, path_type=Path),
              help="JSON lines, gzipped: real papers instead of invented ones.")  # fmt: skip
@click.option("--count", default=10_000, show_default=True, help="Papers to invent.")
@click.option("--queries", "asked", default=200, show_default=True, help="Papers to look for.")
def main(site: Path, papers: Path | None, count: int, asked: int) -> None:
    """Measure the search of SITE, and of a large collection in its place."""
    seeds = load(Path("mkdocs.yml")).collection
    large = read_papers(papers) if papers else invent(seeds.papers, count)
    rows: list[tuple[str, Figures]] = []
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        executable = os.environ.get("PAPER_ATLAS_CHROMIUM") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=executable)
        with serve(site) as server:
            rows.append(("seeds", measure(browser, server, seeds, asked)))
        copy = Path(folder, "site")
        shutil.copytree(site, copy)
        click.echo(make(large, (), copy, CACHE), err=True)
        with serve(copy) as server:
            name = papers.name if papers else "invented"
            rows.append((name, measure(browser, server, large, asked)))
        browser.close()
    click.echo(table(rows))


if __name__ == "__main__":
    main()
