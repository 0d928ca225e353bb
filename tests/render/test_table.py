"""The table."""

from __future__ import annotations

import msgspec

from goft.render import render_table
from support.records import record


def test_statements_stand_in_order_with_their_speakers() -> None:
    table = render_table(record(), width=200)
    places = [table.index(words) for words in ("accuse", "assert", "hope", "deny")]
    assert places == sorted(places)
    for words in ("فرهود رادمان ← شبکه کرانه", "ارسال پهپاد", "answers 1", "in 2", "پیک"):
        assert words in table


def test_no_colours_and_no_control_characters_unless_asked() -> None:
    plain = render_table(record())
    assert not set(plain) & set("\x1b\u200e\u200f\u202a\u202b\u2066\u2067\u2068\u2069")
    assert "\x1b[" in render_table(record(), colour=True)


def test_it_keeps_its_width() -> None:
    assert max(len(line) for line in render_table(record(), width=60).splitlines()[1:]) <= 60


def test_nothing_said_is_said() -> None:
    assert "No statements found." in render_table(msgspec.structs.replace(record(), statements=()))
