"""Why a mention means whom it is said to mean, in a reader's words."""

from __future__ import annotations

from goft.actors.gazetteer import load_gazetteer
from goft.actors.model import DocumentActor, Mention
from goft.actors.spelling import key, words
from goft.actors.words import load_words

__all__ = ["why_meant"]


def why_meant(mention: Mention, actor: DocumentActor) -> str:
    """The reason for one mention: its words name the actor, describe it, stand for it, or are left out."""
    if mention.text is None:
        return f"left out, as said of {actor.name} before"
    entry = load_gazetteer().get(key(mention.text))
    if entry is not None and actor.kind == "state":
        return "a state's name" if entry.kind != "seat" else f"the seat that speaks for {actor.name}"
    if _is_pronoun(mention.text):
        return f"refers to {actor.name}"
    if entry is not None:
        return f"a known name of {entry.name}"
    if actor.kind == "person":
        return _why_person(mention.text, actor)
    return "its own name" if key(mention.text) == key(actor.name) else f"the same words as {actor.name}"


def _is_pronoun(text: str) -> bool:
    pronouns = load_words().pronouns
    parts = words(text)
    return key(text) in pronouns or (bool(parts) and pronouns.get(parts[0]) == "demonstrative")


def _why_person(text: str, actor: DocumentActor) -> str:
    if actor.holder:
        return f"the office that {actor.holder} held, by the lists of that day"
    named = set(words(text))
    if not named & {word for name in actor.names for word in words(name)[-1:]}:
        return f"the office of {actor.name}"
    full = key(text) == key(actor.name)
    listed = f", in the lists as {actor.wikidata or actor.english}" if actor.wikidata or actor.english else ""
    return ("the full name" if full else f"names {actor.name}") + listed
