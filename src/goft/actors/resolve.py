"""The actors station: mentions of one document to the actors they mean."""

from __future__ import annotations

from collections.abc import Sequence

from goft.actors.document import DocumentReader
from goft.actors.finish import finish
from goft.actors.gazetteer import Gazetteer, is_own_state, load_gazetteer
from goft.actors.holders import load_holders
from goft.actors.listed import Listed, listed_in
from goft.actors.model import Mention, Resolution
from goft.actors.names import load_given_names
from goft.actors.nouns import load_nouns
from goft.actors.outlets import find_outlet
from goft.actors.phrase import PhraseReader
from goft.actors.words import WordClasses, load_words
from goft.article import Article
from goft.language.model import Sentence

__all__ = ["Actors"]

_HOME = "IRN"
"""The state meant by «وزارت خارجه» without a state, but in outlets of Afghanistan, of Tajikistan and of a user's own
states: Persian media abroad report on Iran too."""
_OTHER_HOMES = frozenset({"AFG", "TJK"})


class Actors:
    """Resolves mentions. Load once, resolve many; safe to share between readers."""

    def __init__(self, gazetteer: Gazetteer, classes: WordClasses) -> None:
        self._gazetteer = gazetteer
        self._classes = classes
        self._phrases = PhraseReader(gazetteer, classes)

    @classmethod
    def load(cls) -> Actors:
        """Load the package's lists of states, institutions, outlets, office holders and names (about 0.1 s)."""
        load_holders()
        load_given_names()
        load_nouns()
        return cls(load_gazetteer(), load_words())

    def resolve(
        self,
        sentences: tuple[Sentence, ...],
        mentions: Sequence[Mention],
        article: Article,
        listed: Listed | None = None,
    ) -> Resolution:
        """The document's actors, and for each mention, in the order given, the id of its actor or None.

        Offsets in `sentences` and `mentions` are code points of the repaired text. Reads nothing but this document and
        the package's lists: a name that the document does not give is not supplied. `listed` is what the lists know of
        the sentences' words, for whoever has asked already.
        """
        home = self._home(article.outlet)
        reader = DocumentReader(self._gazetteer, self._classes, self._phrases, home, article.published)
        nodes, chosen = reader.read(sentences, mentions, listed or listed_in(sentences))
        return finish(nodes, chosen, mentions, reader.context, article.published)

    @staticmethod
    def _home(outlet: str | None) -> str:
        found = find_outlet(outlet) if outlet else None
        country = found.country if found is not None else None
        return country if country is not None and (country in _OTHER_HOMES or is_own_state(country)) else _HOME
