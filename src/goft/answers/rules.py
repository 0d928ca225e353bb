"""How an answer finds what it answers; each rule gives the answered statements, the surest first, and says why.

The order is from what says most to what says least: a question told with its answer, a claim told inside its denial, a
noun that points («این موضوع»), an opening («در واکنش به»), a figure that is disputed, and last the same words.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

import msgspec

from goft.answers.looking import Look, Phrase
from goft.answers.references import load_references
from goft.record import Act

__all__ = ["Answer", "answers_of"]


class Answer(msgspec.Struct, frozen=True):
    """The positions of the statements that are answered, the surest first, and by what that is seen."""

    answered: tuple[int, ...]
    why: str


_Acts = frozenset[Act]
_Rule = Callable[[Look, Sequence[Look]], Answer | None]
_SIDES: Final[_Acts] = frozenset(["deny", "refuse", "support", "criticise", "characterise"])
"""Acts that take a side on what they are about."""
_CLAIMS: Final[_Acts] = frozenset(["accuse", "assert", "threaten", "warn", "characterise", "criticise"])
_OFFERS: Final[_Acts] = frozenset(["demand", "pledge"])
_AGAINST: Final[dict[str, _Acts]] = {"deny": _CLAIMS, "refuse": _OFFERS, "support": _OFFERS, "criticise": _OFFERS}
"""What may be denied, turned down or welcomed in its own words: a criticism of a deed answers nobody."""
_TOLD: Final[_Acts] = frozenset(["assert"])
"""The acts of a statement that only reports: a demand within whose words it is refused is what the refusal answers."""
_FAR = 6
"""Sentences over which «این موضوع» points back, and «این پیشنهاد» forward where nothing is before."""
_AROUND = 200
"""Statements before and behind one, among which is what it answers: without a limit a book would take its square."""
_HEAD = 4
"""Words of a content among which the noun that points at another statement stands."""
_OPENING = 25
"""Code points from a content's start in which the claim stands that it is about."""
_OWNER = 4
"""Words behind such a noun in which it is said whose it is: «اظهارات سخنگوی وزارت خارجه روسیه»."""
_MUCH = 0.5
"""Share of the shorter one's words that two statements about the same have in common."""
_FEWEST = 3


def answers_of(looks: Sequence[Look]) -> tuple[Answer | None, ...]:
    """For each statement what it answers; None where it answers nothing, or nothing that is told.

    «این موضوع» of a second denial means what the first denied.
    """
    found = [_answer_of(one, looks) for one in looks]
    return tuple(
        _whole(one, _past_pointers(answer, found, looks), looks) for one, answer in zip(looks, found, strict=True)
    )


def _whole(one: Look, answer: Answer | None, looks: Sequence[Look]) -> Answer | None:
    """What is told within its own speaker's statement is part of that one."""
    if answer is None:
        return None
    first, *rest = answer.answered
    while (around := looks[first].parent) is not None and around != one.number:
        if looks[around].speaker is None or looks[around].speaker != looks[first].speaker:
            break
        first = around
    return Answer((first, *(other for other in rest if other != first)), answer.why)


def _past_pointers(answer: Answer | None, found: Sequence[Answer | None], looks: Sequence[Look]) -> Answer | None:
    if answer is None:
        return None
    first = answer.answered[0]
    beyond = found[first]
    if beyond is None or looks[first].said.words or first in beyond.answered:
        return answer
    return Answer(beyond.answered, answer.why)


def _answer_of(one: Look, looks: Sequence[Look]) -> Answer | None:
    around = looks[max(0, one.number - _AROUND) : one.number + _AROUND + 1]
    if not _says_something_to(one) and not any(other.act == "ask" for other in around):
        return None
    others = [other for other in around if _may_answer(one, other)]
    return next((found for rule in _RULES if (found := rule(one, others)) is not None), None)


def _says_something_to(one: Look) -> bool:
    """Whether a statement shows that it answers by itself; most do not, and are not compared with any other."""
    return one.act in _SIDES or one.untrue or one.sides or one.reply is not None or one.disputes


def _may_answer(one: Look, other: Look) -> bool:
    """Nobody answers oneself, nor whoever reports the answer: «رویترز گزارش داد ایران این پیشنهاد را رد کرد»."""
    if one.number == other.number or (one.speaker is not None and one.speaker == other.speaker):
        return False
    return other.speaker is None or other.acts != _TOLD or not _holds(other, one)


def _question(one: Look, others: Sequence[Look]) -> Answer | None:
    told = [other for other in others if other.act == "ask" and other.sentence == one.sentence and other.at < one.at]
    asked = [other for other in told if not _holds(other, one)]
    return Answer((asked[-1].number,), "the question that its sentence tells") if asked else None


def _own_claim(one: Look, others: Sequence[Look]) -> Answer | None:
    """A claim told inside: «اتهام نقش داشتن در حمله را رد کرد»; before it whoever makes the same one elsewhere."""
    if one.act not in _SIDES:
        return None
    inside = [other for other in others if other.parent == one.number and other.act != "ask"]
    if not inside or not _opens(one, inside[0]):
        return None
    return Answer(_with_same(inside[0], others), "the claim that its content tells")


def _opens(one: Look, inside: Look) -> bool:
    """Whether a claim is what a content begins with, so that the content is about it."""
    return inside.at - one.begins < _OPENING


def _with_same(told: Look, others: Sequence[Look]) -> tuple[int, ...]:
    """A claim told in passing, behind whoever makes the same one in words of his own."""
    same = _alike(told.said.words, [other for other in others if other.sentence != told.sentence])
    return (*(other.number for other in same[:1]), told.number)


def _pointed_at(one: Look, others: Sequence[Look]) -> Answer | None:
    """What a noun of reference stands for: by whose it is, by its words, or the nearest before it."""
    if one.act not in _SIDES and not one.untrue and not one.sides:
        return None
    for phrase in (one.about,) if one.act == "characterise" else (one.said, one.about):
        found = _by_noun(one, phrase, others)
        if found is not None:
            return found
    return None


def _by_noun(one: Look, phrase: Phrase, others: Sequence[Look]) -> Answer | None:
    lists = load_references()
    keys = phrase.keys
    if len(keys) == 1 and keys[0] in lists.alone and one.act != "characterise":
        return _nearest(one, others, frozenset(), keys[0])
    at = next((i for i, word in enumerate(keys[:_HEAD]) if word in lists.nouns), None)
    if at is None:
        return None
    acts = lists.nouns[keys[at]]
    owner = Phrase(keys[at + 1 : at + 1 + _OWNER])
    owned = [other for other in others if owner.names(other.names)]
    if owned:
        best = _sharing(phrase.words, owned)
        chosen = best[0] if best else _last_before(one, owned)
        return Answer((chosen.number,), f"«{keys[at]}» of its speaker")
    if at and keys[at - 1] in lists.pointing:
        return _nearest(one, others, acts, keys[at])
    fitting = [other for other in others if other.acts & (acts | _CLAIMS if acts else _CLAIMS | _OFFERS)]
    best = _sharing(phrase.words, fitting)
    if best:
        return Answer((best[0].number,), f"«{keys[at]}» about the same")
    return _nearest(one, [other for other in others if other.acts & acts], acts, keys[at])


def _nearest(one: Look, others: Sequence[Look], acts: _Acts, noun: str) -> Answer | None:
    """The last statement before, of an act that the noun stands for; else any top one, of the deniable ones first."""
    telling = [other for other in others if other.act != "ask" and other.said.words]
    near = [other for other in telling if abs(one.sentence - other.sentence) <= _FAR]
    before = [
        other
        for other in near
        if other.at < one.at and (other.number != one.parent or other.acts & acts or other.speaker is None)
    ]
    tops = [other for other in before if other.parent is None]
    accused = [other for other in before if other.act == "accuse"] if one.act == "deny" else []
    for fitting in ([other for other in before if other.acts & acts], accused, tops, before):
        if fitting:
            return Answer((fitting[-1].number,), f"«{noun}» points back at it")
    behind = [other for other in near if other.at > one.at and other.parent != one.number]
    return Answer((behind[0].number,), f"«{noun}» points at it") if behind else None


def _holds(other: Look, one: Look) -> bool:
    """Whether a statement stands in another's content: it is part of what that says, not an answer to it."""
    return all(other.begins <= place < other.ends for place in (one.at, one.begins))


def _last_before(one: Look, others: Sequence[Look]) -> Look:
    before = [other for other in others if other.at < one.at]
    return before[-1] if before else others[0]


def _replied_to(one: Look, others: Sequence[Look]) -> Answer | None:
    """Whom an opening names: «در واکنش به سخنان رادمان گفت»."""
    if one.reply is None or (one.reply.keys and "ask" in load_references().nouns.get(one.reply.keys[0], ())):
        return None
    named = [other for other in others if one.reply.names(other.names) and not other.names & one.names]
    best = _sharing(one.reply.words, named) or _sharing(one.reply.words, others)
    if best:
        told = best[0]
        answered = _with_same(told, others) if told.sentence == one.sentence else (told.number,)
        return Answer(answered, "its opening says that it answers")
    return Answer((_last_before(one, named).number,), "its opening says whom it answers") if named else None


def _disputed_figure(one: Look, others: Sequence[Look]) -> Answer | None:
    """«چند برابر آمار اعلام‌شده است»: the announced figure."""
    counted = [other for other in others if other.counts and not other.disputes] if one.disputes else []
    most = max(counted, key=lambda other: len(one.said.words & other.said.words), default=None)
    return Answer((most.number,), "the announced figure") if most and one.said.words & most.said.words else None


def _same_words(one: Look, others: Sequence[Look]) -> Answer | None:
    """A denial, a welcome or a refusal in the words of the claim."""
    acts = _CLAIMS if one.untrue else _AGAINST.get(one.act, frozenset())
    fitting = [other for other in others if other.acts & acts and not other.untrue and other.parent != one.number]
    words = one.denied if one.untrue else one.said.words
    same = _alike(words, fitting)
    if one.untrue:  # An accusation is there to be denied.
        same.sort(key=lambda other: other.act != "accuse")
    if not same and one.act in ("deny", "refuse"):  # Whoever says no says it to somebody.
        before = [other for other in fitting if other.at < one.at and one.sentence - other.sentence <= _FAR]
        near = before if one.act == "deny" else [other for other in before if one.sentence - other.sentence <= 1]
        same = _sharing(words, near)
    return Answer((same[0].number,), "it takes a side in the same words") if same else None


_RULES: tuple[_Rule, ...] = (_question, _own_claim, _pointed_at, _replied_to, _disputed_figure, _same_words)


def _alike(words: frozenset[str], others: Sequence[Look]) -> list[Look]:
    """Those about the same: they share much of the shorter one's words; the most alike first."""
    return [
        other
        for other in _sharing(words, others)
        if len(words & other.said.words) >= max(_FEWEST, _MUCH * min(len(words), len(other.said.words)))
    ]


def _sharing(words: frozenset[str], others: Sequence[Look]) -> list[Look]:
    """Those that share a word, the most alike first; of equals those within no other's content, then the earlier."""
    shared = [(_share(words, other.said.words), other) for other in others if words & other.said.words]
    return [other for _, other in sorted(shared, key=lambda found: (-found[0], found[1].parent is not None))]


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other)
