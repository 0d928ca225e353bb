"""Articles from JSON lines: `{"id", "text" | "title" + "body", "outlet", "published", "url"}`."""

from __future__ import annotations

from typing import Any

import msgspec

from goft.article import Article
from goft.errors import InputError
from goft.intake.defaults import Defaults
from goft.intake.fields import Fields, article_of_fields

__all__ = ["article_of_line"]

_HINT = 'a line is {"id", "text" or "title" and "body", "outlet", "published", "url"}'


def article_of_line(line: bytes, where: str, fallback_id: str, defaults: Defaults) -> Article:
    """The article of one line (`goft.intake.fields`).

    Raises InputError, naming file and line, for what is not such an article.
    """
    try:
        fields = _decode(line, defaults.fields)
    except (msgspec.DecodeError, msgspec.ValidationError, UnicodeDecodeError) as error:
        raise InputError(f"not an article: {error}", where=where, hint=_HINT) from error
    return article_of_fields(fields, where, fallback_id, defaults, _HINT)


def _decode(line: bytes, names: tuple[tuple[str, str], ...]) -> Fields:
    """The fields of a line, those that it calls otherwise under an article's names."""
    if not names:
        return msgspec.json.decode(line, type=Fields)
    found = msgspec.json.decode(line, type=dict[str, Any])
    renamed = {field: found.get(name) for field, name in names}
    return msgspec.convert({**found, **renamed}, Fields)
