"""Web archives: the pages of their responses."""

from __future__ import annotations

import gzip
import sys
import zlib
from pathlib import Path

import pytest

from goft.intake import Defaults, Loaded, load_articles
from support.web import page, response

PARAGRAPH = "وزیر خارجه روز سه‌شنبه در نشست خبری گفت که گفت‌وگو ادامه خواهد یافت و هیچ تصمیمی گرفته نشده است."
MORE = "او افزود که نمایندگان دو کشور در پایتخت خواهند بود و از پیشنهاد تازه استقبال کرد."
SITE = '<meta property="og:site_name" content="پیک">'


def _page(number: int) -> bytes:
    return page(f"خبر شماره {number}", PARAGRAPH, f"{MORE} {number}", head=SITE)


def _news(number: int) -> bytes:
    return response(f"http://x.example/{number}", _page(number))


def _load(path: Path) -> list[Loaded]:
    return list(load_articles([path], Defaults()))


def _ids(loaded: list[Loaded]) -> list[str]:
    return [one.article.id for one in loaded if one.article]


@pytest.mark.parametrize(
    ("name", "packed"),
    [
        ("a.warc", b"".join),
        ("a.warc.gz", lambda records: b"".join(gzip.compress(one) for one in records)),
        ("a.warc.gz", lambda records: gzip.compress(b"".join(records))),
    ],
    ids=["plain", "packed", "packed as one"],
)
def test_pages_are_articles_by_their_addresses(tmp_path: Path, name: str, packed: object) -> None:
    (tmp_path / name).write_bytes(packed([_news(1), _news(2)]))  # type: ignore[operator]  # one of the three above
    loaded = _load(tmp_path)
    assert [one.error for one in loaded if one.error] == []
    first, second = (one.article for one in loaded if one.article)
    assert (first.id, first.url, first.outlet, first.title) == ("http://x.example/1",) * 2 + ("پیک", "خبر شماره 1")
    assert first.text.startswith(f"خبر شماره 1\n\n{PARAGRAPH}\n")
    assert second.id == "http://x.example/2"


def test_what_is_no_persian_article_is_counted(tmp_path: Path) -> None:
    english = page("News", "The minister said that talks would go on and nothing was decided. " * 4)
    records = [
        _news(1),
        response("http://x.example/a.png", b"\x89PNG", kind="image/png"),
        response("http://x.example/gone", _page(3), status="404 Not Found"),
        response("http://x.example/b.js", b"x()", kind="text/javascript"),
        response("http://x.example/en", english),
        response("http://x.example/empty", "<html><title>پیک</title></html>".encode()),
        response("dns:x.example", b"1.2.3.4").replace(b"WARC-Type: response", b"WARC-Type: request"),
    ]
    (tmp_path / "a.warc").write_bytes(b"".join(records))
    loaded = _load(tmp_path)
    assert _ids(loaded) == ["http://x.example/1"]
    assert [one.error for one in loaded if one.error] == []
    note = loaded[-1].note or ""
    for count in ("1 articles", "2 not HTML", "1 with status 404", "1 not Persian", "1 no article in this page"):
        assert count in note


def test_an_archive_without_persian_is_an_error_that_counts(tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes(response("http://x.example/b.js", b"x()", kind="text/javascript") * 3)
    (one,) = _load(tmp_path)
    assert "has no Persian article (0 articles; left: 3 not HTML)" in str(one.error)


def test_bodies_packed_and_in_chunks(tmp_path: Path) -> None:
    raw = _page(1)
    chunks = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (raw[:100], raw[100:])) + b"0\r\n\r\n"
    records = [
        response("http://x.example/gzip", gzip.compress(_page(1)), "Content-Encoding: gzip"),
        response("http://x.example/deflate", zlib.compress(_page(2)), "Content-Encoding: deflate"),
        response("http://x.example/chunked", chunks, "Transfer-Encoding: chunked"),
        response("http://x.example/joined", _page(4), "Transfer-Encoding: chunked"),
        response("http://x.example/br", b"...", "Content-Encoding: br"),
    ]
    (tmp_path / "a.warc").write_bytes(b"".join(records))
    loaded = _load(tmp_path)
    assert [key.rpartition("/")[2] for key in _ids(loaded)] == ["gzip", "deflate", "chunked", "joined"]
    assert "1 comes packed as 'br', which Goft does not unpack" in (loaded[-1].note or "")


@pytest.mark.parametrize("share", [0.35, 0.5, 0.65, 0.9])
@pytest.mark.parametrize("kind", ["plain", "packed", "packed as one"])
def test_an_archive_that_is_cut_gives_the_records_before_and_one_error(tmp_path: Path, share: float, kind: str) -> None:
    records = [_news(number) for number in range(10)]
    if kind == "packed":
        records = [gzip.compress(one) for one in records]
    raw = b"".join(records) if kind != "packed as one" else gzip.compress(b"".join(records), 0)
    cut = int(len(raw) * share) + 50
    path = tmp_path / ("a.warc" if kind == "plain" else "a.warc.gz")
    path.write_bytes(raw[:cut])
    loaded = _load(path)
    assert len(_ids(loaded)) == int(cut / len(raw) * 10)
    (error,) = [str(one.error) for one in loaded if one.error]
    assert "is cut off" in error


def test_every_cut_of_an_archive_is_survived(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    raw = _news(0) + _news(1)
    for cut in range(len(_news(0)) + 5, len(raw) - 4, 23):
        path.write_bytes(raw[:cut])
        loaded = _load(path)
        assert _ids(loaded) == ["http://x.example/0"], cut
        assert len([one for one in loaded if one.error]) == 1, cut


@pytest.mark.parametrize("missing", [0, 100])
def test_a_record_that_is_too_large_is_left(tmp_path: Path, missing: int) -> None:
    large = response("http://x.example/large", b"x" * 11_000_000)
    (tmp_path / "a.warc").write_bytes(_news(1) + (large[:-missing] if missing else large + _news(2)))
    loaded = _load(tmp_path)
    assert _ids(loaded) == ["http://x.example/1"] + ["http://x.example/2"] * (not missing)
    told = "\n".join(str(one.error or one.note or "") for one in loaded)
    assert ("1 too large" in told, "is cut off in record 2" in told) == (not missing, bool(missing))


@pytest.mark.parametrize("raw", [b"", b"hello" * 100, gzip.compress(b"hello" * 100)], ids=["empty", "text", "gzip"])
def test_what_is_no_web_archive(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(raw)
    assert [one.error is not None for one in _load(path)] == [True]


def test_a_damaged_archive_gives_what_is_before(tmp_path: Path) -> None:
    packed = [gzip.compress(_news(number)) for number in range(3)]
    path = tmp_path / "a.warc.gz"
    path.write_bytes(packed[0] + packed[1][:200] + b"x" * 100 + packed[1][300:] + packed[2])
    loaded = _load(path)
    assert _ids(loaded) == ["http://x.example/0"]
    assert [one.error is not None for one in loaded].count(True) == 1


def test_without_the_package_the_message_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fastwarc.warc", None)
    (tmp_path / "a.warc").write_bytes(_news(1))
    (one,) = _load(tmp_path)
    assert "(pip install 'goft[bulk]')" in str(one.error)
