"""Topics proposed from the papers themselves, where nobody has written any."""

from generator.suggesting.proposal import Proposal, propose
from generator.suggesting.writing import topics_file

__all__ = ["Proposal", "propose", "topics_file"]
