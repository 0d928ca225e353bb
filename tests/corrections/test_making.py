"""What is refused when a correction is made, with words that say where and what to do; and finding words again."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from goft.corrections import Parts, Who, correction, found, moved
from goft.corrections.model import known_by
from goft.errors import CorrectionError
from goft.record import Span
from support.records import TEXT, record, span

ONE = record()
SIZE = len(TEXT)
GOOD = Parts(kind="direct", act="assert", speaker=None, cue=(span("گفت"),), content=(span("پیک"),))
REFUSED: list[tuple[str, str | None, Any, Any, str]] = [
    ("no statement", "s9", "confirm", None, "has no statement 's9'"),
    ("no kind of correction", "s1", "praise", None, "no correction 'praise'"),
    ("no act", "s1", "act", "shout", "no act 'shout'"),
    ("no kind", "s1", "kind", "loud", "no kind 'loud'"),
    ("no content", "s1", "content", [], "the content is empty"),
    ("no cue", "s1", "cue", [], "the cue is empty"),
    ("behind the text", "s1", "content", [(SIZE - 1, SIZE + 1)], "has no place"),
    ("before the text", "s1", "content", [(-1, 3)], "has no place"),
    ("the wrong way round", "s1", "cue", [(5, 3)], "has no place"),
    ("white space", "s1", "content", [(TEXT.index("\n"), TEXT.index("\n") + 2)], "only white space"),
    ("twice", "s1", "content", [(0, 5), (4, 9)], "overlap"),
    ("other words", "s1", "speaker", Who(span=Span(0, 3, "abc")), "stands"),
    ("nothing named", "s1", "addressee", Who(name="مهرو"), "has no words"),
    ("a link without words", "s1", "via", [Who(key="outlet/x")], "has no words"),
    ("itself", "s1", "answers", ["s1"], "does not answer itself"),
    ("what is not there", "s1", "answers", ["s8"], "has no statement 's8'"),
    ("nothing to add", None, "add", None, "what is to be added is missing"),
    ("an id to add", "s1", "add", GOOD, "what is to be added is missing"),
]


@pytest.mark.parametrize(("number", "what", "value", "said"), [row[1:] for row in REFUSED], ids=[r[0] for r in REFUSED])
def test_what_cannot_be_is_refused(number: str | None, what: Any, value: Any, said: str) -> None:
    with pytest.raises(CorrectionError, match=said):
        correction(ONE, number, what, value, by="نگار")


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [("by", " ", "nobody is named"), ("at", "2026-11-30", "no time"), ("at", "x", "no time"),
     ("at", "2026-11-30T08:00:00+03:30", "no time"), ("note", "x" * 5000, "too long")],
)  # fmt: skip
def test_who_and_when(field: str, value: str, said: str) -> None:
    given: dict[str, Any] = {"by": "نگار", field: value}
    with pytest.raises(CorrectionError, match=said):
        correction(ONE, "s1", "confirm", **given)


def test_a_correction_says_what_it_was_made_of() -> None:
    made = correction(ONE, "s4", "act", "refuse", by="نگار", note="لحن")
    assert (made.reader, made.note, made.anchor) == ("0", "لحن", known_by(ONE.statements[3]))
    assert made.left is not None
    assert (made.left.act, made.left.answers) == ("refuse", (known_by(ONE.statements[0]),))
    assert msgspec.json.decode(msgspec.json.encode(made), type=type(made)) == made


@pytest.mark.parametrize(
    ("text", "finds"),
    [
        ("پیش از این. " + TEXT, True),
        (TEXT.replace("ی", "ي").replace("ک", "ك"), True),
        (TEXT.replace("امیدواریم", "امیدوار\u200cیم").replace(" کرد", "  کرد"), True),
        (TEXT.replace("متهم کرد", "محکوم کرد"), False),
        ("", False),
    ],
    ids=["shifted", "Arabic letters", "spaced", "other words", "nothing"],
)
def test_words_are_found_again(text: str, finds: bool) -> None:
    made = correction(ONE, "s1", "act", "warn", by="نگار")
    after = moved(made, text)
    assert (after is not None) == finds
    if after is not None:
        assert all(text[one.start : one.end] == one.text for one in after.spans())
        assert after.anchor.content[0].start > text.index("گزارش")


def test_the_statement_around_is_another_one() -> None:
    outer, nested = ONE.statements[1], ONE.statements[2]
    assert found(ONE.statements, [known_by(nested)]) == 2
    assert found([outer], [known_by(nested)]) is None
    assert found([nested], [known_by(outer)]) is None


def test_a_content_that_a_reading_cut_otherwise_is_found() -> None:
    first = ONE.statements[1]
    content = first.content[0]
    shorter = Span(content.start + 12, content.end, content.text[12:])
    assert found([msgspec.structs.replace(first, content=(shorter,))], [known_by(first)]) == 0
    other = msgspec.structs.replace(first, content=(shorter,), cue=(span("به گزارش"),))
    assert found([other], [known_by(first)]) == 0
    assert found([other], [known_by(first)], same_cue=True) is None
