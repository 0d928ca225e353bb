"""The best sequence of labels of every sentence (Viterbi), several sentences at a time.

A step of numpy costs about the same for ten sentences as for one, so the sentences go side by side, the longest first,
and each falls out at its end. The sums are those of one sentence alone, bit for bit.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

__all__ = ["best_labels"]

_Scores = npt.NDArray[np.float32]
_Labels = npt.NDArray[np.int64]


def best_labels(emissions: _Scores, steps: _Scores, lengths: Sequence[int]) -> list[int]:
    """The labels of all words; `emissions` has a row for every word, sentence after sentence, each of one word or more.

    `steps[a, b]` is the score of label b behind label a; of two labels that are as good the first is taken.
    """
    order = sorted(range(len(lengths)), key=lambda sentence: -lengths[sentence])
    firsts = np.cumsum([0, *lengths])[order]
    alive = _alive(lengths)
    reached = _reached(emissions, steps, firsts, alive)
    found = np.empty(len(emissions), dtype=np.int64)
    turned = np.ascontiguousarray(steps.T)
    chosen: _Labels = reached[-1].argmax(axis=1)
    found[firsts[: len(chosen)] + len(alive) - 1] = chosen
    for place in range(len(alive) - 2, -1, -1):
        # What led here is asked of the labels on the way alone, not kept for all.
        here, going_on = reached[place], len(chosen)
        back = (turned[chosen] + here[:going_on]).argmax(axis=1)
        chosen = np.concatenate([back, here[going_on:].argmax(axis=1)]) if going_on < len(here) else back
        found[firsts[: len(chosen)] + place] = chosen
    labels: list[int] = found.tolist()
    return labels


def _alive(lengths: Sequence[int]) -> list[int]:
    """How many sentences have a word at each place."""
    ended = np.bincount(lengths)
    alive: list[int] = (len(lengths) - np.cumsum(ended)[:-1]).tolist()
    return alive


def _reached(emissions: _Scores, steps: _Scores, firsts: _Labels, alive: Sequence[int]) -> list[_Scores]:
    """For every place the best score with which each sentence reaches each label."""
    score = emissions[firsts]
    reached = [score]
    apart = np.ascontiguousarray(steps[:, None, :])
    for place, count in enumerate(alive[1:], 1):
        best = np.maximum.reduce(apart + score[:count].T[:, :, None], axis=0)
        best += emissions[firsts[:count] + place]
        score = best
        reached.append(score)
    return reached
