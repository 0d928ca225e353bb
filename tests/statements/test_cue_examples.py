"""Every example of the cue files is read as its marks say, however its half-spaces and letters are spelt.

What is known to fail stands in `known_failures.toml` beside this file; after a change of the reader
`python tests/statements/pin_known_failures.py` writes it anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from support.cue_examples import Key, Miss, Spelling, entries, key_of, known_failures, spellings
from support.cue_readings import read_examples


def _cases() -> Iterator[Any]:
    known = known_failures()
    for entry in entries():
        for spelling in spellings(entry.example or ""):
            key = key_of(entry)
            why = known.get((key, spelling))
            marks = [pytest.mark.xfail(strict=True, reason=why)] if why else []
            yield pytest.param(key, spelling, id=f"{entry.act}-{entry.kind}-{entry.cue}-{spelling}", marks=marks)


@pytest.fixture(scope="session")
def readings() -> dict[tuple[Key, Spelling], Miss | None]:
    return read_examples()


@pytest.mark.parametrize(("key", "spelling"), list(_cases()))
def test_example_is_read_as_marked(
    key: Key, spelling: Spelling, readings: dict[tuple[Key, Spelling], Miss | None]
) -> None:
    assert readings[key, spelling] is None, f"{readings[key, spelling]} is not as marked"


def test_known_failures_name_entries_that_exist() -> None:
    existing = {(key_of(entry), spelling) for entry in entries() for spelling in spellings(entry.example or "")}
    assert known_failures().keys() <= existing
