"""Users, sessions and tokens: who is let in, for how long, and that no secret lies in the store."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import insert, select, text, update

from goft.archive import Archive
from goft.archive.accounts import Accounts, Role, User, at_least, fold_name
from goft.archive.accounts.passwords import NOBODY, Cost, is_stale
from goft.archive.accounts.sessions import ABSOLUTE, IDLE
from goft.archive.engine import connect
from goft.archive.schema import sessions, tokens, users
from goft.errors import AccountError

PASSWORD = "چهار کبوتر روی بام"
OTHER = "پنج گنجشک روی سیم"
MINUTE = timedelta(minutes=1)
CHEAP = Cost(rounds=1, memory=8, lanes=1)


class Hand:
    """A clock whose hand we move."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 1, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, some: timedelta) -> None:
        self.now += some


@pytest.fixture
def clock() -> Hand:
    return Hand()


@pytest.fixture
def accounts(archive: Archive, place: str, clock: Hand) -> Iterator[Accounts]:
    """Accounts whose hashes are cheap; what an archive's own take is looked at where it matters."""
    engine = connect(place)
    yield Accounts(engine, clock, cost=CHEAP)
    engine.dispose()


@pytest.fixture
def sara(accounts: Accounts) -> User:
    return accounts.add("Sara Kuhzad", PASSWORD, "editor")


def _everything(place: str) -> str:
    """All that the tables of accounts hold, as text."""
    engine = connect(place)
    with engine.connect() as connection:
        found = [repr(row) for table in (users, sessions, tokens) for row in connection.execute(select(table))]
    engine.dispose()
    return "\n".join(found)


def test_a_user_is_added_found_and_listed(accounts: Accounts, sara: User, clock: Hand) -> None:
    assert (sara.name, sara.role, sara.created, sara.disabled) == ("Sara Kuhzad", "editor", clock.now, False)
    assert accounts.get(" SARA  kuhzad ") == sara
    accounts.add("آرش", PASSWORD)
    assert [(one.name, one.role) for one in accounts.all()] == [("Sara Kuhzad", "editor"), ("آرش", "reader")]
    assert accounts.get("nobody") is None


def test_the_archive_has_its_accounts(archive: Archive) -> None:
    assert isinstance(archive.accounts, Accounts)
    assert archive.accounts.all() == ()


@pytest.mark.parametrize("name", ["sara kuhzad", "  Sara   Kuhzad", "\uff33ara Kuhzad"])
def test_a_name_is_taken_in_every_spelling(accounts: Accounts, sara: User, name: str) -> None:
    with pytest.raises(AccountError, match="already"):
        accounts.add(name, PASSWORD)


def test_persian_spellings_are_one_name() -> None:
    assert fold_name("علي\u200cرضا كوهزاد") == fold_name("علی رضا کوهزاد")
    assert fold_name("sara") != fold_name("sarah")


@pytest.mark.parametrize(
    "name", ["", "  ", "\u200c", "x" * 65, "a\x00b", "a\u202eb", "a\ud800", "a\u200bb", "a\nb\x07"]
)
def test_odd_names_are_refused(accounts: Accounts, name: str) -> None:
    with pytest.raises(AccountError, match="a name has"):
        accounts.add(name, PASSWORD)


@pytest.mark.parametrize("password", ["", "123456789", "x" * 1001])
def test_passwords_have_a_length(accounts: Accounts, sara: User, password: str) -> None:
    with pytest.raises(AccountError, match="a password has"):
        accounts.add("آرش", password)
    with pytest.raises(AccountError, match="a password has"):
        accounts.set_password("Sara Kuhzad", password)


def test_there_are_three_roles(accounts: Accounts, sara: User) -> None:
    owner: Any = "owner"
    with pytest.raises(AccountError, match="no role"):
        accounts.add("آرش", PASSWORD, owner)
    with pytest.raises(AccountError, match="no role"):
        accounts.set_role(sara.name, owner)
    order: tuple[Role, ...] = ("reader", "editor", "admin")
    assert [[at_least(one, other) for other in order] for one in order] == [
        [True, False, False],
        [True, True, False],
        [True, True, True],
    ]


def test_only_the_right_password_is_right(accounts: Accounts, sara: User) -> None:
    assert accounts.verify("sara KUHZAD", PASSWORD) == sara
    for name, password in ((sara.name, OTHER), (sara.name, ""), ("nobody", PASSWORD), ("", ""), (sara.name, "\ud800")):
        assert accounts.verify(name, password) is None
    assert accounts.verify(sara.name, PASSWORD.replace("ی", "ي")) is None


def test_equal_spellings_of_a_password_are_one(accounts: Accounts) -> None:
    accounts.add("آرش", "cafe\u0301 au lait")
    assert accounts.verify("آرش", "caf\u00e9 au lait") is not None


def test_a_name_that_nobody_has_takes_as_long_as_a_wrong_password(archive: Archive) -> None:
    accounts = archive.accounts
    assert not is_stale(NOBODY)

    def seconds(name: str) -> float:
        """Seconds of processors; by the clock on the wall, other tests would count."""
        began = time.process_time()
        assert accounts.verify(name, OTHER) is None
        return time.process_time() - began

    sara = accounts.add("Sara Kuhzad", PASSWORD)
    accounts.add("آرش", PASSWORD)
    accounts.disable("آرش")
    # In turns, so that what else the machine does slows all of them.
    rounds = [[seconds(name) for name in (sara.name, "nobody", "آرش")] for _ in range(5)]
    known, *others = (min(took) for took in zip(*rounds, strict=True))
    for other in others:
        assert 0.5 < other / known < 2


def test_a_hash_of_yesterday_is_made_anew(archive: Archive, place: str) -> None:
    from argon2 import PasswordHasher

    accounts = archive.accounts
    sara = accounts.add("Sara Kuhzad", PASSWORD)
    old = PasswordHasher(time_cost=1, memory_cost=8192, parallelism=1).hash(PASSWORD.encode())
    engine = connect(place)
    with engine.begin() as connection:
        connection.execute(update(users), {"hash": old})
    assert accounts.verify(sara.name, PASSWORD) == sara
    with engine.connect() as connection:
        assert not is_stale(connection.execute(select(users.c.hash)).scalar_one())
    engine.dispose()
    assert accounts.verify(sara.name, PASSWORD) == sara


def test_no_secret_lies_in_the_store(archive: Archive, place: str) -> None:
    accounts = archive.accounts
    sara = accounts.add("Sara Kuhzad", PASSWORD)
    started, made = accounts.sessions.start(sara), accounts.tokens.make(sara, "nightly")
    kept = _everything(place)
    for secret in (PASSWORD, started.secret, made.secret, made.secret.removeprefix("goft_")):
        assert secret not in kept
    assert re.search(r"\$argon2id\$v=19\$m=65536,t=3,p=4\$", kept)


def test_a_session_is_found_by_its_secret_alone(accounts: Accounts, sara: User) -> None:
    one, other = accounts.sessions.start(sara), accounts.sessions.start(sara)
    assert len({one.secret, other.secret, one.session.csrf, other.session.csrf}) == 4
    assert accounts.sessions.find(one.secret) == one.session
    assert one.session.user == sara
    for guess in ("", "none", one.secret[:-1], one.secret.upper(), one.session.csrf, "\ud800"):
        assert accounts.sessions.find(guess) is None
    accounts.sessions.end(one.secret)
    accounts.sessions.end("none")
    assert accounts.sessions.find(one.secret) is None
    assert accounts.sessions.find(other.secret) == other.session


def test_a_session_that_nobody_uses_ends(accounts: Accounts, sara: User, clock: Hand) -> None:
    secret = accounts.sessions.start(sara).secret
    clock.pass_by(IDLE - MINUTE)
    found = accounts.sessions.find(secret)
    assert found is not None
    assert (found.seen, found.expires) == (clock.now, clock.now + IDLE)
    clock.pass_by(IDLE - MINUTE)
    assert accounts.sessions.find(secret) is not None
    clock.pass_by(IDLE)
    assert accounts.sessions.find(secret) is None


def test_no_session_lasts_longer_than_a_week(accounts: Accounts, sara: User, clock: Hand) -> None:
    started = accounts.sessions.start(sara)
    hours = 0
    while accounts.sessions.find(started.secret) is not None:
        clock.pass_by(timedelta(hours=6))
        hours += 6
    assert timedelta(hours=hours) == ABSOLUTE


def test_sessions_that_are_over_are_taken_out(accounts: Accounts, sara: User, clock: Hand, place: str) -> None:
    accounts.sessions.start(sara)
    clock.pass_by(IDLE)
    last = accounts.sessions.start(sara)
    engine = connect(place)
    with engine.connect() as connection:
        assert connection.execute(select(sessions.c.csrf)).scalars().all() == [last.session.csrf]
    engine.dispose()


CHANGES = {
    "password": lambda accounts, name: accounts.set_password(name, OTHER),
    "role": lambda accounts, name: accounts.set_role(name, "reader"),
    "disabled": lambda accounts, name: accounts.disable(name),
    "removed": lambda accounts, name: accounts.remove(name),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_changes_a_user_ends_their_sessions(accounts: Accounts, sara: User, change: str) -> None:
    other = accounts.add("آرش", PASSWORD)
    mine, theirs = accounts.sessions.start(sara), accounts.sessions.start(other)
    CHANGES[change](accounts, sara.name)
    assert accounts.sessions.find(mine.secret) is None
    assert accounts.sessions.find(theirs.secret) is not None


def test_who_is_disabled_is_out_until_let_in_again(accounts: Accounts, sara: User) -> None:
    secret = accounts.tokens.make(sara, "nightly").secret
    accounts.disable(sara.name)
    late = accounts.sessions.start(sara)
    assert accounts.verify(sara.name, PASSWORD) is None
    assert accounts.tokens.find(secret) is None
    assert accounts.sessions.find(late.secret) is None
    accounts.disable(sara.name, disabled=False)
    assert accounts.verify(sara.name, PASSWORD) == sara
    assert accounts.tokens.find(secret) == sara
    assert accounts.sessions.find(late.secret) is None


def test_a_new_password_takes_the_place_of_the_old(accounts: Accounts, sara: User) -> None:
    accounts.set_password(sara.name, OTHER)
    assert accounts.verify(sara.name, PASSWORD) is None
    assert accounts.verify(sara.name, OTHER) == sara


@pytest.mark.parametrize("change", CHANGES)
def test_nobody_cannot_be_changed(accounts: Accounts, change: str) -> None:
    with pytest.raises(AccountError, match="no such user"):
        CHANGES[change](accounts, "nobody")


def test_who_comes_after_a_removed_user_inherits_nothing(accounts: Accounts, sara: User) -> None:
    started, made = accounts.sessions.start(sara), accounts.tokens.make(sara, "nightly")
    accounts.remove(sara.name)
    accounts.add(sara.name, OTHER)
    assert accounts.sessions.find(started.secret) is None
    assert accounts.tokens.find(made.secret) is None
    assert accounts.tokens.all() == ()


def test_a_token_asks_in_its_users_name_with_the_role_of_today(accounts: Accounts, sara: User, clock: Hand) -> None:
    made = accounts.tokens.make(sara, "nightly", days=30)
    assert made.secret.startswith("goft_")
    assert (made.token.user, made.token.expires) == (sara.name, clock.now + timedelta(days=30))
    assert accounts.tokens.all() == (made.token,)
    assert accounts.tokens.find(made.secret) == sara
    assert accounts.tokens.all("sara kuhzad")[0].used == clock.now
    assert accounts.tokens.all("nobody") == ()
    accounts.set_role(sara.name, "reader")
    found = accounts.tokens.find(made.secret)
    assert found is not None
    assert found.role == "reader"
    for guess in ("", "goft_", made.secret[:-1], made.secret + "x"):
        assert accounts.tokens.find(guess) is None


def test_a_token_ends_with_its_days(accounts: Accounts, sara: User, clock: Hand) -> None:
    secret = accounts.tokens.make(sara, "nightly", days=1).secret
    clock.pass_by(timedelta(days=1) - MINUTE)
    assert accounts.tokens.find(secret) == sara
    clock.pass_by(MINUTE)
    assert accounts.tokens.find(secret) is None


def test_a_token_is_revoked_once(accounts: Accounts, sara: User, clock: Hand) -> None:
    made = accounts.tokens.make(sara, "nightly")
    accounts.tokens.revoke(made.token.id)
    when = clock.now
    clock.pass_by(MINUTE)
    accounts.tokens.revoke(made.token.id)
    assert accounts.tokens.find(made.secret) is None
    assert accounts.tokens.all()[0].revoked == when
    with pytest.raises(AccountError, match="no such token"):
        accounts.tokens.revoke(made.token.id + 1)


def test_tokens_have_a_label_and_a_life(accounts: Accounts, sara: User) -> None:
    for label, days in (("", 90), ("x" * 101, 90), ("x", 0), ("x", 3651)):
        with pytest.raises(AccountError):
            accounts.tokens.make(sara, label, days=days)


def test_using_a_session_or_token_again_at_once_writes_nothing(
    accounts: Accounts, sara: User, clock: Hand, place: str
) -> None:
    started, made = accounts.sessions.start(sara), accounts.tokens.make(sara, "nightly")
    accounts.tokens.find(made.secret)
    before = _everything(place)
    clock.pass_by(4 * MINUTE)
    accounts.tokens.find(made.secret)
    accounts.sessions.find(started.secret)
    assert _everything(place) == before
    clock.pass_by(MINUTE)
    accounts.tokens.find(made.secret)
    accounts.sessions.find(started.secret)
    assert _everything(place) != before


def test_a_store_that_had_no_accounts_gets_them(place: str) -> None:
    with Archive(place) as archive:
        archive.accounts.add("آرش", PASSWORD)
    engine = connect(place)
    with engine.begin() as connection:
        for table in ("tokens", "sessions", "users"):
            connection.execute(text(f"DROP TABLE {table}"))
        connection.execute(text("DELETE FROM migrations WHERE number = 4"))
    engine.dispose()
    with Archive(place) as archive:
        assert archive.accounts.all() == ()
        archive.accounts.add("آرش", PASSWORD)


def test_names_are_one_in_the_store_too(accounts: Accounts, sara: User, place: str) -> None:
    from sqlalchemy.exc import IntegrityError

    engine = connect(place)
    row = {"name": "x", "folded": fold_name(sara.name), "hash": "x", "role": "admin", "created": "", "disabled": False}
    with pytest.raises(IntegrityError), engine.begin() as connection:
        connection.execute(insert(users), row)
    engine.dispose()
