"""The command ``paper-atlas``: a thin skin over the stages. The only code that prints."""

from generator.cli.app import main

__all__ = ["main"]
