"""Actors: who speaks and acts. Nouns that can speak, outlets, states, office holders, and reference inside a document."""

from __future__ import annotations

from goft.actors.names import is_given_name, is_person_name, is_title
from goft.actors.nouns import ActorNoun, actor_noun, is_actor_noun
from goft.actors.outlets import find_outlet, is_outlet

__all__ = [
    "ActorNoun",
    "actor_noun",
    "find_outlet",
    "is_actor_noun",
    "is_given_name",
    "is_outlet",
    "is_person_name",
    "is_title",
]
