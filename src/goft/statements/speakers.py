"""Who speaks: the subject of a cue's clause, or the name that a preposition brings."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import msgspec

from goft.actors import actor_noun, is_actor_noun, is_given_name, is_known_name, is_state_name
from goft.language.words import load_classes
from goft.statements.cues import Cue
from goft.statements.lexicon import load_lexicon
from goft.statements.names import actor_phrase, prepositional_end
from goft.statements.phrases import adverbial_end, base_end, head_is_actor, is_nominal, is_time, is_titled, time_end
from goft.statements.regions import region_start
from goft.statements.view import KEPT, QUOTES, Stretch, View
from goft.statements.words import load_words

__all__ = ["Subject", "after_embedded", "document_subject", "find_subject", "name_after", "subject_between"]

_LONGEST_NAME = 3
_SHORTEST_NAME = 2
_MISTAKEN = frozenset(["NOUN", "ADJ", "VERB", "ADV", "X", "PROPN"])
_NAMING = frozenset(["NOUN", "PROPN", "ADJ"])
_OBJECT_HEADS = frozenset(["NOUN", "PROPN", "DET", "NUM", "PRON"])
_THAT = frozenset(["که", "اینکه", "آنکه"])
_CLAUSES_BACK = 20
"""Clauses that are looked through for a subject, so that a sentence of nothing but verbs is read in time, too."""
_SURE_BORDER = 2.2
_UNKNOWN_BORDER = -0.5
_ADJUNCT_BORDER = 0.0
_BORDER_BONUS = 1.5
"""Log-odds of the tagger's ezafe (`Token.bond`): a subject may end where they lie under these.

The first holds behind one who can speak, the second behind a word that is not known, the third inside an adjunct; the
bonus makes a title or a demonstrative begin the object."""


class Subject(msgspec.Struct, frozen=True):
    """A subject found: its tokens, whether it stands in the cue's own clause, and whether it can speak."""

    words: Stretch
    own: bool
    actor: bool


def find_subject(view: View, cue: Cue) -> Subject | None:
    """The subject of a verb cue: in its own clause, else in the clauses before it in the sentence.

    A verb of the first person has a subject only where its pronoun stands (decision 3 of the guidelines).
    """
    hi = min(cue.start, view.groups[cue.group].first)
    if view.groups[cue.group].person == 1:
        return _first_person(view, region_start(view, hi), hi)
    own = True
    dateline = _dateline(view)
    for _ in range(_CLAUSES_BACK):
        lo = region_start(view, hi)
        found = _clause_subject(view, cue, max(lo, dateline), hi, own=own)
        if found is not None:
            words, actor = found
            return Subject(words=words, own=own, actor=actor)
        if lo <= view.lead_in or (view.quote_of[cue.start] >= 0 and lo <= view.quote_of[cue.start] + 1):
            return None
        if view.tokens[lo - 1].text in (":", "؛"):
            return None
        own = False
        hi = view.groups[view.group_at[lo - 1]].first if lo - 1 in view.group_at else lo - 1
    return None


def _clause_subject(view: View, cue: Cue, lo: int, hi: int, *, own: bool) -> tuple[Stretch, bool] | None:
    """The subject of one clause: before its object, else bound to it, else behind it, else what the clause hangs on."""
    mark = _object_mark(view, cue, lo, hi)
    found = subject_between(view, lo, mark + 1 if mark is not None else hi)
    if found is not None or not own:
        return found
    bound = _before_object(view, lo, mark) if mark is not None else None
    bound = bound or _antecedent(view, cue) or _behind_adjunct(view, lo, mark if mark is not None else hi)
    if bound is not None:
        return bound, True
    behind = subject_between(view, mark + 1, hi) if mark is not None else None
    return behind if behind is not None and behind[1] and behind[0][1] < hi else None


def _object_mark(view: View, cue: Cue, lo: int, hi: int) -> int | None:
    """The first را of a clause."""
    if "را" not in view.plain[lo:hi]:
        return None
    quote = view.quote_of[cue.start]
    return next((i for i in range(lo, hi) if view.plain[i] == "را" and view.quote_of[i] == quote), None)


def _before_object(view: View, lo: int, mark: int) -> Stretch | None:
    """A subject that the tagger bound to the object behind it: این بنیاد | جریمه‌ها را بی‌جا خواند.

    Persian writes no ezafe, so a subject and an object side by side look like one phrase. They part where the tagger is
    least sure of its ezafe, sooner before a title or a demonstrative than before another noun.
    """
    start = next((phrase[0] for phrase in _phrases(view, lo, mark)), None)
    if start is None:
        return None
    best: tuple[float, int] | None = None
    body_end = _body_end(view, start, mark)
    for at in range(start + 1, mark):
        parts = view.tokens[at - 1].ezafe or (at <= body_end and view.tokens[at - 1].tag in _NAMING)
        said = view.tokens[at - 1].norm in load_lexicon().nouns
        if parts and not said and view.tokens[at].tag in _OBJECT_HEADS and view.quote_of[at] < 0:
            bond = _border_bond(view, start, at)
            best = (bond, at) if best is None or bond < best[0] else best
    if best is None:
        return None
    limit = _SURE_BORDER if head_is_actor(view, start, best[1]) else _UNKNOWN_BORDER
    return (start, best[1]) if best[0] < limit else None


def _body_end(view: View, start: int, hi: int) -> int:
    """Where nouns end behind a body, which takes no name beside it (شورای شهر | شهرداری را); `start` for others."""
    noun = actor_noun(view.tokens[start].norm)
    if noun is None or noun.kind not in ("organisation", "group"):
        return start
    return next((i for i in range(start, hi) if not is_nominal(view.tokens[i])), hi)


def _behind_adjunct(view: View, lo: int, hi: int) -> Stretch | None:
    """A subject that the tagger bound to the adjunct before it: به دنبال کمبود نان | نشریه کارون گزارش داد."""
    i = lo
    while i < hi:
        if view.tokens[i].tag != "ADP" or view.plain[i] == "را":
            i += 1
            continue
        end = max(i + 1, prepositional_end(view, i, hi))
        for at in range(i + 2, end):
            bound = view.tokens[at - 1].ezafe and view.tokens[at - 1].bond < _ADJUNCT_BORDER
            if bound and is_titled(view, at, end) and head_is_actor(view, at, end):
                return at, actor_phrase(view, at, hi)
        i = end
    return None


def _border_bond(view: View, start: int, at: int) -> float:
    """How firmly a would-be object is bound to the subject before it.

    A demonstrative, a number or a title begins a phrase sooner than another noun; a bare title in the singular (وکیل |
    شرکت) is seldom all of a subject.
    """
    token, before = view.tokens[at], view.tokens[at - 1]
    begins = token.tag in ("DET", "NUM") or is_actor_noun(token.norm)
    noun = actor_noun(before.norm)
    bare = at - start == 1 and before.tag == "NOUN" and noun is not None and not noun.plural
    return (
        before.bond - (_BORDER_BONUS if begins and not bare else 0.0) + (_BORDER_BONUS if bare and not begins else 0.0)
    )


def _antecedent(view: View, cue: Cue) -> Stretch | None:
    """Who a relative clause is about: نخست‌وزیر [که مدعی است …]. The longest actor phrase that ends at its که."""
    that = view.openers[cue.group]
    if that <= 0 or view.tokens[that].norm != "که":
        return None
    for start in range(max(0, that - 9), that):
        noun = actor_noun(view.tokens[start].norm)
        fits = is_nominal(view.tokens[start]) and (start == 0 or not view.tokens[start - 1].ezafe)
        fits = fits and not (noun and noun.kind == "document") and head_is_actor(view, start, that)
        if fits and actor_phrase(view, start, that) == that:
            return start, that
    return None


def _first_person(view: View, lo: int, hi: int) -> Subject | None:
    first = load_words().first
    for start, end in _bare_phrases(view, lo, hi):
        if view.plain[end - 1] in first:
            return Subject(words=(start, end), own=True, actor=True)
    return None


@lru_cache(maxsize=KEPT)
def _dateline(view: View) -> int:
    """Where the sentence begins behind an agency's dateline: تهران - ایرنا - …, ایسنا/کرمان …."""
    after = 0
    for i, token in enumerate(view.tokens[:10]):
        if token.text in ("-", "–", "ـ", "—", "/", ")") and i - after <= 3:
            after = i + 1
    return after


@lru_cache(maxsize=KEPT)
def subject_between(view: View, lo: int, hi: int) -> tuple[Stretch, bool] | None:
    """The likeliest subject between two tokens, and whether it can speak."""
    best: Stretch | None = None
    for start, end in _bare_phrases(view, lo, hi):
        if best is None and _is_unknown_name(view, start, end):
            return (start, end), True
        if head_is_actor(view, start, end):
            return (_with_given_name(view, start), end), True
        best = best or (start, end)
    return (best, False) if best is not None else None


def _with_given_name(view: View, start: int) -> int:
    """Where a name begins whose given name the tagger took for another word: جو | بایدن, برد | پیت."""
    before = view.tokens[start - 1] if start else None
    if before is None or not is_known_name(view.tokens[start]) or is_state_name(view.tokens[start].norm):
        return start
    return start - 1 if before.tag in _MISTAKEN and is_given_name(before.norm) else start


@lru_cache(maxsize=KEPT)
def _is_unknown_name(view: View, start: int, end: int) -> bool:
    """Whether a short phrase holds a word that no text before had: the name of somebody new (وینگو بگوویچ)."""
    if end - start > _LONGEST_NAME or not _NAMING.issuperset([token.tag for token in view.tokens[start:end]]):
        return False
    known = load_classes()
    return any(word not in known for word in view.plain[start:end] if len(word) > _SHORTEST_NAME)


def _bare_phrases(view: View, lo: int, hi: int) -> Iterator[Stretch]:
    """Noun phrases between two tokens that neither a preposition nor را governs and that are no time."""
    return (phrase for phrase in _phrases(view, lo, hi) if not _is_object(view, phrase[1], hi))


def _phrases(view: View, lo: int, hi: int) -> Iterator[Stretch]:
    """Noun phrases between two tokens that no preposition governs and that are no time."""
    words, tokens, plain = load_words(), view.tokens, view.plain
    light, manner = words.light, words.manner
    i = lo
    governed = False
    while i < hi:
        token, word = tokens[i], plain[i]
        joined = governed and token.text == "و" and i + 1 < hi
        governed = False
        if word in light and not (i + 1 < hi and token.ezafe):
            i += 1
        elif token.tag == "SCONJ" or token.norm in _THAT:
            i = after_embedded(view, i, hi)
        elif (fixed := adverbial_end(view, i, hi)) > i:
            i = fixed
        elif word in manner and token.tag != "NOUN":
            i = max(i + 1, base_end(view, i + 1, hi)) if i + 1 < hi else i + 1
        elif is_time(view, i):
            i = time_end(view, i, hi)
        elif (token.tag == "ADP" and word != "را") or joined:
            at = i
            while joined and at + 2 < hi and plain[at + 1] in light:
                at += 1  # از ترکیه و همچنین قطر
            i = max(i + 1, prepositional_end(view, at, hi))
            governed = True
        elif i in view.pairs and token.text == "(":
            i = view.pairs[i] + 1
        elif is_nominal(token) or (token.text in QUOTES and i in view.pairs and view.pairs[i] < hi):
            end = max(i + 1, actor_phrase(view, i, hi))
            end = _with_stranded(view, i, end, hi)
            said = token.text in QUOTES and any(i < group.start < end for group in view.groups)
            if not said:
                yield (i, end)
            i = end
        else:
            i += 1


def _is_object(view: View, end: int, hi: int) -> bool:
    """Whether را follows a phrase, at once or behind the prepositions that hang on it (تفاهم میان دو کشور را)."""
    i = end
    while i < hi:
        if view.plain[i] == "را" or (is_time(view, i) and i + 1 < hi and view.plain[i + 1] == "را"):
            return True
        if view.tokens[i].tag != "ADP" and not (view.tokens[i].text == "و" and i > end):
            return False
        i = max(i + 1, prepositional_end(view, i, hi))
    return False


def _with_stranded(view: View, start: int, end: int, hi: int) -> int:
    """A subject's last words that the tagger cut off: معاون سابق | ترامپ گفت, ستاد کل | نیروهای مسلح، اعلام کرد."""
    if end >= hi or not is_nominal(view.tokens[end]) or view.tokens[end].tag == "PRON" or is_time(view, end):
        return end
    if not head_is_actor(view, start, end) or view.plain[end] in load_words().light:
        return end
    if "را" in view.plain[end:hi]:
        return end
    inner = actor_phrase(view, end, hi)
    if inner < hi and view.tokens[inner].tag != "ADP" and view.plain[inner] != "،":
        return end
    return end if inner < hi and view.plain[inner] == "را" else inner


def after_embedded(view: View, at: int, hi: int) -> int:
    """After the embedded clause that a subordinator opens: behind the last verb that it governs."""
    end = at + 1
    for number, group in enumerate(view.groups):
        if at < group.start < hi and view.openers[number] >= 0 and view.openers[number] <= at + 1:
            end = max(end, group.end)
    return end


def name_after(view: View, at: int, limit: int) -> Stretch | None:
    """The name behind a preposition cue (به گفته X, به گزارش روز سه‌شنبه X), None where no noun phrase stands there."""
    if at < limit and is_time(view, at):
        behind = time_end(view, at, limit)
        at = behind if behind < limit and is_nominal(view.tokens[behind]) else at
    if at >= limit or not (is_nominal(view.tokens[at]) or view.tokens[at].text in QUOTES):
        return None
    return (at, actor_phrase(view, at, limit, apposed=False))


def document_subject(view: View, lo: int, hi: int) -> Stretch | None:
    """The document that speaks in «در این گزارش آمده است»: the noun phrase of در that names a document."""
    for i in range(lo, hi - 1):
        if view.plain[i] not in ("در", "طی"):
            continue
        limit = next((k for k in range(i + 1, hi) if view.tokens[k].text in ("،", ":")), hi)
        for start in range(i + 1, min(i + 6, limit)):
            if _is_document(view, start):
                first = start - 1 if view.tokens[start - 1].tag == "DET" and start - 1 > i else start
                return first, actor_phrase(view, first, limit)
    return None


def _is_document(view: View, at: int) -> bool:
    noun = actor_noun(view.tokens[at].norm)
    return noun is not None and noun.kind == "document"
