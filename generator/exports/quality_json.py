"""``/data/quality.json``: every finding of every check, for who works through them by script."""

from __future__ import annotations

from typing import Any

from generator.pages.collection import Collection
from generator.quality import CHECKS, Finding
from generator.text.indented import indented


def quality_json(collection: Collection) -> str:
    """All findings by check, in the order of the quality page."""
    report = collection.quality
    checks = [
        {
            "id": check.id,
            "group": check.group.value,
            "title": check.title,
            "what": check.what,
            "settle": check.settle,
            "findings": [_row(one) for one in report.findings[check.id]],
        }
        for check in CHECKS
    ]
    made = {"papers": report.papers, "total": report.total, "checks": checks}
    return indented(made)


def _row(one: Finding) -> dict[str, Any]:
    return {
        "subject": one.subject,
        "title": one.title,
        "detail": one.detail or None,
        "other": one.other,
        "remedies": list(one.remedies),
    }
