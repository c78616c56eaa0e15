"""Puts into the wheel what stands beside the package in a checkout: see generator/packaged.py.

A hook and not ``force-include``, because that copies into an editable install, too, where the
copies would be of no use and soon be old.
"""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

INSIDE = "generator/_site"


class SiteHook(BuildHookInterface):
    """Adds templates, theme, style sheets, scripts and the default ``mkdocs.yml``."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Name the files; ``version`` is ``standard``, or ``editable``, which needs none."""
        if version != "standard":
            return
        root = Path(self.root)
        served = runpy.run_path(str(root / "generator/packaged.py"))["SERVED"]
        names = ["mkdocs.yml", "templates", *(f"docs/{name}" for name in served)]
        build_data["force_include"].update({str(root / name): f"{INSIDE}/{name}" for name in names})
