"""Statements as schema.org JSON-LD: a Quotation where the words are the speaker's own, else a Claim.

https://schema.org/Claim, https://schema.org/Quotation (schema.org 28). `keywords` has the act: who denies or refuses
what stands in `text` does not claim it, and schema.org has no type for that.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from goft.record import Actor, Record, Statement

__all__ = ["claim_lines"]

_TYPES = {"person": "Person", "office": "Person", "state": "Country"}


def claim_lines(record: Record) -> Iterator[str]:
    """A line of JSON-LD for each statement, without its end."""
    names = {actor.id: actor for actor in record.actors}
    article = {
        "@type": "NewsArticle",
        "identifier": record.id,
        "headline": record.title,
        "datePublished": record.published,
        "url": record.url,
        "publisher": {"@type": "Organization", "name": record.outlet} if record.outlet else None,
    }
    for statement in record.statements:
        yield json.dumps(_claim(statement, names, article), ensure_ascii=False)


def _claim(statement: Statement, names: dict[str, Actor], article: dict[str, Any]) -> dict[str, Any]:
    words = " … ".join(span.text for span in statement.content or statement.cue)
    speaker = names.get(statement.speaker_actor or "")
    common = {
        "@context": "https://schema.org",
        "identifier": f"{article['identifier']}-{statement.id}",
        "inLanguage": "fa",
        "keywords": [statement.act],
    }
    if statement.kind == "direct":
        return common | _kept(
            {
                "@type": "Quotation",
                "text": words,
                "creator": _actor(speaker),
                "isPartOf": _kept(article),
            }
        )
    return common | _kept(
        {
            "@type": "Claim",
            "text": words,
            "author": _actor(speaker),
            "appearance": _kept(article),
        }
    )


def _actor(actor: Actor | None) -> dict[str, Any] | None:
    if actor is None:
        return None
    same = f"https://www.wikidata.org/entity/{actor.wikidata}" if actor.wikidata else None
    return _kept(
        {
            "@type": _TYPES.get(actor.kind, "Organization"),
            "name": actor.name,
            "alternateName": actor.name_en,
            "sameAs": same,
        }
    )


def _kept(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}
