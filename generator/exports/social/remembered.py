"""Cards kept from build to build, each under a name made of all that its pixels depend on."""

from __future__ import annotations

import json
import logging
import os
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path

from generator.exports.social.draw import draw
from generator.exports.social.fonts import STRONG, edition, missing
from generator.exports.social.png import encode, is_whole
from generator.exports.social.words import SocialCard
from generator.text.keys import digest

log = logging.getLogger(__name__)

ENDING = ".png"
BACKLOG = 16
"""Images that may wait to be packed; each takes three quarters of a megabyte until then."""


def remembered(cards: Iterable[SocialCard], cache: Path | None) -> Iterator[tuple[str, bytes]]:
    """Path and PNG of each card, in their order; only what is new is drawn.

    ``cache`` is a folder that may be missing, and is not needed for anything but speed: a file
    in it that cannot be read, is damaged or cannot be written is as good as none. Cards in it
    that are not asked for are removed when all have been given.
    """
    own = design()
    named = [(card, _name(card, own)) for card in cards]
    kept = {name: _read(cache, name) for _, name in named}
    new = {name: card for card, name in named if kept[name] is None}
    drawn = dict(_drawn(new, cache))
    for card, name in named:
        yield card.path, kept[name] or drawn[name]
    if cache:
        _forget(cache, set(kept))


def design() -> str:
    """A text that changes with our own code, the fonts, and what draws them."""
    code = [path.read_text("utf-8") for path in sorted(Path(__file__).parent.glob("*.py"))]
    return digest(*edition(), *code, length=32)


def _name(card: SocialCard, own: str) -> str:
    # Not the path: cards that look the same are the same.
    shown = {key: value for key, value in asdict(card).items() if key != "path"}
    return digest(own, json.dumps(shown, ensure_ascii=False), length=32) + ENDING


def _read(cache: Path | None, name: str) -> bytes | None:
    try:
        data = (cache / name).read_bytes() if cache else b""
    except OSError:
        return None
    return data if is_whole(data) else None


def _drawn(cards: Mapping[str, SocialCard], cache: Path | None) -> Iterator[tuple[str, bytes]]:
    """Draw here, pack in other threads meanwhile, which zlib allows."""
    waiting: deque[tuple[str, Future[bytes]]] = deque()
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        for name, card in cards.items():
            waiting.append((name, pool.submit(encode, draw(card))))
            _report(card)
            if len(waiting) > BACKLOG:
                yield _kept(cache, *waiting.popleft())
        while waiting:
            yield _kept(cache, *waiting.popleft())


def _kept(cache: Path | None, name: str, packing: Future[bytes]) -> tuple[str, bytes]:
    data = packing.result()
    _write(cache, name, data)
    return name, data


def _report(card: SocialCard) -> None:
    """Say what no font has, to whoever listens: a box in an image is not worth a warning."""
    texts = (card.site, card.title, card.text or "", *card.people)
    unknown = missing("".join(texts), STRONG)
    if unknown:
        points = ", ".join(f"U+{ord(char):04X}" for char in unknown)
        log.info("%s: no font has %s; a box stands for each", card.path, points)


def _write(cache: Path | None, name: str, data: bytes) -> None:
    if cache is None:
        return
    draft = cache / f"{name}.{os.getpid()}.draft"
    try:
        cache.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(data)
        draft.replace(cache / name)
    except OSError:
        return


def _forget(cache: Path, used: set[str]) -> None:
    for path in cache.glob(f"*{ENDING}"):
        if path.name not in used:
            path.unlink(missing_ok=True)
