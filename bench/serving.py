"""How soon ``paper-atlas serve`` shows a change: seconds from a saved file to the page."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

from bench.corpus import PLAIN

BASE = "invented/"
PAPER = re.compile(r'data-paper="([^"]+)"')
RULE = re.compile(r"^ +- id: (?P<id>\S+)\n(?: +(?!- ).*\n)*? +rules:\n +title: \[", re.MULTILINE)
"""A topic, up to the first phrase of its first rule."""
NOTE_TEXT, PHRASE = "Written down while somebody looks", "words that somebody added"
PATIENCE_S = 1_800
LOOK_S = 0.05


def serve_seconds(atlas: Path, corpus: Path, folder: Path) -> dict[str, float]:
    """Seconds until a new ``note`` and a changed ``rule`` are on their pages.

    ``corpus`` is copied to ``folder`` and served from there. Raises ``TimeoutError`` where a
    change does not come.
    """
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(corpus, folder)
    with _served(atlas, folder) as url:
        home = _wait(url, "data-paper=")
        found = PAPER.search(home)
        assert found, "the home page names no paper"
        note = _seconds(folder / f"docs/notes/{found[1]}.md", f"{NOTE_TEXT}.\n",
                        f"{url}papers/{found[1]}/", NOTE_TEXT)  # fmt: skip
        rules = folder / "seeds/topics.yml"
        topic, changed = with_phrase(rules.read_text(encoding="utf-8"))
        rule = _seconds(rules, changed, f"{url}topics/{topic}/", PHRASE)
    shutil.rmtree(folder)
    return {"note": note, "rule": rule}


def with_phrase(rules: str) -> tuple[str, str]:
    """The id of a topic, and ``rules`` with one more phrase for it."""
    found = RULE.search(rules)
    assert found, "no topic has a rule for titles"
    return found["id"], f"{rules[: found.end()]} {PHRASE},{rules[found.end() :]}"


def _seconds(file: Path, content: str, url: str, expected: str) -> float:
    file.parent.mkdir(parents=True, exist_ok=True)
    time.sleep(2)  # until the server is at rest
    file.write_text(content, encoding="utf-8")
    started = time.perf_counter()
    _wait(url, expected)
    return time.perf_counter() - started


def _wait(url: str, expected: str) -> str:
    """The page at ``url`` as soon as it has ``expected`` in it."""
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        try:
            with urlopen(url, timeout=60) as answer:
                page: str = answer.read().decode()
        except OSError:  # not there yet, or too busy to answer
            page = ""
        if expected in page:
            return page
        time.sleep(LOOK_S)
    raise TimeoutError(f"{url} never had '{expected}'")


@contextmanager
def _served(atlas: Path, folder: Path) -> Iterator[str]:
    address = f"127.0.0.1:{_free_port()}"
    command: list[str | Path] = [atlas, "serve", "-a", address, "-f", PLAIN]
    with (folder / "bench.log").open("wb") as log:
        process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log)
        try:
            yield f"http://{address}/{BASE}"
        finally:
            process.terminate()
            process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
