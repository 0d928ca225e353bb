"""The statements of one sentence: cues, their speakers and contents, which lies in which, and who told whom."""

from __future__ import annotations

from dataclasses import dataclass, field

from goft.actors import actor_noun, is_outlet
from goft.statements.acts import act_of
from goft.statements.chains import addressed, find_addressee
from goft.statements.contents import Content, find_content, trim
from goft.statements.cues import Cue, find_cues
from goft.statements.kinds import kind_and_words
from goft.statements.lexicon import CueEntry, Frame
from goft.statements.model import FoundStatement, Place
from goft.statements.nouns import noun_phrase_end, noun_statements
from goft.statements.phrases import actor_phrase, head_is_actor, is_nominal
from goft.statements.regions import region_start
from goft.statements.speakers import (
    Subject,
    after_embedded,
    document_subject,
    find_subject,
    name_after,
    subject_between,
)
from goft.statements.view import Stretch, View
from goft.statements.words import load_words

__all__ = ["find_in_sentence"]

_COLON = CueEntry(cue=":", kind="verb", act="assert", neutral=True)


@dataclass
class _Draft:
    """A statement in the making; only this file changes it."""

    cue: Cue
    content: Content
    speaker: Stretch | None
    lo: int
    own: bool
    why: str
    addressee: Stretch | None = None
    via: list[Stretch] = field(default_factory=list)
    end: int = 0

    def words(self) -> Stretch:
        start, end = self.content.words
        return (start, min(end, self.end) if self.content.is_clause else end)


def find_in_sentence(view: View, number: int) -> list[FoundStatement]:
    """All statements of a sentence in the order of their cues; parents are positions in the list."""
    cues = find_cues(view)
    drafts = _verb_drafts(view, [cue for cue in cues if cue.form == "verb"])
    _add_gerunds(view, drafts, [cue for cue in cues if cue.form == "gerund"])
    _add_prepositions(view, drafts, [cue for cue in cues if cue.form == "preposition"])
    _add_nouns(view, drafts, list(cues))
    _add_colon(view, drafts)
    drafts.sort(key=lambda draft: draft.cue.start)
    return _finish(view, drafts, number)


def _verb_drafts(view: View, cues: list[Cue]) -> list[_Draft]:
    drafts: list[_Draft] = []
    open_drafts: list[_Draft] = []
    for cue in cues:
        lo = region_start(view, cue.start)
        subject = find_subject(view, cue)
        open_drafts = [d for d in open_drafts if cue.start < d.end]
        beside = _beside(view, open_drafts, drafts, cue, lo, subject)
        if beside in open_drafts:
            for inner in open_drafts[open_drafts.index(beside) :]:
                inner.end = min(inner.end, max(lo, _quoted_end(view, inner)))
            del open_drafts[open_drafts.index(beside) :]
        limit = _limit(view, cue, open_drafts)
        behind = subject.words[1] if subject and subject.own else lo
        content = find_content(view, cue, behind, limit)
        if content is None and behind != lo:
            content = find_content(view, cue, lo, limit)
        if content is None:
            content = _shared_object(view, cue, lo, drafts)
        if content is None or (content.entry.actor and not _can_speak(view, cue, subject, beside)):
            continue
        if _only_wanted(view, cue, content, open_drafts):
            continue
        speaker = _speaker(view, cue, content, subject, open_drafts, beside)
        if cue.passive or content.entry.stem == "آمد":
            speaker = document_subject(view, lo, cue.start)
            if speaker is None and content.entry.stem == "آمد":
                continue
        if speaker and _overlaps(speaker, content.words):
            speaker = None
        draft = _Draft(
            cue=cue,
            content=content,
            speaker=speaker,
            lo=lo,
            own=bool(subject and subject.own),
            why=f"{content.frame.kind} of {content.entry.cue}",
            end=content.words[1],
        )
        before = content.about or content.words
        hi = min(before[0], cue.start) if before[0] > lo else cue.start
        draft.addressee = find_addressee(view, cue, content.entry, lo, hi, speaker)
        if draft.addressee and draft.speaker and _overlaps(draft.addressee, draft.speaker):
            draft.addressee = None
        drafts.append(draft)
        if content.is_clause:
            open_drafts.append(draft)
    return drafts


def _can_speak(view: View, cue: Cue, subject: Subject | None, beside: _Draft | None) -> bool:
    """Whether the subject is one who can speak; a first person and a verb beside another that was said always can."""
    if cue.passive or beside is not None or view.groups[cue.group].person == 1:
        return True
    return subject is None or subject.actor


def _only_wanted(view: View, cue: Cue, content: Content, open_drafts: list[_Draft]) -> bool:
    """می‌خواهد of a third party inside a content is no record (decision 21), unless it asks somebody."""
    group = view.groups[cue.group]
    if content.entry.cue != "خواستن" or group.tense not in ("present", "past") or group.person != 3 or not open_drafts:
        return False
    lo = region_start(view, cue.start)
    return view.plain[group.head].startswith(("می", "نمی")) and "از" not in view.plain[lo : cue.start]


def _speaker(
    view: View, cue: Cue, content: Content, subject: Subject | None, open_drafts: list[_Draft], beside: _Draft | None
) -> Stretch | None:
    """The subject; the speaker of the verb beside it where it has none of its own; nobody where it is a content's.

    A content whose verb has no subject in it (گفت امیدوار است …) names nobody: the outer speaker is understood. Only
    «آنچه … خواند» is said of the outer subject by the writer.
    """
    if subject is not None and subject.own:
        return subject.words
    if beside is not None:
        return beside.speaker
    if subject is None:
        return None
    named_by_writer = content.frame.kind == "complement" and content.about == (content.words[0] - 1, content.words[0])
    if open_drafts and subject.words[0] < open_drafts[-1].content.words[0] and not named_by_writer:
        return None
    return subject.words


def _shared_object(view: View, cue: Cue, lo: int, drafts: list[_Draft]) -> Content | None:
    """A second verb without an object of its own shares the first's: حمله را هولناک خوانده و محکوم کرده است."""
    if not drafts or lo != drafts[-1].cue.end or view.tokens[lo].text != "و":
        return None
    first = drafts[-1].content
    for entry in cue.entries:
        if any(frame.kind == "object" for frame in entry.content):
            words = first.about if first.frame.kind == "complement" else first.words if first.frame.kind == "object" else None
            if words is not None:
                return Content(words=words, frame=Frame(kind="object"), entry=entry)
    return None


def _beside(
    view: View, open_drafts: list[_Draft], drafts: list[_Draft], cue: Cue, lo: int, subject: Subject | None
) -> _Draft | None:
    """The cue that a cue stands beside, sharing its level and, without a subject of its own, its speaker.

    The verb right before comes first (آمریکا را محکوم کرد و گفت), then the open ones from the innermost outward.
    """
    last = drafts[-1] if drafts else None
    own = subject is not None and subject.own
    if last is not None and not own and not last.content.is_clause and last.cue.end == lo and _agree(view, last, cue):
        return last
    for candidate in reversed(open_drafts):
        if _closes(view, candidate, cue, lo, subject):
            return candidate
    return None


def _quoted_end(view: View, draft: _Draft) -> int:
    """Behind the quotation that a content begins with, 0 where it begins with none."""
    start = draft.content.words[0]
    return view.pairs[start] + 1 if start in view.pairs and view.tokens[start].text in "«“\"" else 0


def _agree(view: View, draft: _Draft, cue: Cue) -> bool:
    """Whether two verbs can have one subject: the same person and number."""
    if draft.cue.group < 0 or draft.cue.passive or cue.passive:
        return False
    one, other = view.groups[draft.cue.group], view.groups[cue.group]
    bare = view.tokens[one.end - 1].verb is not None and one.tense == "perfect" and one.end == one.start + 1
    return one.person == other.person and (one.plural == other.plural or bare)


def _limit(view: View, cue: Cue, open_drafts: list[_Draft]) -> int:
    limit = view.text_end()
    quote = view.quote_of[cue.start]
    if quote >= 0:
        limit = min(limit, _sentence_end(view, cue.end, view.pairs[quote]))
    if open_drafts:
        limit = min(limit, open_drafts[-1].end)
    if quote >= 0 or open_drafts:
        limit = _first_clause_end(view, cue.end, limit)
    if cue.group >= 0 and view.openers[cue.group] > 0 and view.tokens[view.openers[cue.group]].text == "که":
        limit = min(limit, _relative_end(view, cue, limit))
    return max(limit, cue.end)


def _sentence_end(view: View, start: int, limit: int) -> int:
    """Where the sentence inside a quotation ends that a token belongs to."""
    for i in range(start, limit):
        if view.tokens[i].text in (".", "!", "؟", "?") and view.quote_of[i] == view.quote_of[start - 1]:
            return i
    return limit


def _first_clause_end(view: View, start: int, limit: int) -> int:
    """Where what is said inside another's words ends: at the comma, semicolon or «but» behind its first whole clause."""
    for number, group in enumerate(view.groups):
        whole = start < group.start and group.end < limit and view.openers[number] < start
        if whole and view.tokens[group.end].text in ("،", "؛", "اما", "ولی", "بلکه", "زیرا"):
            return group.end
    return limit


def _relative_end(view: View, cue: Cue, limit: int) -> int:
    """Where a relative clause ends that holds a cue: behind the verb of the cue's content, if a main verb follows it."""
    after = [group for group in view.groups if cue.end <= group.start < limit]
    return after[0].end if len(after) > 1 else limit


def _overlaps(a: Stretch, b: Stretch) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _closes(view: View, open_draft: _Draft, cue: Cue, lo: int, subject: Subject | None) -> bool:
    """Whether a cue stands beside an open one and ends its content, rather than in it (گفت … و افزود …)."""
    start = open_draft.content.words[0]
    if view.quote_of[cue.start] >= 0 and view.quote_of[cue.start] >= start:
        return False
    if start in view.pairs and view.tokens[start].text in "«“\"" and view.pairs[start] < cue.start:
        after = view.tokens[view.pairs[start] + 1]
        if after.tag in ("PUNCT", "CCONJ") or after.tag == "SCONJ":
            return True
    if lo <= start or not any(start <= group.start < lo for group in view.groups):
        return False
    inner = view.groups[cue.group]
    if inner.person != 3 or inner.tense not in ("past", "perfect", "pluperfect", "present"):
        return False
    connector = view.tokens[lo].text
    if connector not in ("و", "،", "؛", "اما", "ولی"):
        return False
    agree = _agree(view, open_draft, cue)
    same = agree and inner.tense == view.groups[open_draft.cue.group].tense
    if subject is None or not subject.own:
        return same or (agree and connector == "و" and not _has_actor(view, start, lo))
    if connector in ("اما", "ولی"):
        return subject.actor and not cue.passive
    return same and cue.entry.neutral and inner.tense == "past"


def _has_actor(view: View, start: int, end: int) -> bool:
    """Whether a stretch of a content names somebody who could be its verbs' subject."""
    found = subject_between(view, start, end)
    return found is not None and found[1]


def _add_gerunds(view: View, drafts: list[_Draft], cues: list[Cue]) -> None:
    """با بیان اینکه …: a record of its own beside the finite verb whose subject speaks."""
    for cue in cues:
        main = next((d for d in drafts if d.lo <= cue.start < d.cue.start and d.cue.form == "verb"), None)
        content = _gerund_content(view, cue, main.cue.start if main else view.text_end())
        if content is None or (main is None and view.plain[cue.start] == "در"):
            continue
        if main is not None:
            speaker = main.speaker
        else:
            speaker = next(
                ((s, e) for s, e in [_first_actor(view, region_start(view, cue.start), cue.start)] if s < e), None
            )
        drafts.append(
            _Draft(
                cue=cue,
                content=content,
                speaker=speaker,
                lo=cue.start,
                own=True,
                why=f"{view.tokens[cue.start].text} and the noun of {cue.entry.cue}",
                addressee=main.addressee if main else None,
                end=content.words[1],
            )
        )


def _first_actor(view: View, lo: int, hi: int) -> Stretch:
    for i in range(lo, hi):
        if is_nominal(view.tokens[i]) and head_is_actor(view, i, hi):
            return i, actor_phrase(view, i, hi)
    return lo, lo


def _gerund_content(view: View, cue: Cue, hi: int) -> Content | None:
    i = cue.end
    while i < hi and view.plain[i] in ("بر", "از", "به", "با", "نسبت", "در", "این", "آن", "درباره"):
        if view.plain[i] in ("این", "آن") and not (i + 1 < hi and view.plain[i + 1] in ("که", "نکته", "مطلب", "موضوع")):
            break
        i += 1
    clause = i < hi and view.plain[i] in ("اینکه", "که")
    if clause:
        i += 1
    elif cue.entry.cue.startswith("اشاره"):
        return None
    if i >= hi:
        return None
    end = _gerund_end(view, i, hi, clause=clause)
    words = trim(view, (i, end))
    if words[0] >= words[1]:
        return None
    return Content(words=words, frame=Frame(kind="object"), entry=cue.entry)


def _gerund_end(view: View, start: int, hi: int, *, clause: bool) -> int:
    """A clause ends behind its last verb before a comma or the main cue; a noun phrase at the next comma."""
    if start in view.pairs and view.tokens[start].text in "«“\"" and view.pairs[start] < hi:
        after = view.pairs[start] + 1
        if after >= hi or view.tokens[after].text in ("،", "و") or after in view.group_at:
            return after
    last = start
    for i in range(start, hi):
        if view.quote_of[i] >= start:
            continue
        number = view.group_at.get(i)
        if clause and number is not None:
            last = view.groups[number].end
            if last < hi and view.tokens[last].text == "،":
                return last
        if not clause and view.tokens[i].text == "،":
            break
    if clause:
        return last if last > start else hi
    return min(hi, noun_phrase_end(view, start, hi))


def _add_prepositions(view: View, drafts: list[_Draft], cues: list[Cue]) -> None:
    """به گفته X: X speaks before a plain fact; before a clause with a speaker of its own X is a link of the chain."""
    pending: list[tuple[Cue, Stretch]] = []
    for cue in cues:
        name = name_after(view, cue.end, _next_verb(view, drafts, cue.end))
        if name is None or (cue.entry.names == "document" and not _is_document(view, name)):
            continue
        if cue.entry.names == "actor" and not head_is_actor(view, *name):
            continue
        main = _governing(view, drafts, cue, name)
        if main is not None:
            main.via.append(name)
            for other in drafts:
                if other is not main and other.speaker == main.speaker and other.cue.start > main.cue.start and not other.own and other.cue.form == "verb" and other.lo >= main.cue.end:
                    other.via.append(name)
            continue
        pending.append((cue, name))
    for k, (cue, name) in enumerate(pending):
        following = pending[k + 1][0] if k + 1 < len(pending) else None
        if following is not None and following.start - name[1] <= 1:
            continue
        limit = view.text_end()
        quote = view.quote_of[cue.start]
        if quote >= 0:
            limit = min(limit, view.pairs[quote])
        start, addressee = _behind_name(view, name[1], limit)
        words = trim(view, (start, limit))
        if words[1] - words[0] < 2:
            words = trim(view, (region_start(view, cue.start), cue.start))
        if words[0] >= words[1]:
            continue
        content = Content(words=words, frame=Frame(kind="object"), entry=cue.entry)
        draft = _Draft(
            cue=cue,
            content=content,
            speaker=name,
            lo=cue.start,
            own=True,
            why=f"name behind {cue.entry.cue}",
            addressee=addressee,
            end=words[1],
        )
        if k and cue.start - pending[k - 1][1][1] <= 1:
            draft.via.append(pending[k - 1][1])
        drafts.append(draft)


def _behind_name(view: View, at: int, limit: int) -> tuple[int, Stretch | None]:
    """Where the content of a preposition cue begins, and whom the name spoke to: به گفته X به رویترز، ….

    A relative clause on the name is passed over (بر اساس این گزارش که … تهیه شده، …), and so is a که.
    """
    addressee: Stretch | None = None
    if at + 1 < limit and view.plain[at] == "به":
        addressee = addressed(view, at + 1, limit)
        if addressee is not None:
            at = addressee[1]
    if at < limit and view.plain[at] == "که":
        end = after_embedded(view, at, limit)
        followed = end < limit and view.tokens[end].text == "،"
        at = end if followed and end > at + 1 else at + 1
    return at, addressee


def _next_verb(view: View, drafts: list[_Draft], at: int) -> int:
    """Where the next verb or cue begins: a name ends before it."""
    starts = [group.first for group in view.groups if group.first > at]
    starts += [draft.cue.start for draft in drafts if draft.cue.start > at]
    return min(starts, default=len(view.tokens))


def _is_document(view: View, name: Stretch) -> bool:
    for i in range(name[0], min(name[0] + 3, name[1])):
        noun = actor_noun(view.tokens[i].norm)
        if noun is not None and noun.kind == "document":
            return True
    return False


def _governing(view: View, drafts: list[_Draft], cue: Cue, name: Stretch) -> _Draft | None:
    """The verb cue whose sentence a preposition cue opens, if it has another speaker and nothing else is told.

    «به گفته X، Y خواهان صلح است و جنگ ادامه دارد»: here X says the whole, and Y's wish lies in it.
    """
    for draft in drafts:
        if draft.cue.form != "verb" or draft.cue.start < cue.end or draft.speaker is None:
            continue
        if view.quote_of[cue.start] != view.quote_of[draft.cue.start]:
            continue
        if draft.lo <= cue.start or draft.speaker[0] >= name[1] or draft.speaker[1] <= cue.start:
            if _overlaps(draft.speaker, name):
                draft.speaker = None
                continue
            return None if _told_otherwise(view, drafts, name[1], draft) else draft
    return None


def _told_otherwise(view: View, drafts: list[_Draft], start: int, draft: _Draft) -> bool:
    """Whether a main clause of the sentence is neither a cue nor in what a cue brings."""
    if draft.content.entry.neutral or draft.speaker is None or draft.speaker[0] < start:
        return False
    covered = {i for other in drafts for i in range(*other.words())}
    cues = {i for other in drafts for words in other.cue.words for i in range(*words)}
    return any(
        group.start > draft.cue.end and view.openers[n] < 0 and group.start not in covered and group.start not in cues
        for n, group in enumerate(view.groups)
    )


def _add_nouns(view: View, drafts: list[_Draft], cues: list[Cue]) -> None:
    for cue, content, owner in noun_statements(view, cues):
        drafts.append(
            _Draft(
                cue=cue, content=content, speaker=owner, lo=cue.start, own=True, why=f"noun {cue.entry.cue}", end=content.words[1]
            )
        )


def _add_colon(view: View, drafts: list[_Draft]) -> None:
    """A headline's colon: an actor, a colon, and what the actor says; also behind «؛» or «/» in the headline."""
    for i, token in enumerate(view.tokens):
        if token.text != ":" or i == 0 or view.quote_of[i] >= 0:
            continue
        start = next((k + 1 for k in range(i - 1, -1, -1) if view.tokens[k].text in ("؛", "/", "|", "*")), 0)
        while start < i and not is_nominal(view.tokens[start]) and view.tokens[start].text not in "«“\"":
            start += 1
        if start >= i or any(start <= group.start < i for group in view.groups):
            continue
        end = actor_phrase(view, start, i)
        known = head_is_actor(view, start, end)
        if not known or not _fills_headline(view, end, i) or _is_dateline(view, start, end):
            continue
        words = trim(view, (i + 1, view.text_end()))
        if words[0] >= words[1] or any(start <= draft.cue.start < i for draft in drafts):
            continue
        cue = Cue(form="colon", entries=(_COLON,), words=((i, i + 1),))
        content = Content(words=words, frame=Frame(kind="object"), entry=_COLON)
        drafts.append(
            _Draft(
                cue=cue,
                content=content,
                speaker=(start, end),
                lo=start,
                own=True,
                why="actor before a headline's colon",
                end=words[1],
            )
        )
        return


def _fills_headline(view: View, end: int, colon: int) -> bool:
    """Whether only a place or an addressee stands between the actor and the colon: بلینکن در شورای امنیت: …."""
    return end == colon or view.plain[end] in ("در", "به", "خطاب", "با", "درباره")


def _is_dateline(view: View, start: int, end: int) -> bool:
    if view.plain[start] in load_words().labels:
        return True
    return is_outlet(" ".join(token.norm for token in view.tokens[start:end]))


def _finish(view: View, drafts: list[_Draft], number: int) -> list[FoundStatement]:
    ready: list[tuple[_Draft, Stretch]] = []
    for draft in drafts:
        words = trim(view, draft.words())
        if words[0] < words[1]:
            ready.append((draft, words))
    return [_found(view, draft, words, number, ready) for draft, words in ready]


def _found(
    view: View, draft: _Draft, words: Stretch, number: int, ready: list[tuple[_Draft, Stretch]]
) -> FoundStatement:
    kind, inner = kind_and_words(view, words)
    group = view.groups[draft.cue.group] if draft.cue.group >= 0 else None
    return FoundStatement(
        sentence=number,
        kind=kind,
        act=act_of(view, draft.cue, draft.content),
        speaker=_place(view, draft.speaker) if draft.speaker else None,
        cue=tuple(_place(view, part) for part in draft.cue.words),
        content=(_place(view, inner),),
        addressee=_place(view, draft.addressee) if draft.addressee else None,
        via=tuple(_place(view, link) for link in draft.via),
        about=_place(view, draft.content.about) if draft.content.about else None,
        parent=_parent(draft, ready),
        person=group.person if group else None,
        plural=group.plural if group else False,
        open_end=kind == "indirect" and words[1] >= view.text_end() and _behind_colon(view, words[0]),
        confidence=0.8 if draft.speaker else 0.5,
        why=draft.why,
    )


def _behind_colon(view: View, at: int) -> bool:
    return at > 0 and view.tokens[at - 1].text == ":"


def _parent(draft: _Draft, ready: list[tuple[_Draft, Stretch]]) -> int | None:
    best: int | None = None
    for position, (other, words) in enumerate(ready):
        if other is not draft and words[0] <= draft.cue.start and draft.cue.end <= words[1]:
            if best is None or words[1] - words[0] < ready[best][1][1] - ready[best][1][0]:
                best = position
    return best


def _place(view: View, words: Stretch) -> Place:
    return view.tokens[words[0]].start, view.tokens[words[1] - 1].end
