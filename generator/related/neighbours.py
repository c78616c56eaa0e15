"""The papers nearest to each paper, exactly, by blocks of sparse products."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from scipy import sparse

from generator.model import Paper
from generator.parallel import shared
from generator.related.values import Related
from generator.vectors import Vectors, printed, vectorise

BLOCK = 512
"""Papers compared with all others at a time: what bounds the memory."""
TERMS = 3
CANDIDATES = 24
"""Terms looked at for the few that are shown: the others weigh too little."""
PAIR = 1.6
"""How much more a pair of words counts than a word when the shown terms are chosen."""
STEM = 5
"""Letters that tell one stem from another well enough not to show ``quantized`` beside
``quantization``."""
DIGITS = 5
"""Decimals of a likeness that count; beyond them float32 sums are noise."""

Ints = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float32]


_Pair = tuple[int, int, float, tuple[str, ...]]
"""The numbers of two papers, their likeness, and the terms that carry it."""


def find_related(
    papers: Sequence[Paper], topics: Mapping[str, Sequence[str]], most: int = 5
) -> dict[str, tuple[Related, ...]]:
    """For each paper its ``most`` nearest others, nearest first, ties by id.

    Papers without anything in common are not related, so there may be fewer. The result
    does not depend on the order of ``papers``.
    """
    ordered = sorted(papers, key=lambda paper: paper.id)
    if len(ordered) < 2:
        return {paper.id: () for paper in ordered}
    pairs = _pairs(vectorise(ordered, topics), most)
    texts = [f"{paper.title}\n{paper.abstract}" for paper in ordered]
    spelling = printed(texts, {term for *_, terms in pairs for term in terms})
    found: dict[str, list[Related]] = {paper.id: [] for paper in ordered}
    for first, second, likeness, terms in pairs:
        shown = tuple(spelling[term] for term in terms)
        found[ordered[first].id].append(Related(ordered[second].id, likeness, shown))
    return {key: tuple(own) for key, own in found.items()}


def _pairs(vectors: Vectors, most: int) -> list[_Pair]:
    """Each paper with its nearest, in order; rows are sorted by id, so a tie is by number."""
    turned = vectors.rows.T.tocsr()
    words = vectors.rows[:, : len(vectors.vocabulary)]
    blocks = range(0, vectors.rows.shape[0], BLOCK)
    # Not worth another process where two blocks are all there is.
    found = shared(lambda start: _block(vectors, turned, words, start, most), blocks, least=3)
    return [pair for own in found for pair in own]


def _block(
    vectors: Vectors, turned: sparse.csr_matrix, words: sparse.csr_matrix, start: int, most: int
) -> list[_Pair]:
    """The pairs of the papers from ``start`` on."""
    products = sparse.csr_matrix(vectors.rows[start : start + BLOCK] @ turned)
    found = [
        (start + i, second, likeness)
        for i in range(products.shape[0])
        for second, likeness in _nearest(*_row(products, i), start + i, most)
    ]
    firsts = np.array([first for first, _, _ in found], dtype=np.int32)
    seconds = np.array([second for _, second, _ in found], dtype=np.int32)
    # All pairs of a block at once: one product of two rows costs thirty times as much.
    both = sparse.csr_matrix(words[firsts].multiply(words[seconds]))
    return [(*pair, _terms(vectors.vocabulary, *_row(both, i))) for i, pair in enumerate(found)]


def _row(matrix: sparse.csr_matrix, number: int) -> tuple[Ints, Floats]:
    """The columns of one row and their values, in the order in which they are stored."""
    span = slice(matrix.indptr[number], matrix.indptr[number + 1])
    return matrix.indices[span], matrix.data[span]


def _nearest(others: Ints, likeness: Floats, own: int, most: int) -> list[tuple[int, float]]:
    rounded = np.round(likeness, DIGITS)
    keep = (others != own) & (rounded > 0)
    others, rounded = others[keep], rounded[keep]
    if len(others) > most:
        # All that are at least as near as the last one to be kept, so that ties are decided
        # by id and not by where the partition happened to put them.
        least = np.partition(rounded, -most)[-most]
        others, rounded = others[rounded >= least], rounded[rounded >= least]
    order = np.lexsort((others, -rounded))[:most]
    return [(int(others[i]), round(float(rounded[i]), DIGITS)) for i in order]


def _terms(vocabulary: Sequence[str], columns: Ints, products: Floats) -> tuple[str, ...]:
    """The terms that add most to the product of two rows; no two of them say the same.

    ``columns`` are those of the terms that the rows share, ascending.
    """
    best = np.argsort(-products, kind="stable")[:CANDIDATES]
    found = zip(columns[best].tolist(), products[best].tolist(), strict=True)
    named = ((vocabulary[column], weight) for column, weight in found)
    chosen: list[str] = []
    for _, term in sorted((-round(weight * _favour(term), DIGITS), term) for term, weight in named):
        if not any(_overlap(term, other) for other in chosen):
            chosen.append(term)
            if len(chosen) == TERMS:
                break
    return tuple(chosen)


def _favour(term: str) -> float:
    """A pair of words says more than either alone, though each alone occurs more often."""
    return PAIR if " " in term else 1.0


def _overlap(term: str, other: str) -> bool:
    """Whether two terms share a word or words of one stem: one of them says enough."""
    return not _stems(term).isdisjoint(_stems(other))


@lru_cache(maxsize=2**17)
def _stems(term: str) -> frozenset[str]:
    return frozenset(word[:STEM] for word in term.split())
