"""Base noun phrases: a head with its determiners and ezafe chain, times, and whether a phrase can speak.

The language station says where a word is bound to the next by ezafe; what the tagger binds too far or misses is mended
here, where the grammar of reporting knows better.
"""

from __future__ import annotations

from functools import lru_cache

from goft.actors import actor_noun, actor_pair, is_actor_noun, is_known_name, is_outlet, is_state_name, is_title
from goft.language import Token
from goft.remembered import Remembered
from goft.statements.view import KEPT, QUOTES, View
from goft.statements.words import load_words

__all__ = [
    "adverbial_end",
    "base_end",
    "continues",
    "head_is_actor",
    "is_infinitive",
    "is_nominal",
    "is_time",
    "is_titled",
    "time_end",
]

_COUNTING = frozenset(["DET", "NUM"])
_NOMINAL = frozenset(["NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET", "X"])
_QUANTIFIERS = frozenset(
    ["هر", "همه", "تمام", "چند", "چندین", "برخی", "بعضی", "سایر", "دیگر", "همین", "همان", "این", "آن", "یک"],
)
_NAMING = frozenset(["NOUN", "ADJ", "PROPN"])
_ONE_OF_THEM = frozenset(["یک", "این", "آن"])
_DEMONSTRATIVES = frozenset(["این", "آن", "همین", "همان"])
_ORDINALS = ("دهم", "یکم", "دوم", "سوم", "چهارم", "پنجم", "ششم", "هفتم", "هشتم", "نهم", "بیستم", "سی‌ام")
_FRIDAY_PRAYERS = frozenset(["امام", "ائمه", "نماز", "امامت", "امامان"])
_LONGEST_ADVERBIAL = 4


def is_nominal(token: Token) -> bool:
    """Whether a noun phrase may hold the token."""
    return token.tag in _NOMINAL and token.verb is None


def continues(view: View, at: int) -> bool:
    """Whether a noun phrase may go on, or begin, at a token: a nominal or an opening quotation mark."""
    return is_nominal(view.tokens[at]) or (at in view.pairs and view.tokens[at].text in QUOTES)


def is_time(view: View, at: int) -> bool:
    """Whether a time phrase begins here: روز سه‌شنبه، شامگاه جمعه، ۲۱ مرداد."""
    word = view.plain[at]
    if _NAMES_TIME[word]:
        return not (at and word == "جمعه" and view.plain[at - 1] in _FRIDAY_PRAYERS)
    if view.tokens[at].tag != "NUM" or at + 1 >= len(view.tokens):
        return False
    return view.plain[at + 1] in load_words().times


def _names_time(word: str) -> bool:
    """Whether a word is in the list of times, a month's name with ماه behind it too."""
    times = load_words().times
    month = word.removesuffix("ماه")
    return word in times or (month != "" and month in times)


_NAMES_TIME = Remembered(_names_time, most=16384)


def time_end(view: View, at: int, limit: int) -> int:
    """The end of the time phrase that begins at a token: its times, numbers and the adjectives bound to them."""
    i = at + 1
    while i < limit:
        token = view.tokens[i]
        if token.text == "(" and i in view.pairs and view.pairs[i] - i <= 4:
            i = view.pairs[i] + 1
        elif (
            is_time(view, i)
            or (token.tag == "NUM" and token.norm != "یک")
            or (token.tag == "ADJ" and view.tokens[i - 1].ezafe)
            or (token.text == "،" and i + 1 < limit and is_time(view, i + 1))
        ):
            i += 1
        else:
            break
    return i


@lru_cache(maxsize=KEPT)
def base_end(view: View, at: int, limit: int, *, name: bool = False) -> int:
    """The end of the noun phrase that begins at a token: determiners, numbers, the head and its ezafe chain.

    With `name` the chain ends before a time or an adverb (سخنگوی کاخ سفید | روز سه‌شنبه), which never belongs to who
    somebody is.
    """
    tokens, plain, pairs = view.tokens, view.plain, view.pairs
    i = at
    while i < limit - 1 and (tokens[i].tag in _COUNTING or plain[i] in _QUANTIFIERS) and continues(view, i + 1):
        i += 1
    while i < limit:
        token = tokens[i]
        if i in pairs and token.text in QUOTES:
            i = pairs[i] + 1
            if i < limit and tokens[i - 2].ezafe and is_nominal(tokens[i]):
                continue
            return min(i, limit)
        bound = token.ezafe or _implied_ezafe(view, at, i, limit, name=name)
        if not bound or _closed(view, at, i, limit):
            return i + 1
        i += 1
        if i >= limit:
            return i
        after = tokens[i]
        nominal = after.tag in _NOMINAL if after.verb is None else after.verb.tense == "infinitive"
        if not (nominal or i in pairs) or (name and _ends_name(view, i, limit)):
            return i
    return limit


def _specifies(view: View, at: int) -> bool:
    token = view.tokens[at]
    if token.tag == "ADJ" and view.plain[at].endswith("ین") and not token.ezafe:
        return True  # A superlative or an ordinal: آخرین گزارش، بزرگ‌ترین حزب، نخستین بار.
    return token.tag in ("DET", "NUM") or view.plain[at] in _QUANTIFIERS


def is_infinitive(token: Token) -> bool:
    """Whether a token is an infinitive, which is a noun with a verb in it."""
    return token.verb is not None and token.verb.tense == "infinitive"


def _ends_name(view: View, at: int, limit: int) -> bool:
    if is_time(view, at) or adverbial_end(view, at, limit) > at:
        return True
    return view.plain[at] in load_words().light and not view.tokens[at].ezafe


def _closed(view: View, start: int, at: int, limit: int) -> bool:
    """What the tagger binds too far.

    An adjective of quantity ends its phrase (کشورهای زیادی | ایران را), so does a year (در سال ۱۴۰۰ | ایران), and a
    phrase like «این نشست» takes no name (در این نشست | وزیر خارجه گفت).
    """
    if view.plain[at] in load_words().closing:
        return True
    tag = view.tokens[at].tag
    if tag == "PROPN" and at + 1 < limit and _begins_anew(view, at):
        return True
    if tag == "NUM" and at > start and is_time(view, at - 1):
        return at + 1 < limit and view.tokens[at + 1].tag in ("NOUN", "PROPN") and not is_time(view, at + 1)
    if at != start + 1 or at + 1 >= limit or view.plain[start] not in _DEMONSTRATIVES:
        return False
    after = view.tokens[at + 1]
    return not is_actor_noun(view.tokens[at].norm) and (after.tag == "PROPN" or is_actor_noun(after.norm))


def _begins_anew(view: View, at: int) -> bool:
    """Whether a title in the singular follows a state's name, which binds none: رسانه‌های ایران | وزیر خارجه."""
    noun = actor_noun(view.tokens[at + 1].norm)
    return noun is not None and noun.kind in ("person", "office") and is_state_name(view.tokens[at].norm)


def _implied_ezafe(view: View, start: int, at: int, limit: int, *, name: bool) -> bool:
    """What the tagger may miss.

    A noun before its infinitive (دست دادن), a determiner or number inside the chain (دولت این کشور), a title before یک
    or این (فرمانده یک گروه).
    """
    if at + 1 >= limit:
        return False
    token, after = view.tokens[at], view.tokens[at + 1]
    tag, following = token.tag, after.norm
    if following == "جمعه" and view.plain[at] in _FRIDAY_PRAYERS:
        return True
    if tag in _NAMING:
        if actor_pair(token.norm, following) is not None:
            return True  # A title in two words: نخست وزیر.
        if name and tag != "ADJ" and after.tag in ("ADJ", "NUM") and following.endswith(_ORDINALS):
            return True
        if tag != "PROPN" and is_infinitive(after):
            return True
    if is_nominal(after) and _specifies(view, at):
        return not (name and is_time(view, at + 1))
    if not name or following not in _ONE_OF_THEM or at + 2 >= limit or view.plain[start] in _DEMONSTRATIVES:
        return False
    if is_actor_noun(token.norm) and is_nominal(view.tokens[at + 2]):
        return not is_time(view, at + 2)
    return False


@lru_cache(maxsize=KEPT)
def head_is_actor(view: View, start: int, end: int) -> bool:
    """Whether a phrase can speak: a pronoun, a name, or a noun of the list of those that can; یکی از + such a noun."""
    words, tokens, plain = load_words(), view.tokens, view.plain
    if start + 3 < end and tokens[start].tag == "NUM" and plain[start + 1] in words.partitives:
        start += 1
    if start + 2 < end and plain[start + 1] == "از" and plain[start] in words.partitives:
        start += 2
    for i in range(start, min(end, start + 4)):
        token = tokens[i]
        if token.tag == "PROPN" or plain[i] in words.third or plain[i] in words.first:
            return True
        if _SPEAKS[token.norm] or is_known_name(token) or is_titled(view, i, end):
            return True
        if token.tag not in _COUNTING and token.text not in QUOTES and not is_title(token.norm):
            break
    return "،" in plain[start:end]


def _speaks(norm: str) -> bool:
    """Whether a word can speak by itself: an outlet, or a noun of the list of those that can."""
    return is_actor_noun(norm) or is_outlet(norm)


_SPEAKS = Remembered(_speaks, most=16384)


def is_titled(view: View, at: int, end: int) -> bool:
    """Whether a noun that can speak begins here: وزیر, سخنگوی; also of two words, نخست وزیر."""
    token = view.tokens[at]
    return is_actor_noun(token.norm) or (at + 1 < end and actor_pair(token.norm, view.tokens[at + 1].norm) is not None)


def adverbial_end(view: View, at: int, limit: int) -> int:
    """The end of the fixed adverbial that begins at a token (در عین حال، بار دیگر), the token itself if none does."""
    words = load_words()
    if view.plain[at] not in words.adverbial_heads:
        return at
    joined, end = "", at
    for i in range(at, min(at + _LONGEST_ADVERBIAL, limit)):
        joined += view.plain[i]
        if joined in words.adverbials:
            end = i + 1
    if end > at and end < limit and view.tokens[end - 1].tag == "DET" and view.plain[end].endswith("ها"):
        return at  # پس از این | گزارش‌ها: the determiner has its noun.
    return end
