"""Front matter, and errors in templates by name and line."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import AtlasError
from generator.pages.page import Page
from generator.pages.parts import CardList
from generator.pages.views import UnsortedView
from generator.rendering.render import Renderer, front_matter, metadata

PAGE = Page("x.md", "unsorted", "A title", "About it", UnsortedView(CardList(3, (), None)))


def meta(page: Page) -> Any:
    text = front_matter(metadata(page))
    assert text.startswith("---\n")
    assert text.endswith("\n---\n")
    return yaml.safe_load(text[4:-4])


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])))
def test_front_matter_is_yaml_whatever_the_title(text: str) -> None:
    found = meta(replace(PAGE, title=text, description=text))
    assert (found["title"], found["description"], found["kind"]) == (text, text, "unsorted")


def render(tmp_path: Path, **templates: str) -> str:
    for name, text in templates.items():
        (tmp_path / f"{name}.j2").write_text(text)
    if "unsorted" in templates:
        (tmp_path / "unsorted.j2").rename(tmp_path / "unsorted.md.j2")
    return Renderer(tmp_path, "templates").body(PAGE)


def test_a_page_is_made_by_its_template(tmp_path: Path) -> None:
    assert render(tmp_path, unsorted="# {{ page.list.total }}\n") == "# 3\n"


def test_a_template_of_the_site_stands_before_ours(tmp_path: Path) -> None:
    own, ours = tmp_path / "own", tmp_path / "ours"
    for folder, text in ((own, "own, {% include 'paper-atlas/unsorted.md.j2' %}"), (ours, "ours")):
        folder.mkdir()
        (folder / "unsorted.md.j2").write_text(text)
    (ours / "other.md.j2").write_text("\n{{ nowhere }}")
    renderer = Renderer(own, "templates", ours=ours)
    assert renderer.body(PAGE) == "own, ours"
    with pytest.raises(AtlasError) as caught:
        renderer.body(replace(PAGE, kind="other"))
    assert str(caught.value.diagnostics[0].place) == "paper-atlas/other.md.j2:2"


def test_text_is_escaped_unless_a_filter_says_how(tmp_path: Path) -> None:
    text = render(tmp_path, unsorted="{{ '<b>&' }}|{{ '*x*'|markdown }}")
    assert text.endswith("&lt;b&gt;&amp;|\\*x\\*")


BAD = [
    ("# X\n\n{{ nowhere }}", "templates/unsorted.md.j2:3", "'nowhere' is undefined"),
    ("{{ page.colour }}", "templates/unsorted.md.j2:1", "has no attribute 'colour'"),
    ("x\n{% if %}", "templates/unsorted.md.j2:2", "Expected an expression"),
    ("{% for x in page.list.groups %}", "templates/unsorted.md.j2:1", "Unexpected end"),
    ("\n\n{{ 1 + 'x' }}", "templates/unsorted.md.j2:3", "unsupported operand"),
    ("{{ 1 / 0 }}", "templates/unsorted.md.j2:1", "division by zero"),
    ("{% include 'gone.j2' %}", "templates/unsorted.md.j2", "template 'gone.j2' is missing"),
    ("{{ page.list|shout }}", "templates/unsorted.md.j2:1", "No filter named 'shout'"),
    ("\n{% from 'own.j2' import m %}\n{{ m(page) }}", "templates/own.j2:3", "'colour'"),
]


@pytest.mark.parametrize(("text", "place", "said"), BAD)
def test_errors_say_where(tmp_path: Path, text: str, place: str, said: str) -> None:
    with pytest.raises(AtlasError) as caught:
        render(
            tmp_path, unsorted=text, own="{% macro m(page) %}\n\n{{ page.colour }}\n{% endmacro %}"
        )
    (problem,) = caught.value.diagnostics
    assert str(problem.place) == place
    assert problem.code == "template-error"
    assert said in problem.message
    assert problem.hint


def test_a_missing_template(tmp_path: Path) -> None:
    with pytest.raises(AtlasError, match=r"templates/unsorted\.md\.j2: error\[template-error\]"):
        render(tmp_path)
