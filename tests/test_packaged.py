"""What comes with the program is there, in a checkout as in the wheel."""

from generator import packaged


def test_folders_and_files() -> None:
    assert (packaged.templates() / "paper.md.j2").is_file()
    assert (packaged.theme() / "main.html").is_file()
    assert packaged.configuration().is_file()


def test_what_is_served() -> None:
    served = list(packaged.served())
    assert len(served) == len(set(served))
    assert {"stylesheets/tokens.css", "javascripts/map/plot.js", "assets/logo.svg"} <= set(served)
    assert all((packaged.docs() / src).is_file() for src in served)
    assert not [src for src in served if src.endswith((".md", ".png"))]
