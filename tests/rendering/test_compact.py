"""Templates of the theme without their white space."""

from __future__ import annotations

import jinja2
import pytest

from generator.rendering.compact import make_compact

PAGE = """\
{% if title %}
  <main>
    {# for who reads this #}
    {% for word in title %}
      <b>{{ word }}</b>
    {% endfor %}
    two  words
  </main>
{% endif %}
"""


def rendered(source: str, **values: object) -> str:
    loader = jinja2.DictLoader({"page": source})
    return make_compact(jinja2.Environment(loader=loader)).get_template("page").render(values)


def test_indentation_and_lines_of_statements_go() -> None:
    assert rendered(PAGE, title="ab") == "<main>\n<b>a</b>\n<b>b</b>\ntwo  words\n</main>\n"


@pytest.mark.parametrize(
    "source",
    ["<pre>\n  x\n</pre>", "<textarea>\n  x</textarea>", "<script>y = `\n  x`</script>"],
)
def test_white_space_that_is_meant_stays(source: str) -> None:
    assert rendered(source) == source


def test_values_keep_theirs() -> None:
    assert rendered("  <p>\n  {{ x }}", x="  a\n  b\n") == "<p>\n  a\n  b\n"


def test_errors_name_the_line() -> None:
    with pytest.raises(jinja2.TemplateSyntaxError) as caught:
        rendered("<p>\n  {% if x %}\n  {% endfor %}")
    assert caught.value.lineno == 3
