"""Escaping: in Markdown and in HTML, text reads as it stands."""

from __future__ import annotations

from functools import cache
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

from generator.text.escape import html, html_with_math, markdown

# What Material for MkDocs proposes, and what else comes with it, all at once.
EXTENSIONS = (
    *("abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "meta", "nl2br"),
    *("sane_lists", "smarty", "tables", "toc", "wikilinks"),
    *(
        f"pymdownx.{name}"
        for name in (
            *("arithmatex", "betterem", "caret", "critic", "details", "emoji", "highlight"),
            *("inlinehilite", "keys", "magiclink", "mark", "progressbar", "saneheaders"),
            *("smartsymbols", "snippets", "superfences", "tabbed", "tasklist", "tilde"),
            *("blocks.admonition", "blocks.definition", "blocks.details", "blocks.html"),
            "blocks.tab",
        )
    ),
)
CONFIGURATION = {
    "pymdownx.magiclink": {
        "repo_url_shorthand": True,
        "social_url_shorthand": True,
        "repo_url_shortener": True,
        "social_url_shortener": True,
        "provider": "github",
        "user": "user",
        "repo": "repo",
    },
}

# Where inline text may stand, the elements of that place, and the text around it there.
PLACES = {
    "paragraph": ("{}", {"p"}, "{}"),
    "in-a-sentence": ("a {} b", {"p"}, "a {} b"),
    "heading": ("# {}", {"h1"}, "{}"),
    "list": ("- {}", {"ul", "li"}, "{}"),
    "numbered-list": ("1. {}", {"ol", "li"}, "{}"),
    "quotation": ("> {}", {"blockquote", "p"}, "{}"),
    "definition": ("x\n: {}", {"dl", "dt", "dd"}, "x {}"),
    "link": ("[{}](x.md)", {"p", "a"}, "{}"),
    "strong": ("**{}**", {"p", "strong"}, "{}"),
    "cell": ("a|b\n-|-\nc|{}", {"table", "thead", "tbody", "tr", "th", "td"}, "a b c {}"),
}

TEXT = {
    "tag": "<script>alert(1)</script>",
    "comment": "<!-- x -->",
    "processing": "<?php ?>",
    "cdata": "<![CDATA[x]]>",
    "markdown-in-html": '<div markdown="1">x</div>',
    "less-than": "<4.3% and <!0.5%",
    "relation": "a < b > c & d",
    "reference": "&amp; &#35; &copy; AT&T",
    "star": "W2*A8 and 2*3*4",
    "emphasis": "*a* **b** ***c*** _d_ __e__",
    "underscore": "PAT_Pruning-Aware-Tuning a_b_c __init__",
    "code": "`x` and ``y``",
    "code-language": "`#!py x`",
    "fence": "```\nx\n```",
    "template": "{{ x }} {% y %} {# z #}",
    "attributes": "x {: .x #y z=1 }",
    "attributes-alone": "{: .x }",
    "attributes-plain": "x { .y }",
    "link": "[a](b) [a][b] ![a](b)",
    "link-definition": "[a]: http://x.org",
    "closing-bracket": "x](y)",
    "wiki-link": "[[x]]",
    "contents": "[TOC]",
    "footnote": "x[^1]",
    "footnote-definition": "[^1]: x",
    "abbreviation": "*[HTML]: x",
    "heading": "# x",
    "heading-closed": "## x ##",
    "heading-language": "C#",
    "underline": "===",
    "rule": "---",
    "rule-stars": "***",
    "rule-spaced": "- - -",
    "list-number": "1. x",
    "list-number-bracket": "1) x",
    "list-number-alone": "2024.",
    "list-dash": "- x",
    "list-plus": "+ x",
    "list-star": "* x",
    "task": "[ ] x",
    "quotation": "> x",
    "code-block": "    x",
    "definition": ": x",
    "admonition": "!!! note",
    "details": "???+ note",
    "tab": '=== "x"',
    "block": "/// note\nx\n///",
    "metadata": "title: x",
    "table": "a | b\n- | -\nc | d",
    "strike": "~~x~~ and ~y~",
    "caret": "^^x^^ and ^y^",
    "mark": "==x==",
    "keys": "++ctrl+a++ and C++",
    "critic": "{++a++} {--b--} {~~c~>d~~} {==e==}{>>f<<}",
    "math": "$x$ and $$y$$",
    "math-brackets": "\\(x\\) and \\[y\\]",
    "price": "$5 to $10",
    "emoji": ":smile: and :)",
    "snippet": '--8<-- "x"',
    "snippet-short": "-8<- x",
    "address": "https://x.org/a_b http://y.org ftp://z.org",
    "address-www": "www.x.org",
    "address-angle": "<https://x.org>",
    "mail": "a@b.org mailto:a@b.org",
    "mention": "@user user/repo #12 user/repo#12 !3",
    "commit": "user/repo@" + "0a" * 20 + " and " + "0b" * 20,
    "quotes": "\"a\" 'b' don't rock 'n' roll",
    "dashes": "a -- b --- c",
    "ellipsis": "a ... b .. c",
    "guillemets": "<<a>> «b»",
    "symbols": "(c) (R) (tm) c/o +/- --> <-- <--> =/= 1/2 3/4 x->y",
    "ordinals": "1st 2nd 3rd 4th 11TH",
    "symbols-after-underscore": "_c/o _1st_ 2nd_",
    "progress": '[=50% "x"]',
    "backslash": "\\* \\_ \\\\ C:\\new",
    "backslash-last": "x\\",
    "break": "x  \ny",
    "placeholder": "\x02wzxhzdk:0\x03 klzzwxh:0",
    "hash-only": "#",
    "title": "LLaMA: Open and Efficient",
    "empty": "",
}

READABLE = {
    "letters": ("A plain title, v0.1 (7B): it's 5%", "A plain title, v0.1 (7B): it&#39;s 5%"),
    "underscore": ("PAT_Tuning", r"PAT\_Tuning"),
    "star": ("W2*A8", r"W2\*A8"),
    "hyphens": ("state-of-the-art LLM-QAT", "state-of-the-art LLM-QAT"),
    "equals": ("R²=0.86", "R²=0.86"),
    "hash": ("C# and F#s", "C# and F#s"),
    "relation": ("<4.3%", "&lt;4.3%"),
}

HTML = {
    "markup": ("<b a=\"1\" c='2'>&amp;", "&lt;b a=&quot;1&quot; c=&#x27;2&#x27;&gt;&amp;amp;"),
    "template": ("{{ x }}", "&#123;&#123; x &#125;&#125;"),
    "controls": ("a\x00b\x02c", "abc"),
    "plain": ("a_b*c — “d”", "a_b*c — “d”"),
}

FRAGMENTS = st.lists(
    st.sampled_from(
        [
            *"\\`*_{}[]()<>#+-.!|~^=:$&;'\"/@%?, \n\tabcthxsndr1238eCRTM",
            *(
                "--8<--",
                "1st",
                "(c)",
                "www.",
                "http://x.y",
                ":smile:",
                "...",
                "1/2",
                "\n\n",
                "    ",
            ),
            *("a@b.cc", "://", "&amp;", "-->", "/// ", "!!! ", "=== ", "```", "$$", "==", "~~"),
            *("^^", "[^1]", "*[", "{:", "{#", "}}", "c/o", "+/-", "klzzwxh:"),
        ]
    ),
    max_size=14,
).map("".join)
ANYTHING = st.one_of(st.text(st.characters(exclude_categories=[])), FRAGMENTS)


class _Shown(HTMLParser):
    """The text that a browser shows, its elements, and the values of ``title`` attributes."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: set[str] = set()
        self.titles: list[str] = []
        self._text: list[str] = []
        self.feed(source)
        self.close()

    @property
    def text(self) -> str:
        return " ".join("".join(self._text).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.titles += [value or "" for name, value in attrs if name == "title"]

    def handle_data(self, data: str) -> None:
        self._text.append(data)

    def handle_comment(self, data: str) -> None:
        self.elements.add(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self.elements.add(f"<!{decl}>")

    def handle_pi(self, data: str) -> None:
        self.elements.add(f"<?{data}>")


@cache
def _engine() -> Markdown:
    return Markdown(extensions=list(EXTENSIONS), extension_configs=CONFIGURATION)


def _render(source: str) -> _Shown:
    return _Shown(_engine().reset().convert(source))


def _visible(text: str) -> str:
    """``text`` without what no page can hold, its white space collapsed."""
    characters = (
        char
        for char in text
        if char.isspace() or not (ord(char) < 32 or 0x7F <= ord(char) < 0xA0)
        if not 0xD800 <= ord(char) <= 0xDFFF and char not in "\ufffe\uffff"
    )
    return " ".join("".join(characters).split())


def _check(text: str, place: str) -> None:
    pattern, elements, around = PLACES[place]
    source = markdown(text)
    if not source and place != "paragraph":
        return
    shown = _render(pattern.format(source))
    assert shown.text == " ".join(around.format(_visible(text)).split()), source
    assert shown.elements <= elements, source


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("text", TEXT.values(), ids=TEXT)
def test_markdown_shows_it_as_it_stands(text: str, place: str) -> None:
    _check(text, place)


@given(ANYTHING, st.sampled_from(sorted(PLACES)))
@settings(max_examples=600)
def test_markdown_shows_anything_as_it_stands(text: str, place: str) -> None:
    _check(text, place)


@pytest.mark.parametrize(("text", "expected"), READABLE.values(), ids=READABLE)
def test_markdown_stays_readable(text: str, expected: str) -> None:
    assert markdown(text) == expected


@given(ANYTHING)
def test_markdown_is_one_line_that_can_be_stored(text: str) -> None:
    found = markdown(text)
    assert found == " ".join(found.split())
    found.encode("utf-8")


@pytest.mark.parametrize(("text", "expected"), HTML.values(), ids=HTML)
def test_html(text: str, expected: str) -> None:
    assert html(text) == expected


@given(ANYTHING)
@settings(max_examples=300)
def test_html_is_text_in_a_page_and_in_a_block_of_markdown(text: str) -> None:
    source = f'<div>\n<p><a title="{html(text)}">x</a>{html(text)}</p>\n</div>'
    for shown in (_Shown(source), _render(source)):
        assert shown.elements == {"div", "p", "a"}
        assert shown.text == " ".join(f"x{_visible(f'.{text}.')[1:-1]}".split())
        assert [" ".join(title.split()) for title in shown.titles] == [_visible(text)]


def test_html_with_math() -> None:
    found = html_with_math(r"<b> $\ell_2$ for $5")
    assert found.startswith("&lt;b&gt; <math ")
    assert found.endswith("</math> for $5")
    assert "<mi>ℓ</mi><mn>2</mn>" in found


def test_html_with_math_in_a_block_of_markdown() -> None:
    source = f"<div>\n<p>{html_with_math(r'a $x_1 < y_1*z$ b_c_d *e*')}</p>\n</div>"
    shown = _render(source)
    assert {"div", "p", "math", "msub"} <= shown.elements
    assert not shown.elements & {"em", "strong", "span"}
    assert shown.text == "a x1<y1*z b_c_d *e*"


@given(st.one_of(ANYTHING, FRAGMENTS.map(lambda text: f"${text}$")))
@settings(max_examples=300)
def test_html_with_math_runs_nothing(text: str) -> None:
    elements = _Shown(html_with_math(text)).elements
    assert all(element == "math" or element.startswith("m") for element in elements)
