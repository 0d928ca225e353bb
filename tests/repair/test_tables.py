"""The weights file: checked, and small enough to ship."""

from __future__ import annotations

import lzma
import time
from importlib.resources import files

import pytest

from goft.repair.tables import Atom, Glued, TablesError, empty_tables, load_tables, read_tables, write_tables

PACKED = files("goft.repair").joinpath("data/half_space.json.xz").read_bytes()


def test_the_weights_are_small() -> None:
    assert len(PACKED) < 10_000_000


def test_loading_is_cheap() -> None:
    begun = time.process_time()
    load_tables()
    assert time.process_time() - begun < 2  # 0.3 s on an idle core


def test_tables_come_back() -> None:
    tables = empty_tables()
    tables.atoms["می"] = Atom(12, 3.25, -8.5)
    tables.glued["میشود"] = Glued((2,), 4.5, (0.5, -0.25))
    tables.leans["به طور"] = (1.0, -1.5)
    tables.pairs["می شود"] = 2.75
    packed = write_tables(tables)
    assert read_tables(packed, "here") == tables
    assert write_tables(read_tables(packed, "here")) == packed


@pytest.mark.parametrize(
    ("packed", "said"),
    [
        pytest.param(b"", "weights.xz: no weights", id="empty"),
        pytest.param(lzma.compress(b'{"format": "other/1"}\n{}'), "format 'other/1'", id="another format"),
        pytest.param(
            lzma.compress(lzma.decompress(PACKED)[:-9] + b"tampering"), "the weights are damaged", id="tampered with"
        ),
    ],
)
def test_damaged_weights_are_refused(packed: bytes, said: str) -> None:
    with pytest.raises(TablesError, match=said):
        read_tables(packed, "weights.xz")
