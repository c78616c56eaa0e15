"""How services are asked: politely, again after what may pass, and never twice."""

import gzip
import time as real_time
from collections.abc import Mapping
from dataclasses import replace
from email.utils import formatdate
from pathlib import Path

import pytest
import requests

from generator import __version__
from generator.asking import APIS, Api, Asker, Clock, Manners
from generator.asking.asker import DAY
from generator.asking.cache import LONGEST_SECONDS, Cache
from generator.asking.wire import UnsafeError, session, wait_seconds
from generator.errors import AtlasError
from tests.support.services import (
    Service,
    Step,
    Time,
    Work,
    asker_for,
    daily,
    error_feed,
    feed,
    items,
    results,
)

GOOD = feed([Work()])
PARAMS = {"search_query": "ti:knots"}


def failure(asker: Asker, api: Api, start: int = 0) -> str:
    with pytest.raises(AtlasError) as caught:
        asker.ask(api, PARAMS, start)
    [problem] = caught.value.diagnostics
    return f"{problem.code}: {problem.message}"


def test_an_answer_comes_as_it_was_sent(
    service: Service, asker: Asker, apis: Mapping[str, Api], time: Time
) -> None:
    service.answer(GOOD)
    received = asker.ask(apis["arxiv"], PARAMS)
    assert received.body == GOOD
    assert (received.answer.entries, received.answer.total) == (1, 1)
    assert received.time == time.now
    assert service.asked == [PARAMS]


MAY_PASS = [
    pytest.param([Step(b"broken", 500)], id="500"),
    pytest.param([Step(b"", 503)], id="503"),
    pytest.param([Step(GOOD, cut=100)], id="closed in the middle"),
    pytest.param([Step(GOOD, cut=100, chunks=30)], id="closed between chunks"),
    pytest.param([Step(GOOD[:300])], id="half an answer that says it is whole"),
    pytest.param([Step(b"<html><body>Down for maintenance</body></html>")], id="another page"),
    pytest.param([Step(b"")], id="nothing"),
    pytest.param([feed([], total=12)], id="empty though papers are announced"),
]


@pytest.mark.parametrize("steps", MAY_PASS)
def test_what_may_pass_is_asked_again(
    service: Service, asker: Asker, apis: Mapping[str, Api], steps: list[Step | bytes], time: Time
) -> None:
    told: list[str] = []
    asker.tell = told.append
    service.answer(*steps, GOOD)
    assert asker.ask(apis["arxiv"], PARAMS).body == GOOD
    assert len(service.asked) == 2
    assert time.slept == [4.0]
    assert len(told) == 1
    assert told[0].startswith("arXiv: ")
    assert told[0].endswith("asking again in 4 s")


HALF = [
    ("crossref", items([Work()]), b'{"status": "ok", "message": {"items": [{"DOI": "10.5'),
    ("crossref", items([Work()]), b'{"status": "ok", "message": "soon"}'),
    ("openalex", results([Work()]), b'{"meta": {"count": 1}, "results": [{"id": "https:'),
    ("hf-daily", daily([Work()]), b'[{"paper": {"id": "2402.0'),
    ("hf-daily", daily([Work()]), b'{"papers": []}'),
]


@pytest.mark.parametrize("answers", HALF)
def test_half_json_is_asked_again(
    service: Service, asker: Asker, apis: Mapping[str, Api], answers: tuple[str, bytes, bytes]
) -> None:
    name, good, half = answers
    service.answer(half, good)
    assert asker.ask(apis[name], PARAMS).body == good


def test_a_slow_answer_is_given_up(
    service: Service, tmp_path: Path, apis: Mapping[str, Api], time: Time
) -> None:
    asker = asker_for(tmp_path, time, Manners(attempts=2, timeout_seconds=0.1))
    service.answer(Step(GOOD, silent=True), Step(GOOD, silent=True))
    said = failure(asker, apis["arxiv"])
    assert said == "no-answer: arXiv gave no answer, asked 2 times: no answer within 0.1 s"


def test_an_answer_that_never_ends_is_given_up(
    service: Service, tmp_path: Path, apis: Mapping[str, Api], time: Time
) -> None:
    asker = asker_for(tmp_path, time, Manners(attempts=1, longest_seconds=-1))
    service.answer(GOOD)
    assert "the answer takes too long" in failure(asker, apis["arxiv"])


def test_an_answer_byte_by_byte_is_given_up(
    service: Service, tmp_path: Path, apis: Mapping[str, Api]
) -> None:
    clock = Clock(real_time.time, lambda _: None)
    asker = Asker(clock, Cache(tmp_path), Manners(attempts=1, longest_seconds=0.2))
    service.answer(Step(GOOD, drip=0.02))
    began = real_time.monotonic()
    assert "the answer takes too long" in failure(asker, apis["arxiv"])
    assert real_time.monotonic() - began < 5


PACKED = Step(gzip.compress(GOOD), headers={"Content-Encoding": "gzip"})
SENT = [
    pytest.param(PACKED, id="compressed"),
    pytest.param(Step(GOOD, chunks=7), id="in chunks"),
    pytest.param(replace(PACKED, chunks=3), id="compressed, in chunks"),
]


@pytest.mark.parametrize("step", SENT)
def test_ways_to_send_it(
    service: Service, asker: Asker, apis: Mapping[str, Api], step: Step, time: Time
) -> None:
    service.answer(step)
    assert asker.ask(apis["arxiv"], PARAMS).body == GOOD
    assert time.slept == []


def test_a_broken_compression_is_asked_again(
    service: Service, asker: Asker, apis: Mapping[str, Api]
) -> None:
    packed = gzip.compress(GOOD)
    for half in (packed[:50], b"not gzip at all"):
        service.answer(Step(half, headers={"Content-Encoding": "gzip"}))
    service.answer(GOOD)
    assert asker.ask(apis["arxiv"], PARAMS).body == GOOD


def test_nobody_there(tmp_path: Path, apis: Mapping[str, Api], time: Time) -> None:
    api = replace(apis["arxiv"], url="http://127.0.0.1:9/api")
    said = failure(asker_for(tmp_path, time, Manners(keys={"arxiv": "geheim"})), api)
    assert "the connection could not be made, or was closed" in said
    assert "geheim" not in said


def test_waits_grow_and_end(
    service: Service, asker: Asker, apis: Mapping[str, Api], time: Time
) -> None:
    assert "asked 5 times: status 500, nothing planned" in failure(asker, apis["arxiv"])
    assert len(service.asked) == 5
    assert time.slept == [4.0, 8.0, 16.0, 32.0]


WAITS = [
    ({"Retry-After": "17"}, 17.0),
    ({"Retry-After": "1"}, 4.0),
    ({"Retry-After": "soon"}, 4.0),
    ({"RateLimit": '"api";r=0;t=55'}, 55.0),
]


@pytest.mark.parametrize("case", WAITS)
def test_a_service_says_how_long_to_wait(
    service: Service,
    asker: Asker,
    apis: Mapping[str, Api],
    time: Time,
    case: tuple[dict[str, str], float],
) -> None:
    headers, wait = case
    service.answer(Step(b"slow down", 429, headers), GOOD)
    asker.ask(apis["arxiv"], PARAMS)
    assert time.slept == [wait]


def test_the_wait_may_be_a_date() -> None:
    assert wait_seconds({"Retry-After": formatdate(1000, usegmt=True)}, 970.0) == 30.0
    assert wait_seconds({"Retry-After": formatdate(1000, usegmt=True)}, 2000.0) == 0.0
    assert wait_seconds({}, 0.0) is None


def test_a_service_that_wants_hours_is_left_alone(
    service: Service, asker: Asker, apis: Mapping[str, Api], time: Time
) -> None:
    service.answer(Step(b"", 429, {"Retry-After": "7200"}))
    assert "wants to be left alone for 7200 s" in failure(asker, apis["arxiv"])
    assert time.slept == []


REFUSED = [
    (Step(b"Resource not found.", 404), "status 404, Resource not found."),
    (Step(b'{"error": "Invalid filter", "message": "Unknown filter field: colour"}', 400),
     "status 400, Invalid filter Unknown filter field: colour"),
    (Step(b'{"status": "failed", "message": [{"type": "parameter", "message": "rows is no'
          b' number"}]}', 400), "status 400, rows is no number"),
    (Step(error_feed("incorrect id format for abc"), 400), "status 400, incorrect id format"),
    (Step(error_feed("incorrect id format for abc")), "refused: incorrect id format for abc"),
    (Step(b"<!doctype html><h1>Forbidden</h1>", 403), "status 403, Forbidden"),
]  # fmt: skip


@pytest.mark.parametrize(("step", "said"), REFUSED)
def test_what_is_refused_is_not_asked_again(
    service: Service, asker: Asker, apis: Mapping[str, Api], step: Step, said: str
) -> None:
    service.answer(step)
    message = failure(asker, apis["arxiv"])
    assert message.startswith("question-refused: arXiv refused: ")
    assert said in message
    assert len(service.asked) == 1


def test_messages_are_printable(service: Service, asker: Asker, apis: Mapping[str, Api]) -> None:
    service.answer(Step("\x1b[31mred\x00 and \N{RIGHT-TO-LEFT OVERRIDE}".encode(), 400))
    assert failure(asker, apis["arxiv"]).isprintable()


def test_what_cannot_be_trusted_is_not_asked_again(
    service: Service, asker: Asker, apis: Mapping[str, Api]
) -> None:
    # Plain HTTP where encryption is expected: what a wrong certificate is to the user, too.
    api = replace(apis["arxiv"], url=service.url.replace("http:", "https:"))
    said = failure(asker, api)
    assert said == "no-answer: arXiv cannot be asked: its certificate could not be verified"
    service.answer(*[Step(b"", 302, {"Location": service.url})] * 40)
    assert "its redirects lead in a circle" in failure(asker, apis["arxiv"])


def test_redirects_are_followed(service: Service, asker: Asker, apis: Mapping[str, Api]) -> None:
    service.answer(Step(b"", 301, {"Location": f"{service.url}?there"}), GOOD)
    assert asker.ask(apis["arxiv"], PARAMS).body == GOOD


def test_redirects_do_not_leave_encryption() -> None:
    response = requests.Response()
    response.status_code, response.url = 302, "https://example.org/api"
    response.headers["Location"] = "http://example.org/api"
    with pytest.raises(UnsafeError, match="not encrypted"):
        session("x").get_redirect_target(response)
    response.headers["Location"] = "https://example.org/other"
    assert session("x").get_redirect_target(response) == "https://example.org/other"


# --- Politeness


def test_a_pause_between_requests(
    service: Service, asker: Asker, apis: Mapping[str, Api], time: Time
) -> None:
    service.answer(GOOD, GOOD, GOOD)
    asker.ask(apis["arxiv"], {"start": "0"})
    time.now += 1
    asker.ask(apis["arxiv"], {"start": "1"})
    assert time.slept == [pytest.approx(2.0)]
    time.now += 10
    asker.ask(apis["arxiv"], {"start": "2"})
    assert len(time.slept) == 1


def test_the_pause_is_kept_by_the_next_run_too(
    service: Service, apis: Mapping[str, Api], time: Time, tmp_path: Path
) -> None:
    service.answer(GOOD, GOOD)
    asker_for(tmp_path, time).ask(apis["arxiv"], {"start": "0"})
    asker_for(tmp_path, time).ask(apis["arxiv"], {"start": "1"})
    assert time.slept == [pytest.approx(3.0)]


def test_a_clock_that_was_set_back_costs_no_hours(
    service: Service, apis: Mapping[str, Api], time: Time, tmp_path: Path
) -> None:
    Cache(tmp_path).asked("arxiv", time.now + DAY)
    service.answer(GOOD)
    asker_for(tmp_path, time).ask(apis["arxiv"], PARAMS)
    assert time.slept == []


def test_services_do_not_wait_for_each_other(
    service: Service, asker: Asker, apis: Mapping[str, Api], time: Time
) -> None:
    service.answer(GOOD, items([Work()]))
    asker.ask(apis["arxiv"], PARAMS)
    asker.ask(apis["crossref"], PARAMS)
    assert time.slept == []


AGENTS = [
    (None, f"paper-atlas/{__version__}"),
    ("ada@example.org", f"paper-atlas/{__version__} (mailto:ada@example.org)"),
    ("https://example.org/atlas", f"paper-atlas/{__version__} (https://example.org/atlas)"),
]


@pytest.mark.parametrize(("contact", "agent"), AGENTS)
def test_who_asks_is_said(
    service: Service, asker: Asker, apis: Mapping[str, Api], contact: str | None, agent: str
) -> None:
    service.answer(GOOD)
    asker.manners = Manners(contact)
    asker.ask(apis["arxiv"], PARAMS)
    assert service.agents == [agent]


def test_a_key_is_sent_and_kept_nowhere(
    service: Service, apis: Mapping[str, Api], time: Time, tmp_path: Path
) -> None:
    service.answer(results([Work()]))
    asker = asker_for(tmp_path, time, Manners(keys={"openalex": "geheim"}))
    received = asker.ask(apis["openalex"], {"search": "knots"})
    assert service.asked == [{"search": "knots", "api_key": "geheim"}]
    assert "geheim" not in received.url
    assert all(b"geheim" not in path.read_bytes() for path in tmp_path.iterdir())


def test_every_service_is_asked_encrypted_and_with_a_pause() -> None:
    for api in APIS.values():
        assert api.url.startswith("https://")
        assert api.pause_seconds > 0
    assert APIS["arxiv"].pause_seconds >= 3


# --- Cache


def test_nothing_is_asked_twice_within_a_day(
    service: Service, asker: Asker, apis: Mapping[str, Api], time: Time
) -> None:
    service.answer(GOOD, feed([Work(), Work()]))
    first = asker.ask(apis["arxiv"], PARAMS)
    time.now += DAY - 1
    assert asker.ask(apis["arxiv"], PARAMS) == first
    assert asker.asked == 1
    time.now += 2
    assert asker.ask(apis["arxiv"], PARAMS).answer.entries == 2


def test_errors_are_not_kept(service: Service, asker: Asker, apis: Mapping[str, Api]) -> None:
    service.answer(Step(b"no", 404), GOOD)
    failure(asker, apis["arxiv"])
    assert asker.ask(apis["arxiv"], PARAMS).body == GOOD


def test_a_spoilt_cache_is_not_believed(
    service: Service, asker: Asker, apis: Mapping[str, Api], tmp_path: Path, time: Time
) -> None:
    service.answer(GOOD, GOOD)
    asker.ask(apis["arxiv"], PARAMS)
    [kept] = [path for path in (tmp_path / "cache").iterdir() if path.stat().st_size]
    asker.cache._write(kept, GOOD[:50], time.now)
    assert asker.ask(apis["arxiv"], PARAMS).body == GOOD


def test_what_is_very_old_is_thrown_away(tmp_path: Path, time: Time) -> None:
    cache = Cache(tmp_path)
    cache.put("arxiv", "old", b"x", time.now - LONGEST_SECONDS - 1)
    cache.put("arxiv", "new", b"x", time.now)
    cache.prune(time.now)
    assert cache.get("arxiv", "old", 0) is None
    assert cache.get("arxiv", "new", 0) is not None
