"""What is escaped for CommonMark reads as it stood, by readers that are not ours."""

import json
from typing import Any

import pypandoc
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from generator.text.commonmark import commonmark, one_line
from generator.text.math import Text, split_math
from tests.support.hostile import SAME

READER = MarkdownIt("commonmark").enable(["strikethrough", "table"])
CASES = [
    ("Mistral 7B", "Mistral 7B"),
    ("<4.3% of W2*A8, 5 < 6 & 7 > 6", r"<4.3% of W2\*A8, 5 < 6 & 7 > 6"),
    ("PAT_Pruning and _so_ on", r"PAT_Pruning and \_so\_ on"),
    ("<b>&amp;</b>", "&lt;b>&amp;amp;&lt;/b>"),
    ("# one", r"\# one"),
    ("1. six", r"1\. six"),
    ("2023 was a year", "2023 was a year"),
    ("- a - b", r"\- a - b"),
    ("C#", r"C\#"),
    ("$5 and $6", r"\$5 and \$6"),
    ("an $\\ell_2$ norm", "an $\\ell_2$ norm"),
    (r"\alpha and \*", r"\alpha and \\\*"),
    ("see https://x.example/a_b_.", r"see https\://x.example/a_b\_."),
    ("  two\nlines\x85 \x00here ", "two lines here"),
    ("", ""),
]
RISKY = [
    ("$a<b$", r"$a\lt b$"),
    ("$[x](y)$", r"\[x\](y)"),
    ("$a`b$", r"a\`b"),
]
"""Formulas that a reader who knows no math would make something of."""


@pytest.mark.parametrize(("text", "written"), [*CASES, *RISKY])
def test_what_is_escaped(text: str, written: str) -> None:
    assert commonmark(text) == written


LINKS = [
    ("see https://x.example/a_b_*c.", "see <https://x.example/a_b_*c>."),
    ("(http://x.example/?q=1)", "(<http://x.example/?q=1>)"),
    ("https://a.example, https://b.example", "<https://a.example>, <https://b.example>"),
    ("javascript://x", r"javascript\://x"),
]


@pytest.mark.parametrize(("text", "written"), LINKS)
def test_addresses_become_links(text: str, written: str) -> None:
    assert commonmark(text, links=True) == written


def read(markdown: str) -> tuple[list[str], str]:
    """The blocks of a document and the text that it shows."""
    tokens = READER.parse(markdown)
    inline = [child for token in tokens for child in token.children or ()]
    foreign = {child.type for child in inline} - {"text", "text_special"}
    assert not foreign, foreign
    return [token.type for token in tokens], "".join(child.content for child in inline)


@given(st.text(alphabet=st.one_of(st.sampled_from("*_`[]()<>&#!|~\\-+=:;.1a $/"), st.characters())))
def test_any_text_reads_as_it_stands(text: str) -> None:
    # Math is for readers that know it: here the text has none.
    wanted = one_line(text.replace("$", "€"))
    blocks, shown = read(f"{commonmark(wanted)}\n")
    assert shown == wanted
    assert blocks == (["paragraph_open", "inline", "paragraph_close"] if wanted else [])
    blocks, shown = read(f"# {commonmark(wanted)}\n")
    assert shown == wanted
    assert blocks[0] == "heading_open"


def strings(node: Any) -> str:
    """The text of pandoc's document, formulas with their dollar signs."""
    match node:
        case {"t": "Str", "c": text}:
            return str(text)
        case {"t": "Space" | "SoftBreak"}:
            return " "
        case {"t": "Math", "c": [_, tex]}:
            return f"${tex}$"
        case {"t": "Link" | "Para" | "Header" | "Plain", "c": content}:
            return strings(content)
        case list():
            return "".join(map(strings, node))
        case dict():
            raise AssertionError(f"unexpected {node['t']}")
    return ""


@pytest.mark.parametrize("dialect", ["commonmark", "gfm"])
def test_pandoc_reads_hostile_text_as_it_stands(dialect: str) -> None:
    texts = [*SAME, *(text for text, _ in CASES), *(text for text, _ in LINKS)]
    wanted = [one for text in texts if (one := one_line(text))]
    if dialect == "commonmark":
        wanted = [one for one in wanted if all(isinstance(p, Text) for p in split_math(one))]
    document = "\n\n".join(f"{commonmark(one)}\n\n# {commonmark(one)}" for one in wanted)
    blocks = json.loads(pypandoc.convert_text(document, "json", format=dialect))["blocks"]
    assert [strings(block) for block in blocks] == [one for one in wanted for _ in range(2)]
