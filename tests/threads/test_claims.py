"""From a record to its claims: which statements are claims, and what is kept of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from goft.article import Article
from goft.preparing import Preparer
from goft.reader import Reader
from goft.threads import Claim, claims_of, load_weights
from goft.threads.formulas import Formulas, load_formulas
from goft.threads.likeness import alike, keys_of, weigh
from goft.threads.standing import beyond
from goft.words import WordMaker

Claims = Callable[[str], tuple[Claim, ...]]


@pytest.fixture(scope="module")
def claims() -> Claims:
    preparer = Preparer.load()
    reader, maker, weights = Reader.load(preparer), WordMaker.load(preparer), load_weights()
    formulas = Formulas.load(maker, weights)

    def of(text: str) -> tuple[Claim, ...]:
        record = reader.read(Article(id="a", text=text, published=date(2025, 10, 4)))
        prepared = preparer.prepare(text)
        return claims_of(record, prepared, maker.placed(prepared), weights, formulas)

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
