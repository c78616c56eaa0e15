"""Search files kept from build to build, each set whole, in a folder named by what it is from.

A set is put into a site as hard links, for copying ten thousand small files takes longer than
everything else that is to do when nothing has changed. So what changes a file in the site would
change the kept one: a set that is not as it was written is not used again.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

PARTS = ("search/data", "pagefind")
"""The folders of a set, as they stand in a site: titles and full text."""
DRAFT = "draft-"
LIST = "files.json"
"""Sizes of a set's files by path, and the time of all of them, in whole seconds: not every
archive in which a cache travels keeps more."""
KEPT = 3
"""Sets kept for reuse; the oldest ones go."""


def sizes(kept: Path) -> dict[str, int] | None:
    """Bytes of each file of a set by its path; ``None`` where it is not as it was written."""
    try:
        listed = json.loads((kept / LIST).read_text(encoding="utf-8"))
        found = {path: (stat.st_size, int(stat.st_mtime)) for path, stat in _files(kept)}
        wanted = {path: (size, listed["time"]) for path, size in listed["files"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    return dict(listed["files"]) if found == wanted else None


def _files(kept: Path) -> list[tuple[str, os.stat_result]]:
    found: list[tuple[str, os.stat_result]] = []
    for part in PARTS:
        folders = [part]
        while folders:
            folder = folders.pop()
            for entry in os.scandir(kept / folder):
                if entry.is_dir(follow_symlinks=False):
                    folders.append(f"{folder}/{entry.name}")
                else:
                    found.append((f"{folder}/{entry.name}", entry.stat(follow_symlinks=False)))
    return found


def write(kept: Path, fill: Callable[[Path], None]) -> None:
    """Have ``fill`` write a set beside its place and move it there whole: a part is none."""
    kept.parent.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(prefix=DRAFT, dir=kept.parent))
    try:
        fill(draft)
        _list(draft)
        if kept.is_dir() and sizes(kept) is None:
            shutil.rmtree(kept, ignore_errors=True)
        draft.replace(kept)
    except OSError:
        # Another build was quicker, with the same content: that is what the name says.
        if sizes(kept) is None:
            raise
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    _forget(kept)


def _list(draft: Path) -> None:
    now = int(time.time())
    files = _files(draft)
    for path, _ in files:
        os.utime(draft / path, (now, now))
    listed = {"time": now, "files": {path: stat.st_size for path, stat in sorted(files)}}
    (draft / LIST).write_text(json.dumps(listed), encoding="utf-8")


def _forget(kept: Path) -> None:
    """Remove what is older than the last few; drafts may be another build's in the making."""
    for path in [path for path in _sets(kept.parent) if path != kept][KEPT - 1 :]:
        shutil.rmtree(path, ignore_errors=True)


def _sets(cache: Path) -> list[Path]:
    """Sets in ``cache``, the newest first."""
    if not cache.is_dir():
        return []
    sets = [path for path in cache.iterdir() if not path.name.startswith(DRAFT)]
    return sorted(sets, key=lambda path: (-path.stat().st_mtime, path.name))


def newest(cache: Path) -> Path | None:
    """The last set that was written and is whole."""
    return next((path for path in _sets(cache) if sizes(path) is not None), None)


def put(kept: Path, site: Path, files: dict[str, int]) -> None:
    """Put ``files`` of a set into ``site``, in place of what stands there."""
    _clear(site)
    for folder in {path.rpartition("/")[0] for path in files}:
        (site / folder).mkdir(parents=True, exist_ok=True)
    source, target = f"{kept}/", f"{site}/"
    link: Callable[[str, str], object] = os.link
    for path in files:
        try:
            link(source + path, target + path)
        except OSError:
            # Another file system, or one without hard links.
            link = shutil.copyfile
            link(source + path, target + path)


def show(kept: Path, site: Path) -> None:
    """Have ``site``, which is served from this machine, show a set where it is kept."""
    _clear(site)
    for part in PARTS:
        (site / part).parent.mkdir(parents=True, exist_ok=True)
        (site / part).symlink_to((kept / part).absolute(), target_is_directory=True)


def _clear(site: Path) -> None:
    for part in PARTS:
        if (site / part).is_symlink():
            (site / part).unlink()
        shutil.rmtree(site / part, ignore_errors=True)
