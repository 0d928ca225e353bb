"""A statement as one that may answer, or be answered: its words, who says it, and how it points at others."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple

import msgspec

from goft.actors.spelling import key
from goft.actors.words import load_words
from goft.answers.references import load_references
from goft.record import Act
from goft.remembered import Remembered
from goft.statements import FoundStatement, Place, View
from goft.statements.words import load_words as statement_words
from goft.statements.words import plain

__all__ = ["Look", "Phrase", "look_at_statements"]

_START = attrgetter("start")
_MEANS = frozenset(["NOUN", "PROPN", "ADJ", "VERB", "X"])
_HEAD = 2
"""Words of a content in which the noun stands that says what else it is."""
_NEAR = 10
"""Words before and behind «دروغ» or «ربطی» that say what is untrue."""
_WIDE = 7
"""Words over which an opening may stretch: «واکنش سخنگوی وزارت خارجه به …»."""


class Phrase(msgspec.Struct, frozen=True):
    """Some words: their keys in order (`goft.actors.spelling`), and the lemmas' keys of those that mean something."""

    keys: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()

    def names(self, names: frozenset[str]) -> bool:
        """Whether one of an actor's names stands in it."""
        joined = "".join(self.keys)
        return any(
            name in self.keys
            or (len(name) > _LONG_NAME and name in joined)
            or (len(joined) > _LONG_NAME and joined in name)
            for name in names
        )


_LONG_NAME = 7
"""Code points from which on a name is found within a run of words: shorter ones lie in other words."""


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """One statement.

    `acts` are its own and those of the noun its content begins with (پیشنهاد … را مطرح کرد); `said` is its content,
    `about` what that is aimed at, `begins` and `ends` where it starts and ends; `reply` are the words behind an opening
    that says it is an answer, None where nothing says so; `names` are keys of its speaker's names. `untrue` says that
    it calls something untrue and `denied` in which words, `sides` that its cue takes a side though its act does not,
    `disputes` that it compares an announced figure, `counts` that its content holds a number.
    """

    number: int
    act: Act
    acts: frozenset[Act]
    sentence: int
    at: int
    begins: int
    ends: int
    speaker: str | None
    names: frozenset[str]
    said: Phrase
    about: Phrase
    reply: Phrase | None
    untrue: bool
    denied: frozenset[str]
    sides: bool
    disputes: bool
    counts: bool
    parent: int | None


class _Word(NamedTuple):
    """A token: its key, its part of speech, and the key of its lemma where that means something."""

    key: str
    tag: str
    lemma: str | None


def look_at_statements(
    statements: Sequence[FoundStatement],
    views: Sequence[View],
    speakers: Sequence[str | None],
    names: Mapping[str, frozenset[str]],
) -> tuple[Look, ...]:
    """All statements of a document; `speakers` are their actors' ids, `names` the keys of each actor's names."""
    if not statements:
        return ()
    tokens = [token for view in views for token in view.tokens]
    starts = list(map(_START, tokens))
    words = [
        _WORDS[token.norm, token.tag, token.lemma, token.verb.root if token.verb is not None else None]
        for token in tokens
    ]
    ends = {sentence: _main_ends(views[sentence]) for sentence in {one.sentence for one in statements}}

    def of(places: Iterable[Place]) -> list[_Word]:
        found: list[_Word] = []
        for first, last in places:
            found += words[bisect_left(starts, first) : bisect_left(starts, last)]
        return found

    return tuple(
        _look(
            number,
            one,
            speaker,
            names.get(speaker or "", frozenset()),
            content=of(one.content),
            about=of((one.about,)) if one.about else [],
            cue=of(one.cue),
            before=of(_before(one, ends[one.sentence])),
        )
        for number, (one, speaker) in enumerate(zip(statements, speakers, strict=True))
    )


def _look(
    number: int,
    one: FoundStatement,
    speaker: str | None,
    names: frozenset[str],
    *,
    content: Sequence[_Word],
    about: Sequence[_Word],
    cue: Sequence[_Word],
    before: Sequence[_Word],
) -> Look:
    lists = load_references()
    said = _phrase(content)
    joined = "".join(said.keys)
    untrue = _holds(joined, lists.untrue)
    taking = "".join([word.key for word in cue if word.tag != "PUNCT"])
    return Look(
        number=number,
        act=one.act,
        acts=frozenset([one.act]).union(*(lists.nouns.get(word, ()) for word in said.keys[:_HEAD])),
        sentence=one.sentence,
        at=one.cue[0][0],
        begins=one.content[0][0],
        ends=one.content[-1][1],
        speaker=speaker,
        names=names,
        said=said,
        about=_phrase(about),
        reply=_reply(before) or _contrary(content),
        untrue=one.act == "deny" or untrue,
        denied=said.words if one.act == "deny" else _around_untrue(content) if untrue else frozenset(),
        sides=_holds(taking, lists.siding),
        disputes=_holds(joined, lists.official) and _holds(joined, lists.compared),
        counts="NUM" in [word.tag for word in content],
        parent=one.parent,
    )


def _word(token: tuple[str, str, str, str | None]) -> _Word:
    """A word by its norm, its tag, its lemma and the root of the verb that it is."""
    norm, tag, lemma, root = token
    lists = load_references()
    meaning = tag in _MEANS and plain(norm) not in statement_words().times
    means = _meaning(lemma, root) if meaning else None
    return _Word(key(norm), tag, None if means in lists.nouns or means in load_words().light else means)


_WORDS = Remembered(_word, most=16384)


def _meaning(lemma: str, root: str | None) -> str | None:
    if root is not None:
        return None if root in load_references().empty else root
    return key(lemma) or None


def _holds(joined: str, words: Sequence[str]) -> bool:
    for word in words:  # noqa: SIM110 - asked of every statement: a generator would take twice the time
        if word in joined:
            return True
    return False


def _phrase(words: Sequence[_Word]) -> Phrase:
    return Phrase(
        tuple([word.key for word in words if word.tag != "PUNCT"]),
        frozenset([word.lemma for word in words if word.lemma is not None]),
    )


def _before(one: FoundStatement, ends: Sequence[int]) -> Iterator[Place]:
    """The places of a statement's clause up to the end of its cue that are not its content: an opening stands there."""
    first, last = max((end for end in ends if end <= one.cue[0][0]), default=ends[0]), max(part[1] for part in one.cue)
    for start, end in sorted(one.content):
        if first < min(start, last):
            yield first, min(start, last)
        first = max(first, end)
    if first < last:
        yield first, last


def _main_ends(view: View) -> list[int]:
    """Where a sentence starts, and where the finite verbs of its main clauses end."""
    groups = enumerate(view.groups)
    return [view.tokens[0].start] + [
        view.tokens[group.end - 1].end for n, group in groups if view.openers[n] < 0 and view.is_finite(group)
    ]


def _reply(words: Sequence[_Word]) -> Phrase | None:
    """The words behind the last opening that says that an answer comes (در واکنش [سخنگو] به …)."""
    keys = [word.key for word in words]
    for noun, preposition in load_references().replies:
        if noun not in keys:
            continue
        for at in range(len(keys) - 1, -1, -1):
            if keys[at] != noun:
                continue
            behind = next((i for i in range(at + 1, min(at + _WIDE, len(keys))) if keys[i] == preposition), None)
            if behind is not None:
                return _phrase(words[behind + 1 :])
    return None


def _around_untrue(content: Sequence[_Word]) -> frozenset[str]:
    """The words around the one that calls something untrue: what else a content says is not what it denies."""
    keys = [word.key for word in content]
    untrue = load_references().untrue
    for at in range(len(keys)):
        if "".join(keys[at : at + 2]).startswith(untrue):
            return _phrase(content[max(0, at - _NEAR) : at + _NEAR + 1]).words
    return frozenset()


def _contrary(content: Sequence[_Word]) -> Phrase | None:
    """The words behind an opening of the content that turns against others' (برخلاف گزارش‌ها، …)."""
    keys = [word.key for word in content[:3]]
    joined = "".join(keys)
    return _phrase(content) if joined.startswith(load_references().contrary) else None
