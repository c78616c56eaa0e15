"""Kept values: the same again, or none; never another one, never anything but plain classes."""

import pickle
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import stored
from generator.stored import UNREADABLE, Store, edition, forget, key_of, packed, unpacked

KEY = key_of("what it depends on")


class Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True, slots=True)
class Leaf:
    text: str
    colour: Colour = Colour.RED

    def __post_init__(self) -> None:
        if not self.text:
            raise ValueError("no text")


@dataclass(frozen=True, slots=True)
class Single:
    leaf: Leaf


CLASSES = (Colour, Leaf, Single)
VALUE = {"a": (Leaf("x"), None, 1.5), "b": [Single(Leaf("y")), frozenset({1})]}


pytestmark = pytest.mark.usefixtures("nothing_kept")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "cache", CLASSES)


def test_a_value_is_the_same_in_the_next_process(store: Store) -> None:
    store.put("one", KEY, VALUE)
    forget()
    assert store.get("one", KEY) == VALUE


def test_in_this_process_it_is_the_very_same(store: Store) -> None:
    store.put("one", KEY, VALUE)
    assert store.get("one", KEY) is VALUE


def test_under_another_key_or_name_there_is_none(store: Store) -> None:
    store.put("one", KEY, VALUE)
    for _ in range(2):
        assert store.get("one", key_of("something else")) is None
        assert store.get("other", KEY) is None
        forget()


def test_of_another_edition_there_is_none(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.put("one", KEY, VALUE)
    forget()
    monkeypatch.setattr(stored, "edition", lambda: b"newer")
    assert store.get("one", KEY) is None


def test_what_is_made_is_made_once(store: Store) -> None:
    made: list[int] = []

    def make() -> dict[str, Any]:
        made.append(1)
        return VALUE

    for _ in range(3):
        assert store.made("one", KEY, make) == VALUE
        forget()
    assert len(made) == 1


def test_what_is_held_is_not_written(store: Store) -> None:
    value = object()
    assert store.held("one", KEY, lambda: value) is value
    assert store.held("one", KEY, object) is value
    assert store.folder is not None
    assert not store.folder.exists()
    assert store.held("one", key_of("changed"), object) is not value


def test_without_a_folder_nothing_is_kept() -> None:
    store = Store()
    store.put("one", KEY, VALUE)
    assert store.get("one", KEY) is None
    assert store.made("one", KEY, lambda: 1) == 1
    assert store.held("one", KEY, lambda: 1) == 1
    assert store.alive("one", KEY) is None


def file_of(store: Store) -> Path:
    assert store.folder is not None
    (found,) = store.folder.iterdir()
    return found


@given(cut=st.integers(0, 400), byte=st.binary(max_size=3))
def test_a_broken_file_is_none(cut: int, byte: bytes, tmp_path_factory: Any) -> None:
    store = Store(tmp_path_factory.mktemp("broken"), CLASSES)
    store.put("one", KEY, VALUE)
    file = file_of(store)
    whole = file.read_bytes()
    file.write_bytes(whole[:cut] + byte + whole[cut + len(byte) + 1 :])
    forget()
    assert store.get("one", KEY) in (None, VALUE)
    assert store.made("one", KEY, lambda: VALUE) == VALUE


def test_a_file_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    store = Store(tmp_path / "cache", CLASSES)
    assert store.made("one", KEY, lambda: VALUE) == VALUE
    forget()
    assert store.get("one", KEY) is None


def test_one_file_for_each_name_however_often_it_changes(store: Store) -> None:
    for number in range(5):
        store.put("one", key_of(str(number)), [number])
        forget()
    assert file_of(store).name == "one.kept"
    assert store.get("one", key_of("4")) == [4]


def test_a_second_change_is_written_when_the_process_ends(store: Store) -> None:
    store.put("one", key_of("1"), [1])
    before = file_of(store).read_bytes()
    store.put("one", key_of("2"), [2])
    assert file_of(store).read_bytes() == before
    assert store.get("one", key_of("2")) == [2]
    forget()
    assert store.get("one", key_of("2")) == [2]


def test_another_folder_makes_this_process_forget_the_first(store: Store, tmp_path: Path) -> None:
    store.held("one", KEY, lambda: VALUE)
    Store(tmp_path / "other", CLASSES).put("one", KEY, VALUE)
    assert store.alive("one", KEY) is None


def test_classes_that_are_not_named_are_refused() -> None:
    with pytest.raises(pickle.UnpicklingError, match="Leaf is no class of a kept value"):
        unpacked(packed(VALUE), (Colour, Single))


class Harmful:
    def __reduce__(self) -> tuple[Any, ...]:
        return (print, ("run",))


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_no_function_is_ever_called(protocol: int, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(pickle.UnpicklingError):
        unpacked(pickle.dumps(Harmful(), protocol), CLASSES)
    assert capsys.readouterr().out == ""


def test_invariants_of_a_class_are_checked_again() -> None:
    text = bytes(packed(Leaf("xy"))).replace(b"\x02xy", b"\x00")
    with pytest.raises(UNREADABLE):
        unpacked(text, CLASSES)


@given(st.binary(max_size=60))
def test_what_is_no_pickle_raises_what_is_caught(data: bytes) -> None:
    with pytest.raises(UNREADABLE):
        unpacked(b"\x80\x05" + data, CLASSES)


def test_keys_tell_parts_from_their_joining() -> None:
    keys = [key_of("ab", "c"), key_of("a", "bc"), key_of("abc"), key_of(b"abc", ""), key_of()]
    assert len(set(keys)) == len(keys)
    assert key_of("a\udc80") != key_of("a\ufffd")


def test_the_edition_is_the_same_each_time() -> None:
    first = edition()
    edition.cache_clear()
    assert edition() == first
