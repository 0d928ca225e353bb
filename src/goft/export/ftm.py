"""Records as entities of FollowTheMoney 4 (https://followthemoney.tech), for OpenSanctions, yente and Aleph.

A line of JSON an entity, by these schemata:

- `Article`: the article. `bodyText` has half-spaces as spaces (`ftm_values`), so offsets do not point into it.
- `Person`, `PublicBody` (a state), `Organization` (also outlets), `Position` (an office whose holder is not known):
  each actor once in the whole export, as the first article has it. Its id is made from key and country.
  Groups («مردم») and persons without a name («یک مقام آگاه») are nobody in particular, and no entities.
- `Mention`: that an article names an actor; `resolved` points at the entity where the schema allows it.
- `Note`: a statement: `entity` is who speaks, `proof` the article, `description` what is said, `keywords` act and
  kind, `notes` the code points of the words in the original text, and why it is a statement.
- `Event`: a political event, `organizer` and `involved` its parties, `keywords` PLOVER's type and modes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator

from goft.actors.gazetteer import english_state_name, state_name
from goft.export.ftm_values import country_code, day, long_text, name, short_text, web_address
from goft.record import Actor, ActorSpan, Event, Record, Span, Statement

__all__ = ["FtmLines"]

_SCHEMATA = {
    "person": "Person",
    "office": "Position",
    "state": "PublicBody",
    "organisation": "Organization",
    "outlet": "Organization",
}
_ANYBODY = "یک "
"""The indefinite article: who is named with it is not named."""
_LANGUAGE = "fas"


class FtmLines:
    """Makes the lines of one export; remembers which actors it has written, 8 bytes of each one's id."""

    def __init__(self) -> None:
        self._written: set[int] = set()

    def lines(self, record: Record) -> Iterator[str]:
        """The entities of a record, each a line of JSON without its end; actors only where they are new."""
        article = _id("article", record.id)
        named = {actor.id: actor for actor in record.actors if _is_named(actor)}
        yield _article(record, article)
        for actor in named.values():
            if self._is_new(_actor_id(actor)):
                yield _actor(actor)
        for actor in named.values():
            yield _mention(actor, article)
        for statement in record.statements:
            yield _note(record, statement, named, article)
        for event in record.events:
            yield _event(record, event, named, article)

    def _is_new(self, key: str) -> bool:
        short = int(key[-16:], 16)
        new = short not in self._written
        self._written.add(short)
        return new


def _is_named(actor: Actor) -> bool:
    found = name(actor.name)
    return actor.kind in _SCHEMATA and found is not None and not actor.name.startswith(_ANYBODY)


def _id(*parts: str) -> str:
    """An id of letters and digits, the same in every export."""
    return "goft-" + hashlib.sha1("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _actor_id(actor: Actor) -> str:
    return _id("actor", actor.key, actor.country or "")


def _entity(key: str, schema: str, properties: dict[str, Iterable[str | None]]) -> str:
    kept = {prop: list(dict.fromkeys(filter(None, values))) for prop, values in properties.items()}
    filled = {prop: values for prop, values in kept.items() if values}
    return json.dumps({"id": key, "schema": schema, "properties": filled}, ensure_ascii=False)


def _article(record: Record, key: str) -> str:
    return _entity(
        key,
        "Article",
        {
            "title": [short_text(record.title)],
            "publisher": [short_text(record.outlet)],
            "publishedAt": [day(record.published)],
            "sourceUrl": [web_address(record.url)],
            "language": [_LANGUAGE],
            "bodyText": long_text(record.text),
            "contentHash": [hashlib.sha1(record.text.encode("utf-8", "surrogatepass")).hexdigest()],
            "generator": [short_text(f"Goft {record.reader.version}")],
        },
    )


def _actor(actor: Actor) -> str:
    names, others = _names(actor)
    return _entity(
        _actor_id(actor),
        _SCHEMATA[actor.kind],
        {
            "name": map(name, names),
            "alias": (name(one) for one in others if len(one.split()) > 1),
            # A surname alone finds too many; FollowTheMoney keeps such names out of matching.
            "weakAlias": (name(one) for one in others if len(one.split()) == 1),
            "country": [country_code(actor.country)],
            "wikidataId": [actor.wikidata],
        }
        | ({"position": [short_text(actor.office)]} if actor.kind == "person" else {}),
    )


def _names(actor: Actor) -> tuple[list[str], list[str]]:
    """Full names, and others. A state has its own: what an article calls it may be its capital."""
    if actor.kind == "state" and actor.country:
        return [state_name(actor.country), english_state_name(actor.country) or ""], []
    others = [one for one in actor.names if one not in (actor.name, actor.office)]
    if actor.name_en is None:
        return [actor.name], others
    if actor.kind == "person" and len(actor.name.split()) == 1:
        return [actor.name_en], [actor.name, *others]
    return [actor.name, actor.name_en], others


def _mention(actor: Actor, article: str) -> str:
    schema = _SCHEMATA[actor.kind]
    return _entity(
        _id("mention", article, _actor_id(actor), actor.id),
        "Mention",
        {
            "document": [article],
            "name": map(name, (actor.name, *actor.names)),
            # The schema wants a legal entity, which a position is not.
            "resolved": [_actor_id(actor) if schema != "Position" else None],
            "detectedSchema": [schema],
            "contextCountry": [country_code(actor.country)],
        },
    )


def _note(record: Record, one: Statement, named: dict[str, Actor], article: str) -> str:
    speaker = named.get(one.speaker_actor or "")
    words = one.speaker.text if one.speaker is not None else None
    content = one.content or one.cue
    return _entity(
        _id("statement", article, one.id),
        "Note",
        {
            "entity": [_actor_id(speaker) if speaker is not None else None],
            "description": long_text(" … ".join(span.text for span in content)),
            "summary": long_text(f"{words or (speaker.name if speaker else '؟')} [{one.act}]"),
            "keywords": [one.act, one.kind],
            "notes": long_text(f"{_places(content)}; {one.why}"),
            "namesMentioned": [name(words) if speaker is None else None],
            "detectedLanguage": [_LANGUAGE],
            "publisher": [short_text(record.outlet)],
            "createdAt": [day(record.published)],
            "proof": [article],
        },
    )


def _places(spans: Iterable[Span]) -> str:
    return "code points " + ", ".join(f"{span.start}:{span.end}" for span in spans)


def _event(record: Record, one: Event, named: dict[str, Actor], article: str) -> str:
    when = next((time.value for time in record.times if time.id == one.time), None)
    return _entity(
        _id("event", article, one.id),
        "Event",
        {
            "name": [name(" ".join(filter(None, (one.type, one.mode, one.trigger.text))))],
            "date": [day(when)],
            "organizer": [_party(one.actor, named)],
            "involved": [_party(one.recipient, named)],
            "location": [short_text(one.place.text if one.place else None)],
            "keywords": filter(None, (one.type, one.mode, one.status, *one.auxiliary)),
            "notes": long_text(f"{_places([one.trigger])}; {one.why}"),
            "proof": [article],
        },
    )


def _party(span: ActorSpan | None, named: dict[str, Actor]) -> str | None:
    """Who it is, if that is a legal entity."""
    actor = named.get(span.actor or "") if span is not None else None
    return _actor_id(actor) if actor is not None and actor.kind != "office" else None
