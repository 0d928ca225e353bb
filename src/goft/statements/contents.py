"""What is said: the content of a verb cue, found in its clause, frame by frame, and how far it goes."""

from __future__ import annotations

from goft.statements.content import Content, quote_at, trim
from goft.statements.cues import Cue
from goft.statements.frames import content_of_frame
from goft.statements.lexicon import CueEntry, Frame
from goft.statements.phrases import base_end
from goft.statements.view import View
from goft.statements.words import load_words

__all__ = ["clause_start", "find_content"]

_SEPARATORS = frozenset([":", "،", "که", "اینکه", "این‌که", "-", "–", "؛", "]", ")"])
_COMPLEMENTISERS = frozenset(["که", "اینکه", "این‌که", "تا"])
_AGAIN = frozenset(["زیرا", "و", "چون", "چراکه"])
_REMARKS = _AGAIN | {"؛"}


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
        marked = after in ("که", ":", "«", '"', "“") or (after == "،" and quote_at(view, cue.end + 1, limit))
        if _belongs_elsewhere(view, cue):
            kinds = [kind for kind in kinds if kind != "clause"]
        if not kinds:
            continue
        if kinds[0] in ("preposition", "ezafe") and after in ("که", "،"):
            marked = False  # What hangs on the cue comes before a که that explains it: با این طرح موافقت نکرد که ….
        if after == "که" and entry.neutral and (told := _told_before(view, cue, entry, lo)) is not None:
            return told
        if "clause" in kinds and (marked or (kinds[0] == "clause" and _bare_clause(view, cue, limit))):
            found = _clause(view, cue, entry, limit)
            if found is not None:
                return found
        for frame in entry.content:
            found = content_of_frame(view, cue, entry, frame, lo)
            if found is not None:
                return found
        if "clause" in kinds and (after == "که" or _bare_clause(view, cue, limit)):
            found = _clause(view, cue, entry, limit)
            if found is not None:
                return found
    return None


def _told_before(view: View, cue: Cue, entry: CueEntry, lo: int) -> Content | None:
    """What is told of an object before the cue, which a که may explain: تورم را [۴۰ درصد] اعلام کرد که …."""
    frame = next((frame for frame in entry.content if frame.kind == "object"), None)
    found = content_of_frame(view, cue, entry, frame, lo) if frame is not None else None
    return found if found is not None and found.words[1] == cue.start else None


def _belongs_elsewhere(view: View, cue: Cue) -> bool:
    """Whether the که behind a cue is not its own: «در حالی مطرح شد که», «پس از آن گفته شد که»."""
    if cue.start < 2 or cue.end >= len(view.tokens) or view.tokens[cue.end].norm != "که":
        return False
    return view.plain[cue.start - 1] in ("حالی", "آن", "صورتی", "شرایطی") and view.tokens[cue.start - 2].tag == "ADP"


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
    if words[1] - words[0] < 2 and not quote_at(view, words[0], words[1]):
        return None
    return Content(words=words, frame=Frame(kind="clause"), entry=entry)


def _wished(view: View, start: int, limit: int) -> int:
    """Where a wish ends that the writer's own telling follows: خواست [بازار را نبندند] و شهرداری پذیرفته است."""
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
        if view.plain[i] not in _REMARKS:
            continue
        if view.tokens[i].text == "؛" and view.quote_of[i] < 0:
            end = base_end(view, i + 1, limit)
            if end < limit and view.plain[end] == "که" and view.plain[end - 1].endswith("ی") and end - i <= 4:
                return i
        if view.plain[i] in _AGAIN and view.quote_of[i] < 0 and _says_again(view, i):
            return i
    return limit


def _says_again(view: View, at: int) -> bool:
    """Whether the same speaker is quoted anew behind a connector: «…، زیرا به گفته او …», «… و به گفته وی …»."""
    if at + 3 >= len(view.tokens):
        return False
    return view.plain[at + 1] == "به" and view.plain[at + 2] == "گفته" and view.plain[at + 3] in load_words().third
