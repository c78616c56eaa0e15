"""The section "Link": what a page says of links to it, and what its script makes of that."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.exports.embeds import HEIGHT, WIDTH
from generator.exports.linking import (
    EMBED,
    PLACEHOLDER,
    Linking,
    LinkingView,
    between,
    own_links,
    signs,
)
from generator.exports.snippets import FORMATS, address, iframe, line
from generator.model import Paper
from generator.pages.beside import Beside
from generator.pages.paper import paper_view
from tests.support.minisite import ROOT
from tests.support.tiny import URL, paper, tiny

PAGE, CARD = "https://site.example/papers/ropes/", "https://site.example/embed/ropes/"
HARD = ("Ropes", "a", "href", PAGE, "W2*A8 [x] | <b> & $5 `x`", "Ropes Ropes", "", "]", "TITLE")
ROW = re.compile(r"^  (\[\".*\]),$", re.MULTILINE)


def linking(own: Paper, **known: Any) -> LinkingView:
    collection = tiny([own], **known)
    return Linking(collection).view(paper_view(collection, own))


def test_the_script_has_the_signs_of_every_format() -> None:
    script = (ROOT / "docs/javascripts/link.js").read_text(encoding="utf-8")
    rows = [json.loads(row) for row in ROW.findall(script)]
    wanted = [[f.id, f.label, f.spoken, signs(f.write)] for f in (*FORMATS, EMBED)]
    assert rows == wanted


@pytest.mark.parametrize("title", HARD)
def test_each_format_reads_as_it_is_written(title: str) -> None:
    own = own_links(title, PAGE, CARD)
    for known in FORMATS:
        shown = between(signs(known.write), line(title), address(PAGE))
        assert own.get(known.id, shown) == known.write(title, PAGE)
    shown = between(signs(EMBED.write), line(title), address(CARD))
    assert own.get("embed", shown) == iframe(title, CARD, WIDTH, HEIGHT)


@given(st.text(), st.sampled_from([PAGE, "https://x.example/a_", "/"]))
def test_so_does_any_title(title: str, url: str) -> None:
    own = own_links(title, url, "")
    for known in FORMATS:
        shown = between(signs(known.write), line(title), address(url))
        assert own.get(known.id, shown) == known.write(title, url)
    assert set(own) <= {known.id for known in FORMATS}


def test_a_plain_title_needs_nothing_more() -> None:
    assert own_links("LLM-QAT: Ropes (without knots)", PAGE, CARD) == {}


def test_what_a_page_offers() -> None:
    view = linking(paper("ropes", title="Ropes <&> $\\ell_2$ Knots", abstract="We tie."))
    assert view.address == f"{URL}papers/ropes/"
    assert view.title == "Ropes <&> ℓ₂ Knots"
    own = json.loads(view.own)
    assert own["markdown"] == f"[Ropes &#60;&&#62; ℓ₂ Knots]({URL}papers/ropes/)"
    assert f'src="{URL}embed/ropes/"' in own["embed"]
    assert view.embed
    assert view.placeholder == ""
    assert view.parts == ("abstract", "cite")
    plain = linking(paper("ropes", title="Ropes"))
    assert (plain.title, plain.own) == ("", "")


def test_a_paper_without_a_card_offers_none() -> None:
    view = linking(paper("ropes", title="<Ropes>"), beside=Beside(paper_files=False))
    assert not view.embed
    assert "embed" not in json.loads(view.own)


def test_without_an_address_a_placeholder_stands_in_each() -> None:
    own = paper("ropes", title="A <b>")
    view = linking(own, url="")
    assert view.placeholder == PLACEHOLDER
    assert view.address.startswith(PLACEHOLDER)
    assert all(PLACEHOLDER in text for text in json.loads(view.own).values())
    assert linking(replace(own, title="A"), url="").own == ""
