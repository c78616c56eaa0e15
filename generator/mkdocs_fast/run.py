"""All pages and exports of a site, made and written by several processes."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from mkdocs.structure.pages import Page

from generator.build import Making
from generator.build.exporting import Content, Group
from generator.mkdocs_fast.catalogue import file_of
from generator.mkdocs_fast.kept import Bucket, buckets
from generator.mkdocs_fast.press import Made, Press, Site
from generator.mkdocs_fast.standing import Marks, Standing
from generator.mkdocs_fast.writer import Writer
from generator.model import PartialDate
from generator.pages.page import Planned
from generator.parallel import in_parallel

FILES_AT_ONCE, ALONE = 1000, 8
"""Files per task: few enough that all processes end together, many enough that handing out tasks
costs nothing. The first are large, each a task of its own."""
KEPT = "pages"
"""The folder of converted pages, in that of everything that is kept from build to build."""
log = logging.getLogger("mkdocs.plugins.paper-atlas")
Pages = Sequence[Planned]
Files = Sequence[tuple[str, Callable[[], Content]]]


@dataclass(frozen=True, slots=True)
class Task:
    """What one process does at a time: a group, or files, or pages and where they are kept."""

    group: Group | None = None
    pages: Pages = ()
    kept: Path | None = None
    files: Files = ()


@dataclass
class Outcome:
    """What there is to say of all pages that were made.

    ``modified`` has the date of the newest paper on each page, by source path; ``anchors`` the
    links to anchors: page linked from, page linked to, anchor, link.
    """

    modified: dict[str, PartialDate | None] = field(default_factory=dict)
    anchors: list[tuple[str, str, str, str]] = field(default_factory=list)


def run(
    site: Site,
    making: Making,
    pages: Sequence[Planned],
    progress: Callable[[int], None],
    standing: Standing | None = None,
) -> Outcome:
    """Make ``pages`` and all exports, and write them to the site's folder.

    What is ``standing`` there from the last build, and the same, is left alone. ``progress`` is
    told how many more pages are done. What MkDocs has to say of pages is logged in their order.
    Raises :class:`AtlasError` where a template fails.
    """
    making.prepare()
    tasks = list(_tasks(making, pages))
    worker = _Worker(site, making, standing.before if standing else None)
    done: list[Made] = []
    for _, (made, marks) in in_parallel(worker.do, tasks):
        done += made
        if standing:
            standing.add(marks)
        progress(len(made))
    return _outcome(sorted(done, key=lambda made: made.src))


def _tasks(making: Making, pages: Pages) -> Iterator[Task]:
    """What takes longest first, so that no process is left alone with it in the end."""
    beside = {path for page in pages for path in making.of_papers.get(page.src, ())}
    files = [(path, make) for path, make in making.singles.items() if path not in beside]
    yield from (Task(group=group) for group in making.groups)
    yield from (Task(files=[file]) for file in files[:ALONE])
    yield from (
        Task(pages=own, kept=path) for path, own in buckets(making.cache / KEPT, pages).items()
    )
    for start in range(ALONE, len(files), FILES_AT_ONCE):
        yield Task(files=files[start : start + FILES_AT_ONCE])


def _outcome(pages: Iterable[Made]) -> Outcome:
    outcome = Outcome()
    for made in pages:
        outcome.modified[made.src] = made.modified
        outcome.anchors += ((made.src, *link) for link in made.anchors)
        for level, message in made.messages:
            log.log(level, "%s", message)
    return outcome


class _Worker:
    """What each process does; its press is made when the first page comes."""

    def __init__(self, site: Site, making: Making, before: Marks | None) -> None:
        self._site, self._making = site, making
        self._writer = Writer(Path(site.config.site_dir), before)
        self._press: Press | None = None

    def do(self, task: Task) -> tuple[Sequence[Made], Marks]:
        """The pages that were made, and the marks of all files."""
        for path, content in task.group.make() if task.group else ():
            self._writer.write(path, content)
        for path, make in task.files:
            self._writer.write(path, make())
        made = self._pages(task) if task.pages else ()
        return made, self._writer.marks

    def _pages(self, task: Task) -> Sequence[Made]:
        if self._press is None:
            self._press = Press(self._site, self._making, self._writer)
        bucket = Bucket(task.kept)
        beside = self._making.of_papers
        made = [self._press.make(own, bucket, beside.get(own.src, {})) for own in task.pages]
        bucket.save()
        return made


def check_anchors(outcome: Outcome, site: Site) -> None:
    """Let MkDocs say which links of pages made here lead to an anchor that is not there."""
    config, files = site.config, site.files
    for src, links in groupby(outcome.anchors, key=lambda link: link[0]):
        page = Page(None, file_of(config, src), config)
        page.links_to_anchors = {}
        for _, target, anchor, link in links:
            if file := files.get_file_from_path(target):
                page.links_to_anchors.setdefault(file, {})[anchor] = link
        page.validate_anchor_links(files=files, log_level=config.validation.links.anchors)
