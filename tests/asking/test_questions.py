"""What a maintainer types becomes a question that a service understands, or a sentence why not."""

from collections.abc import Callable
from datetime import date

import pytest

from generator.asking import Question, Span, arxiv, crossref, hf_daily, openalex
from generator.asking.questions import IDS_AT_ONCE, arxiv_ids, crossref_dois
from generator.errors import AtlasError

MAY = Span(date(2026, 5, 1), date(2026, 5, 31))


def without_select(question: Question) -> dict[str, str]:
    return {key: value for key, value in question.params.items() if key != "select"}


def test_a_search_at_arxiv() -> None:
    asked = arxiv("cat:cs.CL AND ti:knots", Span(), 50)
    assert asked.params["search_query"] == "cat:cs.CL AND ti:knots"
    assert (asked.params["sortBy"], asked.params["sortOrder"]) == ("submittedDate", "descending")
    assert asked.name == "arxiv-cat-cs-cl-and-ti-knots"
    assert asked.title == "arXiv: cat:cs.CL AND ti:knots"


def test_days_at_arxiv() -> None:
    asked = arxiv("a OR b", MAY, 50)
    wanted = "(a OR b) AND submittedDate:[202605010000 TO 202605312359]"
    assert asked.params["search_query"] == wanted
    assert asked.query == "a OR b from 2026-05-01 to 2026-05-31"
    assert "from-2026-05-01" in asked.name
    open_end = arxiv("a", Span(first=date(2026, 5, 1)), 50)
    assert "[202605010000 TO 210012312359]" in open_end.params["search_query"]


def test_papers_at_arxiv_by_identifier() -> None:
    [asked] = arxiv_ids(["arXiv:2402.00017v2", "https://arxiv.org/abs/hep-th/9901001",
                         "2402.00017"])  # fmt: skip
    assert asked.params == {"id_list": "2402.00017,hep-th/9901001"}
    assert asked.most == 2
    assert arxiv_ids(["2402.00017"])[0].name == "arxiv-2402-00017"


def test_many_identifiers_are_several_questions_of_several_names() -> None:
    asked = arxiv_ids([f"2402.{i:05d}" for i in range(1, 2 * IDS_AT_ONCE + 6)])
    assert [own.most for own in asked] == [IDS_AT_ONCE, IDS_AT_ONCE, 5]
    assert len({own.name for own in asked}) == 3


def test_a_search_at_openalex() -> None:
    asked = openalex("self-tying knots", "type:article,is_oa:true", MAY, 10)
    assert without_select(asked) == {
        "search": "self-tying knots",
        "filter": "type:article,is_oa:true,from_publication_date:2026-05-01,"
        "to_publication_date:2026-05-31",
    }
    assert without_select(openalex("knots", "", Span(), 10)) == {"search": "knots"}
    assert without_select(openalex("", "type:book", Span(), 10)) == {"filter": "type:book"}


def test_a_search_at_crossref() -> None:
    asked = crossref("self-tying knots", "", MAY, 10)
    assert without_select(asked) == {
        "query.bibliographic": "self-tying knots",
        "filter": "from-pub-date:2026-05-01,until-pub-date:2026-05-31",
    }


def test_works_at_crossref_by_doi() -> None:
    [asked] = crossref_dois(["https://doi.org/10.5555/A.1", "10.5555/b"])
    assert without_select(asked) == {"filter": "doi:10.5555/a.1,doi:10.5555/b"}


def test_a_question_for_each_day_at_hugging_face() -> None:
    asked = hf_daily(date(2024, 2, 28), date(2024, 3, 1))
    assert [own.params["date"] for own in asked] == ["2024-02-28", "2024-02-29", "2024-03-01"]
    assert asked[0].name == "hf-daily-2024-02-28"
    assert asked[0].title == "Hugging Face daily papers of 2024-02-28"


BACKWARDS = Span(MAY.last, MAY.first)
BAD: list[tuple[Callable[[], object], str]] = [
    (lambda: arxiv("  ", Span(), 10), "nothing is asked for"),
    (lambda: openalex("", " ", MAY, 10), "nothing is asked for"),
    (lambda: crossref("", "", Span(), 10), "nothing is asked for"),
    (lambda: crossref("a\x07b", "", Span(), 10), "a character that cannot be seen"),
    (lambda: arxiv("a", Span(), 30_001), "arXiv gives 1 to 30,000 papers for one question"),
    (lambda: openalex("a", "", Span(), 10_001), "1 to 10,000"),
    (lambda: arxiv("a", Span(), 0), "1 to 30,000"),
    (lambda: crossref("a", "", BACKWARDS, 10), "2026-05-01 is before 2026-05-31"),
    (lambda: hf_daily(date(2026, 5, 2), date(2026, 5, 1)), "2026-05-01 is before 2026-05-02"),
    (lambda: arxiv_ids(["2402.00017", "knots"]), "'knots' is no arXiv identifier"),
    (lambda: crossref_dois(["10.5555/a", "2402.00017"]), "'2402.00017' is no DOI"),
    (lambda: crossref_dois(["10.5555/a,b"]), "has a comma"),
]


@pytest.mark.parametrize(("ask", "said"), BAD)
def test_what_no_service_could_answer(ask: Callable[[], object], said: str) -> None:
    with pytest.raises(AtlasError) as caught:
        ask()
    [problem] = caught.value.diagnostics
    assert problem.code == "bad-question"
    assert said in problem.message
    assert problem.hint
