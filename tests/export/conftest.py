"""Records to hand out: of the sample, of a text with everything that hurts, and of news where that is there."""

from __future__ import annotations

from datetime import date
from itertools import islice
from pathlib import Path

import msgspec
import pytest

from goft.article import Article
from goft.intake import Defaults, load_articles
from goft.reader import Reader
from goft.record import Record
from support.gold import ROOT
from support.sample import sample_records

NEWS = ROOT.parent / "shared" / "data" / "news"
NO_NEWS = f"SKIPPED FOR WANT OF NEWS: there is no {NEWS}"
_EACH, _STEP = 84, 15
"""Articles of each of the six collections, and how far they are apart: some 500 in all."""

ODD = (
    "\ufeffوزير خارجه لاژورد:\r\n«رايزنيهاي ما\u2028ادامه دارد\tو\x00 \ud83d پايان\x0b نمييابد.»\r\n\r\n"
    "او می گوید ۵ % کم شده، e\u0301 و \u0301 و ا\u0653ن و خانه\u0654 |و\\ _ □ \ufffd است.\u200c\n \n"
    '=1+1 گفت: «"ما" حمله نمی کنیم.» \u202bیونان\u202c ۱۲ شهروند ترکیه را بازداشت کرد.'
)


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader.load()


@pytest.fixture(scope="session")
def sample() -> list[Record]:
    return list(sample_records())


@pytest.fixture(scope="session")
def odd(reader: Reader) -> Record:
    """Line ends of every kind, characters that no format carries, damaged half-spaces, an id that is a path."""
    article = Article(
        id="../../odd <1>\ud800/\n",
        text=ODD,
        title="=عنوان\t«بد»\n\u2028",
        outlet="'\"\ud800پیک",
        published=date(2024, 5, 16),
        url="https://news.example/متن خبر?a=1|2",
    )
    return reader.read(article)


@pytest.fixture(scope="session")
def news(reader: Reader) -> list[Record]:
    """About 500 articles of six collections."""
    if not NEWS.is_dir():
        pytest.skip(NO_NEWS)
    read = ((path, _read(reader, path, _EACH, _STEP)) for path in sorted(NEWS.glob("*.jsonl.xz")))
    # Collections use ids twice; in an archive ids are unique.
    found = {f"{path.name}/{one.id}": one for path, records in read for one in records}
    return [msgspec.structs.replace(one, id=key) for key, one in found.items()]


@pytest.fixture(scope="session")
def everything(sample: list[Record], odd: Record) -> list[Record]:
    """The sample and the odd one."""
    return [*sample, odd]


def _read(reader: Reader, path: Path, count: int, step: int) -> list[Record]:
    loaded = load_articles([path], Defaults(fields=(("published", "date"),)))
    articles = (one.article for one in islice(loaded, 0, count * step, step) if one.article is not None)
    return [reader.read(article) for article in articles]
