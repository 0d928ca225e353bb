"""What a reading got wrong, each miss in its sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, get_args

import msgspec

from goft.record import Record
from goft.score.document import speaker_actor
from goft.score.gold import Gold
from goft.score.names import any_same_name
from goft.score.pairing import pair_up
from goft.score.spans import Range, jaccard
from goft.score.views import PARTS, Part, StatementView, gold_views, record_views

__all__ = ["ERROR_KINDS", "ErrorKind", "Miss", "count_misses", "list_misses", "marked"]

ErrorKind = Literal[
    "missed",
    "spurious",
    "wrong speaker",
    "speaker edge",
    "wrong content",
    "content edge",
    "cue",
    "act",
    "kind",
    "who",
    "addressee",
    "via",
]
ERROR_KINDS: tuple[ErrorKind, ...] = get_args(ErrorKind)
"""`wrong` is an overlap under a half, which breaks the attribution; `edge` is enough overlap but not the same words."""

MARKS: dict[Part, tuple[str, str]] = {
    "speaker": ("[", "]"),
    "cue": ("⟨", "⟩"),
    "content": ("{", "}"),
    "addressee": ("⟦", "⟧"),
    "via": ("‹", "›"),
}
"""What stands around each part. The marks mirror themselves in right-to-left text and need no control characters."""

_SENTENCE_END = re.compile(r"[.!؟?…\n]+[»”\"\s]*")
_LONGEST = 900  # code points of context; more no longer fits a terminal's page


class Miss(msgspec.Struct, frozen=True):
    """One difference. `gold` and `read` are the sentence with the parts marked, None where there is no statement."""

    kind: ErrorKind
    document: str
    at: int
    detail: str
    gold: str | None
    read: str | None


def list_misses(gold: Sequence[Gold], records: Mapping[str, Record]) -> tuple[Miss, ...]:
    """All differences, by kind in ERROR_KINDS's order, then by document and place."""
    misses = [miss for document in gold for miss in _document_misses(document, records.get(document.id))]
    return tuple(sorted(misses, key=lambda miss: ERROR_KINDS.index(miss.kind)))


def count_misses(misses: Iterable[Miss]) -> dict[ErrorKind, int]:
    """How many there are of each kind, in ERROR_KINDS's order."""
    counts = Counter(miss.kind for miss in misses)
    return {kind: counts[kind] for kind in ERROR_KINDS}


def marked(text: str, view: StatementView, window: Range) -> str:
    """The window of the text with the view's parts in their marks, on one line."""
    start, end = window
    inserts: list[tuple[int, int, int, str]] = []
    for part in PARTS:
        opening, closing = MARKS[part]
        for a, b in view.ranges[part]:
            # At one place closings come before openings; the longer range opens first and closes last.
            inserts += [(a, 1, -(b - a), opening), (b, 0, b - a, closing)]
    pieces: list[str] = []
    at = start
    for place, _, _, mark in sorted(inserts):
        if start <= place <= end:
            pieces += [text[at:place], mark]
            at = place
    pieces.append(text[at:end])
    return " ".join("".join(pieces).split())


def _document_misses(gold: Gold, record: Record | None) -> list[Miss]:
    wanted = gold_views(gold)
    found = record_views(record) if record else ()
    pairs = sorted(pair_up(wanted, found))
    misses: list[Miss] = []
    for i in sorted(set(range(len(wanted))) - {i for i, _ in pairs}):
        window = _window(gold.text, wanted[i])
        detail = f"{wanted[i].kind}, {wanted[i].act}"
        misses.append(Miss("missed", gold.id, window[0], detail, marked(gold.text, wanted[i], window), None))
    for j in sorted(set(range(len(found))) - {j for _, j in pairs}):
        window = _window(gold.text, found[j])
        why = record.statements[j].why if record else ""
        detail = f"{found[j].kind}, {found[j].act}; {why}"
        misses.append(Miss("spurious", gold.id, window[0], detail, None, marked(gold.text, found[j], window)))
    for i, j in pairs:
        if record:
            misses += _pair_misses(gold, record, i, j, wanted[i], found[j])
    return misses


def _pair_misses(gold: Gold, record: Record, i: int, j: int, one: StatementView, other: StatementView) -> list[Miss]:
    window = _window(gold.text, one, other)
    shown = marked(gold.text, one, window), marked(gold.text, other, window)
    kinds = [*_span_errors(one, other), *_label_errors(gold, record, i, j, one, other)]
    why = record.statements[j].why
    return [Miss(kind, gold.id, window[0], f"{detail}; {why}" if detail else why, *shown) for kind, detail in kinds]


def _span_errors(one: StatementView, other: StatementView) -> list[tuple[ErrorKind, str]]:
    errors: list[tuple[ErrorKind, str]] = []
    speaker = _difference(one, other, "speaker")
    if speaker is not None:
        errors.append(("wrong speaker" if speaker < 0.5 else "speaker edge", ""))
    content = _difference(one, other, "content")
    if content is not None:
        errors.append(("wrong content" if content < 0.5 else "content edge", f"{content:.0%} of the words shared"))
    if _difference(one, other, "cue") is not None:
        errors.append(("cue", ""))
    parts: tuple[Literal["addressee", "via"], ...] = ("addressee", "via")
    for part in parts:
        overlap = _difference(one, other, part)
        if overlap is not None and overlap < 0.5:
            errors.append((part, ""))
    return errors


def _label_errors(
    gold: Gold, record: Record, i: int, j: int, one: StatementView, other: StatementView
) -> list[tuple[ErrorKind, str]]:
    errors: list[tuple[ErrorKind, str]] = []
    if one.act != other.act:
        errors.append(("act", f"{other.act} for {one.act}"))
    if one.kind != other.kind:
        errors.append(("kind", f"{other.kind} for {one.kind}"))
    name = gold.statements[i].speaker_is
    actor = speaker_actor(record, j)
    if name and not any_same_name(name, (actor.name, *actor.names) if actor else ()):
        errors.append(("who", f"{actor.name if actor else 'nobody'} for {name}"))
    return errors


def _difference(one: StatementView, other: StatementView, part: Part) -> float | None:
    """None where the part is the same at its edges, else the share of its words that are common."""
    if one.edges[part] == other.edges[part]:
        return None
    return jaccard(one.words[part], other.words[part])


def _window(text: str, *views: StatementView) -> Range:
    """The sentences that hold all parts of the views, cut to a readable length around them."""
    ranges = [found for view in views for part in PARTS for found in view.ranges[part]]
    if not ranges:
        return (0, 0)
    low, high = min(a for a, _ in ranges), max(b for _, b in ranges)
    before = [m.end() for m in _SENTENCE_END.finditer(text, 0, low)]
    after = _SENTENCE_END.search(text, high)
    start = before[-1] if before else 0
    end = after.start() if after else len(text)
    return max(start, low - _LONGEST // 3), min(end, high + _LONGEST // 3)
