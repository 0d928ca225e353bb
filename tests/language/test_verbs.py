"""What verb forms say, in their spellings; words that only look like verbs."""

from __future__ import annotations

import pytest

from goft.language import verb_groups
from goft.language.model import Verb
from goft.language.station import Language
from goft.language.tokens import fold
from goft.language.verbs import load_verbs

_SAY = "گفت#گو"
_LANGUAGE = Language.load()


def read(word: str) -> Verb | None:
    return load_verbs().read(fold(word))


@pytest.mark.parametrize(
    ("word", "root", "tense", "person", "plural", "negative"),
    [
        ("گفت", _SAY, "past", 3, False, False),
        ("گفتند", _SAY, "past", 3, True, False),
        ("نگفتم", _SAY, "past", 1, False, True),
        ("می‌گفت", _SAY, "past", 3, False, False),
        ("می‌گوید", _SAY, "present", 3, False, False),
        ("میگوید", _SAY, "present", 3, False, False),
        ("نمی‌گویند", _SAY, "present", 3, True, True),
        ("نمیگویند", _SAY, "present", 3, True, True),
        ("بگوییم", _SAY, "subjunctive", 1, True, False),
        ("نگوید", _SAY, "subjunctive", 3, False, True),
        ("بگو", _SAY, "imperative", 2, False, False),
        ("گفته", _SAY, "participle", None, False, False),
        ("گفته‌اند", _SAY, "perfect", 3, True, False),
        ("گفتهاند", _SAY, "perfect", 3, True, False),
        ("گفته‌است", _SAY, "perfect", 3, False, False),
        ("بازگردد", "بازگشت#بازگرد", "subjunctive", 3, False, False),
        ("فرابخواند", "فراخواند#فراخوان", "subjunctive", 3, False, False),
        ("بازنگشت", "بازگشت#بازگرد", "past", 3, False, True),
        ("نگفته‌ام", _SAY, "perfect", 1, False, True),
        ("گفته‌بود", _SAY, "pluperfect", 3, False, False),
        ("گفتن", _SAY, "infinitive", None, False, False),
        ("کند", "کرد#کن", "subjunctive", 3, False, False),
        ("دارد", "داشت#دار", "present", 3, False, False),
        ("ندارند", "داشت#دار", "present", 3, True, True),
        ("نخواهد", "خواست#خواه", "present", 3, False, True),
        ("می‌افزاید", "افزود#افزا", "present", 3, False, False),
        ("نیفزود", "افزود#افزا", "past", 3, False, True),
        ("بیاید", "آمد#آ", "subjunctive", 3, False, False),
        ("بیفتد", "افتاد#افت", "subjunctive", 3, False, False),
        ("بازگشت", "بازگشت#بازگرد", "past", 3, False, False),
        ("برنمی‌گردد", "برگشت#برگرد", "present", 3, False, True),
        ("درمی‌آید", "درآمد#درآ", "present", 3, False, False),
        ("است", "بود#باش", "present", 3, False, False),
        ("نیست", "بود#باش", "present", 3, False, True),
        ("هستم", "بود#باش", "present", 1, False, False),
        ("باشد", "بود#باش", "subjunctive", 3, False, False),
        ("خرسندم", "بود#باش", "present", 1, False, False),
        ("مخالفیم", "بود#باش", "present", 1, True, False),
        ("معتقدند", "بود#باش", "present", 3, True, False),
        ("آماده‌ایم", "بود#باش", "present", 1, True, False),
        ("متأسفیم", "بود#باش", "present", 1, True, False),
        ("باید", "بایست#باید", "present", 3, False, False),
        ("نمی‌توان", "توانست#توان", "present", None, False, True),
    ],
)
def test_form(word: str, root: str, tense: str, person: int | None, plural: bool, negative: bool) -> None:
    verb = read(word)
    assert verb is not None
    assert (verb.root, verb.tense, verb.person, verb.plural, verb.negative) == (root, tense, person, plural, negative)


@pytest.mark.parametrize(
    "word",
    [
        "گفتنی",
        "مردم",
        "سازمان",
        "میدان",
        "بیان",
        "وزیر",
        "دهم",
        "ایران",
        "میزبان",
        "چینی",
        "خواستار",
        "نهادهای",
        "درآمدهای",
        "برخوردهای",
    ],
)
def test_no_verb(word: str) -> None:
    assert read(word) is None


@pytest.mark.parametrize(
    ("text", "verb", "light", "root", "tense", "passive", "negative"),
    [
        ("وزیر این را گفته است.", "گفته است", "", _SAY, "perfect", False, False),
        ("وزیر این را گفته بود.", "گفته بود", "", _SAY, "pluperfect", False, False),
        ("این خبر دیروز گفته شده است.", "گفته شده است", "", _SAY, "perfect", True, False),
        ("این خبر فردا گفته خواهد شد.", "گفته خواهد شد", "", _SAY, "future", True, False),
        ("وزیر این را نخواهد گفت.", "نخواهد گفت", "", _SAY, "future", False, True),
        ("در این شهر گفته می‌شود جنگ است.", "گفته می‌شود", "", _SAY, "present", True, False),
        ("او ابراز امیدواری کرد.", "کرد", "ابراز امیدواری", "کرد#کن", "past", False, False),
        ("او ابراز تأسف عمیق کرده است.", "کرده است", "ابراز تأسف عمیق", "کرد#کن", "perfect", False, False),
        ("وزیر بر صلح تأکید کرد.", "کرد", "تأکید", "کرد#کن", "past", False, False),
        ("طرح مورد انتقاد قرار نگرفت.", "نگرفت", "مورد انتقاد قرار", "گرفت#گیر", "past", False, True),
        ("این جلسه به پایان رسید.", "رسید", "به پایان", "رسید#رس", "past", False, False),
        ("وزیر امیدوار است.", "است", "امیدوار", "بود#باش", "present", False, False),
        ("او نمی خواهد.", "نمی خواهد", "", "خواست#خواه", "present", False, True),
    ],
)
def test_group(text: str, verb: str, light: str, root: str, tense: str, passive: bool, negative: bool) -> None:
    (sentence,) = _LANGUAGE.read(text)
    group = verb_groups(sentence)[0]
    assert " ".join(token.text for token in sentence.tokens[group.start : group.end]) == verb
    assert " ".join(sentence.tokens[place].text for place in group.light) == light
    assert (group.root, group.tense, group.passive, group.negative) == (root, tense, passive, negative)
