"""Sentences and tokens as CoNLL-U (https://universaldependencies.org/format.html), a document an article.

What stands there is what the language station read:

- FORM is the word as it was read, with lost half-spaces given back and Persian letters. In MISC `start_char` and
  `end_char` are code points of the raw text, and `Was` its characters there where they are not the FORM. The sentence's
  `# text` is made of the FORMs.
- LEMMA of a verb is `past#present` (گفت#گو), as in the Persian treebanks. FEATS say what a verb's form says.
- Goft has no parser. HEAD and DEPREL make the flat tree that the format wants at level 2 of UD's validation: the first
  word is the root, and the rest hang on it as `dep`, UD's relation for "not known".
- Statements: `# statement = s1 act=deny kind=direct speaker=person/…` before the sentence that the first cue is in,
  and in MISC `Speaker`, `Addressee`, `Cue` and `Content` with the ids of the statements a token belongs to.
- `# newpar` begins each paragraph; `SpaceAfter=No` and `SpacesAfter` as UD and UDPipe have them.

Characters that the format cannot carry are shown by others: see `conllu_cells`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from urllib.parse import quote

from goft.actors import with_names
from goft.export.conllu_cells import features, misc_value, shown, single_spaced, spaces
from goft.language import Language, Sentence, Token
from goft.record import ActorSpan, Record, Span, Statement
from goft.repair import Repaired, Repairer

__all__ = ["ConlluLines"]

_Roles = list[tuple[int, int, str, str]]
"""Start and end in the raw text, the role, and the statement's id."""


class ConlluLines:
    """Makes the lines of one export; the stations are loaded once, and read the articles again: a record keeps no
    tokens."""

    def __init__(self, repairer: Repairer, language: Language) -> None:
        self._repairer = repairer
        self._language = language

    @classmethod
    def load(cls) -> ConlluLines:
        """With the stations that the reader has."""
        return cls(Repairer.load(), Language.load())

    def lines(self, record: Record) -> Iterator[str]:
        """The lines of a record, without their ends, an empty one after each sentence; none for a text of spaces."""
        repaired = self._repairer.repair(record.text)
        sentences = with_names(self._language.read(repaired.text))
        document = quote(record.id, safe="", errors="surrogatepass")
        roles = sorted(_roles(record.statements))
        for number, sentence in enumerate(sentences):
            gap = repaired.text[sentences[number - 1].end : sentence.start] if number else ""
            following = sentences[number + 1].start if number + 1 < len(sentences) else None
            if not number:
                yield f"# newdoc id = {document}"
                yield from _about(record)
            if not number or gap.count("\n") > 1:
                yield "# newpar"
            yield f"# sent_id = {document}-{number + 1}"
            start, end = repaired.original_span(sentence.start, sentence.end)
            yield from _statements(record, start, end)
            yield from _sentence(
                sentence, following, repaired, [one for one in roles if one[0] < end and start < one[1]]
            )
            yield ""


def _about(record: Record) -> Iterator[str]:
    for label, value in (("title", record.title), ("outlet", record.outlet), ("published", record.published)):
        if value and (words := " ".join(shown(value).split())):
            yield f"# {label} = {words}"


def _roles(statements: Iterable[Statement]) -> Iterator[tuple[int, int, str, str]]:
    for one in statements:
        named: list[tuple[str, Span | ActorSpan | None]] = [("Speaker", one.speaker), ("Addressee", one.addressee)]
        named += [("Cue", span) for span in one.cue]
        named += [("Content", span) for span in one.content]
        for role, span in named:
            if span is not None and span.start is not None and span.end is not None:
                yield span.start, span.end, role, one.id


def _statements(record: Record, start: int, end: int) -> Iterator[str]:
    """What is said of the statements whose first cue lies in `start` to `end` of the raw text."""
    keys = {actor.id: actor.key for actor in record.actors}
    for one in record.statements:
        first = (one.cue or one.content)[0].start
        if start <= first < end:
            speaker = keys.get(one.speaker_actor or "")
            by = f" speaker={'-'.join(shown(speaker).split())}" if speaker else ""
            yield f"# statement = {one.id} act={one.act} kind={one.kind}{by}"


def _sentence(sentence: Sentence, following: int | None, repaired: Repaired, roles: _Roles) -> Iterator[str]:
    tokens = sentence.tokens
    gaps = [repaired.text[one.end : after.start] for one, after in pairwise(tokens)]
    # UD lets no document end with SpaceAfter=No.
    last = repaired.text[tokens[-1].end : following] or ("" if following is not None else " ")
    forms = [single_spaced(shown(token.text)) for token in tokens]
    yield "# text = " + "".join(f"{form} " if gap else form for form, gap in zip(forms, [*gaps, ""], strict=True))
    for number, (token, form, gap) in enumerate(zip(tokens, forms, [*gaps, last], strict=True), start=1):
        place = repaired.original_span(token.start, token.end)
        misc = [
            *_place(place, form, repaired.original),
            *_said(place, roles),
            *(["Ezafe=Yes"] if token.ezafe else []),
            *spaces(gap),
        ]
        tree = ("0", "root") if number == 1 else ("1", "dep")
        yield "\t".join(
            [str(number), form, _lemma(token), token.tag, "_", features(token.verb), *tree, "_", "|".join(misc)]
        )


def _lemma(token: Token) -> str:
    return single_spaced(shown(token.lemma)) or "_"


def _place(place: tuple[int, int], form: str, raw: str) -> Iterator[str]:
    start, end = place
    yield f"start_char={start}"
    yield f"end_char={end}"
    if raw[start:end] != form and (was := misc_value(raw[start:end])):
        yield f"Was={was}"


def _said(place: tuple[int, int], roles: _Roles) -> Iterator[str]:
    start, end = place
    found: dict[str, list[str]] = {}
    for first, last, role, statement in roles:
        if first < end and start < last and statement not in found.setdefault(role, []):
            found[role].append(statement)
    for role in sorted(found):
        yield f"{role}={','.join(found[role])}"
