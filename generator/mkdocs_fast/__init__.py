"""The fast way from planned pages to a site: the same bytes as MkDocs', in a fraction of its time.

MkDocs makes its own pages (those written by hand and those in the navigation) as ever. The rest,
thousands of pages that differ in their text alone, it does not get to see: they are rendered,
converted with one converter, filled into shells that the theme was rendered to once, and written
by several processes. :mod:`generator.mkdocs_fast.ways` tells when that cannot be done.
"""

from generator.mkdocs_fast.lazy import Lazy, answer_lazily
from generator.mkdocs_fast.press import Site
from generator.mkdocs_fast.standing import Standing
from generator.mkdocs_fast.way import FastWay, collision
from generator.mkdocs_fast.ways import obstacle

__all__ = ["FastWay", "Lazy", "Site", "Standing", "answer_lazily", "collision", "obstacle"]
