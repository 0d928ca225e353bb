"""What `claims.py` weighs of a claim and an article by their records."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

import msgspec
from rapidfuzz import fuzz

from goft.article import Article
from goft.language.groups import verb_groups
from goft.preparing import Prepared, Preparer
from goft.reader import Reader
from goft.record import Record
from goft.threads import Claim, ClaimMaker, load_weights
from goft.threads.contrast import Contraster
from goft.threads.negations import negated_at
from goft.threads.opposites import Opposites, holds, load_lists
from goft.words import Placed, WordMaker

__all__ = ["LEAD", "Row", "Told", "Weigher"]

Row = dict[str, float]
_WEIGHT = load_weights().of
LEAD = 4
"""Sentences of the title and what follows it that are the lead."""
_NEAR = 3
"""The sentences that have most of the claim, in which it is looked for."""
_TOUCHES, _HAS = 0.3, 0.5
"""Shares of what the claim says: a sentence of as much touches it, or has it."""
_TOUCHED = 0.25
"""The same of the whole claim, from which on a sentence counts that turns it around."""
_END = 3
_ALIKE = 67
"""From which on a word is taken for a spelling of another, of 100."""
_NUMBER = re.compile(r"\d")
_VERB = re.compile(r"\wx\w")
_CLASSES = {
    "only": "تنها فقط صرفا بجز جز مگر",
    "part": "برخی بعضی چند بیشتر حداقل حداکثر",
    "none": "هیچ هرگز هیچگاه هیچگونه",
    "all": "همه تمام تمامی کل",
    "talk": "سخن صحبت اشاره نظر",
    "alleged": "مدعی ادعا",
}
"""Words that narrow or widen what is said, or leave it to whoever says it."""


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A text as it is compared: its sentences, as claims of their own with the act of the statement in them; the claims
    of its statements; the words of its names; whether each sentence is of the title; its actors and kinds of events;
    the words of its last verb (with the noun that makes one verb with it, or the word before one that means nothing
    alone), and whether that is negated."""

    text: str
    sentences: tuple[Claim, ...]
    claims: tuple[Claim, ...]
    titles: tuple[bool, ...]
    names: frozenset[str]
    actors: frozenset[str]
    events: frozenset[str]
    verb: tuple[str, ...]
    verb_negated: bool

    @property
    def words(self) -> list[str]:
        """All words, in order."""
        return [word for one in self.sentences for word in one.words]


class Weigher:
    """Reads texts and weighs a claim against an article."""

    def __init__(self) -> None:
        self._preparer = Preparer.load()
        self._reader = Reader.load(self._preparer)
        self._maker = WordMaker.load(self._preparer)
        self._claims = ClaimMaker.load(self._maker)
        self._contraster = Contraster.load(self._maker)
        self._opposites = Opposites(load_lists(), self._maker)

    def told(self, text: str) -> Told:
        """Read a text."""
        prepared = self._preparer.prepare(text)
        record = self._reader.read_prepared(Article(id="", text=text), prepared)
        placed = self._maker.placed(prepared)
        negated = negated_at(prepared)
        found = list(_sentences(record, prepared, placed, negated))
        title = text.find("\n\n")
        verb, verb_negated = _last_verb(prepared, placed)
        return Told(
            text=text,
            sentences=tuple(one for _, one in found),
            claims=self._claims.of(record, prepared, placed),
            titles=tuple(start < title for start, _ in found),
            names=frozenset(
                word for one in record.actors for at in one.mentions for word in self._maker.of_text(at.text)
            ),
            actors=frozenset(one.key for one in record.actors),
            events=frozenset(one.type for one in record.events),
            verb=verb,
            verb_negated=verb_negated,
        )

    def weighed(self, claim: Told, article: Told) -> Row:
        """The features of a pair."""
        words = list(dict.fromkeys(claim.words))
        ranked = sorted(article.sentences, key=lambda one: -_share(words, one.words))
        near, nearby = ranked[:_NEAR], {word for one in ranked[:_NEAR] for word in one.words}
        return (
            _held(claim, article, ranked)
            | _missing(words, nearby, set(article.words))
            | _aligned(claim, ranked)
            | _named(claim, article, near, nearby)
            | _negated(claim, near)
            | _said(claim, article)
            | self._of_verb(claim, near)
            | self._turned(claim, near)
            | self._turned_anywhere(claim, article)
            | self._stated(claim, article)
        )

    def _turned(self, claim: Told, near: Sequence[Claim]) -> Row:
        """Words that narrow, doubt or undo, in one of the two only; opposites; how the sentences stand to the claim."""
        opposites = self._opposites
        classes: dict[str, tuple[tuple[str, ...], ...]] = {
            **{name: tuple((word,) for word in known.split()) for name, known in _CLASSES.items()},
            "hedging": opposites.hedging,
            "doubting": opposites.doubting,
            "undoing": opposites.undoing,
        }
        found: Row = {}
        for name, entries in classes.items():
            mine, theirs = holds(claim.words, entries), any(holds(one.words, entries) for one in near)
            found |= {f"{name} claimed": mine, f"{name} told": theirs, f"{name} more": int(mine) - int(theirs)}
        found["opposites"] = sum(1 for one in near for _ in opposites.between(claim.words, one.words))
        standing = Counter(self._contraster.between(claim.sentences[0], one).standing for one in near)
        return found | {f"sentence {name}": standing[name] for name in ("repeats", "disputes")}

    def _of_verb(self, claim: Told, near: Sequence[Claim]) -> Row:
        """The claim's last verb: whether the sentences have it, negated alike or not, or an opposite of it."""
        found: Row = {}
        for name, ones in (("best", near[:1]), ("near", near)):
            alike, turned, against = 0.0 if claim.verb else 0.5, 0.0, False
            for one in ones if claim.verb else ():
                held = sum(word in one.words for word in claim.verb) / len(claim.verb)
                if claim.verb_negated == (not one.negated.isdisjoint(claim.verb)):
                    alike = max(alike, held)
                else:
                    turned = max(turned, held)
                against = against or any(self._opposites.between(claim.verb, one.words))
            found |= {f"verb {name}": alike, f"verb turned {name}": turned, f"verb against {name}": against}
        return found

    def _turned_anywhere(self, claim: Told, article: Told) -> Row:
        """How much of the article is about the claim and turns its words around, or has those that could be; the same
        of its title."""
        words, negated = set(claim.words), frozenset[str]().union(*(one.negated for one in claim.sentences))
        opposed = negates = open_to_it = titled = title_negates = 0.0
        for title, one in zip(article.titles, article.sentences, strict=True):
            share, both = _share(words, one.words), words & set(one.words)
            against = sum(1 for _ in self._opposites.between(claim.words, one.words))
            turned = any((word in negated) != (word in one.negated) for word in both)
            titled, title_negates = titled + title * against, title_negates + title * turned
            if share >= _TOUCHED:
                opposed, negates = opposed + share * against, negates + share * turned
                open_to_it += share * any(self._opposites.has_opposite(word) for word in both)
        return {
            "opposed anywhere": opposed,
            "negated anywhere": negates,
            "opposable anywhere": open_to_it,
            "opposed in title": titled,
            "negated in title": title_negates,
        }

    def _stated(self, claim: Told, article: Told) -> Row:
        """The statements of the article that are most about the claim: how they stand to it, who makes them."""
        main = claim.claims[0] if claim.claims else claim.sentences[0]
        ranked = sorted(article.claims, key=lambda one: -_share(main.words, one.words))[:_NEAR]
        standing = Counter(self._contraster.between(main, one).standing for one in ranked)
        by_same = [one for one in article.claims if main.speaker and one.speaker == main.speaker]
        first = ranked[0] if ranked else None
        return {
            **{f"statement {name}": standing[name] for name in ("repeats", "disputes", "supports")},
            "statement share": _share(main.words, first.words) if first else 0.0,
            "same act": first is not None and bool(claim.claims) and first.act == main.act,
            "same cue": first is not None and not set(first.cue).isdisjoint(main.cue),
            "denied": sum(one.act in ("deny", "refuse") for one in ranked),
            "claim says": len(claim.claims),
            "claim asserts": bool(claim.claims) and main.act == "assert",
            "claim denies": bool(claim.claims) and main.act in ("deny", "refuse"),
            "speaker known": main.speaker is not None,
            "speaker there": main.speaker in article.actors,
            "speaker speaks": bool(by_same),
            "speaker says": max((_share(main.words, one.words) for one in by_same), default=0.0),
            "speaker of best": first is not None and main.speaker is not None and first.speaker == main.speaker,
            "statements": len(article.claims),
        }


def _sentences(
    record: Record, prepared: Prepared, placed: Sequence[Placed], negated: frozenset[int]
) -> Iterator[tuple[int, Claim]]:
    for sentence in prepared.sentences:
        start, end = prepared.repaired.original_span(sentence.start, sentence.end)

        def inside(at: int, start: int = start, end: int = end) -> bool:
            return start <= at < end

        here = [at for at in placed if inside(at.start)]
        words = tuple(word for at in here for word in at.words if _WEIGHT(word))
        if words:
            acts = [one.act for one in record.statements if any(inside(span.start) for span in one.content)]
            yield (
                start,
                Claim(
                    article="",
                    number="",
                    day="",
                    act=acts[0] if acts else "assert",
                    speaker=None,
                    words=words,
                    negated=frozenset(word for at in here if at.start in negated for word in at.words),
                    numbers=tuple((one.value, one.unit) for one in record.figures if inside(one.start)),
                    states=frozenset(_states(record, inside)),
                    untrue="deny" in acts,
                ),
            )


def _last_verb(prepared: Prepared, placed: Sequence[Placed]) -> tuple[tuple[str, ...], bool]:
    """The words of weight of a text's last verb, and whether it is negated."""
    words = {one.start: one.words for one in placed}

    def made(start: int) -> tuple[str, ...]:
        told = words.get(prepared.repaired.original_span(start, start + 1)[0], ())
        return tuple(word for word in told if _WEIGHT(word))

    found: tuple[tuple[str, ...], bool] = ((), False)
    for sentence in prepared.sentences:
        for group in verb_groups(sentence):
            verb = tuple(word for at in (*group.light, group.head) for word in made(sentence.tokens[at].start))
            if not verb and group.first:
                verb = made(sentence.tokens[group.first - 1].start)
            found = verb, group.negative
    return found


def _states(record: Record, inside: Callable[[int], bool]) -> Iterator[str]:
    for one in record.actors:
        if one.kind == "state" and one.country and any(inside(at.start) for at in one.mentions):
            yield one.country


def _share(words: Iterable[str], others: Iterable[str]) -> float:
    """The share of the weight of some words that others have."""
    known, weights = set(others), {word: _WEIGHT(word) for word in words}
    total = sum(weights.values())
    return sum(weight for word, weight in weights.items() if word in known) / total if total else 0.0


def _held(claim: Told, article: Told, ranked: Sequence[Claim]) -> Row:
    """How much of the claim stands where, by the weights of its words."""
    words = claim.words
    pairs = zip(article.sentences, article.sentences[1:], strict=False)
    best = ranked[0].words if ranked else ()
    return {
        "held title": _share(
            words, (w for t, one in zip(article.titles, article.sentences, strict=True) if t for w in one.words)
        ),
        "held text": _share(words, article.words),
        "held best": _share(words, best),
        "held second": _share(words, ranked[1].words) if len(ranked) > 1 else 0.0,
        "held near": _share(words, (word for one in ranked[:_NEAR] for word in one.words)),
        "held pair": max(
            (_share(words, (*one.words, *other.words)) for one, other in pairs), default=_share(words, best)
        ),
        "order": max((_order(words, one.words) for one in article.sentences), default=0.0),
        "place": article.sentences.index(ranked[0]) / len(article.sentences) if ranked else 1.0,
        "sentences": len(article.sentences),
        "events": len(claim.events),
        "events there": len(claim.events & article.events),
    }


def _said(claim: Told, article: Told) -> Row:
    """How much of what the claim says stands where, without its speaker and cue; and how much of these does."""
    main = set(claim.claims[0].words if claim.claims else claim.words)
    by = set(claim.words) - main
    lead = [word for one in article.sentences[:LEAD] for word in one.words]
    title = {w for titled, one in zip(article.titles, article.sentences, strict=True) if titled for w in one.words}
    shares = sorted((_share(main, one.words) for one in article.sentences), reverse=True)
    dense = (
        share * len(main & set(one.words)) / len(set(one.words)) ** 0.5
        for one in article.sentences
        for share in [_share(main, one.words)]
    )
    return {
        "said best": max(shares, default=0.0),
        "said near": sum(shares[:_NEAR]) / _NEAR,
        "said text": _share(main, article.words),
        "said dense": max(dense, default=0.0),
        "said by statement": max((_share(main, one.words) for one in article.claims), default=0.0),
        "said on average": sum(shares) / max(1, len(shares)),
        "sentences with it": sum(share >= _HAS for share in shares),
        "sentences about it": sum(share >= _TOUCHES for share in shares),
        "saying text": _share(by, article.words) if by else 0.5,
        "saying lead": _share(by, lead) if by else 0.5,
        "title of claim": _share(title, claim.words) if title else 0.5,
    }


def _order(one: Sequence[str], other: Sequence[str]) -> float:
    mine, theirs = (set(pairwise(words)) for words in (one, other))
    return len(mine & theirs) / max(1, len(mine))


def _missing(words: Sequence[str], near: set[str], everywhere: set[str]) -> Row:
    """The claim's words that are not there, and those of them that no other spelling of is there either."""
    found: Row = {}
    for name, known in (("near", near), ("text", everywhere)):
        lost = [_WEIGHT(word) for word in words if word not in known]
        found |= {
            f"missing {name}": len(lost),
            f"missing {name} weight": sum(lost),
            f"missing {name} most": max(lost, default=0),
        }
    spelt = {word: max((fuzz.ratio(word, other) for other in near), default=0.0) for word in words if word not in near}
    lost = [_WEIGHT(word) for word, ratio in spelt.items() if ratio < _ALIKE]
    numbers = [word for word in words if _NUMBER.match(word)]
    return found | {
        "unlike weight": sum(lost),
        "unlike most": max(lost, default=0),
        "numbers": len(numbers),
        "numbers missing": sum(word not in everywhere for word in numbers),
        "numbers missing near": sum(word not in near for word in numbers),
    }


def _aligned(claim: Told, ranked: Sequence[Claim]) -> Row:
    """The claim beside the best sentence, word by word: what stands instead of what; whether its ends are there."""
    words, best = claim.words, ranked[0].words if ranked else ()
    near = {word for one in ranked[:_NEAR] for word in one.words}
    steps = SequenceMatcher(None, words, best, autojunk=False).get_opcodes()
    instead = [(a, b, d - c) for step, a, b, c, d in steps if step == "replace"]
    verbs = [word for word in words if _VERB.search(word)]
    return {
        "aligned": sum(b - a for step, a, b, _, _ in steps if step == "equal") / max(1, len(words)),
        "instead": len(instead),
        "instead weight": sum(_WEIGHT(word) for a, b, _ in instead for word in words[a:b]),
        "instead short": sum(b - a <= 2 and length <= 2 for a, b, length in instead),
        "left out": sum(step == "delete" for step, *_ in steps),
        "beginning": _share(words[:_END], near),
        "ending": _share(words[-_END:], near),
        "last": words[-1] in near,
        "verbs": sum(word in near for word in verbs) / len(verbs) if verbs else 0.5,
    }


def _named(claim: Told, article: Told, near: Sequence[Claim], nearby: set[str]) -> Row:
    """Names, actors and states of the claim that are there or not, and what else is held."""
    words = set(claim.words)
    names, others = words & claim.names, words - claim.names
    mine, theirs, close = (
        frozenset[str]().union(*(one.states for one in ones)) for ones in (claim.sentences, article.sentences, near)
    )
    return {
        "names missing": len(names - nearby),
        "names near": _share(names, nearby) if names else 0.5,
        "names there": _share(names, article.words) if names else 0.5,
        "others near": _share(others, nearby),
        "actors": len(claim.actors),
        "actors missing": len(claim.actors - article.actors),
        "states missing": len(mine - theirs),
        "states missing near": len(mine - close),
        "states instead": len(close - mine) if mine else 0,
    }


def _negated(claim: Told, near: Sequence[Claim]) -> Row:
    """What the claim negates, and whether the sentences do so, too."""
    words = set(claim.words)
    negated = frozenset[str]().union(*(one.negated for one in claim.sentences))
    turned = [len({w for w in words & set(one.words) if (w in negated) != (w in one.negated)}) for one in near]
    same = [len(words & set(one.words) & negated & one.negated) for one in near]
    return {
        "negates": bool(negated),
        "negates words": bool(negated & words),
        "negated in one": max(turned, default=0),
        "negated in both": max(same, default=0),
        "negated alone": bool(negated) and not any(same),
        "negated near": sum(bool(one.negated) for one in near),
    }
