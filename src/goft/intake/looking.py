"""Items looked into: each an article, or the error that says why it is none."""

from __future__ import annotations

import msgspec

from goft.article import Article
from goft.errors import InputError
from goft.intake.decoding import decode
from goft.intake.defaults import Defaults
from goft.intake.fields import Fields, article_of_fields
from goft.intake.item import Item
from goft.intake.jsonl import article_of_line
from goft.intake.loaded import Loaded
from goft.intake.page import article_of_page
from goft.intake.persian import require_persian
from goft.intake.table import HINT
from goft.intake.titles import title_of
from goft.intake.warc import article_of_response

__all__ = ["look_into"]


def look_into(item: Item, defaults: Defaults) -> Loaded:
    """The article of an item, or the error that says why there is none."""
    if item.kind == "note":
        return Loaded(None, note=f"{item.place}: {item.what}")
    try:
        article, note = _article(item, defaults)
    except InputError as error:
        return Loaded(None, error)
    return Loaded(article, note=f"{item.place}: {note}" if note else None)


def _article(item: Item, defaults: Defaults) -> tuple[Article, str | None]:
    match item.kind:
        case "line":
            return article_of_line(item.raw, item.place, item.key, defaults), None
        case "fields":
            fields = msgspec.json.decode(item.raw, type=Fields)
            return article_of_fields(fields, item.place, item.key, defaults, HINT), None
        case "page":
            return article_of_page(item.raw, item.place, item.key, defaults)
        case "text":
            return _article_of_text(item, defaults)
        case "response":
            return article_of_response(item, defaults)
        case _:
            raise InputError(item.what, where=item.place, hint=item.hint)


def _article_of_text(item: Item, defaults: Defaults) -> tuple[Article, str | None]:
    decoded = decode(item.raw, item.place)
    require_persian(decoded.text, item.place)
    article = Article(
        id=item.key,
        text=decoded.text,
        title=title_of(decoded.text),
        outlet=defaults.outlet,
        published=defaults.published,
    )
    return article, decoded.note
