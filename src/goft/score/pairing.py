"""Which gold statement a read statement stands for: at most one each, best overlap first."""

from __future__ import annotations

from collections.abc import Sequence

from goft.score.spans import jaccard
from goft.score.views import StatementView

__all__ = ["attributed", "pair_up"]

_ENOUGH = 0.5  # the share of words that two spans must have in common to be the same


def pair_up(gold: Sequence[StatementView], read: Sequence[StatementView]) -> tuple[tuple[int, int], ...]:
    """Pairs (gold index, read index) of statements that share content or cue.

    Content weighs 1, the cue a half and the speaker a quarter; of equals the earlier statement of gold goes first.
    """
    scored = [
        (weight, -i, -j)
        for i, wanted in enumerate(gold)
        for j, found in enumerate(read)
        if (weight := _weight(wanted, found)) is not None
    ]
    taken_gold: set[int] = set()
    taken_read: set[int] = set()
    pairs: list[tuple[int, int]] = []
    for _, i, j in sorted(scored, reverse=True):
        if -i not in taken_gold and -j not in taken_read:
            taken_gold.add(-i)
            taken_read.add(-j)
            pairs.append((-i, -j))
    return tuple(pairs)


def attributed(gold: StatementView, read: StatementView) -> bool:
    """The headline's condition: at least half of the content's words and of the speaker's, or no speaker in both."""
    return all(jaccard(gold.words[part], read.words[part]) >= _ENOUGH for part in ("content", "speaker"))


def _weight(gold: StatementView, read: StatementView) -> float | None:
    content = jaccard(gold.words["content"], read.words["content"])
    cue = jaccard(gold.words["cue"], read.words["cue"])
    if content == 0 and cue == 0:
        return None
    return content + 0.5 * cue + 0.25 * jaccard(gold.words["speaker"], read.words["speaker"])
