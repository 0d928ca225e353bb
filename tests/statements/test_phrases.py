"""Where noun phrases and names end, and where one that ends before a token begins."""

from __future__ import annotations

import pytest

from goft.language import Language
from goft.statements import View, look_at
from goft.statements.names import actor_phrase, phrase_before
from goft.statements.phrases import base_end

_LANGUAGE = Language.load()


def _view(text: str) -> View:
    (sentence,) = _LANGUAGE.read(text)
    return look_at(sentence)


@pytest.mark.parametrize(
    ("text", "base", "longest"),
    [
        ("وزیر خارجه روسیه گفت", "وزیر خارجه روسیه", "وزیر خارجه روسیه"),
        ("یوکو تاناکا، وزیر خارجه ژاپن، گفت", "یوکو تاناکا", "یوکو تاناکا، وزیر خارجه ژاپن"),
        ("برخی از نمایندگان مجلس گفتند", "برخی", "برخی از نمایندگان مجلس"),
        ("آمریکا و بریتانیا گفتند", "آمریکا", "آمریکا و بریتانیا"),
        ("خبرگزاری روسی «ریا» نوشت", "خبرگزاری روسی", "خبرگزاری روسی «ریا»"),
        ("همه گفتند", "همه", "همه"),
        ("سفیر ایران در مسکو گفت", "سفیر ایران", "سفیر ایران در مسکو"),
    ],
)
def test_ends_of_a_phrase(text: str, base: str, longest: str) -> None:
    view = _view(text)
    verb = view.groups[0].start
    assert text[: view.tokens[actor_phrase(view, 0, verb) - 1].end] == longest
    assert text[: view.tokens[base_end(view, 0, verb) - 1].end] == base


def test_phrase_before_a_verb() -> None:
    view = _view("در نشست دیروز وزیر خارجه روسیه گفت")
    start = phrase_before(view, view.groups[0].start, 0)
    assert start is not None
    assert view.tokens[start].text == "وزیر"


def test_no_phrase_ends_before_a_preposition() -> None:
    view = _view("وزیر خارجه از گفت‌وگو خبر داد")
    assert phrase_before(view, 3, 0) is None
