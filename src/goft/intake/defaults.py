"""What is true of every article of a batch that does not say otherwise."""

from __future__ import annotations

from datetime import date

import msgspec

__all__ = ["Defaults"]


class Defaults(msgspec.Struct, frozen=True, kw_only=True):
    """`outlet` and `published` (Gregorian) of the articles that name none themselves."""

    outlet: str | None = None
    published: date | None = None
