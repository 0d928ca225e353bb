"""Noun phrases as the grammar of reporting needs them: whoever can speak, with titles and appositions.

The language station says where a word is bound to the next by ezafe; this module says how far the name of an actor
goes: «عباس عراقچی، وزیر خارجه جمهوری اسلامی»، «سرگئی لاوروف» وزیر خارجه روسیه، برخی از نمایندگان مجلس.
"""

from __future__ import annotations

from goft.actors import actor_noun, is_actor_noun, is_given_name, is_outlet, is_title
from goft.language import Token
from goft.statements.view import QUOTES, View
from goft.statements.words import load_words

__all__ = ["actor_phrase", "base_end", "head_is_actor", "is_nominal", "is_time", "prepositional_end", "time_end"]

_NOMINAL = frozenset(["NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET", "X"])
_COMPOUND_PREPOSITIONS = frozenset(["درباره", "برای", "علیه", "توسط", "نسبت", "پس", "پیش", "قبل", "بعد"])
_LONGEST_TAIL = 9
"""A title goes on at most so many tokens behind its own phrase: «فرمانده یک گروه تحت حمایت اسرائیل در جنوب غزه،»."""
_ADJUNCTS = frozenset(["طی", "ضمن", "درباره", "با", "به", "پس", "پیش", "بعد"])
_AFTER_APPOSITION = frozenset([":", "در", "با", "به", "نیز", "هم", "همچنین", "از", "که", "طی", "ضمن", "درباره"])


def is_nominal(token: Token) -> bool:
    """Whether a noun phrase may hold the token."""
    return token.tag in _NOMINAL and token.verb is None


def is_time(view: View, at: int) -> bool:
    """Whether a time phrase begins here: روز سه‌شنبه، شامگاه جمعه، ۲۱ مرداد."""
    times = load_words().times
    if view.plain[at] in times:
        return True
    return view.tokens[at].tag == "NUM" and at + 1 < len(view.tokens) and view.plain[at + 1] in times


def base_end(view: View, at: int, limit: int, *, name: bool = False) -> int:
    """The end of the noun phrase that begins at a token: determiners, numbers, the head and its ezafe chain.

    With `name` the chain ends before a time (سخنگوی کاخ سفید | روز سه‌شنبه), which never belongs to who somebody is.
    """
    tokens = view.tokens
    i = at
    while i < limit - 1 and (tokens[i].tag in ("DET", "NUM") or _is_quantifier(view, i)) and _continues(view, i + 1):
        i += 1
    while i < limit:
        if i in view.pairs and tokens[i].text in QUOTES:
            i = view.pairs[i] + 1
            if i < limit and tokens[i - 2].ezafe and is_nominal(tokens[i]):
                continue
            return min(i, limit)
        bound = (tokens[i].ezafe or _implied_ezafe(view, i, limit, name=name)) and not _closed(view, at, i, limit)
        i += 1
        if not bound or i >= limit or not (is_nominal(tokens[i]) or i in view.pairs):
            return i
        if name and (is_time(view, i) or (view.plain[i] in load_words().light and not tokens[i].ezafe)):
            return i
    return limit


def _closed(view: View, start: int, at: int, limit: int) -> bool:
    """What the tagger binds too far: an adjective of quantity ends its phrase (کشورهای زیادی | ایران را), and a phrase
    like «این نشست» takes no name (در این نشست | وزیر خارجه گفت)."""
    if view.plain[at] in load_words().closing:
        return True
    if at + 1 >= limit or start >= at or view.plain[start] not in ("این", "آن", "همین", "همان") or at != start + 1:
        return False
    after = view.tokens[at + 1]
    return not is_actor_noun(view.tokens[at].norm) and (after.tag == "PROPN" or is_actor_noun(after.norm))


def _implied_ezafe(view: View, at: int, limit: int, *, name: bool) -> bool:
    """What the tagger may miss: a title before یک or این is bound to it (فرمانده یک گروه), and سراسر to its country."""
    if not name or at + 2 >= limit:
        return False
    token, after = view.tokens[at], view.tokens[at + 1]
    if after.norm in ("یک", "این", "آن") and is_actor_noun(token.norm) and is_nominal(view.tokens[at + 2]):
        return not is_time(view, at + 2)
    return token.tag == "DET" and is_nominal(after) and not is_time(view, at + 1)


def _is_quantifier(view: View, at: int) -> bool:
    return view.tokens[at].norm in {
        "هر",
        "همه",
        "تمام",
        "چند",
        "چندین",
        "برخی",
        "بعضی",
        "سایر",
        "دیگر",
        "همین",
        "همان",
        "این",
        "آن",
        "یک",
    }


def _continues(view: View, at: int) -> bool:
    return is_nominal(view.tokens[at]) or (at in view.pairs and view.tokens[at].text in QUOTES)


def head_is_actor(view: View, start: int, end: int) -> bool:
    """Whether a phrase can speak: a pronoun, a name, or a noun of the list of those that can."""
    words = load_words()
    for i in range(start, min(end, start + 4)):
        token = view.tokens[i]
        if token.tag == "PROPN" or view.plain[i] in words.third or view.plain[i] in words.first:
            return True
        if is_actor_noun(token.norm) or is_outlet(token.norm):
            return True
        if i + 1 < end and is_actor_noun(token.norm + "\u200c" + view.tokens[i + 1].norm):
            return True
        if token.tag not in ("DET", "NUM") and token.text not in QUOTES and not is_title(token.norm):
            break
    return any(view.tokens[i].text == "،" for i in range(start, end))


def actor_phrase(view: View, at: int, limit: int, *, apposed: bool = True) -> int:
    """The end of the longest phrase that names an actor from a token on, titles and appositions included.

    With `apposed` false an apposition behind a comma counts only where it can be nothing else, as behind a preposition,
    where the next noun phrase may be the sentence's subject (به گزارش ایسنا، وزیر خارجه …).
    """
    end = base_end(view, at, limit, name=True)
    end = _partitive(view, at, end, limit)
    grown = True
    while grown and end < limit:
        further = end
        for grow in (_juxtaposed, _bound, _inner_and, _listed, _coordinate, _posted, _bracket):
            further = grow(view, at, end, limit)
            if further > end:
                break
        if further == end:
            further = _apposition(view, at, end, limit, apposed=apposed)
        grown = further > end
        end = further
    return end


def _partitive(view: View, start: int, end: int, limit: int) -> int:
    """یکی از مقام‌ها، یک منبع از اطرافیان بنت: the phrase goes on behind از."""
    if end >= limit - 1 or view.plain[end] != "از" or not _continues(view, end + 1):
        return end
    words = load_words()
    indefinite = view.plain[start] == "یک" and view.plain[end - 1] in words.collectives
    if indefinite or view.plain[end - 1] in words.partitives or view.plain[start] in words.partitives:
        return base_end(view, end + 1, limit, name=True)
    return end


def _juxtaposed(view: View, start: int, end: int, limit: int) -> int:
    """A name beside a title: سعید خطیب‌زاده سخنگوی وزارت خارجه; «لاوروف» وزیر خارجه روسیه."""
    token, last = view.tokens[end], view.tokens[end - 1]
    quoted = token.text in QUOTES and end in view.pairs and view.pairs[end] - end <= 6
    named = last.tag == "PROPN" or last.text in ("»", '"', "”")
    if quoted and head_is_actor(view, start, end) and not any(t.text in QUOTES for t in view.tokens[start:end]):
        return end if is_outlet(" ".join(t.norm for t in view.tokens[start:end])) else view.pairs[end] + 1
    if is_time(view, end) or not is_nominal(token):
        return end
    if named and not _is_outlet_phrase(view, start, end) and _is_titled(view, end):
        return base_end(view, end, limit, name=True)
    if token.tag == "PROPN" and head_is_actor(view, start, end):
        return base_end(view, end, limit, name=True)
    return end


def _is_outlet_phrase(view: View, start: int, end: int) -> bool:
    noun = actor_noun(view.tokens[start].norm)
    return (noun is not None and noun.kind == "outlet") or is_outlet(" ".join(t.norm for t in view.tokens[start:end]))


def _is_titled(view: View, at: int) -> bool:
    """Whether a title begins here: وزیر, سخنگوی; also of two words, نخست وزیر."""
    token = view.tokens[at]
    if is_actor_noun(token.norm):
        return True
    return at + 1 < len(view.tokens) and is_actor_noun(token.norm + "\u200c" + view.tokens[at + 1].norm)


def _bound(view: View, start: int, end: int, limit: int) -> int:
    """A word with a preposition of its own: گروه موسوم به …، ستاد مقابله با کرونا، وزیر حفاظت از شهروندان."""
    if end + 1 < limit and view.plain[end - 1] + view.plain[end] in load_words().bound and _continues(view, end + 1):
        return base_end(view, end + 1, limit, name=True)
    return end


def _inner_and(view: View, start: int, end: int, limit: int) -> int:
    """An «and» inside the name: وزیر دفاع و پشتیبانی نیروهای مسلح، کمیسیون بهداشت و درمان مجلس."""
    if view.plain[end] != "و" or end + 1 >= limit or end - start < 2 or not view.tokens[start].ezafe:
        return end
    token = view.tokens[end + 1]
    if token.tag not in ("NOUN", "ADJ") or token.verb is not None or head_is_actor(view, end + 1, limit):
        return end
    inner = base_end(view, end + 1, limit, name=True)
    if (
        inner >= limit
        or inner in view.group_at
        or view.plain[inner] == "را"
        or any(group.first <= inner - 1 < group.end for group in view.groups)
    ):
        return end
    return inner


def _listed(view: View, start: int, end: int, limit: int) -> int:
    """A list inside a name: شهرستان‌های شهریار، قدس و ملارد."""
    if view.plain[end] != "،" or end - start < 2 or not view.tokens[end - 2].ezafe or end + 3 >= limit:
        return end
    i = end + 1
    while (
        i < limit
        and view.tokens[i].tag in ("PROPN", "NOUN")
        and not is_actor_noun(view.tokens[i].norm)
        and i - end <= 2
    ):
        i += 1
    if i == end + 1 or i + 1 >= limit or view.plain[i] != "و" or view.tokens[i + 1].tag not in ("PROPN", "NOUN"):
        return end
    return base_end(view, i + 1, limit, name=True)


def _coordinate(view: View, start: int, end: int, limit: int) -> int:
    """آمریکا و فرانسه; برخی از نمایندگان مجلس و اعضای شورای شهر."""
    if view.plain[end] != "و" or end + 1 >= limit or not _continues(view, end + 1):
        return end
    if not head_is_actor(view, start, end) or not head_is_actor(view, end + 1, limit):
        return end
    return base_end(view, end + 1, limit)


def _posted(view: View, start: int, end: int, limit: int) -> int:
    """سفیر جمهوری اسلامی در مسکو: the place belongs to the post."""
    if view.plain[end] not in ("در", "نزد") or end + 1 >= limit or not _continues(view, end + 1):
        return end
    if view.plain[end + 1] in (
        "خصوص",
        "مورد",
        "باره",
        "زمینه",
        "رابطه",
        "پی",
        "واکنش",
        "پاسخ",
        "جریان",
        "ادامه",
        "حاشیه",
    ):
        return end
    posted = load_words().posted
    if not any(view.plain[i] in posted for i in range(start, end)):
        return end
    if is_time(view, end + 1):
        return end
    inner = base_end(view, end + 1, limit)
    if any(view.tokens[i].tag == "PROPN" for i in range(end + 1, inner)) or view.plain[end + 1] in ("امور", "سازمان"):
        return inner
    return end


def _bracket(view: View, start: int, end: int, limit: int) -> int:
    """A short bracket inside the name: آژانس بین‌المللی انرژی اتمی (آیائیآ)."""
    if (
        view.tokens[end].text == "("
        and end in view.pairs
        and view.pairs[end] - end <= 4
        and view.pairs[end] + 1 < limit
    ):
        inside = range(end + 1, view.pairs[end])
        if not any(is_time(view, i) for i in inside):
            return view.pairs[end] + 1
    return end


def _apposition(view: View, start: int, end: int, limit: int, *, apposed: bool) -> int:
    """عباس عراقچی، وزیر خارجه جمهوری اسلامی، …: a title behind a comma, closed by another or by the cue."""
    at = end + 1
    if view.plain[end] != "،" or at >= limit or end - start > 12 or view.tokens[start].tag == "PRON":
        return end
    if not _continues(view, at) or is_time(view, at) or not head_is_actor(view, at, min(at + 4, limit)):
        return end
    inner = _apposed_end(view, at, limit)
    closed = inner < limit and view.plain[inner] == "،"
    if not apposed:
        named = view.tokens[end - 1].tag == "PROPN" or view.tokens[end - 1].text == "»"
        titled = _is_titled(view, at) and not is_title(view.tokens[at].norm)
        return inner if closed and named and titled and not _is_outlet_phrase(view, start, end) else end
    known = head_is_actor(view, start, end) or is_given_name(view.tokens[start].norm)
    if not known and not (closed and _is_titled(view, at) and end - start <= 4):
        return end
    light = load_words().light
    if (
        inner >= limit
        or closed
        or view.plain[inner] in _AFTER_APPOSITION
        or view.plain[inner] in light
        or is_time(view, inner)
    ):
        return inner
    return end


def _apposed_end(view: View, at: int, limit: int) -> int:
    """How far an apposition goes; one that begins with a title goes to the comma that closes it, if no verb is between."""
    inner = base_end(view, at, limit, name=True)
    grown = True
    while grown and inner < limit:
        further = inner
        for grow in (_bound, _inner_and, _listed, _juxtaposed, _coordinate, _posted):
            further = max(further, grow(view, at, inner, limit))
        grown, inner = further > inner, further
    if inner < limit and view.plain[inner] != "،" and _is_titled(view, at):
        for i in range(inner, min(inner + _LONGEST_TAIL, limit)):
            if view.plain[i] == "،":
                return i
            if (
                i in view.group_at
                or not (is_nominal(view.tokens[i]) or view.tokens[i].tag == "ADP")
                or view.plain[i] == "را"
            ):
                break
            if is_time(view, i) or view.plain[i] in _ADJUNCTS:
                break
    return inner


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


def prepositional_end(view: View, at: int, limit: int) -> int:
    """The end of the prepositional phrase that begins at a token, its noun phrase with appositions included."""
    fixed = adverbial_end(view, at, limit)
    if fixed > at:
        return fixed
    i = at + 1
    while i < limit and view.tokens[i].tag == "ADP" and view.plain[i] != "را":
        i += 1
    if i >= limit or not _continues(view, i):
        return min(i, limit)
    if head_is_actor(view, i, limit):
        return actor_phrase(view, i, limit, apposed=False)
    end = base_end(view, i, limit)
    while end < limit - 1 and _missed_ezafe(view, end):
        end = base_end(view, end, limit)
    return end


def _missed_ezafe(view: View, at: int) -> bool:
    """Behind a preposition, a noun before «این» or a number is bound to it: با تایید این خبر، با حضور ۱۷ کشور."""
    last, token = view.tokens[at - 1], view.tokens[at]
    return last.tag in ("NOUN", "ADJ") and (token.norm in ("این", "آن") or (token.tag == "NUM" and last.tag == "NOUN"))


def adverbial_end(view: View, at: int, limit: int) -> int:
    """The end of the fixed adverbial that begins at a token (در عین حال، به شدت), the token itself if none does."""
    adverbials = load_words().adverbials
    joined, end = "", at
    for i in range(at, min(at + 4, limit)):
        joined += view.plain[i]
        if joined in adverbials:
            end = i + 1
    return end
