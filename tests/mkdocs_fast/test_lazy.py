"""``paper-atlas serve``: what is asked for is made, and anew after each change."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest

from tests.conftest import COMMAND
from tests.support.minisite import MiniSite

PATIENCE_SECONDS = 300
PAPER = "papers/sand-as-a-medium"


def free_port() -> int:
    with socket.socket() as own:
        own.bind(("127.0.0.1", 0))
        return int(own.getsockname()[1])


@contextmanager
def served(site: MiniSite) -> Iterator[str]:
    """The address of the site's root while it is served."""
    port = free_port()
    command = [str(COMMAND), "serve", "--address", f"127.0.0.1:{port}"]
    with subprocess.Popen(
        command, cwd=site.root, env=dict(os.environ), stderr=subprocess.DEVNULL
    ) as server:
        try:
            yield f"http://127.0.0.1:{port}/paper-atlas/"
        finally:
            server.terminate()


def get(url: str) -> str | None:
    """What is served there; ``None`` while there is nothing."""
    try:
        with urlopen(url, timeout=PATIENCE_SECONDS) as answer:
            text = answer.read().decode("utf-8", errors="replace")
            return str(text)
    except (HTTPError, URLError, ConnectionError):
        return None


def wait_for(url: str, fits: Callable[[str], bool] = bool) -> str:
    """What is served at ``url`` once it fits."""
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end:
        found = get(url)
        if found is not None and fits(found):
            return found
        time.sleep(0.2)
    raise AssertionError(f"{url} never came to be as it should")


@pytest.fixture(scope="module")
def atlas(tmp_path_factory: pytest.TempPathFactory) -> MiniSite:
    return MiniSite(tmp_path_factory.mktemp("served") / "atlas", "small")


@pytest.fixture(scope="module")
def root(atlas: MiniSite) -> Iterator[str]:
    with served(atlas) as url:
        wait_for(url)
        yield url


def test_everything_is_there_when_it_is_asked_for(root: str) -> None:
    assert "Sand as a Medium" in (get(f"{root}{PAPER}/") or "")
    assert "Sand as a Medium" in (get(f"{root}{PAPER}") or "")
    assert (get(f"{root}{PAPER}/cite.bib") or "").startswith("@")
    assert "<feed" in (get(f"{root}feeds/papers.atom") or "")
    assert "papers" in (get(f"{root}data/papers.json") or "")
    assert "Whales" in (get(f"{root}topics/whales/") or "")


def test_what_is_not_there_is_not_found(root: str) -> None:
    assert get(f"{root}papers/none/") is None
    assert get(f"{root}feeds/none.atom") is None


def test_a_changed_rule_and_a_changed_title_are_seen(atlas: MiniSite, root: str) -> None:
    assert "Sand as a Medium" in (get(f"{root}{PAPER}/") or "")
    atlas.edit("seeds/topics.yml", "title: Whales", "title: Great whales")
    wait_for(f"{root}topics/whales/", lambda text: "Great whales" in text)
