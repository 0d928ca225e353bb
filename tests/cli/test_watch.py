"""`goft watch`, on servers of our own."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from goft.archive import Archive
from goft.archive.feeds import Feeds, FeedState
from goft.archive.watching import Visit, Watch
from goft.cli.app import app
from support.web import Answer, Asked, Site, page, rss, serving

GOFT = [sys.executable, "-c", "from goft.cli import main; main()"]
PARAGRAPH = "وزیر خارجه روز سه‌شنبه در نشست خبری گفت که گفت‌وگو ادامه خواهد یافت و هیچ تصمیمی گرفته نشده است."
OUTLET = '<meta property="og:site_name" content="پیک">'
EVERY = timedelta(minutes=15)


class Feed:
    """A feed of a site, that answers 304 where nothing has changed."""

    def __init__(self, site: Site, path: str = "/rss") -> None:
        self.site, self.path = site, path
        self.version = 0
        self.items: list[str] = []
        site.routes[path] = self._answer

    def publish(self, *names: str) -> None:
        self.version += 1
        for name in names:
            self.site.routes[f"/{name}"] = Answer(
                page(f"سخن وزیر {name}", f"{PARAGRAPH} {name}", PARAGRAPH, head=OUTLET)
            )
            self.items.append(f"<title>سخن وزیر {name}</title><link>{self.site.url(f'/{name}')}</link>")

    def _answer(self, asked: Asked) -> Answer:
        tag = f'"{self.version}"'
        if asked.headers.get("if-none-match") == tag:
            return Answer(status=304, headers={"ETag": tag})
        heads = {"ETag": tag, "Last-Modified": "Wed, 29 Mar 2023 10:00:00 GMT"}
        return Answer(rss(*self.items), headers=heads, kind="application/rss+xml")


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        yield site


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive(tmp_path / "a.sqlite") as archive:
        yield archive


def _round(archive: Archive, site: Site, *paths: str, told: list[str] | None = None) -> list[Visit]:
    urls = [site.url(path) for path in paths or ("/rss",)]
    watch = Watch(archive, urls, every=EVERY, limits=site.limits, told=(told if told is not None else []).append)
    return list(watch.round(early=True))


def _ids(archive: Archive) -> list[str]:
    return [record.id.rpartition("/")[2] for record in archive.all_records()]


def _minutes(state: FeedState) -> int:
    """From the visit to the next."""
    assert state.due is not None
    assert state.checked is not None
    return round((state.due - state.checked).total_seconds() / 60)


def test_new_articles_are_taken_in_and_known_ones_are_not_fetched(archive: Archive, site: Site) -> None:
    feed = Feed(site)
    feed.publish("a", "b")
    (visit,) = _round(archive, site)
    assert (visit.outcome, visit.taken.new, visit.refused) == ("read", 2, 0)
    feed.publish("c")
    (visit,) = _round(archive, site)
    assert (visit.outcome, visit.taken.new) == ("read", 1)
    assert site.paths() == ["/rss", "/a", "/b", "/rss", "/c"]
    assert _ids(archive) == ["a", "b", "c"]
    assert list(archive.check()) == []


def test_a_feed_that_has_not_changed_says_so(archive: Archive, site: Site) -> None:
    Feed(site).publish("a")
    _round(archive, site)
    (visit,) = _round(archive, site)
    assert visit.outcome == "unchanged"
    assert site.asked[-1].headers["if-none-match"] == '"1"'
    assert site.asked[-1].headers["if-modified-since"] == "Wed, 29 Mar 2023 10:00:00 GMT"
    assert site.paths() == ["/rss", "/a", "/rss"]


def test_where_an_entry_failed_the_next_answer_is_a_whole_one(archive: Archive, site: Site) -> None:
    feed = Feed(site)
    feed.publish("a", "b")
    late, site.routes["/b"] = site.routes["/b"], Answer(status=500)
    told: list[str] = []
    (visit,) = _round(archive, site, told=told)
    assert (visit.taken.new, visit.refused) == (1, 1)
    assert "the server answered 500" in told[0]
    site.routes["/b"] = late
    (visit,) = _round(archive, site)
    assert (visit.outcome, visit.taken.new, _ids(archive)) == ("read", 1, ["a", "b"])


def test_failures_double_the_pause_up_to_a_day(archive: Archive, site: Site) -> None:
    site.routes["/rss"] = Answer(b"broken", 500)
    url = site.url("/rss")
    pauses = []
    for number in range(1, 10):
        watch = Watch(archive, [url], every=EVERY, limits=site.limits)
        (visit,) = watch.round()
        state = archive.feeds.get(url)
        assert (visit.outcome, state.failures) == ("failed", number)
        assert "the server answered 500" in (state.error or "")
        assert list(watch.round()) == []
        pauses.append(_minutes(state))
        archive.feeds.put(FeedState(url=url, failures=number, due=datetime.now(UTC), error=state.error))
    assert pauses == [30, 60, 120, 240, 480, 960, 1440, 1440, 1440]
    Feed(site).publish("a")
    archive.feeds.put(FeedState(url=url, failures=9, due=datetime.now(UTC) + EVERY))
    assert [visit.outcome for visit in _round(archive, site)] == ["resting"]
    archive.feeds.put(FeedState(url=url, failures=9))
    assert [visit.outcome for visit in _round(archive, site)] == ["read"]
    assert (archive.feeds.get(url).failures, archive.feeds.get(url).error) == (0, None)


@pytest.mark.parametrize(
    ("asked", "minutes"),
    [
        ("7200", 120),
        ("60", 30),
        ("99999999999999999999", 1440),
        ("in three hours", 180),
        ("soon", 30),
    ],
)
def test_a_server_may_ask_to_be_left_alone(archive: Archive, site: Site, asked: str, minutes: int) -> None:
    if asked == "in three hours":
        asked = format_datetime(datetime.now(UTC) + timedelta(hours=3), usegmt=True)
    site.routes["/rss"] = Answer(status=429, headers={"Retry-After": asked})
    _round(archive, site)
    assert abs(_minutes(archive.feeds.get(site.url("/rss"))) - minutes) <= 1


def test_a_feed_may_ask_for_longer_pauses(archive: Archive, site: Site) -> None:
    site.routes["/rss"] = Answer(
        rss("<title>سخن</title><description>" + PARAGRAPH + "</description>", more="<ttl>60</ttl>")
    )
    assert [visit.outcome for visit in _round(archive, site)] == ["read"]
    assert _minutes(archive.feeds.get(site.url("/rss"))) == 60


@pytest.mark.parametrize("body", [b"", b"\0\1\2", b"<rss><channel><item>", b"<html>hello</html>", "سلام".encode()])
def test_a_broken_feed_does_not_stop_the_others(archive: Archive, site: Site, body: bytes) -> None:
    Feed(site).publish("a")
    site.routes["/broken"] = Answer(body)
    first, second = _round(archive, site, "/broken", "/rss")
    assert first.outcome == "failed" or first.refused
    assert (second.outcome, second.taken.new) == ("read", 1)
    assert list(archive.check()) == []


def test_the_state_of_feeds_is_kept(archive: Archive, tmp_path: Path) -> None:
    now = datetime.now(UTC).replace(microsecond=0)
    full = FeedState(url="u", outlet="پیک", etag="e", modified="m", checked=now, due=now, failures=2, error="x" * 900)
    archive.feeds.put(FeedState(url="u"))
    archive.feeds.put(full)
    archive.feeds.put(FeedState(url="b"))
    kept = archive.feeds.all()
    assert [state.url for state in kept] == ["b", "u"]
    assert kept[1].error == "x" * 500
    assert (kept[1].due, kept[1].failures, kept[1].outlet) == (now, 2, "پیک")
    assert isinstance(archive.feeds, Feeds)
    assert archive.feeds.have(["none"] * 1200) == frozenset()


def _goft(*arguments: object) -> tuple[int, str]:
    ran = CliRunner().invoke(app, [str(one) for one in arguments])
    assert ran.exception is None or isinstance(ran.exception, SystemExit), ran.exception
    return ran.exit_code, ran.output


def test_once(site: Site, tmp_path: Path) -> None:
    feed, place = Feed(site), tmp_path / "a.sqlite"
    feed.publish("a")
    site.routes["/gone"] = Answer(status=410)
    more = ["--archive", place, "--once", "--outlet", "بامداد", "--allow-host", site.host]
    status, out = _goft("watch", site.url("/rss"), *more)
    assert status == 0
    assert re.search(r"/rss: 1 new, 0 replaced; next at \d{4}-\d\d-\d\d \d\d:\d\d", out)
    status, out = _goft("watch", site.url("/rss"), *more)
    assert (status, "nothing new" in out) == (0, True)
    status, out = _goft("watch", site.url("/rss"), site.url("/gone"), *more)
    assert (status, "the server answered 410; next at" in out) == (3, True)
    status, out = _goft("watch", site.url("/gone"), *more)
    assert (status, "rests after a failure" in out) == (4, True)
    with Archive(place) as archive:
        assert [record.outlet for record in archive.all_records()] == ["بامداد"]


def test_what_may_not_be_read_is_told(site: Site, tmp_path: Path) -> None:
    status, out = _goft("watch", site.url("/rss"), "--archive", tmp_path / "a.sqlite", "--once")
    assert (status, f"--allow-host {site.host}" in out) == (4, True)
    status, out = _goft("watch", "x", "--archive", tmp_path / "a.sqlite", "--once", "--allow-host", "localhost")
    assert (status, "no host with its port" in " ".join(out.split())) == (2, True)


def test_addresses_are_added_like_files(site: Site, tmp_path: Path) -> None:
    feed, place = Feed(site), tmp_path / "a.sqlite"
    feed.publish("a", "b")
    more = ["--archive", place, "--allow-host", site.host, "--workers", 1]
    assert _goft("archive", "add", site.url("/a"), *more)[0] == 0
    status, out = _goft("archive", "add", site.url("/rss"), site.url("/none"), *more)
    assert (status, "1 new, 0 replaced, 1 there already" in out) == (3, True)
    assert "the server answered 404" in out


def test_addresses_are_read_like_files(site: Site) -> None:
    Feed(site).publish("a")
    status, out = _goft("read", site.url("/a"), "--allow-host", site.host, "--format", "json")
    assert (status, f'"url":"{site.url("/a")}"' in out.replace(": ", ":")) == (0, True)
    status, out = _goft("read", site.url("/a"))
    assert (status, "no address of the public Internet" in out) == (4, True)


def test_it_ends_with_ctrl_c(site: Site, tmp_path: Path) -> None:
    feed, place = Feed(site), tmp_path / "a.sqlite"
    feed.publish("a")
    command = [*GOFT, "watch", site.url("/rss"), "--archive", str(place), "--allow-host", site.host]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8") as running:
        assert running.stdout is not None
        assert "1 new" in running.stdout.readline()
        time.sleep(0.3)
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=20)
    assert (running.returncode, out.strip(), err) == (0, "stopped", "")
    with Archive(place) as archive:
        assert _ids(archive) == ["a"]
        assert list(archive.check()) == []
