"""What structured listings say of one paper, put together."""

from generator.corpus.details import detailed, with_authors, with_details
from generator.corpus.facts import Facts
from generator.corpus.links import paper_links
from generator.model import Details, Paper, PaperKind, PersonName, Publication, Record

ADA, BO = PersonName("Ada", "Vale"), PersonName("Bo", "Li")
PAPER = Paper("p", "T", "", ())


def record(line: int, details: Details | None) -> Record:
    return Record("a", line, line, "T", "", details=details)


def test_a_list_of_authors_that_is_whole_goes_before_one_cut_off() -> None:
    cut = record(1, Details(authors=(ADA,), more_authors=True))
    whole = record(2, Details(authors=(ADA, BO)))
    for records in ([cut, whole], [whole, cut]):
        paper = with_details(PAPER, detailed(records), Facts())
        assert (paper.authors, paper.people, paper.more_authors) == (
            ("Ada Vale", "Bo Li"), (ADA, BO), False)  # fmt: skip
    assert with_details(PAPER, detailed([cut]), Facts()).more_authors


def test_records_without_authors_or_details_offer_none() -> None:
    records = [record(1, None), record(2, Details())]
    assert with_authors(detailed(records)) == []
    assert with_details(PAPER, detailed(records), Facts()).authors == ()


def test_where_it_was_published_goes_before_where_it_was_announced() -> None:
    preprint = record(1, Details(publication=Publication(PaperKind.PREPRINT, "arXiv")))
    journal = record(2, Details(publication=Publication(PaperKind.ARTICLE, "Ropes", "7", "2")))
    for records in ([preprint, journal], [journal, preprint]):
        paper = with_details(PAPER, detailed(records), Facts())
        assert paper.publication == Publication(PaperKind.ARTICLE, "Ropes", "7", "2")
        assert paper.venue == "Ropes 7(2)"


def test_other_spellings_of_the_papers_own_address_are_no_further_links() -> None:
    details = Details(
        links=(
            "https://arxiv.org/abs/2310.00034v2",
            "https://dx.doi.org/10.1000/182",
            "https://arxiv.org/abs/2310.00035",
            "https://github.com/a/b",
        )
    )
    found = paper_links("2310.00034", "10.1000/182", Facts(), [record(1, details)])
    assert [link.url for link in found] == [
        "https://arxiv.org/pdf/2310.00034",
        "https://arxiv.org/abs/2310.00034",
        "https://huggingface.co/papers/2310.00034",
        "https://doi.org/10.1000/182",
        "https://arxiv.org/abs/2310.00035",
        "https://github.com/a/b",
    ]
