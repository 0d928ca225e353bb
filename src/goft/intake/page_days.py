"""The Jalali day of publication that a page states: in its metadata, or where readers see it.

Gregorian days in metadata are found by trafilatura, which takes a Jalali year for none at all.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from goft.errors import DateError
from goft.intake.calendar_names import months
from goft.intake.dates import parse_day

__all__ = ["stated_day"]

_FOLDED = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩يك", "01234567890123456789یک")
_NUMBERS = re.compile(r"(?<!\d)1[34]\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)")
_META = re.compile(r"<meta\b[^<>]{0,600}>", re.IGNORECASE)
_META_NAMES = re.compile(r"published_time|datepublished|pubdate|publish-?date|dc\.date|dcterms\.", re.IGNORECASE)
_LINKED_DATA = re.compile(r'"datePublished"\s*:\s*"([^"]{1,60})"', re.IGNORECASE)
_TIME = re.compile(r"<time\b[^<>]{0,400}>.{0,200}?</time>", re.IGNORECASE | re.DOTALL)
_LABEL = re.compile(r"(?:تاریخ|زمان)\s*(?:انتشار|خبر|درج)(?:[^<]|<[^<>]{0,200}>){0,80}")
_TAGGED = re.compile(r"<(\w+\b[^<>]{0,400})>([^<]{0,120})")
_DATE_NAMES = re.compile(r"(?:class|id|itemprop)\s*=\s*[\"']?[^\"'<>]*(?:date|time|tarikh|publish)", re.IGNORECASE)
_LOOKED_AT = 300_000
"""Code points of a page in which the day is looked for; it stands above the article."""


def stated_day(page: str) -> date | None:
    """The first Jalali day in the metadata, in a `<time>`, behind «تاریخ انتشار», or in an element named for its date.

    As a Gregorian day; None where the page states none. A number anywhere else is not taken for one.

    >>> stated_day('<div class="news-date">چهارشنبه ۹ فروردین ۱۴۰۲ - ۱۲:۳۰</div>')
    datetime.date(2023, 3, 29)
    """
    for piece in _pieces(page[:_LOOKED_AT].translate(_FOLDED)):
        day = _day(html.unescape(piece))
        if day is not None:
            return day
    return None


def _pieces(page: str) -> Iterator[str]:
    """Where a page may state its day, the surest place first."""
    yield from (tag for tag in _META.findall(page) if _META_NAMES.search(tag))
    yield from _LINKED_DATA.findall(page)
    yield from _TIME.findall(page)
    yield from _LABEL.findall(page)
    yield from (text for tag, text in _TAGGED.findall(page) if _DATE_NAMES.search(tag))


def _day(piece: str) -> date | None:
    numbers, words = _NUMBERS.search(piece), _in_words().search(piece)
    try:
        if numbers:
            return parse_day(numbers.group())
        if words:
            return parse_day(f"{words[3]}-{months().index(words[2]) + 1}-{words[1]}")
    except DateError:
        return None
    return None


@cache
def _in_words() -> re.Pattern[str]:
    return re.compile(rf"(?<!\d)(\d{{1,2}})\s*({'|'.join(months())})\s*(?:ماه\s*)?،?\s*(1[34]\d\d)(?!\d)")
