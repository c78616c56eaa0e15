"""How a page is corrected: by its readers, where the repository is known, and by command."""

from collections.abc import Callable

import pytest

from tests.support.built import Page
from tests.support.minisite import MiniSite

KEY = "ropes-without-knots"
REPOSITORY = "https://github.com/some/repo"


def built(mini: Callable[..., MiniSite], monkeypatch: pytest.MonkeyPatch, url: str) -> Page:
    monkeypatch.setenv("REPO_URL", url)
    return mini("small").build().page(f"papers/{KEY}/")


def outside(page: Page) -> list[str]:
    return [href for href in page.tree.xpath("//a/@href") if "some/repo" in href]


def test_with_a_repository(mini: Callable[..., MiniSite], monkeypatch: pytest.MonkeyPatch) -> None:
    page = built(mini, monkeypatch, REPOSITORY)
    (button,) = page.article.xpath(".//a[.='Correct this page']/@href")
    assert button.startswith(f"{REPOSITORY}/issues/new?template=correction.yml&title=")
    assert f"&paper={KEY}&paper_title=Ropes%20Without%20Knots&" in button
    assert f"paper-atlas correct {KEY} " in page.words
    assert REPOSITORY in outside(page)
    assert not page.tree.xpath("//*[@data-md-component='source']"), "it asks GitHub for stars"


@pytest.mark.parametrize("url", ["", "https://codeberg.org/some/repo"])
def test_without_a_form(
    mini: Callable[..., MiniSite], monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    page = built(mini, monkeypatch, url)
    assert set(outside(page)) == ({url} if url else set())
    assert [text.strip() for text in page.article.xpath(".//summary/text()")].count(
        "Correct this page"
    ) == 1  # fmt: skip
    assert f"paper-atlas correct {KEY} " in page.words
