"""Where a person's name stands inside a noun phrase: before its office, after it, in quotation marks, or alone."""

from __future__ import annotations

from collections.abc import Sequence

from goft.actors.gazetteer import Match
from goft.actors.names import is_given_name
from goft.actors.nouns import ActorNoun, actor_noun, actor_pair
from goft.actors.spelling import key
from goft.actors.words import WordClasses
from goft.language.model import Token

__all__ = ["NameFinder", "is_given_name_at"]

_BREAKS = frozenset('«»"“”()[]،,')
_JOIN = key("و")
# Nouns that are surnames too, right after a given name or a title (حسن روحانی، آقای روحانی).
_SURNAMES = frozenset(
    key(word) for word in ("روحانی", "امیر", "خطیب", "شاه", "سردار", "ملا", "مولوی", "نظامی", "رهبر", "سپاه")
)
_SURNAME_ENDS = frozenset(map(key, ("زاده", "پور", "نژاد", "فر", "نیا", "منش", "تبار", "دوست", "راد", "زادگان")))
_LONGEST = 5
"""Words in the longest name taken for one (تمیم بن حمد آل ثانی)."""


class NameFinder:
    """Finds the name in a phrase's words, given what the gazetteer found there."""

    def __init__(self, classes: WordClasses) -> None:
        self._classes = classes
        self._never_first = classes.indefinite | classes.light
        self._stops = classes.ends | classes.outward | {_JOIN}

    def find(self, tokens: Sequence[Token], keys: tuple[str, ...], matches: list[Match]) -> tuple[int, int]:
        """First and last (exclusive) word of the name, titles left out; (0, 0) where there is none."""
        pieces = _pieces(tokens)
        start = 0
        while start < len(keys) - 1 and keys[start] in self._classes.titles and not self._names_somebody(keys, start):
            start += 1
        limit = next((last for first, last in pieces if first <= start < last), len(keys))
        last = self.end(keys, start, limit, matches)
        if self._plausible(keys, start, last, limit):
            return start, last
        return self._trailing(keys, pieces, matches)

    def _names_somebody(self, keys: tuple[str, ...], start: int) -> bool:
        """A title that is a given name here (امیر حاتمی): a lone word follows that is no given name."""
        return is_given_name(keys[start]) and start + 2 >= len(keys) and not is_given_name(keys[start + 1])

    def _plausible(self, keys: tuple[str, ...], first: int, last: int, limit: int) -> bool:
        """A run that can be a name: short; and it begins like one, has a title or an office, or is all there is."""
        if not 1 <= last - first <= _LONGEST or keys[first] in self._never_first:
            return False
        if is_given_name_at(keys, first) or first > 0:
            return last - first > 1 or first > 0 or last == limit
        return last == limit or (last - first > 1 and any(actor_noun("".join(keys[last : last + n])) for n in (1, 2)))

    def _trailing(self, keys: tuple[str, ...], pieces: list[tuple[int, int]], matches: list[Match]) -> tuple[int, int]:
        """A name after its office: a later piece («…»), or a given name and what follows to the phrase's end."""
        for first, last in pieces[1:]:
            start = first
            while start < last - 1 and keys[start] in self._classes.titles:
                start += 1
            if is_given_name_at(keys, start) and self.end(keys, start, last, matches) == last:
                return start, last
        for start in range(1, len(keys) - 1):
            if len(keys) - start <= 4 and is_given_name_at(keys, start):
                before = actor_noun(keys[start - 1])
                owned = before is not None and before.kind in ("document", "organisation", "person") and start == 1
                if not owned and self.end(keys, start, len(keys), matches) == len(keys):
                    return start, len(keys)
        return 0, 0

    def end(self, keys: Sequence[str], start: int, limit: int, matches: Sequence[Match]) -> int:
        """Where (exclusive) a name that begins at word `start` ends, at the latest at `limit`."""
        blocked = {i for match in matches if _blocks(match, start, keys) for i in range(match.first, match.last)}
        position = start
        while position < limit:
            word = keys[position]
            if position in blocked or (position > start and word in self._stops) or self._heads(keys, position, start):
                break
            position += 1
        return position

    def _heads(self, keys: Sequence[str], position: int, start: int) -> bool:
        """Whether a noun that can speak begins here, so that the name is over (or never began)."""
        word = keys[position]
        if position + 1 < len(keys) and actor_pair(word, keys[position + 1]) is not None:
            return True
        noun = actor_noun(word)
        if noun is None:
            return False
        if position == start:
            titled = start > 0 and keys[start - 1] in self._classes.addresses
            if titled and (word in _SURNAMES or _is_nisba(word, noun)):
                return False
            return not (noun.kind == "person" and is_given_name_at(keys, start))
        if word in _SURNAMES and position == start + 1 and self._closed(keys, position + 1):
            return False
        return not _is_nisba(word, noun)

    def _closed(self, keys: Sequence[str], position: int) -> bool:
        """Whether a name may end here: nothing follows, or a word that is in no name."""
        if position >= len(keys) or keys[position] in self._stops or keys[position] in _SURNAME_ENDS:
            return True
        return any(actor_noun("".join(keys[position : position + count])) for count in (1, 2))


def _is_nisba(word: str, noun: ActorNoun) -> bool:
    """رئیسی، امیری، استادی after a name's first word or a title are surnames, not "a head"."""
    return word == key(noun.word) + "ی" and word[-2] not in "واه"


def is_given_name_at(keys: Sequence[str], position: int) -> bool:
    """Whether a given name begins there, in one word or two (محمد جواد)."""
    return is_given_name(keys[position]) or (
        position + 1 < len(keys) and is_given_name(keys[position] + keys[position + 1])
    )


def _blocks(match: Match, start: int, keys: Sequence[str]) -> bool:
    """Cities and weak outlets may be parts of a name; so may a nisba right after a given name (محمود المصری)."""
    if match.entry.kind in ("city", "mask") or match.entry.weak:
        return False
    surname = match.entry.kind == "adjective" and match.first == start + 1
    return not (surname and is_given_name_at(keys, start))


def _pieces(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Runs of words between commas, quotation marks and brackets, as word indexes."""
    runs: list[tuple[int, int]] = []
    first = position = 0
    for token in tokens:
        if token.tag != "PUNCT":
            position += 1
        elif token.text in _BREAKS:
            if position > first:
                runs.append((first, position))
            first = position
    if position > first:
        runs.append((first, position))
    return runs
