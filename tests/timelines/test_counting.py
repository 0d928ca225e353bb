"""Which figures of a sentence are counted, as what, and whose they are."""

from __future__ import annotations

import re

import pytest

from goft.timelines.categories import load_lexicon
from goft.timelines.counting import Place, counted
from goft.timelines.proof import sentence_around
from goft.timelines.targets import counts_its_own, state_named

FIGURE = re.compile(r"\[([^\]]+)\]")


def read(marked: str) -> tuple[str, list[Place]]:
    """A sentence and its figures, which stand in […]."""
    text, places, last = "", [], 0
    for match in FIGURE.finditer(marked):
        text += marked[last : match.start()]
        places.append(Place(len(text), len(text) + len(match[1])))
        text += match[1]
        last = match.end()
    return text + marked[last:], places


CASES = [
    ("[۱۳ نفر] کشته و [۲۰ نفر] زخمی شدند.", {"۱۳ نفر": "killed", "۲۰ نفر": "injured"}),
    ("از کشته شدن [۳ نفر] و زخمی شدن [۲ نفر] خبر داد.", {"۳ نفر": "killed", "۲ نفر": "injured"}),
    ("این حادثه [سه کشته] و [هفت زخمی] بر جای گذاشت.", {"سه کشته": "killed", "هفت زخمی": "injured"}),
    ("[۱۳ غیرنظامی] از جمله [۳ کودک] جان خود را از دست دادند.", {"۱۳ غیرنظامی": "killed"}),
    ("[۵ نفر]، که دو تن از آنها زن بودند، جانباختند.", {"۵ نفر": "killed"}),
    ("شمار کشته‌ها به [۵۶ نفر] رسید.", {"۵۶ نفر": "killed"}),
    ("[۸ نفر] دیگر زخمي شدند.", {"۸ نفر": "injured"}),
    ("پلیس از بازداشت [۱۰ نفر] خبر داد.", {"۱۰ نفر": "arrested"}),
    ("ژاپن [۱۳ فرد] و [یک نهاد] را تحریم کرد.", {"۱۳ فرد": "sanctioned", "یک نهاد": "sanctioned"}),
    ("در این حمله [۲۰ موشک] شلیک شد و [۱۸ موشک] رهگیری شد.", {"۲۰ موشک": "fired", "۱۸ موشک": "downed"}),
    ("سیل [۳۰ هزار نفر] را آواره کرد.", {"۳۰ هزار نفر": "displaced"}),
    ("هند از کمک نظامی [۲۰ میلیون دلار] خبر داد.", {"۲۰ میلیون دلار": "aid"}),
    ("اگر جنگ شود [هزار نفر] کشته می‌شوند.", {}),
    ("حکم بازداشت [پنج مقام] صادر شد.", {}),
    ("پیکر [۱۳ شهید] به شهر رسید.", {}),
    ("[۴۰ نفر] کشته و زخمی شدند.", {}),
    ("[۴۰ نفر] در مراسم رهبر شهید بودند.", {}),
    ("[۴۰ نفر] به خانه رفتند. سپس کشته شدند.", {}),
    ("شلیک به [یک پهپاد] نتیجه نداد.", {}),
]


@pytest.mark.parametrize(("marked", "wanted"), CASES, ids=[case[0] for case in CASES])
def test_counts(marked: str, wanted: dict[str, str]) -> None:
    text, places = read(marked)
    sentence = sentence_around(text, places[0].start, places[0].end)
    found = counted(text, Place(sentence.start, sentence.end), places, load_lexicon())
    assert {text[place.start : place.end]: name for place, name in found} == wanted


NAMED = [
    ("[۳ سرباز] ژاپنی در هند کشته شدند.", "JPN", "IND"),
    ("[۱۳ فرد] و یک نهاد هندی تحریم شدند.", "IND", None),
    ("[۳ ژاپنی] کشته شدند.", "JPN", None),
    ("[چهار نهاد] مرتبط با هند تحریم شد.", "IND", None),
    ("در جنوب لبنان [۳ نفر] کشته شدند.", None, "LBN"),
    ("در ایالت کوچک هند [۳ نفر] کشته شدند.", None, "IND"),
    ("حمله به لبنان [۳ نفر] کشته داشت.", None, "LBN"),
    ("در حملات اسرائیل [۳ نفر] کشته شدند.", None, None),
    ("در لبنان و در هند [۳ نفر] کشته شدند.", None, None),
]


@pytest.mark.parametrize(("marked", "counted_", "place"), NAMED, ids=[case[0] for case in NAMED])
def test_whose_they_are(marked: str, counted_: str | None, place: str | None) -> None:
    text, places = read(marked)
    assert state_named(text, places[0], Place(0, len(text))) == (counted_, place)


def test_who_counts_its_own() -> None:
    assert counts_its_own("وزارت بهداشت لبنان")
    assert not counts_its_own("ارتش ژاپن")


SENTENCES = [
    ("یک. دو سه! چهار", "سه", "دو سه!"),
    ("یک\nدو سه\nچهار", "سه", "دو سه"),
    ("نرخ ۳.۵ درصد شد. بعد", "درصد", "نرخ ۳.۵ درصد شد."),
    ("او گفت: «نه.» بعد", "نه", "او گفت: «نه.»"),
    ("بی نشانه", "بی", "بی نشانه"),
]


@pytest.mark.parametrize(("text", "words", "wanted"), SENTENCES, ids=[case[0] for case in SENTENCES])
def test_sentences(text: str, words: str, wanted: str) -> None:
    start = text.index(words)
    found = sentence_around(text, start, start + len(words))
    assert found.text == wanted == text[found.start : found.end]
