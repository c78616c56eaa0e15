"""What many tests need: the real site, built once, and small sites of their own."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from generator.stored import forget
from tests.support.built import Site
from tests.support.minisite import ROOT, MiniSite
from tests.support.once import once
from tests.support.server import serve

# A change is judged by the same examples whenever and wherever it is tested, and not by how
# busy the machine is. New examples are looked for with --hypothesis-profile=random.
settings.register_profile("same", deadline=None, derandomize=True)
settings.register_profile("random", deadline=None)
settings.load_profile("same")

BASE = "/some/repo/"
SITE_URL = f"https://example.org{BASE}"
# Some services set CI, and a build then refuses to write the ledger of addresses; the small
# sites of the tests have none yet, and must build as they do on a desk.
os.environ.pop("CI", None)
COMMAND = Path(sys.executable).with_name("paper-atlas")


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all processes of this test run share."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


def _build_seeds(folder: Path) -> str:
    """Build the project's own site; a warning is as bad as an error."""
    done = subprocess.run(
        [COMMAND, "build", "--site-dir", folder],
        cwd=ROOT,
        env={**os.environ, "SITE_URL": SITE_URL},
        capture_output=True,
        text=True,
        check=False,
    )
    clean = done.returncode == 0 and "WARNING" not in done.stderr + done.stdout
    return "" if clean else f"the build ended with {done.returncode}:\n{done.stdout}{done.stderr}"


@pytest.fixture(scope="session")
def seeds_site(shared: Path) -> Site:
    """The site of the project's own seeds, for the address ``SITE_URL``. Not to be changed."""
    return Site(once(shared / "seeds-site", _build_seeds))


@pytest.fixture(scope="session")
def seeds_url(seeds_site: Site) -> Iterator[str]:
    """The home page of that site, served under ``BASE``."""
    with serve(seeds_site.root, BASE) as url:
        yield url


@pytest.fixture
def mini(tmp_path: Path) -> Callable[..., MiniSite]:
    """Lays out a small site: ``mini("small")`` with seeds, ``mini()`` without."""

    def make(seeds: str | None = None, name: str = "atlas") -> MiniSite:
        return MiniSite(tmp_path / name, seeds)

    return make


@pytest.fixture
def nothing_kept() -> Iterator[None]:
    """Let a test begin as a process does: with nothing kept in memory."""
    forget()
    yield
    forget()


@pytest.fixture(autouse=True)
def _not_in_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let small sites write their ledger of addresses, wherever the tests run."""
    monkeypatch.delenv("CI", raising=False)


@pytest.fixture(autouse=True)
def _quiet_mkdocs() -> Iterator[None]:
    """Take back what a build inside this process does to MkDocs' logger."""
    logger = logging.getLogger("mkdocs")
    handlers, level = logger.handlers[:], logger.level
    yield
    logger.handlers, logger.level = handlers, level
