"""What holds for all tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import settings

from support.forked import Forked, forking

# How long an example takes says how busy the machine is, and nothing of whether it is right.
settings.register_profile("goft", deadline=None)
settings.load_profile("goft")


@pytest.fixture(scope="session")
def with_book() -> Iterator[Forked]:
    """Runs `goft` with the sample's book of actors."""
    with forking() as goft:
        yield goft
