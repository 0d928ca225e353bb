"""The title of a text that has it as its first line."""

from __future__ import annotations

__all__ = ["title_of"]

_LONGEST = 300  # code points; a longer first line is a paragraph


def title_of(text: str) -> str | None:
    """A first line that stands by itself before an empty line, or None."""
    first, separator, _ = text.replace("\r\n", "\n").lstrip("\n").partition("\n\n")
    title = first.strip()
    return title if separator and title and "\n" not in title and len(title) <= _LONGEST else None
