"""What tests in a browser share: the browser, and a reader on each size of screen."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.support.browser import DESKTOP, PHONE, Visit, chromium, visit


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser for the tests of one module."""
    with chromium() as found:
        yield found


@pytest.fixture(params=[PHONE, DESKTOP], ids=["phone", "desktop"])
def reader(browser: Browser, seeds_url: str, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """A reader of the seeds' site, on a phone and on a desktop, who must meet no problem."""
    with visit(browser, seeds_url, request.param) as found:
        yield found
