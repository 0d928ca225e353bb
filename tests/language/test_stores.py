"""What the station keeps of words it has met is bounded, and what it finds does not depend on it."""

from __future__ import annotations

import pytest

from goft.language import Language, tagger, words

TEXT = "وزیر خارجه روز سه‌شنبه گفت مذاکرات ادامه دارد. سخنگوی دولت از پایان گفت‌وگوها خبر داد."


def test_a_full_store_starts_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = Language.load().read(TEXT)
    monkeypatch.setattr(words, "_KEPT", 3)
    monkeypatch.setattr(tagger, "_KEPT", 3)
    language = Language.load()
    assert [language.read(TEXT) for _ in range(3)] == [expected] * 3
