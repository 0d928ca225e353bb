"""Threads of a store after any coming and going of articles are those of a store that got at once what is left."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from goft.archive import Archive
from goft.archive.engine import connect, reading
from goft.archive.store import Entry
from goft.archive.taking_in import EntryMaker
from goft.article import Article

SPEAKERS = ["وزیر خارجه ژاپن", "سخنگوی دولت هند", "خبرگزاری پیک", "وزیر دفاع ژاپن"]
CLAIMS = [
    "هند برای شورشیان جزیره مرجان پهپاد فرستاده است",
    "هند پهپادهای تازه‌ای برای شورشیان جزیره مرجان می‌فرستد",
    "سد رودخانه شمالی تا پایان تابستان آبگیری می‌شود",
    "آبگیری سد رودخانه شمالی تا پایان تابستان به پایان می‌رسد",
    "بندر جنوبی پس از سه هفته به روی کشتی‌های باری باز شد",
    "شورشیان جزیره مرجان پهپاد هندی ندارند و بندر جنوبی باز است",
]
TAILS = ["بازارها خلوت بود.", "باران بارید و جاده‌ها بسته شد.", "سخنگوی هند این موضوع را رد کرد."]
COUNT = 22


class Made(list[Entry]):
    """Entries that a report of a failure does not print."""

    def __repr__(self) -> str:
        return f"{len(self)} entries"


@pytest.fixture(scope="module")
def made(maker: EntryMaker) -> Made:
    """Articles of one or two claims that are more or less alike, over five weeks, some without a day."""
    chance = Random(7)
    found = Made()
    for number in range(COUNT):
        said = [f"{chance.choice(SPEAKERS)} گفت {claim}." for claim in chance.sample(CLAIMS, chance.randint(1, 2))]
        day = date(2025, 10, 4) + timedelta(days=chance.randrange(35)) if number % 7 else None
        words = " ".join([*said, chance.choice(TAILS)])
        found.append(maker.entry_of(Article(id=f"a{number:02}", text=words, outlet=f"o{number}", published=day)))
    return found


def _threads(place: Path) -> list[Sequence[object]]:
    """What hangs on what, and how, by names that do not depend on the rows' numbers.

    Counts of stories are left out: which articles are copies of one another is found as they come, and may differ.
    """
    query = text(
        "SELECT a.key, c.number, pa.key, p.number, c.sure, c.standing, ta.key, t.number, c.stand, c.loose "
        "FROM claims c "
        "JOIN articles a ON a.id = c.article LEFT JOIN claims p ON p.id = c.parent "
        "LEFT JOIN articles pa ON pa.id = p.article JOIN claims t ON t.id = c.thread "
        "JOIN articles ta ON ta.id = t.article ORDER BY a.key, c.number"
    )
    summed = text(
        "SELECT a.key, c.number, t.first_day, t.last_day, t.claims, t.outlets, t.speakers "
        "FROM threads t "
        "JOIN claims c ON c.id = t.id JOIN articles a ON a.id = c.article ORDER BY a.key, c.number"
    )
    engine = connect(place)
    with reading(engine) as connection:
        found: list[Sequence[object]] = [tuple(row) for asked in (query, summed) for row in connection.execute(asked)]
    engine.dispose()
    return found


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 2**32), pieces=st.integers(1, 6), gone=st.integers(0, 8))
def test_whatever_comes_and_goes(made: Made, seed: int, pieces: int, gone: int) -> None:
    chance = Random(seed)
    order = chance.sample(made, len(made))
    with TemporaryDirectory() as folder:
        one_by_one, at_once = Path(folder) / "one.sqlite", Path(folder) / "once.sqlite"
        with Archive(one_by_one) as archive:
            for first in range(0, len(order), pieces):
                archive.add(order[first : first + pieces])
                archive.thread()
            left = list(made)
            for entry in chance.sample(made, gone):
                archive.delete(entry.article.id)
                left.remove(entry)
                if chance.random() < 0.5:
                    archive.thread()
            archive.thread()
        with Archive(at_once) as archive:
            archive.add(left)
            archive.thread()
        assert _threads(one_by_one) == _threads(at_once)
