"""Raw HTML set aside quickly comes out as Python-Markdown's own extractor brings it out."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

from generator.mkdocs_fast.rawhtml import QuickBlocks, register

EXTENSIONS = ["attr_list", "tables", "toc", "pymdownx.superfences"]
TAKEN = (
    '<div class="a">\n<p>x</p>\n</div>\n',
    "# Title {: #top}\n\n<p>One.</p>\n\n## Next\n\n*Text*.\n{: .lede }\n\n<ul>\n<li>x\n</ul>\n",
    "<div>\n<div>inner</div>\n</div>\n<section>\nnext line\n</section>\n\nText\n",
    '<div data-x="a > b">&amp; &#39; &lt;b&gt;</div>   \n\nText\n',
    '<details open>\n<summary>x</summary>\n<img src="a.png"><br>\n</details>\n',
    "Text before\n<div>at the start of a line</div>\n\nafter\n",
)
LEFT = (
    "<div>\n<!-- </div> -->\n</div>\n",
    "<div>\n<script>if (a < b) document.write('</div>')</script>\n</div>\n",
    "<div>AT&T</div>\n",
    "<div>a < b</div>\n",
    "<div>\n<p>never closed\n",
    "<div>one</div> and a tail\n",
    "<div>one</div><div>two</div>\n",
    "<hr>\n\ntext\n",
    "<DIV>loud</DIV>\n",
    "<!-- a\n<div>\nb --></div>\n",
    "    <div>code</div>\n",
    "<a title='\n<div>'>x</a>\n</div>\n",
    "<textarea>\n<div>\n</textarea></div>\n",
    "<?php\n<div>?></div>\n",
    "```\n<div>\n```\n",
    "text <script>\n<div>\n</script></div>\n",
)


def both(text: str) -> tuple[str, str]:
    """What the extractor alone gives, and what comes with blocks set aside before."""
    quick = Markdown(extensions=EXTENSIONS)
    register(quick)
    return Markdown(extensions=EXTENSIONS).convert(text), quick.convert(text)


@pytest.mark.parametrize("text", TAKEN + LEFT)
def test_the_result_is_the_same(text: str) -> None:
    plain, quick = both(text)
    assert quick == plain


@pytest.mark.parametrize("text", TAKEN)
def test_plain_blocks_are_taken(text: str) -> None:
    md = Markdown(extensions=EXTENSIONS)
    lines = QuickBlocks(md).run([*text.split("\n"), "", ""])
    assert md.htmlStash.html_counter >= 1
    assert not [line for line in lines if line.startswith("<")]


@pytest.mark.parametrize("text", LEFT)
def test_what_is_unusual_is_left_to_the_extractor(text: str) -> None:
    md = Markdown(extensions=EXTENSIONS)
    lines = [*text.split("\n"), "", ""]
    fenced = text.startswith("```")
    assert fenced or QuickBlocks(md).run(lines) == lines


def test_another_extractor_is_left_alone() -> None:
    md = Markdown(extensions=["md_in_html"])
    register(md)
    assert "paper_atlas_blocks" not in md.preprocessors


PIECES = st.sampled_from(
    (
        *("<div>", "</div>", '<div class="x">', "<p>", "</p>", "<section>", "</section>"),
        *("<b>", "</b>", "<li>", "<ul>", "</ul>", "</li>", "<br>", "<br/>", "<hr>", "<div/>"),
        *("</div >", "<!--", "-->", "<script>", "</script>", "<?", "?>", "<![CDATA[", "]]>"),
        *("<a href='\n'>", '"', "'", "`", "# T", "{: #a }", "- x", "text", "*a*", "&amp;", "&"),
        *("<", ">", "\n", "\n", "\n\n", " ", "  ", "\t"),
    )
)


@settings(max_examples=600)
@given(st.lists(PIECES, max_size=24).map("".join))
def test_whatever_is_written(text: str) -> None:
    plain, quick = both(text)
    assert quick == plain
