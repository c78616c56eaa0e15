"""A server on this machine that answers as arXiv, Crossref, OpenAlex and Hugging Face do.

What it answers is planned beforehand, one step for each request. The papers in it are
invented; the shapes are those that the services document.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit
from xml.sax.saxutils import escape

from generator.asking import APIS, Api, Asker, Clock, Manners
from generator.asking.cache import Cache


@dataclass(frozen=True)
class Step:
    """One answer.

    ``cut`` sends only so many bytes of the body, while all are announced; ``silent`` announces
    it and never sends it; ``drip`` sends it byte by byte, each after so many seconds;
    ``chunks`` sends it in chunks of so many bytes (RFC 9112, 7.1), and no end where it is cut.
    """

    body: bytes
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    cut: int | None = None
    silent: bool = False
    drip: float = 0
    chunks: int = 0


@dataclass
class Service:
    """The server: what it will answer, and what it was asked. With no step left it is 500."""

    url: str
    steps: list[Step] = field(default_factory=list)
    asked: list[dict[str, str]] = field(default_factory=list)
    agents: list[str] = field(default_factory=list)
    release: threading.Event = field(default_factory=threading.Event)

    def answer(self, *steps: Step | bytes) -> None:
        self.steps += [step if isinstance(step, Step) else Step(step) for step in steps]


class _Handler(BaseHTTPRequestHandler):
    service: Service
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        service = self.service
        service.asked.append(dict(parse_qsl(urlsplit(self.path).query)))
        service.agents.append(self.headers.get("User-Agent", ""))
        step = service.steps.pop(0) if service.steps else Step(b"nothing planned", 500)
        self.send_response(step.status)
        for name, value in step.headers.items():
            self.send_header(name, value)
        if step.chunks:
            self._send_chunks(step)
            return
        self.send_header("Content-Length", str(len(step.body)))
        self.end_headers()
        if step.silent:
            service.release.wait(10)
        for i in range(len(step.body) if step.drip else 0):
            self.wfile.write(step.body[i : i + 1])
            if service.release.wait(step.drip):
                break
        if not (step.silent or step.drip):
            self.wfile.write(step.body[: step.cut])
        # A client would wait for the rest.
        self.close_connection = step.cut is not None

    def _send_chunks(self, step: Step) -> None:
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        body = step.body[: step.cut]
        for i in range(0, len(body), step.chunks):
            part = body[i : i + step.chunks]
            self.wfile.write(b"%x\r\n%s\r\n" % (len(part), part))
        if step.cut is None:
            self.wfile.write(b"0\r\n\r\n")
        self.close_connection = step.cut is not None

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that goes away in the middle of an answer is no error."""


@contextmanager
def serve() -> Iterator[Service]:
    """Run the server."""

    class Handler(_Handler):
        """One of its own, because its class is all that a server knows of a handler."""

    server = _Server(("127.0.0.1", 0), Handler)
    Handler.service = service = Service(f"http://127.0.0.1:{server.server_port}/api")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield service
    finally:
        service.release.set()
        server.shutdown()
        thread.join()
        server.server_close()


@dataclass
class Time:
    """A clock that only goes on when someone sleeps; what was slept is kept."""

    now: float = 1_790_000_000.0
    slept: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    @property
    def clock(self) -> Clock:
        return Clock(lambda: self.now, self.sleep)


def apis_at(url: str) -> dict[str, Api]:
    """The services, all of them at ``url``."""
    return {key: replace(api, url=url) for key, api in APIS.items()}


def asker_for(folder: Path, time: Time, manners: Manners | None = None) -> Asker:
    """One who asks with a clock that costs no time."""
    return Asker(time.clock, Cache(folder), manners or Manners())


# --- What services answer


@dataclass(frozen=True)
class Work:
    """An invented paper."""

    title: str = "Knots That Hold Themselves"
    authors: Sequence[str] = ("Ada Weaver", "Benno Roper")
    abstract: str = "We tie knots that hold without being held, and say why they do."
    year: int = 2024
    arxiv: str | None = "2402.00017"
    doi: str | None = "10.5555/knots.17"


def feed(works: Sequence[Work], total: int | None = None, start: int = 0) -> bytes:
    """An answer of the arXiv API."""
    count = len(works) if total is None else total
    entries = "".join(map(_entry, works))
    return (
        "<?xml version='1.0' encoding='UTF-8'?>\n"
        '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom"'
        ' xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">\n'
        "  <id>https://arxiv.org/api/invented</id>\n  <title>arXiv Query</title>\n"
        "  <updated>2026-01-02T00:00:00Z</updated>\n"
        f"  <opensearch:totalResults>{count}</opensearch:totalResults>\n"
        f"  <opensearch:startIndex>{start}</opensearch:startIndex>\n{entries}</feed>\n"
    ).encode()


def _entry(work: Work) -> str:
    authors = "".join(f"    <author><name>{escape(own)}</name></author>\n" for own in work.authors)
    doi = f"    <arxiv:doi>{work.doi}</arxiv:doi>\n" if work.doi else ""
    return (
        f"  <entry>\n    <id>http://arxiv.org/abs/{work.arxiv}v2</id>\n"
        f"    <title>{escape(work.title)}</title>\n"
        f"    <updated>{work.year}-03-01T00:00:00Z</updated>\n"
        f"    <published>{work.year}-02-01T00:00:00Z</published>\n"
        f"    <summary>{escape(work.abstract)}</summary>\n{authors}{doi}  </entry>\n"
    )


def error_feed(said: str) -> bytes:
    """What the arXiv API answers to a question that it does not understand."""
    entry = (
        "<entry><id>https://arxiv.org/api/errors#invented</id><title>Error</title>"
        f"<summary>{escape(said)}</summary><author><name>arXiv api core</name></author></entry>"
    )
    return f'<feed xmlns="http://www.w3.org/2005/Atom">{entry}</feed>'.encode()


def items(works: Sequence[Work], total: int | None = None) -> bytes:
    """A list of works as Crossref answers it."""
    count = len(works) if total is None else total
    message = {"total-results": count, "items": list(map(_item, works))}
    return _json({"status": "ok", "message-type": "work-list", "message": message})


def _item(work: Work) -> dict[str, Any]:
    authors = [own.rpartition(" ") for own in work.authors]
    return {
        "DOI": work.doi,
        "URL": f"https://doi.org/{work.doi}",
        "type": "journal-article",
        "title": [work.title],
        "author": [{"given": given, "family": family} for given, _, family in authors],
        "abstract": f"<jats:p>{escape(work.abstract)}</jats:p>",
        "container-title": ["Annals of Rope"],
        "issued": {"date-parts": [[work.year, 2]]},
    }


def results(works: Sequence[Work], total: int | None = None) -> bytes:
    """A page of works as OpenAlex answers it."""
    count = len(works) if total is None else total
    meta = {"count": count, "page": 1, "per_page": 100}
    return _json({"meta": meta, "results": list(map(_result, works))})


def _result(work: Work) -> dict[str, Any]:
    index: dict[str, list[int]] = {}
    for place, word in enumerate(work.abstract.split()):
        index.setdefault(word, []).append(place)
    return {
        "id": "https://openalex.org/W17",
        "doi": f"https://doi.org/{work.doi}",
        "ids": {"openalex": "https://openalex.org/W17"},
        "title": work.title,
        "display_name": work.title,
        "type": "article",
        "publication_year": work.year,
        "publication_date": f"{work.year}-02-01",
        "authorships": [{"author": {"display_name": own}} for own in work.authors],
        "abstract_inverted_index": index,
    }


def daily(works: Sequence[Work]) -> bytes:
    """A day of Hugging Face's daily papers."""
    return _json([_daily(own) for own in works])


def _daily(work: Work) -> dict[str, Any]:
    paper = {
        "id": work.arxiv,
        "title": work.title,
        "summary": work.abstract,
        "publishedAt": f"{work.year}-02-01T00:00:00.000Z",
        "authors": [{"name": own, "hidden": False} for own in work.authors],
    }
    return {"paper": paper, "title": work.title, "publishedAt": f"{work.year}-02-02T00:00:00.000Z"}


def _json(data: Any) -> bytes:
    return json.dumps(data, indent=1).encode()
