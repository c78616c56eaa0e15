"""The collection's own vocabulary, for mending words that were typed wrongly.

One file per word length: an error changes the length by at most two, so a lookup needs two
to five small files, wherever in the word the error is. ``s<length>.json`` holds the words,
sorted, and how often each occurs as a digit: 0 for one document, then powers of two.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from generator.search.documents import Document
from generator.search.titles import DIGITS, compact
from generator.search.words import words

SHORTEST, LONGEST = 3, 20
RARE_FROM = 3_000
"""Documents from which a word of the text must be in two to count as one: with as many
papers, what stands in one of them only is mostly an error itself."""


def spelling_files(docs: Sequence[Document]) -> dict[str, str]:
    """Every file of the vocabulary by name, one for each length, be it empty."""
    known = vocabulary(docs)
    by_length: dict[int, list[str]] = defaultdict(list)
    for word in sorted(known):
        by_length[len(word)].append(word)
    return {
        f"s{length}.json": _coded(by_length[length], known)
        for length in range(SHORTEST, LONGEST + 1)
    }


def _coded(own: Sequence[str], known: Mapping[str, int]) -> str:
    return compact([" ".join(own), "".join(_digit(known[word]) for word in own)])


def vocabulary(docs: Sequence[Document]) -> dict[str, int]:
    """Every word worth proposing with the number of documents that have it.

    Words of titles and names always count, those of texts as :data:`RARE_FROM` says.
    """
    trusted = _documents_with([doc.title, *doc.people, *doc.beside] for doc in docs)
    texts = _documents_with([doc.title, doc.text] for doc in docs)
    least = 2 if len(docs) >= RARE_FROM else 1
    often = {word: count for word, count in texts.items() if count >= least}
    merged = {word: max(trusted.get(word, 0), often.get(word, 0)) for word in {**trusted, **often}}
    return {word: n for word, n in merged.items() if SHORTEST <= len(word) <= LONGEST}


def _documents_with(texts: Iterable[Iterable[str]]) -> Counter[str]:
    found: Counter[str] = Counter()
    for own in texts:
        found.update({word for text in own for word in words(text)})
    return found


def _digit(count: int) -> str:
    return DIGITS[min(count.bit_length() - 1, len(DIGITS) - 1)]
