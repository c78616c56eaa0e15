"""Papers as vectors: TF-IDF of their terms beside the topics they share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
from scipy import sparse
from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer

from generator.model import Paper
from generator.vectors.terms import terms

TITLE_WEIGHT = 3
"""How often a term of the title counts beside one mention in the abstract."""
TOPIC_SHARE = 0.3
"""How much of the likeness comes from topics (0 to 1); the rest comes from terms."""
COMMON = 0.12
"""Terms in more than this share of the papers relate nothing: a collection about one
family of models names it everywhere."""
MOST = 1_200
"""Papers in which a term is common however many there are: without such a limit the work for
each paper would grow with the number of papers. It is :data:`COMMON` of 10,000."""
FEW = 20
"""Papers below which no term counts as common: shares of so few papers say nothing."""


@dataclass(frozen=True, slots=True)
class Vectors:
    """A row per paper; rows have length 1 (0 where nothing is known of a paper).

    The first ``len(vocabulary)`` columns are terms, the rest topics. The product of two
    rows is their likeness, from 0 to 1.
    """

    rows: sparse.csr_matrix
    vocabulary: tuple[str, ...]


def vectorise(papers: Sequence[Paper], topics: Mapping[str, Sequence[str]]) -> Vectors:
    """Vectors of ``papers`` in their order; ``topics`` are topic ids by paper id."""
    most = min(MOST, max(2, int(COMMON * len(papers)))) if len(papers) >= FEW else len(papers)
    titles = [terms(paper.title) for paper in papers]
    texts = [own + terms(paper.abstract) for own, paper in zip(titles, papers, strict=True)]
    counter = CountVectorizer(analyzer=list, max_df=most, min_df=2, dtype=np.float32)
    try:
        counts = counter.fit_transform(texts)
    except ValueError:  # scikit-learn's way to say that no term is left
        return Vectors(_topics(papers, topics), ())
    counts = counts + (TITLE_WEIGHT - 1) * counter.transform(titles)
    weighted = TfidfTransformer(sublinear_tf=True).fit_transform(counts)
    parts = [sqrt(1 - TOPIC_SHARE) * weighted, sqrt(TOPIC_SHARE) * _topics(papers, topics)]
    rows = sparse.csr_matrix(sparse.hstack(parts, format="csr", dtype=np.float32))
    rows.sort_indices()
    return Vectors(rows, tuple(counter.get_feature_names_out()))


def _topics(papers: Sequence[Paper], topics: Mapping[str, Sequence[str]]) -> sparse.csr_matrix:
    """A column per topic, the rarer the weightier, in rows of length 1."""
    known = sorted({topic for own in topics.values() for topic in own})
    columns = {topic: i for i, topic in enumerate(known)}
    own = [sorted({columns[topic] for topic in topics.get(paper.id, ())}) for paper in papers]
    ends = np.cumsum([0, *map(len, own)])
    indices = np.array([column for row in own for column in row], dtype=np.int32)
    ones = np.ones(len(indices), dtype=np.float32)
    flags = sparse.csr_matrix((ones, indices, ends), shape=(len(papers), len(columns)))
    return sparse.csr_matrix(TfidfTransformer().fit_transform(flags) if known else flags)
