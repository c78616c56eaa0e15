"""A web server that compresses as GitHub Pages does, and keeps account of what it sent."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

BASE = "/some/repo/"
TEXT = frozenset({".html", ".css", ".js", ".json", ".svg", ".xml", ".txt"})
HEADERS = 250
"""Bytes of a response's head, roughly, that count as sent."""


@lru_cache(maxsize=4096)
def _packed(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), 6, mtime=0)


class Server:
    """Where the site is served, and what was ``sent``: path and bytes of each response."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.sent: list[tuple[str, int]] = []


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *args: Any, account: Server, **kwargs: Any) -> None:
        self.account = account
        super().__init__(*args, **kwargs)

    def do_GET(self) -> None:
        path = Path(self.translate_path("/" + self.path.removeprefix(BASE)))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        packed = path.suffix in TEXT
        body = _packed(path) if packed else path.read_bytes()
        self.account.sent.append((self.path, len(body) + HEADERS))
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(body)))
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


class _Quiet(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that closes in the middle of an answer is no error."""


@contextmanager
def serve(root: Path) -> Iterator[Server]:
    """Serve ``root`` under a path of its own."""
    account = Server("")
    handler = partial(_Handler, directory=str(root), account=account)
    web = _Quiet(("127.0.0.1", 0), handler)
    account.url = f"http://127.0.0.1:{web.server_port}{BASE}"
    thread = threading.Thread(target=web.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield account
    finally:
        web.shutdown()
        thread.join()
        web.server_close()
