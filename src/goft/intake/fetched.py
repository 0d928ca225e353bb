"""A page or a plain text that was fetched to its article."""

from __future__ import annotations

import msgspec

from goft.article import Article
from goft.errors import InputError
from goft.intake.decoding import decode
from goft.intake.defaults import Defaults
from goft.intake.fetch import Fetched
from goft.intake.loaded import Loaded
from goft.intake.page import article_of_page
from goft.intake.persian import require_persian
from goft.intake.titles import title_of

__all__ = ["page_of", "require_found"]


def require_found(found: Fetched, url: str) -> Fetched:
    """The answer, if it is one. Raises InputError for any status but 200."""
    if found.status != 200:
        raise InputError(f"was not found: the server answered {found.status}", where=url)
    return found


def page_of(found: Fetched, key: str, defaults: Defaults) -> Loaded:
    """The article of a page or a plain text. Raises InputError where there is none in Persian."""
    if found.kind == "text/plain":
        decoded = decode(found.body, key)
        require_persian(decoded.text, key)
        text, note = decoded.text, decoded.note
        article = Article(id=key, text=text, title=title_of(text), outlet=defaults.outlet, published=defaults.published)
    else:
        article, note = article_of_page(found.body, key, key, defaults)
    return Loaded(msgspec.structs.replace(article, url=found.url), note=f"{key}: {note}" if note else None)
