"""Values kept from build to build: what a stage made of the same input is not made again.

A kept value changes nothing but the time: it counts only under the very key it was written
with, which its maker forms from everything the value depends on, and under the same
:func:`edition` of this program. A file that is missing, cut off, changed or of another
edition is as good as none, and one that cannot be written is done without. There is one file
for each name, so that nothing grows for ever.

The files are pickles, read by an unpickler that knows a given list of plain classes and no
function (the Python Library Reference, "Restricting Globals"), and only behind a digest of
their content. JSON would need a second description of every class, and takes several times
as long to become objects again.
"""

from __future__ import annotations

import atexit
import functools
import hashlib
import io
import pickle
import sys
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, fields
from enum import Enum
from importlib.metadata import PackageNotFoundError, version
from operator import attrgetter
from pathlib import Path
from typing import Any, TypeVar

from generator.memory import uncollected

T = TypeVar("T")
FOLDER = ".cache/paper-atlas"
"""Where values are kept, relative to the folder of ``mkdocs.yml``."""
ENDING = ".kept"
MARK = b"paper-atlas 1\n"
LIBRARIES = (
    *("anyascii", "bibtexparser", "latex2mathml", "lxml", "nameparser", "numpy", "pylatexenc"),
    *("PyYAML", "rapidfuzz", "rispy", "scikit-learn", "scipy"),
)
"""Packages whose other version may make something else of the same input."""
UNREADABLE = (
    *(OSError, pickle.UnpicklingError, EOFError, ValueError, TypeError, KeyError, IndexError),
    *(AttributeError, ImportError, OverflowError, MemoryError, RecursionError),
)
"""What the unpickler raises, says the reference, for what is no pickle of ours."""
_alive: dict[tuple[Path, str], tuple[bytes, Any]] = {}
"""Of the last folder used: the values in this process by name, which spare ``serve`` the files."""

_late: dict[tuple[Path, str], Callable[[], None]] = {}
"""Files that are still to be written."""


@dataclass(frozen=True)
class Store:
    """Kept values in ``folder``, which may be missing; ``None`` keeps nothing.

    ``classes`` are those that values may be made of, beside Python's plain ones: frozen
    dataclasses and enumerations.
    """

    folder: Path | None = None
    classes: tuple[type, ...] = ()

    def get(self, name: str, key: bytes) -> Any:
        """The value kept as ``name`` under ``key``; ``None`` where there is none."""
        if self.folder is None:
            return None
        if (alive := self.alive(name, key)) is not None:
            return alive
        value = self._read(self.folder / f"{name}{ENDING}", key)
        if value is not None:
            self._keep(name, key, value)
        return value

    def put(self, name: str, key: bytes, value: Any) -> None:
        """Keep ``value`` as ``name``, in place of what was kept under that name before.

        The file is written at once; but where this process keeps such a value already, as
        ``serve`` does after a change, that has time until the process ends.
        """
        if self.folder is None:
            return
        again = (self.folder, name) in _alive
        self._keep(name, key, value)
        if again:
            _late[self.folder, name] = lambda: self._write(name, key, value)
        else:
            self._write(name, key, value)

    def _write(self, name: str, key: bytes, value: Any) -> None:
        assert self.folder is not None
        payload = packed(value)
        head = MARK + _whole_key(key) + hashlib.sha256(payload).digest()
        draft = self.folder / f"{name}.draft"
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            with draft.open("wb") as file:
                file.writelines((head, payload))
            draft.replace(self.folder / f"{name}{ENDING}")

    def made(self, name: str, key: bytes, make: Callable[[], T]) -> T:
        """The value kept as ``name`` under ``key``, else what ``make`` gives, which is kept."""
        found: T | None = self.get(name, key)
        if found is None:
            found = make()
            self.put(name, key, found)
        return found

    def alive(self, name: str, key: bytes) -> Any:
        """What this process alone keeps as ``name`` under ``key``; ``None`` where it does not."""
        if self.folder is None:
            return None
        found = _alive.get((self.folder, name))
        return found[1] if found is not None and found[0] == key else None

    def held(self, name: str, key: bytes, make: Callable[[], T]) -> T:
        """As :meth:`made`, for a value that only this process keeps: it need not be plain."""
        found: T | None = self.alive(name, key)
        if found is None:
            found = make()
            if self.folder is not None:
                self._keep(name, key, found)
        return found

    def _keep(self, name: str, key: bytes, value: Any) -> None:
        assert self.folder is not None
        if any(folder != self.folder for folder, _ in _alive):
            forget()
        _alive[self.folder, name] = (key, value)

    def _read(self, path: Path, key: bytes) -> Any:
        head = len(MARK) + 32
        with suppress(*UNREADABLE), uncollected():
            data = path.read_bytes()
            payload = memoryview(data)[head + 32 :]
            same = data[:head] == MARK + _whole_key(key)
            if same and hashlib.sha256(payload).digest() == data[head : head + 32]:
                return unpacked(payload, self.classes)
        return None


def forget() -> None:
    """Forget what is kept in this process; what was not written yet is written."""
    _alive.clear()
    while _late:
        _late.popitem()[1]()


atexit.register(forget)


def key_of(*parts: str | bytes) -> bytes:
    """A key made of texts and bytes; where one part ends and the next begins counts."""
    state = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        state.update(b"%d:" % len(data))
        state.update(data)
    return state.digest()


def _whole_key(key: bytes) -> bytes:
    return key_of(edition(), key)


@functools.cache
def edition() -> bytes:
    """What stands for this program: its own files, Python's version and its libraries'."""
    own = Path(__file__).parent
    files = sorted(p for p in own.rglob("*") if p.is_file() and "__pycache__" not in p.parts)
    parts = [(path.relative_to(own).as_posix().encode(), path.read_bytes()) for path in files]
    libraries = [f"{name} {_version(name)}" for name in LIBRARIES]
    return key_of(sys.version, *libraries, *(part for pair in parts for part in pair))


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def packed(value: Any) -> memoryview:
    """``value`` as bytes, for :func:`unpacked`; not copied, as they may be many."""
    out = io.BytesIO()
    _Pickler(out, protocol=5).dump(value)
    return out.getbuffer()


def unpacked(data: bytes | memoryview, classes: Iterable[type]) -> Any:
    """The value that :func:`packed` made bytes of; it may be made of ``classes``.

    Raises one of :data:`UNREADABLE` for anything else.
    """
    return _Unpickler(io.BytesIO(data), _by_name(tuple(classes))).load()


@functools.cache
def _by_name(classes: tuple[type, ...]) -> Mapping[tuple[str, str], type]:
    return {(own.__module__, own.__qualname__): own for own in classes}


@functools.cache
def _values_of(kind: Any) -> Callable[[Any], tuple[Any, ...]]:
    """What gives the values of a dataclass, to make another one of the same."""
    names = [own.name for own in fields(kind) if own.init]
    if len(names) == 1:
        return lambda value: (getattr(value, names[0]),)
    found: Callable[[Any], tuple[Any, ...]] = attrgetter(*names)
    return found


class _Pickler(pickle.Pickler):
    """Writes a frozen dataclass as a call of its class, which checks what it is given."""

    def reducer_override(self, value: Any) -> Any:
        kind: Any = type(value)
        if kind in _PLAIN or isinstance(value, type):
            return NotImplemented
        if hasattr(kind, "__dataclass_fields__"):
            values: Callable[[Any], tuple[Any, ...]] = _values_of(kind)
            return kind, values(value)
        return (kind, (value.value,)) if issubclass(kind, Enum) else NotImplemented


_PLAIN = frozenset({str, int, float, bool, bytes, tuple, list, dict, set, frozenset, type(None)})


class _Unpickler(pickle.Unpickler):
    """Reads plain values and the classes it is given, and calls nothing else."""

    def __init__(self, file: io.BytesIO, known: Mapping[tuple[str, str], type]) -> None:
        super().__init__(file)
        self._known = known

    def find_class(self, module: str, name: str) -> Any:
        """The class of that name, if it is one of those known."""
        if (module, name) not in self._known:
            raise pickle.UnpicklingError(f"{module}.{name} is no class of a kept value")
        return self._known[module, name]
