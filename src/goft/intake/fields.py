"""Articles from named fields, as JSON lines and tables have them: `id`, `text` or `title` and `body`, `outlet` …"""

from __future__ import annotations

import msgspec

from goft.article import Article
from goft.errors import DateError, InputError
from goft.intake.dates import parse_day
from goft.intake.defaults import Defaults
from goft.intake.persian import require_persian
from goft.intake.titles import title_of

__all__ = ["FIELDS", "Fields", "article_of_fields"]


class Fields(msgspec.Struct, frozen=True):
    """The fields of one line or row; others are ignored."""

    id: str | int | None = None
    text: str | None = None
    title: str | None = None
    body: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None


FIELDS = Fields.__struct_fields__


def article_of_fields(fields: Fields, where: str, fallback_id: str, defaults: Defaults, hint: str) -> Article:
    """The article of fields. A `text` is taken whole; a title and a body become `title + "\\n\\n" + body`.

    Raises InputError, saying where, for fields that are no Persian article.
    """
    text = _text(fields)
    if text is None:
        raise InputError('has neither "text" nor "body"', where=where, hint=hint)
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


def _text(fields: Fields) -> str | None:
    if fields.text is not None:
        return fields.text
    if fields.body is not None and fields.title:
        return f"{fields.title}\n\n{fields.body}"
    return fields.body
