"""Numbers as people read them."""


def count(number: int) -> str:
    """A number with its thousands apart: ``1,234``."""
    return f"{number:,}"


def plural(number: int, noun: str, many: str | None = None) -> str:
    """A number with its noun: ``1 paper``, ``7 papers``; ``many`` where not just an s."""
    return f"{count(number)} {noun if number == 1 else many or noun + 's'}"
