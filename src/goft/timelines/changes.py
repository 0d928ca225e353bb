"""Where a speaker turned round: from one side to the other towards somebody, or from a thing to its contrary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

import msgspec

from goft.record import Act
from goft.timelines.stances import Holds, load_stances

__all__ = ["SaidRow", "changes_of", "days_between"]

_SURE = 0.6
"""Confidence from which on a statement counts for a change."""
_FEWEST = 2
"""Words that two contents must share beside their verb; the commonest of the list (the topic, mostly) are left out."""
_FEWEST_DENIED = 3
"""… where one is no clause but names what is denied («هرگونه عقب‌نشینی از خاک لبنان»)."""
_ALIKE = 0.4
"""Words that two contents share, of all that they have: more, and reworded contraries are missed; less, and two things
said of one matter are taken for one. Tried on 70,000 articles, by eye."""
_HELD = 0.75
"""A denial names in a few words what it denies: so much of it the other content must have …"""
_WITHIN = 0.25
"""… and so much of all the words of both."""
_THING = 0.6
"""Words of the shorter name of a thing that the longer one has, too."""
_COMMON = 0.25
"""A word in so large a share of the statements says nothing of what they tell."""
_ENOUGH = 8
"""Statements from which on words count as common."""
_MONTH = 30


class SaidRow(msgspec.Struct, frozen=True, kw_only=True):
    """A statement of a speaker, as the archive has it.

    `article` and `story` are numbers, `number` is the statement's id in the record and `place` a number that puts
    statements of a day in order; `day` is "" where it is not known. `towards` are the keys or states of those whom it
    supports, blames or threatens as such. `words` are the content's, in dictionary forms, without verbs and function
    words, an actor's name as its key, and `wording` is the content where it has none; `verbs` are its finite verbs and
    `negated` those that are negated. `open` says that it is on a condition or a guess.
    """

    article: int
    number: str
    day: str
    act: Act
    confidence: float
    towards: frozenset[str] = frozenset()
    words: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    negated: tuple[str, ...] = ()
    open: bool = False
    wording: str = ""
    story: int
    place: int


def changes_of(rows: Sequence[SaidRow]) -> list[tuple[SaidRow, SaidRow, str]]:
    """The changes among dated statements in order of time, as (before, after, why); in order of the later one.

    Of one later statement only one change is told, the first kind going first.
    """
    sure = [row for row in rows if row.confidence >= _SURE]
    found: dict[int, tuple[SaidRow, SaidRow, str]] = {}
    for one in (*_turned(sure), *_swung(sure), *_reversed(sure)):
        found.setdefault(one[1].place, one)
    return sorted(found.values(), key=lambda one: (one[1].day, one[1].place))


def days_between(before: SaidRow, after: SaidRow) -> int:
    """Days from one statement to another."""
    return (date.fromisoformat(after.day) - date.fromisoformat(before.day)).days


def _turned(rows: Sequence[SaidRow]) -> Iterator[tuple[SaidRow, SaidRow, str]]:
    """Consecutive acts for and against the same actor, not on one day."""
    last: dict[str, SaidRow] = {}
    for row in rows:
        its = load_stances()[row.act]
        for whom in sorted(row.towards) if its.aimed else ():
            before = last.get(whom)
            if before is not None and load_stances()[before.act].stance != its.stance and days_between(before, row):
                yield before, row, f"{before.act} towards {whom}, then {row.act}, {_later(before, row)}"
            last[whom] = row


def _swung(rows: Sequence[SaidRow]) -> Iterator[tuple[SaidRow, SaidRow, str]]:
    """Acts for and against one and the same thing, told in much the same words: «از پیشنهاد … استقبال کرد»."""
    sided: list[tuple[SaidRow, frozenset[str]]] = []
    for row in rows:
        its, words = load_stances()[row.act], frozenset(row.words)
        if its.stance == "none" or not (its.aimed or row.act == "refuse"):
            continue
        alike = (before for before, held in reversed(sided) if _one_thing(held, words))
        before = next(alike, None)
        if before is not None and load_stances()[before.act].stance != its.stance and days_between(before, row):
            yield before, row, f"{before.act} of a thing, then {row.act} of it, {_later(before, row)}"
        sided.append((row, words))


def _one_thing(one: frozenset[str], other: frozenset[str]) -> bool:
    shared = len(one & other)
    return shared >= _FEWEST and shared >= _THING * min(len(one), len(other)) and shared >= _ALIKE * len(one | other)


def _reversed(rows: Sequence[SaidRow]) -> Iterator[tuple[SaidRow, SaidRow, str]]:
    """A statement and the last one before it that tells the same or the contrary, where it was the contrary."""
    counts = Counter(word for row in rows for word in set(row.words))
    common = {word for word, count in counts.items() if count > _COMMON * len(rows)} if len(rows) >= _ENOUGH else set()
    told = [(row, frozenset(row.words) - common, holds) for row in rows if (holds := _holds(row)) != "none"]
    by_word: dict[str, list[int]] = {}
    for at, (row, words, holds) in enumerate(told):
        shared = Counter(other for word in words for other in by_word.get(word, ()))
        for other in sorted((one for one, count in shared.items() if count >= _FEWEST), reverse=True):
            before, its, held = told[other]
            if not _same(before, its, row, words):
                continue
            if held != holds and days_between(before, row):
                yield before, row, f"{_what(before, row)}: {shared[other]} words the same, {_later(before, row)}"
            break
        for word in words:
            by_word.setdefault(word, []).append(at)


def _same(before: SaidRow, its: frozenset[str], after: SaidRow, words: frozenset[str]) -> bool:
    """Whether two contents tell the same, negation aside: enough words, and the verb that one of them negates."""
    shared, every = len(its & words), len(its | words)
    if not before.verbs or not after.verbs:
        if before.act != "deny" and after.act != "deny":
            return False
        return shared >= _FEWEST_DENIED and shared >= _HELD * min(len(its), len(words)) and shared >= _WITHIN * every
    turned = (*before.negated, *after.negated)
    verbs = set(before.verbs) & set(after.verbs)
    return shared >= _ALIKE * every and (bool(verbs & set(turned)) or (not turned and bool(verbs)))


def _holds(row: SaidRow) -> Holds:
    """Whether the speaker says that it is so, the verbs taken as if none were negated.

    A negation that is only of some of the content's clauses may be of any; a refusal without a verb is of a thing
    (a proposal), not of what is told.
    """
    holds = load_stances()[row.act].holds
    if row.open or (row.act == "refuse" and not row.verbs):
        return "none"
    if not row.negated:
        return holds
    if len(row.negated) < len(row.verbs):
        return "none"
    # The negation of a denial or a refusal is that of its own content («مذاکره نخواهیم کرد»): it counts once.
    return "no" if holds in ("yes", "no") else "none"


def _what(before: SaidRow, after: SaidRow) -> str:
    if before.act != after.act:
        return f"{before.act}, then {after.act}"
    return f"{after.act}, then negated" if after.negated else f"{after.act}, no longer negated"


def _later(before: SaidRow, after: SaidRow) -> str:
    days = days_between(before, after)
    if days >= 2 * _MONTH:
        return f"{round(days / _MONTH)} months later"
    return f"{days} days later" if days > 1 else "a day later"
