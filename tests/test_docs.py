"""What the documents promise is so: the README's example runs, its links lead somewhere, its options exist."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from support.gold import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def test_the_python_example_runs_and_is_short() -> None:
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    assert len([line for line in code.splitlines() if line.strip()]) <= 20
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code], capture_output=True, check=False, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    assert "[" in done.stdout


@pytest.mark.parametrize("document", [README, CONTRIBUTING], ids=["README", "CONTRIBUTING"])
def test_links_lead_somewhere(document: str) -> None:
    for target in re.findall(r"\]\((?!https?:|#)([^)]+)\)", document):
        assert (ROOT / target).exists(), target


def test_the_exit_statuses_are_those_of_the_program() -> None:
    from goft.cli.exits import Exit

    assert [int(number) for number in re.findall(r"^\| (\d) \|", README, re.MULTILINE)] == sorted(Exit)


def test_every_dependency_has_its_reason() -> None:
    import tomllib

    decisions = (ROOT / "docs" / "decisions.md").read_text(encoding="utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for dependency in project["dependencies"]:
        name = re.split(r"[<>=\[ ]", dependency)[0]
        assert f"**{name}" in decisions, name
