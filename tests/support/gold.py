"""The shared gold set, which is no part of the repository: tests that need it are skipped, and say so, without it."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GOLD = ROOT.parent / "shared" / "gold"

needs_gold = pytest.mark.skipif(not (GOLD / "dev").is_dir(), reason=f"SKIPPED FOR WANT OF GOLD: no {GOLD}")
