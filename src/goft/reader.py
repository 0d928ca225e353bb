"""The stations in order: an article in, its record out."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version

from goft.actors import Actors
from goft.article import Article
from goft.assembly import assemble, mentions_of
from goft.language import Language
from goft.record import ReaderInfo, Record
from goft.repair import Repairer
from goft.statements import Statements

__all__ = ["Reader", "read"]

MODEL = "half-space 1, tagger 1"
"""Which weights a record was read with; docs/models says what each is."""


class Reader:
    """Reads articles. Load once, read many: `Reader.load().read(article)`.

    A reader keeps what it has loaded and remembers words that it has met; give each thread or process its own.
    """

    def __init__(self, repairer: Repairer, language: Language, statements: Statements, actors: Actors) -> None:
        self._repairer = repairer
        self._language = language
        self._statements = statements
        self._actors = actors
        self._info = ReaderInfo(version("goft"), MODEL)

    @classmethod
    def load(cls) -> Reader:
        """Load the weights and word lists of every station; they come with the package, nothing is fetched."""
        return cls(Repairer.load(), Language.load(), Statements.load(), Actors.load())

    def read(self, article: Article) -> Record:
        """What one article says; every span points into `article.text`, in code points."""
        repaired = self._repairer.repair(article.text)
        sentences = self._language.read(repaired.text)
        statements = self._statements.find(repaired.text, sentences)
        resolution = self._actors.resolve(sentences, mentions_of(repaired.text, statements), article)
        return assemble(article, repaired, statements, resolution, self._info)


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
