"""Persian labels."""

from __future__ import annotations

from typing import get_args

import pytest

from goft.record import Act, StatementKind
from goft.render.labels import ACTS, KINDS, persian_day


def test_every_act_and_kind_has_a_label_of_its_own() -> None:
    assert set(ACTS) == set(get_args(Act))
    assert set(KINDS) == set(get_args(StatementKind))
    assert len(set(ACTS.values())) == len(ACTS)


@pytest.mark.parametrize(
    ("iso", "day"), [("2023-03-29", "۹ فروردین ۱۴۰۲"), ("2025-03-20", "۳۰ اسفند ۱۴۰۳"), ("2023", "2023")]
)
def test_days(iso: str, day: str) -> None:
    assert persian_day(iso) == day
