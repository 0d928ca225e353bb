"""Feeds (RSS, Atom) from bytes to entries. A feed is a stranger's: nothing in it may cost more than it is long."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from datetime import date
from email.utils import parsedate_to_datetime
from typing import Any

import feedparser  # type: ignore[import-untyped]  # it has no types
import msgspec

from goft.errors import DateError, InputError
from goft.intake.dates import parse_day
from goft.intake.decoding import decode
from goft.intake.entities import with_half_spaces
from goft.intake.fragment import line_of, text_of
from goft.intake.keys import is_key
from goft.intake.titles import LONGEST_TITLE

__all__ = ["Entry", "Feed", "parse_feed"]

_MOST = 200
"""Entries that are read of a feed; those of agencies have 20 to 100."""
_MOST_TAGS = 100_000
"""Tags of a feed, escaped ones too; a long feed has some 20,000. The parser takes 20 to 90 seconds for a million."""
_TAG = re.compile("<|&lt;")
_ENTITY = re.compile(r"<!\s*ENTITY", re.IGNORECASE)
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")


class Entry(msgspec.Struct, frozen=True):
    """One entry. `key` names its article; `link` is an address of the web or None; `text` is what the feed has."""

    key: str
    link: str | None
    title: str | None
    text: str
    published: date | None


class Feed(msgspec.Struct, frozen=True):
    """A feed. `ttl` is how many minutes it asks to be left alone, or None; `notes` are what the user should hear."""

    url: str
    title: str | None
    ttl: int | None
    entries: tuple[Entry, ...]
    notes: tuple[str, ...] = ()


def parse_feed(raw: bytes, url: str, base: str | None = None) -> Feed:
    """The entries of a feed's bytes; `url` is its name, `base` what its links are relative to (`url` if not given).

    A feed that is not well-formed gives what can be read of it, and a note. Raises InputError for what is no feed, and
    for one that defines entities, or has tags without end, before anything is made of them.
    """
    text = with_half_spaces(_DECLARATION.sub("", decode(raw, url).text))
    if _ENTITY.search(text):
        raise InputError("defines entities of its own, as attacks do", where=url, hint="Goft reads feeds without them")
    if sum(1 for _ in _TAG.finditer(text)) > _MOST_TAGS:
        raise InputError(f"has more than {_MOST_TAGS:,} tags, which no feed has", where=url)
    found = _parsed(text, url, base or url)
    if not found.get("version") and not found.entries:
        raise InputError("is no feed", where=url)
    entries = [_entry(one, url) for one in found.entries[:_MOST]]
    return Feed(
        url,
        _title(found.feed.get("title")),
        _ttl(found.feed.get("ttl")),
        tuple(entries),
        tuple(_notes(found, url)),
    )


def _parsed(text: str, url: str, base: str) -> Any:
    # The declared encoding went with the declaration: the parser must not decode anew what was checked (UTF-7 hides <).
    headers = {"content-type": "application/xml; charset=utf-8", "content-location": base}
    try:
        return feedparser.parse(io.BytesIO(text.encode("utf-8", "replace")), response_headers=headers)
    # A stranger's bytes in a parser with thousands of branches: whatever goes wrong is this feed's error alone.
    except Exception as error:
        raise InputError(f"cannot be read as a feed: {type(error).__name__}", where=url) from error


def _notes(found: Any, url: str) -> list[str]:
    notes = []
    if found.bozo:
        reason = " ".join(str(found.get("bozo_exception") or "").split())[:200]
        notes.append(f"{url}: is not well-formed ({reason}); {len(found.entries)} entries could be read")
    if len(found.entries) > _MOST:
        notes.append(f"{url}: has {len(found.entries)} entries; the first {_MOST} are read")
    long = sum(len(one.get("title") or "") > LONGEST_TITLE for one in found.entries[:_MOST])
    if long:
        notes.append(f"{url}: {long} titles of more than {LONGEST_TITLE} characters were left out")
    return notes


def _entry(one: Mapping[str, Any], feed: str) -> Entry:
    link = _web(one.get("link"))
    guid = str(one.get("id") or "").strip()
    title = _title(one.get("title"))
    text = _text(one)
    return Entry(link or _key(guid, feed, title or text[:80]), link, title, text, _day(one))


def _key(guid: str, feed: str, name: str) -> str:
    """The id of an entry without a link: its own if it is one for the whole world, or else within its feed."""
    return guid if ":" in guid and is_key(guid) else f"{feed}#{(guid or name)[:200]}"


def _web(link: object) -> str | None:
    text = str(link or "").strip()
    return text if text.lower().startswith(("http://", "https://")) and is_key(text) else None


def _title(title: object) -> str | None:
    if not isinstance(title, str) or len(title) > LONGEST_TITLE:
        return None
    return line_of(title) or None


def _text(one: Mapping[str, Any]) -> str:
    """The longest of what the feed has of the text: its content, or a summary."""
    values = [str(part.get("value") or "") for part in one.get("content") or ()] + [str(one.get("summary") or "")]
    return text_of(max(values, key=len))


def _day(one: Mapping[str, Any]) -> date | None:
    """The day as the outlet writes it, in its own time zone: at Tehran's midnight it is still yesterday in UTC."""
    fields = dict(one)  # feedparser's own kind warns of names that it looks up under others
    written = str(fields.get("published") or fields.get("updated") or "")[:100]
    try:
        return parse_day(written)
    except DateError:
        pass
    try:
        return parsedate_to_datetime(written).date()
    except (ValueError, TypeError, IndexError):
        parsed = fields.get("published_parsed") or fields.get("updated_parsed")
        return date(*parsed[:3]) if parsed and parsed[0] > 1900 else None


def _ttl(minutes: object) -> int | None:
    text = str(minutes or "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else None
