"""Where tokens begin and end, and the form that lexicons are asked for."""

from __future__ import annotations

import pytest

from goft.language.tokens import fold, tokenize


def words(text: str) -> list[str]:
    return [text[start:end] for start, end in tokenize(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("رایزنی‌های وزیر", ["رایزنی‌های", "وزیر"]),
        ("گفت:«ما»", ["گفت", ":", "«", "ما", "»"]),
        ("کتابش را، دید.", ["کتابش", "را", "،", "دید", "."]),
        ("۱۲٫۵ درصد و ۳/۵", ["۱۲٫۵", "درصد", "و", "۳/۵"]),
        ("۱۴۰۲/۰۵/۱۲", ["۱۴۰۲/۰۵/۱۲"]),
        ("۲۰٪ یا 20%", ["۲۰٪", "یا", "20%"]),
        ("۱٬۲۰۰ نفر", ["۱٬۲۰۰", "نفر"]),
        ("سوسیال-دمکرات", ["سوسیال-دمکرات"]),
        ("۱۰-۱۵", ["۱۰", "-", "۱۵"]),
        ("سال ه.ش بود", ["سال", "ه.ش", "بود"]),
        ("U.S. گفت", ["U.S.", "گفت"]),
        ("گفت.وی افزود", ["گفت", ".", "وی", "افزود"]),
        ("https://example.org/a.", ["https://example.org/a", "."]),
        ("a.b@example.org", ["a.b@example.org"]),
        ("@kanal و #گفت_تازه", ["@kanal", "و", "#گفت_تازه"]),
        ("خب... ادامه", ["خب", "...", "ادامه"]),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("spelling", "form"),
    [
        ("تأکید", "تاکید"),
        ("تاکید", "تاکید"),
        ("تأكيد", "تاکید"),
        ("مؤثر", "موثر"),
        ("خانهٔ", "خانه"),
        ("خانۀ", "خانه"),
        ("مسئول", "مسئول"),
        ("آمد", "آمد"),
        ("کتــاب", "کتاب"),
        ("می‌رود", "می‌رود"),
        ("رود‌", "رود"),
    ],
)
def test_fold(spelling: str, form: str) -> None:
    assert fold(spelling) == form
