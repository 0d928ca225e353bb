"""Time and money of a large run, from what a core needs here: `python benchmarks/costs.py [--articles N] [--pages N]`.

Measures, in processor's time of one core: to pass over a page of a crawl that is not Persian, to take a Persian page
apart, to read an article of `gold/dev`, and what a bulk run adds to that (tables, packing, putting together). Prints
from them core hours, hours and price of

  --articles   a year of Persian news as text: 60 outlets of 120 articles a day
  --pages      a month of a news crawl as WARC, of which `--share` is Persian: 10,000 outlets of 100 pages a day, 1 %

with `--cores` of a rented machine at `--price` dollars for a core and hour, and the bytes that go in and come out.
These numbers of articles, pages, outlets and dollars are assumptions, to be changed where somebody knows better; the
pages that are measured are of our own making, of the size that `--size` says.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

import msgspec

from goft.article import Article
from goft.bulk import Job, read_in_bulk
from goft.bulk.engines import inline
from goft.errors import InputError
from goft.intake import Defaults
from goft.intake.page import article_of_page
from goft.reader import Reader
from goft.record import Record
from goft.score import load_gold

GOLD = Path(__file__).parents[2] / "shared" / "gold" / "dev"
HOUR, GB = 3600.0, 1e9
_ROUNDS = 10
"""How often each text is written."""
_ENGLISH = "The minister said on Monday that talks would go on and that nothing had been decided, officials told us. "
_MENU = '<li><a href="/section/{}" class="menu-item">{}</a></li>'


class Costs(msgspec.Struct, frozen=True, kw_only=True):
    """Seconds of one core for a page or an article, and bytes of an article in JSON and in a finished folder."""

    over: float
    apart: float
    read: float
    kept: float
    bytes_in: float
    bytes_out: float


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--articles", type=int, default=60 * 120 * 365)
    parser.add_argument("--pages", type=int, default=10_000 * 100 * 30)
    parser.add_argument("--share", type=float, default=0.01, help="of the pages that are Persian")
    parser.add_argument("--size", type=int, default=60_000, help="bytes of a page")
    parser.add_argument("--cores", type=int, default=16)
    parser.add_argument("--price", type=float, default=0.04, help="dollars for a core and hour")
    options = parser.parse_args()
    texts = [one.text for one in load_gold(options.gold)]
    costs = _measured(texts, options.size)
    words = sum(len(text.split()) for text in texts) / len(texts)
    print("milliseconds of one core, here")
    print(f"  {1000 * costs.over:8.2f}  pass over a page that is not Persian, {options.size / 1000:.0f} kB")
    print(f"  {1000 * costs.apart:8.2f}  take a Persian page apart, {options.size / 1000:.0f} kB")
    print(f"  {1000 * costs.read:8.2f}  read an article of {words:.0f} words")
    print(f"  {1000 * costs.kept:8.2f}  its rows written, and put together by month")
    each, other = costs.read + costs.kept, options.pages * costs.over
    found = options.pages * options.share
    rows = (
        (
            f"{options.articles:,} articles",
            options.articles * each,
            options.articles * costs.bytes_in,
            options.articles,
        ),
        (f"{options.pages:,} pages", other + found * (costs.apart + each), options.pages * options.size, found),
    )
    print(f"\n{'':26}{'core hours':>12}{f'hours of {options.cores}':>13}{'dollars':>9}{'GB in':>9}{'GB out':>8}")
    for what, seconds, came, articles in rows:
        hours = seconds / HOUR
        print(f"{what:26}{hours:12,.0f}{hours / options.cores:13,.1f}{hours * options.price:9,.2f}", end="")
        print(f"{came / GB:9,.0f}{articles * costs.bytes_out / GB:8,.1f}")
    print(f"{found:,.0f} of the pages are Persian; to pass over the others is {other / rows[1][1]:.0%} of the work")


def _measured(texts: list[str], size: int) -> Costs:
    reader = Reader.load()
    articles = [Article(id=str(number), text=text) for number, text in enumerate(texts)]
    read = min(_seconds(lambda: [reader.read(one) for one in articles]) for _ in range(3)) / len(articles)
    Known.records = [reader.read(one) for one in articles]
    english, persian = _page(_ENGLISH, size), _page(f"{texts[0]}\n", size)
    with tempfile.TemporaryDirectory(prefix="goft-costs-") as folder:
        source, out = Path(folder) / "news.jsonl", Path(folder) / "read"
        rows = [{"id": str(number), "text": texts[number % len(texts)]} for number in range(_ROUNDS * len(texts))]
        source.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
        job = Job(out=str(out), reader="__main__:Known")
        kept = _seconds(lambda: read_in_bulk([source], job, inline.run)) / len(rows)
        return Costs(
            over=_seconds(lambda: [_taken(english) for _ in range(100)]) / 100,
            apart=_seconds(lambda: [_taken(persian) for _ in range(10)]) / 10,
            read=read,
            kept=kept,
            bytes_in=source.stat().st_size / len(rows),
            bytes_out=sum(file.stat().st_size for file in out.rglob("*.parquet")) / len(rows),
        )


class Known:
    """A reader that has read everything: what is left is what a bulk run adds."""

    records: ClassVar[list[Record]] = []

    @classmethod
    def load(cls) -> Known:
        """There is nothing to load."""
        return cls()

    def read(self, article: Article) -> Record:
        """The record of the text that an article has, under its id."""
        return msgspec.structs.replace(self.records[int(article.id) % len(self.records)], id=article.id)


def _page(text: str, size: int) -> bytes:
    """A page of so many bytes: a third of it menus, a third scripts, a third the text."""
    menus = "".join(_MENU.format(number, number) for number in range(size // 3 // len(_MENU)))
    scripts = f"<script>{'window.seen = 1; ' * (size // 3 // 17)}</script>"
    body = "".join(f"<p>{text * 3}</p>" for _ in range(1 + size // 9 // len(text.encode())))
    return f"<html><head><title>News</title>{scripts}</head><body><ul>{menus}</ul>{body}</body></html>".encode()


def _taken(page: bytes) -> Article | None:
    try:
        return article_of_page(page, "x", "x", Defaults())[0]
    except InputError:
        return None


def _seconds(work: Callable[[], object]) -> float:
    """The processor's."""
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    main()
