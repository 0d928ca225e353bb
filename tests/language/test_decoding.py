"""Labels decoded side by side are those of one sentence after the other."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest

from goft.language.decoding import OPEN, best_labels
from goft.language.tagger import load_tagger
from goft.language.words import Words

_LABELS = 3
_NEVER = 1000


def _best_of_all(emissions: np.ndarray, steps: np.ndarray) -> float:
    """The score of the best labels of one sentence, of all that there are."""
    return max(_score(emissions, steps, labels) for labels in product(range(_LABELS), repeat=len(emissions)))


def _score(emissions: np.ndarray, steps: np.ndarray, labels: tuple[int, ...]) -> float:
    own = sum(float(emissions[place, label]) for place, label in enumerate(labels))
    return own + sum(float(steps[one, other]) for one, other in pairwise(labels))


@pytest.mark.parametrize("seed", range(20))
def test_no_labels_are_better(seed: int) -> None:
    random = np.random.default_rng(seed)
    lengths = random.integers(1, 7, size=4).tolist()
    count = sum(lengths)
    # Whole numbers, so that sums are exact in any order.
    emissions = random.integers(-9, 9, size=(count, _LABELS)).astype(np.float32)
    steps = random.integers(-9, 9, size=(_LABELS, _LABELS)).astype(np.float32)
    only = np.where(random.random(count) < 0.4, random.integers(0, _LABELS, size=count), OPEN)
    for place, label in enumerate(only.tolist()):
        if label != OPEN:
            emissions[place] -= np.where(np.arange(_LABELS) == label, 0, _NEVER).astype(np.float32)
    found = best_labels(emissions, steps, lengths, only)
    first = 0
    for length in lengths:
        labels = tuple(found[first : first + length])
        here = emissions[first : first + length]
        assert _score(here, steps, labels) == _best_of_all(here, steps)
        first += length


@pytest.mark.parametrize("only", [[0, 1, 2, 0], [OPEN] * 4], ids=["all of one label", "all open"])
def test_a_text_without_runs_or_borders(only: list[int]) -> None:
    emissions, steps = np.zeros((4, _LABELS), dtype=np.float32), np.zeros((_LABELS, _LABELS), dtype=np.float32)
    found = best_labels(emissions, steps, [1, 3], np.array(only))
    assert found == [max(0, label) for label in only]  # of labels that are as good the first


def test_sentences_together_are_tagged_as_alone() -> None:
    words, tagger = Words.load(), load_tagger()
    texts = ["وزیر خارجه آرانشهر گفت مذاکرات ادامه دارد .", "چرا ؟", "", "دولت این کشور می خواهد مرز را ببندد"]
    sentences = [words.look_up_all(text.split()) for text in texts]
    choices, bonds = tagger.choose_all(sentences)
    alone = [tagger.choose_all([sentence]) for sentence in sentences]
    assert choices == [choice for found, _ in alone for choice in found]
    assert bonds == [bond for _, found in alone for bond in found]
