"""A sentence as the grammar of reporting looks at it: quotations paired, verb groups placed, embedded clauses known.

Everything here is positions of tokens in one sentence; a stretch is a pair (start, end), end exclusive.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import msgspec

from goft.language import Sentence, Token
from goft.language.groups import VerbGroup, verb_groups
from goft.statements.words import load_words

__all__ = ["BORDERS", "KEPT", "PARTS", "QUOTES", "Stretch", "View", "look_at", "look_at_all"]

Stretch = tuple[int, int]

_OPENING = {"«": "»", "“": "”", "„": "”", '"': '"', "(": ")", "[": "]"}
QUOTES = frozenset('«“"„')
"""Marks that open a quotation."""
PARTS = frozenset(["؛", "/", "|", "*"])
"""Marks between the parts of a headline."""
_MARKS = frozenset(_OPENING) | frozenset(_OPENING.values())
_ALWAYS_OPENERS = frozenset(["اینکه", "این‌که", "آنکه", "آن‌که", "آنچه", "آن‌چه"])
_SUBORDINATORS = frozenset(
    ["اگر", "چنانچه", "چون", "زیرا", "تا", "وقتی", "هنگامی", "درحالی", "هرچند", "گرچه", "اگرچه", "چرا"]
)
BORDERS = frozenset(["؛", ":"])
"""Marks that a clause does not reach over."""
_SIGNS = _MARKS | _ALWAYS_OPENERS | _SUBORDINATORS | BORDERS | {"که"}
_MODALS = ("بایست", "توانست", "خواست", "شایست")
_BREAKS = frozenset(["،", "؛", ":", "که"])
_TALK_ENDS = frozenset(["گو", "گوی", "گویی", "گوها", "گوهای"])
_WITH_THAT = frozenset(["این", "آن", "حالی", "صورتی", "زمانی", "آنجا", "جایی"])


KEPT = 512
"""Answers about the sentences looked at last that a question keeps, where it is asked of one place several times."""


class View(msgspec.Struct, frozen=True, eq=False):
    """One sentence, looked at once; a view is equal to itself only, so that what was asked of it can be kept.

    `plain` are the tokens' norms without half-spaces; `pairs` maps an opening mark (quotation or bracket) to its
    closing one; `quote_of` gives for each token the innermost quotation's opening mark around it, or -1; `groups` are
    the verb groups in order and `group_at` maps each of their tokens to the group's number; `openers` gives for each
    finite group the token that opens its embedded clause (که, اینکه, اگر …), or -1 where the clause is a main one;
    `lead_in` is where the sentence begins behind a formula that opens it (این در حالی است که …), 0 without one.
    `signs` are the places of the marks and words that part clauses, and `borders` those where the grammar stops on its
    way back through a clause: colons and semicolons, verbs, quotations and the marks that open them.
    """

    sentence: Sentence
    tokens: tuple[Token, ...]
    plain: tuple[str, ...]
    pairs: dict[int, int]
    quote_of: tuple[int, ...]
    groups: tuple[VerbGroup, ...]
    group_at: dict[int, int]
    openers: tuple[int, ...]
    lead_in: int
    signs: tuple[int, ...]
    borders: tuple[int, ...]

    def is_finite(self, group: VerbGroup) -> bool:
        """Whether a group is a finite verb, or a bare participle that stands for one (گفته، که …)."""
        return group.tense not in ("infinitive",)

    def has_verb(self, start: int, end: int) -> bool:
        """Whether a verb group begins between two tokens; asked often, so it does not look at all of them."""
        number = bisect_left(self.groups, start, key=_start_of)
        return number < len(self.groups) and self.groups[number].start < end

    def outer_quote(self, at: int) -> Stretch | None:
        """The outermost quotation around a token, marks included."""
        found = None
        mark = self.quote_of[at]
        while mark >= 0:
            found = (mark, self.pairs[mark] + 1)
            mark = self.quote_of[mark]
        return found

    def text_end(self) -> int:
        """Where the sentence's words end: before its final full stop and other closing marks."""
        end = len(self.tokens)
        while end and self.tokens[end - 1].text in {".", "…", "!", "؟", "?", "؛", "،", ":", "/"}:
            end -= 1
        return end


def _start_of(group: VerbGroup) -> int:
    return group.start


def look_at(sentence: Sentence) -> View:
    """Look at a sentence once."""
    tokens = sentence.tokens
    norms = [token.norm for token in tokens]
    signs = tuple([place for place, norm in enumerate(norms) if norm in _SIGNS])
    pairs, quote_of = _pair_marks(tokens, signs)
    groups = tuple(g for g in verb_groups(sentence) if not _is_adjective(tokens, g) and not _is_talk(tokens, g))
    group_at = {i: n for n, group in enumerate(groups) for i in range(group.start, group.end)}
    plain_words = tuple([norm.replace("\u200c", "") if "\u200c" in norm else norm for norm in norms])
    return View(
        sentence=sentence,
        tokens=tokens,
        plain=plain_words,
        pairs=pairs,
        quote_of=quote_of,
        groups=groups,
        group_at=group_at,
        openers=_openers(tokens, groups, signs),
        lead_in=_lead_in(plain_words),
        signs=signs,
        borders=_borders(norms, signs, pairs, quote_of, group_at),
    )


def look_at_all(sentences: Sequence[Sentence]) -> tuple[View, ...]:
    """Look at the sentences of a document once, for all who read them."""
    return tuple([look_at(sentence) for sentence in sentences])


def _borders(
    norms: Sequence[str],
    signs: Sequence[int],
    pairs: dict[int, int],
    quote_of: Sequence[int],
    group_at: dict[int, int],
) -> tuple[int, ...]:
    found = {place for place in signs if norms[place] in BORDERS}
    found.update(group_at)
    if pairs:
        found.update(pairs)
        found.update([place for place, quote in enumerate(quote_of) if quote >= 0])
    return tuple(sorted(found))


def _lead_in(plain_words: tuple[str, ...]) -> int:
    lead_ins = load_words().lead_ins
    joined, end = "", 0
    for i, word in enumerate(plain_words[:8]):
        joined += word
        if joined in lead_ins:
            end = i + 1
    return end


def _is_adjective(tokens: tuple[Token, ...], group: VerbGroup) -> bool:
    """Whether a bare شده only qualifies a noun (دارایی‌های بلوکه‌شده در بانک‌ها): a clause ends behind its verb."""
    if group.end - group.start > 1 or group.tense != "perfect" or not group.root.startswith("شد"):
        return False
    if group.end >= len(tokens) or tokens[group.start].norm != "شده":
        return False
    after = tokens[group.end]
    return after.tag in ("ADP", "NOUN", "PROPN", "ADJ", "DET", "PRON", "NUM") and after.verb is None


def _is_talk(tokens: tuple[Token, ...], group: VerbGroup) -> bool:
    """Whether a verb is a half of the noun «گفت و گو», written in three words."""
    first = group.start - 2 if tokens[group.start].norm in _TALK_ENDS else group.start
    if first < 0 or first + 2 >= len(tokens) or tokens[first].norm != "گفت":
        return False
    if tokens[first + 1].norm.startswith("وگو"):
        return True
    return tokens[first + 1].norm == "و" and tokens[first + 2].norm in _TALK_ENDS


def _pair_marks(tokens: tuple[Token, ...], signs: Sequence[int]) -> tuple[dict[int, int], tuple[int, ...]]:
    """Pair opening and closing marks; a mark without a partner is ignored."""
    pairs: dict[int, int] = {}
    open_marks: list[int] = []
    for i in signs:
        mark = tokens[i].text
        if mark not in _MARKS:
            continue
        expected = [_OPENING[tokens[o].text] for o in open_marks]
        if mark in expected and (mark != '"' or expected):
            at = len(expected) - 1 - expected[::-1].index(mark)
            pairs[open_marks[at]] = i
            del open_marks[at:]
        elif mark in _OPENING:
            open_marks.append(i)
    if not pairs:
        return pairs, (-1,) * len(tokens)
    transparent = {mark for mark in pairs if _inside_clause(tokens, mark, pairs[mark])}
    quote_of: list[int] = []
    around: list[int] = []
    for i in range(len(tokens)):
        if around and i > pairs[around[-1]]:
            around.pop()
        quote_of.append(around[-1] if around else -1)
        if i in pairs and tokens[i].text in QUOTES and i not in transparent:
            around.append(i)
    return pairs, tuple(quote_of)


def _inside_clause(tokens: tuple[Token, ...], opening: int, closing: int) -> bool:
    """Whether a quotation begins inside a clause whose verb it ends with: این نامه را «بی‌درنگ پس فرستاد».

    Its words are the clause's own, so the grammar looks through its marks.
    """
    if opening == 0 or tokens[opening].text not in QUOTES or closing - opening < 2:
        return False
    last = tokens[closing - 1]
    return tokens[opening - 1].norm == "را" and last.verb is not None


def _openers(tokens: tuple[Token, ...], groups: tuple[VerbGroup, ...], signs: Sequence[int]) -> tuple[int, ...]:
    """For each group the subordinator that opens its clause, -1 for a main clause.

    A که after a verb opens that verb's content, which is the verb's own clause going on, so it keeps the verb's opener;
    a که after a noun opens a relative clause. Two verbs joined by و share the opener of the first.
    """
    found: list[int] = []
    for n, group in enumerate(groups):
        before = groups[n - 1].end if n else 0
        opener = _opener_between(tokens, before, group, signs)
        if opener < 0 and n and (tokens[before].norm == "که" or _is_governed(tokens, groups[n - 1], group)):
            opener = found[-1]
        if opener < 0 and n and before < len(tokens) and tokens[before].norm in ("و", "یا") and found[-1] >= 0:
            opener = found[-1]
        found.append(opener)
    return tuple(found)


def _is_governed(tokens: tuple[Token, ...], modal: VerbGroup, group: VerbGroup) -> bool:
    """Whether a subjunctive hangs on the «must» or «can» before it: باید بدانند، می‌توانند گفت‌وگو کنند."""
    if group.tense != "subjunctive" or not modal.root.startswith(_MODALS):
        return False
    return not any(tokens[i].norm in _BREAKS for i in range(modal.end, group.start))


def _opener_between(tokens: tuple[Token, ...], start: int, group: VerbGroup, signs: Sequence[int]) -> int:
    for i in reversed(signs[bisect_left(signs, start) : bisect_left(signs, group.start)]):
        norm = tokens[i].norm
        if norm == "تا" and group.tense != "subjunctive":
            continue
        if norm in _ALWAYS_OPENERS or norm in _SUBORDINATORS:
            return i
        if norm == "که":
            if i > start or start == 0:
                return i - 1 if i and tokens[i - 1].norm in _WITH_THAT else i
            return -1
    return -1
