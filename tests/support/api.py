"""What every route is held to: refusals that say why, and the document that it describes itself by."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

import httpx
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.core.result import Ok

__all__ = ["MODES", "keeps_to_its_document", "refuses"]

MODES = [GenerationMode.POSITIVE, GenerationMode.NEGATIVE]


def refuses(asked: httpx.Client, path: str, status: int, said: str) -> None:
    """A path is refused with this status, and with these words among those that say why."""
    found = asked.get(path)
    assert (found.status_code, found.headers["content-type"]) == (status, "application/problem+json")
    assert said in found.json()["detail"]
    assert found.json()["status"] == status


def keeps_to_its_document(
    asked: httpx.Client,
    paths: Collection[str],
    mode: GenerationMode,
    mended: Callable[[Any], None] = lambda _: None,
    examples: int = 40,
) -> None:
    """Routes answer as the server's own document says, to what it allows and to what it does not.

    `mended` may set in a case what no document can say, such as that one of two parameters must be there.
    """
    document = schemathesis.openapi.from_url(f"{asked.base_url}/api/openapi.json")
    operations = [result.ok() for result in document.get_all_operations() if isinstance(result, Ok)]
    mine = [operation for operation in operations if operation.path in paths]
    assert len(mine) == len(paths)
    for operation in mine:

        @settings(max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
        @given(case=operation.as_strategy(generation_mode=mode))
        def keeps(case: Any) -> None:
            if mode is GenerationMode.POSITIVE:
                for day in ("since", "until"):  # no pattern says which days the calendars have
                    case.query.pop(day, None)
                mended(case)
            case.call_and_validate()

        keeps()
