"""Page furniture out of an article's paragraphs: signs of the end, numbers, buttons, links to others, comments.

Only whole lines go, and the sign of the end behind the last sentence. The words are in `data/furniture.toml`. Every
pattern takes time in proportion to its line, whatever a stranger's page has in it: no part of one gives back (`*+`).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import resources

import msgspec

from goft.intake.calendar_names import months, weekdays

__all__ = ["Furniture", "load_furniture", "unfurnished"]

_GAP = "[ \\t\u00a0\u200c]*+"
_LETTERS = {"ی": "[یيى]", "ک": "[کك]"}
_MARK = "[\\s\u200c\u200e\u200f/\\\\|*•·:：.!؟…_=<>«»()\\[\\]{}#+-]"
_DIGIT = "[0-9۰-۹٠-٩]"
_SHORT = "[آ-ی](?![آ-ی]{2})"
"""A letter in a word of one or two: the initials of who wrote it."""
_CODE = f"(?:{_MARK}|[A-Za-z]|{_DIGIT}|{_SHORT}){{0,24}}+"
_BEFORE_END = " \t\u00a0\u200c/|(["
"""What stands between the last sentence and the sign of the end, and goes with it."""
_SENTENCE_END = re.compile(r"[.؟?!»:؛…]\s*+$")
_PARAGRAPH = 120
"""Code points from which a line is a paragraph; half of it, if it ends as a sentence does. Links are headlines."""


class Furniture(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The lists of the data file, as they are written there."""

    ends: tuple[str, ...]
    labels: tuple[str, ...]
    values: tuple[str, ...]
    buttons: tuple[str, ...]
    related: tuple[str, ...]
    comments: tuple[str, ...]


class _Patterns(msgspec.Struct, frozen=True):
    end: re.Pattern[str]
    dropped: re.Pattern[str]
    related: re.Pattern[str]
    related_link: re.Pattern[str]
    comments: re.Pattern[str]


@cache
def load_furniture() -> Furniture:
    """Read the lists. Raises `msgspec.ValidationError` where one is missing or unknown."""
    text = resources.files("goft.intake").joinpath("data/furniture.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), Furniture)


def unfurnished(text: str) -> str:
    """The text without furniture; what is left is as it was, but for empty lines at the places and at both ends.

    >>> unfurnished("وزیر گفت آب هست. انتهای پیام/۱۲\\nکد خبر: ۹۸۷")
    'وزیر گفت آب هست.'
    """
    lines = text.split("\n")
    kept = _kept(lines)
    if kept == lines:
        return text
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip("\n")


def _kept(lines: Sequence[str]) -> list[str]:
    patterns = _patterns()
    paragraphs = [number for number, line in enumerate(lines) if _is_paragraph(line)]
    first, last = (paragraphs[0], paragraphs[-1]) if paragraphs else (len(lines), -1)
    kept: list[str] = []
    place = 0
    while place < len(lines):
        line = lines[place]
        place += 1
        # Before the first paragraph such a heading is a link to the comments, and the article is still to come.
        if patterns.comments.fullmatch(line) and place > first:
            break
        if patterns.related.fullmatch(line):
            if place > last and place > first:
                break
            place = _behind_links(lines, place) if place > first else place
        elif not (patterns.dropped.fullmatch(line) or _is_link(line, patterns)):
            kept.append(_without_end(line, patterns))
    return kept


def _behind_links(lines: Sequence[str], place: int) -> int:
    """Where the article goes on behind the links of a heading."""
    return next((number for number in range(place, len(lines)) if _is_paragraph(lines[number])), len(lines))


def _is_paragraph(line: str) -> bool:
    return len(line) >= _PARAGRAPH or (len(line) >= _PARAGRAPH // 2 and bool(_SENTENCE_END.search(line[-8:])))


def _is_link(line: str, patterns: _Patterns) -> bool:
    """«بیشتر بخوانید: سخن وزیر»: a heading and one link in a line."""
    return len(line) < _PARAGRAPH and bool(patterns.related_link.match(line))


def _without_end(line: str, patterns: _Patterns) -> str:
    """A line without the sign of the end behind it; in «به انتهای پیام او رسید» it is no sign."""
    found = patterns.end.search(line)
    if not found:
        return line
    before = line[: found.start()].rstrip(_BEFORE_END)
    signed = "/" in line[len(before) :] or _SENTENCE_END.search(before[-8:])
    return before if signed else line


@cache
def _patterns() -> _Patterns:
    lists = load_furniture()
    ends, labels, buttons = _any(lists.ends), _any(lists.labels), _any(lists.buttons)
    related = _any(lists.related)
    value = f"(?:{_any((*months(), *weekdays(), *lists.values))}|{_MARK}|{_DIGIT}|[A-Za-z,،٬@?&%~;]|{_SHORT})*+"
    label = f"(?:{labels})(?=[\\s:：\u200c]|{_DIGIT}|$){value}"
    button = f"(?:(?:{buttons}){_MARK}*+)++"
    return _Patterns(
        end=re.compile(f"(?:{ends}){_CODE}$"),
        dropped=re.compile(f"{_MARK}*+(?:(?:{ends}){_CODE}|{label}|{button})"),
        related=re.compile(f"{_MARK}*+(?:{related}){_MARK}*+"),
        related_link=re.compile(f"{_MARK}*+(?:{related}){_GAP}[:：]"),
        comments=re.compile(f"{_MARK}*+(?:{_any(lists.comments)})(?:{_MARK}|{_DIGIT})*+"),
    )


def _any(entries: Iterable[str]) -> str:
    """Any of the entries in any spelling, the longest first: a shorter one may be its beginning."""
    return "|".join(_spellings(entry) for entry in sorted(entries, key=len, reverse=True))


def _spellings(entry: str) -> str:
    """A pattern of an entry with a space, a half-space or nothing between its parts."""
    words = re.split("[ \u200c]", entry)
    return _GAP.join("".join(_LETTERS.get(letter, re.escape(letter)) for letter in word) for word in words)
