"""Ten thousand papers, invented, given to the same script: it stays smooth and small."""

import json
import random
from collections.abc import Iterator
from statistics import median
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.support.browser import DESKTOP, PHONE, Visit, visit

pytestmark = pytest.mark.browser

PAPERS = 10_000
SIZE = 50
VOCABULARY = """
adaptive attention bounded calibrated causal cheap compressed context data decoding dense
distilled efficient evaluation expert exploring fast federated few-shot flexible grounded
hybrid improving inference instruction interpretable language large latent learning linear
long low-rank memory merging mixture model multilingual neural online open parallel planning
pretraining pruning quantized reasoning retrieval reward robust sampling scaling scalable
sparse speech structured synthetic toward transformer translation tuning understanding vision
"""
WORDS = VOCABULARY.split()
GIVEN = ("Ada", "Boris", "Chen", "Dana", "Emil", "Farah", "Goran", "Hana", "Ivo", "Jana", "Kofi")


def invented(papers: int) -> dict[str, str]:
    """Files under ``data/browse/`` of a collection that does not exist, by name."""
    dice = random.Random(papers)
    families = ["".join(dice.choices("aeioulmnrstk", k=7)).title() for _ in range(4000)]
    people = [f"{dice.choice(GIVEN)} {dice.choice(families)}" for _ in range(3 * papers)]
    titles = [f"{' '.join(dice.choices(WORDS, k=9)).capitalize()} {n}" for n in range(papers)]
    authors = [[dice.randrange(len(people)) for _ in range(dice.randint(1, 9))] for _ in titles]
    topics = [{"id": f"topic-{n}", "title": f"Topic {n}", "group": "g"} for n in range(33)]
    models = [{"id": f"model-{n}", "title": f"Model {n}"} for n in range(60)]
    days = sorted((dice.randrange(1200) for _ in titles), reverse=True)
    index = {
        "version": 1, "key": "00000000", "size": SIZE, "inferred": "", "models": models,
        "groups": [{"id": "g", "title": "Group"}], "topics": topics,
        "benchmarks": [], "languages": [], "venues": [],
        "papers": {
            "title": titles, "rich": {}, "id": {}, "inferred": [],
            "by": [f"{people[own[0]]} et al." for own in authors],
            "date": [f"{2022 + d // 300}-{d % 300 // 25 + 1:02}-{d % 25 + 1:02}" for d in days],
            "listed": [dice.choice((1, 1, 1, 2, 3)) for _ in titles],
            "topics": [dice.sample(range(33), dice.randint(0, 4)) for _ in titles],
            "models": [dice.sample(range(60), dice.randint(0, 3)) for _ in titles],
            "benchmarks": [[] for _ in titles], "languages": [[] for _ in titles],
            "venues": [[] for _ in titles],
        },
    }  # fmt: skip
    files: dict[str, Any] = {"index.json": index}
    files["00000000/authors.json"] = {"names": people, "papers": authors}
    for number in range(0, papers, SIZE):
        sentences = [f"We present {title}." for title in titles[number : number + SIZE]]
        files[f"00000000/{number // SIZE}.json"] = {"sentences": sentences}
    return {name: json.dumps(value) for name, value in files.items()}


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    return invented(PAPERS)


@pytest.fixture(params=[PHONE, DESKTOP], ids=["phone", "desktop"])
def reader(
    browser: Browser, seeds_url: str, files: dict[str, str], request: pytest.FixtureRequest
) -> Iterator[Visit]:
    def answer(route: Route) -> None:
        name = route.request.url.partition("/data/browse/")[2]
        route.fulfill(body=files[name], content_type="application/json")

    with visit(browser, seeds_url, request.param) as found:
        found.context.route("**/data/browse/**", answer)
        yield found


TYPE = """async (text) => {
  const field = document.querySelector(".browse input[name=q]");
  const list = document.querySelector(".list");
  const times = [];
  for (let n = 1; n <= text.length; n += 1) {
    const begin = performance.now();
    const changed = new Promise((resolve) => {
      const observer = new MutationObserver(() => { observer.disconnect(); resolve(); });
      observer.observe(list, { childList: true });
    });
    field.value = text.slice(0, n);
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    await changed;
    document.body.offsetHeight;
    times.push(performance.now() - begin);
    await new Promise((resolve) => setTimeout(resolve, 120));
  }
  return times;
}"""


def rows(page: Page) -> int:
    return page.locator(".list .card").count()


def test_filters_stay_quick(reader: Visit, record_property: Any) -> None:
    first, keys, sorting = [], [], []
    for _ in range(3):
        page = reader.open("papers/")
        page.wait_for_selector(".browse")
        times = page.evaluate(TYPE, "quantized mem")
        first.append(times[0])
        keys += times[1:]
        assert rows(page) <= SIZE
        expect(page.locator(".browse-status")).to_contain_text(f"of {PAPERS:,} papers")
        page.evaluate(TYPE, " ")
        sorting.append(
            page.evaluate("""() => {
          const sort = document.querySelector(".browse select");
          const begin = performance.now();
          return new Promise((resolve) => {
            new MutationObserver(() => resolve(performance.now() - begin))
              .observe(document.querySelector(".list"), { childList: true });
            sort.value = "title";
            sort.dispatchEvent(new Event("change", { bubbles: true }));
          });
        }""")
        )
        assert rows(page) == SIZE
        page.close()
    figures = {"first_ms": median(first), "key_ms": median(keys), "sort_ms": median(sorting)}
    for name, value in figures.items():
        record_property(name, round(value))
    print({name: round(value, 1) for name, value in figures.items()})
    # A wide margin, for machines that do other work meanwhile.
    assert figures["key_ms"] < 400
    assert figures["sort_ms"] < 800
    assert figures["first_ms"] < 3000


def test_many_papers_are_shown_in_pages(reader: Visit) -> None:
    page = reader.open("papers/?sort=title")
    expect(page.locator(".list .card")).to_have_count(SIZE)
    expect(page.locator(".browse-status")).to_have_text("10,000 papers, 1 to 50 shown.")
    page.get_by_role("link", name="200").click()
    expect(page.locator(".browse-status")).to_have_text("10,000 papers, 9,951 to 10,000 shown.")
    assert rows(page) == SIZE
    assert page.locator(".pager > *").count() < 12
    # What is shown is spread over many files; none of the others is fetched.
    assert len(reader.fetched("data/browse/00000000/")) <= 2 * SIZE


def test_a_linked_topic_fetches_what_it_shows(reader: Visit) -> None:
    page = reader.open("papers/?topic=topic-5&year=2024")
    expect(page.locator(".list .card")).to_have_count(SIZE)
    expect(page.locator(".list .pending")).to_have_count(0)
    assert "data/browse/00000000/authors.json" not in reader.fetched("data/")
    assert len(reader.fetched("data/")) <= 1 + SIZE
