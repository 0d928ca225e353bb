"""From actors in the making to the document's actors: names, state, office, ids."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from goft.actors.gazetteer import english_state_name, state_entity, state_name, state_names
from goft.actors.holders import Holder, holder_of_office, load_holders
from goft.actors.model import Context, DocumentActor, Mention, Resolution
from goft.actors.names import usual_in_iran
from goft.actors.nodes import Node
from goft.actors.people import Person, without_sayyid
from goft.actors.reasons import why_meant
from goft.actors.spelling import key, words
from goft.actors.words import load_words

__all__ = ["finish"]

_EDGES = ' «»"“”()[]،,.:؛\u200c'
_LETTERS = str.maketrans({"ي": "ی", "ك": "ک", "ى": "ی"})


def finish(
    nodes: Sequence[Node],
    chosen: Sequence[Node | None],
    mentions: Sequence[Mention],
    context: Context,
    day: date | None,
) -> Resolution:
    """Ids by first mention; the mentions' ids in the order the mentions came."""
    ordered = sorted(nodes, key=lambda node: min(node.mentions))
    ids = {id(node): f"a{number}" for number, node in enumerate(ordered, start=1)}
    actors = tuple(_actor(node, ids[id(node)], mentions, context, day) for node in ordered)
    known = {actor.id: actor for actor in actors}
    by_mention = tuple(ids.get(id(node)) if node is not None else None for node in chosen)
    pairs = zip(mentions, by_mention, strict=True)
    why = tuple(why_meant(mention, known[number]) if number else None for mention, number in pairs)
    return Resolution(actors, by_mention, why)


def _actor(node: Node, number: str, mentions: Sequence[Mention], context: Context, day: date | None) -> DocumentActor:
    names = _names(node)
    name = names[0] if names else (mentions[node.mentions[0]].text or "")
    country = _country(node, context)
    in_office = _in_office(node, country, day)
    holder = node.person.holder if node.person is not None else in_office
    kind = "person" if in_office is not None else node.kind
    known = holder.name if holder is not None and kind == "person" else name
    state = country if node.kind == "state" else None
    return DocumentActor(
        id=number,
        key=f"{kind}/{state or known.replace(' ', '-')}",
        kind=kind,
        name=name,
        names=tuple(names) or (name,),
        country=country,
        office=_office(node),
        english=english_state_name(state) if state else holder.english if holder is not None else None,
        wikidata=state_entity(state) if state else holder.wikidata if holder is not None else None,
        holder=in_office.name if in_office is not None else None,
        mentions=tuple(sorted(node.mentions)),
    )


def _in_office(node: Node, country: str | None, day: date | None) -> Holder | None:
    """Who held the office that an actor is only described by, on the document's day."""
    described = node.kind in ("office", "person") and node.person is None
    if day is None or not described or node.plural or node.joined:
        return None
    offices = {description.office for description in node.descriptions if description.office}
    former = any(not load_words().former.isdisjoint(words(description.text)) for description in node.descriptions)
    if len(offices) != 1 or former or any(phrase.indefinite for phrase in node.phrases):
        return None
    return holder_of_office(offices.pop(), country, day)


def _names(node: Node) -> list[str]:
    """All names, the fullest first, each spelling once."""
    found: list[str] = []
    if node.person is not None:
        found.append(_full_name(node))
        found += node.person.texts
    elif node.name is not None and node.kind == "group":
        found.append(node.name)
    elif node.phrases:
        found.append(max((_clean(phrase.text) for phrase in node.phrases), key=_fullness))
    if node.name is not None:
        found.append(node.name)
    for phrase in node.phrases:
        found += [phrase.name_text] if phrase.name_text else []
        if not phrase.name:
            found.append(phrase.text)
    found += [description.text for description in node.descriptions]
    if node.kind == "state" and node.country:
        found += state_names(node.country)
    seen: dict[str, str] = {}
    for name in map(_clean, found):
        if name:
            seen.setdefault(key(name), name)
    return list(seen.values())


def _full_name(node: Node) -> str:
    """The person's name in its best spelling: the lists' where they know the same name, else with most half-spaces."""
    person = node.person
    if person is None:
        return ""
    held = load_holders().get(person.joined)
    if held is not None and key(held.name) == person.joined:
        return held.name
    spelt = [_clean(text) for text in person.texts if key(text) == person.joined]
    return min(spelt, key=lambda text: text.count(" "), default=_clean(person.texts[0]))


def _fullness(text: str) -> tuple[int, int]:
    return (min(len(text.split()), 8), -len(text))


@lru_cache(maxsize=4096)
def _clean(text: str) -> str:
    return " ".join(text.translate(_LETTERS).replace("«", "").replace("»", "").replace('"', "").strip(_EDGES).split())


def _office(node: Node) -> str | None:
    offices = [*node.descriptions, *(node.person.offices if node.person else ())]
    if node.kind not in ("person", "office"):
        return None
    texts = [office.text for office in offices if office.head.kind in ("office", "person")]
    return max(texts, key=_fullness, default=_known_office(node.person))


def _known_office(person: Person | None) -> str | None:
    """The office that the lists give a person on the document's day, with its state: وزیر امور خارجه روسیه."""
    term = person.term if person is not None else None
    if term is None or term.office is None or term.since is None or not (person is not None and person.runs):
        return None
    return " ".join(filter(None, (term.office, state_name(term.country) if term.country else None)))


def _country(node: Node, context: Context) -> str | None:
    """The state: the words' own, the person's, the lists', and home's for a bare office or institution."""
    person = node.person
    if node.plural and any(held.head.kind == "state" for held in node.descriptions):
        return None
    if node.country or (person is not None and person.country):
        return None if node.stateless and node.plural else node.country or (person.country if person else None)
    if person is not None and person.holder is not None:
        return person.held
    if node.stateless:
        return None
    offices = [*node.descriptions, *(person.offices if person else ())]
    civic = any(office.head.kind in ("office", "state") for office in offices)
    local = person is not None and _is_local(person, context)
    return context.state if node.civic or civic or local else None


def _is_local(person: Person, context: Context) -> bool:
    """Whether an unknown person can be of the state that the text is about: by name, or as that is all it is about."""
    usual = len(person.name) > 1 and without_sayyid(person.name[0]) in usual_in_iran()
    return context.often or (context.alone and context.state == "IRN" and usual)
