"""Dates of bibliographies: what is known is kept, what has no place is left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.loose_dates import loose_date, partial

READ = {
    "2016": "2016",
    "2001/09/01/": "2001-09-01",
    "2012///": "2012",
    "2012//15": "2012",
    "2016-07": "2016-07",
    "2016-7-4": "2016-07-04",
    "2016.07.04": "2016-07-04",
    "20160704": "2016-07-04",
    "2024-05-27T03:50:58.348Z": "2024-05-27",
    "2011-05-25~/2012-06-26~": "2011-05-25",
    "2016/07/04/Winter issue": "2016-07-04",
    "2017-24~": "2017",
    "2019-02-30": "2019-02",
    "Mar. 2017": "2017-03",
    "4-8 Aug. 2020": "2020-08-04",
    "Sept 9, 2020": "2020-09-09",
    "September 2020": "2020-09",
    "July-August 2016": "2016-07",
    "2016 Jul 4": "2016-07-04",
    "2016-Jul-04": "2016-07-04",
    "Winter 2014": "2014",
    "c. 1999": "1999",
    "07/08/2016": "2016",
    "may be 2016": "2016-05",
    "Mayor in 2016": "2016",
    "0333": "0333",
}
NOT_READ = ["", "13th cent", "-0333", "0000", "in press", "forthcoming", "12", "Mar 5", "99999"]


@pytest.mark.parametrize(("text", "date"), READ.items())
def test_read(text: str, date: str) -> None:
    assert str(loose_date(text)) == date


@pytest.mark.parametrize("text", NOT_READ)
def test_not_read(text: str) -> None:
    assert loose_date(text) is None


PARTS: list[tuple[tuple[object, ...], str]] = [
    ((2011,), "2011"),
    (("2011", 5, "25"), "2011-05-25"),
    ((2011, 13, 1), "2011"),
    ((2011, 2, 30), "2011-02"),
    ((2011, None, 3), "2011"),
    ((2011.0, 5.0), "2011-05"),
    (("-334",), "None"),
    ((0,), "None"),
    ((10**30,), "None"),
    ((float("inf"),), "None"),
    ((float("nan"),), "None"),
    (("9" * 5000,), "None"),
    ((True,), "None"),
    (([2011],), "None"),
]


@pytest.mark.parametrize(("parts", "date"), PARTS)
def test_partial(parts: tuple[object, ...], date: str) -> None:
    assert str(partial(*parts)) == date


@given(st.text() | st.from_regex(r"[0-9 /.,-]*(Jan|may)?[0-9 /.,-]*"))
def test_any_text_is_a_date_or_none(text: str) -> None:
    date = loose_date(text)
    assert date is None or loose_date(str(date)) == date
