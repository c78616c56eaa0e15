"""What is left to do for a collection: lists to work through, each with what settles it."""

from generator.quality.checks import CHECKS, Check, Finding, Group, Report
from generator.quality.find import Subject, find

__all__ = ["CHECKS", "Check", "Finding", "Group", "Report", "Subject", "find"]
