"""Links in abstracts: whole, working, each once, and of the right kind."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import Link, LinkKind
from generator.text.links import find_links

ONE = {
    "alone": ("https://x.org/a", "https://x.org/a"),
    "http": ("see http://x.org/a for", "http://x.org/a"),
    "full-stop": ("at https://x.org/a.", "https://x.org/a"),
    "full-stop-after-slash": ("at https://x.org/a/.", "https://x.org/a/"),
    "spaced-full-stop": (
        "https://tatsu-lab.github.io/alpaca_eval/ .",
        "https://tatsu-lab.github.io/alpaca_eval/",
    ),
    "comma": ("at https://x.org/a, and", "https://x.org/a"),
    "colon": ("https://x.org/a: x", "https://x.org/a"),
    "question": ("seen https://x.org/a?", "https://x.org/a"),
    "query": ("https://x.org/a?b=c&d=e.", "https://x.org/a?b=c&d=e"),
    "fragment": ("https://x.org/a#b.", "https://x.org/a#b"),
    "version-in-path": ("https://github.com/o/FuseChat-3.0.", "https://github.com/o/FuseChat-3.0"),
    "file-in-path": ("https://x.org/index.html.", "https://x.org/index.html"),
    "brackets": ("(https://x.org/a)", "https://x.org/a"),
    "bracket-and-comma": ("https://github.com/x/y), …", "https://github.com/x/y"),
    "bracket-and-stop": ("(see https://x.org/a).", "https://x.org/a"),
    "own-brackets": ("https://x.org/A_(b)", "https://x.org/A_(b)"),
    "own-brackets-in-brackets": ("(https://x.org/A_(b))", "https://x.org/A_(b)"),
    "square-brackets": ("[https://x.org/a]", "https://x.org/a"),
    "angle-brackets": ("<https://x.org/a>.", "https://x.org/a"),
    "quotes": ('"https://x.org/a".', "https://x.org/a"),
    "curly-quotes": ("“https://x.org/a”", "https://x.org/a"),
    "markdown": ("[code](https://x.org/a).", "https://x.org/a"),
    "markdown-bold": ("**https://x.org/a**", "https://x.org/a"),
    "anchor": ('<a href="https://x.org/a/">this</a>', "https://x.org/a/"),
    "possessive": ("https://github.com/o/r's code", "https://github.com/o/r"),
    "glued-sentence": ("https://github.com/o/r.Our code", "https://github.com/o/r"),
    "latex-url": (r"\url{https://x.org/a}.", "https://x.org/a"),
    "latex-url-with-stop": (r"\url{https://x.org/a/.} and", "https://x.org/a/"),
    "latex-href": (r"\href{https://x.org/a}{here}", "https://x.org/a"),
    "latex-tie": (r"at~https://x.org/a", "https://x.org/a"),
    "latex-escapes": (r"https://hf.co/a/SD\_N\_v0.1", "https://hf.co/a/SD_N_v0.1"),
    "latex-hash": (r"https://x.org/\#top.", "https://x.org/#top"),
    "latex-percent": (r"https://x.org/a\%20b", "https://x.org/a%20b"),
    "latex-tilde": (r"https://x.org/\~{}user/", "https://x.org/~user/"),
    "latex-tilde-word": (r"https://x.org/\textasciitilde user", "https://x.org/~user"),
    "latex-break": (r"https://a-\allowbreak b.org/\allowbreak c", "https://a-b.org/c"),
    "tilde": ("https://x.org/~user/a.", "https://x.org/~user/a"),
    "printed-twice": (
        "https://huggingface.co/m42-health{https://huggingface.co/m42-health}.",
        "https://huggingface.co/m42-health",
    ),
    "printed-twice-in-small": (
        "https://github.com/o/Logic{{small https://github.com/o/Logic}}.",
        "https://github.com/o/Logic",
    ),
    "printed-twice-bare": ("https://github.com/o/r{github.com/o/r}", "https://github.com/o/r"),
    "named": ("https://github.com/o/r{this https URL}.", "https://github.com/o/r"),
    "half-a-brace": ("http://github.com/o/r}, Models:", "http://github.com/o/r"),
    "no-scheme": ("code: github.com/x/y.", "https://github.com/x/y"),
    "no-scheme-www": ("www.github.com/x/y", "https://www.github.com/x/y"),
    "no-scheme-hugging-face": ("(huggingface.co/o/m)", "https://huggingface.co/o/m"),
    "upper-case-scheme": ("HTTPS://x.org/a", "HTTPS://x.org/a"),
    "port": ("https://x.org:8080/a", "https://x.org:8080/a"),
    "unicode": ("https://中文.com/路径。", "https://中文.com/路径"),
    "glued-before": ("alignment.https://x.org/a", "https://x.org/a"),
}

NONE = {
    "empty": "",
    "no-link": "We propose LLMs.The code is open.",
    "javascript": "javascript:alert(1)",
    "javascript-host": "javascript://github.com/%0aalert(1)",
    "data": "data:text/html,https",
    "file": "file:///etc/passwd",
    "ftp": "ftp://x.org/a",
    "mail": "me@github.com and mailto:a@github.com/x",
    "scheme-only": "https:// and http://.",
    "no-dot": "http://localhost/x",
    "number-host": "http://127.0.0.1/x",
    "bad-port": "http://x.org:99x/",
    "password": "https://github.com:pw@evil.org/",
    "broken-brackets": "http://[x/",
    "other-host-no-scheme": "example.org/a",
    "host-in-word": "notgithub.com/x/y",
    "host-in-path": "evil.org/github.com/x",
    "host-alone": "hosted on github.com today",
    "word-before-scheme": "xhttps://x.org/a",
}

KINDS = {
    "github": ("https://github.com/o/r", LinkKind.CODE),
    "github-www": ("https://www.github.com/o/r", LinkKind.CODE),
    "github-case": ("https://GitHub.com/o/r", LinkKind.CODE),
    "gitlab": ("https://gitlab.com/o/r", LinkKind.CODE),
    "gitlab-own": ("https://gitlab.inria.fr/o/r", LinkKind.CODE),
    "bitbucket": ("https://bitbucket.org/o/r", LinkKind.CODE),
    "model": ("https://huggingface.co/o/m", LinkKind.MODEL),
    "model-organisation": ("https://huggingface.co/o", LinkKind.MODEL),
    "model-short-host": ("https://hf.co/o/m", LinkKind.MODEL),
    "dataset": ("https://huggingface.co/datasets/o/d", LinkKind.DATASET),
    "space": ("https://huggingface.co/spaces/o/s", LinkKind.PROJECT),
    "hugging-face-paper": ("https://huggingface.co/papers/2305.17888", LinkKind.HUGGINGFACE),
    "arxiv": ("https://arxiv.org/abs/2305.17888", LinkKind.ARXIV),
    "doi": ("https://doi.org/10.1000/182", LinkKind.DOI),
    "github-pages": ("https://o.github.io/r", LinkKind.PROJECT),
    "elsewhere": ("https://sites.google.com/view/x", LinkKind.PROJECT),
    "host-in-disguise": ("https://github.com.evil.org/o/r", LinkKind.PROJECT),
    "host-in-path": ("https://x.org/github.com/o/r", LinkKind.PROJECT),
}

SAME = {
    "slash": ("https://x.org/a", "https://x.org/a/"),
    "git": ("https://github.com/o/r.git", "https://github.com/o/r"),
    "host-case": ("https://GitHub.com/o/r", "https://github.com/o/r"),
    "scheme": ("http://x.org/a", "https://x.org/a"),
    "www": ("https://www.x.org/a", "https://x.org/a"),
}

DIFFERENT = {
    "path": ("https://x.org/a", "https://x.org/b"),
    "path-case": ("https://x.org/a", "https://x.org/A"),
    "query": ("https://x.org/?a", "https://x.org/?b"),
    "fragment": ("https://x.org/#a", "https://x.org/#b"),
}


@pytest.mark.parametrize(("abstract", "url"), ONE.values(), ids=ONE)
def test_finds_the_whole_address(abstract: str, url: str) -> None:
    assert [link.url for link in find_links(abstract)] == [url]


@pytest.mark.parametrize("abstract", NONE.values(), ids=NONE)
def test_finds_nothing(abstract: str) -> None:
    assert find_links(abstract) == ()


@pytest.mark.parametrize(("url", "kind"), KINDS.values(), ids=KINDS)
def test_kind(url: str, kind: LinkKind) -> None:
    assert find_links(f"at {url}.") == (Link(kind, url),)


@pytest.mark.parametrize(("first", "second"), SAME.values(), ids=SAME)
def test_the_first_spelling_of_one_address_is_kept(first: str, second: str) -> None:
    assert [link.url for link in find_links(f"{first} and {second}")] == [first]


@pytest.mark.parametrize(("first", "second"), DIFFERENT.values(), ids=DIFFERENT)
def test_different_addresses_stay_apart(first: str, second: str) -> None:
    assert [link.url for link in find_links(f"{first} and {second}")] == [first, second]


def test_order_is_that_of_the_abstract() -> None:
    found = find_links(
        "Models: https://huggingface.co/o; code (github.com/o/r), page https://o.org."
    )
    assert [link.kind for link in found] == [LinkKind.MODEL, LinkKind.CODE, LinkKind.PROJECT]


@given(st.one_of(st.text(), st.text(alphabet="htps:/.()[]{}\\~_ gibucom@%#?&='\",;x", max_size=60)))
def test_every_link_is_one_that_a_browser_may_follow(abstract: str) -> None:
    for text in (abstract, f"https://x.org/{abstract}"):
        for link in find_links(text):
            parts = urlsplit(link.url)
            assert parts.scheme in ("http", "https")
            assert parts.hostname
            assert not set(link.url) & set(' <>"{}|\\^`')


@pytest.mark.parametrize(
    "text",
    [
        "https://" * 10_000,
        *("https://x.org/" + char * 50_000 for char in "()."),
        "github.com/" * 10_000,
    ],
    ids=["schemes", "open", "closed", "dots", "hosts"],
)
def test_what_is_no_text_is_survived(text: str) -> None:
    assert len(find_links(text)) <= 1
