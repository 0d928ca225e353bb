"""What is known of a word by its form alone, looked up once and kept."""

from __future__ import annotations

import unicodedata
from functools import cache

import msgspec
from rishe import Lemmatizer

from goft.language.features import Description, describe
from goft.language.lexicon import CLOSED_TAGS, ClosedWord, load_closed, load_function_words, load_times
from goft.language.light import load_light_roots
from goft.language.model import Tag, Verb
from goft.language.resources import lines
from goft.language.tokens import fold
from goft.language.verbs import VerbForms, load_verbs

__all__ = ["Word", "Words", "load_classes"]

# Forms kept at a time, about what 5,000 articles use; then the store starts anew. With the other stores of the reader,
# memory stays at 280 MB after 5,000 articles or 12,000; five times as many forms cost 50 MB more and save no time.
_KEPT = 20_000
# What is left of می- and نمی- when the half-space after them became a space.
_CUT = frozenset({"می", "نمی"})

_VERBAL_TAGS: frozenset[Tag] = frozenset(["VERB", "AUX"])
_EZAFE_MARKS = "\u0650\u0654ۀ"


class Word(msgspec.Struct, frozen=True, gc=False):
    """A form with its folded spelling, lemma, what it may be as a verb, and a first guess at its part of speech.

    `certain` says that the form can be nothing but that verb (می‌گوید). `description` is what the tagger looks at and
    `key` names it; `shows_ezafe` says that the spelling has a mark of ezafe (خانهٔ, کتابِ), `opens_time` that it begins
    a time (دوشنبه). `only` is the part of speech that the word has whatever stands around it, None where that is open.
    `light` are the roots whose light-verb complement it may be, `never` the parts of speech that it cannot have.
    `leans` says that the scores of the word or its neighbour may be moved by what stands beside it.
    """

    text: str
    norm: str
    lemma: str
    guess: Tag
    closed: ClosedWord | None
    verb: Verb | None
    certain: bool
    key: str
    description: Description
    shows_ezafe: bool
    only: Tag | None
    opens_time: bool
    light: frozenset[str]
    never: frozenset[Tag]
    leans: bool


class Words:
    """Looks words up and keeps what it found. One per `Language`."""

    def __init__(self, closed: dict[str, ClosedWord], verbs: VerbForms, classes: dict[str, tuple[int, int]]) -> None:
        self._closed = closed
        self._verbs = verbs
        self._classes = classes
        self._times = load_times()
        self._function_words = load_function_words()
        self._light = load_light_roots()
        self._certain = frozenset(fold(form) for _, line in lines("certain.tsv") for form in line.split())
        self._lemmatizer = Lemmatizer()
        self._kept: dict[str, Word] = {}

    @classmethod
    def load(cls) -> Words:
        """Over the package's own word lists."""
        return cls(load_closed(), load_verbs(), load_classes())

    def look_up(self, text: str) -> Word:
        """Everything the form says."""
        word = self._kept.get(text)
        if word is None:
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            word = self._kept[text] = self._read(text)
        return word

    def look_up_all(self, texts: list[str]) -> list[Word]:
        """The same for the words of a sentence; a verb cut after its می (می خواهد) is seen whole."""
        kept = self._kept
        found = [kept.get(text) or self.look_up(text) for text in texts]
        for place in [place for place, word in enumerate(found[:-1]) if word.norm in _CUT]:
            cut = found[place + 1]
            whole = self.look_up(f"{found[place].norm}\u200c{cut.text}")
            if whole.verb:
                found[place + 1] = msgspec.structs.replace(
                    cut,
                    verb=whole.verb,
                    certain=True,
                    guess="VERB",
                    only="VERB",
                    never=whole.never,
                    key=whole.key,
                    description=whole.description,
                )
        return found

    def _read(self, text: str) -> Word:
        norm = fold(text)
        closed = self._closed.get(norm)
        verb = None if closed and closed.fixed and closed.tag != "AUX" else self._verbs.read(norm)
        certain = verb is not None and (norm in self._certain or _is_certain(norm, verb))
        only = _only(norm, closed, certain)
        shows_ezafe, opens_time = text[-1] in _EZAFE_MARKS, norm in self._times
        known = "0" if norm[:1].isdecimal() else norm.replace("\u200c", "")
        return Word(
            text=text,
            norm=norm,
            lemma=self._lemma(norm),
            guess=_guess(norm, closed, verb),
            closed=closed,
            verb=verb,
            certain=certain,
            key=norm,
            description=describe(norm, closed, verb, self._classes.get(known)),
            shows_ezafe=shows_ezafe,
            only=only,
            opens_time=opens_time,
            light=self._light.get(norm.replace("\u200c", ""), frozenset()),
            never=self._never(norm, verb),
            leans=shows_ezafe or opens_time or (verb is not None and only is None),
        )

    def _never(self, norm: str, verb: Verb | None) -> frozenset[Tag]:
        """A word on no list is no function word, and one that is no form of a verb is none."""
        never: frozenset[Tag] = frozenset() if norm in self._function_words else CLOSED_TAGS
        return never if verb is not None else never | _VERBAL_TAGS

    def _lemma(self, norm: str) -> str:
        if not norm or not norm[0].isalpha():
            return norm
        lemma = self._lemmatizer.lemmatize(norm)
        return norm if "#" in lemma else lemma


def _is_certain(norm: str, verb: Verb) -> bool:
    """Forms that are verbs whatever stands around them."""
    second = verb.person == 2 and not verb.plural
    if verb.tense in ("perfect", "pluperfect"):
        return not second  # گسترده‌ای is an adjective, too
    if verb.tense == "past" and verb.person == 3 and verb.plural:
        return True
    if norm.startswith(("می", "نمی")) and verb.tense in ("past", "present") and len(norm) > 4:
        return not second or "\u200c" in norm
    return norm in ("است", "نیست", "بود", "نبود", "باشد", "نباشد")


def _only(norm: str, closed: ClosedWord | None, certain: bool) -> Tag | None:
    if closed and closed.fixed:
        return "VERB" if closed.tag == "AUX" else closed.tag
    if certain:
        return "VERB"
    return _by_shape(norm)


def _by_shape(norm: str) -> Tag | None:
    if not norm:
        return "X"
    if norm[0].isdecimal() or (norm[0] in "%٪" and len(norm) > 1):
        return "NUM"
    if unicodedata.category(norm[0])[0] in "PS" and not any(character.isalpha() for character in norm):
        return "PUNCT"
    return None


def _guess(norm: str, closed: ClosedWord | None, verb: Verb | None) -> Tag:
    if closed:
        return closed.tag
    shape = _by_shape(norm)
    if shape:
        return shape
    if verb and verb.tense != "infinitive":
        return "VERB"
    return "NOUN"


@cache
def load_classes() -> dict[str, tuple[int, int]]:
    """Word without half-spaces to its fine and coarse distributional class."""
    found: dict[str, tuple[int, int]] = {}
    for number, line in lines("classes.tsv"):
        columns = line.split("\t")
        if len(columns) != 3:
            raise ValueError(f"classes.tsv line {number}: want fine class, coarse class and words: {line[:40]!r}")
        group = (int(columns[0]), int(columns[1]))
        for word in columns[2].split(" "):
            found[word] = group
    return found
