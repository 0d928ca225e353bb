"""Verb complexes: the main verb with its auxiliaries and light-verb complement (ابراز امیدواری کرده است)."""

from __future__ import annotations

import msgspec

from goft.language.light import load_light
from goft.language.model import Sentence, Tense, Token, Verb
from goft.language.verbs import BE

__all__ = ["VerbGroup", "verb_groups"]

BECOME = "شد#شو"
_WANT = "خواست#خواه"
# Nouns that open a complement of several words: ابراز امیدواری کرد, اعلام آمادگی کرد, مورد انتقاد قرار داد.
_OPENERS = frozenset({"ابراز", "اظهار", "اعلام", "مورد", "هدف", "طلب", "تحت", "در معرض"})
# The prefix of a verb that lost its half-space to a space: می خواهد is one verb.
_CUT = frozenset({"می", "نمی"})
_LONGEST_COMPLEMENT = 3


class VerbGroup(msgspec.Struct, frozen=True, gc=False):
    """One verb with everything that belongs to its form.

    `start` and `end` are token indexes of the sentence (end exclusive) of the verb and its auxiliaries, which stand
    together; `head` is the token that carries the meaning. `light` are the token indexes of the light-verb complement
    right before `start`, in order (ابراز, امیدواری), empty where there is none. `person` is None for impersonal forms
    (می‌توان) and for infinitives.
    """

    start: int
    end: int
    head: int
    root: str
    tense: Tense
    person: int | None
    plural: bool
    negative: bool
    passive: bool
    light: tuple[int, ...] = ()

    @property
    def first(self) -> int:
        """The first token of complement and verb together."""
        return self.light[0] if self.light else self.start


def verb_groups(sentence: Sentence) -> tuple[VerbGroup, ...]:
    """The finite verbs of `sentence` in order, each with auxiliaries and complement. Infinitives are left out."""
    tokens = sentence.tokens
    groups: list[VerbGroup] = []
    for index in [place for place, token in enumerate(tokens) if token.verb is not None]:
        floor = groups[-1].end if groups else 0
        verb = tokens[index].verb
        if index < floor or verb is None or verb.tense == "infinitive":
            continue
        group = _group(tokens, index, verb)
        if group is None:
            continue
        if group.start > floor and tokens[group.start - 1].norm in _CUT:
            group = msgspec.structs.replace(group, start=group.start - 1)
        complement = _complement(tokens, group, floor)
        groups.append(msgspec.structs.replace(group, light=complement) if complement else group)
    return tuple(groups)


def _verb(tokens: tuple[Token, ...], index: int) -> Verb | None:
    return tokens[index].verb if index < len(tokens) else None


def _group(tokens: tuple[Token, ...], index: int, verb: Verb) -> VerbGroup | None:
    """The complex that begins with the verb at `index`."""
    if verb.root == _WANT and verb.tense == "present":
        future = _future(tokens, index, verb)
        if future:
            return future
    if verb.tense == "participle":
        return _after_participle(tokens, index, verb)
    return VerbGroup(
        index, index + 1, index, verb.root, verb.tense, verb.person, verb.plural, verb.negative, verb.passive
    )


def _future(tokens: tuple[Token, ...], index: int, verb: Verb) -> VerbGroup | None:
    """خواهد گفت; خواهد شد; گفته خواهد شد is reached from its participle."""
    main = _verb(tokens, index + 1)
    if main is None or main.tense != "past" or main.person != 3 or main.plural or main.negative:
        return None
    return VerbGroup(index, index + 2, index + 1, main.root, "future", verb.person, verb.plural, verb.negative, False)


def _after_participle(tokens: tuple[Token, ...], index: int, verb: Verb) -> VerbGroup:
    """گفته است, گفته بود, گفته شد, گفته شده است, گفته خواهد شد; a bare participle is a perfect."""
    following = _verb(tokens, index + 1)
    negative = verb.negative
    if following and following.root == BE and following.tense != "infinitive":
        tense: Tense = "pluperfect" if following.tense == "past" else "perfect"
        return VerbGroup(
            index,
            index + 2,
            index,
            verb.root,
            tense,
            following.person,
            following.plural,
            negative or following.negative,
            False,
        )
    if following and (following.root == BECOME or following.root == _WANT) and verb.root != BECOME:
        passive = _group(tokens, index + 1, following)
        if passive and passive.root == BECOME:
            return msgspec.structs.replace(
                passive,
                start=index,
                head=index,
                root=verb.root,
                negative=negative or passive.negative,
                passive=True,
            )
    return VerbGroup(index, index + 1, index, verb.root, "perfect", 3, False, negative, False)


def _complement(tokens: tuple[Token, ...], group: VerbGroup, floor: int) -> tuple[int, ...]:
    """Token indexes of the light-verb complement before `group`, none of them before `floor`."""
    known = load_light().get(group.root)
    if known is None:
        return ()
    start = group.start
    if start >= floor + 2 and (_key(tokens[start - 2]), _key(tokens[start - 1])) in known:
        return (start - 2, start - 1)
    if start > floor and (_key(tokens[start - 1]),) in known:
        return _widened(tokens, start - 1, floor, start)
    return _chain(tokens, start, floor, known)


def _widened(tokens: tuple[Token, ...], found: int, floor: int, start: int) -> tuple[int, ...]:
    """Take in what opens the complement: مورد انتقاد قرار داد, اعلام موافقت کرد."""
    for first in (found - 1, found - 2):
        if first >= floor and tokens[first].norm in _OPENERS and tokens[first].norm != tokens[found].norm:
            return tuple(range(first, start))
    return (found,)


def _chain(tokens: tuple[Token, ...], start: int, floor: int, known: frozenset[tuple[str, ...]]) -> tuple[int, ...]:
    """A complement whose head is bound to more words: ابراز تاسف عمیق کرد."""
    for first in range(start - 2, max(floor, start - 1 - _LONGEST_COMPLEMENT) - 1, -1):
        token = tokens[first]
        if token.tag == "PUNCT" or token.verb is not None:
            break
        if token.norm in _OPENERS and (_key(token),) in known:
            return tuple(range(first, start))
    return ()


def _key(token: Token) -> str:
    return token.norm.replace("\u200c", "")
