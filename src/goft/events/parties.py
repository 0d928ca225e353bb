"""Noun phrases as parties of events: who can act politically, which states a phrase names, and joint parties apart."""

from __future__ import annotations

from functools import lru_cache

from goft.actors import actor_noun, actor_pair, is_given_name
from goft.actors.gazetteer import load_gazetteer
from goft.actors.holders import holders_of_surname
from goft.actors.spelling import key
from goft.events.words import load_event_words
from goft.statements.names import actor_phrase
from goft.statements.phrases import base_end, head_is_actor, is_nominal, is_time
from goft.statements.view import KEPT, QUOTES, Stretch, View
from goft.statements.words import load_words

__all__ = [
    "are_sides",
    "begins_party",
    "in_name",
    "is_local",
    "is_outlet",
    "is_party",
    "is_venue",
    "joint_parts",
    "named_in",
    "names_place",
    "party_at",
    "states_of",
    "thing_at",
]

_POLITICAL = frozenset(["person", "office", "state", "organisation", "group"])
_STATES = frozenset(["state", "seat", "adjective", "city"])
_OF_STATES = _STATES | {"institution"}


@lru_cache(maxsize=16384)
def _known(keys: tuple[str, ...]) -> tuple[tuple[str | None, str], ...]:
    """The (state, kind) of each name in a phrase."""
    return tuple((match.entry.country, match.entry.kind) for match in load_gazetteer().scan(keys))


@lru_cache(maxsize=KEPT)
def _keys(view: View, words: Stretch) -> tuple[str, ...]:
    return tuple([key(token.norm) for token in view.tokens[words[0] : words[1]] if token.tag != "PUNCT"])


def states_of(view: View, words: Stretch) -> tuple[str, ...]:
    """The states that a phrase names, in its order, each once."""
    return _states_in(_keys(view, words))


@lru_cache(maxsize=16384)
def _states_in(keys: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(state for state, kind in _known(keys) if state and kind in _OF_STATES))


@lru_cache(maxsize=KEPT)
def is_party(view: View, words: Stretch) -> bool:
    """Whether a phrase names somebody who acts politically: a state, an official, a body, an armed group, a people."""
    start, end = words
    if end - start > 2 and view.plain[start] in load_event_words().some and view.plain[start + 1] == "از":
        return is_party(view, (start + 2, end))
    if view.plain[start] in load_event_words().nobody or is_outlet(view, start, end):
        return False
    if end - start == 1 and view.plain[start] in load_event_words().venues:
        return False
    if view.plain[start] in ("این", "آن") and end - start > 1 and view.plain[start + 1] in load_event_words().nobody:
        return False
    if is_time(view, start) and not states_of(view, (start, min(end, start + 1))):
        return False
    third = load_words().third
    first = load_words().first
    if view.plain[start] in third or (view.plain[end - 1] in first and end - start <= 2):
        return True
    if not load_event_words().parties.isdisjoint(view.plain[start : min(end, start + 3)]):
        return True
    if not begins_party(view, start, end) and not _titled(view, start, end):
        return False
    if _known(_keys(view, words)):
        return all(kind != "outlet" for _, kind in _known(_keys(view, words))) or _headed(view, start, end)
    return _headed(view, start, end) or (view.tokens[start].tag == "PROPN" and end - start <= 4)


def _titled(view: View, start: int, end: int) -> bool:
    """Whether an unknown word begins a name that a title for a person follows: اوستا مهرپور سفیر آرانشهر."""
    if is_given_name(view.tokens[start].norm) or view.tokens[start].text in QUOTES:
        return True
    nouns = [actor_noun(view.tokens[i].norm) for i in range(start + 1, min(end, start + 4))]
    return any(noun is not None and noun.kind in ("person", "office") for noun in nouns)


def _headed(view: View, start: int, end: int) -> bool:
    for i in range(start, min(end, start + 4)):
        noun = actor_noun(view.tokens[i].norm)
        if noun is None and i + 1 < end:
            noun = actor_pair(view.tokens[i].norm, view.tokens[i + 1].norm)
        if noun is not None:
            return noun.kind in _POLITICAL
    return "PROPN" in [token.tag for token in view.tokens[start:end]]


@lru_cache(maxsize=KEPT)
def is_outlet(view: View, at: int, limit: int) -> bool:
    """Whether an outlet or one of its people begins here: who is talked to there only asks questions."""
    end = min(limit, at + 3)
    if not load_event_words().reporters.isdisjoint(view.plain[at : min(limit, at + 2)]):
        return True
    noun = actor_noun(view.tokens[at].norm)
    if noun is not None:
        return noun.kind == "outlet"
    return any(kind == "outlet" for _, kind in _known(_keys(view, (at, end)))[:1])


def is_local(view: View, words: Stretch) -> bool:
    """Whether a phrase means people or bodies of the state that the text is about: such a word, and no name."""
    start, end = words
    if _known(_keys(view, words)):
        return False
    return not load_event_words().local.isdisjoint(view.plain[start : min(end, start + 4)])


def are_sides(view: View, words: Stretch) -> bool:
    """Whether a phrase means both sides of what a text is about, without naming them: دو طرف, رهبران دو کشور."""
    joined = ""
    for i in range(*words):
        joined += view.plain[i]
        if joined in load_event_words().sides:
            return not states_of(view, words)
    return False


def is_venue(view: View, words: Stretch) -> bool:
    """Whether a phrase is only a town (مذاکرات وین): a place to meet, unless others stand beside it."""
    if view.plain[words[0]] in load_event_words().venues and words[1] - words[0] == 1:
        return True
    known = _known(_keys(view, words))
    return len(known) == 1 and known[0][1] in ("city", "seat") and words[1] - words[0] <= 2


def in_name(view: View, words: Stretch, at: int) -> bool:
    """Whether a known name of several words goes on over the token `at` (عربستان | سعودی)."""
    kept = [i for i in range(*words) if view.tokens[i].tag != "PUNCT"]
    return any(kept[match.first] < at <= kept[match.last - 1] for match in load_gazetteer().scan(_keys(view, words)))


def names_place(view: View, words: Stretch) -> bool:
    """Whether a phrase is a place: a state, a town, or a noun for a place that its phrase goes on from."""
    if view.plain[words[0]] in load_event_words().venues or view.plain[words[0]] in load_event_words().places:
        return True
    first = load_gazetteer().at(_keys(view, words), 0)
    return first is not None and first.entry.kind in ("state", "seat", "city")


@lru_cache(maxsize=KEPT)
def begins_party(view: View, at: int, limit: int) -> bool:
    """Whether a party's own first word stands here: a name, or the noun for somebody."""
    token = view.tokens[at]
    if token.tag in ("ADJ", "NUM", "DET", "ADV") and not states_of(view, (at, at + 1)):
        return view.plain[at] in ("این", "آن", "نخست", "رییس", "چند", "دو", "برخی") and not is_time(view, at)
    if _known(_keys(view, (at, min(limit, at + 4)))) and states_of(view, (at, min(limit, at + 3))):
        first = load_gazetteer().at(_keys(view, (at, min(limit, at + 4))), 0)
        if first is not None:
            return True
    if view.plain[at] in load_event_words().parties or view.plain[at] in load_words().third:
        return True
    return _headed(view, at, min(limit, at + 2)) or token.tag == "PROPN"


def named_in(view: View, words: Stretch) -> Stretch | None:
    """The words to resolve: the phrase itself where it is somebody, else the state named in it, else None."""
    place = view.plain[words[0]] in load_event_words().places
    if begins_party(view, words[0], words[1]) and not (place or _is_thing(view, words[0])):
        return words
    if is_local(view, words):
        return words  # «صدها نفر»
    keys = _keys(view, words)
    kept = [i for i in range(*words) if view.tokens[i].tag != "PUNCT"]
    for match in load_gazetteer().scan(keys):
        if match.entry.kind in _OF_STATES:
            return kept[match.first], kept[match.last - 1] + 1
    return None


def _is_thing(view: View, at: int) -> bool:
    token = view.tokens[at]
    known = actor_noun(token.norm) is not None or view.plain[at] in load_event_words().parties
    return token.tag == "NOUN" and not known and not states_of(view, (at, at + 1)) and token.ezafe


def party_at(view: View, at: int, limit: int) -> Stretch | None:
    """The party that begins at a token, titles and appositions included; None where nobody is named there."""
    if at >= limit or not _may_begin(view, at):
        return None
    end = max(at + 1, min(limit, actor_phrase(view, at, limit, apposed=True)))
    if end + 1 < limit and view.tokens[end].text == "،" and not is_party(view, (at, end)):
        end = _titled_end(view, at, end, limit)
    words = (at, end)
    if not is_party(view, words):
        return None
    named = _example_at(view, words, limit)
    return (at, actor_phrase(view, named, limit)) if named is not None else words


def _example_at(view: View, words: Stretch, limit: int) -> int | None:
    """Where the names begin that say which of many are meant: کشورهای عضو شامل | فرانسه و چین."""
    at = words[1]
    if at + 1 >= limit or view.plain[at] not in load_event_words().such_as or states_of(view, words):
        return None
    return at + 1 if states_of(view, (at + 1, at + 2)) else None


def _titled_end(view: View, at: int, end: int, limit: int) -> int:
    """An unknown name with its title behind a comma: کیریاکوس میتسوتاکیس، نخست‌وزیر یونان."""
    named = end - at <= 4 and all(view.tokens[i].tag in ("NOUN", "PROPN", "ADJ") for i in range(at, end))
    if named and head_is_actor(view, end + 1, limit) and actor_noun(view.tokens[end + 1].norm) is not None:
        return max(end, actor_phrase(view, end + 1, limit))
    return end


def thing_at(view: View, at: int, limit: int) -> Stretch | None:
    """Whatever begins at a token, a party or a thing that belongs to one (کشتی اسرائیلی، مواضع داعش)."""
    if at >= limit or not _may_begin(view, at) or is_time(view, at):
        return None
    found = party_at(view, at, limit)
    if found is not None:
        return found
    end = base_end(view, at, limit)
    if any(view.plain[i] in load_event_words().nobody for i in range(at, min(end, at + 2))):
        return None
    return (at, max(at + 1, end))


def _may_begin(view: View, at: int) -> bool:
    token = view.tokens[at]
    return is_nominal(token) or (token.text in QUOTES and at in view.pairs)


def _names_from(view: View, start: int, end: int) -> int:
    """Where the names begin in «کشورهایی مانند فرانسه», «همچنین قطر»."""
    while start + 1 < end and view.plain[start] in load_words().light:
        start += 1
    return next((i + 1 for i in range(start, end - 1) if view.plain[i] in load_event_words().such_as), start)


def _state_of_name(view: View, words: Stretch) -> tuple[str, ...]:
    """The state of a known person who is named by a short name."""
    holders = holders_of_surname(key(view.tokens[words[1] - 1].norm)) if words[1] - words[0] <= 2 else ()
    return tuple(dict.fromkeys(country for holder in holders if (country := holder.term_on(None).country)))[:1]


def joint_parts(view: View, words: Stretch, *, persons: bool = False) -> tuple[Stretch, ...]:
    """The parts of a joint party that are different states (ایران و روسیه), the whole where it is one.

    A head noun that governs all (وزرای خارجه ایران و روسیه) stays with the first part. With `persons` two names of
    persons are two parts, too (اولاند و کامرون).
    """
    start, end = words
    cuts = [i for i in range(start + 1, end - 1) if view.tokens[i].text in ("و", "،")]
    parts: list[Stretch] = []
    left = start
    for cut in [*cuts, end]:
        if cut > left:
            parts.append((_names_from(view, left, cut), cut))
            left = cut + 1
    joined: list[Stretch] = []
    seen: list[str] = []
    for part in parts:
        states = states_of(view, part) or _state_of_name(view, part)
        fresh = bool(states) and states[0] not in seen and head_is_actor(view, part[0], part[1])
        joins = part[0] > start and view.tokens[part[0] - 1].text == "و"
        fresh = fresh or (persons and (joins or not states) and head_is_actor(view, part[0], part[1]))
        if joined and not fresh:
            joined[-1] = (joined[-1][0], part[1])
        else:
            joined.append(part)
        seen += states
    if len(joined) > 1 and not persons and not (states_of(view, joined[0]) or _state_of_name(view, joined[0])):
        return (words,)
    return tuple(joined)
