"""Words that turn one claim against another, from `data/contrast.toml`, as the archive makes words of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from importlib.resources import files
from itertools import product

import msgspec

from goft.errors import GoftError
from goft.words import WordMaker

__all__ = ["Lists", "Opposites", "holds", "load_lists"]

_WHERE = "threads/data/contrast.toml"

Words = tuple[str, ...]


class _Pair(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    one: tuple[str, ...]
    other: tuple[str, ...]


class Lists(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file as it is written; it says what each field means."""

    confirming: tuple[str, ...]
    doubting: tuple[str, ...]
    hedging: tuple[str, ...]
    negating: tuple[str, ...]
    prefixes: tuple[str, ...]
    helping: tuple[str, ...]
    undoing: tuple[str, ...]
    denying: tuple[str, ...]
    opposite: tuple[_Pair, ...]


@cache
def load_lists() -> Lists:
    """The package's own lists. Raises `GoftError` for a file that holds something else, or a word on both sides."""
    raw = (files("goft.threads") / "data" / "contrast.toml").read_bytes()
    try:
        lists = msgspec.toml.decode(raw, type=Lists)
    except msgspec.DecodeError as error:
        raise GoftError(f"no list of contrasts: {error}", where=_WHERE, hint="its head says what it holds") from error
    for pair in lists.opposite:
        if both := set(pair.one) & set(pair.other):
            raise GoftError(f"{both.pop()} stands against itself", where=_WHERE, hint="keep it on one side")
    return lists


class Opposites:
    """Pairs of opposites, and words that confirm, doubt, hedge, undo and deny, all as words of the archive.

    `written` has an opposite as the file writes it.
    """

    def __init__(self, lists: Lists, maker: WordMaker) -> None:
        def made(entries: Sequence[str]) -> tuple[Words, ...]:
            return tuple(dict.fromkeys(tuple(maker.of_text(entry)) for entry in entries))

        self.written = {
            tuple(maker.of_text(word)): word for pair in lists.opposite for word in (*pair.one, *pair.other)
        }
        self._against: dict[Words, list[Words]] = {}
        for pair in lists.opposite:
            for one, other in product(made(pair.one), made(pair.other)):
                self._against.setdefault(one, []).append(other)
                self._against.setdefault(other, []).append(one)
        self._begin: dict[str, list[Words]] = {}
        for entry in self._against:
            self._begin.setdefault(entry[0], []).append(entry)
        self.confirming, self.doubting, self.hedging = map(made, (lists.confirming, lists.doubting, lists.hedging))
        self.undoing, self.denying = made(lists.undoing), made(lists.denying)

    def between(self, one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[Words, Words]]:
        """What of one claim's words is an opposite of what the other has; what both have is none."""
        others = set(other)
        for entry in self._entries(one):
            if not _in(entry, other, others):
                for against in self._against[entry]:
                    if _in(against, other, others) and not _in(against, one, set(one)):
                        yield entry, against

    def has_opposite(self, word: str) -> bool:
        """Whether a word by itself has one."""
        return (word,) in self._against

    def _entries(self, words: Sequence[str]) -> Iterator[Words]:
        """The known opposites among some words, in order, each once."""
        known = dict.fromkeys(words)
        for word in known:
            yield from (entry for entry in self._begin.get(word, ()) if _in(entry, words, known.keys()))


def holds(words: Sequence[str], entries: Sequence[Words]) -> bool:
    """Whether one of some entries stands among words."""
    known = set(words)
    return any(_in(entry, words, known) for entry in entries)


def _in(entry: Words, words: Sequence[str], known: AbstractSet[str]) -> bool:
    """Whether the words of an entry stand together; `known` are the same words as a set."""
    if len(entry) < 2:
        return entry[0] in known
    return known >= set(entry) and any(
        tuple(words[at : at + len(entry)]) == entry for at in range(len(words) - len(entry) + 1)
    )
