"""An article from an HTML page: its title and its text, without menus, adverts and footers."""

from __future__ import annotations

import html
import re
from datetime import date

from goft.article import Article
from goft.errors import InputError
from goft.intake.decoding import decode
from goft.intake.defaults import Defaults
from goft.intake.persian import require_persian

__all__ = ["article_of_page"]

_HALF_SPACE = "\u200c"
_HALF_SPACE_NAMES = re.compile(r"&(?:zwnj|#8204|#[xX]0*200[cC]);")
# Trafilatura drops what is not printable, half-spaces too. A letter that no Persian page has stands in for them.
_STAND_INS = "ꔀꔁꔂꔃ"
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*(?:windows-1256|cp1256)", re.IGNORECASE)


def article_of_page(raw: bytes, where: str, key: str, defaults: Defaults) -> tuple[Article, str | None]:
    """The article of a page's bytes, and a note on its encoding or None. The text is `title + "\\n\\n" + body`.

    Raises InputError where the page holds no article, or none in Persian.
    """
    from trafilatura import bare_extraction

    decoded = decode(raw, where)
    note = None if _CHARSET.search(raw[:4096]) else decoded.note  # a page that names its encoding needs no telling
    stand_in = next(letter for letter in _STAND_INS if letter not in decoded.text)
    marked = _HALF_SPACE_NAMES.sub(_HALF_SPACE, decoded.text).replace(_HALF_SPACE, stand_in)
    found = bare_extraction(marked, with_metadata=True, include_comments=False, date_extraction_params=_DATES)
    fields = found if isinstance(found, dict) else found.as_dict() if found else {}
    body = _restored(fields.get("text"), stand_in)
    if not body.strip():
        raise InputError("no article in this page", where=where, hint="save the article's text as .txt")
    title = _restored(fields.get("title"), stand_in).strip() or None
    text = _with_title(title, body)
    require_persian(text, where)
    return (
        Article(
            id=key,
            text=text,
            title=title,
            outlet=defaults.outlet or _restored(fields.get("sitename"), stand_in) or None,
            published=defaults.published or _day(fields.get("date")),
            url=fields.get("url") or None,
        ),
        note,
    )


# Only dates that the page states; the extensive search guesses from any number on it.
_DATES = {"original_date": True, "extensive_search": False}


def _restored(value: object, stand_in: str) -> str:
    return html.unescape(value).replace(stand_in, _HALF_SPACE) if isinstance(value, str) else ""


def _with_title(title: str | None, body: str) -> str:
    if not title:
        return body
    first, _, rest = body.partition("\n")
    # Many pages hold the headline in the article, too: it stands once.
    return f"{title}\n\n{rest.lstrip()}" if first.strip() == title else f"{title}\n\n{body}"


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value[:10]) if isinstance(value, str) else None
    except ValueError:
        return None
