"""How fast social cards are drawn and how large they are: `python bench/cards.py`.

Measured on the seeds' own cards and on invented papers (bench/invented.py), or on titles of
your own: `--titles FILE`, one JSON object with a `title` in each line, gzipped or not. With
`--sheet FILE` some of the cards are put side by side into an image to look at.
"""

from __future__ import annotations

import gzip
import json
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import click
from PIL import Image

from bench.invented import invent
from generator.cli.site import load
from generator.exports.social.remembered import Content, remembered
from generator.exports.social.words import SocialCard, cards_of, clean

WIDTH, HEIGHT, COLUMNS, GAP = 480, 252, 3, 8
"""Of a card on a sheet, in pixels."""


def told(name: str, cards: Sequence[SocialCard]) -> list[bytes]:
    """Draw ``cards`` into an empty cache, take them from it, and print a row on both."""
    with tempfile.TemporaryDirectory() as folder:
        started, ran = time.perf_counter(), time.process_time()
        images = [_read(image) for _, image in remembered(cards, Path(folder))]
        first, work = time.perf_counter() - started, time.process_time() - ran
        started = time.perf_counter()
        again = sum(1 for _ in remembered(cards, Path(folder)))
        next_time = time.perf_counter() - started
    sizes = sorted(map(len, images))
    mean, most, total = sum(sizes) / again / 1e3, sizes[-1] / 1e3, sum(sizes) / 1e6
    click.echo(
        f"| {name} | {again:,} | {first:.1f} s | {1e3 * work / again:.1f} ms | {next_time:.2f} s "
        f"| {mean:.1f} kB | {most:.1f} kB | {total:.0f} MB |"
    )
    return images


def _read(image: Content) -> bytes:
    return image if isinstance(image, bytes) else image.read_bytes()


def read_titles(path: Path) -> list[str]:
    """The titles in a file of JSON lines."""
    data = path.read_bytes()
    text = gzip.decompress(data) if path.suffix == ".gz" else data
    return [json.loads(line)["title"] for line in text.splitlines() if line.strip()]


def titled(titles: Sequence[str], models: Sequence[SocialCard]) -> list[SocialCard]:
    """Cards with these titles, in all else like ``models`` in turn."""
    return [
        replace(models[n % len(models)], path=f"cards/papers/{n}.png", title=clean(title))
        for n, title in enumerate(titles)
    ]


def write_sheet(images: Sequence[bytes], path: Path) -> None:
    """Cards side by side, scaled to what a chat shows."""
    rows = -(-len(images) // COLUMNS)
    size = (COLUMNS * (WIDTH + GAP), rows * (HEIGHT + GAP))
    sheet = Image.new("RGB", size, "#888888")
    for n, data in enumerate(images):
        card = Image.open(BytesIO(data)).convert("RGB").resize((WIDTH, HEIGHT))
        sheet.paste(card, (n % COLUMNS * (WIDTH + GAP), n // COLUMNS * (HEIGHT + GAP)))
    sheet.save(path)


@click.command()
@click.option("--count", default=1_000, show_default=True, help="Invented papers to draw.")
@click.option("--titles", type=click.Path(path_type=Path, exists=True), help="Titles instead.")
@click.option("--sheet", type=click.Path(path_type=Path), help="An image of 24 of the cards.")
def main(count: int, titles: Path | None, sheet: Path | None) -> None:
    """Print time and size of the cards of the seeds, and of invented papers."""
    collection = load(Path("mkdocs.yml")).collection
    own = list(cards_of(collection))
    models = [card for card in own if card.path.startswith("cards/papers/")]
    if titles:
        name, given = titles.name, read_titles(titles)
    else:
        name, given = "invented", [p.title for p in invent(collection.papers, count).papers]
    click.echo(
        "| cards of | number | first build | work per card | next build | mean | most | all |"
    )
    click.echo("|---|---:|---:|---:|---:|---:|---:|---:|")
    told("the seeds", own)
    images = told(name, titled(given, models))
    if sheet:
        write_sheet(images[:: max(1, len(images) // 24)][:24], sheet)


if __name__ == "__main__":
    main()
