"""The wheel, built and installed once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.once import once
from tests.support.wheel import Installed, install


@pytest.fixture(scope="session")
def installed(shared: Path) -> Installed:
    """The project's wheel, installed to a folder of its own."""
    return Installed(once(shared / "wheel", install) / "lib")
