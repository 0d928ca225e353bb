"""Finding cues: the verbs, nouns, prepositions and colons that make a statement of a sentence.

A cue found here is only a possibility. Whether it makes a statement is decided where its content is sought: a verb of
saying whose frames find no content (decision 8 of the guidelines) makes none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Literal

import msgspec

from goft.actors import actor_noun
from goft.language.groups import VerbGroup
from goft.remembered import Remembered
from goft.statements.lexicon import CueEntry, Lexicon, load_lexicon
from goft.statements.names import prepositional_end
from goft.statements.phrases import base_end, continues
from goft.statements.view import Stretch, View
from goft.statements.words import load_words, plain

__all__ = ["Cue", "find_cues"]

_LONGEST = 6
"""A cue's words before its verb are at most this many tokens: «مورد انتقاد شدید قرار داد»."""
_BE = ("بود", "باش", "است", "هست", "نیست", "نبود", "نباش")
_COPULAS = ("ایم", "اید", "اند", "ام", "یم", "ید", "ند", "م", "ست", "است")
_BEFORE_GERUNDS = frozenset(["با", "ضمن", "در"])
_FARTHEST = 30
"""The parts of a split cue (خواستار … شد) stand at most this many tokens apart; 99 % of train's are within 22."""


_ACTIVE = {"شد": ("کرد", "داد"), "گرفت": ("داد",)}
"""The stems whose light verbs are made passive by another: اعلام شد of اعلام کرد, مورد انتقاد قرار گرفت of قرار داد."""
_NEVER_NEGATED = frozenset(["threaten", "warn", "accuse", "ask", "characterise", "deny", "concern"])
"""Acts that are not done when they are negated."""


class Cue(msgspec.Struct, frozen=True, gc=False):
    """A cue in a sentence.

    `words` are the tokens that make it, in one or two stretches; `between` is the stretch inside a split cue;
    `group` is the number of its verb group, -1 where it has no finite verb.
    """

    form: Literal["verb", "preposition", "gerund", "noun", "colon"]
    entries: tuple[CueEntry, ...]
    words: tuple[Stretch, ...]
    group: int = -1
    between: Stretch | None = None
    passive: bool = False

    @property
    def start(self) -> int:
        """The first token of the cue."""
        return self.words[0][0]

    @property
    def end(self) -> int:
        """After the last token of the cue."""
        return self.words[-1][1]

    @property
    def entry(self) -> CueEntry:
        """The likeliest entry."""
        return self.entries[0]


class _Split(msgspec.Struct, frozen=True):
    """One way in which an entry's words may enclose its content: مسئولیت … به عهده گرفت, به تبیین … پرداخت."""

    entry: CueEntry
    before: str
    behind: str


class _Table(msgspec.Struct, frozen=True):
    """The entries of one verb by their parts' plain spelling, and what such a spelling may end with."""

    entries: dict[str, tuple[CueEntry, ...]]
    tails: frozenset[str]


class _Index(msgspec.Struct, frozen=True):
    """The lexicon as the finder asks for it: by past stem and the parts' plain spelling."""

    verbs: dict[str, _Table]
    splits: dict[str, dict[str, tuple[_Split, ...]]]
    prepositions: dict[str, tuple[CueEntry, ...]]
    openings: frozenset[str]
    gerunds: dict[str, CueEntry]
    nouns: dict[str, CueEntry]


@cache
def _index() -> _Index:
    lexicon: Lexicon = load_lexicon()
    verbs: defaultdict[str, defaultdict[str, list[CueEntry]]] = defaultdict(lambda: defaultdict(list))
    gerunds: dict[str, CueEntry] = {}
    nouns_of_saying = load_words().gerunds
    for entry in lexicon.entries:
        if entry.kind == "verb":
            parts = plain("".join(entry.parts))
            verbs[entry.stem][parts].append(entry)
            for noun in (parts, parts + "ی", parts + entry.stem + "ن"):
                if noun in nouns_of_saying:
                    gerunds.setdefault(noun, entry)
    prepositions: dict[str, tuple[CueEntry, ...]] = {
        plain(entry.cue): (entry,) for entry in lexicon.entries if entry.kind == "preposition"
    }
    return _Index(
        splits=_splits(lexicon),
        verbs={stem: _table({key: tuple(found) for key, found in table.items()}) for stem, table in verbs.items()},
        prepositions=prepositions,
        openings=frozenset(cue[:end] for cue in prepositions for end in range(1, len(cue) + 1)),
        gerunds=gerunds,
        nouns={plain(cue): entry for cue, entry in lexicon.nouns.items()},
    )


def _table(entries: dict[str, tuple[CueEntry, ...]]) -> _Table:
    return _Table(entries, frozenset(parts[first:] for parts in entries for first in range(len(parts) + 1)))


def _splits(lexicon: Lexicon) -> dict[str, dict[str, tuple[_Split, ...]]]:
    """All splits of the verbs that may enclose their content, by past stem and the last word before the content."""
    found: defaultdict[str, defaultdict[str, list[_Split]]] = defaultdict(lambda: defaultdict(list))
    for entry in lexicon.entries:
        if entry.kind == "verb" and entry.parts[-1:] == ("قرار",):
            split = _Split(entry, plain("".join(entry.parts[:-1])), "قرار")
            found["گرفت"][plain(entry.parts[-2])].append(split)
        if entry.kind == "verb" and any(frame.kind in ("ezafe", "preposition") for frame in entry.content):
            for cut in range(1, len(entry.parts) + 1):
                split = _Split(entry, plain("".join(entry.parts[:cut])), plain("".join(entry.parts[cut:])))
                found[entry.stem][plain(entry.parts[cut - 1])].append(split)
    return {stem: {word: tuple(splits) for word, splits in table.items()} for stem, table in found.items()}


def find_cues(view: View) -> tuple[Cue, ...]:
    """All cues of a sentence in order of their first token; none shares a token with another."""
    may_begin: dict[str, list[int]] = {"preposition": [], "gerund": [], "noun": []}
    for i, forms in [(i, forms) for i, word in enumerate(view.plain) if (forms := _BEGINS[word])]:
        for form in forms:
            may_begin[form].append(i)
    taken: set[int] = set()
    found: list[Cue] = []
    for source in (
        _preposition_cues(view, may_begin["preposition"]),
        _gerund_cues(view, may_begin["gerund"]),
        _verb_cues(view),
        _noun_cues(view, may_begin["noun"]),
    ):
        for cue in source:
            tokens = {i for start, end in cue.words for i in range(start, end)}
            if not tokens & taken and cue.end > view.lead_in:
                taken |= tokens
                found.append(cue)
    return tuple(sorted(found, key=lambda cue: cue.start))


def _verb_cues(view: View) -> Iterator[Cue]:
    index = _index()
    for n, group in enumerate(view.groups):
        if group.tense in ("infinitive", "imperative") or group.person == 2:
            continue
        stem = group.root.partition("#")[0]
        cue = None
        if group.negative:
            cue = _contiguous(view, n, group, index.verbs.get("ن" + stem), passive=group.passive)
        cue = cue or _contiguous(view, n, group, index.verbs.get(stem), passive=group.passive)
        if cue is None:
            for active in _ACTIVE.get(stem, ()):
                cue = cue or _contiguous(view, n, group, index.verbs.get(active), passive=True)
        if cue is None:
            cue = _split(view, n, group, index.splits.get(stem))
        if _is_only_possible(view, n):
            continue
        if cue is not None and _asserts(cue, group) and not (cue.passive and not cue.entry.passive):
            yield cue


def _is_only_possible(view: View, n: int) -> bool:
    """Whether a verb stands under «one may» or an «if»: می‌توان به این نمونه‌ها اشاره کرد, اگر بخواهیم …."""
    group, before = view.groups[n], view.groups[n - 1] if n else None
    if before is not None and view.plain[before.start] in ("میتوان", "نمیتوان", "بتوان") and view.openers[n] < 0:
        return not any(view.tokens[i].text in ("،", "و", "که", ":") for i in range(before.end, group.start))
    opener = view.openers[n]
    return group.tense == "subjunctive" and opener >= 0 and view.plain[opener] in ("اگر", "چنانچه")


def _asserts(cue: Cue, group: VerbGroup) -> bool:
    """Whether the verb's form says that the act was done: not one that is only wished for, nor denied.

    A negated attitude is one of its own (نمی‌پذیرد، خواهان جنگ نیستند); a negated saying (اعلام نکرد) is none.
    """
    if group.tense == "subjunctive" and group.person != 1:
        return False
    if cue.entry.stem.startswith("ن") and group.negative:
        return True
    if cue.entry.past_only and (group.tense in ("future", "subjunctive") or group.person == 1):
        return False
    return not (group.negative and (cue.entry.neutral or cue.entry.act in _NEVER_NEGATED))


def _contiguous(view: View, n: int, group: VerbGroup, table: _Table | None, *, passive: bool) -> Cue | None:
    """The entry with the most words that stand right before the verb; light adverbs may stand between."""
    if table is None:
        return None
    light = load_words().light
    entries, at = table.entries, group.start
    joined, best = _own_part(view, group, table), None
    if joined in entries and (joined or not passive or group.passive):
        best = Cue(form="verb", entries=entries[joined], words=((group.start, group.end),), group=n, passive=passive)
    while at > 0 and group.start - at < _LONGEST:
        at -= 1
        word = view.plain[at]
        if word in light and at > 0 and at == group.start - 1:
            continue
        behind, joined = joined, word + joined
        if joined not in entries and (bare := _bare(word, group) + behind) in entries:
            joined = bare
        if joined in entries:
            whole = view.plain[group.start - 1] not in light or at == group.start - 1
            words: tuple[Stretch, ...] = (
                ((at, group.end),) if whole else ((at, group.start - 1), (group.start, group.end))
            )
            best = Cue(form="verb", entries=entries[joined], words=words, group=n, passive=passive)
        elif joined not in table.tails:
            break  # no entry ends so, however many words more are taken
    return best


def _own_part(view: View, group: VerbGroup, table: _Table) -> str:
    """What stands before the ending of a one-word copula (مخالفند → مخالف, بر این باورند → باور), else nothing."""
    word = view.plain[group.start]
    if group.end == group.start + 1 and group.root.startswith("بود") and not word.startswith(_BE):
        for ending in _COPULAS:
            stem = word[: -len(ending)]
            if word.endswith(ending) and stem in table.tails:
                return stem
    return ""


def _split(view: View, n: int, group: VerbGroup, table: dict[str, tuple[_Split, ...]] | None) -> Cue | None:
    """A cue whose words enclose its content: خواستار آتش‌بس شد, مسئولیت حمله را به عهده گرفت."""
    if table is None:
        return None
    floor = view.groups[n - 1].end if n else 0
    if n and view.openers[n - 1] > 0:
        floor = view.groups[n - 2].end if n > 1 else 0
    for at in range(group.start - 2, max(floor, group.start - _FARTHEST) - 1, -1):
        word = view.plain[at]
        if word not in table and word[-1:] != "ی":
            continue
        if view.quote_of[at] != view.quote_of[group.start]:
            continue
        for split in _splits_at(table, word, group):
            words = _split_words(view, split, at, group)
            if words is not None and words[1][0] - words[0][1] > 0:
                between = (words[0][1], words[1][0])
                passive = not group.root.startswith(split.entry.stem.removeprefix("ن"))
                return Cue(form="verb", entries=(split.entry,), words=words, group=n, between=between, passive=passive)
    return None


def _splits_at(table: dict[str, tuple[_Split, ...]], word: str, group: VerbGroup) -> tuple[_Split, ...]:
    """The splits whose first part may end with a word, in the first of its forms that has any."""
    found = table.get(word)
    if found is None and (word.endswith(("ای", "وی")) or group.root.startswith("داشت")):
        found = next((table[form] for form in _forms(word, group) if form in table), None)
    return found or ()


def _split_words(view: View, split: _Split, at: int, group: VerbGroup) -> tuple[Stretch, Stretch] | None:
    """The tokens of a split cue whose first part ends at a token, None where its words do not stand there."""
    start = at if split.before in _forms(view.plain[at], group) else _joined_back(view, at + 1, split.before)
    behind = _joined_back(view, group.start, split.behind)
    if start is None or behind is None or behind <= at:
        return None
    if not split.behind and not _may_split(view, split.entry, at + 1, group):
        return None
    if _qualifies(view, start) and not _is_one_phrase(view, at + 1, behind):
        return None
    return (start, at + 1), (behind, group.end)


def _qualifies(view: View, at: int) -> bool:
    """Whether an adjective may belong to the noun before it: جریان‌های مخالف در عراق شاهد جنگ هستند."""
    return view.tokens[at].tag == "ADJ" and at > 0 and view.tokens[at - 1].ezafe and view.tokens[at - 1].tag == "NOUN"


def _is_one_phrase(view: View, start: int, end: int) -> bool:
    """Whether a noun phrase with its prepositions fills a stretch: پزشکان نگران [شیوع بیماری در شهر] هستند."""
    if not continues(view, start):
        return False
    at = base_end(view, start, end)
    while at < end and view.tokens[at].tag == "ADP":
        at = max(at + 1, prepositional_end(view, at, end))
    return at == end


def _joined_back(view: View, end: int, wanted: str) -> int | None:
    """Where the words begin that stand before a token and make up `wanted`, the token itself if it is empty."""
    at, joined = end, ""
    while len(joined) < len(wanted) and at > 0:
        at -= 1
        joined = view.plain[at] + joined
    return at if joined == wanted else None


def _may_split(view: View, entry: CueEntry, after: int, group: VerbGroup) -> bool:
    """Whether an entry may enclose its content: by ezafe, or behind its own preposition (تمایلی به جنگ ندارد).

    Behind a preposition the verb must be free: in «حمایت از ایران اعلام کرد» it belongs to another noun.
    """
    if any(frame.kind == "ezafe" for frame in entry.content):
        return True
    own = {plain(frame.of) for frame in entry.content if frame.kind == "preposition" and frame.of}
    return not group.light and entry.stem in ("بود", "داشت", "شد") and view.plain[after] in own


def _forms(word: str, group: VerbGroup) -> tuple[str, ...]:
    """A noun as it stands, bare, and without the ی that binds it to the next word: تقاضای پناهندگی کرد."""
    return (word, _bare(word, group), word[:-1]) if word.endswith(("ای", "وی")) else (word, _bare(word, group))


def _bare(word: str, group: VerbGroup) -> str:
    """A noun without the ی of one indefinite thing, as «having» takes it: تمایلی ندارند، علاقه‌ای نداریم."""
    if not group.root.startswith("داشت"):
        return word
    return word[:-2] if word.endswith("ای") else word[:-1] if word.endswith("ی") else word


def _forms_begun_by(word: str) -> tuple[str, ...]:
    """The forms of cues that a word may begin, but for verbs; none for nearly every word."""
    forms = []
    if word in _index().openings:
        forms.append("preposition")
    if word in _BEFORE_GERUNDS:
        forms.append("gerund")
    if _noun_entry(word) is not None:
        forms.append("noun")
    return tuple(forms)


_BEGINS = Remembered(_forms_begun_by, most=16384)


def _preposition_cues(view: View, places: list[int]) -> Iterator[Cue]:
    index, behind = _index(), 0
    openings = index.openings
    for i in places:
        if i < behind:
            continue
        joined, best = "", None
        for end in range(i + 1, min(i + 5, len(view.tokens)) + 1):
            joined += view.plain[end - 1]
            if joined not in openings:
                break
            if joined in index.prepositions:
                best = Cue(form="preposition", entries=index.prepositions[joined], words=((i, end),))
        if best is not None and best.end < len(view.tokens):
            yield best
            behind = best.end


def _gerund_cues(view: View, places: list[int]) -> Iterator[Cue]:
    """با بیان، با تأکید بر، ضمن انتقاد از (decisions 2 and 20 of the guidelines)."""
    index = _index()
    for i in places:
        word = view.plain[i]
        if i and view.plain[i - 1] + word in load_words().bound:
            continue  # مقابله با تهدید ایران
        joined, best = "", None
        for end in range(i + 2, min(i + 6, len(view.tokens)) + 1):
            joined += view.plain[end - 1]
            entry = index.gerunds.get(joined)
            if entry is not None and _takes_its_preposition(view, entry, end, strict=word == "در"):
                best = Cue(form="gerund", entries=(entry,), words=((i, end),))
        if best is not None:
            yield best
            yield from _joined_gerunds(view, best)


def _joined_gerunds(view: View, first: Cue) -> Iterator[Cue]:
    """The gerunds joined to another by و: با انتقاد از داور [و تمجید از] بازیکنان."""
    index = _index()
    for i in range(first.end, len(view.tokens) - 2):
        if i in view.group_at or view.tokens[i].text in ("،", "؛", ":"):
            return
        if view.plain[i] != "و":
            continue
        for end in (i + 2, i + 3):
            entry = index.gerunds.get("".join(view.plain[i + 1 : end]))
            if entry is not None and _takes_its_preposition(view, entry, end, strict=True):
                yield Cue(form="gerund", entries=(entry,), words=((i + 1, end),))


def _takes_its_preposition(view: View, entry: CueEntry, at: int, *, strict: bool) -> bool:
    """«در حمایت از X» is a gerund, «با حمایت X» is not; what takes an object or a clause needs no preposition."""
    if at >= len(view.tokens):
        return False
    if not strict and any(frame.kind != "preposition" or frame.about == "را" for frame in entry.content):
        return True
    return view.plain[at] in {plain(frame.of) for frame in entry.content if frame.of}


def _noun_cues(view: View, places: list[int]) -> Iterator[Cue]:
    for i in places:
        entry, token = _noun_entry(view.plain[i]), view.tokens[i]
        if entry is not None and token.tag == "NOUN" and token.verb is None and not _names_office(view, i):
            yield Cue(form="noun", entries=(entry,), words=((i, i + 1),))


def _noun_entry(word: str) -> CueEntry | None:
    """The entry of a noun of saying, None for nearly every word."""
    nouns = _index().nouns
    return nouns.get(word) or nouns.get(_singular(word))


def _names_office(view: View, at: int) -> bool:
    """Whether a noun belongs to a title before it: وزیر دفاع، ستاد اطلاع‌رسانی."""
    before = view.tokens[at - 1] if at else None
    noun = actor_noun(before.norm) if before is not None and before.ezafe else None
    return noun is not None and noun.kind != "document"


def _singular(word: str) -> str:
    for ending in ("هایی", "های", "ها", "ی"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word[: -len(ending)]
    return word
