"""How a later claim stands to an earlier one about the same: it repeats, disputes or supports it, or that is unclear.

The evidence, in order: the acts (a denial, a refusal, support), a cue that confirms or doubts, what one negates and the
other does not, opposites (افزایش, کاهش), then figures and states that differ. Two turns undo each other: whoever
denies that an attack did not happen says that it did. Where the evidence does not suffice the answer is `unclear`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, Literal

import msgspec

from goft.record import Act
from goft.threads.model import Claim
from goft.threads.opposites import Opposites, holds, load_lists
from goft.threads.weights import Weights, load_weights
from goft.words import WordMaker

__all__ = ["Contrast", "Contraster", "Standing"]

Standing = Literal["repeats", "disputes", "supports", "unclear"]

_AGAINST: Final[frozenset[Act]] = frozenset(["deny", "refuse"])
_BACKED: Final[frozenset[Act]] = frozenset(["demand", "pledge", "support"])
"""What a criticism of the same turns against."""
_FORCES: Final[tuple[frozenset[Act], ...]] = (
    frozenset(["assert", "accuse", "characterise", "criticise", "deny", "concern", "support"]),
    frozenset(["demand", "refuse", "support"]),
    frozenset(["pledge", "threaten", "refuse"]),
    frozenset(["hope"]),
    frozenset(["warn"]),
)
"""Acts whose contents can contradict one another: a hope that it ends is no denial that it goes on."""
_AGREES = 0.5
"""Share of the shorter claim's weight that two have in common, what turns one against the other left out."""
_REPEATS = 0.6
_TOUCHES = 0.25
"""The same, from which on a denial is taken for one of the same thing."""
_NEAR = 3
"""Words on either side of an opposite, one of which both have: «افزایش قیمت» and «کاهش تقاضا» are about two things."""
_FEWEST = 2


class Contrast(msgspec.Struct, frozen=True):
    """How a later claim stands to an earlier one, and by what that is seen."""

    standing: Standing
    why: str


class Contraster:
    """Tells how claims stand to one another. Load once; it holds word lists only."""

    def __init__(self, opposites: Opposites, weights: Weights) -> None:
        self._opposites = opposites
        self._weights = weights

    @classmethod
    def load(cls, maker: WordMaker, weights: Weights | None = None) -> Contraster:
        """Over the package's own lists, as words of `maker`. Raises `GoftError` where the file is damaged."""
        return cls(Opposites(load_lists(), maker), weights or load_weights())

    def between(self, earlier: Claim, later: Claim) -> Contrast:
        """How `later` stands to `earlier`. That the two are about the same is for the caller to know."""
        turns = self.turns(earlier, later)
        return (
            self._by_act(earlier, later, turns)
            or self._by_cue(earlier, later, turns)
            or self._by_words(earlier, later, turns)
            or _by_what_differs(earlier, later)
            or self._by_sameness(earlier, later)
        )

    def turns(self, earlier: Claim, later: Claim) -> tuple[str, ...]:
        """Each way in which the words of one are turned around in the other, in words; two of them undo each other."""
        if self.agreement(earlier, later) < _AGREES:
            return ()
        return (*self._negations(earlier, later), *self._undone(earlier, later), *self._opposed(earlier, later))

    def agreement(self, earlier: Claim, later: Claim) -> float:
        """The share of the shorter claim's weight that both have, opposites left out."""
        first, second = set(earlier.words), set(later.words)
        for one, other in self._opposites.between(earlier.words, later.words):
            first -= set(one)
            second -= set(other)
        less = min(self._weight(first), self._weight(second))
        return self._weight(first & second) / less if less and len(first & second) >= _FEWEST else 0.0

    def _weight(self, words: set[str]) -> float:
        return sum(self._weights.of(word) for word in words)

    def _negations(self, earlier: Claim, later: Claim) -> Iterator[str]:
        common = set(earlier.words) & set(later.words)
        turned = [
            word
            for word in later.words
            if word in common and (word in earlier.negated) != (word in later.negated) and self._weights.of(word)
        ]
        if turned:
            yield f"«{turned[0].partition('x')[0]}» is negated in one of them only"

    def _undone(self, earlier: Claim, later: Claim) -> Iterator[str]:
        undoing = self._opposites.undoing
        if holds(earlier.words, undoing) != holds(later.words, undoing):
            yield "what is done in one of them is not in the other"

    def _opposed(self, earlier: Claim, later: Claim) -> Iterator[str]:
        for one, other in self._opposites.between(earlier.words, later.words):
            negated = bool(earlier.negated & set(one)), bool(later.negated & set(other))
            if negated[0] == negated[1] and _near(earlier, one, later, other):
                written = self._opposites.written
                yield f"«{written[one]}» here, «{written[other]}» there"
                return

    def _nearness(self, earlier: Claim, later: Claim) -> Iterator[bool]:
        """Of each pair of opposites whether they are of the same thing."""
        for one, other in self._opposites.between(earlier.words, later.words):
            yield _near(earlier, one, later, other)

    def _by_act(self, earlier: Claim, later: Claim, turns: Sequence[str]) -> Contrast | None:
        """A denial, a refusal, support or a criticism."""
        odd = len(turns) % 2 == 1
        if _is_against(later):
            return self._denied(earlier, later, odd)
        if _is_against(earlier):
            if odd or self.agreement(earlier, later) < _REPEATS or not _comparable(earlier, later):
                return _unclear("the earlier one denies, this one does not say the same")
            return Contrast("disputes", "it says what the earlier one denies")
        if later.act == "support":
            return _unclear(turns[0]) if odd else Contrast("supports", "it supports it")
        if later.act == "criticise" and earlier.act in _BACKED and not odd and self._touches(earlier, later):
            return Contrast("disputes", "it criticises it")
        return None

    def _denied(self, earlier: Claim, later: Claim, odd: bool) -> Contrast:
        """What a denial or refusal is; `odd` says that its words are turned around, too."""
        if _is_against(earlier) and odd:
            return _unclear("both turn something down, but not the same")
        if _is_against(earlier) or odd:
            return self._by_sameness(earlier, later)
        if not earlier.negated.isdisjoint(earlier.words):
            return _unclear("both of them negate")
        if not self._touches(earlier, later):
            return _unclear("what it denies is something else")
        denying = self._opposites.denying
        if holds(earlier.words, denying) and (not later.answers or holds(later.words, denying)):
            return _unclear("the earlier one tells of a denial")
        return Contrast("disputes", "it turns it down" if later.act == "refuse" else "it denies it")

    def _touches(self, earlier: Claim, later: Claim) -> bool:
        """Whether a denial has words of the claim, or so few of its own that it can only point at it."""
        return len(later.words) < _FEWEST or bool(later.answers) or self.agreement(earlier, later) >= _TOUCHES

    def _by_cue(self, earlier: Claim, later: Claim, turns: Sequence[str]) -> Contrast | None:
        if holds(later.cue, self._opposites.doubting) or self._doubts(earlier, later):
            return _unclear("it doubts it")
        if not turns and holds(later.cue, self._opposites.confirming) and not _by_what_differs(earlier, later):
            return Contrast("supports", "it confirms it")
        return None

    def _doubts(self, earlier: Claim, later: Claim) -> bool:
        doubting = self._opposites.doubting
        return holds(later.words, doubting) and not holds(earlier.words, doubting)

    def _by_words(self, earlier: Claim, later: Claim, turns: Sequence[str]) -> Contrast | None:
        if len(turns) % 2 == 0:
            return _unclear("it is turned around twice") if turns else None
        if not _comparable(earlier, later):
            return _unclear("one of them says what is, the other what should be")
        hedging = self._opposites.hedging
        if holds(earlier.words, hedging) or holds(later.words, hedging):
            return _unclear("one of them leaves it open")
        return _states_differ(earlier, later) or Contrast("disputes", turns[0])

    def _by_sameness(self, earlier: Claim, later: Claim) -> Contrast:
        if self.agreement(earlier, later) >= _REPEATS and _comparable(earlier, later):
            if any(not near for near in self._nearness(earlier, later)):
                return _unclear("there are opposites in them, of other things")
            return _by_what_differs(earlier, later) or Contrast("repeats", "it says the same in the same words")
        return _unclear("it is not said in the same words")


def _unclear(why: str) -> Contrast:
    return Contrast("unclear", why)


def _is_against(claim: Claim) -> bool:
    return claim.untrue or claim.act in _AGAINST


def _comparable(earlier: Claim, later: Claim) -> bool:
    return earlier.act == later.act or any(earlier.act in acts and later.act in acts for acts in _FORCES)


def _near(earlier: Claim, one: Sequence[str], later: Claim, other: Sequence[str]) -> bool:
    return not _around(earlier.words, one).isdisjoint(_around(later.words, other))


def _around(words: Sequence[str], entry: Sequence[str]) -> set[str]:
    """The words near each place where an entry begins."""
    places = [at for at, word in enumerate(words) if word == entry[0]]
    return {near for at in places for near in words[max(0, at - _NEAR) : at + _NEAR + 1]} - set(entry)


def _by_what_differs(earlier: Claim, later: Claim) -> Contrast | None:
    return _figures(earlier, later) or _states_differ(earlier, later)


def _figures(earlier: Claim, later: Claim) -> Contrast | None:
    """Another number of the same unit, and no number that both have."""
    units = {unit for _, unit in earlier.numbers} & {unit for _, unit in later.numbers}
    if units and not set(earlier.numbers) & set(later.numbers):
        return _unclear("it has another figure")
    return None


def _states_differ(earlier: Claim, later: Claim) -> Contrast | None:
    """Each names a state that the other does not, or the event's are others."""
    first, second = earlier.states, later.states
    if first - second and second - first:
        return _unclear("it is about other states")
    for kind, actor, recipient in earlier.happenings:
        for other, other_actor, other_recipient in later.happenings:
            pairs = ((actor, other_actor), (recipient, other_recipient))
            if kind == other and any(one and two and one != two for one, two in pairs):
                return _unclear("another state does it, or it is done to another")
    return None
