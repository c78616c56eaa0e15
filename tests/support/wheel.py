"""The project as its users have it: a wheel, installed where no checkout is in reach."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.support.minisite import ROOT, Outcome

RUN = "from generator.cli import main; main()"


@dataclass(frozen=True)
class Installed:
    """The folder that the wheel was installed to; all other packages are this Python's."""

    folder: Path

    def run(self, where: Path, *args: str | Path) -> Outcome:
        """Run the installed ``paper-atlas`` in the folder ``where``, in a process of its own."""
        done = subprocess.run(
            [sys.executable, "-c", RUN, *args],
            cwd=where,
            env={**os.environ, "PYTHONPATH": str(self.folder)},
            capture_output=True,
            text=True,
            check=False,
        )
        return Outcome(done.returncode, done.stdout, done.stderr)


def install(folder: Path) -> str:
    """Build the wheel and install it to ``folder``, without a network; what went wrong, if it did.

    This Python's other packages are used as they are.
    """
    wheels = folder / "wheels"
    build = ["-m", "build", "--no-isolation", "--wheel", "--outdir", str(wheels), str(ROOT)]
    pip = ["-m", "pip", "install", "--quiet", "--no-deps", "--no-index"]
    where = ["--target", str(folder / "lib"), "--find-links", str(wheels), "paper-atlas"]
    for args in (build, [*pip, *where]):
        done = subprocess.run([sys.executable, *args], capture_output=True, text=True, check=False)
        if done.returncode:
            return f"{done.stdout}{done.stderr}"
    return ""
