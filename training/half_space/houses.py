"""Which of two manners of spelling a paragraph has, told from the plain text alone.

The text keeps the order of its sources, so a stretch of neighbouring paragraphs is of one newsroom. What newsrooms
spell differently (به‌طور and به طور, آن‌ها and آنها) parts the stretches into three kinds: a mixture of Bernoulli
models over those choices, fitted by hard expectation and maximisation. The kind that joins with half-spaces most is the
first house, the one that does least the second; the one between is the rest.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt
from counts import Counts, chains_of, gaps_of
from regress import fit_classes
from scipy.sparse import csr_matrix

from goft.repair.words import HALF_SPACE, WORD

__all__ = ["house_weights", "houses_of"]

REST = 2
_KINDS = 3
_STRETCH = 4000  # letters of a stretch that is taken to be of one newsroom
_OFTEN = 100  # a choice that is seen less often tells newsrooms apart by chance
_OPEN = 0.05  # a choice is open if each of its spellings has at least this share
_BELIEF = 5.0  # sightings that the share in the whole text is worth beside a kind's own
_ROUNDS = 60
_LENGTH = 900  # letters of a text that is made of neighbouring paragraphs, about what an article has

Numbers = npt.NDArray[np.float64]


def houses_of(texts: Sequence[str], counts: Counts) -> list[int]:
    """The house of each text, 0 or 1, or REST; `counts` are those of all texts."""
    stretches = list(_stretches(texts))
    kinds = _kinds(*_choices(texts, stretches, _open_choices(counts)))
    houses = [REST] * len(texts)
    for stretch, kind in zip(stretches, kinds, strict=True):
        for number in stretch:
            houses[number] = kind
    return houses


def _stretches(texts: Sequence[str]) -> Iterator[range]:
    first, length = 0, 0
    for number, text in enumerate(texts):
        length += len(text)
        if length >= _STRETCH or number + 1 == len(texts):
            yield range(first, number + 1)
            first, length = number + 1, 0


def _open_choices(counts: Counts) -> dict[str, int]:
    """Numbers of the pairs ("a b") and glued words ("=ab") that newsrooms spell differently."""
    glued: Counter[str] = Counter()
    for word, seen in counts.words.items():
        if HALF_SPACE in word:
            glued[word.replace(HALF_SPACE, "")] += seen
    pairs = [pair for pair, seen in counts.joined.items() if _is_open(seen, counts.spaced[pair])]
    words = [f"={word}" for word, seen in glued.items() if _is_open(seen, counts.words[word])]
    return {choice: number for number, choice in enumerate(sorted(pairs) + sorted(words))}


def _is_open(joined: int, other: int) -> bool:
    seen = joined + other
    return seen >= _OFTEN and _OPEN < joined / seen < 1 - _OPEN


def _choices(
    texts: Sequence[str], stretches: Sequence[range], numbers: dict[str, int]
) -> tuple[csr_matrix, csr_matrix]:
    """How often each stretch makes each choice with a half-space, and how often without."""
    joined: Counter[tuple[int, int]] = Counter()
    seen: Counter[tuple[int, int]] = Counter()
    for row, stretch in enumerate(stretches):
        for number in stretch:
            for choice, with_half_space in _made(texts[number]):
                if choice in numbers:
                    seen[row, numbers[choice]] += 1
                    joined[row, numbers[choice]] += with_half_space
    rows, columns = zip(*seen, strict=True)
    shape = (len(stretches), len(numbers))
    with_it = csr_matrix((np.array([joined[place] for place in seen], dtype=float), (rows, columns)), shape)
    all_of_it = csr_matrix((np.array(list(seen.values()), dtype=float), (rows, columns)), shape)
    return with_it, (all_of_it - with_it).tocsr()


def _made(text: str) -> Iterator[tuple[str, bool]]:
    """The choices of a text, each with whether it is spelled with a half-space."""
    for _, left, right, _, joined in gaps_of(text):
        yield f"{left} {right}", joined
    for word in WORD.findall(text):
        yield "=" + word.replace(HALF_SPACE, ""), HALF_SPACE in word


def _kinds(joined: csr_matrix, other: csr_matrix) -> list[int]:
    """The kind of each stretch: 0 joins most, 1 least, REST lies between."""
    share = (_sums(joined) + 1) / (_sums(joined) + _sums(other) + 2)
    seen = np.asarray((joined + other).sum(axis=1)).ravel()
    lean = (joined @ (1 - share) - other @ share) / np.sqrt(1 + seen)
    kinds = np.digitize(lean, np.quantile(lean, np.linspace(0, 1, _KINDS + 1)[1:-1]))
    for _ in range(_ROUNDS):
        found = _likeliest(joined, other, kinds, share)
        if np.array_equal(found, kinds):
            break
        kinds = found
    order = np.argsort([-lean[kinds == kind].mean() if (kinds == kind).any() else 0.0 for kind in range(_KINDS)])
    house = {int(order[0]): 0, int(order[-1]): 1}
    return [house.get(int(kind), REST) for kind in kinds]


def _likeliest(joined: csr_matrix, other: csr_matrix, kinds: npt.NDArray[np.int64], share: Numbers) -> Numbers:
    members = np.eye(_KINDS)[kinds]
    with_it, without = joined.T @ members, other.T @ members
    shares = (with_it + _BELIEF * share[:, None]) / (with_it + without + _BELIEF)
    before = np.log((members.sum(axis=0) + 1) / (len(kinds) + _KINDS))
    likelihood: Numbers = joined @ np.log(shares) + other @ np.log(1 - shares) + before
    return likelihood.argmax(axis=1)


def _sums(table: csr_matrix) -> Numbers:
    return np.asarray(table.sum(axis=0), dtype=float).ravel()


def house_weights(texts: Sequence[str], houses: Sequence[int]) -> dict[str, tuple[float, float]]:
    """What each part of a word says for the two houses against the rest, the text's parts weighing one together as
    the root of their number; "" is what is believed beforehand."""
    rows, answers = [], []
    for text, house in _articles(texts, houses):
        parts = Counter(part for chain in chains_of(text) for part, _ in chain)
        whole = math.sqrt(parts.total())
        rows.append({part: n / whole for part, n in parts.items()})
        answers.append(house)
    weights = fit_classes(rows, answers, least=20, strength=0.3, keep=0.05)
    return {part: (one, other) for part, (one, other) in weights.items()}


def _articles(texts: Sequence[str], houses: Sequence[int]) -> Iterator[tuple[str, int]]:
    """Neighbouring paragraphs of one house, together about as long as an article."""
    held: list[str] = []
    last = REST
    for text, house in zip(texts, houses, strict=True):
        if held and (house != last or sum(map(len, held)) > _LENGTH):
            yield "\n".join(held), last
            held = []
        held.append(text)
        last = house
    if held:
        yield "\n".join(held), last
