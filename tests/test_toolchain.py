"""The tool chain keeps its promises: pinned, hashed, documented, least rights."""

import os
import re
import subprocess
import tomllib
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
REQUIREMENTS = ROOT / "requirements"
LOCKS = ["site", "dev", "bench"]
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
TARGETS = set(re.findall(r"^\.PHONY: (.+)$", (ROOT / "Makefile").read_text(), re.M)) - {"stale"}


def locked(lock: str) -> list[tuple[Requirement, list[str]]]:
    """Each requirement of a lock file, with its hashes."""
    text = (REQUIREMENTS / f"{lock}.txt").read_text().replace("\\\n", "")
    lines = [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]
    parts = [line.partition("--hash=") for line in lines]
    return [(Requirement(r), re.findall(r"sha256:([0-9a-f]{64})", h)) for r, _, h in parts]


def pins(lock: str) -> dict[str, set[tuple[str, str]]]:
    """Name to its versions, each with the marker that chooses it."""
    found: dict[str, set[tuple[str, str]]] = {}
    for requirement, _ in locked(lock):
        version = str(requirement.specifier).removeprefix("==")
        versions = found.setdefault(canonicalize_name(requirement.name), set())
        versions.add((version, str(requirement.marker or "")))
    return found


def asked_for(lock: str) -> list[Requirement]:
    """What the lock file was made from."""
    lines = (REQUIREMENTS / f"{lock}.in").read_text().splitlines()
    stripped = [line.partition("#")[0].strip() for line in lines]
    asked = [line for line in stripped if line and not line.startswith("-")]
    if lock == "site":
        project = tomllib.loads((ROOT / "pyproject.toml").read_text())
        asked += project["project"]["dependencies"] + project["build-system"]["requires"]
    return [Requirement(line) for line in asked]


def workflow(path: Path) -> Any:
    return yaml.safe_load(path.read_text())


def jobs() -> list[tuple[str, dict[str, Any]]]:
    return [
        (f"{path.stem}.{name}", job)
        for path in WORKFLOWS
        for name, job in workflow(path)["jobs"].items()
    ]


@pytest.mark.parametrize("lock", LOCKS)
def test_every_requirement_is_pinned_and_hashed(lock: str) -> None:
    entries = locked(lock)
    assert len(entries) > 10
    for requirement, hashes in entries:
        assert re.fullmatch(r"==[^*]+", str(requirement.specifier)), requirement
        assert hashes, requirement


@pytest.mark.parametrize("lock", LOCKS)
def test_locks_name_no_address(lock: str) -> None:
    text = (REQUIREMENTS / f"{lock}.txt").read_text()
    assert "://" not in text
    assert not re.search(r"^--?[a-z]", text, re.M), "an option such as --index-url"


@pytest.mark.parametrize("lock", LOCKS)
def test_locks_hold_what_is_asked_for(lock: str) -> None:
    have = pins(lock)
    for requirement in asked_for(lock):
        versions = have.get(canonicalize_name(requirement.name), set())
        assert versions, f"{requirement} is not in {lock}.txt: run `make lock`"
        for version, _ in versions:
            assert requirement.specifier.contains(version, prereleases=True), requirement


def test_locks_agree_on_what_they_share() -> None:
    for one, other in combinations(map(pins, LOCKS), 2):
        shared = one.keys() & other.keys()
        assert shared
        for name in shared:
            assert {v for v, _ in other[name]} <= {v for v, _ in one[name]}, name


@pytest.mark.parametrize("lock", LOCKS)
@pytest.mark.parametrize("python", ["3.11.0", "3.11.9", "3.12.0", "3.13.0"])
def test_one_version_for_each_python(lock: str, python: str) -> None:
    environment = {"python_full_version": python, "python_version": python.rpartition(".")[0]}
    for name, versions in pins(lock).items():
        fitting = [v for v, marker in versions if not marker or fits(marker, environment)]
        assert len(fitting) <= 1, name


def fits(marker: str, environment: dict[str, str]) -> bool:
    return Marker(marker).evaluate(environment)


def test_help_lists_every_target() -> None:
    help_text = subprocess.run(
        ["make", "help"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout
    assert set(re.findall(r"^  make ([a-z-]+) +\S", help_text, re.M)) == TARGETS


def test_contributing_names_every_target() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text()
    assert set(re.findall(r"`make ([a-z-]+)", text)) >= TARGETS


def test_ci_runs_checks_then_tests() -> None:
    script = ROOT / ".ci/run"
    assert os.access(script, os.X_OK)
    assert re.findall(r"^make (\w+)$", script.read_text(), re.M) == ["check", "addresses", "test"]


@pytest.mark.parametrize(("name", "job"), jobs())
def test_jobs_run_targets_that_exist(name: str, job: dict[str, Any]) -> None:
    for step in job.get("steps", []):
        for target in re.findall(r"make (\S+)", step.get("run", "")):
            assert target in TARGETS, name


@pytest.mark.parametrize(("name", "job"), jobs())
def test_jobs_use_only_official_actions(name: str, job: dict[str, Any]) -> None:
    for step in job.get("steps", []):
        if "uses" in step:
            assert re.fullmatch(r"actions/[a-z-]+@(v\d+|[0-9a-f]{40})", step["uses"]), name


def test_only_the_deployment_may_write() -> None:
    for path in WORKFLOWS:
        assert workflow(path)["permissions"] == {"contents": "read"}, path.name
    writing = {name for name, job in jobs() if "write" in job.get("permissions", {}).values()}
    assert writing == {"pages.deploy"}


def test_nothing_is_deployed_unchecked_or_cut_short() -> None:
    pages = workflow(ROOT / ".github/workflows/pages.yml")
    assert pages["jobs"]["build"]["needs"] == "check"
    assert pages["jobs"]["deploy"]["needs"] == "build"
    assert pages["concurrency"] == {"group": "pages", "cancel-in-progress": False}
