"""An article from an HTML page: its title and its text, without menus, adverts and footers."""

from __future__ import annotations

import html
import re
from datetime import date
from typing import Any

from goft.article import Article
from goft.errors import InputError
from goft.intake.decoding import decode
from goft.intake.defaults import Defaults
from goft.intake.entities import HALF_SPACE, with_half_spaces
from goft.intake.furniture import unfurnished
from goft.intake.page_days import stated_day
from goft.intake.persian import require_letters, require_persian
from goft.intake.titles import LONGEST_TITLE

__all__ = ["article_of_page"]

# References to characters that XML has not: one of them, and trafilatura finds nothing on the page.
_NO_CHARACTERS = re.compile(
    r"&#(?:x0*(?:[0-8bcef]|1[0-9a-f]|fff[ef])|0*(?:[0-8]|1[124-9]|2[0-9]|3[01]|6553[45]));", re.IGNORECASE
)
# Trafilatura drops what is not printable, half-spaces too. A letter that no Persian page has stands in for them.
_STAND_INS = [chr(code) for code in range(0xA500, 0xA60C)]  # the letters of Vai
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*(?:windows-1256|cp1256)", re.IGNORECASE)


def article_of_page(raw: bytes, where: str, key: str, defaults: Defaults) -> tuple[Article, str | None]:
    """The article of a page's bytes, and a note on its encoding or None. The text is `title + "\\n\\n" + body`.

    Raises InputError where the page holds no article, or none in Persian.
    """
    decoded = decode(raw, where)
    require_letters(decoded.text, where)
    note = None if _CHARSET.search(raw[:4096]) else decoded.note  # a page that names its encoding needs no telling
    stand_in = next((letter for letter in _STAND_INS if letter not in decoded.text), None)
    if stand_in is None:
        raise InputError("is no page in Persian: it has every letter of Vai", where=where)
    page = with_half_spaces(_NO_CHARACTERS.sub("", decoded.text))
    fields = _extracted(page.replace(HALF_SPACE, stand_in), where)
    body = unfurnished(_restored(fields.get("text"), stand_in))
    if not body.strip():
        raise InputError("no article in this page", where=where, hint="save the article's text as .txt")
    title: str | None = _restored(fields.get("title"), stand_in).strip()
    if title and len(title) > LONGEST_TITLE:
        long = f"its title has {len(title):,} characters or more and is left out"
        note = f"{note}; {long}" if note else long
        first, _, rest = body.partition("\n")
        body = rest if first.startswith(title[:LONGEST_TITLE]) else body
        title = None
    title = title or None
    text = _with_title(title, body)
    require_persian(text, where)
    return (
        Article(
            id=key,
            text=text,
            title=title,
            outlet=defaults.outlet or _restored(fields.get("sitename"), stand_in) or None,
            published=defaults.published or _day(fields.get("date")) or stated_day(decoded.text),
            url=fields.get("url") or None,
        ),
        note,
    )


# Only dates that the page states; the extensive search guesses from any number on it.
_DATES = {"original_date": True, "extensive_search": False}


def _extracted(page: str, where: str) -> dict[str, Any]:
    """What trafilatura finds in a page."""
    from trafilatura import bare_extraction

    try:
        found = bare_extraction(page, with_metadata=True, include_comments=False, date_extraction_params=_DATES)
    # A stranger's page in a parser with thousands of branches: whatever goes wrong is this page's error alone.
    except Exception as error:
        raise InputError(f"cannot be read as a page: {type(error).__name__}", where=where) from error
    return found if isinstance(found, dict) else found.as_dict() if found else {}


def _restored(value: object, stand_in: str) -> str:
    return html.unescape(value).replace(stand_in, HALF_SPACE) if isinstance(value, str) else ""


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
