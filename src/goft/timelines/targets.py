"""Which state a sentence names with a figure: as what the counted are, or as where they were."""

from __future__ import annotations

from typing import NamedTuple

from goft.actors.gazetteer import Gazetteer, Match, load_gazetteer
from goft.record import Actor, Figure, Record, Span
from goft.timelines.categories import Category, load_away, load_lexicon
from goft.timelines.counting import Place
from goft.timelines.phrases import Word, words_of

__all__ = ["Named", "Parties", "counts_its_own", "parties_of", "state_named", "target_of"]

_NEAR = 3
"""Words behind a figure's number in which the counted bear a state's name: «نفر از شهروندان لبنانی»."""
_SECOND = 2
"""… and as many more where another count comes first: «۱۳ فرد و یک نهاد هندی»."""
_STOPS = frozenset("،؛.!؟?:\n()")


class Named(NamedTuple):
    """States by their codes: `counted` is that of the counted («۳ سرباز اسرائیلی»), `place` the only one that the
    sentence says it happened in («در لبنان»); None where there is none."""

    counted: str | None
    place: str | None


class Parties(NamedTuple):
    """Who does something, and to whom, as states; None where that is not one."""

    actor: str | None
    recipient: str | None


def state_named(text: str, figure: Place, sentence: Place, gazetteer: Gazetteer | None = None) -> Named:
    """The states that a sentence names with a figure."""
    words = words_of(text, sentence.start, sentence.end)
    matches = [
        match
        for match in (gazetteer or load_gazetteer()).scan([word.key for word in words])
        if match.entry.country and match.entry.kind in ("state", "adjective", "city", "seat") and not match.entry.weak
    ]
    return Named(_of_counted(text, figure, words, matches), _of_place(words, matches))


def target_of(record: Record, figure: Figure, category: Category, speaker: Actor | None, sentence: Span) -> str | None:
    """Whom a count is of, a state's code or an actor's key; `speaker` is who announces it, if somebody does.

    A state that the counted bear in their name (where that tells), else whom the figure's event happened to (other
    than the counted themselves, whose state would be a guess), else where it was, unless the counted may have been far
    from home; else the country of a health ministry that counts.
    """
    named = state_named(record.text, Place(figure.start, figure.end), Place(sentence.start, sentence.end))
    if named.counted and category.bears:
        return named.counted
    event = next((one for one in record.events if one.id == figure.event and one.type == category.event), None)
    recipient = event.recipient.actor if event is not None and event.recipient is not None else None
    actor = next((one for one in record.actors if one.id == recipient), None)
    if actor is not None and not any(one.start < figure.end and figure.start < one.end for one in actor.mentions):
        return actor.country or actor.key
    place = named.place if figure.unit not in load_away() else None
    if place is None and category.sums == "target" and speaker is not None and counts_its_own(speaker.name):
        return speaker.country
    return place


def parties_of(record: Record, category: Category) -> Parties:
    """Who does what a category counts to whom in an article, where that is one state to one: «لاژورد ۱۲ نفر را تحریم
    کرد … شمار تحریم‌شدگان به ۴۷ فرد رسیده است». Only where totals are the announcer's own; the dead are of many."""
    if category.sums != "announcer":
        return Parties(None, None)
    states = {actor.id: actor.country for actor in record.actors}
    told = [one for one in record.events if one.type == category.event and one.actor and one.recipient]
    pairs = {
        (states.get(one.actor.actor or ""), states.get(one.recipient.actor or ""))
        for one in told
        if one.actor and one.recipient
    }
    pairs.discard((None, None))
    actors, recipients = {actor for actor, _ in pairs if actor}, {recipient for _, recipient in pairs if recipient}
    return Parties(
        actors.pop() if len(actors) == 1 else None,
        recipients.pop() if len(recipients) == 1 else None,
    )


def counts_its_own(name: str) -> bool:
    """Whether an announcer of this name counts its own country's dead: a health ministry, a civil defence."""
    return bool(load_lexicon().owners.find(words_of(name, 0, len(name))))


def _of_counted(text: str, figure: Place, words: list[Word], matches: list[Match]) -> str | None:
    """An adjective in the figure or right behind it, or a state that the counted are tied to."""
    behind = [at for at, word in enumerate(words) if word.start >= figure.end]
    joined = bool(behind) and words[behind[0]].key in load_lexicon().joins
    behind = behind[: _NEAR + _SECOND if joined else _NEAR]
    ties = [found.end for found in load_lexicon().ties.find(words) if found.start >= figure.end]
    for match in matches:
        first, last = words[match.first], words[match.last - 1]
        inside = figure.start <= first.start and last.end <= figure.end
        near = match.first in behind and not _STOPS & set(text[figure.end : first.start])
        if match.entry.kind == "adjective" and (inside or near):
            return match.entry.country
        if any(0 < first.start - end <= 2 and not _STOPS & set(text[figure.end : first.start]) for end in ties):
            return match.entry.country
    return None


def _of_place(words: list[Word], matches: list[Match]) -> str | None:
    """The state behind «در», «حمله به» …, a region between («در جنوب لبنان»); None where there are two."""
    lexicon = load_lexicon()
    opened = {found.end for found in lexicon.places.find(words)}
    ends = {at + 1 for at, word in enumerate(words) if word.end in opened}

    def is_place(first: int) -> bool:
        near = first in ends
        behind_region = first - 1 in ends and words[first - 1].key in lexicon.regions
        wide = first - 2 in ends and words[first - 2].key in lexicon.regions
        return near or behind_region or wide

    found = {match.entry.country for match in matches if match.entry.kind != "adjective" and is_place(match.first)}
    return found.pop() if len(found) == 1 else None
