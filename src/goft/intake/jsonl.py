"""Articles from JSON lines: `{"id", "text" | "title" + "body", "outlet", "published", "url"}`."""

from __future__ import annotations

from typing import Any

import msgspec

from goft.article import Article
from goft.errors import DateError, InputError
from goft.intake.dates import parse_day
from goft.intake.defaults import Defaults
from goft.intake.persian import require_persian
from goft.intake.titles import title_of

__all__ = ["article_of_line"]

_FIELDS = '{"id", "text" or "title" and "body", "outlet", "published", "url"}'


class _Line(msgspec.Struct, frozen=True):
    """One line; fields that are not an article's are ignored."""

    id: str | int | None = None
    text: str | None = None
    title: str | None = None
    body: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None


def article_of_line(line: bytes, where: str, fallback_id: str, defaults: Defaults) -> Article:
    """The article of one line. A `text` is taken whole; a title and a body become `title + "\\n\\n" + body`.

    Raises InputError, naming file and line, for what is not such an article.
    """
    try:
        fields = _decode(line, defaults.fields)
    except (msgspec.DecodeError, msgspec.ValidationError, UnicodeDecodeError) as error:
        raise InputError(f"not an article: {error}", where=where, hint=f"a line is {_FIELDS}") from error
    text = _text(fields)
    if text is None:
        raise InputError('has neither "text" nor "body"', where=where, hint=f"a line is {_FIELDS}")
    require_persian(text, where)
    try:
        published = parse_day(fields.published) if fields.published else defaults.published
    except DateError as error:
        raise InputError(error.what, where=where, hint=error.hint) from error
    return Article(
        id=str(fields.id) if fields.id is not None else fallback_id,
        text=text,
        title=fields.title or title_of(text),
        outlet=fields.outlet or defaults.outlet,
        published=published,
        url=fields.url,
    )


def _decode(line: bytes, names: tuple[tuple[str, str], ...]) -> _Line:
    """The fields of a line, those that it calls otherwise under an article's names."""
    if not names:
        return msgspec.json.decode(line, type=_Line)
    found = msgspec.json.decode(line, type=dict[str, Any])
    renamed = {field: found.get(name) for field, name in names}
    return msgspec.convert({**found, **renamed}, _Line)


def _text(fields: _Line) -> str | None:
    if fields.text is not None:
        return fields.text
    if fields.body is not None and fields.title:
        return f"{fields.title}\n\n{fields.body}"
    return fields.body
