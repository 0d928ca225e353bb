"""The ready questions: their files are as they should be, and each finds in the sample what the sample tells."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from goft.bulk.database import Database, opened
from goft.bulk.questions import load_questions, question_of, values_of
from goft.bulk.questions.loading import parse
from goft.bulk.results import Results
from goft.errors import BulkError
from support.bulk import bulk_sample

pytest.importorskip("duckdb", reason="SKIPPED FOR WANT OF DUCKDB: pip install 'goft[bulk]'")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """The tables of the sample, and of what is no article beside it."""
    with opened(Results(str(bulk_sample(tmp_path_factory.mktemp("sample"))))) as database:
        yield database


FOUND: list[tuple[str, dict[str, str], dict[str, Any]]] = [
    ("accusations", {}, {"accuser": "اتحادیه کرانه", "accused": "آرانشهر", "accusations": 2, "outlets": 2}),
    ("accusations", {"state": "XLZ", "since": "2025-10"}, {"accuser": "برزین آذرگشت", "accused": "آرانشهر"}),
    ("agencies", {}, {"source": "خبرگزاری پیک", "statements": 2, "articles": 2, "outlets": 2}),
    ("agencies", {"outlet": "کانال سپیدار فوری"}, {"source": "شبکه کرانه", "statements": 1}),
    ("anonymous", {"least": "10"}, {"outlet": "شبکه کرانه", "of_groups": 1, "unknown": 0}),
    ("casualties", {}, {"month": "2025-10", "what": "killed", "least": 8, "most": 11, "articles": 3}),
    ("casualties", {}, {"month": "2025-10", "what": "wounded", "least": 30, "most": 30, "outlets": 2}),
    ("denials", {}, {"speaker": "پریچهر آذرنیا", "denials": 5}),
    ("denials", {"state": "XAR", "limit": "1"}, {"speaker": "پریچهر آذرنیا"}),
    ("dyads", {}, {"actor": "XLZ", "recipient": "XAR", "quad": "material conflict", "intensity": -6.5}),
    ("dyads", {"since": "2025-11"}, {"actor": "XLZ", "quad": "material cooperation", "intensity": 5.0}),
    ("refusals", {}, {"kind": "not Persian", "fault": True, "items": 1, "sources": 1}),
    ("said_of", {"word": "مذاكره"}, {"act": "deny", "statements": 1, "speaker": "فرهود رادمان"}),
    ("said_of", {"word": "گذر گاه"}, {"act": "assert", "speakers": 1}),
    ("sanctions", {"state": "XLZ"}, {"sanctioned": "آرانشهری", "planned": False, "announced": 20, "total": 47}),
    ("speakers", {"top": "1"}, {"month": "2025-10", "speaker": "فرهود رادمان", "state": "XAR"}),
]


@pytest.mark.parametrize(("name", "given", "wanted"), FOUND, ids=[f"{one[0]} {' '.join(one[1])}" for one in FOUND])
def test_it_finds(sample: Database, name: str, given: dict[str, str], wanted: dict[str, Any]) -> None:
    question = question_of(name)
    answer = sample.ask(question.sql, values_of(question, given))
    rows = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows()]
    assert any(wanted.items() <= row.items() for row in rows), rows


def test_each_is_tried_and_gives_the_same_twice(sample: Database) -> None:
    assert {one.name for one in load_questions()} == {name for name, _, _ in FOUND}
    for one in load_questions():
        answers = [list(sample.ask(one.sql, values_of(one, {})).rows()) for _ in range(2)]
        assert answers[0] == answers[1], one.name


def test_parameters_do_what_they_say(sample: Database) -> None:
    for one in load_questions():
        for parameter in one.parameters:
            given = {"since": "2026-01", "state": "ZZZ", "outlet": "هیچ", "word": "زرافه", "limit": "0", "top": "0"}
            given |= {"least": "1000"}
            answer = sample.ask(one.sql, values_of(one, {parameter.name: given[parameter.name]}))
            assert list(answer.rows()) == [], (one.name, parameter.name)


def test_ten_are_ready_in_both_languages() -> None:
    questions = load_questions()
    assert len(questions) == 10
    assert all(one.en.isascii() and not one.fa.isascii() for one in questions)
    assert all(parameter.help for one in questions for parameter in one.parameters)


GOOD = "-- fa: چند\n-- en: How many\n-- $limit = 3: rows\n-- $state = : a state\n\nSELECT $limit, $state -- $else\n"


def test_a_file_is_read() -> None:
    question = parse("many", GOOD)
    assert (question.fa, question.en, question.sql) == ("چند", "How many", GOOD)
    assert [(one.name, one.default) for one in question.parameters] == [("limit", 3), ("state", None)]
    assert values_of(question, {"limit": "7", "state": ""}) == {"limit": 7, "state": None}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (GOOD.replace("-- fa: چند\n", ""), "does not say what it answers: '-- fa: …'"),
        (GOOD.replace("en:", "de:"), "'-- de: How many' is neither"),
        (GOOD.replace("$state -- $else", "$else"), r"\$else is used and has no default"),
        (GOOD.replace(", $state", ""), r"\$state is not used"),
        (GOOD.replace("-- $state = : a state", "-- $limit = 4: rows"), "has a parameter twice"),
        ("SELECT 1", "does not say what it answers"),
    ],
    ids=["one language", "another line", "no default", "not used", "twice", "no comment"],
)
def test_a_file_that_is_wrong_is_named(text: str, said: str) -> None:
    with pytest.raises(BulkError, match=rf"questions/many\.sql: .*{said}"):
        parse("many", text)


def test_what_a_question_does_not_take_is_said() -> None:
    with pytest.raises(BulkError, match=r"there is no question 'who' \(there are accusations, agencies"):
        question_of("who")
    question = question_of("dyads")
    with pytest.raises(BulkError, match=r"dyads: takes no 'word' \(it takes state, since, limit\)"):
        values_of(question, {"word": "x"})
    with pytest.raises(BulkError, match="limit is a number, not 'ten'"):
        values_of(question, {"limit": "ten"})
