"""A command is measured with all that it starts."""

import subprocess
import sys
from pathlib import Path

import pytest

from bench.measure import CommandError, Watch, measured

CHILD = "import sys; held = bytearray(80_000_000); sys.stderr.write('done')"
PARENT = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {CHILD!r}], check=True)"


def test_memory_and_work_of_children_count(tmp_path: Path) -> None:
    run = measured([sys.executable, "-c", PARENT], tmp_path)
    assert run.wall_s > 0
    assert run.cpu_s > 0
    assert run.largest_mb > 76
    assert run.memory_mb > 76
    assert run.indexer_mb == 0
    assert run.said == "done"


def test_a_variable_is_added_to_the_environment(tmp_path: Path) -> None:
    code = "import os, sys; sys.stderr.write(os.environ['TIDE'] + str('PATH' in os.environ))"
    assert measured([sys.executable, "-c", code], tmp_path, {"TIDE": "low"}).said == "lowTrue"


def test_a_command_that_fails_says_why(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"(?s)failed in .*no such tide"):
        measured([sys.executable, "-c", "raise SystemExit('no such tide')"], tmp_path)


def test_a_look_sees_the_processes_of_a_session() -> None:
    code = "held = bytearray(80_000_000); print('ready', flush=True); input()"
    both = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {code!r}])"
    started = subprocess.Popen(
        [sys.executable, "-c", both],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        start_new_session=True,
    )
    with started as process:
        assert process.stdin
        assert process.stdout
        assert process.stdout.readline() == b"ready\n"
        watch = Watch(process.pid)
        watch.look()
        process.stdin.write(b"\n")
    assert 80_000 < watch.most < 160_000
    assert watch.most_apart == 0
