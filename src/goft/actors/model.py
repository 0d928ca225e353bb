"""What goes into the actors station and what comes out of it, for one document."""

from __future__ import annotations

from typing import Literal

import msgspec

__all__ = ["ActorKind", "Context", "DocumentActor", "Hint", "Mention", "Resolution", "Role"]

Role = Literal["speaker", "addressee", "via", "about"]
ActorKind = Literal["person", "office", "state", "organisation", "outlet", "group"]


class Hint(msgspec.Struct, frozen=True):
    """What a verb's ending says of a subject without words.

    `person` is 1 to 3; None for an impersonal verb or a passive, which nobody speaks.
    """

    person: int | None
    plural: bool = False


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody named, or meant, at one place of the document.

    `start` and `end` are code points of the repaired text, end exclusive, and `text` the words there; all three are
    None for a subject without words, of which `hint` says what the verb does (None: there is no verb to say it).
    `sentence` indexes the document's sentences. `parent` is the index, in the sequence of mentions, of the speaker in
    whose content this mention lies.
    """

    start: int | None
    end: int | None
    text: str | None
    role: Role = "speaker"
    sentence: int
    statement: int | None = None
    parent: int | None = None
    hint: Hint | None = None


class Context(msgspec.Struct, frozen=True):
    """The state a text is about, which «وزارت خارجه» alone means (ISO 3166-1 alpha-3).

    `alone`: nothing speaks for another state; `often`: it is named so much that unknown persons are its own.
    """

    state: str
    alone: bool = False
    often: bool = False


class DocumentActor(msgspec.Struct, frozen=True, kw_only=True):
    """One actor of the document. `mentions` are indexes of the mentions it was resolved for.

    `name` is the fullest that the document gives, `names` all the forms that name it (no pronouns), `country` ISO
    3166-1 alpha-3, `office` as the document words it, or as the lists have it for its day. `key` is the same in every
    document for whom the lists know; `english`, `wikidata` and `holder` are the lists', the last for an office without
    a name: who held it on the document's day.
    """

    id: str
    key: str
    kind: ActorKind
    name: str
    names: tuple[str, ...]
    country: str | None
    office: str | None
    english: str | None = None
    wikidata: str | None = None
    holder: str | None = None
    mentions: tuple[int, ...]


class Resolution(msgspec.Struct, frozen=True):
    """The document's actors, in order of first mention, and for each mention its actor's id and why, or None."""

    actors: tuple[DocumentActor, ...]
    by_mention: tuple[str | None, ...]
    why: tuple[str | None, ...] = ()
