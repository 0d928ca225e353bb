"""The archive over HTTP: a JSON API that is the twin of `goft search` and of the Python API."""

from __future__ import annotations

from goft.web.app import make_app

__all__ = ["make_app"]
