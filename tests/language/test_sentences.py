"""Where sentences end: stops, lines, quotations, marks without a partner, abbreviations."""

from __future__ import annotations

import pytest

from goft.language.sentences import split
from goft.language.tokens import tokenize


def sentences(text: str) -> list[str]:
    spans = tokenize(text)
    return [text[spans[first][0] : spans[last - 1][1]] for first, last in split(text, spans)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("او رفت. وی آمد.", ["او رفت.", "وی آمد."], id="two"),
        pytest.param("او رفت.وی آمد", ["او رفت.", "وی آمد"], id="glued"),
        pytest.param("چرا؟ نه!", ["چرا؟", "نه!"], id="marks"),
        pytest.param("چه؟! بله", ["چه؟!", "بله"], id="two marks"),
        pytest.param("تیتر خبر\n\nمتن خبر.", ["تیتر خبر", "متن خبر."], id="headline"),
        pytest.param("او گفت؛ رفت.", ["او گفت؛ رفت."], id="semicolon"),
        pytest.param("نرخ ۳.۵ درصد بود.", ["نرخ ۳.۵ درصد بود."], id="decimal"),
        pytest.param(
            "او گفت: «ما آمدیم. شما رفتید.» وی رفت.", ["او گفت: «ما آمدیم. شما رفتید.»", "وی رفت."], id="quotation"
        ),
        pytest.param("«ما آمدیم. شما رفتید.»، او گفت.", ["«ما آمدیم. شما رفتید.»، او گفت."], id="quotation goes on"),
        pytest.param("او گفت: «ما آمدیم». وی رفت.", ["او گفت: «ما آمدیم».", "وی رفت."], id="stop outside"),
        pytest.param(
            "او گفت: «ما آمدیم. وی رفت.\n\nآنها ماندند.",
            ["او گفت: «ما آمدیم.", "وی رفت.", "آنها ماندند."],
            id="never closed",
        ),
        pytest.param("«این. آن «کی. کو» چه. او", ["«این.", "آن «کی. کو» چه.", "او"], id="opened twice"),
        pytest.param("الف». ب.", ["الف».", "ب."], id="only closed"),
        pytest.param('گفت: "آمدیم. رفتیم." وی رفت.', ['گفت: "آمدیم. رفتیم."', "وی رفت."], id="straight marks"),
        pytest.param("خط اول و\nخط دوم", ["خط اول و\nخط دوم"], id="broken line"),
        pytest.param("او گفت:\n«ما آمدیم»", ["او گفت:\n«ما آمدیم»"], id="quotation on its own line"),
        pytest.param("خط اول\nخط دوم", ["خط اول", "خط دوم"], id="lines"),
        pytest.param("در U.S. گفت. رفت.", ["در U.S. گفت.", "رفت."], id="abbreviation"),
        pytest.param("سال ۳۰۰ ق.م. بود. رفت.", ["سال ۳۰۰ ق.م. بود.", "رفت."], id="before Christ"),
        pytest.param("", [], id="empty"),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected
