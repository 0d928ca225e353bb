"""FollowTheMoney entities, one JSON object a line, as OpenSanctions publishes them (`entities.ftm.json`).

Persons and bodies become actors; an Occupancy a term of its holder in the office that its Position names; a Sanction a
term on the list of its authority. Source: https://followthemoney.tech/explorer/schemata/.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from goft.actors.book.model import Imported, ImportedTerm, Refusal, arrange, entity_id, iso_day, state_of

__all__ = ["LISTED", "read_ftm"]

LISTED = "در فهرست تحریم"
"""The office of those who stand on a list of sanctions, before the list's name."""
_BODIES = frozenset(["PublicBody", "Organization", "Company", "LegalEntity"])
_PERSONS = frozenset(["Person"])
_READ = _BODIES | _PERSONS | {"Position", "Occupancy", "Sanction"}


class _Entity(msgspec.Struct):
    id: str
    schema: str
    properties: dict[str, list[object]] = {}

    def texts(self, *names: str) -> list[str]:
        return [value for name in names for value in self.properties.get(name, []) if isinstance(value, str)]

    def first(self, *names: str) -> str | None:
        return next(iter(self.texts(*names)), None)


class _Links(msgspec.Struct):
    """What is known only once the whole file is read: who holds what, and who stands on which list."""

    actors: dict[str, _Entity] = {}
    positions: dict[str, _Entity] = {}
    ties: list[tuple[str, _Entity]] = []


def read_ftm(name: str, lines: Iterable[str]) -> Iterator[Imported | Refusal]:
    """The actors of a file with their terms; entities of other schemata are left out without a word."""
    decoder = msgspec.json.Decoder(_Entity)
    links = _Links(actors={}, positions={}, ties=[])
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        where = f"{name}, line {number}"
        try:
            entity = decoder.decode(line)
        except (msgspec.DecodeError, msgspec.ValidationError) as error:
            yield Refusal(where, line.strip()[:60], f"no FollowTheMoney entity: {error}")
            continue
        if entity.schema in _BODIES | _PERSONS:
            links.actors[entity.id] = entity
        elif entity.schema == "Position":
            links.positions[entity.id] = entity
        elif entity.schema in _READ:
            links.ties.append((where, entity))
    terms: dict[str, list[ImportedTerm]] = {}
    for where, tie in links.ties:
        found = _term(where, tie, links)
        if isinstance(found, Refusal):
            yield found
        else:
            terms.setdefault(found[0], []).append(found[1])
    for entity in links.actors.values():
        yield _actor(name, entity, tuple(terms.get(entity.id, ())))


def _term(where: str, tie: _Entity, links: _Links) -> tuple[str, ImportedTerm] | Refusal:
    dates = iso_day(tie.first("startDate", "listingDate")), iso_day(tie.first("endDate"))
    holder = tie.first("holder" if tie.schema == "Occupancy" else "entity")
    if holder is None or holder not in links.actors:
        return Refusal(where, f"{tie.schema} {tie.id}", f"its holder {holder!r} is not in the file")
    if tie.schema == "Sanction":
        authority = tie.first("authority", "program", "country") or "?"
        return holder, ImportedTerm(f"{LISTED}: {authority}", None, *dates)
    post = links.positions.get(tie.first("post") or "")
    names = arrange(post.texts("name")) if post is not None else None
    if post is None or names is None:
        return Refusal(
            where, f"Occupancy {tie.id}", f"its post {tie.first('post')!r} is not in the file, or has no name"
        )
    return holder, ImportedTerm(names[0], state_of(post.first("country")), *dates)


def _actor(name: str, entity: _Entity, terms: tuple[ImportedTerm, ...]) -> Imported | Refusal:
    names = arrange(entity.texts("name", "alias", "weakAlias"))
    if names is None:
        return Refusal(f"{name}, {entity.id}", entity.schema, "has no name")
    return Imported(
        kind="person" if entity.schema in _PERSONS else "body",
        name=names[0],
        also=names[1],
        english=names[2],
        wikidata=entity_id(entity.first("wikidataId")),
        country=state_of(entity.first("nationality", "country", "citizenship", "jurisdiction")),
        terms=terms,
    )
