"""Where sentences end: stops, lines, quotations, marks without a partner, abbreviations."""

from __future__ import annotations

import pytest

from goft.language.sentences import split
from goft.language.tokens import tokenize


def sentences(text: str) -> list[str]:
    spans = tokenize(text)
    return [
        text[spans[first][0] : spans[last - 1][1]] for first, last in split(text, spans, [text[a:b] for a, b in spans])
    ]


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


def test_a_quotation_too_long_to_be_one_does_not_hold_sentences_together() -> None:
    told = "ما آمدیم و رفتیم. " * 150
    found = sentences(f"او گفت: «{told}» و «{told}» و رفت.")
    assert len(found) > 200
    assert found[0] == "او گفت: «ما آمدیم و رفتیم."


@pytest.mark.parametrize("pause", ["، ", " "], ids=["behind a pause", "where it must be"])
def test_a_sentence_without_an_end_is_cut(pause: str) -> None:
    text = f"آمدند و رفتند و ماندند{pause}" * 2000
    spans = tokenize(text)
    found = split(text, spans, [text[a:b] for a, b in spans])
    assert [first for first, _ in found] == [0, *(last for _, last in found[:-1])]
    assert found[-1][1] == len(spans)
    assert all(300 < last - first <= 640 for first, last in found[:-1])
    if pause == "، ":
        assert all(text[spans[last - 1][0]] == "،" for _, last in found)
