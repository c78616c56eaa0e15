"""From questions to pages: what a service answers, received page by page."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from generator.asking.asker import Asker, Received
from generator.asking.questions import Question
from generator.errors import AtlasError, error
from generator.sources import find_listings, listing_id, listing_ids


@dataclass(frozen=True, slots=True)
class Page:
    """One answer to a question.

    ``number`` counts from 1; ``of`` is how many pages there are, as far as is known when this
    one comes.
    """

    question: Question
    number: int
    of: int
    received: Received

    @property
    def file(self) -> str:
        """The name of the listing that it becomes."""
        return _file(self.question, self.number)

    @property
    def next_file(self) -> str:
        """The name of the listing that the next page becomes, if there is one."""
        return _file(self.question, self.number + 1)

    @property
    def id(self) -> str:
        """The id of that listing."""
        return listing_id(Path(self.file))

    @property
    def title(self) -> str:
        """The title of that listing."""
        return f"{self.question.title} ({self.number})" if self.number > 1 else self.question.title

    @property
    def day(self) -> date:
        """The day, in UTC, on which it was received."""
        return datetime.fromtimestamp(self.received.time, UTC).date()


def _file(question: Question, number: int) -> str:
    return f"{question.name}{f'-{number}' if number > 1 else ''}{question.api.ending}"


def split(
    questions: Sequence[Question], folder: Path
) -> tuple[tuple[Question, ...], tuple[Question, ...]]:
    """The questions that are still to be asked, and those whose listing is in ``folder``.

    Raises :class:`AtlasError` where a listing of another name has the address that one of
    them would get.
    """
    paths = find_listings(folder) if folder.is_dir() else ()
    known = {key: path for path in paths for key in listing_ids(path)}
    for question in questions:
        path = folder / _file(question, 1)
        other = known.get(listing_id(path), path)
        if other != path:
            message = f"the listing would have the same address as {other.name}"
            hint = "give it another name with --name"
            raise AtlasError([error("same-listing-id", message, None, hint)])
    there = tuple(own for own in questions if (folder / _file(own, 1)).exists())
    return tuple(own for own in questions if own not in there), there


def download(
    asker: Asker, questions: Sequence[Question], seen: Callable[[Page], None]
) -> tuple[Page, ...]:
    """Every page of every answer that holds a paper; ``seen`` is called with each as it comes.

    Raises :class:`AtlasError` where a service fails. What came before is in the asker's
    cache, and the same call goes on from there.
    """
    found: list[Page] = []
    for question in questions:
        for page in _pages(asker, question):
            seen(page)
            if page.received.answer.entries:
                found.append(page)
    return tuple(found)


def _pages(asker: Asker, question: Question) -> Iterator[Page]:
    api = question.api
    pages = math.ceil(question.most / api.page_size)
    # Where pages are all of one size, this is the size that goes least beyond what is wanted.
    size = api.page_size if api.exact else math.ceil(question.most / pages)
    for number in range(1, pages + 1):
        start = (number - 1) * size
        wanted = min(size, question.most - start) if api.exact else size
        received = asker.ask(api, {**question.params, **api.paging(start, wanted)}, start)
        answer = received.answer
        left = answer.entries >= size if answer.total is None else start + size < answer.total
        of = min(pages, math.ceil((answer.total or 1) / size)) if answer.total else number + left
        yield Page(question, number, max(of, number), received)
        if not left or not answer.entries:
            return
