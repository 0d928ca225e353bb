"""The list of misses: which there are, and how they are shown."""

from __future__ import annotations

import msgspec

from goft.record import Record
from goft.score import Gold, Miss, count_misses, list_misses
from support import scored

GOLD = [msgspec.convert(one, Gold) for one in scored.gold()]
RECORDS = {one["id"]: msgspec.convert(one, Record) for one in scored.records()}
MISSES = list_misses(GOLD, RECORDS)


def _of(kind: str) -> list[Miss]:
    return [miss for miss in MISSES if miss.kind == kind]


def test_counts_by_kind() -> None:
    counted = {kind: count for kind, count in count_misses(MISSES).items() if count}
    assert counted == {
        "missed": 2,
        "wrong speaker": 2,
        "speaker edge": 1,
        "wrong content": 1,
        "content edge": 1,
        "cue": 2,
        "act": 1,
        "who": 2,
    }


def test_a_miss_shows_its_sentence_marked_on_one_line() -> None:
    (act,) = _of("act")
    assert act.document == "one"
    assert act.detail.startswith("warn for assert")
    assert act.gold == "[او] به نقل از ‹سفیر› ⟨افزود⟩ که {مرز باز است}"
    assert act.read == "[او] به نقل از ‹سفیر› ⟨افزود که⟩ {مرز باز است}"


def test_a_missed_statement_has_no_reading() -> None:
    assert all(miss.read is None and miss.gold for miss in _of("missed"))


def test_a_missing_record_misses_everything() -> None:
    assert count_misses(list_misses(GOLD, {}))["missed"] == sum(len(one.statements) for one in GOLD)


def test_a_spurious_statement_has_no_gold() -> None:
    bare = [msgspec.structs.replace(one, statements=()) for one in GOLD]
    misses = list_misses(bare, RECORDS)
    assert {miss.kind for miss in misses} == {"spurious"}
    assert all(miss.gold is None and miss.read for miss in misses)
