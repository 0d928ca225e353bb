"""Contents that run over several sentences: «نوشت: … . … . …» with no quotation marks around them."""

from __future__ import annotations

import msgspec

from goft.language import Sentence
from goft.statements.model import FoundStatement
from goft.statements.words import load_words

__all__ = ["run_on"]

_LONGEST = 6
"""A content takes in at most so many sentences more; the longest of train takes five."""


def run_on(text: str, sentences: tuple[Sentence, ...], found: list[FoundStatement]) -> list[FoundStatement]:
    """Let contents behind a colon go on over the sentences of their paragraph that nobody else says.

    A sentence goes on what was said before it if it stands in the same line, names no speaker of its own and speaks in
    the first person, or if the sentence after it does.
    """
    by_sentence: dict[int, list[int]] = {}
    for position, statement in enumerate(found):
        by_sentence.setdefault(statement.sentence, []).append(position)
    for position, statement in enumerate(found):
        if statement.open_end and statement.parent is None:
            last = _last_sentence(text, sentences, found, by_sentence, statement.sentence)
            if last > statement.sentence:
                _extend(sentences, found, by_sentence, position, last)
    return found


def _last_sentence(
    text: str, sentences: tuple[Sentence, ...], found: list[FoundStatement], by_sentence: dict[int, list[int]], at: int
) -> int:
    last = at
    for number in range(at + 1, min(at + 1 + _LONGEST, len(sentences))):
        if "\n" in text[sentences[number - 1].end : sentences[number].start]:
            break
        if any(found[p].parent is None and not _inner(found[p]) for p in by_sentence.get(number, [])):
            break
        if _first_person(sentences[number]):
            last = number
    return last


def _inner(statement: FoundStatement) -> bool:
    """Whether a statement can lie in what somebody else says: it has no speaker, or speaks in the first person."""
    return statement.speaker is None and statement.person == 1


def _first_person(sentence: Sentence) -> bool:
    first = load_words().first
    return any(token.norm in first or (token.verb is not None and token.verb.person == 1) for token in sentence.tokens)


def _extend(
    sentences: tuple[Sentence, ...],
    found: list[FoundStatement],
    by_sentence: dict[int, list[int]],
    position: int,
    last: int,
) -> None:
    statement = found[position]
    content = (statement.content[0][0], _content_end(sentences[last]))
    found[position] = msgspec.structs.replace(statement, content=(content, *statement.content[1:]))
    for number in range(statement.sentence + 1, last + 1):
        for inner in by_sentence.get(number, []):
            if found[inner].parent is None:
                found[inner] = msgspec.structs.replace(found[inner], parent=position)


def _content_end(sentence: Sentence) -> int:
    tokens = [token for token in sentence.tokens if token.tag != "PUNCT" or token.text in ("»", ")", '"')]
    return tokens[-1].end if tokens else sentence.end
