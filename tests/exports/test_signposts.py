"""Where outside names lead, and what a signpost is made of."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.exports.signposts import LONGEST, VERSIONS, doi_path, signposts
from generator.model import Paper
from generator.pages.beside import Beside
from generator.pages.collection import Collection
from generator.permalinks import Entry, Ledger, State
from tests.support.made import made as made_of
from tests.support.minisite import ROOT

PAPER = Paper("ropes", "Ropes <&> Knots", "", (), arxiv="2401.00001", doi="10.1000/182")
OLD = Paper("old", "An Old One", "", (), arxiv="math/0309136")
SITE = "https://example.org/atlas/"
MATHML = 'xmlns="http://www.w3.org/1998/Math/MathML"'


def made(
    *papers: Paper, site_url: str = SITE, large: bool = False, **entries: Entry
) -> dict[str, str]:
    collection = Collection(
        "Atlas", "", papers, (), (), {}, {}, {}, {}, url=site_url, ledger=Ledger(entries),
        beside=Beside(large=large),
    )  # fmt: skip
    return made_of(signposts(collection))


def test_outside_names() -> None:
    assert list(made(PAPER, OLD)) == sorted([
        "arxiv/2401.00001/index.html", "arxiv/2401.00001v1/index.html",
        "arxiv/2401.00001v2/index.html", "arxiv/2401.00001v3/index.html",
        "arxiv/math/0309136/index.html", "arxiv/math/0309136v1/index.html",
        "arxiv/math/0309136v2/index.html", "arxiv/math/0309136v3/index.html",
        "doi/10.1000/182/index.html"])  # fmt: skip
    assert VERSIONS == 3


def test_a_large_collection_leaves_versions_to_the_404_page() -> None:
    assert list(made(PAPER, OLD, large=True)) == [
        "arxiv/2401.00001/index.html", "arxiv/math/0309136/index.html",
        "doi/10.1000/182/index.html"]  # fmt: skip


def test_a_redirect() -> None:
    page = made(PAPER)["doi/10.1000/182/index.html"]
    assert '<meta http-equiv=refresh content="0; url=../../../papers/ropes/">' in page
    assert '<link rel=canonical href="https://example.org/atlas/papers/ropes/">' in page
    assert '<a href="../../../papers/ropes/">Ropes &lt;&amp;&gt; Knots</a>' in page
    assert len(page.encode()) < 500
    assert 'rel=canonical href="../../../papers/ropes/"' in made(PAPER, site_url="")[
        "doi/10.1000/182/index.html"]  # fmt: skip


def test_a_redirect_names_a_formula_by_its_letters() -> None:
    page = made(Paper("x", "On $x^2$", "", (), arxiv="2401.00001"))["arxiv/2401.00001/index.html"]
    assert ">On x²</a>" in page


LOST = Entry("lost", None, ("Lost $x^2$ <i>",), state=State.WITHDRAWN, since=date(2026, 5, 24),
             reason="Because <b>so</b> & 'so'.")  # fmt: skip


def test_a_tombstone() -> None:
    (page,) = made(lost=LOST).values()
    assert '<meta name="robots" content="noindex">' in page
    assert "<title>Withdrawn: Lost x² &lt;i&gt; - Atlas</title>" in page
    assert '<time datetime="2026-05-24">24 May 2026</time>' in page
    assert "Because &lt;b&gt;so&lt;/b&gt; &amp; &#x27;so&#x27;." in page
    assert "<math" in page.partition("<h1>")[2].partition("</h1>")[0]
    assert 'action="../../search/"' in page
    assert 'value="Lost x² &lt;i&gt;"' in page
    assert {'href="../../topics/"', 'href="../../papers/"', 'href="../../"'} <= set(
        re.findall(r'href="[^"]*"', page)
    )
    assert not re.search(r"src=|rel=.stylesheet|url\(|https?://", page.replace(MATHML, ""))
    assert len(page.encode()) < 5_000


def test_a_hidden_paper_has_one_without_a_day() -> None:
    hidden = Entry("lost", date(2025, 1, 1), ("Lost",), state=State.HIDDEN, reason="Not ours.")
    page = made(lost=hidden)["papers/lost/index.html"]
    assert '<p class="reason">Not ours.</p>' in page
    assert "<small><b>Withdrawn</b></small>" in page
    moved = Entry("old", date(2025, 1, 1), ("Old",), state=State.MERGED, target="lost")
    assert 'href="../../papers/lost/"' in made(lost=hidden, old=moved)["papers/old/index.html"]


def test_a_tombstone_wears_the_colours_of_the_site() -> None:
    (page,) = made(lost=LOST).values()
    tokens = (ROOT / "docs/stylesheets/tokens.css").read_text(encoding="utf-8")
    own = re.findall(r"(--[\w-]+): (light-dark\([^)]*\))", page)
    assert len(own) == 9
    assert all(f"{name}: {value};" in tokens for name, value in own)


def test_what_a_paper_was_called_once() -> None:
    old = Entry("cables", None, ("Cables",), arxiv=("2401.00009",), state=State.MERGED,
                target="ropes")  # fmt: skip
    now = Entry("ropes", None, ("Ropes",), arxiv=("2401.00001", "2401.00002"))
    found = made(PAPER, cables=old, ropes=now)
    for path in ("papers/cables", "arxiv/2401.00009", "arxiv/2401.00002"):
        assert 'papers/ropes/"' in found[f"{path}/index.html"]
    assert "papers/ropes/index.html" not in found


def test_an_identifier_belongs_to_the_paper_that_has_it_now() -> None:
    mistaken = Entry("old", None, ("Old",), arxiv=("math/0309136", "2401.00001"))
    assert 'papers/ropes/"' in made(PAPER, OLD, old=mistaken)["arxiv/2401.00001/index.html"]


def test_an_address_without_a_paper_has_no_signpost() -> None:
    lost = Entry("lost", None, ("Lost",), arxiv=("2401.00009",))
    to_lost = Entry("a", None, ("A",), state=State.MERGED, target="lost")
    assert made(lost=lost, a=to_lost) == {}


DOIS = [
    ("10.1000/182", "doi/10.1000/182"),
    ("10.1145/3725732", "doi/10.1145/3725732"),
    ("10.1016/J.NLP.2023.100048", "doi/10.1016/j.nlp.2023.100048"),
    ("10.1002/(sici)1097-0258(1998)17:15<1661::aid>3.0.co;2-2",
     "doi/10.1002/(sici)1097-0258(1998)17~3a15~3c1661~3a~3aaid~3e3.0.co~3b2-2"),
    ("10.1000/../../x", "doi/10.1000/~2e~2e/~2e~2e/x"),
    ("10.1000//x", "doi/10.1000/~/x"),
    ("10.1000/a~b", "doi/10.1000/a~7eb"),
    ("10.1000/é", "doi/10.1000/~c3~a9"),
    ("10.1000/index.html", "doi/10.1000/index~2ehtml"),
    ("10.1000/" + "x" * (LONGEST + 1), None),
]  # fmt: skip


@pytest.mark.parametrize(("doi", "path"), DOIS)
def test_the_path_of_a_doi(doi: str, path: str | None) -> None:
    assert doi_path(doi) == path


suffixes = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)


@given(suffixes, suffixes)
def test_two_dois_never_share_a_path(one: str, other: str) -> None:
    first, second = doi_path(f"10.1/{one}"), doi_path(f"10.1/{other}")
    assert (first == second) == (one.lower() == other.lower())
    assert first is not None
    assert all(part not in ("", ".", "..", "index.html") for part in first.split("/"))
