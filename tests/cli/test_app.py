"""What all commands share."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import version
from typing import Any

import pytest

from goft.cli.app import app
from goft.schema import record_schema

Run = Callable[..., Any]


def test_version(goft: Run) -> None:
    assert goft("--version").out == f"goft {version('goft')}\n"


@pytest.mark.parametrize("command", [one.name for one in app.registered_commands])
def test_every_command_has_help_with_an_example(goft: Run, command: str) -> None:
    ran = goft(command, "--help")
    assert ran.status == 0
    assert f"Example: goft {command}" in ran.out.replace("| goft", "goft")


def test_help_says_what_the_statuses_mean(goft: Run) -> None:
    assert "Exit status: 0 done" in " ".join(goft("--help").out.split())


def test_schema(goft: Run) -> None:
    assert json.loads(goft("schema").out) == json.loads(json.dumps(record_schema()))


def test_the_command_line_loads_nothing_heavy() -> None:
    heavy = ["rich.table", "jinja2", "trafilatura", "rishe", "pycrfsuite", "jsonschema", "goft.reader"]
    code = f"import sys, goft.cli.app; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, encoding="utf-8")
    assert done.stdout.strip() == "[]"
