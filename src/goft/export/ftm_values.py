"""Values as FollowTheMoney keeps them: what its own cleaning would leave as it is.

FollowTheMoney normalises every value (NFC), deletes what cannot be seen and squeezes the spaces of names
(`followthemoney.util.sanitize_text`, `followthemoney.types`). Deleting a half-space would glue the words it parts
(می‌شود would read میشود), so a half-space becomes a space here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from urllib.parse import urlsplit

from babel.core import get_global

__all__ = ["country_code", "day", "long_text", "name", "short_text", "web_address"]

_LONGEST_NAME, _LONGEST_STRING, _LONGEST_TEXT = 384, 1024, 65_000
"""Code points that a value of the types `name`, `string` and `text` may have."""
_SPACE = re.compile("[\u200c\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\u0a00]")
# Controls but tab and line ends, invisible characters, and halves of pairs.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u200b\u200d-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)
_QUOTED = re.compile("""["'](.*)["']""")
# FollowTheMoney takes the years 1000 to 2999.
_DAY = re.compile(r"[12]\d{3}(?:-\d\d(?:-\d\d)?)?", re.ASCII)
_ADDRESS = re.compile(r"https?://[a-z0-9.-]+(?::\d+)?/[!-~]*")


def name(text: str | None) -> str | None:
    """A value of the type `name`: one line, no quotation marks around it; None where nothing is left."""
    found = _one_line(text, _LONGEST_NAME)
    while quoted := _QUOTED.fullmatch(found):
        found = quoted.group(1).strip()
    return found or None


def short_text(text: str | None) -> str | None:
    """A value of the type `string`: one line; None where nothing is left."""
    return _one_line(text, _LONGEST_STRING) or None


def long_text(text: str) -> Iterator[str]:
    """Values of the type `text`, of which a very long one makes several, cut at a line's end or a space."""
    rest = _visible(text).strip()
    while len(rest) > _LONGEST_TEXT:
        cut = max(rest.rfind("\n", 1, _LONGEST_TEXT), rest.rfind(" ", _LONGEST_TEXT // 2, _LONGEST_TEXT))
        cut = cut if cut > 0 else _LONGEST_TEXT
        # Between the parts of a character nothing may be cut, or they would not be as they are in NFC.
        while cut > 1 and unicodedata.category(rest[cut])[0] == "M":
            cut -= 1
        if part := rest[:cut].strip():
            yield part
        rest = rest[cut:].strip()
    if rest:
        yield rest


def day(value: str | None) -> str | None:
    """A year, month or day that the calendar has, of a date or time in ISO 8601; None for anything else.

    >>> day("2024-05-04T10:30"), day("2024"), day("2024-W07"), day("2023-02-31")
    ('2024-05-04', '2024', None, None)
    """
    found = (value or "").partition("T")[0]
    if _DAY.fullmatch(found) is None:
        return None
    year, month, number = (int(part) for part in (found + "-01-01")[:10].split("-"))
    try:
        date(year, month, number)
    except ValueError:
        return None
    return found


def country_code(code: str | None) -> str | None:
    """The code of FollowTheMoney, ISO 3166-1 alpha-2 in small letters, for one of alpha-3; None for no state's.

    >>> country_code("IRN"), country_code("XKX"), country_code("INT")
    ('ir', 'xk', None)
    """
    if code == "XKX":  # Kosovo has no code of ISO's; CLDR does not list the one in use.
        return "xk"
    known = get_global("territory_aliases").get(code or "", [])
    return known[0].lower() if len(known) == 1 else None


def web_address(url: str | None) -> str | None:
    """A plain address of the web; None for what FollowTheMoney would write otherwise, or not take."""
    if url is None or len(url) > 4096:
        return None
    found = url if urlsplit(url).path else f"{url}/"
    return found if _ADDRESS.fullmatch(found) else None


def _one_line(text: str | None, longest: int) -> str:
    return " ".join(_visible(text or "").split())[:longest].strip()


def _visible(text: str) -> str:
    return unicodedata.normalize("NFC", _UNSEEN.sub("", _SPACE.sub(" ", text)))
