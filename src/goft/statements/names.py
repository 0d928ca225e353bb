"""How far the name of an actor goes: titles, appositions, lists, posts, partitives.

سیامند کوهزاد، وزیر خارجه لاژورد · «سرگئی لاوروف» وزیر خارجه روسیه · برخی از نمایندگان مجلس · سفیر ایران در مسکو
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache

from goft.actors import actor_noun, is_actor_noun, is_given_name, is_known_name, is_outlet, is_state_name, is_title
from goft.statements.phrases import (
    adverbial_end,
    base_end,
    continues,
    head_is_actor,
    is_infinitive,
    is_nominal,
    is_time,
    is_titled,
)
from goft.statements.view import KEPT, QUOTES, View
from goft.statements.words import load_words

__all__ = ["actor_phrase", "phrase_before", "prepositional_end"]

_LONGEST_TAIL = 9
"""A title goes on at most so many tokens behind its own phrase: «رئیس یک بنیاد تحت نظر دولت در شمال جزیره،»."""
_LONGEST_NAME = 12
_LONGEST_LIST = 8  # names of a list between its first and its last
_LONGEST_QUOTED_NAME = 6
_ADJUNCTS = frozenset(["طی", "ضمن", "درباره", "با", "به", "پس", "پیش", "بعد"])
_AFTER_APPOSITION = frozenset([":", "در", "با", "به", "نیز", "هم", "همچنین", "از", "که", "طی", "ضمن", "درباره"])
_NO_PLACE = frozenset(["خصوص", "مورد", "باره", "زمینه", "رابطه", "پی", "واکنش", "پاسخ", "جریان", "ادامه", "حاشیه"])
_WORDS = ("NOUN", "PROPN")


@lru_cache(maxsize=KEPT)
def actor_phrase(view: View, at: int, limit: int, *, apposed: bool = True) -> int:
    """The end of the longest phrase that names an actor from a token on, titles and appositions included.

    With `apposed` false an apposition behind a comma counts only where it can be nothing else, as behind a preposition,
    where the next noun phrase may be the sentence's subject (به گزارش ایسنا، وزیر خارجه …).
    """
    end = base_end(view, at, limit, name=True)
    if end < limit - 1 and view.plain[end] == "از":
        end = _partitive(view, at, end, limit)
    grown = True
    while grown and end < limit:
        further = _grown(view, at, end, limit)
        if further == end:
            further = _apposition(view, at, end, limit, apposed=apposed)
        grown, end = further > end, further
    return end


def _grown(view: View, start: int, end: int, limit: int) -> int:
    """The end of a name one step longer, its own end where nothing belongs to it any more."""
    further = _juxtaposed(view, start, end, limit)
    if further > end:
        return further
    further = _bound(view, start, end, limit)
    if further > end:
        return further
    for grow in _growing().get(view.plain[end], ()):
        further = grow(view, start, end, limit)
        if further > end:
            return further
    return end


@cache
def _growing() -> dict[str, tuple[Callable[[View, int, int, int], int], ...]]:
    """How a name may go on, by the word behind it."""
    return {
        "و": (_inner_and, _coordinate),
        "،": (_listed,),
        "در": (_posted,),
        "نزد": (_posted,),
        "(": (_bracket,),
    }


def _partitive(view: View, start: int, end: int, limit: int) -> int:
    """یکی از مقام‌ها، یک منبع از نزدیکان سفیر: the phrase goes on behind از."""
    if not continues(view, end + 1):
        return end
    words = load_words()
    indefinite = view.plain[start] == "یک" and view.plain[end - 1] in words.collectives
    if indefinite or view.plain[end - 1] in words.partitives or view.plain[start] in words.partitives:
        return base_end(view, end + 1, limit, name=True)
    return end


def _juxtaposed(view: View, start: int, end: int, limit: int) -> int:
    """A name beside a title: سعید خطیب‌زاده سخنگوی وزارت خارجه; «لاوروف» وزیر خارجه روسیه."""
    token, last = view.tokens[end], view.tokens[end - 1]
    if not continues(view, end) or view.tokens[start].tag == "PRON":
        return end
    quoted = token.text in QUOTES and end in view.pairs and view.pairs[end] - end <= _LONGEST_QUOTED_NAME
    if quoted and head_is_actor(view, start, end) and not any(t.text in QUOTES for t in view.tokens[start:end]):
        noun = actor_noun(last.norm)
        named = is_outlet(last.norm) and not (noun is not None and noun.kind == "outlet")
        return end if named else view.pairs[end] + 1
    if is_time(view, end) or not is_nominal(token):
        return end
    named = (last.tag == "PROPN" and not is_state_name(last.norm)) or last.text in ("»", '"', "”")
    noun = actor_noun(token.norm)
    if noun is not None and noun.kind == "document":
        return end
    if named and not _is_outlet_phrase(view, start, end) and is_titled(view, end, limit):
        return base_end(view, end, limit, name=True)
    if token.tag == "PROPN" and head_is_actor(view, start, end):
        return base_end(view, end, limit, name=True)
    return end


def _is_outlet_phrase(view: View, start: int, end: int) -> bool:
    noun = actor_noun(view.tokens[start].norm)
    return (noun is not None and noun.kind == "outlet") or is_outlet(" ".join(t.norm for t in view.tokens[start:end]))


def _bound(view: View, start: int, end: int, limit: int) -> int:
    """A word with a preposition of its own: گروه موسوم به …، ستاد مقابله با کرونا، وزیر حفاظت از شهروندان."""
    if end + 1 < limit and view.plain[end - 1] + view.plain[end] in load_words().bound and continues(view, end + 1):
        return base_end(view, end + 1, limit, name=True)
    return end


def _inner_and(view: View, start: int, end: int, limit: int) -> int:
    """An «and» inside the name: وزیر راه و شهرسازی این کشور، کمیسیون آب و کشاورزی مجلس."""
    if view.plain[end] != "و" or end + 1 >= limit or end - start < 2 or not view.tokens[start].ezafe:
        return end
    token = view.tokens[end + 1]
    if token.tag not in ("NOUN", "ADJ") or token.verb is not None or head_is_actor(view, end + 1, limit):
        return end
    inner = base_end(view, end + 1, limit, name=True)
    bare = inner == end + 2
    of_a_verb = (bare and inner in view.group_at) or any(group.first <= inner - 1 < group.end for group in view.groups)
    return end if of_a_verb or (inner < limit and view.plain[inner] == "را") else inner


def _listed(view: View, start: int, end: int, limit: int) -> int:
    """A list inside a name (روستاهای بالا، میان و پایین) or of names (پرو، نروژ و کنیا)."""
    if view.plain[end] != "،" or end + 3 >= limit:
        return end
    inside = end - start >= 2 and view.tokens[end - 2].ezafe
    if not inside and not (end - start <= 2 and _is_name(view, end - 1)):
        return end
    at = end + 1
    for _ in range(_LONGEST_LIST):
        i = at
        while i < limit and i - at < 2 and view.tokens[i].tag in _WORDS and not is_actor_noun(view.tokens[i].norm):
            i += 1
        named = inside or _is_name(view, i - 1)
        if i == at or i + 1 >= limit or not named or view.tokens[i + 1].tag not in _WORDS:
            return end
        if view.plain[i] == "و":
            return base_end(view, i + 1, limit, name=True) if inside or _is_name(view, i + 1) else end
        if view.plain[i] != "،":
            return end
        at = i + 1
    return end


def _is_name(view: View, at: int) -> bool:
    return view.tokens[at].tag == "PROPN" or is_known_name(view.tokens[at])


def _coordinate(view: View, start: int, end: int, limit: int) -> int:
    """آمریکا و فرانسه; برخی از بازرگانان و صاحبان کشتی‌ها."""
    if view.plain[end] != "و" or end + 1 >= limit or not continues(view, end + 1):
        return end
    inner = base_end(view, end + 1, limit, name=True)
    actors = (head_is_actor(view, start, end), head_is_actor(view, end + 1, limit))
    return inner if all(actors) or (any(actors) and _alike(view, start, end, inner)) else end


def _alike(view: View, start: int, end: int, inner: int) -> bool:
    """Whether two bare nouns of one shape are joined: ایرانی‌ها و چینی‌ها، رادمان و آذرنیا."""
    if end - start != 1:
        return False
    plurals = [view.plain[i].endswith(("ها", "های")) for i in (start, end + 1)]
    return all(plurals) or (not any(plurals) and inner == end + 2 and view.tokens[start].tag == "PROPN")


def _posted(view: View, start: int, end: int, limit: int) -> int:
    """سفیر جمهوری اسلامی در مسکو: the place belongs to the post."""
    if view.plain[end] not in ("در", "نزد") or end + 1 >= limit or not continues(view, end + 1):
        return end
    if view.plain[end + 1] in _NO_PLACE or is_time(view, end + 1):
        return end
    posted = load_words().posted
    if not any(view.plain[i] in posted for i in range(start, end)):
        return end
    inner = base_end(view, end + 1, limit, name=True)
    organised = view.plain[end + 1].startswith(("امور", "سازمان"))
    if organised or any(view.tokens[i].tag == "PROPN" for i in range(end + 1, inner)):
        return inner
    return end


def _bracket(view: View, start: int, end: int, limit: int) -> int:
    """A short bracket inside the name: فرماندهی مرکزی آمریکا (سنتکام); not a day (چهارشنبه)."""
    if view.tokens[end].text == "(" and end in view.pairs and view.pairs[end] < min(limit, end + 5):
        inside = range(end + 1, view.pairs[end])
        if not any(is_time(view, i) for i in inside):
            return view.pairs[end] + 1
    return end


def _apposition(view: View, start: int, end: int, limit: int, *, apposed: bool) -> int:
    """سیامند کوهزاد، وزیر خارجه لاژورد، …: a title behind a comma, closed by another or by the cue."""
    at = end + 1
    if view.plain[end] != "،" or at >= limit or end - start > _LONGEST_NAME or view.tokens[start].tag == "PRON":
        return end
    if view.tokens[at].tag == "NUM" or is_time(view, at):
        return end  # به لبنان، ۹۲۷۳ نفر: who was hit
    if not continues(view, at) or not head_is_actor(view, at, min(at + 4, limit)):
        return end
    inner = _apposed_end(view, at, limit)
    closed = (
        inner < len(view.tokens) and view.plain[inner] in ("،", ":") and (inner < limit or view.plain[inner] == ":")
    )
    titled = is_titled(view, at, limit)
    if not apposed:
        named = view.tokens[end - 1].tag == "PROPN" or view.tokens[end - 1].text == "»"
        sure = closed and named and titled and not is_title(view.tokens[at].norm)
        return inner if sure and not _is_outlet_phrase(view, start, end) else end
    known = head_is_actor(view, start, end) or is_given_name(view.tokens[start].norm)
    if not known and not (closed and titled and end - start <= 4):
        return end
    return inner if closed or _may_follow_apposition(view, inner, limit) else end


def _may_follow_apposition(view: View, at: int, limit: int) -> bool:
    if at >= limit or view.plain[at] in _AFTER_APPOSITION or view.plain[at] in load_words().light:
        return True
    return is_time(view, at)


def _apposed_end(view: View, at: int, limit: int) -> int:
    """How far an apposition goes; one with a title goes to the comma that closes it, if no verb is between."""
    inner = base_end(view, at, limit, name=True)
    while inner < limit and (further := _grown(view, at, inner, limit)) > inner:
        inner = further
    if inner >= limit or view.plain[inner] == "،" or not is_titled(view, at, limit):
        return inner
    for i in range(inner, min(inner + _LONGEST_TAIL, limit)):
        if view.plain[i] == "،":
            return i
        fits = is_nominal(view.tokens[i]) or view.tokens[i].tag == "ADP"
        if i in view.group_at or not fits or view.plain[i] == "را" or is_time(view, i) or view.plain[i] in _ADJUNCTS:
            break
    return inner


def phrase_before(view: View, end: int, lo: int) -> int | None:
    """Where the longest noun phrase begins that ends before a token, None where none does; not before `lo`.

    A name may go on over titles, joined names and those beside it, but not behind a preposition.
    """
    start: int | None = None
    for at in range(end - 1, max(lo, end - _LONGEST_NAME) - 1, -1):
        token = view.tokens[at]
        if token.tag in ("VERB", "AUX", "SCONJ", "PART"):
            break
        if not continues(view, at) or (at > lo and view.tokens[at - 1].ezafe):
            continue
        governed = at > 0 and view.tokens[at - 1].tag == "ADP"
        if base_end(view, at, end) == end or (not governed and actor_phrase(view, at, end) == end):
            start = at
    return start


@lru_cache(maxsize=KEPT)
def prepositional_end(view: View, at: int, limit: int) -> int:
    """The end of the prepositional phrase that begins at a token, its noun phrase with appositions included."""
    fixed = adverbial_end(view, at, limit)
    if fixed > at:
        return fixed
    if at and at + 1 < limit and view.plain[at - 1] == "که" and view.plain[at + 1] in ("آن", "آنها"):
        return at + 2  # What a relative clause takes up: جلسه‌ای که در آن [مخالفان] گفتند.
    i = at + 1
    while i < limit and view.tokens[i].tag == "ADP" and view.plain[i] != "را":
        i += 1
    if i >= limit or not (continues(view, i) or is_infinitive(view.tokens[i])):
        return min(i, limit)
    end = base_end(view, i, limit)
    if head_is_actor(view, i, end):
        return actor_phrase(view, i, limit, apposed=False)
    while end < limit - 1 and _missed_ezafe(view, end):
        dated = view.tokens[end].tag == "NUM" and (view.plain[end - 1] == "سال" or is_time(view, end - 1))
        end = end + 1 if dated else base_end(view, end, limit)  # در سال ۱۴۰۰ | ایران
    return end


def _missed_ezafe(view: View, at: int) -> bool:
    """Behind a preposition, a noun before «این» or a number is bound to it: با تایید این خبر، با حضور ۱۷ کشور."""
    last, token = view.tokens[at - 1], view.tokens[at]
    return last.tag in ("NOUN", "ADJ") and (token.norm in ("این", "آن") or (token.tag == "NUM" and last.tag == "NOUN"))
