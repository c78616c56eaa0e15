"""Links that an abstract prints: whole, working, without what the sentence or LaTeX adds."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, urlsplit

from generator.model import Link, LinkKind

_CODE_HOSTS = frozenset({"github.com", "gitlab.com", "bitbucket.org", "codeberg.org"})
_HUGGING_FACE = frozenset({"huggingface.co", "hf.co"})
_BARE_HOSTS = "|".join(
    re.escape(host)
    for host in (*sorted(_CODE_HOSTS), *sorted(_HUGGING_FACE), "arxiv.org", "doi.org")
)

# LaTeX inside an address: escapes stand for themselves, break hints for nothing.
_BREAK_HINT = re.compile(
    r"\\(?:allowbreak|linebreak|nolinebreak|nobreak|penalty-?[0-9]+)(?![A-Za-z])\s?"
)
_TILDE = re.compile(r"\\(?:textasciitilde|~)(?:\{\}|\s)?|\$\\sim\$")
_ESCAPE = re.compile(r"\\([_%&#~$])")

_ADDRESS = re.compile(
    r"(?<![A-Za-z0-9])https?://[^\s<>\"{}|\\^`“”‘’«»]+"
    rf"|(?<![\w@/.-])(?:www\.)?(?:{_BARE_HOSTS})/[^\s<>\"{{}}|\\^`“”‘’«»]+",
    re.IGNORECASE,
)
_TRAILING = ".,;:!?'*_~$…。，、；：！？）」"
_POSSESSIVE = re.compile(r"'s\Z")
# The next sentence, glued to the address: no file has such an ending.
_GLUED = re.compile(r"\.(?:The|This|These|We|Our|In|It|Code|Data|Model|Models|Project|Demo|All)\Z")
_PAIRS = {")": "(", "]": "["}
_HOST = re.compile(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,}")


def find_links(abstract: str) -> tuple[Link, ...]:
    """Find the ``http(s)`` addresses in a raw abstract, in order, each once.

    An address at a known host needs no scheme and is given ``https``. Two addresses that
    differ only in scheme, case of host, ``www.``, a trailing slash or ``.git`` are one, and
    the first spelling is kept. No other scheme is ever a link.
    """
    text = _ESCAPE.sub(r"\1", _TILDE.sub("~", _BREAK_HINT.sub("", abstract)))
    found: dict[str, Link] = {}
    for match in _ADDRESS.finditer(text):
        url = _whole(match[0])
        if url is not None:
            found.setdefault(_same(url), Link(_kind(urlsplit(url)), url))
    return tuple(found.values())


def _whole(printed: str) -> str | None:
    """Take the sentence's punctuation off an address; ``None`` if no address is left."""
    url = _trim(printed)
    if not url.lower().startswith(("http://", "https://")):
        url = f"https://{url}"
    try:
        parts = urlsplit(url)
        # A port that is no number and a password before the host are no address of a paper.
        host = parts.hostname if parts.port is None or parts.port else None
    except ValueError:
        return None
    return url if host and _HOST.fullmatch(host) and not parts.username else None


def _trim(printed: str) -> str:
    """Drop closing punctuation, and closing brackets that nothing in the address opens.

    The rule for brackets is that of GitHub Flavored Markdown's extended autolinks.
    """
    url = _GLUED.sub("", _POSSESSIVE.sub("", printed))
    for close, opener in _PAIRS.items():
        url = _cut_at_unbalanced(url, opener, close)
    while url:
        last = url[-1]
        unbalanced = last in _PAIRS and url.count(last) > url.count(_PAIRS[last])
        if last not in _TRAILING and not unbalanced:
            break
        url = url[:-1]
    return url


def _cut_at_unbalanced(url: str, opener: str, close: str) -> str:
    """Cut before the first closing bracket that was opened outside: ``x/y), and``."""
    depth = 0
    for index, char in enumerate(url):
        depth += (char == opener) - (char == close)
        if depth < 0:
            return url[:index]
    return url


def _same(url: str) -> str:
    """What spellings of one address have in common."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    path = parts.path.rstrip("/").removesuffix(".git")
    return "|".join((host, path, parts.query, parts.fragment))


def _kind(parts: SplitResult) -> LinkKind:
    """Tell by host, and on Hugging Face by the first part of the path, where a link leads."""
    host = (parts.hostname or "").removeprefix("www.")
    first = parts.path.strip("/").partition("/")[0]
    if host in _CODE_HOSTS or host.startswith("gitlab."):
        return LinkKind.CODE
    if host in _HUGGING_FACE:
        return _HUGGING_FACE_KINDS.get(first, LinkKind.MODEL)
    if host == "arxiv.org" or host.endswith(".arxiv.org"):
        return LinkKind.ARXIV
    return LinkKind.DOI if host in ("doi.org", "dx.doi.org") else LinkKind.PROJECT


_HUGGING_FACE_KINDS = {
    "": LinkKind.PROJECT,
    "datasets": LinkKind.DATASET,
    "spaces": LinkKind.PROJECT,
    "papers": LinkKind.HUGGINGFACE,
    "blog": LinkKind.PROJECT,
    "docs": LinkKind.PROJECT,
}
