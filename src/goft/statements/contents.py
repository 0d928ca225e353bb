"""What is said: where the content of a cue stands, frame by frame, and how far it goes."""

from __future__ import annotations

import msgspec

from goft.statements.cues import Cue
from goft.statements.lexicon import CueEntry, Frame, load_lexicon
from goft.statements.names import actor_phrase, prepositional_end
from goft.statements.phrases import base_end, continues, head_is_actor, is_infinitive, is_nominal, is_time
from goft.statements.view import QUOTES, Stretch, View
from goft.statements.words import load_words, plain

__all__ = ["Content", "clause_start", "find_content", "trim"]

_SEPARATORS = frozenset([":", "،", "که", "اینکه", "این‌که", "-", "–", "؛", "]", ")"])
_COMPLEMENTISERS = frozenset(["که", "اینکه", "این‌که", "تا"])
_EDGE = frozenset([".", "…", "!", "؟", "?", "؛", "،", ":", "و", "/", "-", "–", "«", "»", '"', "“", "”"])
_PART_OF_PREPOSITION = frozenset(
    [
        "پس",
        "پیش",
        "قبل",
        "بعد",
        "غیر",
        "بیش",
        "کمتر",
        "خارج",
        "ناشی",
        "اعم",
        "یکی",
        "برخی",
        "بعضی",
        "بسیاری",
        "صرف‌نظر",
        "پیشتر",
    ]
)


class Content(msgspec.Struct, frozen=True):
    """A content: its tokens, the frame that placed it, the entry that has the frame, and what it is said of.

    `before` is the part of it that a cue stands behind: [این سنگ‌نبشته] از نظر پژوهشگران [اهمیت زیادی دارد].
    """

    words: Stretch
    frame: Frame
    entry: CueEntry
    about: Stretch | None = None
    before: Stretch | None = None

    @property
    def is_clause(self) -> bool:
        """Whether it is a clause after the cue, whose end a later cue may move."""
        return self.frame.kind == "clause"


def trim(view: View, words: Stretch) -> Stretch:
    """Cut conjunctions and punctuation from the edges; quotation marks only where their partner lies outside."""
    start, end = words
    while start < end and view.tokens[start].text in _EDGE and not _opens_inside(view, start, end):
        start += 1
    while start < end and view.tokens[end - 1].text in _EDGE and not _closes_inside(view, start, end):
        end -= 1
    return start, end


def _opens_inside(view: View, at: int, end: int) -> bool:
    return at in view.pairs and view.pairs[at] < end


def _closes_inside(view: View, start: int, end: int) -> bool:
    return any(closing == end - 1 and opening >= start for opening, closing in view.pairs.items())


def clause_start(view: View, cue: Cue, limit: int, *, demand: bool = False) -> int:
    """The first token of the clause after a cue, its که, colon or comma passed over; تا too behind a demand."""
    i = cue.end
    while i < limit and (view.tokens[i].text in _SEPARATORS or (demand and view.tokens[i].text == "تا")):
        i += 1
        if view.tokens[i - 1].text in _COMPLEMENTISERS:
            break
    return i


def find_content(view: View, cue: Cue, lo: int, limit: int) -> Content | None:
    """The content of a verb cue. `lo` is where its objects may begin: behind its subject, or its clause's start."""
    after = view.tokens[cue.end].text if cue.end < limit else ""
    for entry in cue.entries:
        kinds = [frame.kind for frame in entry.content]
        marked = after in ("که", ":", "«", '"', "“") or (after == "،" and _quote_at(view, cue.end + 1, limit))
        if _belongs_elsewhere(view, cue):
            kinds = [kind for kind in kinds if kind != "clause"]
        if kinds[0] in ("preposition", "ezafe") and after in ("که", "،"):
            marked = False  # What hangs on the cue comes before a که that explains it: با این طرح موافقت نکرد که ….
        if "clause" in kinds and (marked or (kinds[0] == "clause" and _bare_clause(view, cue, limit))):
            found = _clause(view, cue, entry, limit)
            if found is not None:
                return found
        for frame in entry.content:
            found = _frame(view, cue, entry, frame, lo)
            if found is not None:
                return found
        if "clause" in kinds and (after == "که" or _bare_clause(view, cue, limit)):
            found = _clause(view, cue, entry, limit)
            if found is not None:
                return found
    return None


def _belongs_elsewhere(view: View, cue: Cue) -> bool:
    """Whether the که behind a cue is not its own: «در حالی مطرح شد که», «پس از آن گفته شد که»."""
    if cue.start < 2 or cue.end >= len(view.tokens) or view.tokens[cue.end].norm != "که":
        return False
    return view.plain[cue.start - 1] in ("حالی", "آن", "صورتی", "شرایطی") and view.tokens[cue.start - 2].tag == "ADP"


def _quote_at(view: View, at: int, limit: int) -> bool:
    return at < limit and view.tokens[at].text in QUOTES and at in view.pairs


def _bare_clause(view: View, cue: Cue, limit: int) -> bool:
    """Whether a clause follows with nothing to mark it: no و or full stop, and a finite verb ahead."""
    if cue.end >= limit or view.tokens[cue.end].text in ("و", ".", "؛", "،", "اما", "ولی", "/", ")"):
        if cue.end + 1 >= limit or view.tokens[cue.end].text != "،":
            return False
        opener = view.openers[cue.group]
        if (
            opener >= 0
            and view.plain[opener - 1] not in load_words().likewise
            and view.plain[opener] not in load_words().likewise
        ):
            return False  # A relative clause ends at its comma: نقشه‌ای که … نشان می‌دهد، ….
        return view.tokens[cue.end + 1].text not in ("و", "اما", "ولی", "بلکه") and _has_verb(view, cue.end, limit)
    return _has_verb(view, cue.end, limit)


def _has_verb(view: View, start: int, end: int) -> bool:
    return any(start <= group.start < end and view.is_finite(group) for group in view.groups)


def _clause(view: View, cue: Cue, entry: CueEntry, limit: int) -> Content | None:
    start = clause_start(view, cue, limit, demand=entry.act == "demand")
    limit = _tail(view, start, limit)
    if entry.act in ("demand", "hope"):
        limit = _wished(view, start, limit)
    words = trim(view, (start, limit))
    if words[1] - words[0] < 2 and not _quote_at(view, words[0], words[1]):
        return None
    return Content(words=words, frame=Frame(kind="clause"), entry=entry)


def _wished(view: View, start: int, limit: int) -> int:
    """Where a wish ends that the writer's own telling follows: خواست [هدف قرار ندهد] و مسکو آن را عملی کرده است."""
    wished = 0
    for number, group in enumerate(view.groups):
        if not start <= group.start < limit or view.openers[number] >= start:
            continue
        if group.tense in ("subjunctive", "imperative"):
            wished = group.end
        elif wished and view.plain[wished] in ("و", "،", "؛", "اما", "ولی") and group.root[:3] != "بای":
            return wished
        elif not wished:
            return limit
    return limit


def _tail(view: View, start: int, limit: int) -> int:
    """Where a content ends before the writer's own remark on it: «…؛ اظهارنظری که خشم او را برانگیخت»."""
    for i in range(start + 1, limit - 2):
        if view.tokens[i].text == "؛" and view.quote_of[i] < 0:
            end = base_end(view, i + 1, limit)
            if end < limit and view.plain[end] == "که" and view.plain[end - 1].endswith("ی") and end - i <= 4:
                return i
        if _says_again(view, i) and view.quote_of[i] < 0:
            return i
    return limit


def _says_again(view: View, at: int) -> bool:
    """Whether the same speaker is quoted anew behind a connector: «…، زیرا به گفته او …», «… و به گفته وی …»."""
    if view.plain[at] not in ("زیرا", "و", "چون", "چراکه") or at + 3 >= len(view.tokens):
        return False
    return view.plain[at + 1] == "به" and view.plain[at + 2] == "گفته" and view.plain[at + 3] in load_words().third


def _frame(view: View, cue: Cue, entry: CueEntry, frame: Frame, lo: int) -> Content | None:
    about: Stretch | None = None
    words: Stretch | None = None
    if frame.kind == "ezafe":
        words = _between(view, cue, entry)
    elif frame.kind == "object":
        words = _object(view, lo, cue.start)
        told = words is not None and entry.neutral and _told_of(view, words[1] + 1, cue.start)
        if words is not None and (told or _hangs_on(view, words, cue.start)):
            words = (words[0], cue.start)
    elif frame.kind == "complement":
        words, about = _complement(view, lo, cue, frame)
    elif frame.kind == "preposition" and cue.between is not None:
        words = _between(view, cue, entry)
    elif frame.kind == "preposition":
        if frame.about == "را":
            about = _object(view, lo, cue.start)
            if about is None:
                return None
            lo = about[1]
        elif frame.about:
            about = _governed(view, frame.about, lo, cue.start)
        words = _governed(view, frame.of or "", lo, cue.start)
        if words is not None and about is not None and about[1] > words[0] and frame.about != "را":
            of_start = _position(view, frame.of or "", lo, cue.start)
            about = (about[0], of_start[0]) if of_start and of_start[0] > about[0] else about
    if words is None:
        return None
    if about is None and entry.act in ("criticise", "support"):
        words, about = _reason(view, words)
    words = _without_light(view, trim(view, words))
    if frame.kind == "complement":
        words = _bare_name(view, words)
    if words[0] >= words[1]:
        return None
    return Content(words=words, frame=frame, entry=entry, about=about)


def _bare_name(view: View, words: Stretch) -> Stretch:
    """A name given in quotation marks, without the یک before or the adjunct behind it: یک «اقدام تروریستی»."""
    start, end = words
    if end - start > 1 and view.plain[start] == "یک" and _quote_at(view, start + 1, end):
        start += 1
    if _quote_at(view, start, end):
        closing = view.pairs[start] + 1
        if closing < end and prepositional_end(view, closing, end) == end and view.tokens[closing].tag == "ADP":
            end = closing
        if closing == end:
            return start, end
        return (words[0], end)
    return words


def _told_of(view: View, start: int, end: int) -> bool:
    """Whether a saying verb tells something of its object: علت حادثه را [سرعت زیاد] اعلام کرد."""
    while start < end:
        if view.plain[start] in load_words().light or view.tokens[start].tag in ("ADV", "PUNCT"):
            start += 1
        elif view.plain[start] == "علاوه":
            start = prepositional_end(view, start + 1, end)
        else:
            break
    return start < end and continues(view, start) and not is_time(view, start)


def _hangs_on(view: View, words: Stretch, end: int) -> bool:
    """Whether what stands behind را hangs on the object, a noun of attitude: حمایت خود را [از این طرح] اعلام کرد."""
    entry = load_lexicon().nouns.get(view.tokens[words[0]].norm)
    at = words[1] + 1
    if entry is None or at >= end or view.tokens[at].tag != "ADP":
        return False
    own = {plain(frame.of) for frame in entry.content if frame.of}
    return view.plain[at] in own and prepositional_end(view, at, end) == end


def _between(view: View, cue: Cue, entry: CueEntry) -> Stretch | None:
    """What a split cue encloses, behind the entry's own preposition: متعهد به [امنیت] است."""
    if cue.between is None:
        return None
    start, end = cue.between
    if view.plain[end - 1] == "را":
        end -= 1
    own = {plain(frame.of) for frame in entry.content if frame.of}
    for i in range(start, min(start + 3, end - 1)):
        if view.plain[i] in own:
            return i + 1, end
    return start, end


def _reason(view: View, words: Stretch) -> tuple[Stretch, Stretch | None]:
    """Parts «از X به دلیل Y»: what is criticised or praised is Y, and X is who it is said of."""
    reasons = load_words().reasons
    start, end = words
    if not head_is_actor(view, start, end):
        return words, None
    at = actor_phrase(view, start, end)
    for after in (at + 1, at + 2):
        if after < end and "".join(view.plain[at:after]) in reasons:
            return (after, end), (start, at)
    return words, None


def _without_light(view: View, words: Stretch) -> Stretch:
    start, end = words
    light = load_words().light
    while end > start and view.plain[end - 1] in light:
        end -= 1
    return trim(view, (start, end))


def _object(view: View, lo: int, hi: int) -> Stretch | None:
    """What stands before the last را of a clause, the adjuncts before it left out."""
    embedded = _embedded(view, lo, hi)
    for mark in range(hi - 1, lo - 1, -1):
        if view.plain[mark] == "را" and mark not in embedded and view.quote_of[mark] == view.quote_of[hi]:
            start = _object_start(view, lo, mark)
            return (start, mark) if start < mark else None
    return None


def _embedded(view: View, lo: int, hi: int) -> frozenset[int]:
    """The tokens of a clause that lie in clauses embedded in it."""
    return frozenset(
        i
        for number, group in enumerate(view.groups)
        if lo <= view.openers[number] and group.end <= hi
        for i in range(view.openers[number], group.end)
    )


def _object_start(view: View, lo: int, mark: int) -> int:
    light = load_words().light
    i = lo
    while i < mark:
        token = view.tokens[i]
        if token.text in ("،", "و", "؛") or view.plain[i] in light:
            i += 1
        elif token.text == "(" and i in view.pairs:
            i = view.pairs[i] + 1
        elif is_time(view, i):
            i = base_end(view, i, mark)
        elif token.tag == "ADP" and view.plain[i] != "را":
            end = prepositional_end(view, i, mark)
            if end >= mark:
                return i
            i = max(i + 1, end)
        else:
            return i
    return lo


def _complement(view: View, lo: int, cue: Cue, frame: Frame) -> tuple[Stretch | None, Stretch | None]:
    """The name given: behind را, or behind آنچه (آنچه «تروریسم» خواند)."""
    hi = cue.start
    quote = view.quote_of[cue.start]
    embedded = _embedded(view, lo, hi)
    for i in range(hi - 1, lo - 1, -1):
        if view.quote_of[i] != quote:
            continue
        if view.plain[i] == "را" and i not in embedded:
            about = (_object_start(view, lo, i), i)
            start = _complement_start(view, i + 1, hi, embedded)
            return ((start, hi) if start < hi else None), (about if about[0] < about[1] else None)
        if view.plain[i] == "آنچه":
            start = i + 1
            while start < hi and view.plain[start] in ("که", "را"):
                start += 1
            return ((start, hi) if start < hi else None), (i, i + 1)
    return None, None


def _complement_start(view: View, start: int, hi: int, embedded: frozenset[int]) -> int:
    """Behind a relative clause and the adjuncts of place and time that may stand between را and the name."""
    i = start
    while i < hi and i in embedded:
        i += 1
    while i < hi and view.plain[i] in ("در", "طی"):
        end = prepositional_end(view, i, hi)
        if end >= hi:
            break
        i = max(i + 1, end)
    return i


def _position(view: View, preposition: str, lo: int, hi: int) -> Stretch | None:
    """Where a preposition stands in a clause, the first that is one of its own (not پس از, not یکی از).

    What may stand for it counts as well: در مورد for درباره.
    """
    for spelling in (preposition, *load_words().synonyms.get(plain(preposition), ())):
        found = _exact_position(view, plain(spelling), lo, hi)
        if found is not None:
            return found
    return None


def _exact_position(view: View, wanted: str, lo: int, hi: int) -> Stretch | None:
    quote = view.quote_of[hi - 1] if hi else -1
    meetings = load_words().meetings
    embedded = _embedded(view, lo, hi)
    for i in range(lo, hi):
        if i in embedded or (view.quote_of[i] >= 0 and view.quote_of[i] != quote):
            continue
        joined = ""
        for end in range(i + 1, min(i + 3, hi) + 1):
            joined += view.plain[end - 1]
            if joined == wanted and end < hi:
                before = view.plain[i - 1] if i > 0 else ""
                if before in _PART_OF_PREPOSITION or (wanted == "با" and before in meetings):
                    break
                return i, end
            if not wanted.startswith(joined):
                break
    return None


def _governed(view: View, preposition: str, lo: int, hi: int) -> Stretch | None:
    at = _position(view, preposition, lo, hi)
    if at is None or at[1] >= hi:
        return None
    if not (
        is_nominal(view.tokens[at[1]])
        or is_infinitive(view.tokens[at[1]])
        or view.tokens[at[1]].tag in ("SCONJ", "ADP", "ADV")
        or view.tokens[at[1]].text in QUOTES
    ):
        return None
    start = at[1]
    if view.plain[start] in ("اینکه", "آنکه"):
        start += 1
    return start, hi
