"""An empty archive of each kind of store; PostgreSQL is a real one, started for the run on the loopback only."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import psycopg
import pytest

from goft.archive import Archive
from goft.archive.store import Entry
from goft.archive.taking_in import EntryMaker
from goft.article import Article
from goft.reader import Reader
from goft.words import WordMaker

_BINARIES = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
NO_POSTGRESQL = "SKIPPED FOR WANT OF POSTGRESQL: no initdb in /usr/lib/postgresql/*/bin"

ARTICLES = [
    Article(
        id="a1",
        text="وزیر خارجه لاژورد اتهام آرانشهر را رد کرد\n\nرادمان کوهزاد، وزیر خارجه لاژورد، روز شنبه گفت: "
        "«رایزنی‌های ما با ژاپن ادامه دارد و تحریم‌های تازه را نمی‌پذیریم.» او افزود که ۱۳ نفر بازداشت شده‌اند.",
        outlet="خبرگزاری پیک",
        published=date(2024, 5, 4),
    ),
    Article(
        id="a2",
        text="سخنگوی وزارت خارجه ژاپن گفت: «رایزنی با لاژورد سودمند بود.» ژاپن حمله به سفارت هند را محکوم کرد.",
        outlet="روزنامه بامداد",
        published=date(2024, 5, 6),
    ),
    Article(id="a3", text="رئیس‌جمهور هند به ژاپن سفر کرد. او گفت سفر خوبی است.", outlet="روزنامه بامداد"),
]
COPY = Article(
    id="a1-copy",
    text=ARTICLES[0].text.replace("\n\n", "\n\nپیک: "),
    outlet="سایت کرانه",
    published=date(2024, 5, 5),
)


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader.load()


@pytest.fixture(scope="session")
def words() -> WordMaker:
    return WordMaker.load()


@pytest.fixture(scope="session")
def maker() -> EntryMaker:
    return EntryMaker.load()


@pytest.fixture(scope="session")
def entries(maker: EntryMaker) -> list[Entry]:
    """The articles, read."""
    return [maker.entry_of(article) for article in ARTICLES]


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a PostgreSQL of our own, without a database's name."""
    if not _BINARIES:
        pytest.skip(NO_POSTGRESQL)
    binaries = _BINARIES[0]
    with tempfile.TemporaryDirectory() as place:
        data = Path(place) / "data"
        user = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if os.geteuid() == 0 else []
        if user:
            shutil.chown(place, "postgres", "postgres")
            Path(place).chmod(0o755)
        run = [*user, str(binaries / "initdb"), "-D", str(data), "-U", "goft", "--auth=trust", "--encoding=UTF8"]
        subprocess.run([*run, "--locale=C", "--no-sync"], check=True, capture_output=True)
        port = _free_port()  # as late as can be: what runs beside it takes ports too
        options = f"-c listen_addresses=127.0.0.1 -c port={port} -c fsync=off -c unix_socket_directories={place}"
        # Each test makes a database, some seven megabytes of log: a checkpoint amid them makes all of them wait.
        options += " -c max_wal_size=8GB -c checkpoint_timeout=1h"
        control = [*user, str(binaries / "pg_ctl"), "-D", str(data), "-w"]
        subprocess.run([*control, "-o", options, "-l", f"{place}/log", "start"], check=True, capture_output=True)
        try:
            yield f"postgresql://goft@127.0.0.1:{port}"
        finally:
            subprocess.run([*control, "-m", "immediate", "stop"], check=False, capture_output=True)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where an archive may be made: a file that is not there, or an empty database."""
    if request.param == "sqlite":
        return str(tmp_path / "archive.sqlite")
    address = request.getfixturevalue("server")
    name = f"goft_{os.urandom(6).hex()}"
    with psycopg.connect(f"{address}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
    return f"{address}/{name}"


@pytest.fixture
def archive(place: str) -> Iterator[Archive]:
    """An empty archive."""
    with Archive(place) as made:
        yield made
