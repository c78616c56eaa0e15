"""Style sheets in one file."""

from __future__ import annotations

import pytest

from generator.rendering.sheets import joined


def test_in_order_without_what_is_for_authors() -> None:
    one = "/* First:\n   about it */\n\na {\n  color: red;\n}\n"
    assert joined([one, "b > c {}\n"]) == "a {\ncolor: red;\n}\nb > c {}\n"


@pytest.mark.parametrize(
    ("sheet", "wanted"),
    [
        ('a { content: "/* no comment */"; }', 'a { content: "/* no comment */"; }\n'),
        (
            "a { content: '/*'; } b { content: '*/'; }",
            "a { content: '/*'; } b { content: '*/'; }\n",
        ),
        (r'a { content: "\"/*"; }', 'a { content: "\\"/*"; }\n'),
        ("a/**/b {}", "a b {}\n"),
        ("/* a 'quote */ b {}", "b {}\n"),
        ("", ""),
    ],
)
def test_strings_stay(sheet: str, wanted: str) -> None:
    assert joined([sheet]) == wanted
