"""Asks a service politely: says who asks, not too often, again after a failure, nothing twice.

HTTP is spoken by ``requests``, which Material for MkDocs brings along anyway. Asking again is
our own loop and not urllib3's ``Retry``, because an answer can also break off in its middle or
be half a document, which is only seen when it is read, and because each wait is to be told.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from generator import __version__
from generator.asking.answers import Answer, BrokenAnswerError, RefusalError
from generator.asking.apis import Api
from generator.asking.cache import Cache
from generator.asking.wire import Limits, PassingError, UnsafeError, get
from generator.errors import AtlasError, error

DAY = 24 * 3600.0


@dataclass(frozen=True, slots=True)
class Clock:
    """The time in seconds since 1970, and a way to let some seconds pass."""

    now: Callable[[], float]
    sleep: Callable[[float], None]


@dataclass(frozen=True, slots=True)
class Manners:
    """How services are asked.

    ``contact`` is an e-mail address or a web page for who runs a service and wants to
    complain; ``None`` if the user gives none. ``keys`` are keys to services, by id of the
    service. ``attempts`` counts the first one, too; the wait after the first failure is
    ``first_wait_seconds``, and twice as long after each further one. A service that wants
    more than ``patience_seconds`` is left alone. ``timeout_seconds`` is how long a service
    may be silent, ``longest_seconds`` how long one answer may take in all. Answers younger
    than ``keep_seconds`` are not asked for again.
    """

    contact: str | None = None
    keys: Mapping[str, str] = field(default_factory=dict)
    attempts: int = 5
    first_wait_seconds: float = 4.0
    patience_seconds: float = 300.0
    timeout_seconds: float = 30.0
    longest_seconds: float = 300.0
    keep_seconds: float = DAY

    @property
    def agent(self) -> str:
        """The ``User-Agent``; Crossref and OpenAlex look for ``mailto:`` in it."""
        if self.contact is None:
            return f"paper-atlas/{__version__}"
        contact = self.contact if "://" in self.contact else f"mailto:{self.contact}"
        return f"paper-atlas/{__version__} ({contact})"


@dataclass(frozen=True, slots=True)
class Received:
    """What a service answered to ``url``, and when, in seconds since 1970."""

    url: str
    body: bytes
    answer: Answer
    time: float


def _nobody(_: str) -> None:
    """Tell nobody."""


@dataclass(slots=True)
class Asker:
    """Asks services, one request at a time. ``tell`` is called with each wait worth knowing.

    ``asked`` counts the requests that were made; answers from the cache are none.
    """

    clock: Clock
    cache: Cache
    manners: Manners = field(default_factory=Manners)
    tell: Callable[[str], None] = _nobody
    asked: int = 0

    def ask(self, api: Api, params: Mapping[str, str], start: int = 0) -> Received:
        """The answer of ``api`` to ``params``, whole and in its format.

        ``start`` is the first result asked for, from 0. Raises :class:`AtlasError` where
        there is no answer, or the service refuses the question.
        """
        url = f"{api.url}?{urlencode(params)}"
        if (kept := self._kept(api, url)) is not None:
            return kept
        for attempt in range(1, self.manners.attempts + 1):
            try:
                return self._once(api, url, start)
            except PassingError as exc:
                self._wait(api, exc, attempt)
            except RefusalError as exc:
                said = str(exc) or "without a word why"
                hint = "correct the question; the documentation of the service says what it takes"
                message = f"{api.name} refused: {said}"
                raise AtlasError([error("question-refused", message, None, hint)]) from exc
            except UnsafeError as exc:
                message = f"{api.name} cannot be asked: {exc}"
                hint = "look at the network: a proxy with certificates of its own may stand between"
                raise AtlasError([error("no-answer", message, None, hint)]) from exc
        raise AssertionError("the last attempt ends in an answer or an error")

    def _kept(self, api: Api, url: str) -> Received | None:
        kept = self.cache.get(api.id, url, self.clock.now() - self.manners.keep_seconds)
        try:
            return Received(url, kept.body, api.read(kept.body), kept.time) if kept else None
        except BrokenAnswerError:
            return None

    def _once(self, api: Api, url: str, start: int) -> Received:
        """Ask one time, and look at what comes."""
        self._pause(api)
        self.asked += 1
        key = self.manners.keys.get(api.id)
        # A key must not come into messages, the cache or seeds/listings.yml.
        asked = f"{url}&{urlencode({'api_key': key})}" if key else url
        try:
            body = get(asked, self.manners.agent, self._limits())
            answer = api.read(body)
        except BrokenAnswerError as exc:
            raise PassingError(str(exc)) from exc
        if answer.entries == 0 and start < (answer.total or 0):
            # arXiv does this now and then; asked again it has them.
            raise PassingError(f"an empty answer where {answer.total} papers are announced")
        now = self.clock.now()
        self.cache.put(api.id, url, body, now)
        return Received(url, body, answer, now)

    def _limits(self) -> Limits:
        end = self.clock.now() + self.manners.longest_seconds
        return Limits(self.manners.timeout_seconds, end, self.clock.now)

    def _pause(self, api: Api) -> None:
        """Wait until the service may be asked again, whoever asked it last from here."""
        last = self.cache.last(api.id)
        now = self.clock.now()
        if last is not None and 0 < (rest := last + api.pause_seconds - now) <= api.pause_seconds:
            self.clock.sleep(rest)
        self.cache.asked(api.id, self.clock.now())

    def _wait(self, api: Api, exc: PassingError, attempt: int) -> None:
        """Wait before the next attempt, or give up."""
        manners = self.manners
        later = (
            "try again later: what was received is kept, and the same command goes on from there"
        )
        if attempt == manners.attempts:
            message = f"{api.name} gave no answer, asked {attempt} times: {exc}"
            raise AtlasError([error("no-answer", message, None, later)]) from exc
        seconds = manners.first_wait_seconds * 2 ** (attempt - 1)
        seconds = max(seconds, exc.wait_seconds or 0.0)
        if seconds > manners.patience_seconds:
            message = f"{api.name} wants to be left alone for {seconds:.0f} s: {exc}"
            raise AtlasError([error("no-answer", message, None, later)]) from exc
        self.tell(f"{api.name}: {exc}; asking again in {seconds:.0f} s")
        self.clock.sleep(seconds)
