"""The figures of the model card hold, where the gold is here."""

from __future__ import annotations

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from goft.repair import Repairer

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT.parent / "shared/gold/dev"
HALF_SPACE = "\u200c"

pytestmark = pytest.mark.skipif(not GOLD.is_dir(), reason=f"no gold in {GOLD}: the figures are not checked")


@pytest.fixture(scope="module")
def benchmark() -> ModuleType:
    spec = spec_from_file_location("half_space_benchmark", ROOT / "benchmarks/half_space.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError("benchmarks/half_space.py")
    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("damage", "floor"),
    [
        pytest.param("", 0.945, id="glued"),
        pytest.param(" ", 0.92, id="spaced"),
        pytest.param(HALF_SPACE, 0.998, id="untouched"),
    ],
)
def test_half_spaces_come_back(benchmark: ModuleType, damage: str, floor: float) -> None:
    truth = benchmark.well_spelt(GOLD, benchmark.SOURCES)
    repairer = Repairer.load()
    tally = benchmark.compare(truth, [repairer.repair(text.replace(HALF_SPACE, damage)).text for text in truth])
    assert 2 * tally.right / (tally.found + tally.there) >= floor
