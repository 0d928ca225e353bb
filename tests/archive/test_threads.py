"""Threads in the store, on both kinds: grown article by article in any order, they are what is grown at once."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from random import Random

import pytest

from goft.archive import Archive, ThreadQuery
from goft.archive.store import Entry
from goft.archive.taking_in import EntryMaker
from goft.article import Article
from goft.errors import ArchiveError

CLAIM = "ارسال پهپاد برای شورشیان جزیره مرجان"
RAIN = "باران سنگینی در شمال کشور بارید، جاده‌ها بسته شد و مدرسه‌ها دو روز تعطیل ماند. بازارها خلوت بود."
PORT = "بندر جنوبی پس از سه هفته باز شد و کشتی‌های باری یکی پس از دیگری پهلو گرفتند."
SNOW = "نخستین برف پاییزی گردنه‌ها را بست و صدها خودرو تا نیمه‌شب در راه ماندند."
TEXTS = [
    ("m1", "2024-05-01", "بامداد", f"ژاپن هند را به {CLAIM} متهم کرد. وزارت خارجه هند این موضوع را رد کرد.\n\n{RAIN}"),
    ("m2", "2024-05-03", "کرانه", f"وزیر دفاع ژاپن هند را به {CLAIM} متهم کرد. {PORT}"),
    ("m3", "2024-05-04", "پیک", f"سخنگوی دولت هند {CLAIM} را تکذیب کرد. بازار هند امروز آرام بود."),
    ("m4", "2024-05-02", "چکاوک", "وزیر نیروی هند گفت سد تازه رودخانه شمالی تا پایان تابستان آبگیری می‌شود."),
    ("m5", "2024-05-06", "پیک", "وزیر نیروی هند گفت سد تازه رودخانه شمالی تا پایان تابستان آبگیری خواهد شد."),
    ("m6", "2024-09-06", "پیک", f"وزیر خارجه ژاپن هند را به {CLAIM} متهم کرد. {SNOW}"),
    ("m7", None, "پیک", "وزیر نیروی هند گفت سد تازه رودخانه شمالی تا پایان تابستان آبگیری می‌شود."),
]
COPY = ("m1-copy", "2024-05-02", "سپیدار", f"{TEXTS[0][3]} خبر کوتاه است.")
Link = tuple[str, int, str | None, int | None, str | None, str | None]


def _entry(maker: EntryMaker, told: tuple[str, str | None, str, str]) -> Entry:
    key, day, outlet, text = told
    published = date.fromisoformat(day) if day else None
    return maker.entry_of(Article(id=key, text=text, outlet=outlet, published=published))


@pytest.fixture(scope="module")
def made(maker: EntryMaker) -> list[Entry]:
    return [_entry(maker, told) for told in (*TEXTS, COPY)]


def _links(archive: Archive) -> list[Link]:
    """On what each claim hangs and how it stands, by names that do not depend on the store."""
    found = []
    for told in (*TEXTS, COPY):
        for number in range(1, 9):
            thread = archive.thread_of(told[0], f"s{number}")
            for one in thread.members if thread else ():
                link = one.link or (None, None)
                place = int(one.proof.id[1:])
                at = int(link[1][1:]) if link[1] else None
                found.append((one.proof.article, place, link[0], at, one.standing, one.stand))
    return sorted(found, key=str)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_any_order_of_arrival_gives_the_same_threads(
    archive: Archive, tmp_path: Path, made: list[Entry], seed: int
) -> None:
    order = list(made)
    Random(seed).shuffle(order)
    for entry in order:
        archive.add([entry])
        archive.thread()
    with Archive(tmp_path / "at-once.sqlite") as at_once:
        at_once.add(made)
        at_once.thread()
        assert _links(archive) == _links(at_once)
        assert _links(archive)


def test_what_is_taken_out_leaves_the_threads_as_if_it_had_never_come(
    archive: Archive, tmp_path: Path, made: list[Entry]
) -> None:
    archive.add(made)
    archive.thread()
    assert archive.delete("m1")
    archive.thread()
    with Archive(tmp_path / "without.sqlite") as without:
        without.add([entry for entry in made if entry.article.id != "m1"])
        without.thread()
        assert _links(archive) == _links(without)


@pytest.fixture
def threaded(archive: Archive, made: list[Entry]) -> Archive:
    archive.add(made)
    assert archive.waiting() == len(made)
    archive.thread()
    assert archive.waiting() == 0
    return archive


def test_a_thread_has_its_first_claim_its_repetitions_and_its_denials(threaded: Archive) -> None:
    found = threaded.thread_of("m3", "s1")
    assert found is not None
    said = [(one.proof.article, one.stand) for one in found.members]
    assert said == [("m1", "repeats"), ("m1", "disputes"), ("m2", "repeats"), ("m3", "disputes")]
    assert found.members[0].link is None
    assert found.members[1].linked_by == "answer"
    assert found.members[0].proof.outlets == ("بامداد", "سپیدار"), "a wire copy is no member of its own"
    assert all(one.proof.text in one.proof.sentence.text for one in found.members)
    assert (found.summary.stories, found.summary.outlets, found.summary.disputes) == (3, 4, 2)


def test_a_claim_that_comes_up_months_later_is_new_and_one_of_no_day_meets_none(threaded: Archive) -> None:
    assert threaded.thread_of("m6", "s1") is None
    assert threaded.thread_of("m7", "s1") is None


@pytest.mark.parametrize(
    ("query", "firsts"),
    [
        (ThreadQuery(), ["m1", "m4"]),
        (ThreadQuery(disputed=True), ["m1"]),
        (ThreadQuery(words="پهپادها"), ["m1"]),
        (ThreadQuery(words="سدهای رودخانه"), ["m4"]),
        (ThreadQuery(since=date(2024, 5, 5)), ["m4"]),
        (ThreadQuery(until=date(2024, 5, 1)), ["m1"]),
        (ThreadQuery(stories=3), ["m1"]),
        (ThreadQuery(order="recent", limit=1), ["m4"]),
        (ThreadQuery(speaker="کسی که نیست"), []),
    ],
)
def test_threads_are_found(threaded: Archive, query: ThreadQuery, firsts: Sequence[str]) -> None:
    assert [one.first.proof.article for one in threaded.threads(query).threads] == firsts


def test_what_can_be_no_thread_is_refused(threaded: Archive) -> None:
    with pytest.raises(ArchiveError, match="is no statement"):
        threaded.thread_of("m1", "x")
    with pytest.raises(ArchiveError, match="1 to 200"):
        ThreadQuery(limit=0)
    with pytest.raises(ArchiveError, match="later than"):
        ThreadQuery(since=date(2024, 5, 2), until=date(2024, 5, 1))
    assert threaded.thread_of("not there", "s1") is None


def test_a_replaced_article_waits_and_is_taken_up_again(threaded: Archive, maker: EntryMaker) -> None:
    threaded.add([_entry(maker, ("m2", "2024-05-03", "کرانه", "بازار ژاپن امروز آرام بود."))])
    assert threaded.waiting() == 1
    done = threaded.thread()
    assert (done.articles, threaded.waiting()) == (1, 0)
    found = threaded.thread_of("m1", "s1")
    assert found is not None
    assert "m2" not in {one.proof.article for one in found.members}
    assert {one.proof.article for one in found.members} == {"m1", "m3"}


def test_the_rows_of_what_was_deleted_are_gone(tmp_path: Path, made: list[Entry]) -> None:
    place = tmp_path / "archive.sqlite"
    with Archive(place) as archive:
        archive.add(made)
        archive.thread()
        for entry in made:
            archive.delete(entry.article.id)
    with sqlite3.connect(place) as store:
        for table in ("claims", "claim_keys", "threads", "threaded"):
            assert store.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,), table


def test_the_check_finds_threads_that_are_wrong(tmp_path: Path, made: list[Entry]) -> None:
    place = tmp_path / "archive.sqlite"
    with Archive(place) as archive:
        archive.add(made)
        archive.thread()
        assert not list(archive.check())
        with sqlite3.connect(place) as store:
            store.execute("UPDATE threads SET claims = claims + 1")
            store.execute(
                "UPDATE claims SET thread = id WHERE id = (SELECT max(id) FROM claims WHERE parent IS NOT NULL)"
            )
            store.execute(
                "UPDATE claims SET parent = 999 WHERE id = (SELECT min(id) FROM claims WHERE parent IS NOT NULL)"
            )
        store.close()
        told = [problem.what for problem in archive.check()]
        assert any("hang on none that is there" in what for what in told)
        assert any("not in the thread" in what for what in told)
        assert any("do not count" in what for what in told)
