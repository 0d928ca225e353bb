"""Text of any code points in a store: UTF-8 carries no lone surrogates, and PostgreSQL no NUL; both come as escapes."""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import Dialect, Text
from sqlalchemy.types import TypeDecorator

__all__ = ["AnyText"]

_MARK = "\x1b"
"""ESC, which texts do not have; where one does, it is escaped like the rest."""
_OUT = re.compile("[\x00\x1b\ud800-\udfff]")
_IN = re.compile("\x1b([0-9a-f]{4})")


class AnyText(TypeDecorator[str]):
    """A column of text that gives back whatever it was given, and that is compared with whatever is asked for.

    >>> AnyText().process_bind_param("a\\x00b", None), AnyText().process_result_value("a\\x1b0000b", None)
    ('a\\x1b0000b', 'a\\x00b')
    """

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect | None) -> str | None:
        """What is stored."""
        return _OUT.sub(lambda match: f"{_MARK}{ord(match[0]):04x}", value) if value is not None else None

    def process_result_value(self, value: Any, dialect: Dialect | None) -> str | None:
        """What was given."""
        return _IN.sub(lambda match: chr(int(match[1], 16)), value) if value is not None else None
