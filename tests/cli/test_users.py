"""`goft users`, and whom `goft serve` lets in."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from goft.archive import Archive
from goft.cli import users
from support.command import Run

PASSWORD = "چهار کبوتر روی بام"
LINE = f"{PASSWORD}\n".encode()
GOFT = [sys.executable, "-c", "from goft.cli import main; main()"]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    place = tmp_path / "a.sqlite"
    Archive(place).close()
    return place


def test_a_user_comes_changes_and_goes(goft: Run, place: Path) -> None:
    at = ("--archive", place)
    assert goft("users", "list", *at).out == "no users\n"
    added = goft("users", "add", "سارا", "--role", "editor", *at, stdin=LINE)
    assert (added.status, added.out) == (0, "سارا: editor\n")
    assert re.search(r"سارا\s.*editor.*\d{4}-\d\d-\d\d", goft("users", "list", *at).out)
    with Archive(place) as archive:
        assert archive.accounts.verify("سارا", PASSWORD) is not None
    assert goft("users", "password", "سارا", *at, stdin=b"another one of ten\r\n").status == 0
    with Archive(place) as archive:
        assert archive.accounts.verify("سارا", "another one of ten") is not None
    assert goft("users", "role", "سارا", "admin", *at).out == "سارا: admin\n"
    assert goft("users", "disable", "سارا", *at).out == "سارا: disabled\n"
    assert "disabled" in goft("users", "list", *at).out
    assert goft("users", "disable", "سارا", "--undo", *at).out == "سارا: let in again\n"
    assert "disabled" not in goft("users", "list", *at).out
    assert goft("users", "remove", "سارا", *at).status == 0
    assert goft("users", "list", *at).out == "no users\n"


def test_a_token_is_shown_once_and_revoked(goft: Run, place: Path) -> None:
    at = ("--archive", place)
    assert goft("users", "tokens", *at).out == "no tokens\n"
    goft("users", "add", "sara", *at, stdin=LINE)
    made = goft("users", "token", "sara", "--label", "nightly", "--days", 30, *at)
    assert re.fullmatch(r"goft_[\w-]{43}\n", made.out)
    assert re.search(r"token 1 is good until \d{4}-\d\d-\d\d; keep it now", made.err)
    secret = made.out.strip()
    with Archive(place) as archive:
        assert archive.accounts.tokens.find(secret) is not None
    listed = goft("users", "tokens", "SARA", *at).out
    assert ("nightly" in listed, secret in listed) == (True, False)
    assert goft("users", "revoke", 1, *at).out == "token 1: revoked\n"
    with Archive(place) as archive:
        assert archive.accounts.tokens.find(secret) is None


WRONG = [
    (["add", "sara"], b"short\n", "a password has 10 to 1000 characters, this one 5"),
    (["add", "sara"], b"", "this one 0"),
    (["add", "sara", "--role", "owner"], LINE, "owner"),
    (["add", " "], LINE, "a name has 1 to 64"),
    (["password", "nobody"], LINE, "nobody: there is no such user"),
    (["role", "nobody", "editor"], b"", "no such user"),
    (["disable", "nobody"], b"", "no such user"),
    (["remove", "nobody"], b"", "no such user"),
    (["token", "nobody", "--label", "x"], b"", "no such user"),
    (["token", "nobody"], b"", "--label"),
    (["token", "nobody", "--label", "x", "--days", "0"], b"", "--days"),
    (["revoke", "7"], b"", "7: there is no such token"),
]


@pytest.mark.parametrize(("arguments", "stdin", "said"), WRONG, ids=[" ".join(row[0]) for row in WRONG])
def test_what_is_wrong_is_told(goft: Run, place: Path, arguments: list[str], stdin: bytes, said: str) -> None:
    ran = goft("users", *arguments, "--archive", place, stdin=stdin)
    assert (ran.status, said in " ".join(ran.err.split())) == (2, True), ran.err


def test_no_archive_is_made_for_a_user(goft: Run, tmp_path: Path) -> None:
    ran = goft("users", "add", "sara", "--archive", tmp_path / "none.sqlite", stdin=LINE)
    assert (ran.status, "no such archive" in ran.err, list(tmp_path.iterdir())) == (2, True, [])


@pytest.mark.parametrize(
    "command", [one.name or one.callback.__name__ for one in users.app.registered_commands if one.callback]
)
def test_every_command_has_help_with_an_example(goft: Run, command: str) -> None:
    ran = goft("users", command, "--help")
    assert (ran.status, f"Example: goft users {command}" in ran.out) == (0, True)


def test_on_a_terminal_the_password_is_asked_for_twice_and_not_shown(place: Path) -> None:
    ours, theirs = pty.openpty()
    command = [*GOFT, "users", "add", "sara", "--archive", str(place)]
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True) as running:
        os.close(theirs)
        told = _until(ours, b"Password: ")
        os.write(ours, b"four doves sit there\n")
        told += _until(ours, b"confirmation: ")
        os.write(ours, b"four doves sit there\n")
        told += _until(ours, b"sara: reader")
    os.close(ours)
    assert running.returncode == 0
    assert b"doves" not in told
    with Archive(place) as archive:
        assert archive.accounts.verify("sara", "four doves sit there") is not None


def _until(terminal: int, words: bytes) -> bytes:
    told = b""
    while words not in told:
        told += os.read(terminal, 1024)
    return told


SERVED = [
    ([], 200, []),
    (["--host", "0.0.0.0"], 401, ["one signs in, or sends a token", "there are no users yet"]),
    (["--host", "0.0.0.0", "--public"], 200, ["whoever reaches it can read the archive"]),
    (["--proxy", "127.0.0.2"], 401, ["one signs in"]),
]


@pytest.mark.parametrize(("options", "status", "said"), SERVED, ids=[" ".join(row[0]) for row in SERVED])
def test_whom_a_server_lets_in(place: Path, options: list[str], status: int, said: list[str]) -> None:
    command = [*GOFT, "serve", "--archive", str(place), "--port", "0", *options]
    with subprocess.Popen(command, stderr=subprocess.PIPE, encoding="utf-8") as running:
        assert running.stderr is not None
        try:
            told = ""
            while not (found := re.search(r"running on http://[\d.]+:(\d+)", told)):
                told += (line := running.stderr.readline())
                assert line, told
            assert httpx.get(f"http://127.0.0.1:{found[1]}/api/stats").status_code == status
        finally:
            running.terminate()
            running.stderr.read()
    assert ["goft: " in told, *(words in told for words in said)] == [bool(said), *(True for _ in said)], told
