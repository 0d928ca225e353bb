"""Actors: who speaks and acts. Nouns that can speak, outlets, states, holders of offices, reference in a document."""

from __future__ import annotations

from goft.actors.known import is_known_name, is_state_name
from goft.actors.listed import Listed, listed_in
from goft.actors.model import DocumentActor, Hint, Mention, Resolution
from goft.actors.names import is_given_name, is_person_name, is_title
from goft.actors.naming import with_names
from goft.actors.nouns import ActorNoun, actor_noun, actor_pair, is_actor_noun
from goft.actors.outlets import find_outlet, is_outlet
from goft.actors.resolve import Actors

__all__ = [
    "ActorNoun",
    "Actors",
    "DocumentActor",
    "Hint",
    "Listed",
    "Mention",
    "Resolution",
    "actor_noun",
    "actor_pair",
    "find_outlet",
    "is_actor_noun",
    "is_given_name",
    "is_known_name",
    "is_outlet",
    "is_person_name",
    "is_state_name",
    "is_title",
    "listed_in",
    "with_names",
]
