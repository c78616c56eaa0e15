"""What tests of asking have in common: a server, a clock, and services at that server."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from generator.asking import Api, Asker
from tests.support.services import Service, Time, apis_at, asker_for, serve


@pytest.fixture
def service() -> Iterator[Service]:
    with serve() as own:
        yield own


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def apis(service: Service) -> Mapping[str, Api]:
    return apis_at(service.url)


@pytest.fixture
def asker(tmp_path: Path, time: Time) -> Asker:
    return asker_for(tmp_path / "cache", time)
