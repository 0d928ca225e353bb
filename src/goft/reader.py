"""The stations in order: an article in, its record out."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version

from goft.actors import Actors, Mention, listed_in, with_names
from goft.answers import Answers
from goft.article import Article
from goft.assembly import (
    Found,
    NamedStates,
    assemble,
    event_mentions,
    mentions_of,
    settled_events,
    speakers_of,
    states_named,
)
from goft.events import Events
from goft.figures import Figures
from goft.preparing import Prepared, Preparer
from goft.record import ReaderInfo, Record
from goft.statements import Statements, look_at_all
from goft.times import Times

__all__ = ["Reader", "read"]

MODEL = "half-space 1, tagger 1"
"""Which weights a record was read with; docs/models says what each is."""


class Reader:
    """Reads articles. Load once, read many: `Reader.load().read(article)`.

    A reader keeps what it has loaded and remembers words that it has met; give each thread or process its own.
    """

    def __init__(
        self,
        *,
        preparer: Preparer,
        statements: Statements,
        times: Times,
        figures: Figures,
        events: Events,
        actors: Actors,
        answers: Answers,
    ) -> None:
        self._preparer = preparer
        self._statements = statements
        self._times = times
        self._figures = figures
        self._events = events
        self._actors = actors
        self._answers = answers
        self._info = ReaderInfo(version("goft"), MODEL)

    @classmethod
    def load(cls, preparer: Preparer | None = None) -> Reader:
        """Load the weights and word lists of every station; they come with the package, nothing is fetched.

        `preparer` is one that is loaded already, for whoever prepares texts beside the reader.
        """
        return cls(
            preparer=preparer or Preparer.load(),
            statements=Statements.load(),
            times=Times.load(),
            figures=Figures.load(),
            events=Events.load(),
            actors=Actors.load(),
            answers=Answers.load(),
        )

    def read(self, article: Article) -> Record:
        """What one article says; every span points into `article.text`, in code points."""
        return self.read_prepared(article, self._preparer.prepare(article.text))

    def read_prepared(self, article: Article, prepared: Prepared) -> Record:
        """The same, where the article's text has been prepared."""
        repaired = prepared.repaired
        text = repaired.text
        listed = listed_in(prepared.sentences)
        sentences = with_names(prepared.sentences, listed)
        views = look_at_all(sentences)
        statements = self._statements.find(text, views)
        events = self._events.find(views, statements)
        said, done = mentions_of(text, statements), event_mentions(text, events)
        named = states_named(text, sentences, listed) if events else NamedStates()
        mentions = (*said, *done.mentions, *named.mentions)
        resolution = self._actors.resolve(sentences, mentions, article, listed)
        found = Found(
            statements=statements,
            answers=self._answers.find(statements, views, speakers_of(said, resolution), resolution.actors),
            events=settled_events(events, done, len(said), resolution, named.counts),
            figures=self._figures.find(text, sentences),
            times=self._times.find(text, sentences, article.published),
            resolution=resolution,
            places=tuple(_place(mention) for mention in mentions),
        )
        return assemble(article, repaired, found, self._info)


def _place(mention: Mention) -> tuple[int, int] | None:
    return (mention.start, mention.end) if mention.start is not None and mention.end is not None else None


@cache
def _reader() -> Reader:
    return Reader.load()


def read(article: Article | str) -> Record:
    """Read one article, or a bare text. The reader is loaded at the first call and kept.

    >>> record = read("وزیر خارجه آرانشهر به خبرنگاران گفت مذاکرات ادامه دارد.")
    >>> record.statements[0].content[0].text
    'مذاکرات ادامه دارد'
    """
    return _reader().read(Article(id="text", text=article) if isinstance(article, str) else article)
