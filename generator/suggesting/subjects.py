"""Which phrases go together: the subjects of a collection, by non-negative matrix factorisation.

Papers are written as sums of a few subjects, and subjects as sums of phrases, both without
negative parts, so that a subject is read off from its heaviest phrases. Source: D. D. Lee and
H. S. Seung, "Learning the parts of objects by non-negative matrix factorization", Nature 401
(1999). The start is computed and not drawn, so the same papers give the same subjects.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse
from sklearn.decomposition import NMF
from sklearn.exceptions import ConvergenceWarning
from sklearn.feature_extraction.text import TfidfTransformer
from threadpoolctl import threadpool_limits

from generator.suggesting.phrases import Vocabulary

Floats = npt.NDArray[np.float64]

TITLE_WEIGHT = 3
"""How often a phrase of the title counts beside one mention in the abstract."""
COMMON = 0.15
"""Phrases in the titles of more than this share of the papers divide nothing."""
EVERYWHERE = 0.3
"""The same for phrases anywhere in the papers."""
LONG = 1.3
"""How much more a phrase counts for each word beyond its first: it says more."""
MANY = 300
"""Papers or phrases from which there are enough for any number of subjects."""
STEPS = 300
DECIMALS = 6
"""Decimals of a weight that count; beyond them sums are noise."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What some of the papers are about.

    ``phrases`` are its phrases by number, the heaviest first, each with its weight and with
    the share (0 to 1) in which it belongs to this subject; ``direction`` is the mean of its
    papers among all phrases, of length 1.
    """

    phrases: tuple[tuple[int, float, float], ...]
    direction: Floats


def subjects(words: Vocabulary, number: int, most: int) -> tuple[Subject, ...]:
    """At most ``number`` subjects with at most ``most`` phrases each.

    A phrase's weight in a subject is greater the more it belongs to that subject alone.
    """
    if not words.phrases:
        return ()
    rows = _rows(words)
    number = min(number, _most(rows))
    if number < 1:
        return ()
    # A perfect fit leaves a rest that rounding makes negative; its root, which is not used, is
    # then no number.
    quiet = np.errstate(invalid="ignore")
    with threadpool_limits(limits=1), warnings.catch_warnings(), quiet:
        # More steps would change the weights by less than what is told apart here.
        warnings.simplefilter("ignore", ConvergenceWarning)
        model = NMF(number, init="nndsvd", random_state=0, max_iter=STEPS, solver="cd")
        papers = model.fit_transform(rows)
    parts = np.asarray(model.components_, dtype=np.float64)
    own = parts / np.maximum(parts.sum(axis=0), 1e-12)
    means = np.asarray((rows.T @ papers).T)
    return tuple(_subject(parts[i], own[i], means[i], most) for i in range(len(parts)))


def _most(rows: sparse.csr_matrix) -> int:
    """How many subjects there can be: the rank, which the start needs, where it can be short."""
    least = min(rows.shape)
    return int(np.linalg.matrix_rank(rows.toarray())) if least <= MANY else least


def _subject(part: Floats, own: Floats, mean: Floats, most: int) -> Subject:
    rounded = np.round(part * own, DECIMALS)
    order = np.argsort(-rounded, kind="stable")[:most]
    length = float(np.linalg.norm(mean)) or 1.0
    chosen = tuple((int(i), float(rounded[i]), float(own[i])) for i in order if rounded[i] > 0)
    return Subject(chosen, np.round(mean / length, DECIMALS))


def _rows(words: Vocabulary) -> sparse.csr_matrix:
    """A row per paper, a column per phrase: how much it says of the paper."""
    papers, phrases = len(words.counts), len(words.phrases)
    shape = (papers, phrases)
    counts = sparse.lil_matrix(shape, dtype=np.float64)
    in_titles, anywhere = np.zeros(phrases), np.zeros(phrases)
    for row, (body, title) in enumerate(zip(words.counts, words.titles, strict=True)):
        for phrase, count in body.items():
            counts[row, phrase] = count + (TITLE_WEIGHT - 1) * (phrase in title)
            in_titles[phrase] += phrase in title
            anywhere[phrase] += 1
    weighted = TfidfTransformer(sublinear_tf=True, norm=None).fit_transform(counts.tocsr())
    common = (in_titles > max(COMMON * papers, 2)) | (anywhere > max(EVERYWHERE * papers, 2))
    lengths = np.array([LONG ** (len(phrase) - 1) for phrase in words.phrases])
    rows = weighted @ sparse.diags(np.where(common | (in_titles == 0), 0.0, lengths))
    norms = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)).ravel())
    scaled = sparse.diags(1 / np.where(norms > 0, norms, 1.0)) @ rows
    return sparse.csr_matrix(scaled)
