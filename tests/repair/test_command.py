"""`goft repair`, run as people run it."""

from __future__ import annotations

from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from goft.cli.exits import Exit
from goft.cli.repair import command

app = typer.Typer()
app.command()(command)
DAMAGED = "رايزنيهاي تازه\nوزیر میگوید.وی رفت"
READABLE = "رایزنی\u200cهای تازه\nوزیر می\u200cگوید. وی رفت"


def test_a_filter() -> None:
    done = CliRunner().invoke(app, [], input=DAMAGED)
    assert done.exit_code == Exit.OK
    assert done.stdout == READABLE


def test_the_steps_when_piped() -> None:
    done = CliRunner().invoke(app, ["--explain"], input=DAMAGED)
    assert done.stdout.splitlines() == [
        "line\twas\tread as\twhy",
        "1\tرايزنيهاي\tرایزنی\u200cهای\tArabic letter; lost half-space before a plural",
        "2\tمیگوید.وی\tمی\u200cگوید. وی\tlost half-space after a verb prefix; no space after a mark",
    ]


def test_files_stay_as_they_are(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(DAMAGED, encoding="utf-8")
    done = CliRunner().invoke(app, [str(file)])
    assert done.stdout == READABLE
    assert file.read_text(encoding="utf-8") == DAMAGED


@pytest.mark.parametrize(
    ("with_good", "status"), [(False, Exit.NOTHING_READ), (True, Exit.SOME_UNREAD)], ids=["alone", "beside a good one"]
)
def test_a_missing_file_is_told(tmp_path: Path, with_good: bool, status: Exit) -> None:
    good = tmp_path / "a.txt"
    good.write_text(DAMAGED, encoding="utf-8")
    done = CliRunner().invoke(app, [str(tmp_path / "none.txt"), *([str(good)] if with_good else [])])
    assert done.exit_code == status
    assert "none.txt: No such file" in done.stderr
    assert done.stdout == (READABLE if with_good else "")


def test_help_ends_with_an_example() -> None:
    assert "Example: goft repair" in CliRunner().invoke(app, ["--help"]).stdout
