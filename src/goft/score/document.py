"""All tallies of one document: its gold against its record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from goft.errors import ScoreError
from goft.record import Actor, ActorSpan, Record
from goft.score.gold import Gold
from goft.score.names import any_same_name
from goft.score.pairing import attributed, pair_up
from goft.score.spans import jaccard, trimmed, words_of
from goft.score.tallies import KINDS, Tally
from goft.score.views import Part, StatementView, gold_views, range_of, record_views

__all__ = ["speaker_actor", "tally_document"]

_EXACT: tuple[Part, ...] = ("speaker", "cue", "content")


def tally_document(gold: Gold, record: Record | None) -> dict[str, Tally]:
    """The document's tallies; a missing record reads as an empty one.

    Raises ScoreError where the record was made from another text, so that its offsets mean nothing.
    """
    if record is not None and record.text != gold.text:
        raise ScoreError("the record's text is not the document's, so its offsets mean nothing", where=gold.id)
    wanted = gold_views(gold)
    found = record_views(record) if record else ()
    pairs = pair_up(wanted, found)
    right = [(i, j) for i, j in pairs if attributed(wanted[i], found[j])]
    return {
        "attribution": Tally(len(right), len(found), len(wanted)),
        **_exact(wanted, found, pairs),
        **_kinds(wanted, right),
        **_over_pairs([(wanted[i], found[j]) for i, j in right]),
        **_speakers(gold, record, right),
        **_events(gold, record),
        **_figures_and_times(gold, record),
    }


def speaker_actor(record: Record, index: int) -> Actor | None:
    """Who a read statement's speaker is: the span's actor, or `speaker_actor` where no words name the speaker."""
    statement = record.statements[index]
    key = statement.speaker.actor if statement.speaker else statement.speaker_actor
    return _actor(record, key)


def _actor(record: Record, key: str | None) -> Actor | None:
    return next((actor for actor in record.actors if actor.id == key), None)


def _exact(
    wanted: tuple[StatementView, ...], found: tuple[StatementView, ...], pairs: Iterable[tuple[int, int]]
) -> dict[str, Tally]:
    same = dict.fromkeys(_EXACT, 0)
    whole = overlap = 0
    for i, j in pairs:
        gold, read = wanted[i], found[j]
        alike = {part: gold.edges[part] == read.edges[part] for part in _EXACT}
        whole += all(alike.values())
        overlap += len(gold.words["content"] & read.words["content"])
        for part in _EXACT:
            # An absent part is not "found exactly": only spans that are there count.
            same[part] += alike[part] and bool(gold.edges[part])
    return {
        "record exact": Tally(whole, len(found), len(wanted)),
        **{f"{part} exact": Tally(same[part], _having(found, part), _having(wanted, part)) for part in _EXACT},
        "content overlap": Tally(overlap, _content_words(found), _content_words(wanted)),
    }


def _having(views: Iterable[StatementView], part: Part) -> int:
    return sum(bool(view.edges[part]) for view in views)


def _content_words(views: Iterable[StatementView]) -> int:
    return sum(len(view.words["content"]) for view in views)


def _kinds(wanted: tuple[StatementView, ...], right: list[tuple[int, int]]) -> dict[str, Tally]:
    hits = Counter(wanted[i].kind for i, _ in right)
    there = Counter(view.kind for view in wanted)
    return {kind: Tally(hits[kind], there[kind], there[kind]) for kind in KINDS}


def _over_pairs(right: list[tuple[StatementView, StatementView]]) -> dict[str, Tally]:
    return {
        "act": _share(gold.act == read.act for gold, read in right),
        "kind": _share(gold.kind == read.kind for gold, read in right),
        "addressee": _overlapping(right, "addressee"),
        "via": _overlapping(right, "via"),
    }


def _share(truths: Iterable[bool]) -> Tally:
    known = list(truths)
    return Tally(sum(known), len(known), len(known))


def _overlapping(right: list[tuple[StatementView, StatementView]], part: Part) -> Tally:
    words = [(gold.words[part], read.words[part]) for gold, read in right]
    hits = sum(bool(gold and read and jaccard(gold, read) >= 0.5) for gold, read in words)
    return Tally(hits, sum(bool(read) for _, read in words), sum(bool(gold) for gold, _ in words))


def _speakers(gold: Gold, record: Record | None, right: list[tuple[int, int]]) -> dict[str, Tally]:
    if record is None:
        return {}
    who: list[bool] = []
    country: list[bool] = []
    for i, j in right:
        statement, actor = gold.statements[i], speaker_actor(record, j)
        country.append(statement.speaker_country == (actor.country if actor else None))
        if statement.speaker_is:
            who.append(any_same_name(statement.speaker_is, (actor.name, *actor.names) if actor else ()))
    return {"who": _share(who), "country": _share(country)}


def _events(gold: Gold, record: Record | None) -> dict[str, Tally]:
    read = record.events if record else ()
    wanted = Counter((one.type, one.actor_country, one.recipient_country) for one in gold.events)
    found = Counter((one.type, _country(record, one.actor), _country(record, one.recipient)) for one in read)
    free = list(read)
    typed = 0
    for event in gold.events:
        trigger = words_of(gold.text, [event.trigger])
        for other in free:
            if other.type == event.type and trigger & words_of(gold.text, range_of(other.trigger)):
                free.remove(other)
                typed += 1
                break
    return {
        "events": Tally((wanted & found).total(), len(read), len(gold.events)),
        "events typed": Tally(typed, len(read), len(gold.events)),
    }


def _country(record: Record | None, span: ActorSpan | None) -> str | None:
    actor = _actor(record, span.actor) if record and span else None
    return actor.country if actor else None


def _figures_and_times(gold: Gold, record: Record | None) -> dict[str, Tally]:
    figures = list(record.figures) if record else []
    times = record.times if record else ()
    read_figures, right_figures = len(figures), 0
    for figure in gold.figures:
        words = words_of(gold.text, [figure.span])
        for other in figures:
            if other.value == figure.value and words & words_of(gold.text, [(other.start, other.end)]):
                figures.remove(other)
                right_figures += 1
                break
    at = {trimmed(gold.text, [(time.start, time.end)]): time for time in times}
    mine = [(time, at.get(trimmed(gold.text, [time.span]))) for time in gold.times]
    return {
        "figures": Tally(right_figures, read_figures, len(gold.figures)),
        "times": Tally(sum(read is not None for _, read in mine), len(times), len(gold.times)),
        "time values": _share(read is not None and read.value == time.value for time, read in mine if time.value),
    }
