"""How a claim stands in its thread: conservatively, since a dispute that is none does more harm than one missed.

`goft.threads.contrast` says how two wordings stand to one another; here it is settled what of that may be told of two
people, and how a claim stands to the first one over the one that it hangs on.
"""

from __future__ import annotations

from typing import Final

from goft.answers.references import load_references
from goft.record import Act
from goft.threads.contrast import Contrast, Standing
from goft.threads.likeness import Weighed

__all__ = ["answering", "beyond", "settled"]

_AGAINST: Final[frozenset[Act]] = frozenset(["deny", "refuse"])
_WISHED: Final[frozenset[Act]] = frozenset(["demand", "pledge", "threaten", "hope"])
"""What is turned down; what is only told can be denied, not turned down."""
_NEITHER: Final[frozenset[Act]] = frozenset(["ask", "criticise"])
"""A question tells nothing, and a blame wishes nothing."""
_POINTS = 2
"""Words of a denial that only points («این ادعا»), at most."""
_COMMON, _SHARE = 3, 0.5
"""The words that a denial has in common with what it denies in its article, at least, and their share of the weight of
the shorter one: below that most links of `benchmarks/threads.py --draw` were of something else."""


def answering(earlier: Weighed, later: Weighed, found: Contrast) -> Contrast:
    """What may be told of how a later claim stands to an earlier one that its article has it answer."""
    if found.standing != "disputes":
        return found
    if not _fit(later.claim.act, earlier.claim.act):
        return Contrast("unclear", f"perhaps contrary: {found.why}")
    if len(later.words) <= _POINTS:
        return found if _points(later) else Contrast("unclear", f"in few words: {found.why}")
    if _tells_of(earlier, later):
        return Contrast("repeats", "the earlier one says that it is denied, too")
    common = earlier.words.keys() & later.words.keys()
    less = min(earlier.weight, later.weight)
    if len(common) < _COMMON or sum(later.words[word] for word in common) < _SHARE * less:
        return Contrast("unclear", f"perhaps of something else: {found.why}")
    return found


def _fit(later: Act, earlier: Act) -> bool:
    """Whether the one act can dispute the other: what is told is denied, what is wished turned down."""
    return earlier in _WISHED if later == "refuse" else later == "deny" and earlier not in _WISHED | _NEITHER


def _points(later: Weighed) -> bool:
    """Whether one of a few words is a noun that stands for what somebody said: «این ادعا», «چنین درخواستی»."""
    nouns = load_references().nouns
    return any(word.partition("x")[0] in nouns for word in later.words)


def settled(earlier: Weighed, later: Weighed, found: Contrast) -> Contrast:
    """What may be told of how a later claim stands to an earlier one that it hangs on by likeness."""
    one, other = earlier.claim, later.claim
    if found.standing == "supports":
        return Contrast("repeats", "both support it") if one.act == "support" else found
    if found.standing != "disputes":
        return found
    if one.speaker is not None and one.speaker == other.speaker:
        return Contrast("unclear", f"the same speaker; {found.why}")
    if one.act in _AGAINST or _tells_of(earlier, later):
        return Contrast("repeats", "the earlier one says that it is denied, too")
    if not _fit(other.act, one.act) or len(later.words) <= _POINTS:
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
