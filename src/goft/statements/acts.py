"""What a speaker does by saying it (decision 1 of the guidelines): the cue decides, or the content if it is neutral."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

import msgspec

from goft.language.groups import VerbGroup
from goft.record import Act
from goft.statements.content import Content
from goft.statements.cues import Cue
from goft.statements.speakers import subject_between
from goft.statements.view import Stretch, View
from goft.statements.words import plain

__all__ = ["Forces", "act_of", "load_forces"]

_NEGATED: dict[Act, Act] = {"demand": "refuse", "hope": "refuse", "pledge": "refuse", "support": "refuse"}
"""What an attitude becomes when its cue is negated: خواهان جنگ نیستند, علاقه‌ای ندارد, موافق نیست."""


_STATES = ("بود", "شد", "داشت", "توانست")
"""Verbs that tell how something is, whose negation turns nothing down: نخواهد بود، باور ندارم، نمی‌توانیم."""


class Forces(msgspec.Struct, frozen=True):
    """The word lists of `data/forces.toml`, each word without its half-spaces and spaces."""

    duty: tuple[str, ...]
    harm: tuple[str, ...]
    danger: tuple[str, ...]
    alarm: tuple[str, ...]
    ready: tuple[str, ...]
    offers: tuple[str, ...]
    untrue: tuple[str, ...]
    heads: dict[Act, tuple[str, ...]]


@cache
def load_forces() -> Forces:
    """Read the lists. Raises `msgspec.ValidationError` where one is missing."""
    text = resources.files("goft.statements").joinpath("data/forces.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    heads = {act: [plain(word) for word in words] for act, words in table.pop("heads").items()}
    lists = {name: [plain(word) for word in words] for name, words in table.items()}
    return msgspec.convert({**lists, "heads": heads}, Forces)


def act_of(view: View, cue: Cue, content: Content) -> Act:
    """The act of a statement."""
    act = content.entry.act
    if content.entry.neutral:
        return _force(view, content) or act
    if act == "deny" and _is_offer(view, content.words):
        return "refuse"
    if cue.group >= 0 and view.groups[cue.group].negative:
        return _NEGATED.get(act, act)
    return act


def _is_offer(view: View, words: Stretch) -> bool:
    """Whether what is turned down was offered or asked: پیشنهاد, این درخواست‌ها, هرگونه مذاکره."""
    head = next((i for i in range(*words) if view.tokens[i].tag not in ("DET", "NUM")), words[0])
    return view.plain[head].startswith(load_forces().offers)


def _force(view: View, content: Content) -> Act | None:
    """The force of a content's main clauses where one governs them all, else None."""
    start, end = content.words
    forces = load_forces()
    main = [g for n, g in enumerate(view.groups) if start <= g.start < end and view.openers[n] < start]
    joined = "".join(view.plain[start:end])
    if not main:
        return _head(view, start)
    if view.plain[start] == "آیا" or (end < len(view.tokens) and view.tokens[end].text in ("؟", "?")):
        return "ask"
    if _has(joined, forces.untrue):
        return "deny"
    if _has(joined, forces.alarm):
        return "warn"
    # Most contents have no word of duty, and then no verb need be looked at.
    dutiful = _has("".join(view.plain[max(0, start - 2) : end]), forces.duty)
    duties = [n for n, group in enumerate(main) if dutiful and _is_duty(view, group)]
    governed = {n + 1 for n in duties}
    told = [
        group
        for n, group in enumerate(main)
        if n not in duties and n not in governed and group.tense not in ("subjunctive", "imperative")
    ]
    if not told:
        return "demand" if duties or content.is_clause else None
    return None if duties else _announced(view, content, told, joined)


def _head(view: View, start: int) -> Act | None:
    """The force of a content that is a noun phrase: that of its head."""
    for act, words in load_forces().heads.items():
        if view.plain[start] in words:
            return act
    return None


def _is_duty(view: View, group: VerbGroup) -> bool:
    duty = load_forces().duty
    return any(
        "".join(view.plain[first : group.end]) in duty for first in range(max(0, group.start - 2), group.start + 1)
    )


def _announced(view: View, content: Content, told: list[VerbGroup], joined: str) -> Act | None:
    """What a future, a condition or a readiness makes of a content."""
    forces = load_forces()
    start = content.words[0]
    subject = subject_between(view, start, told[0].first)
    done_to = told[0].root.startswith(("بود", "شد"))
    own = told[0].person == 1 or subject is None or not (subject[1] or done_to)
    future = all(group.tense == "future" for group in told)
    first_person = all(group.person == 1 for group in told)
    unwilling = [group for group in told if group.negative and not group.root.startswith(_STATES)]
    if unwilling and (future or (first_person and told[0].tense == "present")):
        return "refuse"
    if (future or first_person) and _has(joined, forces.harm):
        return "threaten"
    if future and own:
        return "pledge"
    if (len(told) == 1 or first_person) and _has(
        "".join(view.plain[max(start, told[0].first - 12) : told[0].end]), forces.ready
    ):
        return "pledge"
    conditional = view.plain[start] in ("اگر", "چنانچه") or joined.startswith("درصورت")
    return "warn" if (future or conditional) and _has(joined, forces.danger) else None


def _has(joined: str, words: tuple[str, ...]) -> bool:
    for word in words:  # noqa: SIM110 - asked of every content: a generator would take twice the time
        if word in joined:
            return True
    return False
