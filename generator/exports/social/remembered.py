"""Cards kept from build to build, each under a name made of all that its pixels depend on."""

from __future__ import annotations

import logging
import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import get_ident

from PIL import Image

from generator.exports.social.draw import draw
from generator.exports.social.fonts import STRONG, edition, missing
from generator.exports.social.png import encode, is_whole
from generator.exports.social.words import SocialCard
from generator.text.keys import digest

log = logging.getLogger(__name__)

Content = bytes | Path
"""A PNG file: what is in it, or where it lies."""
ENDING = ".png"
BACKLOG = 16
"""Images that may wait to be packed; each takes three quarters of a megabyte until then."""


def remembered(cards: Iterable[SocialCard], cache: Path | None) -> Iterator[tuple[str, Content]]:
    """Path of each card, in their order, and its PNG; only what is new is drawn.

    ``cache`` is a folder that may be missing, and is not needed for anything but speed: a file
    in it that cannot be read, is damaged or cannot be written is as good as none. A card that
    is in it is given as the path of its file, so that no more than a few images are held.
    """
    own = design()
    waiting: deque[tuple[str, Future[Content]]] = deque()
    last: tuple[str, Future[Content]] | None = None
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        for card in cards:
            name = card_name(card, own)
            if last is None or last[0] != name:
                last = (name, _made(pool, card, cache, name))
            waiting.append((card.path, last[1]))
            if len(waiting) > BACKLOG:
                yield _first(waiting)
        while waiting:
            yield _first(waiting)


def forget(cards: Iterable[SocialCard], cache: Path) -> None:
    """Remove from the folder ``cache`` what is of none of ``cards``."""
    own = design()
    used = {card_name(card, own) for card in cards}
    for path in cache.glob(f"*{ENDING}"):
        if path.name not in used:
            path.unlink(missing_ok=True)


def design() -> str:
    """A text that changes with our own code, the fonts, and what draws them."""
    code = [path.read_text("utf-8") for path in sorted(Path(__file__).parent.glob("*.py"))]
    return digest(*edition(), *code, length=32)


def card_name(card: SocialCard, own: str) -> str:
    """The name of a card in the cache; ``own`` is that of the :func:`design`."""
    # Not the path: cards that look the same are the same.
    return digest(own, repr(replace(card, path="")), length=32) + ENDING


def _made(
    pool: ThreadPoolExecutor, card: SocialCard, cache: Path | None, name: str
) -> Future[Content]:
    """Draw here, pack in other threads meanwhile, which zlib allows."""
    kept = cache / name if cache else None
    if kept and _is_kept(kept):
        return pool.submit(lambda: kept)
    _report(card)
    return pool.submit(_packed, draw(card), kept)


def _is_kept(path: Path) -> bool:
    try:
        return is_whole(path.read_bytes())
    except OSError:
        return False


def _packed(image: Image.Image, kept: Path | None) -> Content:
    data = encode(image)
    return kept if kept and _write(kept, data) else data


def _first(waiting: deque[tuple[str, Future[Content]]]) -> tuple[str, Content]:
    path, packing = waiting.popleft()
    return path, packing.result()


def _report(card: SocialCard) -> None:
    """Say what no font has, to whoever listens: a box in an image is not worth a warning."""
    texts = (card.site, card.title, card.text or "", *card.people)
    unknown = missing("".join(texts), STRONG)
    if unknown:
        points = ", ".join(f"U+{ord(char):04X}" for char in unknown)
        log.info("%s: no font has %s; a box stands for each", card.path, points)


def _write(path: Path, data: bytes) -> bool:
    """Whether ``data`` could be kept. Two that draw one card do not meet."""
    draft = path.with_name(f"{path.name}.{os.getpid()}-{get_ident()}.draft")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(data)
        draft.replace(path)
    except OSError:
        return False
    return True
