"""When there is nothing to build: the site stands as it was made, and so does all it is made of.

A site is known by the names, sizes and times of its files, what it is made of by content. So
that nothing is taken for unchanged that is not, everything counts: settings as they are after
variables are filled in, every file of seeds, docs and templates, our own code, and the versions
of all that is installed.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from hashlib import blake2b
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from generator import packaged
from generator.build.edition import digest_of, edition, files_below
from generator.config import Options
from generator.mkdocs_defaults import own_settings, theme_folders

FILE = ".cache/paper-atlas/built.json"
"""Where it is noted what was built last, relative to ``mkdocs.yml``."""


@dataclass(frozen=True, slots=True)
class Built:
    """Digests of a site that was built without a complaint.

    ``made_of`` is that of all that the build read but the ledger of addresses, ``ledger`` of
    that as the build left it, ``site`` of the files that it made.
    """

    made_of: str
    ledger: str
    site: str


class Watch:
    """Notes what a build is made of before it begins, and whether that is still so at its end.

    ``flags`` are the options of the command that change what it does.
    """

    def __init__(self, config: MkDocsConfig, options: Options, flags: Iterable[str] = ()) -> None:
        self._config = config
        self._flags = [*flags, config.site_dir]
        self._file = options.root / FILE
        self._ledger = options.seed("permalinks.yml")[0]
        self._folders = {
            *(options.seeds, options.templates, Path(config.docs_dir)),
            *theme_folders(config),
            *map(Path, config.watch),
        }
        self._before = self._made_of()

    def is_built(self) -> bool:
        """Whether the site is there and a build would give it again."""
        known = _read(self._file)
        return (
            known is not None
            and self._is_ours_alone
            and (known.made_of, known.ledger) == self._before
            and known.site == _site(Path(self._config.site_dir))
        )

    def note(self) -> None:
        """Note that the site was built, unless something changed meanwhile.

        The ledger of addresses may have: a build writes it.
        """
        made_of, ledger = self._made_of()
        if self._is_ours_alone and made_of == self._before[0]:
            _write(self._file, Built(made_of, ledger, _site(Path(self._config.site_dir))))

    @property
    def _is_ours_alone(self) -> bool:
        """Whether no plugin or hook of others takes part, which may read anything."""
        return len(self._config.plugins) == 1 and not self._config.hooks

    def _made_of(self) -> tuple[str, str]:
        """Digests of all that a build reads but the ledger, and of the ledger."""
        own = self._config
        found = blake2b(json.dumps([own_settings(own), self._flags], default=repr).encode())
        found.update((edition() + digest_of(packaged.templates(), packaged.docs())).encode())
        ledger = ""
        for path in sorted(self._files()):
            content = blake2b(path.read_bytes())
            if path == self._ledger:
                ledger = content.hexdigest()
            else:
                found.update(f"\n{path}\n".encode() + content.digest())
        return found.hexdigest(), ledger

    def _files(self) -> Iterator[Path]:
        for folder in self._folders:
            yield from files_below(folder)


def _site(folder: Path) -> str:
    """A digest of what files there are, how large, and of what time."""
    found, waiting = blake2b(), [str(folder)]
    while waiting:
        try:
            entries = sorted(os.scandir(waiting.pop()), key=lambda entry: entry.name)
        except OSError:
            return ""
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                waiting.append(entry.path)
            else:
                own = entry.stat()
                found.update(f"{entry.path}\n{own.st_size} {own.st_mtime_ns}\n".encode())
    return found.hexdigest()


def _read(path: Path) -> Built | None:
    try:
        return Built(**json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def _write(path: Path, built: Built) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(asdict(built)), encoding="utf-8")
    except OSError:
        return
