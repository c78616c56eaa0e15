"""Cut a run of prose lines into titles and abstracts: the cheapest reading wins.

Titles and abstracts carry no marks of their own and alternate only as long as nothing is
missing. So every way of cutting the run into records is weighed: a title that looks like
an abstract, a line of an abstract that looks like a title and a title alone each have a
price, and dynamic programming finds the cheapest whole. A missing abstract then costs one
record and not, as strict alternation would, every record after it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from generator.sources.lines import BULLET, SHORTEST_ABSTRACT, Line, ends_sentence, is_dated
from generator.sources.wrapping import Paragraphs, paragraphs

LONGEST_TITLE = 250
SHORT = 150
"""Characters up to which a paragraph of an abstract may be a title that lost its own."""
MOST_LINES = 120
"""Lines that one record may take."""

# Prices, in arbitrary units of doubt; whole numbers, so that sums are exact.
RECORD = 100
"""For each record, so that a paragraph is not cut in two without a reason."""
RECORD_BEFORE_TAIL = 300
"""The same where a tail follows, which most often closes the only record of its run."""
ALONE = 400
"""A title without an abstract."""
ORPHAN = 600
"""An abstract without a title."""
LONG_TITLE = 400
SENTENCE_TITLE = 50
ODD_TITLE = 300
"""A title that begins as a list does, or is a date."""
UNFINISHED = 150
"""A title that continues the line before it."""
LOWER_CASE = 100
"""A title, or what follows it without a blank line, that begins with a small letter."""
WRAPPED_LINE = 2
NEXT_SENTENCE = 10
NEXT_PARAGRAPH = 80
"""Each further line of an abstract, by how it joins the one before it."""
TITLE_LIKE = 400
QUESTION_LIKE = 350
CAPITALS = 260
"""A paragraph of an abstract that looks like a title; one that ends as a question or an
exclamation, which prose does too; a line that is written like one."""
SHORT_SENTENCE = 50
SHORT_WORDS = 250
"""An abstract that is short, and ends as a sentence or does not."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """A piece of the run: a record, or what is left of one.

    ``title`` is ``None`` for an abstract that no title goes before; ``abstract`` is empty
    for a title that no abstract follows.
    """

    title: Line | None
    abstract: tuple[Line, ...]


def pair(lines: Sequence[Line], before_tail: bool = False) -> tuple[Chunk, ...]:
    """Cut ``lines`` into chunks that together hold every line once, in order.

    ``before_tail`` says whether a tail closes the run.
    """
    if not lines:
        return ()
    starts = _cheapest(_Run.of(lines), RECORD_BEFORE_TAIL if before_tail else RECORD)
    chunks: list[Chunk] = []
    end = len(lines)
    while end:
        chunks.append(_chunk(lines[starts[end] : end]))
        end = starts[end]
    return tuple(reversed(chunks))


def _chunk(lines: Sequence[Line]) -> Chunk:
    text = lines[0].text
    sentence = len(text) > SHORT and text.endswith(".")
    if len(lines) == 1 and (len(text) >= SHORTEST_ABSTRACT or sentence):
        return Chunk(None, tuple(lines))
    return Chunk(lines[0], tuple(lines[1:]))


@dataclass(frozen=True, slots=True)
class _Run:
    """The lines with what each costs.

    ``titles``: the line as a title; ``ends``: as the end of a short abstract. In running
    sums up to but without the line: ``lengths`` in characters; ``joins``: the line as a
    further line of an abstract; ``likes``: as one of several that looks like a title.
    """

    titles: tuple[int, ...]
    ends: tuple[int, ...]
    lengths: tuple[int, ...]
    joins: tuple[int, ...]
    likes: tuple[int, ...]

    @classmethod
    def of(cls, lines: Sequence[Line]) -> _Run:
        found = paragraphs(lines)
        each = range(len(lines))
        return cls(
            titles=tuple(_title_price(lines, i, found.begins[i]) for i in each),
            ends=tuple(
                SHORT_SENTENCE if ends_sentence(line.text) else SHORT_WORDS for line in lines
            ),
            lengths=_sums(len(line.text) for line in lines),
            joins=_sums(_join_price(lines, i, found.begins[i]) for i in each),
            likes=_sums(_like_price(lines, i, found) for i in each),
        )

    def open(self, start: int) -> int:
        """What a record that begins at ``start`` costs, less the sums up to there."""
        return self.titles[start] - self.joins[start + 2] - self.likes[start + 1]

    def close(self, end: int) -> int:
        """What is to be added to :meth:`open` for a record that ends before ``end``."""
        return self.joins[end] + self.likes[end]

    def only_line(self, start: int) -> int:
        """What a record costs whose abstract is one line: that line looks like nothing else."""
        return self.likes[start + 1] - self.likes[start + 2]

    def is_short(self, start: int, end: int) -> bool:
        """Whether the lines behind ``start`` are fewer characters than an abstract has."""
        return self.lengths[end] - self.lengths[start + 1] < SHORTEST_ABSTRACT


def _sums(prices: Iterable[int]) -> tuple[int, ...]:
    return tuple(accumulate(prices, initial=0))


def _cheapest(run: _Run, record: int) -> Sequence[int]:
    """For each end of a piece, where it begins in the cheapest reading of all before it.

    The price of a record is a sum of a part for its start and one for its end, but for
    abstracts that are short. So the best start of a longer one is the least of a window
    that moves along with the end, kept as a queue of rising prices; without this, a file
    of a million lines would take hours.
    """
    size = len(run.titles)
    costs, starts = [0], [0]
    queue: deque[tuple[int, int]] = deque()
    waiting = 0
    for end in range(1, size + 1):
        offers = [(costs[end - 1] + min(run.titles[end - 1] + ALONE, ORPHAN), end - 1)]
        while waiting < end - 2 and not run.is_short(waiting, end):
            _push(queue, (costs[waiting] + run.open(waiting), waiting))
            waiting += 1
        while queue and queue[0][1] < end - MOST_LINES:
            queue.popleft()
        if queue:
            offers.append((queue[0][0] + run.close(end) + record, queue[0][1]))
        for start in range(max(waiting, end - MOST_LINES), end - 1):
            cost = costs[start] + run.open(start) + run.close(end) + record
            cost += run.only_line(start) * (start == end - 2)
            cost += run.ends[end - 1] * run.is_short(start, end)
            offers.append((cost, start))
        cost, start = min(offers)
        costs.append(cost)
        starts.append(start)
    return starts


def _push(queue: deque[tuple[int, int]], offer: tuple[int, int]) -> None:
    """Add an offer, and drop those before it that it beats for as long as they could count."""
    while queue and queue[-1][0] > offer[0]:
        queue.pop()
    queue.append(offer)


def _title_price(lines: Sequence[Line], i: int, begins: bool) -> int:
    line = lines[i]
    price = SENTENCE_TITLE * (line.text.endswith(".") and len(line.text) > 60)
    price += LONG_TITLE * (len(line.text) > LONGEST_TITLE)
    price += ODD_TITLE * (is_dated(line.text) or BULLET.match(line.text) is not None)
    if not line.opens:
        price += UNFINISHED * (not begins) + LOWER_CASE * line.text[0].islower()
    if i + 1 < len(lines) and not lines[i + 1].opens:
        price += LOWER_CASE * lines[i + 1].text[0].islower()
    return price


def _join_price(lines: Sequence[Line], i: int, begins: bool) -> int:
    """The price of line ``i`` as a further line of an abstract."""
    if begins:
        return NEXT_PARAGRAPH
    return NEXT_SENTENCE if ends_sentence(lines[i - 1].text) else WRAPPED_LINE


def _like_price(lines: Sequence[Line], i: int, found: Paragraphs) -> int:
    """How much a line of an abstract looks like a title that lost its own abstract.

    It must begin like a paragraph and end like one too. Of wrapped lines, whose ends do
    not always show, a line after a sentence may begin one, and capitals alone may tell.
    """
    text = lines[i].text
    after_sentence = not found.spaced and i > 0 and ends_sentence(lines[i - 1].text)
    if not (found.begins[i] or after_sentence) or _no_title(text):
        return 0
    if i + 1 == len(lines) or found.begins[i + 1]:
        return QUESTION_LIKE if text.endswith(("?", "!")) else TITLE_LIKE
    return CAPITALS if _capitalised(text) else 0


def _no_title(text: str) -> bool:
    ended = ends_sentence(text) and not text.endswith(("?", "!"))
    return len(text) > SHORT or text.endswith(":") or ended or BULLET.match(text) is not None


def _capitalised(text: str) -> bool:
    """Whether most of the longer words begin with a capital, as in English titles."""
    longer = [word for word in text.split() if len(word) > 3]
    return len(longer) > 2 and sum(word[0].isupper() for word in longer) > 0.6 * len(longer)
