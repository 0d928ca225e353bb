"""Where the lexicon's words stand in a sentence: verbs with their parts, nouns with their light verbs, bare nouns."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Literal

import msgspec

from goft.events.lexicon import EventLexicon, Pattern, load_event_lexicon
from goft.events.words import load_event_words
from goft.language.groups import VerbGroup
from goft.remembered import Remembered
from goft.statements.view import View
from goft.statements.words import load_words

__all__ = ["Trigger", "find_triggers", "singular"]

_LONGEST = 6
"""A verb's parts begin at most this many tokens before it."""
_FARTHEST = 12
"""A noun and the verb that has it stand at most this many tokens apart."""
_NO_NOUNS = frozenset(["PUNCT", "ADP", "PRON", "DET", "PART", "CCONJ", "SCONJ", "NUM"])
"""Parts of speech that no noun of the lexicon begins with."""
_ENDINGS = ("هایی", "های", "ها", "ای", "ی")
_AROUND = 9
"""How far on either side a word must stand that a pattern wants near it."""
Form = Literal["verb", "light", "noun"]


class Trigger(msgspec.Struct, frozen=True, gc=False):
    """A pattern found: its tokens `start` to `end`, and the verb group it makes one verb with (-1: a bare noun).

    `noun` is the stretch of the noun alone, `passive` whether its verb's subject suffers the event.
    """

    pattern: Pattern
    form: Form
    start: int
    end: int
    group: int = -1
    noun: tuple[int, int] = (0, 0)
    passive: bool = False
    plural: bool = False


def find_triggers(view: View, lexicon: EventLexicon) -> list[Trigger]:
    """All triggers of a sentence, none overlapping another: verbs with parts first, longer nouns before shorter."""
    taken: set[int] = set()
    found: list[Trigger] = []
    for source in (_verbs(view, lexicon), _nouns(view, lexicon)):
        for trigger in source:
            words = set(range(trigger.start, trigger.end))
            if not words & taken:
                taken |= words
                found.append(trigger)
    return sorted(found, key=lambda trigger: trigger.start)


def _verbs(view: View, lexicon: EventLexicon) -> Iterator[Trigger]:
    for number, group in enumerate(view.groups):
        if group.tense in ("infinitive", "imperative"):
            continue
        stem = group.root.partition("#")[0]
        found, passive = None, group.passive
        for table in (lexicon.special, lexicon.verbs):
            if found is None:
                found, passive = _pattern_of(view, group, stem, table)
        if found is not None:
            pattern, start = found
            if not (passive and pattern.mutual) and not _excluded(view, pattern, start, group.end):
                yield Trigger(pattern, "verb", start, group.end, number, (start, group.start), passive)


def _pattern_of(
    view: View, group: VerbGroup, stem: str, verbs: dict[str, dict[str, Pattern]]
) -> tuple[tuple[Pattern, int] | None, bool]:
    """The pattern of a verb, where it begins, and whether the verb is its passive."""
    found = _contiguous(view, group, stem, verbs)
    if found is not None:
        return found, group.passive
    if stem == "شد":
        for active in ("کرد", "داد"):
            found = found or _contiguous(view, group, active, verbs)
    elif stem == "گرفت":
        found = _contiguous(view, group, "داد", verbs, only_object=True)
    return found, True


def _contiguous(
    view: View, group: VerbGroup, stem: str, verbs: dict[str, dict[str, Pattern]], *, only_object: bool = False
) -> tuple[Pattern, int] | None:
    """The pattern with the most words right before the verb, adverbs between looked through, and where it begins."""
    table = verbs.get(stem)
    if not table:
        return None
    tails = load_event_lexicon().tails[stem]
    best = (table[""], group.start) if "" in table and not only_object else None
    if best is not None and _excluded(view, best[0], group.start, group.end):
        best = None
    joined = ""
    light = _looked_through()
    for at in range(group.start - 1, max(-1, group.start - 1 - _LONGEST), -1):
        word = view.plain[at]
        if not joined and word in light:
            continue
        joined = word + joined
        if joined not in tails:
            break  # no pattern ends so, however many words more are taken
        pattern = table.get(joined)
        if pattern is None or (only_object and not pattern.object):
            continue
        if not _excluded(view, pattern, at, group.end):
            best = (pattern, at)
    return best


@cache
def _looked_through() -> frozenset[str]:
    """The adverbs that may stand between a verb and its parts."""
    return load_words().light | load_event_words().adverbs


def _nouns(view: View, lexicon: EventLexicon) -> Iterator[Trigger]:
    behind, tokens = 0, view.tokens
    for i in [place for place, word in enumerate(view.plain) if _MAY_BEGIN[word]]:
        found = _noun_at(view, i, lexicon) if i >= behind and tokens[i].tag not in _NO_NOUNS else None
        if found is not None:
            pattern, behind, plural = found
            yield _with_verb(view, pattern, i, behind, plural)


def _noun_at(view: View, at: int, lexicon: EventLexicon) -> tuple[Pattern, int, bool] | None:
    """The longest noun of the lexicon that begins at a token, where it ends, and whether it is a plural."""
    best: tuple[Pattern, int, bool] | None = None
    joined = ""
    for place in range(at, min(at + lexicon.longest, len(view.tokens))):
        last, word, end = view.tokens[place], view.plain[place], place + 1
        if last.tag == "PUNCT" or (last.verb is not None and last.verb.tense != "infinitive"):
            break
        before = joined
        joined += word
        for form, plural in _SINGULARS[word]:
            pattern = lexicon.nouns.get(before + form)
            if pattern is None:
                continue
            if form != word and _qualifies(view, place):
                continue  # «توافق پیشنهادی»
            if not _excluded(view, pattern, at, end):
                best = (pattern, end, plural)
                break
        if joined not in lexicon.starts:
            break
    return best


def _qualifies(view: View, at: int) -> bool:
    """Whether a word is the adjective of the noun before it."""
    return at > 0 and view.tokens[at].tag == "ADJ" and view.tokens[at - 1].ezafe


def _may_begin(word: str) -> bool:
    """Whether a noun of the lexicon may begin with a word; most words of a text end the search here."""
    lexicon = load_event_lexicon()
    return word in lexicon.starts or any(form in lexicon.nouns for form, _ in _SINGULARS[word])


_MAY_BEGIN = Remembered(_may_begin, most=65536)


def singular(word: str) -> str:
    """The form of a word that the lexicon has, the word itself where it has none."""
    return next((form for form, _ in _SINGULARS[word] if form in load_event_lexicon().nouns), word)


def _forms(word: str) -> Iterator[tuple[str, bool]]:
    """The forms that a word may be of, and whether it is their plural."""
    yield word, word.endswith(("ها", "های", "هایی", "ات"))
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            yield word[: -len(ending)], ending not in ("ای", "ی")
    if word.endswith(("گی", "گان")):
        yield word[:-2] + "ه", False
    if word.endswith("ش") and len(word) > 4:
        yield word[:-1], False


def _singulars(word: str) -> tuple[tuple[str, bool], ...]:
    return tuple(_forms(word))


_SINGULARS = Remembered(_singulars, most=65536)


def _excluded(view: View, pattern: Pattern, start: int, end: int) -> bool:
    after = view.plain[end] if end < len(view.plain) else ""
    at = start - 1
    while at > 0 and (view.tokens[at].tag == "ADJ" or view.tokens[at].text == "و"):
        at -= 1  # «اجرای کامل و دقیق توافق»
    before = {view.plain[at], view.plain[start - 1]} if start else set()
    if pattern.around or pattern.unless:
        near = set(view.plain[max(0, start - _AROUND) : end + _AROUND])
        if pattern.unless & near or (pattern.around and not pattern.around & near):
            return True
    return after in pattern.not_before or bool(before & pattern.not_after)


def _with_verb(view: View, pattern: Pattern, start: int, end: int, plural: bool) -> Trigger:
    """The noun with the light verb that follows it at once, behind an adjective, or behind «و» and another noun."""
    noun = (start, end)
    at = end
    while at < len(view.tokens) and at - end < 3 and at not in view.group_at:
        token = view.tokens[at]
        bound = view.tokens[at - 1].ezafe and token.tag == "ADJ"
        joined = token.text == "و" or (view.tokens[at - 1].text == "و" and token.tag == "NOUN")
        if not (bound or joined or view.plain[at] in load_event_words().adverbs):
            break
        at += 1
    number = view.group_at.get(at)
    if number is not None and view.groups[number].start == at and not _by_way_of(view, start):
        group = view.groups[number]
        stem = group.root.partition("#")[0]
        close = at == end
        if stem in pattern.light:
            return Trigger(pattern, "light", start, group.end if close else end, number, noun, group.passive, plural)
        if stem in pattern.passive or (stem == "شد" and "کرد" in pattern.light):
            return Trigger(pattern, "light", start, group.end if close else end, number, noun, True, plural)
        before = view.plain[start - 1] if start else ""
        if before in ("مورد", "هدف", "تحت") and stem in ("داد", "گرفت") and view.plain[at - 1] == "قرار":
            return Trigger(pattern, "light", start, end, number, noun, stem == "گرفت", plural)
    before = view.plain[start - 1] if start else ""
    if before in ("مورد", "هدف", "تحت"):
        for number, group in enumerate(view.groups):
            if group.start > end and group.start - end <= 10 and view.plain[group.start - 1] == "قرار":
                stem = group.root.partition("#")[0]
                if stem in ("داد", "گرفت"):
                    return Trigger(pattern, "light", start, end, number, noun, stem == "گرفت", plural)
    if end < len(view.tokens) and view.tokens[end].text == "و" and not _hangs(view, start):
        number = _shared_light(view, pattern, end)
        if number is not None:
            return Trigger(pattern, "light", start, end, number, noun, view.groups[number].passive, plural)
    if "داشت" in pattern.light:
        number = _having(view, end)
        if number is not None:
            return Trigger(pattern, "light", start, end, number, noun, False, plural)
    return Trigger(pattern, "noun", start, end, -1, noun, False, plural)


def _shared_light(view: View, pattern: Pattern, at: int) -> int | None:
    """The light verb that the noun shares with the one behind «و»: با وزیر دیدار و درباره مرز گفت‌وگو کرد."""
    for number, group in enumerate(view.groups):
        if group.start > at:
            stem = group.root.partition("#")[0]
            near = group.start - at <= _FARTHEST and view.quote_of[group.start] == view.quote_of[at]
            return number if near and group.first < group.start and stem in pattern.light else None
    return None


def _by_way_of(view: View, at: int) -> bool:
    """Whether a noun is the way to something else, whose verb follows: از راه مذاکره | شد."""
    return at > 1 and view.plain[at - 1] in ("راه", "طریق", "مسیر") and view.tokens[at - 1].ezafe


def _hangs(view: View, at: int) -> bool:
    """Whether a preposition or a determiner stands before a noun, so that it makes no verb."""
    return at > 0 and view.tokens[at - 1].tag in ("ADP", "DET")


def _having(view: View, at: int) -> int | None:
    """The «have» that a noun waits for: تمایلی به جنگ ندارد."""
    for number, group in enumerate(view.groups):
        if group.start >= at:
            free = group.root.startswith("داشت") and not group.light and group.start - at <= _FARTHEST
            return number if free and view.quote_of[group.start] == view.quote_of[at - 1] else None
    return None
