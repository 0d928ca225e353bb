"""How a claim stands in its thread: conservatively, since a dispute that is none does more harm than one missed.

`goft.threads.contrast` says how two wordings stand to one another; here it is settled what of that may be told of two
people, and how a claim stands to the first one over the one that it hangs on.
"""

from __future__ import annotations

from typing import Final

from goft.record import Act
from goft.threads.contrast import Contrast, Standing
from goft.threads.likeness import Weighed, features

__all__ = ["beyond", "settled"]

_AGAINST: Final[frozenset[Act]] = frozenset(["deny", "refuse"])
_WISHED: Final[frozenset[Act]] = frozenset(["demand", "pledge", "threaten", "hope"])
"""What is turned down or blamed as somebody's wish; what is only told can be denied, not turned down."""
_SAME = 0.7
"""The share of their weight that two statements have in common at least, for a negation or an opposite to be all that
parts them: of 50 judged links below it, 2 were disputes."""


def settled(earlier: Weighed, later: Weighed, found: Contrast) -> Contrast:
    """What may be told of how a later claim stands to an earlier one that it hangs on by likeness."""
    one, other = earlier.claim, later.claim
    if found.standing == "supports":
        return Contrast("repeats", "both support it") if one.act == "support" else found
    if found.standing != "disputes":
        return found
    if one.speaker is not None and one.speaker == other.speaker:
        return Contrast("unclear", f"the same speaker; {found.why}")
    if other.act in _AGAINST or other.act == "criticise":
        if one.act in _AGAINST or _tells_of(earlier, later):
            return Contrast("repeats", "the earlier one says that it is denied, too")
        if other.act == "deny" or one.act in _WISHED:
            return found
        return Contrast("unclear", f"nobody's wish; {found.why}")
    if one.act in _AGAINST or features(earlier, later, 0).shared < _SAME:
        return Contrast("unclear", f"perhaps contrary: {found.why}")
    return found


def _tells_of(earlier: Weighed, later: Weighed) -> bool:
    """Whether the earlier claim tells of the denial itself: «می‌گوید … را رد کرده است»."""
    return any(word in earlier.words for word in later.claim.cue if "x" not in word)


def beyond(link: Standing, held: Standing) -> Standing:
    """How a claim stands to the first one, where it stands as `link` to one that stands as `held`.

    Who repeats a denial denies, and who denies a repetition does. Whoever disputes a denial may yet believe something
    else, so that is unclear.
    """
    if link == "repeats":
        return held
    return link if held == "repeats" else "unclear"
