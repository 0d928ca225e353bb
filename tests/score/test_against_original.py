"""Goft's figures are those of the gold set's own script, number by number."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from goft.record import Record
from goft.score import Gold, load_gold, load_records, score
from support import scored
from support.gold import GOLD, needs_gold

# What the script printed for the fixture, for places where it is not to be had.
EXPECTED = json.loads(Path(__file__).with_name("expected.json").read_text(encoding="utf-8"))


def test_fixture_figures_are_the_stored_ones() -> None:
    gold = [msgspec.convert(one, Gold) for one in scored.gold()]
    records = {one["id"]: msgspec.convert(one, Record) for one in scored.records()}
    assert score(gold, records).figures() == EXPECTED


@needs_gold
def test_fixture_figures_are_the_scripts(tmp_path: Path) -> None:
    gold, records = _write(tmp_path, scored.gold(), scored.records())
    assert _script(gold, records) == EXPECTED


@needs_gold
@pytest.mark.parametrize("seed", range(3))
def test_figures_of_disturbed_gold_are_the_scripts(tmp_path: Path, seed: int) -> None:
    documents = [json.loads(file.read_text(encoding="utf-8")) for file in sorted((GOLD / "dev").glob("*.json"))]
    chance = random.Random(seed)
    disturbed = [_disturbed(one, chance) for one in documents if chance.random() > 0.05]
    gold, records = _write(tmp_path, documents, disturbed)
    ours = score(load_gold(gold), load_records(records)).figures()
    theirs = _script(gold, records)
    assert ours == theirs
    assert 30 < ours["attribution"]["f1"] < 95  # the disturbance leaves something to compare


def _write(folder: Path, gold: list[dict[str, Any]], records: list[dict[str, Any]]) -> tuple[Path, Path]:
    paths = folder / "gold.jsonl", folder / "records.jsonl"
    for path, rows in zip(paths, (gold, records), strict=True):
        path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return paths


def _script(gold: Path, records: Path) -> dict[str, Any]:
    command = [sys.executable, str(GOLD / "score.py"), str(gold), str(records), "--json"]
    done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    figures: dict[str, Any] = json.loads(done.stdout)
    return figures


def _disturbed(gold: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """A record made of gold with edges moved, statements lost and doubled, labels changed."""
    text = gold["text"]
    actors: list[dict[str, Any]] = []

    def moved(place: list[int] | None) -> dict[str, Any] | None:
        if place is None:
            return None
        start, end = place
        if chance.random() < 0.25:
            start = max(0, start + chance.randint(-15, 15))
        if chance.random() < 0.25:
            end = min(len(text), end + chance.randint(-15, 15))
        end = max(start, end)
        return {"start": start, "end": end, "text": text[start:end]}

    def actor(name: str | None, country: str | None) -> str:
        key = f"a{len(actors)}"
        actors.append({"id": key, "key": key, "kind": "person", "name": name or "-", "country": country})
        return key

    return {
        "format": "goft/1",
        "id": gold["id"],
        "title": None,
        "text": text,
        "outlet": None,
        "url": None,
        "published": None,
        "statements": _statements(gold, chance, moved, actor),
        "events": _events(gold, chance, moved, actor),
        "figures": [
            {**(moved(one["span"]) or {}), "id": "f", "value": chance.choice([one["value"], 3]), "unit": None}
            | {"bound": "exact", "kind": "level"}
            for one in gold["figures"]
        ],
        "times": [
            {**(moved(one["span"]) or {}), "id": "t", "type": one["type"], "calendar": "jalali"}
            | {"value": chance.choice([one["value"], None])}
            for one in gold["times"]
        ],
        "actors": actors,
        "reader": {"version": "0", "model": "none"},
    }


Moved = Callable[[list[int] | None], dict[str, Any] | None]


def _statements(
    gold: dict[str, Any], chance: random.Random, moved: Moved, actor: Callable[[str | None, str | None], str]
) -> list[dict[str, Any]]:
    out: list[dict[str, Any]] = []
    for one in gold["statements"]:
        for _ in range(chance.choice([0, 1, 1, 1, 1, 1, 1, 2])):
            name = one["speaker_is"] if chance.random() < 0.8 else "دکتر دیگر"
            key = actor(name, one["speaker_country"] if chance.random() < 0.8 else "IRN")
            speaker = moved(one["speaker"]) if chance.random() < 0.9 else None
            out.append(
                {
                    "id": f"s{len(out)}",
                    "kind": chance.choice([one["kind"], one["kind"], "direct"]),
                    "act": chance.choice([one["act"], one["act"], "assert"]),
                    "speaker": {**speaker, "actor": key} if speaker else None,
                    "speaker_actor": key,
                    "cue": [moved(place) for place in one["cue"]],
                    "content": [moved(place) for place in one["content"]],
                    "addressee": moved(one["addressee"]),
                    "via": [moved(place) for place in one["via"]],
                    "confidence": 0.5,
                    "why": "-",
                }
            )
    return out


def _events(
    gold: dict[str, Any], chance: random.Random, moved: Moved, actor: Callable[[str | None, str | None], str]
) -> list[dict[str, Any]]:
    def party(country: str | None) -> dict[str, Any] | None:
        return {"start": None, "end": None, "text": None, "actor": actor("-", country)} if country else None

    return [
        {
            "id": "e",
            "type": chance.choice([one["type"], one["type"], "CONSULT"]),
            "mode": None,
            "status": one["status"],
            "trigger": moved(one["trigger"]),
            "actor": party(one["actor_country"]),
            "recipient": party(one["recipient_country"]),
            "confidence": 0.5,
            "why": "-",
        }
        for one in gold["events"]
        if chance.random() < 0.9
    ]
