"""The case corpora: what is repaired, what is left alone, and what is known to go wrong."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from goft.repair import Repairer

CASES = Path(__file__).parent / "cases"


def _cases(name: str) -> list[Any]:
    found = tomllib.loads((CASES / name).read_text(encoding="utf-8"))["case"]
    return [
        pytest.param(_text(one["original"]), _text(one.get("read_as", one["original"])), id=one["label"])
        for one in found
    ]


def _text(written: str) -> str:
    """A hyphen between Persian letters, or beside one, is how the files write a half-space."""
    if any("a" <= character.lower() <= "z" for character in written):
        return written
    return written.replace("-", "\u200c")


@pytest.fixture(scope="module")
def repairer() -> Repairer:
    return Repairer.load()


@pytest.mark.parametrize(("original", "read_as"), _cases("in_the_wild.toml"))
def test_repairs(repairer: Repairer, original: str, read_as: str) -> None:
    found = repairer.repair(original)
    assert found.text == read_as
    assert found.original == original
    assert found.steps


@pytest.mark.parametrize(("original", "read_as"), _cases("negative.toml"))
def test_leaves_alone(repairer: Repairer, original: str, read_as: str) -> None:
    found = repairer.repair(original)
    assert found.text == read_as
    assert found.steps == ()


@pytest.mark.parametrize(("original", "read_as"), _cases("known_failures.toml"))
@pytest.mark.xfail(strict=True)
def test_known_failures(repairer: Repairer, original: str, read_as: str) -> None:
    assert repairer.repair(original).text == read_as
