"""One item read: what it says, or why it says nothing. Whatever goes wrong is this item's alone."""

from __future__ import annotations

import re
from pkgutil import resolve_name
from typing import Final, Protocol, cast

from goft.article import Article
from goft.bulk.limited import TooLong, limited
from goft.bulk.tables import Refusal
from goft.errors import InputError
from goft.intake import Defaults, Item, look_into, reason_of
from goft.record import Record

__all__ = ["LONGEST", "Reads", "failure", "load_reader", "read_item"]

LONGEST: Final = 120.0
"""Seconds that an item may take; a megabyte on one line takes half a minute."""
_OF_A_WEB_ARCHIVE: Final = frozenset(["left", "response"])
_QUOTED: Final = re.compile("'.*'")
"""A value of one item in an error; names of fields stand in double quotes."""


class Reads(Protocol):
    """What reads articles."""

    def read(self, article: Article) -> Record:
        """The record of an article."""


def load_reader(name: str) -> Reads:
    """The reader of a name such as `goft.reader:Reader`, loaded."""
    return cast(Reads, resolve_name(name).load())


def read_item(item: Item, source: str, defaults: Defaults, reader: Reads, seconds: float = LONGEST) -> Record | Refusal:
    """The record of an item's article. Never raises: a stranger's page in a reader of thousands of branches."""
    try:
        with limited(seconds):
            loaded = look_into(item, defaults)
            if loaded.article is None:
                return _refused(loaded.error or InputError("no article"), item, source)
            return reader.read(loaded.article)
    except TooLong as error:
        return failure(item, source, f"{error}: it was left")
    except Exception as error:
        return failure(item, source, f"an error while it was read: {type(error).__name__}: {error}")


def failure(item: Item, source: str, reason: str) -> Refusal:
    """The refusal of an item that is not to blame; the reason's kind is what is before a colon."""
    return Refusal(source=source, place=item.place, kind=reason.partition(":")[0], reason=reason, fault=True)


def _refused(error: InputError, item: Item, source: str) -> Refusal:
    return Refusal(
        source=source,
        place=item.place,
        kind=_QUOTED.sub("…", reason_of(error)),
        reason=error.what,
        fault=item.kind not in _OF_A_WEB_ARCHIVE,
    )
