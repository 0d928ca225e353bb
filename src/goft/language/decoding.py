"""The best sequence of labels of every sentence (Viterbi), all sentences of a text at a time.

A step of numpy costs about the same for a hundred rows as for one. So sentences are parted at the words that have one
label only, which is every third word: what stands before such a word and what stands behind it do not ask for each
other. The runs between them, seldom longer than ten words, go side by side, the longest first, and each falls out at
its end.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

__all__ = ["OPEN", "best_labels"]

OPEN = -1
"""Stands for the label of a word that has a choice."""

_Scores = npt.NDArray[np.float32]
_Labels = npt.NDArray[np.int64]


def best_labels(emissions: _Scores, steps: _Scores, lengths: Sequence[int], only: _Labels) -> list[int]:
    """The labels of all words; `emissions` has a row for every word, sentence after sentence, each of one word or more.

    `steps[a, b]` is the score of label b behind label a; `only` is the one label that a word can have, or `OPEN`. Of
    two labels that are as good the first is taken.
    """
    before, behind = _beside(only, lengths)
    (rows,) = (only == OPEN).nonzero()
    if len(rows) == 0:
        return _listed(only)
    scores, before, behind = emissions[rows], before[rows], behind[rows]
    bound = before >= 0
    scores[bound] += steps[before[bound]]
    bound = behind >= 0
    scores[bound] += steps.T[behind[bound]]
    (starts,) = (before != OPEN).nonzero()
    (ends,) = (behind != OPEN).nonzero()
    found = only.copy()
    found[rows] = _best_of_runs(scores, steps, ends - starts + 1)
    return _listed(found)


_EDGE = -2


def _beside(only: _Labels, lengths: Sequence[int]) -> tuple[_Labels, _Labels]:
    """The label before and behind every word where there is one only; `_EDGE` at a sentence's edges, else `OPEN`."""
    before, behind = np.empty_like(only), np.empty_like(only)
    before[1:], behind[:-1] = only[:-1], only[1:]
    ends = np.cumsum(lengths)
    before[0] = before[ends[:-1]] = _EDGE
    behind[ends - 1] = _EDGE
    return before, behind


def _listed(labels: _Labels) -> list[int]:
    found: list[int] = labels.tolist()
    return found


def _best_of_runs(emissions: _Scores, steps: _Scores, lengths: _Labels) -> _Labels:
    """The labels of words that have a choice; `lengths` are those of the runs in which they stand."""
    order = np.argsort(-lengths, kind="stable")
    alive = _alive(lengths)
    firsts = np.cumsum(lengths)[order] - lengths[order]
    # All words at the first place of their runs, then all at the second, and so on: a step is a slice.
    rows = np.concatenate([firsts[:count] + place for place, count in enumerate(alive)])
    reached = _reached(emissions[rows], steps, alive)
    found = np.empty(len(rows), dtype=np.int64)
    found[rows] = np.concatenate(_chosen(reached, steps))
    return found


def _alive(lengths: _Labels) -> list[int]:
    """How many runs have a word at each place."""
    ended = np.bincount(lengths)
    alive: list[int] = (len(lengths) - np.cumsum(ended)[:-1]).tolist()
    return alive


def _reached(emissions: _Scores, steps: _Scores, alive: Sequence[int]) -> list[_Scores]:
    """For every place the best score with which each run reaches each label."""
    ways = np.empty((len(steps), alive[0], len(steps)), dtype=np.float32)
    apart = np.ascontiguousarray(steps[:, None, :])
    add, most = np.add, np.maximum.reduce
    score, first = emissions[: alive[0]], alive[0]
    reached = [score]
    for count in alive[1:]:
        open_ways = ways[:, :count]
        add(apart, score[:count].T[:, :, None], out=open_ways)
        score = most(open_ways, axis=0)
        score += emissions[first : first + count]
        first += count
        reached.append(score)
    return reached


def _chosen(reached: Sequence[_Scores], steps: _Scores) -> list[_Labels]:
    """The labels at every place, found from the last one backwards."""
    turned = np.ascontiguousarray(steps.T)
    labels: _Labels = reached[-1].argmax(axis=1)
    found = [labels]
    for here in reversed(reached[:-1]):
        # What led on is asked of the labels on the way alone, not kept for all.
        going_on = len(labels)
        back = turned[labels]
        back += here[:going_on]
        labels = back.argmax(axis=1)
        if going_on < len(here):
            labels = np.concatenate([labels, here[going_on:].argmax(axis=1)])
        found.append(labels)
    found.reverse()
    return found
