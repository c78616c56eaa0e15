"""What a first visit to the home page loads."""

from __future__ import annotations

import pytest

from tests.support.browser import Visit
from tests.support.built import Site, gzipped

pytestmark = pytest.mark.browser
MOST = 100_000
"""Bytes, gzipped, of the page with its style sheets, scripts and pictures."""


def test_home_with_everything_it_loads(reader: Visit, seeds_site: Site) -> None:
    reader.open("").wait_for_load_state("networkidle")
    asked = [seeds_site.root / request.partition("?")[0] for request in reader.requests]
    files = [file / "index.html" if file.is_dir() else file for file in asked]
    assert len(files) > 10
    assert sum(map(gzipped, files)) < MOST
