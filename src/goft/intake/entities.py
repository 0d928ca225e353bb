"""References to the half-space in pages and feeds, which parsers drop with all that is not printable."""

from __future__ import annotations

import re

__all__ = ["HALF_SPACE", "with_half_spaces"]

HALF_SPACE = "\u200c"
_NAMES = re.compile(r"&(?:zwnj|#8204|#[xX]0*200[cC]);")


def with_half_spaces(markup: str) -> str:
    """The markup with each reference to a half-space written as one.

    >>> with_half_spaces("می&zwnj;گوید") == with_half_spaces("می&#x200C;گوید") == "می\u200cگوید"
    True
    """
    return _NAMES.sub(HALF_SPACE, markup)
