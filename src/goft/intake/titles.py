"""The title of a text that has it as its first line."""

from __future__ import annotations

__all__ = ["LONGEST_TITLE", "title_of"]

LONGEST_TITLE = 1000
"""Code points of a title that a page or a feed names. The longest headlines have some 300; what is longer is no title,
and a part of it would be none."""

_LONGEST = 300  # code points; a longer first line is a paragraph


def title_of(text: str) -> str | None:
    """A first line that stands by itself before an empty line, or None."""
    first, separator, _ = text.replace("\r\n", "\n").lstrip("\n").partition("\n\n")
    title = first.strip()
    return title if separator and title and "\n" not in title and len(title) <= _LONGEST else None
