"""The weakest link of a chain, and words that name nobody, in all their spellings."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from goft.actors.spelling import key
from goft.record import Actor, ActorSpan, Statement
from goft.threads.sources import weakest_of

WORDS = tomllib.loads((Path(__file__).parents[2] / "src/goft/threads/data/sources.toml").read_text(encoding="utf-8"))[
    "unnamed"
]
ACTORS = {
    "a1": Actor(id="a1", key="outlet/پیک", kind="outlet", name="خبرگزاری پیک"),
    "a2": Actor(id="a2", key="person/رادمان", kind="person", name="فرهود رادمان"),
    "a3": Actor(id="a3", key="state/XAR", kind="state", name="آرانشهر"),
    "a4": Actor(id="a4", key="person/یک-مقام", kind="person", name="یک مقام لاژوردی"),
    "a5": Actor(id="a5", key="group/شاهدان", kind="group", name="ساکنان محل"),
}


def _statement(speaker: ActorSpan | None, via: tuple[ActorSpan, ...] = (), actor: str | None = None) -> Statement:
    return Statement(
        id="s1",
        kind="indirect",
        act="assert",
        speaker=speaker,
        speaker_actor=actor or (speaker.actor if speaker else None),
        cue=(),
        content=(),
        via=via,
        confidence=1.0,
        why="",
    )


def _span(text: str, actor: str | None = None) -> ActorSpan:
    return ActorSpan(0, len(text), text, actor)


@pytest.mark.parametrize(
    ("statement", "kind", "name"),
    [
        (_statement(_span("رادمان", "a2")), "person", "فرهود رادمان"),
        (_statement(_span("رادمان", "a2"), (_span("پیک", "a1"),)), "outlet", "خبرگزاری پیک"),
        (_statement(_span("پیک", "a1"), (_span("منابع آگاه"),)), "unnamed", "منابع آگاه"),
        (_statement(_span("یک مقام لاژوردی", "a4"), (_span("پیک", "a1"),)), "unnamed", "یک مقام لاژوردی"),
        (_statement(_span("ساکنان محل", "a5")), "unnamed", "ساکنان محل"),
        (_statement(_span("آرانشهر", "a3")), "body", "آرانشهر"),
        (_statement(None, actor="a2"), "person", "فرهود رادمان"),
        (_statement(None), "nobody", None),
        (_statement(None, (_span("پیک", "a1"),)), "nobody", None),
    ],
    ids=[
        "person",
        "outlet before person",
        "unnamed",
        "a person without a name",
        "a group",
        "a state",
        "meant",
        "none",
        "via none",
    ],
)
def test_the_weakest_link(statement: Statement, kind: str, name: str | None) -> None:
    found = weakest_of(statement, ACTORS)
    assert (found.kind, found.name) == (kind, name)


@pytest.mark.parametrize("word", WORDS)
def test_every_word_names_nobody_in_all_spellings(word: str) -> None:
    for spelled in (word, word.replace("\u200c", " "), key(word), f"یک {word}", f"{word} آگاه"):
        assert weakest_of(_statement(_span(spelled)), {}).kind == "unnamed", spelled
        held = {"a9": Actor(id="a9", key="person/x", kind="person", name=spelled)}
        assert weakest_of(_statement(_span(spelled, "a9")), held).kind == "unnamed", spelled
