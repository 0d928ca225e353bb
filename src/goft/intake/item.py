"""What is cut out of a file before anybody looks into it: a line, a row, a page, a record of a web archive."""

from __future__ import annotations

from typing import Literal

import msgspec

from goft.errors import InputError

__all__ = ["Item", "broken"]


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One thing of a file that may be an article. Cutting is cheap; what it costs to look into it comes after.

    `place` is where it stands ("feed.jsonl:12"); `key` names an article that has no id of its own. `raw` are its bytes
    as they are in the file; a response's `heads` are its Transfer-Encoding and its Content-Encoding, and its key is the
    address.

    Of three kinds nothing is to be looked into, `what` and `hint` say the rest: a `note` for whoever runs Goft, what is
    `left` as no article by its heads, and what is `broken`.
    """

    kind: Literal["line", "fields", "page", "text", "response", "note", "left", "broken"]
    place: str
    key: str = ""
    raw: bytes = b""
    heads: tuple[str, str] = ("", "")
    what: str = ""
    hint: str | None = None


def broken(error: InputError, place: str) -> Item:
    """An error as an item; its own place goes before the one given."""
    return Item(kind="broken", place=error.where or place, what=error.what, hint=error.hint)
