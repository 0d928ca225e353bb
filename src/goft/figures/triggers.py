"""The word that says what happened to what a figure counts, for events to be linked by."""

from __future__ import annotations

from collections.abc import Sequence

from goft.figures.finder import Draft
from goft.figures.lexicon import load_words
from goft.figures.model import Place
from goft.figures.pieces import Piece
from goft.language import Sentence, VerbGroup

__all__ = ["trigger_of"]

_NEAR = 5


def trigger_of(
    pieces: Sequence[Piece], draft: Draft, sentence: Sentence, groups: tuple[VerbGroup, ...]
) -> Place | None:
    """The noun counted where it is itself what happened (یک کشته), the noun before (بازداشت ۱۰ نفر), else the verb."""
    done = load_words("kinds")["done"]
    noun = draft.counted.noun
    if noun is not None and pieces[noun].word in done:
        return pieces[noun].start, pieces[noun].end
    for at in range(draft.head - 1, max(-1, draft.head - 1 - _NEAR), -1):
        if pieces[at].tag == "VERB" and pieces[at].word not in done:
            break
        if pieces[at].word in done:
            return pieces[at].start, pieces[at].end
    return _verb(pieces, draft, sentence, groups)


def _verb(pieces: Sequence[Piece], draft: Draft, sentence: Sentence, groups: tuple[VerbGroup, ...]) -> Place | None:
    behind = pieces[draft.end].token if draft.end < len(pieces) else len(sentence.tokens)
    for number, group in enumerate(groups):
        if group.start < behind or sentence.tokens[group.head].tag != "VERB":
            continue
        end = group.end
        after = groups[number + 1] if number + 1 < len(groups) else None
        # بازداشت is itself a past form: what makes it passive stands as a verb of its own.
        if after is not None and after.start == end and after.root.startswith("شد"):
            end = after.end
        return sentence.tokens[max(group.first, behind)].start, sentence.tokens[end - 1].end
    return None
