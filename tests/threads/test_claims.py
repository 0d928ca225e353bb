"""From a record to its claims: which statements are claims, and what is kept of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from goft.article import Article
from goft.preparing import Preparer
from goft.reader import Reader
from goft.threads import Claim, ClaimMaker, load_weights
from goft.threads.formulas import Formulas, load_formulas
from goft.threads.likeness import alike, keys_of, weigh
from goft.threads.recurring import load_recurring, recurring_words
from goft.threads.standing import beyond
from goft.words import WordMaker

Claims = Callable[[str], tuple[Claim, ...]]


@pytest.fixture(scope="module")
def claims() -> Claims:
    preparer = Preparer.load()
    reader, maker = Reader.load(preparer), WordMaker.load(preparer)
    made = ClaimMaker.load(maker)

    def of(text: str) -> tuple[Claim, ...]:
        record = reader.read(Article(id="a", text=text, published=date(2025, 10, 4)))
        prepared = preparer.prepare(text)
        return made.of(record, prepared, maker.placed(prepared))

    return of


def test_a_claim_has_its_words_numbers_states_and_negations(claims: Claims) -> None:
    (claim,) = claims("سخنگوی دولت ژاپن گفت ۴۰ کشتی هندی در بندر یوکوهاما پهلو نگرفته است.")
    assert (claim.article, claim.number, claim.day, claim.act) == ("a", "s1", "2025-10-04", "assert")
    assert "بندر" in claim.words
    assert "گرفتxگیر" in claim.negated or "پهلو" in claim.negated
    assert (40.0, "ship") in claim.numbers
    assert "IND" in claim.states
    assert claim.cue


def test_what_the_same_speaker_says_within_is_no_claim_of_its_own(claims: Claims) -> None:
    found = claims("وزیر خارجه ژاپن گفت امیدواریم مذاکرات هسته‌ای با هند در پاییز به پایان برسد.")
    assert [claim.number for claim in found] == ["s1"]


@pytest.mark.parametrize("formula", load_formulas())
@pytest.mark.parametrize("spelling", ["as it is", "spaced", "glued"])
def test_every_formula_is_met(formula: str, spelling: str) -> None:
    maker = WordMaker.load()
    formulas = Formulas.load(maker, load_weights())
    spelled = {"as it is": formula, "spaced": formula.replace("\u200c", " "), "glued": formula.replace("\u200c", "")}
    assert formulas.has(maker.of_text(spelled[spelling]))
    assert not formulas.has(maker.of_text(f"{formula} و ارسال پهپاد برای شورشیان جزیره مرجان ادامه دارد"))


def test_a_phrase_has_no_keys(claims: Claims) -> None:
    assert all(not keys_of(claim) for claim in claims("ژاپن از مذاکره استقبال کرد."))


def test_copies_are_alike_and_a_blast_elsewhere_is_not(claims: Claims) -> None:
    one, other, elsewhere = (
        claims(f"رسانه‌های هند گفتند صدای چند انفجار شدید در {place} شنیده شده است.")[0]
        for place in ("بحرین", "بحرین", "کویت")
    )
    assert alike(weigh(one), weigh(other), 0) > 0.9
    assert alike(weigh(one), weigh(elsewhere), 2) < 0.5


def test_days_between_make_it_less_likely(claims: Claims) -> None:
    (one,) = claims("رسانه‌های هند گفتند صدای چند انفجار شدید در بحرین شنیده شده است.")
    sure = [alike(weigh(one), weigh(one), days) for days in (0, 1, 5, 20)]
    assert sure == sorted(sure, reverse=True)


@pytest.mark.parametrize(
    ("link", "held", "found"),
    [
        ("repeats", "repeats", "repeats"),
        ("repeats", "disputes", "disputes"),
        ("disputes", "repeats", "disputes"),
        ("disputes", "disputes", "unclear"),
        ("supports", "disputes", "unclear"),
        ("unclear", "repeats", "unclear"),
    ],
)
def test_how_one_stands_to_the_first_claim(link: str, held: str, found: str) -> None:
    assert beyond(link, held) == found  # type: ignore[arg-type]  # the literals of the parameters


@pytest.mark.parametrize("entry", load_recurring())
@pytest.mark.parametrize("spelling", ["as it is", "spaced", "glued"])
def test_every_recurring_report_is_met(entry: str, spelling: str) -> None:
    maker = WordMaker.load()
    spelled = {"as it is": entry, "spaced": entry.replace("\u200c", " "), "glued": entry.replace("\u200c", "")}
    words = [word for word in maker.of_text(spelled[spelling]) if load_weights().of(word)]
    assert words
    told = recurring_words(maker, load_weights())
    assert told.issuperset(words)


@pytest.mark.parametrize("said", ["صدای انفجار شنیده شد", "شنیده‌شدن صدای انفجارهای مهیب", "آژیرها به صدا درآمد"])
def test_a_report_of_what_recurs_without_a_place_is_no_claim(claims: Claims, said: str) -> None:
    assert not claims(f"رسانه‌های هند گفتند {said}.")


def test_a_question_is_no_claim(claims: Claims) -> None:
    assert not claims("خبرنگار پرسید چه کسی هزینه بندر یوکوهاما را پرداخت کرده است؟")


def test_reports_of_two_hours_are_two(claims: Claims) -> None:
    first, again, later = (
        claims(f"استاندار یوکوهاما گفت ساعت {hour} امروز نقطه‌ای در اطراف بندر یوکوهاما هدف حمله موشکی قرار گرفت.")[0]
        for hour in ("۱۳:۲۵", "۱۳:۳۰", "۱۸:۴۰")
    )
    assert alike(weigh(first), weigh(again), 0) > 0.8
    assert alike(weigh(first), weigh(later), 0) < alike(weigh(first), weigh(again), 0) - 0.2


def test_what_recurs_is_another_one_days_later_and_a_position_is_not(claims: Claims) -> None:
    (blast,) = claims("رسانه‌های هند گفتند صدای چند انفجار شدید در بحرین شنیده شده است.")
    (position,) = claims("سخنگوی دولت هند گفت بندر یوکوهاما هرگز به روی کشتی‌های خارجی بسته نخواهد شد.")
    assert alike(weigh(blast), weigh(blast), 4) < 0.5 < alike(weigh(position), weigh(position), 4)
