"""What a word's form says if it is a verb: root, tense, person, number, negation.

Roots are read from `data/verbs.tsv`; `VerbForms.read` works on folded words (`tokens.fold`), one word at a time.
An imperfect (می‌گفت) is a past; a bare participle (گفته) and an infinitive have no person. Forms of several words
(گفته شده است) are put together in `groups`.
"""

from __future__ import annotations

from functools import cache

import msgspec

from goft.language.model import Tense, Verb
from goft.language.resources import lines
from goft.language.tokens import key

__all__ = ["BE", "VerbForms", "load_verbs"]

BE = "بود#باش"
_ZWNJ = "\u200c"
_PAST_ENDINGS = {"م": (1, False), "ی": (2, False), "یم": (1, True), "ید": (2, True), "ند": (3, True)}
_PRESENT_ENDINGS = {**_PAST_ENDINGS, "د": (3, False)}
_PERFECT_ENDINGS = {
    "ام": (1, False),
    "ای": (2, False),
    "است": (3, False),
    "ایم": (1, True),
    "اید": (2, True),
    "اند": (3, True),
}
_COPULA_ENDINGS = {**_PERFECT_ENDINGS, "م": (1, False), "یم": (1, True), "ید": (2, True), "ند": (3, True)}
# These make their present without می: دارد, ندارد, خواهد.
_PLAIN = frozenset({"داشت#دار", "خواست#خواه"})
_IRREGULAR: dict[str, Verb] = {
    "است": Verb(BE, "present", 3, False, False),
    "هست": Verb(BE, "present", 3, False, False),
    "نیست": Verb(BE, "present", 3, False, True),
    **{f"هست{e}": Verb(BE, "present", p, n, False) for e, (p, n) in _PAST_ENDINGS.items()},
    **{f"نیست{e}": Verb(BE, "present", p, n, True) for e, (p, n) in _PAST_ENDINGS.items()},
    "اند": Verb(BE, "present", 3, True, False),
    "ایم": Verb(BE, "present", 1, True, False),
    "باد": Verb(BE, "subjunctive", 3, False, False),
    "مباد": Verb(BE, "subjunctive", 3, False, True),
    "باید": Verb("بایست#باید", "present", 3, False, False),
    "نباید": Verb("بایست#باید", "present", 3, False, True),
    "بایستی": Verb("بایست#باید", "present", 3, False, False),
    "می‌باید": Verb("بایست#باید", "present", 3, False, False),
    "می‌بایست": Verb("بایست#باید", "past", 3, False, False),
    "می‌بایستی": Verb("بایست#باید", "past", 3, False, False),
    "نمی‌بایست": Verb("بایست#باید", "past", 3, False, True),
    "نبایستی": Verb("بایست#باید", "present", 3, False, True),
    "می‌توان": Verb("توانست#توان", "present", None, False, False),
    "نمی‌توان": Verb("توانست#توان", "present", None, False, True),
    "بتوان": Verb("توانست#توان", "subjunctive", None, False, False),
    "نتوان": Verb("توانست#توان", "subjunctive", None, False, True),
    "می‌باشد": Verb(BE, "present", 3, False, False),
    "نمی‌باشد": Verb(BE, "present", 3, False, True),
}


class _Root(msgspec.Struct, frozen=True):
    name: str
    bare: bool


class VerbForms:
    """Reads verb forms. Built once from the root list; holds no state that changes."""

    def __init__(
        self,
        past: dict[str, _Root],
        present: dict[str, _Root],
        commands: dict[str, _Root],
        adjectives: frozenset[str],
        never: frozenset[str],
    ) -> None:
        self._past = past
        self._present = present
        self._commands = commands
        self._adjectives = adjectives
        self._never = never

    def read(self, word: str) -> Verb | None:
        """The verb that the folded `word` is or may be, else None.

        >>> load_verbs().read("نمی‌گویند")
        Verb(root='گفت#گو', tense='present', person=3, plural=True, negative=True, passive=False)
        """
        if word in self._never or len(word) < 2:
            return None
        if word in _IRREGULAR:
            return _IRREGULAR[word]
        for prefix, negative in (("نمی", True), ("می", False)):
            if word.startswith(prefix):
                found = self._after_mi(word[len(prefix) :].lstrip(_ZWNJ), negative)
                if found:
                    return found
        middle = self._inside_preverb(word)
        return middle or self._bare(word) or self._prefixed(word) or self._copula(word)

    def _after_mi(self, rest: str, negative: bool) -> Verb | None:
        """What follows می or نمی: present or imperfect; with a clitic object (می‌گویدش) too."""
        found = self._present_form(rest, negative, "present", bare_only=False) or self._past_form(rest, negative)
        if found is None and rest[-3:] in ("شان", "مان", "تان"):
            found = self._present_form(rest[:-3].rstrip(_ZWNJ), negative, "present", bare_only=False)
        if found is None and rest.endswith("ش"):
            found = self._present_form(rest[:-1].rstrip(_ZWNJ), negative, "present", bare_only=False)
        return found or self._perfect_form(rest, negative)

    def _inside_preverb(self, word: str) -> Verb | None:
        """درمی‌آید, برنمی‌گردد, بازنگشت, فرابخواند: می, ن or ب stands after the preverb."""
        for preverb in ("باز", "فرا", "فرو", "در", "بر", "وا"):
            if not word.startswith(preverb):
                continue
            rest = word[len(preverb) :].lstrip(_ZWNJ)
            for inner, negative in (("نمی", True), ("می", False), ("ن", True), ("ب", False)):
                if rest.startswith(inner):
                    stem = preverb + rest[len(inner) :].lstrip(_ZWNJ)
                    found = None
                    if inner != "ب":
                        found = self._past_form(stem, negative) or self._perfect_form(stem, negative)
                    if found is None:
                        tense: Tense = "present" if inner.endswith("می") else "subjunctive"
                        found = self._present_form(stem, negative, tense, bare_only=False)
                    if found:
                        return found
        return None

    def _bare(self, word: str) -> Verb | None:
        """Forms with no prefix: گفت, گفته, گفته‌اند, گفتن, کند."""
        return (
            self._past_form(word, False)
            or self._perfect_form(word, False)
            or self._present_form(word, False, "subjunctive", bare_only=True)
        )

    def _prefixed(self, word: str) -> Verb | None:
        """Forms with ن or ب: نگفت, نگفته‌اند, نگوید, بگوید."""
        if word[0] == "ن":
            for rest in _without_prefix(word):
                found = (
                    self._past_form(rest, True)
                    or self._perfect_form(rest, True)
                    or self._present_form(rest, True, "subjunctive", bare_only=False)
                )
                if found:
                    return found
        elif word[0] == "ب":
            for rest in _without_prefix(word):
                found = self._present_form(rest, False, "subjunctive", bare_only=False)
                if found:
                    return found
        return None

    def _past_form(self, word: str, negative: bool) -> Verb | None:
        root = self._past.get(word)
        if root:
            return Verb(root.name, "past", 3, False, negative)
        if word.endswith("ن") and (root := self._past.get(word[:-1])):
            return Verb(root.name, "infinitive", None, False, negative)
        for cut in (2, 1):
            agreement = _PAST_ENDINGS.get(word[-cut:])
            if agreement and (root := self._past.get(word[:-cut])):
                return Verb(root.name, "past", *agreement, negative)
        return None

    def _perfect_form(self, word: str, negative: bool) -> Verb | None:
        """گفته, گفته‌است, گفته‌اند, گفته‌بود; also without a half-space: گفتهاند, گفته‌ست."""
        if word.endswith("ه") and (root := self._past.get(word[:-1])):
            return Verb(root.name, "participle", None, False, negative)
        cut = word.rfind("ه")
        if cut < 2 or not (root := self._past.get(word[:cut])):
            return None
        ending = word[cut + 1 :].lstrip(_ZWNJ)
        if ending == "ای" and word[cut + 1] != _ZWNJ:
            return None  # a plural that is written together: نهادهای
        if ending in _PERFECT_ENDINGS:
            return Verb(root.name, "perfect", *_PERFECT_ENDINGS[ending], negative)
        if ending == "بود" or (ending.startswith("بود") and ending[3:] in _PAST_ENDINGS):
            agreement = _PAST_ENDINGS.get(ending[3:], (3, False))
            return Verb(root.name, "pluperfect", *agreement, negative)
        return None

    def _present_form(self, word: str, negative: bool, tense: Tense, *, bare_only: bool) -> Verb | None:
        for cut in (2, 1):
            agreement = _PRESENT_ENDINGS.get(word[-cut:])
            root = self._present.get(word[:-cut]) if agreement else None
            if agreement is None or root is None:
                continue
            if bare_only and (not root.bare or agreement[0] == 2):
                continue
            plain = bare_only or negative
            return Verb(root.name, "present" if plain and root.name in _PLAIN else tense, *agreement, negative)
        if not bare_only and tense == "subjunctive" and (root := self._commands.get(word)) and len(word) > 1:
            return Verb(root.name, "imperative", 2, False, negative)
        return None

    def _copula(self, word: str) -> Verb | None:
        """Short copulas: خرسندم, آماده‌ایم, دیپلمات‌اند."""
        for cut in (4, 3, 2, 1):
            ending = word[-cut:]
            agreement = _COPULA_ENDINGS.get(ending)
            if agreement is None or len(word) <= cut:
                continue
            stem = word[:-cut]
            if stem.replace(_ZWNJ, "") in self._adjectives:
                return Verb(BE, "present", *agreement, False)
            if stem.endswith(_ZWNJ) and ending in ("اند", "ایم", "اید", "است"):
                return Verb(BE, "present", *agreement, False)
        return None


def _without_prefix(word: str) -> list[str]:
    """What stands after ن or ب, with the stem's first letter restored: بیاید آید, نیفزود افزود."""
    rest = word[1:].lstrip(_ZWNJ)
    if not rest.startswith("ی"):
        return [rest]
    after = rest[1:]
    return [rest, "آ" + after[1:], after, "ا" + after] if after.startswith("ا") else [rest, "ا" + after]


@cache
def load_verbs() -> VerbForms:
    """The verb reader over the package's root list. Raises `ValueError` naming the line that does not fit."""
    past: dict[str, _Root] = {}
    present: dict[str, _Root] = {}
    commands: dict[str, _Root] = {}
    for number, line in lines("verbs.tsv"):
        columns = line.split("\t")
        if len(columns) != 5 or columns[3] not in ("bare", "-"):
            raise ValueError(
                f"verbs.tsv line {number}: want past, present, stem, flag, preverbs in five columns: {line!r}"
            )
        _add(past, present, commands, columns)
    adjectives = frozenset(key(word) for word in _words("copula.tsv"))
    return VerbForms(past, present, commands, adjectives, _words("not_verbs.tsv"))


def _add(past: dict[str, _Root], present: dict[str, _Root], commands: dict[str, _Root], columns: list[str]) -> None:
    """Enter one line of the root list, and its verbs with preverbs; the first line wins where two share a stem.

    `commands` holds the stems as they stand without an ending (بگو), `present` as they stand before one (گوید).
    """
    stem, names, conjugated, flag, preverbs = columns
    named = names.split(",")
    for preverb in ["", *([] if preverbs == "-" else preverbs.split())]:
        # A preverb takes the place of ب: بازگردد, فراخواند.
        root = _Root(f"{preverb}{stem}#{preverb}{named[0]}", flag == "bare" or bool(preverb))
        past.setdefault(preverb + stem, root)
        for each in named:
            commands.setdefault(preverb + each, root)
        for each in named if conjugated == "-" else conjugated.split(","):
            present.setdefault(preverb + each, root)


def _words(name: str) -> frozenset[str]:
    return frozenset(word for _, line in lines(name) for word in line.split())
