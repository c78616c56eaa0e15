"""Work that is shared gives what it gives when it is done by one process."""

import os

import pytest

from generator import parallel
from generator.parallel import shared


@pytest.fixture(autouse=True)
def two(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "processes", lambda: 2)
    monkeypatch.setattr(parallel, "_alone", False)


@pytest.mark.parametrize("count", [0, 1, 2, 7, 16, 17, 100])
def test_results_are_in_the_order_of_the_items(count: int) -> None:
    assert shared(lambda i: i * i, range(count), least=1) == [i * i for i in range(count)]


def test_many_items_are_shared_with_other_processes() -> None:
    assert os.getpid() not in shared(lambda _: os.getpid(), range(20), least=20)


def test_few_items_are_not() -> None:
    assert set(shared(lambda _: os.getpid(), range(19), least=20)) == {os.getpid()}


def test_a_server_shares_nothing() -> None:
    parallel.stay_alone()
    assert set(shared(lambda _: os.getpid(), range(20), least=1)) == {os.getpid()}


def test_what_goes_wrong_elsewhere_is_raised_here() -> None:
    with pytest.raises(ZeroDivisionError):
        shared(lambda i: 1 // (i - 5), range(20), least=1)
