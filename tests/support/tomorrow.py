"""Run ``paper-atlas`` as if it were another day: ``python tomorrow.py build …``."""

from __future__ import annotations

import datetime
import time

DAYS = 40
SECONDS = DAYS * 24 * 60 * 60
_now = time.time


class _Date(datetime.date):
    @classmethod
    def today(cls) -> _Date:
        return cls.fromtimestamp(time.time())


class _DateTime(datetime.datetime):
    @classmethod
    def now(cls, tz: datetime.tzinfo | None = None) -> _DateTime:
        return cls.fromtimestamp(time.time(), tz)

    @classmethod
    def today(cls) -> _DateTime:
        return cls.now()


if __name__ == "__main__":
    time.time = lambda: _now() + SECONDS
    datetime.date = _Date  # type: ignore[misc]
    datetime.datetime = _DateTime  # type: ignore[misc]
    from generator.cli import main

    main()
