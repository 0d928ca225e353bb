"""The stations in order: an article in, its record out."""

from __future__ import annotations

from goft.article import Article
from goft.language import Language
from goft.record import ActorSpan, ReaderInfo, Record, Span, Statement
from goft.repair import Repairer
from goft.statements import FoundStatement, Place, Statements

__all__ = ["Reader", "read"]


class Reader:
    """Reads articles. Load once, read many: `Reader.load().read(article)`."""

    def __init__(self, repairer: Repairer, language: Language, statements: Statements) -> None:
        self._repairer = repairer
        self._language = language
        self._statements = statements

    @classmethod
    def load(cls) -> Reader:
        """Load the weights and word lists of every station."""
        return cls(Repairer.load(), Language.load(), Statements.load())

    def read(self, article: Article) -> Record:
        """What one article says; every span points into `article.text`."""
        repaired = self._repairer.repair(article.text)
        sentences = self._language.read(repaired.text)
        found = self._statements.find(repaired.text, sentences)
        back = repaired.original_span
        return Record(
            id=article.id,
            title=article.title,
            text=article.text,
            outlet=article.outlet,
            url=article.url,
            published=article.published.isoformat() if article.published else None,
            statements=tuple(_statement(article.text, back, n, one) for n, one in enumerate(found)),
            reader=ReaderInfo("0", "0"),
        )


def _statement(text: str, back, number: int, found: FoundStatement) -> Statement:  # type: ignore[no-untyped-def]
    def span(place: Place) -> Span:
        start, end = back(*place)
        return Span(start, end, text[start:end])

    def actor(place: Place | None) -> ActorSpan | None:
        if place is None:
            return None
        start, end = back(*place)
        return ActorSpan(start, end, text[start:end])

    return Statement(
        id=f"s{number + 1}",
        kind=found.kind,
        act=found.act,
        speaker=actor(found.speaker),
        speaker_actor=None,
        cue=tuple(span(place) for place in found.cue),
        content=tuple(span(place) for place in found.content),
        addressee=actor(found.addressee),
        via=tuple(one for place in found.via if (one := actor(place))),
        about=span(found.about) if found.about else None,
        parent=f"s{found.parent + 1}" if found.parent is not None else None,
        confidence=found.confidence,
        why=found.why,
    )


def read(article: Article | str) -> Record:
    """Read one article, or a bare text."""
    if isinstance(article, str):
        article = Article(id="text", text=article)
    return Reader.load().read(article)
