"""From counts to tables."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

import msgspec
from counts import Counts
from regress import fit

from goft.repair.glued import GluedWords, edge_features
from goft.repair.spaced import SELDOM, blend_features
from goft.repair.tables import UNSEEN, Atom, Glued, Tables, empty_tables
from goft.repair.words import HALF_SPACE, parts_of, places_of

__all__ = ["learn"]

_RARE = 2  # words seen at most so often stand for those that are never seen
_LIMIT = 6.0  # log-odds of a model over features are taken no further than this
_GLUED_TRUST = 1.0  # sightings that the model of unknown words is worth
_PAIR_TRUST = 1.0  # sightings that the back-off is worth
_NEIGHBOUR_TRUST = 3.0  # sightings that the pair is worth beside its neighbour
_NEIGHBOUR_WEIGHT = 0.8  # two neighbours tell much the same: neither is believed in full
_LEAST = 0.3  # a neighbour that adds less is left out
_HOUSE_TRUST = 8.0  # sightings that all newsrooms together are worth beside one


def learn(counts: Counts, houses: tuple[Counts, Counts]) -> Tables:
    """The tables that `counts` give, `houses` being the parts of them that are of each house."""
    tallies = _Parts(counts)
    tables = empty_tables()
    tables.atoms.update(tallies.atoms())
    tables.edges.update(_edges(counts, tallies))
    tables.glued.update(_glued(counts, houses, tables))
    tables.blend.update(_blend(counts, tallies))
    _pairs(counts, tables)
    _neighbours(counts, tables)
    tables.leans.update(_leans(houses, tables))
    # What was seen once helps no word that is not that one: the file stays small.
    seldom = [part for part, atom in tables.atoms.items() if atom.size == 0]
    for part in seldom:
        del tables.atoms[part]
    return tables


class _Parts:
    """How often each part is seen, and what stands beside it."""

    def __init__(self, counts: Counts) -> None:
        self.seen: Counter[str] = Counter()
        for word, n in counts.words.items():
            for part in parts_of(word):
                self.seen[part] += n
        self.joined_after, self.joined_before = _sides(counts.joined)
        self.spaced_after, self.spaced_before = _sides(counts.spaced)

    def atom(self, part: str, less: Mapping[str, int], after: int = 0, before: int = 0, spaced: int = 0) -> Atom:
        """What is known of `part` without some sightings."""
        seen = self.seen[part] - less.get(part, 0)
        if seen <= 1:
            # As at run time: what was seen once is not kept.
            return UNSEEN
        return Atom(
            seen.bit_length() - 1,
            _odds(self.joined_after[part] - after, self.spaced_after[part] - spaced),
            _odds(self.joined_before[part] - before, self.spaced_before[part] - spaced),
        )

    def atoms(self) -> dict[str, Atom]:
        return {
            part: Atom(
                n.bit_length() - 1,
                _odds(self.joined_after[part], self.spaced_after[part]),
                _odds(self.joined_before[part], self.spaced_before[part]),
            )
            for part, n in self.seen.items()
        }


def _sides(pairs: Counter[str]) -> tuple[Counter[str], Counter[str]]:
    after: Counter[str] = Counter()
    before: Counter[str] = Counter()
    for pair, n in pairs.items():
        left, right = pair.split(" ")
        after[left] += n
        before[right] += n
    return after, before


def _odds(joined: int, spaced: int) -> float:
    return math.log((max(joined, 0) + 0.05) / (max(spaced, 0) + 1.0))


class _Without(dict[str, Atom]):
    """The parts as a word finds them that was never seen: its own sightings are taken out."""

    def __init__(self, word: str, n: int, tallies: _Parts) -> None:
        parts = parts_of(word)
        less: Counter[str] = Counter()
        for part in parts:
            less[part] += n
        super().__init__(
            {part: tallies.atom(part, less, n * parts[:-1].count(part), n * parts[1:].count(part)) for part in less}
        )
        self._tallies = tallies

    def get(self, part: str, default: Atom = UNSEEN) -> Atom:  # type: ignore[override]
        return self[part] if part in self else self._tallies.atom(part, {})


def _edges(counts: Counts, tallies: _Parts) -> dict[str, float]:
    """Weights of the model of unknown words, learned from rare ones."""
    rows: list[list[str]] = []
    answers: list[bool] = []
    for word, n in sorted(counts.words.items()):
        glued = word.replace(HALF_SPACE, "")
        if n > _RARE or not 3 <= len(glued) <= 40:
            continue
        places = set(places_of(word))
        atoms = _Without(word, n, tallies)
        for place in range(1, len(glued)):
            rows.append(list(edge_features(glued, place, atoms)))
            answers.append(place in places)
    return fit([dict.fromkeys(row, 1.0) for row in rows], answers, least=4, strength=0.5, keep=0.05)


def _glued(counts: Counts, houses: tuple[Counts, Counts], tables: Tables) -> dict[str, Glued]:
    """Words that are seen with half-spaces: where, and the log-odds over being written without."""
    spellings: dict[str, dict[str, int]] = defaultdict(dict)
    for word, n in counts.words.items():
        spellings[word.replace(HALF_SPACE, "")][word] = n
    guesser = GluedWords(tables)
    found = {}
    for glued, variants in spellings.items():
        split = {word: n for word, n in variants.items() if HALF_SPACE in word}
        if not split or len(glued) > 40:
            continue
        # The shorter spelling where two are seen as often, so that the same counts give the same tables.
        best = min(split, key=lambda word: (-split[word], len(word), word))
        guess = _share(guesser.guess(glued)[1]) if len(glued) > 1 else 0.5
        joined, plain = sum(split.values()), variants.get(glued, 0)
        odds = math.log((joined + _GLUED_TRUST * guess) / (plain + _GLUED_TRUST * (1 - guess)))
        tallies = [(sum(one.words[word] for word in split), one.words[glued]) for one in houses]
        found[glued] = Glued(places_of(best), odds, (_lean(*tallies[0], odds), _lean(*tallies[1], odds)))
    return found


def _lean(joined: int, other: int, odds: float) -> float:
    """What a house adds to the odds that all have."""
    share = _share(odds)
    here = math.log((joined + _HOUSE_TRUST * share) / (other + _HOUSE_TRUST * (1 - share)))
    return here - odds if abs(here - odds) >= _LEAST else 0.0


def _leans(houses: tuple[Counts, Counts], tables: Tables) -> dict[str, tuple[float, float]]:
    """What each house adds to the odds of a pair."""
    found = {}
    for pair, odds in tables.pairs.items():
        leans = tuple(_lean(one.joined[pair], one.spaced[pair], odds) for one in houses)
        if any(leans):
            found[pair] = (leans[0], leans[1])
    return found


def _share(odds: float) -> float:
    return 1 / (1 + math.exp(-max(-_LIMIT, min(_LIMIT, odds))))


def _blend(counts: Counts, tallies: _Parts) -> dict[str, float]:
    """Weights of the back-off of pairs, learned from pairs that are seen once."""
    rough = {
        pair: math.log((counts.joined[pair] + 0.1) / (counts.spaced[pair] + 0.5)) for pair in _worth_keeping(counts)
    }
    rows: list[dict[str, float]] = []
    answers: list[bool] = []
    for pair in sorted({*counts.joined, *counts.spaced}):
        joined, spaced = counts.joined[pair], counts.spaced[pair]
        left, right = pair.split(" ")
        if joined + spaced > 1:
            continue
        one = tallies.atom(left, {left: 1}, after=joined, spaced=spaced)
        other = tallies.atom(right, {right: 1}, before=joined, spaced=spaced)
        if max(one.after, other.before) < SELDOM:
            continue
        whole = tallies.seen[left + right]
        view = msgspec.structs.replace(empty_tables(), pairs=rough)
        view.atoms.update({left: one, right: other})
        if whole > 1:
            view.atoms[left + right] = tallies.atom(left + right, {})
        rows.append(dict(blend_features(left, right, view)))
        answers.append(joined > 0)
    return fit(rows, answers, least=10, strength=0.3, keep=0.02)


def _worth_keeping(counts: Counts) -> Iterator[str]:
    """Pairs that are joined at times: what is always spaced says little of its kin."""
    return (pair for pair, n in counts.joined.items() if n > 1 or not counts.spaced[pair])


def _pairs(counts: Counts, tables: Tables) -> None:
    """The pairs themselves, where they say something that the back-off does not."""
    # In this order, because the back-off asks for what is known of kindred pairs: first those that are joined.
    for pair in [*sorted(counts.joined), *sorted(counts.spaced.keys() - counts.joined.keys())]:
        joined, spaced = counts.joined[pair], counts.spaced[pair]
        left, right = pair.split(" ")
        prior = sum(tables.blend.get(name, 0.0) * value for name, value in blend_features(left, right, tables))
        share = _share(prior)
        odds = math.log((joined + _PAIR_TRUST * share) / (spaced + _PAIR_TRUST * (1 - share)))
        if joined or (prior > SELDOM and abs(odds - prior) > 0.5):
            tables.pairs[pair] = odds


def _neighbours(counts: Counts, tables: Tables) -> None:
    """What a neighbour adds, where the pair alone leaves a doubt."""
    for joined, spaced, table, side in (
        (counts.joined_left, counts.spaced_left, tables.lefts, 1),
        (counts.joined_right, counts.spaced_right, tables.rights, 0),
    ):
        for key in {*joined, *spaced}:
            pair = key.split(" ", 1)[1] if side else key.rsplit(" ", 1)[0]
            if not counts.joined[pair] or not counts.spaced[pair] or joined[key] + spaced[key] < 2:
                continue
            odds = tables.pairs[pair]
            share = _share(odds)
            trust = _NEIGHBOUR_TRUST
            here = math.log((joined[key] + trust * share) / (spaced[key] + trust * (1 - share)))
            if abs(here - odds) >= _LEAST:
                table[key] = _NEIGHBOUR_WEIGHT * (here - odds)
