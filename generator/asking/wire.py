"""One request and its answer, with every way in which that can fail put into words.

Messages never repeat an address or an exception's text: a key may stand in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

import requests
import urllib3

from generator.asking.answers import RefusalError, complaint

MOST_BYTES = 200_000_000
"""More than any page of an answer has: beyond it something else is being sent."""
CHUNK = 1 << 16
MAY_PASS = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Status codes after which it is worth asking again (RFC 9110, 15.5 and 15.6; RFC 6585, 4)."""
RESET = re.compile(r"(?:^|;)\s*t=([0-9]+)")
"""Seconds until one may ask again, in Hugging Face's ``RateLimit`` header."""


class PassingError(Exception):
    """A failure that may pass. ``wait_seconds`` is how long the service wants to be let alone."""

    def __init__(self, message: str, wait_seconds: float | None = None) -> None:
        super().__init__(message)
        self.wait_seconds = wait_seconds


@dataclass(frozen=True, slots=True)
class Limits:
    """How long an answer may take: ``silent_seconds`` without a byte, and until ``end`` in all.

    ``now`` gives the time in seconds since 1970, as ``end`` is.
    """

    silent_seconds: float
    end: float
    now: Callable[[], float]


class UnsafeError(Exception):
    """What comes cannot be trusted, or the address cannot be asked at all."""


class _Session(requests.Session):
    """Follows redirects as usual, but never from https to http."""

    def get_redirect_target(self, resp: requests.Response) -> str | None:
        target = super().get_redirect_target(resp)
        if target and resp.url.startswith("https:") and target.lower().startswith("http:"):
            raise UnsafeError("it leads on to an address that is not encrypted")
        return target


def session(agent: str) -> requests.Session:
    """A session that says who asks. Certificates are checked, as is the default."""
    made = _Session()
    made.headers.update({"User-Agent": agent, "Accept": "*/*"})
    return made


def get(url: str, agent: str, limits: Limits) -> bytes:
    """What ``url`` answers to ``agent``, if that is status 200.

    Raises :class:`PassingError`, :class:`RefusalError` or :class:`UnsafeError`.
    """
    # A session each: requests are seconds apart, and no service keeps a connection so long.
    own = session(agent)
    try:
        with own, own.get(url, timeout=limits.silent_seconds, stream=True) as response:
            body = _body(response, limits)
            if response.status_code == requests.codes.ok:
                return body
            raise _failure(response, body, limits.now())
    except (requests.exceptions.RequestException, urllib3.exceptions.HTTPError) as exc:
        raise _meaning(exc, limits) from exc


UNSAFE: tuple[tuple[type[Exception], str], ...] = (
    (requests.exceptions.SSLError, "its certificate could not be verified"),
    (requests.exceptions.TooManyRedirects, "its redirects lead in a circle"),
)
SILENCE = (requests.exceptions.Timeout, urllib3.exceptions.TimeoutError)


def _meaning(exc: Exception, limits: Limits) -> PassingError | UnsafeError:
    """What a failure means for us: of ``requests`` before an answer, of urllib3 inside one."""
    for kind, what in UNSAFE:
        if isinstance(exc, kind):
            return UnsafeError(what)
    if isinstance(exc, SILENCE):
        return PassingError(f"no answer within {limits.silent_seconds:g} s")
    if isinstance(exc, urllib3.exceptions.HTTPError):
        return PassingError("the answer broke off")
    if isinstance(exc, requests.exceptions.ConnectionError):
        return PassingError("the connection could not be made, or was closed")
    return UnsafeError(f"the request could not be made ({type(exc).__name__})")


def _body(response: requests.Response, limits: Limits) -> bytes:
    parts: list[bytes] = []
    size = 0
    # What has come by now, and not a chunk of some size: byte by byte that could take days.
    while part := response.raw.read1(CHUNK, decode_content=True):
        parts.append(part)
        size += len(part)
        if size > MOST_BYTES:
            raise UnsafeError(f"the answer has more than {MOST_BYTES // 1_000_000} MB")
        if limits.now() > limits.end:
            raise PassingError("the answer takes too long")
    return b"".join(parts)


def _failure(response: requests.Response, body: bytes, now: float) -> PassingError | RefusalError:
    status = response.status_code
    what = f"status {status}"
    if reason := (complaint(body) or response.reason):
        what += f", {reason}"
    if status in MAY_PASS:
        return PassingError(what, wait_seconds(response.headers, now))
    return RefusalError(what)


def wait_seconds(headers: Mapping[str, str], now: float) -> float | None:
    """The wait that a service asks for: ``Retry-After`` (RFC 9110, 10.2.3), or its like.

    Seconds, or a date that is compared with ``now``; ``None`` where neither is said.
    """
    said = headers.get("Retry-After", "").strip()
    if said.isdecimal():
        return float(said)
    try:
        return max(parsedate_to_datetime(said).timestamp() - now, 0.0)
    except (ValueError, TypeError):
        pass
    limit = RESET.search(headers.get("RateLimit", ""))
    return float(limit[1]) if limit else None
