"""Finding statements: spelling and forms do not matter, filters do, and pages do not move."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.conftest import ARTICLES, COPY
from goft.archive import Archive, Query
from goft.archive.search import groups_of
from goft.archive.store import Entry
from goft.archive.taking_in import EntryMaker
from goft.article import Article
from goft.errors import ArchiveError
from goft.preparing import Preparer
from goft.words import WordMaker
from goft.words.plurals import Plural, load_plurals


@pytest.fixture
def filled(archive: Archive, entries: list[Entry]) -> Archive:
    archive.add(entries)
    return archive


def found(archive: Archive, **query: object) -> set[str]:
    """The articles of the statements that a query finds."""
    return {hit.article for hit in archive.search(Query(**query)).hits}  # type: ignore[arg-type]


SPELLINGS = ["رایزنی‌ها", "رایزنی ها", "رایزنیها", "رايزني", "رایزنی", "رایزنی‌های"]


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_spelling_does_not_matter(filled: Archive, spelling: str) -> None:
    assert found(filled, words=spelling) == {"a1", "a2"}


FORMS = ["پذیرفت", "می‌پذیرند", "نمی پذیریم", "خواهد پذیرفت"]


@pytest.mark.parametrize("form", FORMS)
def test_forms_of_a_verb_are_one(filled: Archive, form: str) -> None:
    assert found(filled, words=form) == {"a1"}


@pytest.mark.parametrize("digits", ["۱۳ نفر", "13 نفر", "١٣ نفر"])
def test_digits_are_one(filled: Archive, digits: str) -> None:
    assert found(filled, words=digits) == {"a1"}


def test_phrases_stand_side_by_side(filled: Archive) -> None:
    assert found(filled, words="«تحریم‌های تازه»") == {"a1"}
    assert found(filled, words="«تازه تحریم»") == set()
    assert found(filled, words="تازه تحریم") == {"a1"}


def test_filters(filled: Archive) -> None:
    assert found(filled, state="JPN") == {"a2"}
    assert found(filled, speaker="رادمان کوهزاد") == {"a1"}
    assert found(filled, speaker="person/رادمان-کوهزاد") == {"a1"}
    assert found(filled, outlet="روزنامه بامداد", words="سفر") == {"a3"}
    assert found(filled, since=date(2024, 5, 5)) == {"a2"}
    assert found(filled, until=date(2024, 5, 5)) == {"a1"}
    assert found(filled, act="hope") == set()
    assert found(filled, kind="direct") == {"a1", "a2"}
    assert found(filled, kind="direct", act="deny") == set()


def test_filters_by_what_a_statement_tells(filled: Archive) -> None:
    assert found(filled, event="REJECT") == {"a1"}
    assert found(filled, event="REJECT", target="ژاپن") == {"a1"}
    assert found(filled, event="REJECT", target="هند") == set()
    assert found(filled, event="ASSAULT", target="سفارت هند") == {"a2"}
    assert found(filled, dyad=("JPN", "IRN")) == found(filled, dyad=("IRN", "JPN")) == {"a1"}
    assert found(filled, dyad=("IND", "JPN"), event="CONSULT") == {"a2"}


def test_nothing_asked_is_everything_the_newest_first(filled: Archive) -> None:
    hits = filled.search(Query(limit=50)).hits
    days = [hit.published or "" for hit in hits]
    assert len(hits) == filled.stats().statements
    assert days == sorted(days, reverse=True)


def test_a_hit_has_its_statement_and_its_words(filled: Archive) -> None:
    (hit, *_) = filled.search(Query(words="سودمند")).hits
    assert (hit.article, hit.outlet, hit.published) == ("a2", "روزنامه بامداد", "2024-05-06")
    text = ARTICLES[1].text
    for span in (*hit.statement.cue, *hit.statement.content):
        assert text[span.start : span.end] == span.text
    assert "سودمند" in hit.around


def test_copies_are_left_out(filled: Archive, maker: EntryMaker) -> None:
    filled.add([maker.entry_of(COPY)])
    assert found(filled, words="رایزنی") == {"a1", "a2", "a1-copy"}
    assert found(filled, words="رایزنی", once=True) == {"a1", "a2"}
    assert filled.delete("a1")
    assert found(filled, words="رایزنی", once=True) == {"a1-copy", "a2"}
    assert list(filled.check()) == []


def test_pages_do_not_move_while_articles_arrive(filled: Archive, maker: EntryMaker) -> None:
    everything = [(hit.article, hit.statement.id) for hit in filled.search(Query(limit=50)).hits]
    seen: list[tuple[str, str]] = []
    after = None
    for turn in range(50):
        page = filled.search(Query(limit=1, after=after))
        seen += [(hit.article, hit.statement.id) for hit in page.hits]
        new = Article(id=f"n{turn}", text=f"وزیر کشور ژاپن گفت شماره {turn} آماده است.", published=date(2024, 6, 1))
        filled.add([maker.entry_of(new)])
        after = page.next
        if after is None:
            break
    assert seen == everything


def test_many_and_few_are_found_alike(filled: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    few = filled.search(Query(words="رایزنی", limit=2))
    monkeypatch.setattr("goft.archive.search.MANY", 0)
    assert filled.search(Query(words="رایزنی", limit=2)) == few
    assert found(filled, words="رایزنی", speaker="رادمان کوهزاد") == {"a1"}


def test_hostile_words_find_nothing_and_break_nothing(filled: Archive) -> None:
    for words in ('"', "' OR 1=1 --", "NEAR(", "*", "«»", "a AND", "\x00", "🙂", "(" * 500):
        filled.search(Query(words=words))
    assert filled.stats().articles == len(ARTICLES)


def test_no_character_breaks_a_query(filled: Archive) -> None:
    odd = "a\x00\ud800"
    for name in ("speaker", "addressee", "via", "target", "outlet", "words"):
        assert not filled.search(msgspec.convert({name: odd}, Query)).hits, name


WRONG: list[dict[str, Any]] = [
    {"limit": 0},
    {"limit": 201},
    {"after": "nonsense"},
    {"after": "\x00~1"},
    {"after": f"~{10**30}"},
    {"act": "shout"},
    {"kind": "oral"},
    {"event": "PARTY"},
    {"state": "Iran"},
    {"dyad": ("IRN", "\x00\ud800")},
]


@pytest.mark.parametrize("wrong", WRONG, ids=lambda one: next(iter(one)))
def test_a_query_that_could_find_nothing_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ArchiveError):
        Query(**wrong)


SPELLED = [
    "غنی‌سازی|غنی سازی|غنیسازی",
    "رئیس‌جمهور|رییس جمهور|رئيسجمهور",
    "آتش‌بس|آتش بس|آتشبس",
    "تصمیم‌گیری‌ها|تصمیم گیری ها|تصمیم‌گیری|تصمیمگیریها",
    "کتاب‌ها|کتابها|کتاب ها|کتاب‌های|کتاب",
    "بزرگ‌ترین|بزرگترین|بزرگ",
    "وزارت‌خارجه|وزارت خارجه|وزارتخارجه",
    "خواهد گفت|می‌گوید|می گوید|گفتند|گفته‌اند|نگفت",
    "کشورهای ايران|کشور ایران|کشور‌های ایران",
    "۱۴۰۲|1402|١٤٠٢",
]


@pytest.mark.parametrize("spellings", SPELLED)
def test_spellings_of_a_word(words: WordMaker, spellings: str) -> None:
    made = {tuple(words.of_text(spelling)) for spelling in spellings.split("|")}
    assert len(made) == 1, made


@pytest.fixture(scope="session")
def preparer() -> Preparer:
    return Preparer.load()


@given(st.text(max_size=30))
def test_words_of_any_text(words: WordMaker, preparer: Preparer, text: str) -> None:
    starts = [placed.start for placed in words.placed(preparer.prepare(text))]
    assert starts == sorted(starts)
    assert all(re.fullmatch(r"\w+", word) for word in words.of_text(text))


@pytest.mark.parametrize("plural", load_plurals(), ids=lambda plural: plural.ending)
def test_plurals(words: WordMaker, plural: Plural) -> None:
    for pair in plural.examples:
        many, one = pair.split()
        assert words.of_text(many) == words.of_text(one), pair
    for word in plural.looks:
        stem = word.removesuffix(plural.ending)
        assert words.of_text(word) not in [words.of_text(stem + ending) for ending in plural.instead], word


def test_a_compound_is_asked_for_as_it_stands(filled: Archive) -> None:
    assert groups_of("رئیس‌جمهور ژاپن", filled.words) == [["رییس", "جمهور"], ["ژاپن"]]
    assert groups_of("رئیس جمهور", filled.words) == [["رییس"], ["جمهور"]]


def test_a_query_is_a_value() -> None:
    assert msgspec.json.decode(msgspec.json.encode(Query(words="x")), type=Query) == Query(words="x")
