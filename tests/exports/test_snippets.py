"""Links to paste: what others read in them is the title and the address, whatever the title."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

from generator.exports import snippets
from generator.exports.snippets import FORMATS, Write, iframe, line
from tests.support import wikis
from tests.support.wikis import Link

URL = "https://example.org/some/repo/papers/x/"
AWKWARD = [
    "Attention Is All You Need",
    "LLM-QAT: Data-Free Quantization Aware Training",
    "PAT_Pruning-Aware-Tuning of __init__ and _x_",
    "W2*A8 *and* **W4**",
    "A [1] link] and [another](https://elsewhere.example/)",
    "[[File:x.png]]]",
    "ends with a backslash \\",
    "ends with a bracket]",
    "a \\alpha, a \\\\ and \\* and \\_",
    "bars | in || tables",
    "`code` and ``Weight Guide''",
    "<script>alert(1)</script> <4.3% <!-- x",
    "AT&T, R&D; &amp; &lt; &#42; &copy",
    "{{ template }} {curly} {: .attr } {color:red}x{color} {{{macro}}}",
    "~~struck~~ ~3x~ ~~~~ ^up^ ^^ins^^ ==mark== ++keys++ %%hidden%%",
    "-struck- --dash-- ---long--- +under+ a - b",
    ":smile: :) ;) (x) (!) (on) http://elsewhere.example/ www.elsewhere.example",
    "'quoted' ''italic'' '''bold''' \"double\"",
    "__TOC__ __NOTOC__ ~~~ !! image!x.png! ??cited?? @name #1",
    "Costs $5 to $10, not $x$ or \\(x\\)",
    "中文 für Ünïcode – “quotes” 🙂",
    "1. a list",
    "]: defines",
    "\\dollar{} and \\vert{}",
    "# a heading",
    "/slanted/ =verbatim= src_py{x} call_f(x) <2024-01-01>",
    "  white \t space\n\nand\r\nlines  ",
    "control\x00 char\x07acters\x02\x03",
]


def org_reads(text: str) -> Link:
    title, url = wikis.by_org(text)
    return title.replace(r"\dollar{}", "$").replace(r"\vert{}", "|").replace("\u200b", ""), url


READERS: list[tuple[Write, Callable[[str], Link]]] = [
    (snippets.markdown, wikis.by_commonmark),
    (snippets.markdown, wikis.by_python_markdown),
    (snippets.markdown, wikis.by_material),
    (snippets.markdown, wikis.by_table),
    (snippets.mediawiki, wikis.by_mwparserfromhell),
    (snippets.html, wikis.by_html),
    (snippets.confluence_storage, wikis.by_xml),
    (snippets.rest, wikis.by_docutils),
    (snippets.org, org_reads),
]
each_reader = pytest.mark.parametrize(
    ("write", "read"), READERS, ids=[read.__name__ for _, read in READERS]
)


@each_reader
@pytest.mark.parametrize("title", AWKWARD)
def test_awkward_titles_read_back(write: Write, read: Callable[[str], Link], title: str) -> None:
    assert read(write(title, URL)) == (line(title), URL)


titles = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
    st.text("ab1 -*_+^~?!#@:;()[]{}|\\/&<>'\"`=$%.,é", max_size=20),
    st.lists(st.sampled_from(AWKWARD), max_size=3).map("".join),
)


@each_reader
@given(title=titles)
def test_any_title_reads_back(write: Write, read: Callable[[str], Link], title: str) -> None:
    assume(line(title))
    assert read(write(title, URL)) == (line(title), URL)


# Starting pandoc takes a tenth of a second, so that it reads many links at once. Of Org it
# reads no bracket and no backslash inside a link.
PANDOC: list[tuple[str, Write, str]] = [
    ("mediawiki", snippets.mediawiki, ""),
    ("jira", snippets.confluence_wiki, ""),
    ("org", snippets.org, "]\\"),
    ("rst", snippets.rest, ""),
]
each_markup = pytest.mark.parametrize(("markup", "write", "without"), PANDOC)


def read_by_pandoc(markup: str, write: Write, wanted: list[str]) -> None:
    read = wikis.by_pandoc(markup, [write(title, URL) for title in wanted])
    shown = [(title.replace("\u200b", ""), url) for title, url in read]
    assert shown == [(line(title), URL) for title in wanted]


@each_markup
def test_pandoc_reads_awkward_titles(markup: str, write: Write, without: str) -> None:
    read_by_pandoc(markup, write, [t for t in AWKWARD if not set(without) & set(t)])


@each_markup
@given(many=st.lists(titles, min_size=8, max_size=20))
@settings(max_examples=20)
def test_pandoc_reads_any_title(markup: str, write: Write, without: str, many: list[str]) -> None:
    wanted = [t for t in many if line(t) and "\u200b" not in t and not set(without) & set(t)]
    assume(wanted)
    read_by_pandoc(markup, write, wanted)


EXACT: list[tuple[Write, str, str]] = [
    (snippets.plain, "Any", URL),
    (snippets.markdown, "LLM-QAT: 4-bit, R&D", f"[LLM-QAT: 4-bit, R&D]({URL})"),
    (snippets.markdown, "a_b [c] <d>", rf"[a\_b \[c\] &#60;d&#62;]({URL})"),
    (snippets.mediawiki, "LLM-QAT: R&D's", f"[{URL} LLM-QAT: R&#38;D's]"),
    (snippets.mediawiki, "a] ''b''", f"[{URL} a&#93; &#39;&#39;b&#39;&#39;]"),
    (snippets.html, "a<b> & \"c\"",
     f'<a href="{URL}">a&lt;b&gt; &amp; &quot;c&quot;</a>'),
    (snippets.confluence_wiki, "LLM-QAT: W2*A8", f"[LLM-QAT: W2*A8|{URL}]"),
    (snippets.confluence_wiki, "*a* [b] c|d", rf"[\*a\* \[b\] c&#124;d|{URL}]"),
    (snippets.rest, r"a_ `b` <c> \d", rf"`a_ \`b\` \<c> \\d <{URL}>`__"),
    (snippets.org, "LLM-QAT: a/b [1] c", f"[[{URL}][LLM-QAT: a/b [1] c]]"),
    (snippets.org, "a [b]", f"[[{URL}][a [b]\u200b]]"),
    (snippets.org, r"\alpha *b*",
     f"[[{URL}][\\\u200balpha \u200b*\u200bb\u200b*\u200b]]"),
]  # fmt: skip


@pytest.mark.parametrize(("write", "title", "wanted"), EXACT)
def test_what_is_written(write: Write, title: str, wanted: str) -> None:
    assert write(title, URL) == wanted


@pytest.mark.parametrize("own", FORMATS, ids=[own.id for own in FORMATS])
@given(title=titles)
def test_a_link_is_one_line_and_needs_no_title(own: snippets.Format, title: str) -> None:
    assert own.write(title, URL).splitlines() == [own.write(title, URL)]
    assert own.write("\x00 ", URL).count(URL) == (1 if own.id == "address" else 2)


ADDRESSES = [
    ("https://h.example/a_b/", "https://h.example/a_b/"),
    ("https://h.example/a b|c/", "https://h.example/a%20b%7Cc/"),
    ("https://h.example/[a](b)/'\"/", "https://h.example/%5Ba%5D%28b%29/%27%22/"),
    ("https://h.example/é/", "https://h.example/%C3%A9/"),
    ("https://h.example:8000/?q=a+b&c=%20#d", "https://h.example:8000/?q=a+b&c=%20#d"),
]


@pytest.mark.parametrize(("url", "safe"), ADDRESSES)
def test_addresses_are_made_safe_once(url: str, safe: str) -> None:
    assert snippets.plain("", url) == safe
    assert snippets.plain("", safe) == safe


@each_reader
@pytest.mark.parametrize("url", ["https://h.example/a b|[c](d)/'e'/", "https://h.example/a_"])
def test_awkward_addresses_read_back(write: Write, read: Callable[[str], Link], url: str) -> None:
    title, found = read(write("Words", url))
    assert title == "Words"
    assert found.replace("%5F", "_") == snippets.address(url)


@given(title=titles)
def test_a_frame_has_the_title_as_its_name(title: str) -> None:
    (frame,) = lxml_html.fromstring(f"<div>{iframe(title, URL, 600, 240)}</div>")
    assert (frame.get("src"), frame.get("title")) == (URL, line(title))
    assert (frame.get("width"), frame.get("height")) == ("600", "240")
