"""The cue lexicon: what makes a statement of a sentence, read from `data/cues/*.toml`.

The files' format is described in `data/cues/README.md`. The loader refuses what it does not know, naming the file and
the entry, so that a slip of an editor is found by the first test and not by a wrong reading.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from functools import cache
from importlib import resources
from typing import Any, Literal, get_args

import msgspec

from goft.record import Act

__all__ = ["CueEntry", "CueFileError", "Frame", "Lexicon", "load_lexicon"]

CueKind = Literal["verb", "noun", "preposition"]
Names = Literal["speaker", "actor", "source", "document"]

PREPOSITIONS = frozenset(
    [
        "از",
        "به",
        "با",
        "بر",
        "برای",
        "در",
        "درباره",
        "نسبت به",
        "بابت",
        "مبنی بر",
        "با عنوان",
        "به‌عنوان",
        "علیه",
        "به خاطر",
        "بر سر",
    ]
)
FIELDS: dict[CueKind, frozenset[str]] = {
    "verb": frozenset(
        ["cue", "content", "addressee", "neutral", "passive", "actor", "past_only", "impersonal", "example", "note"]
    ),
    "noun": frozenset(["cue", "content", "example", "note"]),
    "preposition": frozenset(["cue", "names", "example", "note"]),
}


class CueFileError(ValueError):
    """A cue file has an entry that cannot be used; the message names the file, the entry and the mend."""


class Frame(msgspec.Struct, frozen=True):
    """Where a content may stand: `clause`, `ezafe`, `object`, `complement` or `preposition` (then `of` says which).

    `about` is the preposition (or را) under which stands what the content is said of, where the frame has one.
    """

    kind: Literal["clause", "ezafe", "object", "complement", "preposition"]
    of: str | None = None
    about: str | None = None


class CueEntry(msgspec.Struct, frozen=True):
    """One cue of the lexicon.

    `parts` are the words before the verb, `stem` its past stem (گفتن → گفت). `passive` says that its passive makes a
    statement too, `actor` that its subject must be one who can speak, `past_only` that a promise to do it makes none,
    `impersonal` that nobody is its subject.
    """

    cue: str
    kind: CueKind
    act: Act
    parts: tuple[str, ...] = ()
    stem: str = ""
    content: tuple[Frame, ...] = ()
    addressee: tuple[str, ...] = ()
    neutral: bool = False
    names: Names | None = None
    example: str | None = None
    passive: bool = True
    actor: bool = False
    past_only: bool = False
    impersonal: bool = False


class Lexicon(msgspec.Struct, frozen=True):
    """All cues, by what a reader of a sentence asks for.

    `verbs` maps a verb's past stem to its entries, those with more parts first, so that «ابراز نگرانی کردن» is tried
    before «نگرانی کردن»; `nouns` and `nominals` map a noun to its entries; `prepositions` are sorted long to short.
    """

    entries: tuple[CueEntry, ...]
    verbs: dict[str, tuple[CueEntry, ...]]
    nouns: dict[str, CueEntry]
    nominals: dict[tuple[str, ...], CueEntry]
    prepositions: dict[str, tuple[CueEntry, ...]]


@cache
def load_lexicon() -> Lexicon:
    """Read and check every cue file of the package. Raises CueFileError."""
    entries: list[CueEntry] = []
    for path in sorted(resources.files("goft.statements").joinpath("data/cues").iterdir(), key=lambda p: p.name):
        if path.name.endswith(".toml"):
            entries += _read_file(path.name, tomllib.loads(path.read_text(encoding="utf-8")))
    return _index(entries)


def _read_file(name: str, table: dict[str, Any]) -> list[CueEntry]:
    act = table.pop("act", None)
    if act not in get_args(Act):
        raise CueFileError(f"{name}: act is {act!r}; write one of {', '.join(get_args(Act))}")
    entries: list[CueEntry] = []
    for kind in get_args(CueKind):
        for row in table.pop(kind, []):
            entries.append(_entry(name, kind, act, row))
    if table:
        raise CueFileError(f"{name}: unknown table {next(iter(table))!r}; write [[verb]], [[noun]] or [[preposition]]")
    return entries


def _entry(name: str, kind: CueKind, act: Act, row: dict[str, Any]) -> CueEntry:
    cue = row.get("cue", "")
    where = f"{name}: {kind} {cue!r}"
    if not cue:
        raise CueFileError(f"{name}: a [[{kind}]] has no cue")
    unknown = set(row) - FIELDS[kind]
    if unknown:
        raise CueFileError(
            f"{where}: unknown field {sorted(unknown)[0]!r}; known are {', '.join(sorted(FIELDS[kind]))}"
        )
    words = tuple(cue.split())
    if kind == "verb" and not words[-1].endswith("ن"):
        raise CueFileError(f"{where}: a verb is written as an infinitive, ending in ن")
    if kind == "preposition" and row.get("names") not in get_args(Names):
        raise CueFileError(f"{where}: names is {row.get('names')!r}; write one of {', '.join(get_args(Names))}")
    if kind != "preposition" and not row.get("content"):
        raise CueFileError(f"{where}: content is missing; say where the content stands")
    return CueEntry(
        cue=cue,
        kind=kind,
        act=act,
        parts=words[:-1] if kind == "verb" else words,
        stem=words[-1][:-1] if kind == "verb" else "",
        content=tuple(_frame(where, word) for word in row.get("content", ())),
        addressee=tuple(row.get("addressee", ())),
        neutral=bool(row.get("neutral", False)),
        passive=bool(row.get("passive", True)),
        actor=bool(row.get("actor", False)),
        past_only=bool(row.get("past_only", False)),
        impersonal=bool(row.get("impersonal", False)),
        names=row.get("names"),
        example=row.get("example"),
    )


def _frame(where: str, word: str) -> Frame:
    if word == "clause":
        return Frame(kind="clause")
    if word == "ezafe":
        return Frame(kind="ezafe")
    if word == "را":
        return Frame(kind="object")
    about, plus, of = word.partition("+")
    for part in (about, of):
        if part and part != "را" and part not in PREPOSITIONS:
            raise CueFileError(f"{where}: {part!r} in content is no preposition that frames use; see README.md")
    if plus and not of:
        return Frame(kind="complement", about=about)
    if plus:
        return Frame(kind="preposition", of=of, about=about)
    return Frame(kind="preposition", of=word)


def _index(entries: list[CueEntry]) -> Lexicon:
    verbs: defaultdict[str, list[CueEntry]] = defaultdict(list)
    prepositions: defaultdict[str, list[CueEntry]] = defaultdict(list)
    nouns: dict[str, CueEntry] = {}
    nominals: dict[tuple[str, ...], CueEntry] = {}
    for entry in entries:
        if entry.kind == "verb":
            verbs[entry.stem].append(entry)
            if entry.parts:
                nominals.setdefault(entry.parts, entry)
        elif entry.kind == "noun":
            nouns[entry.cue] = entry
        else:
            prepositions[entry.parts[0]].append(entry)
    return Lexicon(
        entries=tuple(entries),
        verbs={stem: tuple(sorted(found, key=_by_parts)) for stem, found in verbs.items()},
        nouns=nouns,
        nominals=nominals,
        prepositions={first: tuple(sorted(found, key=_by_parts)) for first, found in prepositions.items()},
    )


def _by_parts(entry: CueEntry) -> int:
    return -len(entry.parts)
