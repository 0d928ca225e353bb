"""How sure it is that two statements make, or deny, one and the same claim: a logistic regression on judged pairs.

Two claims are compared where they share a key: a pair of the words that tell most of each. What is weighed is said at
`features`; the weights are `training/threads/train.py`'s.
"""

from __future__ import annotations

import math
import zlib
from itertools import combinations
from typing import NamedTuple

from goft.threads.model import Claim, Number
from goft.threads.weights import Weights, load_weights

__all__ = ["DAYS", "SAME", "Features", "Weighed", "alike", "features", "keys_of", "weigh"]

SAME = 0.5
"""How alike two claims are from which on they are of one thread."""
DAYS = 21
"""Days between two claims that follow each other in a thread, at most: an old claim that comes up again is new."""
_TOP = 7
"""Words of a claim, those that tell most, of which each pair is a key."""
_SIGN = 2**63
_TEN = math.log1p(10)
_MANY = 10
_LEAST, _FEWEST = 14.0, 3
"""The weight, in nats, and the words of a claim that can be told again: less is a phrase («عبور از تنگه»)."""


class Features(NamedTuple):
    """What is weighed, each from 0 to 1 but where it is said otherwise.

    `shared`: the weight of the common words over that of all; `told`: the weight of the common words in nats, over 40,
    at most 1; `apart`: of the words that tell most in either and that the other lacks, the lesser one's weight, over 12
    (a blast in «بحرین», another in «جاسک»); `speaker`: 1 for the same, -1 for two different ones, 0 where one is not
    known; `number`: 1 where a number from ten on is common (that two differ says nothing: claims of one deed do);
    `days`: the logarithm of the days between, 1 at ten; `places`: 1 where both name the same states and no others, -1
    where each names one that the other does not, else 0; `again`: the share of what they have in common that tells of
    what happens again and again, times `days`; `moment`: -1 where both name hours, or else days, and none of them the
    same, else 0.
    """

    shared: float
    told: float
    apart: float
    speaker: float
    number: float
    days: float
    places: float
    again: float
    moment: float


_BIAS = -2.37
_WEIGHTS = Features(2.53, 5.78, -3.20, 0.98, 4.50, -3.22, 0.46, -11.58, 2.68)
_COMMON, _TOLD = 0.15, 40.0
"""The share of their weight that two claims have in common at least, and the weight that tells all there is to tell."""
_NUMBERED = 0.2
"""The same share from which on a common number is no chance."""


def keys_of(claim: Claim, weights: Weights | None = None) -> tuple[int, ...]:
    """The keys under which a claim meets others, signed 64-bit numbers in order; none for one that tells too little."""
    weights = weights or load_weights()
    telling = sorted(set(claim.words), key=lambda word: (-weights.of(word), word))[:_TOP]
    if len(telling) < _FEWEST or sum(weights.of(word) for word in set(claim.words)) < _LEAST:
        return ()
    return tuple(sorted({_hash(*sorted(pair)) for pair in combinations(telling, 2)}))


def _hash(one: str, other: str) -> int:
    joined = f"{one} {other}".encode()
    return (zlib.crc32(joined) << 32 | zlib.adler32(joined)) - _SIGN


class Weighed(NamedTuple):
    """A claim made ready to be compared: its words with their weights, and the sum of these."""

    claim: Claim
    words: dict[str, float]
    weight: float


def weigh(claim: Claim, weights: Weights | None = None) -> Weighed:
    """Make a claim ready, once for all comparisons."""
    weights = weights or load_weights()
    words = {word: weights.of(word) for word in claim.words}
    return Weighed(claim, words, sum(words.values()))


def alike(one: Weighed, other: Weighed, days: int) -> float:
    """How sure it is, 0 to 1, that two claims are one, the earlier first; `days` lie between them."""
    found = features(one, other, days)
    if found.shared < _COMMON:
        return 0.0
    score = _BIAS + sum(weight * value for weight, value in zip(_WEIGHTS, found, strict=True))
    return 1 / (1 + math.exp(-score))


def features(one: Weighed, other: Weighed, days: int) -> Features:
    """What is weighed of two claims, the earlier one first: in the other order the sums differ in their last digits."""
    common = {word: weight for word, weight in one.words.items() if word in other.words}
    weight = sum(common.values())
    mine, theirs = one.claim, other.claim
    apart = math.log1p(days) / _TEN
    shared = weight / max(1e-9, one.weight + other.weight - weight)
    return Features(
        shared=shared,
        told=min(1.0, weight / _TOLD),
        apart=min(_alone(one, other), _alone(other, one)) / 12,
        speaker=0.0 if not (mine.speaker and theirs.speaker) else 1.0 if mine.speaker == theirs.speaker else -1.0,
        number=1.0 if shared >= _NUMBERED and _telling(mine) & _telling(theirs) else 0.0,
        days=apart,
        places=_places(mine.states, theirs.states),
        again=apart * sum(told for word, told in common.items() if word in mine.recurring) / max(1e-9, weight),
        moment=_moment(mine, theirs),
    )


def _telling(claim: Claim) -> set[Number]:
    """The numbers of a claim that are not of every day: two are killed everywhere, 827 missiles are left once."""
    return {number for number in claim.numbers if number[0] >= _MANY or number[0] != int(number[0])}


def _alone(one: Weighed, other: Weighed) -> float:
    """The weight of the word that tells most in one claim and is not in the other."""
    return max((weight for word, weight in one.words.items() if word not in other.words), default=0.0)


def _places(one: frozenset[str], other: frozenset[str]) -> float:
    if one and one == other:
        return 1.0
    return -1.0 if one - other and other - one else 0.0


def _moment(one: Claim, other: Claim) -> float:
    for mine, theirs in ((one.hours, other.hours), (one.dates, other.dates)):
        if mine and theirs:
            return 0.0 if mine & theirs else -1.0
    return 0.0
