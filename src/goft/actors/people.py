"""The persons of one document: full names and the offices beside them, wherever the text gives them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from goft.actors.gazetteer import Gazetteer
from goft.actors.holders import Holder, Term, first_words, holders_of_surname, load_holders
from goft.actors.names import first_halves, load_given_names
from goft.actors.nouns import actor_noun
from goft.actors.phrase import Description, Phrase, PhraseReader
from goft.actors.spelling import key
from goft.actors.words import WordClasses
from goft.language.light import load_light_roots
from goft.language.model import Sentence, Token

__all__ = ["People", "Person", "without_sayyid"]

_MARKS = frozenset('«»"“”()[]')
_COMMAS = frozenset("،,")
_BETWEEN = _MARKS | _COMMAS
_HARD_TAGS = frozenset({"VERB", "AUX", "SCONJ", "PART", "ADP", "DET", "ADV", "PRON", "PUNCT"})
_JOIN = key("و")
_SAYYID = key("سید")
_PLURALS = ("\u200cها", "\u200cهای", "\u200cهایی", "\u200cهایش")
_REACH = 9
"""Words before a name in which its office may begin."""


class Person:
    """One person of the document; grows while the document is read."""

    def __init__(self, name: tuple[str, ...], text: str) -> None:
        self.name = name
        self.texts = [text]
        self.offices: list[Description] = []
        self.places: list[tuple[int, int, int]] = []
        self.holder: Holder | None = None
        self.country: str | None = None
        self.term: Term | None = None
        """What the lists give the person for the document's day: the term that runs, else the nearest."""
        self.runs = False
        """Whether the term runs on that day."""
        self.shared: str | None = None
        """The state of everybody in the lists who may be meant, where they are of one."""

    @property
    def held(self) -> str | None:
        """The state that the person acts for, by the lists; that of all who bear the name where they have one."""
        return self.term.country if self.term is not None else self.shared

    @property
    def joined(self) -> str:
        """The key of the whole name."""
        return "".join(self.name)

    def add_office(self, office: Description | None) -> None:
        """Keep an office that the text puts beside the name; the first state it gives is the person's."""
        if office is None or office.head.plural or office.head.kind not in ("office", "person"):
            return
        self.offices.append(office)
        self.country = self.country or office.country

    def is_called(self, name: tuple[str, ...]) -> bool:
        """Whether a name is this person's: the same, a surname of it, its first words, or the fuller form of it."""
        mine, other = without_sayyid(self.joined), without_sayyid("".join(name))
        if mine == other:
            return True
        longer, shorter = (self.name, other) if len(mine) > len(other) else (name, mine)
        ends = any("".join(longer[first:]) == shorter for first in range(1, len(longer)))
        return ends or any("".join(longer[:last]) == shorter for last in range(2, len(longer)))


def without_sayyid(joined: str) -> str:
    """A name's key without the title سید, which texts write apart, glued or not at all."""
    return joined[len(_SAYYID) :] if joined.startswith(_SAYYID) and len(joined) > len(_SAYYID) + 3 else joined


def _forms(name: tuple[str, ...]) -> set[str]:
    """The keys under which two names meet of which one calls the other's bearer (`Person.is_called`)."""
    parts = [name[first:] for first in range(len(name))] + [name[:last] for last in range(2, len(name))]
    joined = {"".join(part) for part in parts}
    return joined | {without_sayyid("".join(name))}


@cache
def _name_beginnings() -> frozenset[str]:
    """The keys of the words at which a name may begin."""
    return frozenset({*load_given_names(), *first_halves(), *first_words(), *load_holders()} - {""})


class People:
    """The persons of one document, found by reading its sentences once."""

    def __init__(self, reader: PhraseReader, gazetteer: Gazetteer, classes: WordClasses, day: date | None) -> None:
        self._reader = reader
        self._gazetteer = gazetteer
        self._classes = classes
        self._given = load_given_names()
        self._halves = first_halves()
        self._known = load_holders()
        self._begins = first_words()
        self._day = day
        self.all: list[Person] = []
        self._by_form: defaultdict[str, list[int]] = defaultdict(list)

    @property
    def undated(self) -> bool:
        """Whether the document has no day, so that any term of the lists may run."""
        return self._day is None

    def scan(self, sentences: Sequence[Sentence], keys: Sequence[Sequence[str]]) -> None:
        """Collect full names with their offices from the whole text. `keys` are the words' keys by sentence."""
        begins = _name_beginnings()
        for sentence, words in zip(sentences, keys, strict=True):
            behind = 0
            for position in [place for place, word in enumerate(words[:-1]) if word in begins]:
                if position >= behind:
                    behind = self._scan_at(sentence.tokens, words, position)

    def _scan_at(self, tokens: Sequence[Token], words: Sequence[str], position: int) -> int:
        """Collect the name that may begin at a word; the word to go on from."""
        word = words[position]
        sure = self._given.get(word)
        if sure is None and word in self._halves:
            sure = self._given.get(word + words[position + 1])
        if sure is None and word in self._begins:
            sure = False
        if sure is not None:
            return self._take(tokens, words, position, sure)
        if word in self._known:
            self._add((word,), tokens[position].text, None)
        return position + 1

    def find(self, name: tuple[str, ...]) -> Person | None:
        """The person a name means, one with a full name and an office before others."""
        called = self._called(name)
        if not called and len(name) > 1 and (name[0] in self._classes.titles or self._given.get(name[0]) is False):
            called = self._called(name[1:])  # امیر سیاری: a title after all
        return max(called, key=lambda person: (len(person.name) > 1, len(person.offices)), default=None)

    def _called(self, name: tuple[str, ...]) -> list[Person]:
        """Everybody whose name it is, in the document's order; only those who share a form with it are looked at."""
        shared = {number for form in _forms(name) for number in self._by_form.get(form, ())}
        return [self.all[number] for number in sorted(shared) if self.all[number].is_called(name)]

    def add(self, phrase: Phrase) -> Person:
        """The person whom a phrase with a name means, new where the document had none, with the phrase's office."""
        return self._add(phrase.name, phrase.name_text or phrase.text, phrase.description)

    def known_offices(self, person: Person) -> Iterator[Description]:
        """Offices that the lists give the person on the document's day."""
        for term in person.holder.terms if person.holder else ():
            if term.office and term.covers(self._day):
                office = self._reader.describe(term.office.split(), term.country)
                if office is not None:
                    yield office

    def locate(self, sentences: Sequence[Sentence], keys: Sequence[Sequence[str]]) -> None:
        """Note where each person is named, by full name or surname: (sentence, word, code point where it starts)."""
        forms = {"".join(person.name[first:]): person for person in self.all for first in range(len(person.name))}
        forms |= {person.joined: person for person in self.all}
        for person in self.all:
            person.places.clear()
        starts = {word for person in self.all for word in person.name} | set(forms)
        for number, words in enumerate(keys):
            for place in [place for place, word in enumerate(words) if word in starts]:
                word = words[place]
                found = forms.get(word)
                if found is None and place + 1 < len(words):
                    found = forms.get(word + words[place + 1])
                if found is not None and len(word) > 2:
                    found.places.append((number, place, sentences[number].tokens[place].start))

    def _add(self, name: tuple[str, ...], text: str, office: Description | None) -> Person:
        person = self.find(name)
        if person is None:
            person = Person(name, text)
            self.all.append(person)
            self._register(person, len(self.all) - 1)
        elif len(name) > len(person.name) and "".join(name).endswith(person.joined) and person.joined != "".join(name):
            person.name = name
            self._register(person, self.all.index(person))
        if text not in person.texts:
            person.texts.append(text)
        person.add_office(office)
        person.holder = person.holder or self._holder(person)
        if person.holder is None:
            states = {holder.term_on(self._day).country for holder in self._bearers(person)}
            person.shared = states.pop() if len(states) == 1 else None
        else:
            person.term = person.holder.term_on(self._day)
            person.runs = self._day is not None and person.term.covers(self._day)
        return person

    def _register(self, person: Person, number: int) -> None:
        for form in _forms(person.name):
            self._by_form[form].append(number)

    def _take(self, tokens: Sequence[Token], words: Sequence[str], first: int, sure: bool) -> int:
        """Read the name that may begin at word `first`; the word to go on from."""
        limit = first + 1
        while limit < len(words) and limit - first < 6 and self._goes_on(tokens[limit], words[limit]):
            limit += 1
        last = self._name_end(words, first, limit)
        known = "".join(words[first:last]) in self._known
        light = words[last - 1] in load_light_roots() and last < len(words) and tokens[last].tag in ("VERB", "AUX")
        if last - first > 2 and light and not known:
            last -= 1  # ابراهیم رئیسی تکمیل کرد: the verb's own noun
            known = "".join(words[first:last]) in self._known
        if last - first < 2:
            return first + 1
        quoted = first > 0 and tokens[first - 1].text in _MARKS and last < len(words) and tokens[last].text in _MARKS
        office = self._office_after(tokens, words, last) or self._office_before(tokens, words, first)
        if not (sure or quoted or office or known):
            return first + 1
        self._add(tuple(words[first:last]), " ".join(token.text for token in tokens[first:last]), office)
        return last

    def _name_end(self, words: Sequence[str], first: int, limit: int) -> int:
        matches = [found for place in range(first, limit) if (found := self._gazetteer.at(words, place)) is not None]
        return self._reader.names.end(words, first, limit, matches)

    def _goes_on(self, token: Token, word: str) -> bool:
        if token.tag in _HARD_TAGS or token.tag in ("NUM", "CCONJ") or word in self._classes.ends:
            return False
        return not token.norm.endswith(_PLURALS)

    def _office_after(self, tokens: Sequence[Token], words: Sequence[str], last: int) -> Description | None:
        """«X»، وزیر خارجه روسیه: the office that follows a name, with nothing but marks between."""
        start = last
        while start < len(words) and start - last < 3 and tokens[start].text in _BETWEEN:
            start += 1
        if not any(actor_noun("".join(words[start : start + count])) for count in (1, 2)):
            return None
        end = start
        while end < len(words) and not self._closes(tokens[end], words, end):
            end += 1
        return self._reader.office(tokens[start:end])

    def _office_before(self, tokens: Sequence[Token], words: Sequence[str], first: int) -> Description | None:
        """رئیس‌جمهور آمریکا «X»: the office that goes before a name, titles and marks between."""
        end = first
        while end and (tokens[end - 1].text in _MARKS or words[end - 1] in self._classes.titles):
            end -= 1
        if end and tokens[end - 1].text in _COMMAS:
            end -= 1
        start, head = end, None
        while start and end - start < _REACH and not self._closes(tokens[start - 1], words, start - 1):
            start -= 1
            noun = actor_noun(words[start])
            if noun is not None and noun.kind in ("office", "person") and not noun.plural:
                head = start
        if head is None or tokens[end - 1].norm.endswith(_PLURALS):
            return None
        if head and words[head - 1] + words[head] and actor_noun(words[head - 1] + words[head]) is not None:
            head -= 1
        return self._reader.office(tokens[head:end])

    def _closes(self, token: Token, words: Sequence[str], place: int) -> bool:
        """What an office phrase does not reach over: verbs, prepositions, commas, and و before another name."""
        if token.text in _MARKS:
            return False
        if token.tag in _HARD_TAGS or words[place] in self._classes.ends:
            return True
        return words[place] == _JOIN and place + 1 < len(words) and words[place + 1] in self._given

    def _holder(self, person: Person) -> Holder | None:
        held = load_holders().get(person.joined) or load_holders().get(without_sayyid(person.joined))
        if held is not None:
            return held
        called = self._bearers(person)
        covering = [h for h in called if any(term.office and term.covers(self._day) for term in h.terms)]
        # Nobody of that surname in office on the day: one who was, if there is only one.
        return covering[0] if len(covering) == 1 else called[0] if len(called) == 1 else None

    def _bearers(self, person: Person) -> tuple[Holder, ...]:
        """Those in the lists whose surname the name is, titles before it left out (امیر دریادار سیاری)."""
        name = person.name
        while len(name) > 1 and (name[0] in self._classes.titles or self._given.get(name[0]) is False):
            name = name[1:]
        return holders_of_surname("".join(name))
