"""A real server on the loopback, and a client of it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

import httpx
import uvicorn
from fastapi import FastAPI

__all__ = ["serving_app"]


@contextmanager
def serving_app(app: FastAPI) -> Iterator[httpx.Client]:
    """Serve an application as `goft serve` does, which believes no X-Forwarded headers."""
    serves = uvicorn.Server(uvicorn.Config(app, port=0, log_level="critical", proxy_headers=False))
    running = Thread(target=serves.run)
    running.start()
    try:
        while not serves.started:
            time.sleep(0.01)
        port = serves.servers[0].sockets[0].getsockname()[1]
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=30) as client:
            yield client
    finally:
        serves.should_exit = True
        running.join()
