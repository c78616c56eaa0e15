"""A newcomer's first minutes, from an empty folder, with nothing but the wheel."""

import zipfile
from pathlib import Path

import pytest

from generator import packaged
from tests.support import crawler
from tests.support.built import Site
from tests.support.minisite import ROOT
from tests.support.wheel import Installed

EXAMPLE = ROOT / "tests/data/example/bridges.bib"
MORE = """@book{ruud2024, title = {A Field Guide to {Swing} Bridges}, author = {Selma Ruud},
  year = {2024}, publisher = {Nowhere Press}}
"""


def test_from_nothing_to_a_site(installed: Installed, tmp_path: Path) -> None:
    begun = installed.run(tmp_path, "new", "bridges", "--title", "Bridges & <piers>", EXAMPLE)
    assert begun.code == 0, begun.err
    assert "40 papers; 0 errors" in begun.out
    home = tmp_path / "bridges"
    (home / "seeds/listings/more.bib").write_text(MORE)
    (home / "templates/pages").mkdir(parents=True)
    (home / "templates/pages/year.md.j2").write_text(
        "{% include 'paper-atlas/year.md.j2' %}\n\n<p>Bridges never age.</p>\n"
    )
    (home / "templates/theme/partials").mkdir(parents=True)
    (home / "templates/theme/partials/footer.html").write_text("<footer>Our own end</footer>\n")

    built = installed.run(home, "build")
    assert built.code == 0, built.err
    assert "WARNING" not in built.err
    site = Site(home / "site")
    assert len(site.papers) == 41
    assert site.page("papers/a-field-guide-to-swing-bridges/").heading == (
        "A Field Guide to Swing Bridges"
    )
    assert site.page("").heading == "Bridges & <piers>"
    assert "Bridges never age." in site.page("years/2024/").paragraphs
    assert site.page("years/2024/").listed("papers") == ("a-field-guide-to-swing-bridges",)
    assert site.page("map/").tree.xpath("string(//footer)").strip() == "Our own end"
    # Canonical links need the site's address, which nobody has set.
    faults = crawler.broken(site, "/", "")
    assert [fault for fault in faults if "canonical" not in fault] == []


def test_topics_come_from_the_papers(installed: Installed, tmp_path: Path) -> None:
    assert installed.run(tmp_path, "new", "b", "--title", "Bridges", EXAMPLE).code == 0
    home = tmp_path / "b"
    outcome = installed.run(home, "topics", "suggest", "--write")
    assert outcome.code == 0, outcome.err
    assert installed.run(home, "build").code == 0
    site = Site(home / "site")
    assert "Scour at Slender Bridge Piers in Gravel Rivers" in site.page("topics/scour/").words
    assert "Topics" in site.page("").tree.xpath("//header//a/text()")


@pytest.mark.parametrize("name", ["templates/pages", "templates/theme", "mkdocs.yml"])
def test_the_wheel_holds_what_the_checkout_has(installed: Installed, name: str) -> None:
    inside, outside = installed.folder / "generator/_site" / name, ROOT / name
    for path in [outside] if outside.is_file() else filter(Path.is_file, outside.rglob("*")):
        assert (inside / path.relative_to(outside)).read_bytes() == path.read_bytes()


def test_the_wheel_serves_what_the_checkout_serves(installed: Installed) -> None:
    docs = installed.folder / "generator/_site/docs"
    found = {path.relative_to(docs).as_posix() for path in docs.rglob("*") if path.is_file()}
    assert found == set(packaged.served())
    assert not list(docs.rglob("*.md"))


def test_the_wheel_holds_no_collection(installed: Installed) -> None:
    (wheel,) = installed.folder.parent.glob("wheels/*.whl")
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"generator"}
