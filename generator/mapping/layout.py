"""Papers in the plane: t-SNE of their vectors, and places for papers that come later.

Two ways lead to a place. :func:`settle` embeds all papers together: slow, and everything
may move, though it starts from the old places where there are some. :func:`lay_out` keeps
the places that are written down exactly as they are and only finds room for the papers
that have none, between the papers they are like. So a build is quick, never moves a known
paper, and does not depend on the machine.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.linalg import orthogonal_procrustes
from sklearn.decomposition import TruncatedSVD
from sklearn.manifold import TSNE
from threadpoolctl import threadpool_limits

from generator.mapping.places import Places, Point
from generator.mapping.spread import spread
from generator.model import Paper
from generator.text.keys import digest
from generator.vectors import Vectors, vectorise

Array = npt.NDArray[np.float64]

WIDTH, HEIGHT = 1000.0, 750.0
"""The map's extent when it is first made, in its own units; later papers may lie outside."""
DECIMALS = 1
"""Decimals of a place that count: a tenth of a unit is less than a pixel."""
ROOM = 0.42
"""The least distance of two papers, as a share of what they would have on a regular grid."""
DIMENSIONS = 50
"""Of the vectors before embedding; on the seeds fewer lose topics, more gain nothing."""
PERPLEXITY = 15.0
"""Neighbours that count for each paper. With twice as many, collections of thousands keep fewer of
them and of their topics beside each other; the seeds' 234 look the same."""
ROUNDS = 500
"""Steps of t-SNE; at 10,000 papers twice as many look the same."""
CORE = 2_000
"""Papers that are embedded from nothing. Of more, so many are a sample: the others are put between
those that they are like, and then all find their places together, which takes a third as long as
embedding 10,000 from nothing and keeps no fewer neighbours."""
NEIGHBOURS = 6
"""Papers between which one without a place is put."""


@dataclass(frozen=True, slots=True)
class _Start:
    """How t-SNE begins.

    ``deviation``: of the first places from their middle, 0 where they stay as they are;
    ``exaggeration``: how much likeness is overstated in the first half; ``angle``: how small what
    is seen as one must look (scikit-learn's words); ``enough``: the slope at which it ends.
    """

    deviation: float
    exaggeration: float
    angle: float = 0.5
    enough: float = 1e-7


COLD = _Start(1e-4, 12.0)
"""scikit-learn's own: everything begins in one spot, so that clusters find each other."""
WARM = _Start(1.0, 1.0)
"""Old places are drawn in but not mixed up: on the seeds with 5 % new papers half of the
others move by less than a tenth of the map, instead of by a quarter."""
BRIEF = _Start(0.0, 1.0, angle=0.8, enough=1e9)
"""All know about where they belong. Every slope is slight enough, so each half ends where it is
looked at first, after 50 rounds; 300 more keep two neighbours in a hundred more."""
FEW = 5
"""Papers below which there is nothing to embed: they stand in a row."""


def lay_out(papers: Sequence[Paper], topics: Mapping[str, Sequence[str]], known: Places) -> Places:
    """A place for each of ``papers``; those in ``known`` keep theirs.

    ``topics`` are topic ids by paper id. Where too few places are known to put the others
    between them, all are embedded anew. The order of ``papers`` does not matter.
    """
    ordered = sorted(papers, key=lambda paper: paper.id)
    fixed = np.array([paper.id in known for paper in ordered], dtype=bool)
    if fixed.sum() < FEW:
        return settle(papers, topics, {})
    if fixed.all():
        return {paper.id: known[paper.id] for paper in ordered}
    at = np.array([known.get(paper.id, (0.0, 0.0)) for paper in ordered])
    at[~fixed] = _between(vectorise(ordered, topics), at, fixed)
    return _named(ordered, spread(at, _room(at[fixed]), fixed))


def settle(papers: Sequence[Paper], topics: Mapping[str, Sequence[str]], known: Places) -> Places:
    """A place for each of ``papers``, all embedded together.

    Starts from the places in ``known`` and turns and scales the outcome to lie on them as
    well as it can. The same input gives the same places on the same machine.
    """
    ordered = sorted(papers, key=lambda paper: paper.id)
    if len(ordered) < FEW:
        return _named(ordered, _row(len(ordered)))
    fixed = np.array([paper.id in known for paper in ordered], dtype=bool)
    at = np.array([known.get(paper.id, (0.0, 0.0)) for paper in ordered])
    vectors = vectorise(ordered, topics)
    # One thread: sums of several would depend on which of them ends first.
    with threadpool_limits(limits=1):
        dense = _reduce(vectors)
        if fixed.sum() < FEW:
            return _named(ordered, _fill(_turn(_anew(ordered, vectors, dense))))
        at[~fixed] = _between(vectors, at, fixed)
        embedded = _embed(dense, at, WARM)
    return _named(ordered, spread(_onto(embedded, at, fixed), _room(at[fixed])))


def _reduce(vectors: Vectors) -> Array:
    """The vectors in few dimensions, of length 1: only their direction tells the subject."""
    most = min(DIMENSIONS, vectors.rows.shape[0] - 1, vectors.rows.shape[1] - 1)
    if most < 2:
        return np.zeros((vectors.rows.shape[0], 2))
    dense = TruncatedSVD(most, random_state=0).fit_transform(vectors.rows)
    lengths = np.linalg.norm(dense, axis=1, keepdims=True)
    return np.asarray(dense / np.maximum(lengths, 1e-9), dtype=np.float64)


def _anew(ordered: Sequence[Paper], vectors: Vectors, dense: Array) -> Array:
    """Places from nothing, those of a sample first where there are many papers.

    Which papers are in the sample follows from the id of each alone, so that with one paper more
    it stays nearly the same.
    """
    if len(dense) <= CORE:
        return _embed(dense, dense[:, :2], COLD)
    drawn = sorted(range(len(ordered)), key=lambda i: digest(ordered[i].id, length=16))[:CORE]
    core = np.zeros(len(dense), dtype=bool)
    core[drawn] = True
    at = np.zeros((len(dense), 2))
    at[core] = _embed(dense[core], dense[core][:, :2], COLD)
    at[~core] = _between(vectors, at, core)
    return _embed(dense, at, BRIEF)


def _embed(dense: Array, start: Array, begin: _Start) -> Array:
    """t-SNE from the places ``start``, scaled as ``begin`` says."""
    centred = start - start.mean(axis=0)
    if begin.deviation:
        centred *= begin.deviation / np.maximum(centred.std(axis=0).max(), 1e-9)
    model = TSNE(
        init=centred.astype(np.float32),
        early_exaggeration=begin.exaggeration,
        angle=begin.angle,
        min_grad_norm=begin.enough,
        perplexity=min(PERPLEXITY, (len(dense) - 1) / 3),
        max_iter=ROUNDS,
        random_state=0,
    )
    return np.asarray(model.fit_transform(dense), dtype=np.float64)


def _turn(at: Array) -> Array:
    """Turned so that the longest side lies flat; which end is left follows from the shape."""
    centred = at - at.mean(axis=0)
    _, _, axes = np.linalg.svd(centred, full_matrices=False)
    turned = centred @ axes.T
    signs = np.where((turned**3).sum(axis=0) < 0, -1.0, 1.0)
    return np.asarray(turned * signs)


def _fill(at: Array) -> Array:
    """Scaled to the map's extent, and spread."""
    low, span = at.min(axis=0), np.maximum(np.ptp(at, axis=0), 1e-9)
    return spread((at - low) / span * (WIDTH, HEIGHT), _room_for(WIDTH * HEIGHT, len(at)))


def _onto(at: Array, old: Array, fixed: npt.NDArray[np.bool_]) -> Array:
    """Turned and scaled so that the ``fixed`` papers lie on their ``old`` places at best."""
    mean, target = at[fixed].mean(axis=0), old[fixed].mean(axis=0)
    own, wanted = at[fixed] - mean, old[fixed] - target
    turn, _ = orthogonal_procrustes(own, wanted)
    # Each axis by itself, for the map may be wider than what t-SNE makes of it.
    turned = own @ turn
    scale = wanted.std(axis=0) / np.maximum(turned.std(axis=0), 1e-9)
    return np.asarray((at - mean) @ turn * scale + target)


def _between(vectors: Vectors, at: Array, fixed: npt.NDArray[np.bool_]) -> Array:
    """Places for the others: among the ``fixed`` papers they are most like.

    The nearest decides most (likeness counts by its square); what is like none goes to
    the middle.
    """
    rows = vectors.rows
    products = (rows[~fixed] @ rows[fixed].T).tocsr()
    targets = at[fixed]
    found = np.tile(targets.mean(axis=0), (products.shape[0], 1))
    for i in range(products.shape[0]):
        span = slice(products.indptr[i], products.indptr[i + 1])
        likeness, others = np.round(products.data[span], 5), products.indices[span]
        if len(likeness) > NEIGHBOURS:
            # All that tie with the last one count, so that the order below decides.
            near_enough = likeness >= np.partition(likeness, -NEIGHBOURS)[-NEIGHBOURS]
            likeness, others = likeness[near_enough], others[near_enough]
        best = np.lexsort((others, -likeness))[:NEIGHBOURS]
        weights = likeness[best] ** 2
        if weights.sum() > 0:
            near = targets[others[best]]
            # Median rather than mean: papers between two regions belong to one of them.
            found[i] = _weighted_median(near, weights)
    return found


def _weighted_median(points: Array, weights: npt.NDArray[np.float32]) -> Array:
    """The one of ``points`` that is nearest to all others by weight."""
    distances = np.linalg.norm(points[:, None] - points[None], axis=2)
    return np.asarray(points[int(np.argmin(distances @ weights))])


def _room(at: Array) -> float:
    """The least distance of papers on a map that is in use."""
    extent = np.ptp(at, axis=0)
    return _room_for(max(float(extent[0] * extent[1]), 1.0), len(at))


def _room_for(area: float, papers: int) -> float:
    return ROOM * float(np.sqrt(area / papers))


def _row(papers: int) -> Array:
    xs = (np.arange(papers) + 0.5) / max(papers, 1) * WIDTH
    return np.column_stack((xs, np.full(papers, HEIGHT / 2)))


def _named(ordered: Sequence[Paper], at: Array) -> dict[str, Point]:
    rounded = np.round(at, DECIMALS)
    return {paper.id: (float(x), float(y)) for paper, (x, y) in zip(ordered, rounded, strict=True)}
