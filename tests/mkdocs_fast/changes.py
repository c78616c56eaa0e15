"""What somebody may do to a site between two builds."""

from tests.support.minisite import MiniSite


def template(site: MiniSite) -> None:
    site.own("templates")
    path = site.root / "templates/pages/paper.md.j2"
    path.write_text(path.read_text("utf-8") + "\n<p>New in each page.</p>\n", encoding="utf-8")


def extension(site: MiniSite) -> None:
    site.edit("mkdocs.yml", "permalink_title: Link to this heading", "permalink_title: New in each")


def theme(site: MiniSite) -> None:
    site.own("templates")
    site.edit("templates/theme/partials/footer.html", 'class="md-footer"', 'class="New in each"')


def address(site: MiniSite) -> None:
    site.edit("mkdocs.yml", "https://example.org/paper-atlas/", "https://New in each.example/")


EACH_PAGE = (template, extension, theme, address)
"""Changes after which each page says "New in each"."""


def note(site: MiniSite) -> None:
    site.write("docs/notes/sand-as-a-medium.md", "Read it first.\n")


def topic_renamed(site: MiniSite) -> None:
    path = site.root / "seeds/topics.yml"
    path.write_text(path.read_text("utf-8").replace("id: whales", "id: seals"), encoding="utf-8")


def listing_gone(site: MiniSite) -> None:
    (site.root / "seeds/listings/second.txt").unlink()


def abstract(site: MiniSite) -> None:
    site.edit("seeds/listings/second.txt", "Nobody read anything.", "Whales read everything.")


def page_by_hand(site: MiniSite) -> None:
    site.write("docs/house.md", "# Our house\n\nRules of the house.\n")


def no_files_of_papers(site: MiniSite) -> None:
    site.edit("mkdocs.yml", "  - paper-atlas\n", "  - paper-atlas:\n      paper_files: false\n")


def no_address(site: MiniSite) -> None:
    site.edit("mkdocs.yml", "\nsite_url:", "\n# site_url:")


def site_name(site: MiniSite) -> None:
    site.edit("mkdocs.yml", "site_name: Paper Atlas", "site_name: Tide tables")


def topic_title(site: MiniSite) -> None:
    path = site.root / "seeds/topics.yml"
    path.write_text(path.read_text("utf-8").replace("Whales", "Seals"), encoding="utf-8")


OTHERS = (
    *(note, topic_renamed, listing_gone, abstract, page_by_hand, no_files_of_papers, no_address),
    *(site_name, topic_title),
)
"""Changes that some files come of, or are gone with."""
