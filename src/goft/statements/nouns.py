"""Nouns that carry a statement by themselves: درخواست دولت برای آتش‌بس، نگرانی‌ها درباره جنگ، تهدید حوثی‌ها به حمله."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from goft.actors import actor_noun, is_known_name
from goft.statements.chains import addressed
from goft.statements.content import Content, trim
from goft.statements.cues import Cue
from goft.statements.drafts import Draft
from goft.statements.lexicon import Frame
from goft.statements.names import actor_phrase, prepositional_end
from goft.statements.phrases import adverbial_end, base_end, head_is_actor, is_infinitive, is_nominal, is_time
from goft.statements.view import PARTS, QUOTES, Stretch, View
from goft.statements.words import load_words, plain

__all__ = ["noun_drafts", "noun_phrase_end"]


def noun_drafts(view: View, cues: Sequence[Cue]) -> list[Draft]:
    """The statements of the noun cues that have their content by them; `cues` are all of the sentence."""
    verb_starts = {cue.start for cue in cues if cue.form == "verb"}
    found = [_draft(view, cue, verb_starts) for cue in cues if cue.form == "noun"]
    return [draft for draft in found if draft is not None]


def _draft(view: View, cue: Cue, verb_starts: set[int]) -> Draft | None:
    limit = view.text_end()
    if cue.start > 1 and view.plain[cue.start - 1] == "به" and view.plain[cue.start - 2] in ("پاسخ", "جواب"):
        return None  # The question is told of by its answer.
    quote = view.quote_of[cue.start]
    if quote >= 0:
        limit = min(limit, view.pairs[quote])
    end = base_end(view, cue.start, limit)
    owner = _owner(view, cue.end, end, limit)
    if owner is not None:
        end = max(end, owner[1])
    elif not {cue.entry.cue, view.plain[cue.start]} & load_words().ownerless:
        return None
    announced = _announced(view, cue, owner, end, limit)
    if announced is not None:
        return announced
    limit = (
        min([limit, *(group.first for group in view.groups if group.first >= end)])
        if not _has_that(view, end)
        else limit
    )
    end = _past_addressee(view, end, limit)
    for frame in cue.entry.content:
        start = _content_start(view, frame, end, limit)
        if start is not None:
            words = trim(view, (start, _content_end(view, start, limit, verb_starts)))
            if words[0] < words[1]:
                content = Content(words=words, frame=Frame(kind="object"), entry=cue.entry)
                return Draft(cue=cue, content=content, speaker=owner, lo=cue.start, why=f"the noun {cue.entry.cue}")
    return None


def _announced(view: View, cue: Cue, owner: Stretch | None, end: int, limit: int) -> Draft | None:
    """A headline's noun whose content stands behind a mark: واکنش ظریف به ترامپ: …; ارزیابی دولت؛ …."""
    begins = cue.start == 0 or view.tokens[cue.start - 1].text in PARTS
    if owner is None or not begins or any(group.start < end for group in view.groups):
        return None
    at, addressee = end, None
    if at + 1 < limit and view.plain[at] == "به":
        addressee = addressed(view, at + 1, limit)
        at = addressee[1] if addressee else at
    if at >= limit or view.tokens[at].text not in (":", "؛"):
        return None
    noun = actor_noun(view.tokens[cue.start].norm)
    if view.tokens[at].text == ":" and at == end and noun is not None and noun.kind == "document":
        return None  # The document itself speaks: گزارش سازمان ملل: ….
    words = trim(view, (at + 1, limit))
    if words[0] >= words[1]:
        return None
    marked = msgspec.structs.replace(cue, words=(*cue.words, (at, at + 1))) if view.tokens[at].text == ":" else cue
    content = Content(words=words, frame=Frame(kind="clause"), entry=cue.entry)
    return Draft(
        cue=marked,
        content=content,
        speaker=owner,
        lo=cue.start,
        addressee=addressee,
        why=f"the headline's {cue.entry.cue}",
    )


def _past_addressee(view: View, at: int, limit: int) -> int:
    """Behind whom a request is made of: درخواست شهردار از دولت برای ساخت پل."""
    if at + 2 < limit and view.plain[at] in ("از", "به") and head_is_actor(view, at + 1, limit):
        end = actor_phrase(view, at + 1, limit)
        if end < limit and view.plain[end] in ("برای", "مبنی", "جهت"):
            return end
    return at


def _has_that(view: View, at: int) -> bool:
    return any(view.plain[i] in ("که", "اینکه", "آنکه") for i in range(at, min(at + 4, len(view.tokens))))


def _owner(view: View, start: int, end: int, limit: int) -> Stretch | None:
    """Whoever the noun belongs to: the first actor of its ezafe chain."""
    if start >= limit or not view.tokens[start - 1].ezafe:
        return None
    for i in range(start, end):
        token = view.tokens[i]
        adjective = token.tag == "ADJ" and actor_noun(token.norm) is None and not is_known_name(token)
        if is_nominal(view.tokens[i]) and not adjective and head_is_actor(view, i, end):
            return i, max(i + 1, actor_phrase(view, i, limit))
    people = [i for i in range(start, end) if view.tokens[i].tag == "NOUN" and view.plain[i].endswith(("ها", "ان"))]
    return (people[0], end) if people and not is_time(view, people[0]) else None


def _content_start(view: View, frame: Frame, at: int, limit: int) -> int | None:
    if at >= limit:
        return None
    if frame.kind == "clause":
        for i in range(at, min(at + 3, limit)):
            if view.plain[i] in ("که", "اینکه"):
                return i + 1
        return None
    if frame.kind != "preposition" or frame.of is None:
        return None
    if view.tokens[at].text == "،":
        at += 1
    for spelling in (plain(frame.of), *load_words().synonyms.get(plain(frame.of), ())):
        joined = ""
        for i in range(at, min(at + 3, limit - 1)):
            joined += view.plain[i]
            if joined == spelling:
                return i + 2 if view.plain[i + 1] in ("اینکه", "آنکه") else i + 1
    return None


def _content_end(view: View, start: int, limit: int, verb_starts: set[int]) -> int:
    """A clause goes to its verb; a noun phrase over the prepositions that hang on it, not to the clause's verb."""
    if view.plain[start - 1] in ("که", "اینکه", "آنکه"):
        following = [group for group in view.groups if group.start >= start]
        if not following:
            return limit
        last = following[0]
        for group in following[1:]:
            if group.tense != "subjunctive" or any(view.tokens[i].text == "،" for i in range(last.end, group.start)):
                break
            last = group
        return min(last.end, limit)
    return noun_phrase_end(view, start, limit, stops=verb_starts)


def _with_apposition(view: View, at: int, limit: int) -> int:
    """The end of a noun phrase with the title behind a name that it ends in: تلاش‌های دولت X، رییس‌جمهوری Y، …."""
    end = base_end(view, at, limit)
    if end + 1 < limit and view.plain[end] == "،" and view.tokens[end - 1].tag == "PROPN":
        named = next((i for i in range(at + 1, end) if head_is_actor(view, i, end)), None)
        return max(end, actor_phrase(view, named, limit, apposed=False)) if named is not None else end
    return end


def noun_phrase_end(view: View, start: int, limit: int, *, stops: set[int] | None = None) -> int:
    """The end of a noun phrase with the prepositions that hang on it; before one that runs up to a verb in `stops`."""
    i = start
    verbs = {first for group in view.groups for first in (group.first, group.start)}
    complete = False
    while i < limit:
        token = view.tokens[i]
        if i in view.pairs and token.text in QUOTES:
            i = view.pairs[i] + 1
            complete = True
        elif complete and adverbial_end(view, i, limit) > i:
            break
        elif is_nominal(token) or is_infinitive(token):
            end = actor_phrase(view, i, limit) if head_is_actor(view, i, limit) else _with_apposition(view, i, limit)
            if complete and (end in verbs or i in verbs):
                break  # A noun that nothing binds to the one before it, right before the verb, is the predicate.
            i = max(i + 1, end)
            complete = True
        elif token.tag == "ADP" and view.plain[i] != "را":
            end = prepositional_end(view, i, limit)
            if stops and end in stops and i > start:
                return i
            i = max(i + 1, end)
            complete = True
        elif token.text == "-" and i + 1 < limit and view.tokens[i + 1].tag == "NUM":
            i += 2  # کووید-۱۹
        elif token.text == "و" and start < i < limit - 1 and is_nominal(view.tokens[i + 1]):
            i += 1
            complete = False
        else:
            break
    return min(i, limit)
