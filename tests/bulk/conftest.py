"""What a bulk run needs, or its tests are skipped and say so."""

from __future__ import annotations

import pytest

pytest.importorskip("pyarrow", reason="SKIPPED FOR WANT OF PYARROW: pip install 'goft[bulk]'")
