"""Who held what when: the files and what they say of a day."""

from __future__ import annotations

from datetime import date

import pytest

from actors.reference_terms import REFERENCE, disagreements, settled
from goft.actors.holders import COLUMNS, Holder, Term, TermsFileError, load_holders, read_terms
from goft.actors.spelling import key

FEWEST = 1200
"""Dated terms that the files must have."""
HEADER = ",".join(COLUMNS)


def holder(name: str) -> Holder:
    return load_holders()[key(name)]


def test_there_are_many_dated_terms_and_each_says_how_it_is_known() -> None:
    dated = [
        term
        for held in {id(held): held for held in load_holders().values()}.values()
        for term in held.terms
        if term.since and term.office
    ]
    assert len(dated) >= FEWEST
    assert all(term.known for term in dated)


def test_no_spelling_means_two_persons() -> None:
    for held in load_holders().values():
        for form in (held.name, *(name for term in held.terms for name in term.also)):
            assert load_holders()[key(form)].name == held.name, form


DAYS = [
    ("the day of the change counts for both", "محمدجواد ظریف", "2021-08-24", "وزیر امور خارجه", "IRN"),
    ("before a change of minister", "آنتونی بلینکن", "2024-05-01", "وزیر امور خارجه", "USA"),
    ("a later office", "حسن روحانی", "2016-05-01", "رئیس‌جمهور", "IRN"),
    ("an earlier office", "حسن روحانی", "2001-05-01", "دبیر شورای عالی امنیت ملی", "IRN"),
    ("for an international body", "ینس استولتنبرگ", "2020-01-01", "دبیرکل ناتو", None),
    ("for a state before that", "ینس استولتنبرگ", "2010-01-01", "نخست‌وزیر", "NOR"),
    ("between two terms", "دونالد ترامپ", "2023-01-01", "رئیس‌جمهور", "USA"),
]


@pytest.mark.parametrize(("name", "day", "office", "state"), [row[1:] for row in DAYS], ids=[row[0] for row in DAYS])
def test_what_somebody_is_on_a_day(name: str, day: str, office: str, state: str | None) -> None:
    term = holder(name).term_on(date.fromisoformat(day))
    assert (term.office, term.country) == (office, state)


def test_a_term_covers_its_first_and_last_day_and_no_other_beyond() -> None:
    term = Term(person="x", since="2013-08-15", until="2021-08-25")
    assert all(term.covers(day) for day in (date(2013, 8, 15), date(2021, 8, 25), None))
    assert not any(term.covers(day) for day in (date(2013, 8, 14), date(2021, 8, 26)))


def test_years_and_months_are_taken_whole() -> None:
    term = Term(person="x", since="2017", until="2021-03")
    assert all(term.covers(day) for day in (date(2017, 1, 1), date(2021, 3, 31)))
    assert not term.covers(date(2021, 4, 1))


def test_an_open_term_goes_on() -> None:
    assert Term(person="x", since="2025").covers(date(2026, 1, 1))


def test_a_surname_that_is_an_everyday_word_means_nobody_alone() -> None:
    assert not holder("تمام سلام").alone
    assert holder("آنتونی بلینکن").alone


def test_a_file_is_read() -> None:
    row = "رادمان کوهزاد,ر. کوهزاد؛ کوهزاد,Radman Kuhzad,Q1,no,وزیر دفاع,2020-01,,reported,2024-05-01"
    (term,) = read_terms("QAT.csv", [HEADER, row])
    assert term == Term(
        person="رادمان کوهزاد",
        office="وزیر دفاع",
        country="QAT",
        since="2020-01",
        known="reported",
        as_of="2024-05-01",
        also=("ر. کوهزاد", "کوهزاد"),
        english="Radman Kuhzad",
        wikidata="Q1",
        alone=False,
    )


WRONG = [
    ("header", "person,office\n", "line 1: the columns must be"),
    ("cells", f"{HEADER}\nx,y\n", "line 2: has 2 cells"),
    ("no person", f"{HEADER}\n,,,,,x,2020,,reported,\n", "`person` is empty"),
    ("date", f"{HEADER}\nx,,,,,y,May 2020,,reported,\n", "`from` is 'May 2020', not YYYY"),
    ("order", f"{HEADER}\nx,,,,,y,2020,2019,reported,\n", "ends 2019, before it begins"),
    ("id", f"{HEADER}\nx,,,42,,y,2020,,reported,\n", "`wikidata` is '42'"),
    ("known", f"{HEADER}\nx,,,,,y,2020,,hearsay,\n", "`known` is 'hearsay'; write one of"),
    ("unsourced", f"{HEADER}\nx,,,,,y,2020,,,\n", "`known` does not say from where"),
    ("alone", f"{HEADER}\nx,,,,yes,y,2020,,reported,\n", "`alone` is 'yes'"),
]


@pytest.mark.parametrize(("text", "message"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG])
def test_wrong_files_are_refused(text: str, message: str) -> None:
    with pytest.raises(TermsFileError, match=message):
        list(read_terms("QAT.csv", text.splitlines()))


@pytest.mark.skipif(not REFERENCE.exists(), reason=f"SKIPPED FOR WANT OF DATA: no {REFERENCE}")
def test_every_disagreement_with_the_reference_is_settled() -> None:
    reasons = settled()
    found = {one.id for one in disagreements()}
    assert found == set(reasons)
    assert all(reasons.values())
