"""``python -m generator.search.worker FOLDER``: make the search files of a task given as input.

Started by :mod:`generator.search.behind` alone; the input is what its ``packed`` gives.
"""

from __future__ import annotations

import pickle
import sys
from pathlib import Path

from generator.search.make import Task


def main() -> None:
    """Read the task and write its files."""
    own = pickle.load(sys.stdin.buffer)
    assert isinstance(own, Task)
    own.write(Path(sys.argv[1]))


if __name__ == "__main__":
    main()
