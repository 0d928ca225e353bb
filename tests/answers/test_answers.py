"""Which statement another one answers, on sentences of our own (`cases.toml`) and on every word of reference."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from goft.actors.spelling import key
from goft.answers.references import load_references
from goft.article import Article
from goft.reader import Reader
from goft.record import Record, Statement

CASES = tomllib.loads((Path(__file__).parent / "cases.toml").read_text(encoding="utf-8"))["case"]
WORDS = tomllib.loads((Path(__file__).parents[2] / "src/goft/answers/data/references.toml").read_text(encoding="utf-8"))
SPELLINGS: dict[str, Callable[[str], str]] = {
    "as it is": str,
    "spaced": lambda word: word.replace("\u200c", " "),
    "glued": key,
}


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load()


def _answers(record: Record) -> list[tuple[Statement, Statement]]:
    known = {one.id: one for one in record.statements}
    return [(one, known[one.answers[0]]) for one in record.statements if one.answers]


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_case(reader: Reader, case: dict[str, Any]) -> None:
    found = _answers(reader.read(Article(id="case", text=case["text"])))
    if case.get("none"):
        assert not found
        return
    said = [(" ".join(span.text for span in one.cue), " ".join(s.text for s in other.content)) for one, other in found]
    for cue, content in case["answers"]:
        assert any(cue == read and content in answered for read, answered in said), said
    assert len(said) == len(case["answers"]), said


def test_an_answer_says_why_and_names_statements_that_are_there(reader: Reader) -> None:
    for case in CASES:
        record = reader.read(Article(id="case", text=case["text"]))
        ids = {one.id for one in record.statements}
        for one in record.statements:
            assert set(one.answers) <= ids - {one.id}
            assert not one.answers or f"answers {', '.join(one.answers)}: " in one.why


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_every_noun_of_reference_points_back(spelling: str) -> None:
    lists = load_references()
    for noun in chain(WORDS["any_act"], *WORDS["nouns"].values()):
        for word in SPELLINGS[spelling](noun).split():
            joined = key("".join(SPELLINGS[spelling](noun).split()))
            assert joined in lists.nouns, word
            assert joined + "های" in lists.nouns


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_every_word_of_untruth_is_met(reader: Reader, spelling: str) -> None:
    missed = []
    for word in WORDS["untrue"]:
        text = (
            "روزنامه پراوو نوشت دولت کارخانه فولاد شمال را فروخته است. "
            f"سخنگوی دولت گفت فروش کارخانه فولاد شمال {SPELLINGS[spelling](word)} است."
        )
        found = _answers(reader.read(Article(id="word", text=text)))
        if not any("کارخانه فولاد شمال" in other.content[0].text for _, other in found):
            missed.append(word)
    assert not missed
