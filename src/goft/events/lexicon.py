"""The event lexicon: which words name which event, read from `data/*.toml`.

The files' format is described in `data/README.md`. The loader refuses what it does not know, naming the file and the
entry, so that a slip of an editor is found by the first test and not by a wrong reading.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any, Literal, get_args

import msgspec

from goft.events.model import EventType
from goft.events.plover import event_class
from goft.statements.words import plain

__all__ = ["EventFileError", "EventLexicon", "Pattern", "load_event_lexicon"]

Kind = Literal["noun", "verb"]
Owner = Literal["actor", "recipient", "both", "none"]
Need = Literal["none", "any", "actor", "recipient", "both"]
FIELDS = frozenset(
    [
        "words",
        "mode",
        "owner",
        "to",
        "by",
        "light",
        "passive",
        "subject",
        "needs",
        "things",
        "object",
        "mutual",
        "speech",
        "not_before",
        "not_after",
        "predicate",
        "blames",
        "reversed",
        "around",
        "unless",
        "example",
        "note",
    ]
)


class EventFileError(ValueError):
    """An event file has an entry that cannot be used; the message names the file, the entry and the mend."""


class Pattern(msgspec.Struct, frozen=True, kw_only=True):
    """One frame of the lexicon: words that name an event, and where its parties stand.

    `owner` is whose the noun is (حمله اسرائیل: the actor; بازداشت معترضان: the recipient). `to` are the prepositions of
    the recipient (حمله به …), را where it is the object; `by` those of the actor beside the usual ones (توسط, از سوی).
    `light` are the past stems of the verbs that make one verb with the noun, `passive` those that make its passive.
    `subject` says that a bare noun's actor may be its clause's subject, `things` that what suffers need be nobody,
    `reversed` that the subject is who receives (از X مجوز گرفت),
    `predicate` that it is said of its clause's subject (خواستار), `blames` that whoever tells it accuses who did it,
    `mutual` that the parties' order means nothing, `speech` that the event is done by speaking. `not_before` and
    `not_after` are words that, right after or before, make it another thing; one of `around`, where there are any, must
    stand near it, and none of `unless`.
    """

    type: EventType
    kind: Kind
    words: tuple[str, ...]
    mode: str | None = None
    modes: dict[str, str] = {}
    owner: Owner = "actor"
    to: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    light: tuple[str, ...] = ()
    passive: tuple[str, ...] = ()
    subject: bool = True
    needs: Need = "any"
    things: bool = False
    object: bool = False
    mutual: bool = False
    speech: bool = False
    predicate: bool = False
    blames: bool = False
    reversed: bool = False
    around: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()
    not_before: frozenset[str] = frozenset()
    not_after: frozenset[str] = frozenset()
    example: str | None = None


class EventLexicon(msgspec.Struct, frozen=True):
    """All patterns as the finder asks for them.

    `nouns` maps the plain spelling of a noun (several words run together) to its pattern; `longest` is the most words
    that one has, `starts` what their spellings begin with. `verbs` maps a past stem to the plain spelling of the parts
    before it to the pattern, `tails` to what such a spelling may end with; `special` are the patterns of the same verb
    that want a word near it, and go before the others where it stands.
    """

    patterns: tuple[Pattern, ...]
    nouns: dict[str, Pattern]
    verbs: dict[str, dict[str, Pattern]]
    special: dict[str, dict[str, Pattern]]
    starts: frozenset[str]
    tails: dict[str, frozenset[str]]
    longest: int


@cache
def load_event_lexicon() -> EventLexicon:
    """Read and check every event file of the package. Raises EventFileError."""
    patterns: list[Pattern] = []
    for path in sorted(resources.files("goft.events").joinpath("data/types").iterdir(), key=lambda p: p.name):
        if path.name.endswith(".toml"):
            patterns += read_patterns(path.name, tomllib.loads(path.read_text(encoding="utf-8")))
    return _index(patterns)


def read_patterns(name: str, table: dict[str, Any]) -> list[Pattern]:
    """The patterns of one file's table. Raises EventFileError."""
    kind = table.pop("type", None)
    if kind not in get_args(EventType):
        raise EventFileError(f"{name}: type is {kind!r}; write one of {', '.join(get_args(EventType))}")
    modes = table.pop("modes", {})
    for word, mode in modes.items():
        _check_mode(f"{name}: modes: {word}", kind, mode)
    found: list[Pattern] = []
    for word in get_args(Kind):
        found += [_pattern(name, word, kind, modes, row) for row in table.pop(word, [])]
    if table:
        raise EventFileError(f"{name}: unknown table {next(iter(table))!r}; write [[noun]], [[verb]] or [modes]")
    return found


def _check_mode(where: str, kind: EventType, mode: str | None) -> None:
    known = event_class(kind).modes
    if mode is not None and mode not in known:
        raise EventFileError(f"{where}: {kind} has no mode {mode!r}; known are {', '.join(known) or 'none'}")


def _pattern(name: str, kind: Kind, type_: EventType, modes: dict[str, str], row: dict[str, Any]) -> Pattern:
    words = row.get("words")
    where = f"{name}: {kind} {words[0] if words else '?'!r}"
    if not words:
        raise EventFileError(f"{name}: a [[{kind}]] has no words")
    unknown = set(row) - FIELDS
    if unknown:
        raise EventFileError(f"{where}: unknown field {min(unknown)!r}; known are {', '.join(sorted(FIELDS))}")
    if kind == "verb" and (bad := next((word for word in words if not word.endswith("ن")), None)):
        raise EventFileError(f"{where}: {bad!r} is no infinitive; a verb is written as one, ending in ن")
    if not row.get("example"):
        raise EventFileError(f"{where}: example is missing; write a sentence that has the event")
    _check_mode(where, type_, row.get("mode"))
    fields = {field: row[field] for field in FIELDS & set(row) if field != "note"}
    for field in ("light", "passive"):
        fields[field] = [plain(word)[:-1] if word.endswith("ن") else plain(word) for word in fields.get(field, ())]
    for field in ("to", "by", "not_before", "not_after", "around", "unless"):
        fields[field] = [plain(word) for word in fields.get(field, ())]
    try:
        built = {**fields, "type": type_, "kind": kind, "modes": {plain(w): m for w, m in modes.items()}}
        return msgspec.convert(built, Pattern)
    except msgspec.ValidationError as error:
        raise EventFileError(f"{where}: {error}") from error


def _index(patterns: list[Pattern]) -> EventLexicon:
    nouns: dict[str, Pattern] = {}
    verbs: dict[str, dict[str, Pattern]] = {}
    special: dict[str, dict[str, Pattern]] = {}
    longest = 1
    for pattern in patterns:
        for word in pattern.words:
            if pattern.kind == "noun":
                nouns[plain(word)] = pattern
                longest = max(longest, len(word.replace("\u200c", " ").split()))
            else:
                *parts, verb = word.split()
                table = special if pattern.around else verbs
                table.setdefault(verb[:-1], {})[plain("".join(parts))] = pattern
                if pattern.around:
                    continue
                # «متهم کردنِ ایران» is a noun whose ezafe holds the verb's object.
                nouns[plain(word)] = msgspec.structs.replace(pattern, owner="recipient" if pattern.object else "actor")
                longest = max(longest, len(word.replace("\u200c", " ").split()))
    starts = frozenset(noun[:end] for noun in nouns for end in range(1, len(noun) + 1))
    tails = {
        stem: frozenset(parts[first:] for parts in _parts_of(stem, verbs, special) for first in range(len(parts) + 1))
        for stem in {*verbs, *special}
    }
    return EventLexicon(tuple(patterns), nouns, verbs, special, starts, tails, longest)


def _parts_of(stem: str, *tables: dict[str, dict[str, Pattern]]) -> list[str]:
    return [parts for table in tables for parts in table.get(stem, {})]
