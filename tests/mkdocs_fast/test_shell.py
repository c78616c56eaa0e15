"""A shell gives what the template gives, or there is none."""

from __future__ import annotations

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.mkdocs_fast.shell import Fields, Render, make_shell

FIRST = Fields("A & B", "<p>x</p>", "About <it>", "<meta>", "A", "https://example.org/a/")
FILLED = (
    "<title>{{ f.title | e }}</title>{{ f.head }}<main>{{ f.content }}</main>",
    "{% if f.description %}<meta content='{{ f.description | e }}'>{% endif %}{{ f.content }}",
    "{{ f.title }}{{ f.title | e }}{{ f.heading }}{{ f.canonical }}{{ f.content }}{{ f.title }}",
)
CHANGED = (
    "{{ f.title | upper }}{{ f.content }}",
    "{{ f.title | striptags }}{{ f.content }}",
    "{{ f.title | e | forceescape }}",
    "{{ f.description | truncate(20) }}",
    "{{ f.title | length }}",
    "{% if 'é' in f.title %}accented{% endif %}",
    "{{ f.title | replace('\\n', ' ') }}",
    "{{ f.title | trim }}",
)


def render(template: str) -> Render:
    made = jinja2.Template(template)
    return lambda own: made.render(f=own)


@pytest.mark.parametrize("template", FILLED)
def test_a_template_that_prints_its_fields_has_a_shell(template: str) -> None:
    shell = make_shell(render(template), FIRST, render(template)(FIRST))
    assert shell
    other = Fields('"Quoted" {{ x }} \\1', "<b>%s</b>", "é", "", "H", "u")
    assert shell.fill(other) == render(template)(other)


@pytest.mark.parametrize("template", CHANGED)
def test_a_template_that_makes_more_of_a_field_has_none(template: str) -> None:
    assert make_shell(render(template), FIRST, render(template)(FIRST)) is None


def test_a_page_that_the_template_did_not_give_has_none() -> None:
    """As when a template looks at something else that is the page's own."""
    assert make_shell(render(FILLED[0]), FIRST, "another page") is None


TEXT = st.text(max_size=20)


@given(st.builds(Fields, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT))
def test_whatever_the_fields(own: Fields) -> None:
    template = render(FILLED[2] + FILLED[0])
    shell = make_shell(template, FIRST, template(FIRST))
    assert shell
    assert shell.fill(own) == template(own)
