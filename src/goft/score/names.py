"""Whether two names are one: titles aside, Arabic letters folded."""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["any_same_name", "same_name"]

_WORD = re.compile(r"[^\W_]+")
_FOLD = str.maketrans({"ي": "ی", "ك": "ک", "ة": "ه", "ۀ": "ه", "أ": "ا", "إ": "ا", "ؤ": "و", "آ": "ا", "\u200c": " "})
_TITLES = frozenset(
    word.translate(_FOLD)
    for word in (
        "آقای", "خانم", "دکتر", "سید", "سیده", "مهندس", "جناب", "سرکار", "حجت", "الاسلام", "آیت", "الله", "شیخ",
        "ژنرال", "سردار", "سرتیپ", "سرلشکر", "دریادار",
    )
)  # fmt: skip


def same_name(one: str | None, other: str | None) -> bool:
    """Names are one if they share the last word, or one's words are all in the other; an empty name is nobody's."""
    first, second = _words(one), _words(other)
    if not first or not second:
        return False
    return first[-1] == second[-1] or set(first) <= set(second) or set(second) <= set(first)


def any_same_name(one: str, others: Iterable[str | None]) -> bool:
    """Whether the name is one of the others."""
    return any(same_name(one, other) for other in others)


def _words(name: str | None) -> list[str]:
    return [word for word in _WORD.findall((name or "").translate(_FOLD)) if word not in _TITLES]
