"""The fast way through one build: what MkDocs gets to see of it, and when it is gone."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from generator.build import GeneratedFile, Making
from generator.build.exporting import Group
from generator.errors import AtlasError, error
from generator.mkdocs_fast.catalogue import Catalogue
from generator.mkdocs_fast.lazy import Lazy
from generator.mkdocs_fast.press import Press, Site
from generator.mkdocs_fast.run import Outcome, check_anchors, run
from generator.mkdocs_fast.standing import Standing


class FastWay:
    """The pages of a collection that MkDocs does not make."""

    def __init__(self, making: Making, config: MkDocsConfig) -> None:
        self._making, self._config = making, config
        self._grouped: dict[str, frozenset[str]] = {}
        self._left = {planned.src: planned for planned in making.pages}

    @property
    def sources(self) -> Collection[str]:
        """The source paths of the pages that are left."""
        return self._left.keys()

    def known(self, files: Files) -> Catalogue:
        """``files`` with all that will be generated, as far as links can tell."""
        return Catalogue(files, self._is_made, self._config)

    def refuse_collisions(self, files: Files) -> None:
        """Raise :class:`AtlasError` where a hand-written file has the path of a generated one."""
        for file in files:
            if self._is_made(file.src_uri):
                raise collision(file.src_uri, file)

    def handed_over(self, nav: Any) -> Iterator[GeneratedFile]:
        """The pages that the navigation names, which are MkDocs' to make from now on."""
        for src in named(nav):
            if planned := self._left.pop(src, None):
                yield self._making.file(planned)

    def _is_made(self, src: str) -> bool:
        """Whether a page, or a file beside the pages, will be at this source path."""
        if src in self._left or src in self._making.singles:
            return True
        return any(src in self._in(group) for group in self._making.groups if group.holds(src))

    def _in(self, group: Group) -> frozenset[str]:
        """The paths in a group, which is made only to tell them: hardly any page links there."""
        if group.name not in self._grouped:
            self._grouped[group.name] = frozenset(path for path, _ in group.make())
        return self._grouped[group.name]

    def go(
        self, site: Site, progress: Callable[[int], None], standing: Standing | None = None
    ) -> Outcome:
        """Make and write all that is left, and complain of links that lead nowhere.

        ``progress`` and ``standing`` are as for :func:`generator.mkdocs_fast.run.run`.
        """
        outcome = run(site, self._making, list(self._left.values()), progress, standing)
        self._tell_ids(site.files, outcome, Press(site, self._making))
        check_anchors(outcome, site)
        return outcome

    def wait(self, site: Site) -> Lazy:
        """Make nothing yet; what is returned makes it piece by piece."""
        self._tell_ids(site.files, Outcome(), Press(site, self._making))
        return Lazy(site, self._making, self._left)

    def _tell_ids(self, files: Files, outcome: Outcome, press: Press) -> None:
        """Give MkDocs the anchors of those pages of ours that some page links into."""
        for file in _linked_into(files, outcome):
            if file.page is None and (planned := self._left.get(file.src_uri)):
                Page(None, file, self._config).present_anchor_ids = press.ids(planned)


def collision(src: str, other: File) -> AtlasError:
    """What to say where ``other``, written by hand, has the path of a generated file."""
    message = f"the generated page {src} stands in the way of {other.abs_src_path or src}"
    return AtlasError([error("address-taken", message, None, "rename the hand-written page")])


def named(nav: Any) -> Iterator[str]:
    """The source paths that a navigation names, however deep."""
    if isinstance(nav, str):
        yield nav
    elif nav:
        for item in nav.values() if isinstance(nav, dict) else nav:
            yield from named(item)


def _linked_into(files: Files, outcome: Outcome) -> Iterable[File]:
    for page in (file.page for file in files.documentation_pages()):
        yield from (page and page.links_to_anchors) or ()
    for _, target, _, _ in outcome.anchors:
        if file := files.get_file_from_path(target):
            yield file
