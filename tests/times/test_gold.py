"""The figures on the shared gold, which are those of its score: exact places, and values of those that have one."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from goft.language import Language
from goft.repair import Repairer
from goft.score.spans import trimmed
from goft.times import Times
from support.gold import GOLD, needs_gold

FLOORS = {"dev": (88.0, 80.0), "train": (88.0, 80.0)}
"""Per cent: F1 of the places, share of the values that are right."""


@needs_gold
@pytest.mark.parametrize("part", FLOORS)
def test_gold(part: str) -> None:
    repairer, language, times = Repairer.load(), Language.load(), Times.load()
    hit = said = wanted = right = valued = 0
    for path in sorted((GOLD / part).glob("*.json")):
        document: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        text = document["text"]
        published = date.fromisoformat(document["published"]) if document["published"] else None
        repaired = repairer.repair(text)
        found = times.find(repaired.text, language.read(repaired.text), published)
        mine = {trimmed(text, [repaired.original_span(one.start, one.end)]): one.value for one in found}
        said, wanted = said + len(found), wanted + len(document["times"])
        for time in document["times"]:
            place = trimmed(text, [tuple(time["span"])])
            hit += place in mine
            if time["value"]:
                valued += 1
                right += mine.get(place) == time["value"]
    f1, values = 200 * hit / (said + wanted), 100 * right / valued
    assert f1 >= FLOORS[part][0], (f1, values)
    assert values >= FLOORS[part][1], (f1, values)
