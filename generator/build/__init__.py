"""The stages in order: from the seeds to a collection, and from that to files."""

from generator.build.files import KEPT, GeneratedFile, Making, RenderedPage, generate
from generator.build.load import Loaded, load
from generator.build.tree import Besides, without_raw, write_tree

__all__ = [
    "KEPT",
    "Besides",
    "GeneratedFile",
    "Loaded",
    "Making",
    "RenderedPage",
    "generate",
    "load",
    "without_raw",
    "write_tree",
]
