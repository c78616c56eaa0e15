"""Pages and files made when somebody asks for them: what a server needs, and a site does not.

While a maintainer writes a note or a rule, one page is looked at of ten thousand. So a server
makes only what MkDocs makes itself, and the rest as the browser asks for it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from threading import Lock
from typing import Any

from mkdocs.livereload import LiveReloadServer

from generator.build import Making
from generator.errors import AtlasError
from generator.mkdocs_fast.press import Press, Site
from generator.mkdocs_fast.writer import Writer
from generator.pages import addresses
from generator.pages.page import Planned

log = logging.getLogger("mkdocs.plugins.paper-atlas")
INDEX = "index.html"


class Lazy:
    """What is left to make of one state of the collection."""

    def __init__(self, site: Site, making: Making, left: Mapping[str, Planned]) -> None:
        self._making = making
        self._pages = {f"{addresses.url(src)}{INDEX}": page for src, page in left.items()}
        self._writer = Writer(Path(site.config.site_dir))
        self._press = Press(site, making, self._writer)
        self._done: set[str] = set()
        self._lock = Lock()

    def ensure(self, path: str) -> None:
        """Make the file at ``path`` in the site, or the page at it, unless there is none.

        Raises :class:`AtlasError` for an error in a template.
        """
        with self._lock:
            for file in (path or INDEX, f"{path.rstrip('/')}/{INDEX}"):
                if file not in self._done:
                    self._make(file)
                    self._done.add(file)

    def _make(self, file: str) -> None:
        if page := self._pages.get(file):
            self._press.make(page)
        elif make := self._making.singles.get(file):
            self._writer.write(file, make())
        for group in self._making.groups:
            if group.holds(file) and group.name not in self._done:
                self._done.add(group.name)
                for path, content in group.make():
                    self._writer.write(path, content)


def answer_lazily(server: LiveReloadServer, lazy: Callable[[], Lazy | None]) -> None:
    """Let ``server`` make what is asked for before it looks for the file.

    ``lazy`` gives what is left to make at the moment; after each build that is another one.
    """
    known = server.serve_request

    def serve_request(environ: Mapping[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        if path.startswith(server.mount_path):
            _wait(server)
            if now := lazy():
                _make(now, path.removeprefix(server.mount_path))
        return known(environ, start)

    server.set_app(serve_request)


def _wait(server: LiveReloadServer) -> None:
    """Wait for the end of a build, as the server does itself before it opens a file."""
    with server._epoch_cond:
        server._epoch_cond.wait_for(lambda: server._visible_epoch == server._wanted_epoch)


def _make(lazy: Lazy, path: str) -> None:
    try:
        lazy.ensure(path)
    except AtlasError as exc:
        log.error("%s", exc)  # noqa: TRY400  # where in our code tells a maintainer nothing
