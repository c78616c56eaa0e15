"""Papers to cite: those of the seeds, hard ones, and invented ones."""

from __future__ import annotations

import unicodedata
from functools import cache

from hypothesis import strategies as st

from generator.build import load
from generator.config import Options
from generator.model import (
    DateSource,
    Link,
    LinkKind,
    Organisation,
    Paper,
    PaperDate,
    PartialDate,
)
from generator.pages.collection import Collection
from tests.support.minisite import ROOT

SPECIALS = r"100% of C:\new & #1: a_b^c, ~{x} <y> | $5 or `` '' -- --- ?` !` ,, \alpha"


@cache
def seeds() -> Collection:
    """The project's own collection."""
    options = Options(ROOT, ROOT / "seeds", ROOT / "templates/pages", newest=9, page_size=250)
    return load(options, "Atlas", "").collection


def paper(
    title: str = "LLM-QAT: Data-Free Training",
    authors: tuple[str, ...] = (),
    date: str | None = None,
    *,
    id: str = "a-paper",
    arxiv: str | None = None,
    doi: str | None = None,
    venue: str | None = None,
    organisation: str | None = None,
) -> Paper:
    """A paper with what a reference is made of; ``date`` as ISO 8601."""
    links = (Link(LinkKind.ARXIV, f"https://arxiv.org/abs/{arxiv}"),) if arxiv else ()
    parts = [int(part) for part in date.split("-")] if date else []
    return Paper(
        id=id,
        title=title,
        abstract="",
        records=(),
        authors=authors,
        date=PaperDate(PartialDate(*parts), DateSource.PRINTED) if parts else None,
        arxiv=arxiv,
        doi=doi,
        venue=venue,
        organisation=Organisation(None, organisation) if organisation else None,
        links=links,
    )


HARD = (
    paper(SPECIALS, ("Ana {Braces} O'Neil", "A. B. & Co."), "2023", id="specials"),
    paper("{ alone", id="open-brace"),
    paper("} alone", id="closed-brace"),
    paper(r"Ends with a backslash \\", id="backslash"),
    paper("Müller, Łukasz, Ångström, São and ß Œuvre İstanbul", ("Ünal Öz", "José Ñandú"),
          "2023-05", id="accents"),
    paper(r"Norms $\ell_2$ and $x^{2}$ of $5\%$ cost $6 or $7", ("Bo Li",), "2024-02-29",
          arxiv="2402.12345", id="math"),
    paper("大语言模型：综述", ("王小明", "김민준", "山田 太郎"), "2024", id="cjk"),
    paper("نموذج لغوي كبير", ("محمد علي",), "2024-01", id="arabic"),
    paper("Большая модель", ("Лев Николаевич Толстой",), "2024-01-02", id="cyrillic"),
    paper("Many hands", tuple(f"Given{i} Family{i}" for i in range(2000)), "2024", id="many"),
    paper("Nothing known", id="nothing"),
    paper("By a company", organisation="AT&T", id="company"),
    paper("A month alone", ("Ana Ruiz",), "2023-07", id="month"),
    paper("More of them", ("NVIDIA et al.",), "2024", id="more"),
    paper("Particles", ("Benjamin Van Durme", "Diego de las Casas", "Henry Ford III",
          "Robert Downey, Jr.", "bell hooks", "Gowtham", "Team OLMo", "Meta AI, and others"),
          "2024", id="particles"),
    paper("Conference", ("Bo Li",), "2023-05-01", arxiv="2305.00001", venue="ICLR 2024",
          id="conference"),
    paper("Journal", ("Bo Li",), "2023-05-01", doi="10.1000/a_b(c)<1::aid>%25",
          venue="Scientific Reports 15, 13751 (2025)", id="journal"),
    paper("Pages", ("Bo Li",), "2023", venue="IALP 2024, pp. 162-167", id="pages"),
    paper("Workshop", ("Bo Li",), "2024", arxiv="2405.00001",
          venue="NeurIPS 2024 Workshop (FITML)", id="workshop"),
    paper('"Quoted" and <i>tagged</i> &amp; @cited, #tagged', ("Bo Li",), "2024", id="quoted"),
)  # fmt: skip
"""What formats stumble over."""

_CHARS = st.characters(exclude_categories=("C", "Z", "M"), exclude_characters="\ue000\ue001\ue002")
_TEXT = st.lists(
    st.one_of(
        st.text(_CHARS, min_size=1, max_size=8),
        st.sampled_from([*SPECIALS.split(), "$x^2$", "and", "LLM-QAT:", "7B", "École", "--"]),
    ),
    min_size=1,
    max_size=6,
).map(lambda words: unicodedata.normalize("NFC", " ".join(words)))
_NAMES = st.one_of(
    st.sampled_from([name for one in HARD if one.id != "many" for name in one.authors]), _TEXT
)
_DATES = st.dates().map(str)


@st.composite
def papers(draw: st.DrawFn) -> Paper:
    """Any paper."""
    date = draw(st.none() | _DATES)
    length = draw(st.sampled_from([4, 7, 10]))
    return paper(
        draw(_TEXT),
        tuple(draw(st.lists(_NAMES, max_size=4))),
        date[:length] if date else None,
        arxiv=draw(st.sampled_from([None, "2305.17888", "math/0309136"])),
        doi=draw(st.sampled_from([None, "10.1000/a_b", "10.1002/(sici)1<1::aid-x>3.0.co;2-#"])),
        venue=draw(st.none() | st.sampled_from([one.venue for one in HARD if one.venue]) | _TEXT),
        organisation=draw(st.none() | _TEXT),
    )
