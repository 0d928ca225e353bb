"""Goft reads Persian news and says who said what, with the exact words as proof."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from goft.article import Article
from goft.record import Record

if TYPE_CHECKING:
    from goft.reader import Reader, read

__all__ = ["Article", "Reader", "Record", "read"]


def __getattr__(name: str) -> Any:
    """The reader is imported when it is first asked for, so that `goft --help` need not wait for it."""
    if name in ("Reader", "read"):
        from goft import reader

        return getattr(reader, name)
    raise AttributeError(f"module 'goft' has no attribute {name!r}")
