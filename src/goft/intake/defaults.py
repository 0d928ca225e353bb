"""What is true of every article of a batch that does not say otherwise."""

from __future__ import annotations

from datetime import date

import msgspec

__all__ = ["Defaults"]


class Defaults(msgspec.Struct, frozen=True, kw_only=True):
    """`outlet` and `published` (Gregorian) of the articles that name none themselves.

    `fields` are pairs (an article's field, what lines and tables call it): ("published", "date").
    """

    outlet: str | None = None
    published: date | None = None
    fields: tuple[tuple[str, str], ...] = ()
