"""BibTeX and BibLaTeX: every entry ends as a record or as a refusal, whatever is broken."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model import Details, PaperKind, Publication, Record
from generator.sources.base import Reading
from generator.sources.bibtex import FURNITURE, READER
from generator.sources.bibtex_blocks import blocks
from generator.sources.bibtex_values import plain, unbraced
from tests.sources.golden import FORMATS, as_golden, expected, read_file, source

OLD = FORMATS / "bibtex" / "old.bib"
MODERN = FORMATS / "bibtex" / "modern.bib"
TEXTS = {path.stem: path.read_text(encoding="utf-8") for path in (OLD, MODERN)}


def read(text: str) -> Reading:
    return READER.read(source(text, "list.bib"))


def one(fields: str, kind: str = "article") -> Record:
    """The record of one entry with these fields."""
    reading = read(f"@{kind}{{k, title={{T}}, {fields}}}")
    (record,) = reading.listing.records
    assert reading.diagnostics == ()
    return record


def details(fields: str, kind: str = "article") -> Details:
    found = one(fields, kind).details
    assert found is not None
    return found


def publication(fields: str, kind: str = "article") -> Publication:
    return details(fields, kind).publication


@pytest.mark.parametrize("path", [OLD, MODERN], ids=lambda path: path.stem)
def test_golden(path) -> None:  # type: ignore[no-untyped-def]
    assert as_golden(read_file(READER, path)) == expected(path)


KNOWN = {
    "entry": "@article{a, title={A}}",
    "round": "@article(a, title={A})",
    "byte order mark": "\ufeff@article{a, title={A}}",
    "JabRef": "% JabRef\n% Encoding: UTF8\n\n@article{a, title={A}}",
    "spaces": "\n  @ article {a, title={A}}",
    "text before it": "Papers of May\n\n@article{a,\n title={A},\n year=2000,\n pages=3}\n",
    "broken": "@article{a, title={A",
    "strings alone": "@string{a = {b}}",
}
NOT_KNOWN = {
    "empty": "",
    "prose": "A Title\n\nWrite to me@example.org (soon) or @home.\n",
    "prose with an entry": "A Title\n\nThe abstract.\n\n@misc{a, b={c}}\n\nAnother\n\nAbstract\n",
    "json": '{"note": "\n@article{a, title={A}}"}',
    "xml": "<a>\n@article{a, title={A}}\n</a>",
    "ris": "TY  - JOUR\nN1  -\n@article{a, title={A}}\nER  -\n",
    "front matter": "---\ntitle: A\n---\n@article{a, title={A}}\n",
    "handle": "@someone wrote this",
}


@pytest.mark.parametrize("text", KNOWN.values(), ids=KNOWN)
def test_recognised(text: str) -> None:
    assert READER.recognises(source(text, "list.txt"))


@pytest.mark.parametrize("text", NOT_KNOWN.values(), ids=NOT_KNOWN)
def test_not_recognised(text: str) -> None:
    assert not READER.recognises(source(text, "list.bib"))


AFTER = "\n@misc{after, title={After}}\n"
SURVIVED = {
    # What is broken, the titles that are read, and the codes of what is said.
    "brace never closed": ("@misc{a, title={A {B}, year=1}", ["After"], ["broken-entry"]),
    "entry never closed": ("@misc{a, title={A},\n year=1", ["After"], ["broken-entry"]),
    "quote never closed": ('@misc{a, title="A,\n year=1}', ["After"], ["broken-entry"]),
    "a brace too many": ("@misc{a, title={A}},\n year=1}", ["After"], ["broken-entry"]),
    "no value": ("@misc{a, title=}", ["After"], ["broken-entry"]),
    "no field": ("@misc{a, title}", ["After"], ["broken-entry"]),
    "nothing": ("@misc{}", ["After"], ["missing-title"]),
    "a key alone": ("@misc{a}", ["After"], ["missing-title"]),
    "a hidden brace": (r"@misc{a, title={A \} B}, year=1}", [r"A \} B", "After"], []),
    "no comma between fields": ("@misc{a, title={A}\n year=1}", ["A", "After"], ["missing-comma"]),
    "no comma after the key": ("@misc{a\n title={A}, year=1}", ["A", "After"], ["missing-comma"]),
    "no key": ("@misc{title={A}, year=1}", ["A", "After"], []),
    "an empty key": ("@misc{, title={A}, year=1}", ["A", "After"], []),
    "a key with a space": ("@misc{a b, title={A}}", ["A", "After"], []),
    "round": ("@misc(a, title={A (x) }, year=(1))", ["After"], ["broken-entry"]),
    "round with brackets": ('@misc(a, title="A (x)", year=1)', ["A (x)", "After"], []),
    "commas": ("@misc{a,, title={A},, year=1,,}", ["A", "After"], []),
    "comment inside": ("@misc{a, % note\n title={A}, % year=2\n}", ["A", "After"], []),
    "per cent": ("@misc{a, title={100% of\n% it}}", ["100% of % it", "After"], []),
    "at sign": ("@misc{a, title={A @ b@c.d and @misc}}", ["A @ b@c.d and @misc", "After"], []),
    "one line": ("@misc{a, title={A}}@misc{b, title={B}} ", ["A", "B", "After"], []),
    "a name of two words": ("@misc{a, title={A}, Date Added={x}}", ["A", "After"], []),
    "words without braces": ("@misc{a, title=A B, year=1}", ["After"], ["broken-entry"]),
    "repeated key": ("@misc{after, title={A}}", ["A", "After"], ["repeated-entry-key"]),
    "repeated field": ("@misc{a, title={A}, title={B}}", ["A", "After"], ["repeated-field"]),
    "same field": ("@misc{a, title={A}, title={A}}", ["A", "After"], []),
    "undefined string": ("@misc{a, title=ABC}", ["ABC", "After"], ["undefined-string"]),
    "broken string": ("@string{a = {b}\n", ["After"], ["broken-entry"]),
    "broken comment": ("@comment{ {a\n", ["After"], []),
    "commented out": ("@comment{\n@misc{a, title={A}}\n}", ["After"], []),
    "a brace in the key": ("@misc{a}b,\n title={A}, year=1}", ["After"], ["broken-entry"]),
    "beginning lost": ("@{misc{a,\n  title = {A},\n  year=1}", ["After"], ["broken-entry"]),
    "no at sign": ("misc{a, title = {A}}", ["After"], ["broken-entry"]),
    "commented by line": ("%@misc{a,\n%title={A}}", ["After"], []),
    "set": ("@set{a, entryset={after}}", ["After"], ["entry-set"]),
    "no title": ("@misc{a, author={B}}", ["After"], ["missing-title"]),
    "marks as title": ("@misc{a, title={???}}", ["After"], ["missing-title"]),
    "unknown type": ("@whatever{a, title={A}}", ["A", "After"], []),
    "missing parent": ("@misc{a, title={A}, crossref={b}}", ["A", "After"], ["missing-parent"]),
    "own parent": ("@misc{a, title={A}, crossref={a}}", ["A", "After"], []),
    "bytes": ("@misc{a, title={A\udce9}}", ["After"], ["not-utf-8"]),
}


@pytest.mark.parametrize(("text", "titles", "codes"), SURVIVED.values(), ids=SURVIVED)
def test_what_is_broken_leaves_the_rest(text: str, titles: list[str], codes: list[str]) -> None:
    reading = read(text + AFTER)
    assert [record.title for record in reading.listing.records] == titles
    assert [said.code for said in reading.diagnostics] == codes
    refused = {"broken-entry", "missing-title", "entry-set", "not-utf-8"} & set(codes)
    assert reading.failures == len(refused) - text.startswith("@string")
    assert all(said.place and said.place.line and said.hint for said in reading.diagnostics)


def test_lines() -> None:
    reading = read("\n@misc{a,\n title={A}\n}\n\n@misc{b, title={B}}\n@misc{c,\n title={C")
    assert [(own.line, own.end_line) for own in reading.listing.records] == [(2, 4), (6, 6)]
    (said,) = reading.diagnostics
    assert str(said.place) == "list.bib:7-8"
    assert "(line 8)" in said.message


def test_two_entries_on_one_line_have_addresses_of_their_own() -> None:
    reading = read("@misc{a,title={A}} @misc{b,title={B}} @misc{c,title={C}}")
    assert len({own.key for own in reading.listing.records}) == 3


STRINGS = {
    "defined": ("@string{s = {X}}", "s", "X"),
    "any case": ("@STRING{S = {X}}", "s", "X"),
    "round": ("@string(s = {X})", "s", "X"),
    "joined": ("@string{s = {X}}", 's # { and } # "Y" # 7', "X and Y7"),
    "of strings": ("@string{a = {X}} @string{s = a # { Y}}", "s", "X Y"),
    "of later strings": ("@string{s = a # { Y}} @string{a = {X}}", "s", "X Y"),
    "the last before": ("@string{s = {X}} @string{s = {Y}}", "s", "Y"),
    "standard": ("", "jacm", "Journal of the ACM"),
    "odd name": ("@string{s-1:x+y = {X}}", "s-1:x+y", "X"),
    "several": ("@string{a = {W}, s = {X}}", "s", "X"),
    "in terms of itself": ("@string{s = s # {X}}", "s", "sXX"),
}


@pytest.mark.parametrize(("before", "value", "found"), STRINGS.values(), ids=STRINGS)
def test_strings(before: str, value: str, found: str) -> None:
    reading = read(f"{before}\n@article{{k, title={{T}}, journal={value}}}")
    (record,) = reading.listing.records
    assert record.details
    assert (record.details.publication.venue or "").startswith(found[:2])
    if "itself" not in before and "s = s" not in before:
        assert record.details.publication.venue == found


def test_a_string_may_come_later() -> None:
    reading = read(
        "@misc{k, title=s}\n@string{s = {Late}}\n@string{s = {Later}}\n@misc{l, title=s}"
    )
    assert [own.title for own in reading.listing.records] == ["Late", "Later"]
    assert reading.diagnostics == ()


def test_strings_that_grow_are_cut() -> None:
    doubling = "".join(f"@string{{s{i + 1} = s{i} # s{i}}}\n" for i in range(60))
    reading = read(f"@string{{s0 = {{abcdefgh}}}}\n{doubling}@misc{{k, title=s60}}")
    assert len(reading.listing.records[0].title) <= 200_000


TITLES = {
    "case": ("{A}ra{F}acts", "AraFacts"),
    "whole": ("{{A {Title}}}", "A Title"),
    "accents stay": (r"{\"O}dland {\o}re", r"{\"O}dland {\o}re"),
    "accent in case braces": (r"{\c{C}}elik", r"\c{C}elik"),
    "argument": (r"\emph{a {B} c}", r"\emph{a B c}"),
    "two arguments": (r"\href{https://x.example}{{A} b}", r"\href{https://x.example}{A b}"),
    "font": (r"{\em a {B}}", r"{\em a B}"),
    "formula": (r"$x_{i}^{2}$ of {$y_{j}$}", r"$x_{i}^{2}$ of $y_{j}$"),
    "index outside a formula": ("CO_{2}", "CO_{2}"),
    "space": ("a\n    b", "a b"),
    "escaped sign": (r"R{\&}D", r"R\&D"),
    "hyphenation": (r"Lan\-guage k\/-fold", "Language k-fold"),
    "quotation": (r"On \mkbibquote{it {is}}", "On “it is”"),
    "ties": ("Fig.~3 of Bly~-- and Day", "Fig. 3 of Bly – and Day"),
    "dashes": ("1--2, a---b, $x--y$--$z$", "1–2, a—b, $x--y$–$z$"),
    "no ties and dashes": (r"~3x, --flag, \~n, https://x.example/~a--b", None),
    "no partner": ("a{b", "a{b"),
    "no partner, closing": ("a}b", "a}b"),
}


@pytest.mark.parametrize(("value", "found"), TITLES.values(), ids=TITLES)
def test_format_syntax(value: str, found: str | None) -> None:
    found = found or value
    assert unbraced(value) == found
    assert unbraced(found) == found


KINDS = [
    ("article", "journal={J}", PaperKind.ARTICLE, "J"),
    ("article", "journal={arXiv preprint arXiv:2305.17888}", PaperKind.PREPRINT, None),
    ("article", "journal={CoRR}, volume={abs/2305.17888}", PaperKind.PREPRINT, None),
    ("article", "journal={ArXiv}", PaperKind.PREPRINT, None),
    ("article", "journal={arXiv e-prints}", PaperKind.PREPRINT, None),
    ("article", "journal={bioRxiv}", PaperKind.PREPRINT, "bioRxiv"),
    ("article", "journal={J}, eprint={2305.17888}, archivePrefix={arXiv}", PaperKind.ARTICLE, "J"),
    ("misc", "eprint={2305.17888}, archivePrefix={arXiv}", PaperKind.PREPRINT, None),
    ("misc", "howpublished={Preprint}", PaperKind.PREPRINT, None),
    ("misc", "", PaperKind.OTHER, None),
    ("nonsense", "", PaperKind.OTHER, None),
    ("conference", "booktitle={Proc. {X}}", PaperKind.CONFERENCE, "Proc. X"),
    ("InProceedings", "booktitle={X}, booksubtitle={Y}", PaperKind.CONFERENCE, "X: Y"),
    ("incollection", "booktitle={X}", PaperKind.CHAPTER, "X"),
    ("book", "series={S}", PaperKind.BOOK, "S"),
    ("phdthesis", "school={U}", PaperKind.THESIS, None),
    ("techreport", "institution={U}", PaperKind.REPORT, None),
    ("dataset", "publisher={Z}", PaperKind.DATASET, None),
    ("software", "", PaperKind.SOFTWARE, None),
]


@pytest.mark.parametrize(("kind", "fields", "expected_kind", "venue"), KINDS)
def test_kinds(kind: str, fields: str, expected_kind: PaperKind, venue: str | None) -> None:
    found = publication(fields, kind)
    assert (found.kind, found.venue) == (expected_kind, venue)


def test_publication() -> None:
    found = publication("journal={J}, volume=3, number={4--5}, pages={162--167}, publisher={P}")
    assert found == Publication(PaperKind.ARTICLE, "J", "3", "4-5", "162-167", "P")
    assert publication("school={U {\\o}}", "phdthesis").publisher == "U ø"


DATES = {
    "year={2009}": "2009",
    "year=2009, month=jan": "2009-01",
    'year=2009, month=jan # "~10"': "2009-01-10",
    "year=2009, month={10--12 } # feb": "2009-02-10",
    "year=2009, month={January/February}": "2009-01",
    "year=2009, month={5}": "2009-05",
    "year=2009, month={05}, day={3}": "2009-05-03",
    "year=2009, month=may, day=3": "2009-05-03",
    "year=2009, month={13}": "2009",
    "year=2009, month={Summer}": "2009",
    "year=2009, month=feb, day=30": "2009-02",
    "year={c. 1999}": "1999",
    "year={[1999]}": "1999",
    "year={1988/89}": "1988",
    "year={2003--2004}": "2003",
    "year={in press}": None,
    "year={99}": None,
    "year={}": None,
    "year={20091}": None,
    "month={May 2009}": "2009-05",
    "date={2004-10-27}": "2004-10-27",
    "date={2004-10}": "2004-10",
    "date=2004": "2004",
    "date={1885/1888}": "1885",
    "date={2004-10-27/2004-11-02}": "2004-10-27",
    "date={2004/}": "2004",
    "date={2004/..}": "2004",
    "date={/2004}": "2004",
    "date={../2004}": "2004",
    "date={2009~}": "2009",
    "date={2009?}": "2009",
    "date={2009%}": "2009",
    "date={2009-05~}": "2009-05",
    "date={2009-21}": "2009",
    "date={2009-02-30}": "2009-02",
    "date={2009-05-27T12:30:00}": "2009-05-27",
    "date={-0340}": None,
    "date={y-123456789}": None,
    "date={199X}": None,
    "date={0000}": None,
    "date={March 2009}": "2009-03",
    "date={unknown}, year=2001": "2001",
    "urldate={2009-05-27}": None,
}


@pytest.mark.parametrize(("fields", "found"), DATES.items())
def test_dates(fields: str, found: str | None) -> None:
    date = details(fields).date
    assert (str(date) if date else None) == found


IDENTIFIERS = {
    "doi={10.1000/182}": {"doi": "10.1000/182"},
    "doi={https://doi.org/10.1000/182}": {"doi": "10.1000/182"},
    r"doi={10.1007/978-3\_12}": {"doi": "10.1007/978-3_12"},
    "doi={10.48550/arXiv.2305.17888}": {"arxiv": "2305.17888"},
    "url={https://arxiv.org/abs/2305.17888v2}": {"arxiv": "2305.17888"},
    "eprint={2305.17888}": {"arxiv": "2305.17888"},
    "eprint={arXiv:2305.17888v1 [cs.CL]}": {"arxiv": "2305.17888"},
    "eprint={9901001}, archivePrefix={arXiv}, primaryClass={hep-th}": {"arxiv": "hep-th/9901001"},
    "eprint={9901001}, archiveprefix={hep-th}": {"arxiv": "hep-th/9901001"},
    "eprint={31452104}, eprinttype={pubmed}": {"pmid": "31452104"},
    "arxivId={2305.17888}": {"arxiv": "2305.17888"},
    "journal={CoRR}, volume={abs/2305.17888}": {"arxiv": "2305.17888"},
    "note={See arXiv:2305.17888}": {"arxiv": "2305.17888"},
    r"howpublished={\url{https://openreview.net/forum?id=Ab1-cD2_e}}": {"openreview": "Ab1-cD2_e"},
    "url={https://aclanthology.org/P19-1001/}": {"acl": "P19-1001"},
    "pmid={31452104}": {"pmid": "31452104"},
    "pages={2305.17888}": {},
    "abstract={We improve on arXiv:2305.17888.}": {},
    "isbn={978-3-16-148410-0}": {},
}


@pytest.mark.parametrize(("fields", "found"), IDENTIFIERS.items())
def test_identifiers(fields: str, found: dict[str, str]) -> None:
    assert dict(details(fields).identifiers) == found


def test_an_isbn_is_the_books_own() -> None:
    assert details("isbn={0-306-40615-2}", "book").identifiers == (("isbn", "9780306406157"),)
    assert details("isbn={0-306-40615-2}", "incollection").identifiers == ()


LINKS = {
    "url={https://x.example/a}": ("https://x.example/a",),
    r"url={https://x.example/a\_b\%20{\_}c}": ("https://x.example/a_b%20_c",),
    r"howpublished={\url{https://x.example/~a}}": ("https://x.example/~a",),
    "url={javascript:alert(1)}": (),
    "url={x}, note={At \\href{https://x.example/}{home}.}": ("https://x.example/",),
}


@pytest.mark.parametrize(("fields", "found"), LINKS.items())
def test_links(fields: str, found: tuple[str, ...]) -> None:
    assert details(fields, "misc").links == found


def test_keywords() -> None:
    assert details("keywords={a, {B, c}; a}, keywords={d}").keywords == ("a", "B, c", "d")


def test_abstract_is_as_printed() -> None:
    assert one("abstract={A {B}\n  \\emph{c}}").abstract == r"A B \emph{c}"


PARENT = (
    "@proceedings{p, title={P}, subtitle={Q}, year=2001, editor={A B}, doi={10.1000/1}, url={u}}"
)
INHERITED = {
    "proceedings": ("inproceedings", PARENT, ("P: Q", "2001")),
    "own booktitle": ("inproceedings", "@proceedings{p, title={P}, booktitle={R}}", ("R", None)),
    "own field": ("inproceedings", "@proceedings{P, title={P}, year=1}", ("P", None)),
    "book": ("inbook", "@book{p, title={P}, year=2001}", ("P", "2001")),
    "volumes": ("incollection", "@collection{p, title={P}, crossref={q}}"
                "@mvcollection{q, title={Q}, date={2001}}", ("P", "2001")),
    "own year": ("misc", "@misc{p, date={1999-05}}", (None, "1999-05")),
    "periodical": ("article", "@periodical{p, title={J}, date={2001}}", ("J", "2001")),
}  # fmt: skip


@pytest.mark.parametrize("order", [1, -1])
@pytest.mark.parametrize(("kind", "parent", "found"), INHERITED.values(), ids=INHERITED)
def test_crossref(kind: str, parent: str, found: tuple[str, str | None], order: int) -> None:
    child = f"@{kind}{{k, title={{T}}, crossref={{p}}}}"
    reading = read("\n".join([child, parent][::order]))
    record = next(own for own in reading.listing.records if own.title == "T")
    assert record.details
    date = record.details.date
    assert (record.details.publication.venue, str(date) if date else None) == found
    assert record.details.identifiers == ()
    assert record.details.links == ()


def test_the_childs_own_year_counts() -> None:
    parent = "@proceedings{p, title={P}, date={2001-05}}"
    for own, found in (("year=2002", "2002"), ("month=jun", "2001-05"), ("date={2003}", "2003")):
        reading = read(f"@inproceedings{{k, title={{T}}, crossref={{p}}, {own}}} {parent}")
        (record, _) = reading.listing.records
        assert record.details
        assert str(record.details.date) == found


def test_circles_of_parents_end() -> None:
    parents = "@misc{a, title={A}, crossref={b}} @misc{b, title={B}, crossref={a}}"
    data = "@misc{c, title={C}, xdata={d}} @xdata{d, xdata={e}} @xdata{e, xdata={d}}"
    reading = read(parents + data)
    assert [own.title for own in reading.listing.records] == ["A", "B", "C"]


def test_xdata() -> None:
    reading = read(
        "@misc{a, title={A}, xdata={x, y}}\n@xdata{x, year=2001}\n@xdata{y, year=1, publisher={P}}"
    )
    (record,) = reading.listing.records
    assert record.details
    assert (str(record.details.date), record.details.publication.publisher) == ("2001", "P")
    assert {what for _, what in reading.listing.furniture} == {"xdata"}


def test_many_missing_strings_are_told_in_few_words() -> None:
    reading = read("".join(f"@misc{{k{i}, title={{T}}, note=S{i}x}}\n" for i in range(40)))
    assert len(reading.diagnostics) == 11
    assert "'S10x' and 29 more are not defined" in reading.diagnostics[-1].message


def entries(text: str) -> int:
    """The blocks of a text that are bibliographic entries."""
    return sum(block.kind not in FURNITURE for block in blocks(text))


@pytest.mark.parametrize("name", TEXTS)
@given(st.data())
@settings(max_examples=60)
def test_any_part_of_a_file(name: str, data: st.DataObject) -> None:
    text = TEXTS[name]
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    reading = read(text[start:end])
    assert reading.entries == entries(text[start:end])
    lines = [own.line for own in reading.listing.records]
    assert all(a < b for a, b in pairwise(lines))


@given(st.text("@articlestring{}()\"#=,%\\ \nk1'~$", max_size=80))
def test_any_text(text: str) -> None:
    reading = read(text)
    assert reading.entries == entries(text)
    READER.recognises(source(text))
    unbraced(text)
    plain(text)


HOSTILE = {
    "open braces": "@misc{a, title={" * 20000,
    "deep braces": "@misc{a, title={" + "{" * 50000 + "}" * 50000 + "}}",
    "comments": "@comment{\n" * 50000,
    "at signs": "@ " * 100000,
    "spaces": "@misc" + " " * 200000,
    "spaces in a key": "@misc{" + " " * 100000 + "x",
    "words without equals": "@misc{a, " + "word " * 50000,
    "quotes": '@misc{a, title="' + '"{' * 50000,
    "parents": "".join(f"@misc{{k{i}, title={{T}}, crossref={{k{i + 1}}}}}\n" for i in range(5000)),
    "and": "@misc{a, title={T}, author={" + "and " * 20000 + "}}",
    "authors": "@misc{a, title={T}, author={" + " and ".join(["Bly, Ada"] * 7000) + "}}",
    "one word": "@misc{a, title={T}, author={" + "x" * 100000 + "}}",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_reading_is_linear(text: str) -> None:
    """A quadratic reader would take minutes for any of these."""
    reading = read(text)
    assert reading.entries == entries(text)
