"""CoNLL-U: UD's own validator passes it at level 2, the conllu package reads it, and offsets lead to the raw text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import conllu
import msgspec
import pytest

from goft.export import ConlluLines
from goft.export.conllu_cells import features, misc_value, shown, spaces
from goft.language import Verb
from goft.record import Record
from support.records import record

NO_UDTOOLS = "SKIPPED FOR WANT OF UDTOOLS: pip install udtools"


@pytest.fixture(scope="module")
def maker() -> ConlluLines:
    return ConlluLines.load()


def _text(maker: ConlluLines, records: Iterable[Record]) -> str:
    return "".join(f"{line}\n" for one in records for line in maker.lines(one))


def _validate(text: str, place: Path) -> None:
    udtools = pytest.importorskip("udtools", reason=NO_UDTOOLS)
    place.write_text(text, encoding="utf-8", newline="")
    # Level 2 has the tests of level 1 in it.
    state = udtools.Validator(lang="ud", level=2, output=None).validate_files([str(place)])
    assert not state.error_tracker, [(one.testid, one.lineno, one.message) for one in state.error_tracker[:5]]
    assert state.passed()


def test_the_validator_does_find_what_is_wrong(maker: ConlluLines, tmp_path: Path) -> None:
    good = _text(maker, [record()])
    for bad in (good.replace("\t0\troot\t", "\t1\troot\t"), good.replace("# text = ", "# text = x", 1), f"{good}x"):
        with pytest.raises(AssertionError):
            _validate(bad, tmp_path / "bad.conllu")


def test_the_sample_is_valid_at_level_2(maker: ConlluLines, everything: list[Record], tmp_path: Path) -> None:
    _validate(_text(maker, everything), tmp_path / "sample.conllu")


def test_news_is_valid_at_level_2(maker: ConlluLines, news: list[Record], tmp_path: Path) -> None:
    # An eighth of them: the validator is slower than the reader.
    _validate(_text(maker, news[::8]), tmp_path / "news.conllu")


def test_offsets_lead_to_the_raw_text(maker: ConlluLines, everything: list[Record]) -> None:
    for one in everything:
        covered, done = set[int](), 0
        for sentence in conllu.parse(_text(maker, [one])):
            for token in sentence:
                misc: dict[str, str] = token["misc"]
                start, end = int(misc["start_char"]), int(misc["end_char"])
                assert done <= start < end
                raw = one.text[start:end]
                written = misc.get("Was", token["form"] if raw == token["form"] else None)
                assert written is None or _unescaped(written) == raw
                covered.update(range(start, end))
                done = end
        visible = {place for place, c in enumerate(one.text) if unicodedata.category(c)[0] in "LN"}
        assert visible <= covered


def _unescaped(value: str) -> str:
    for sign, meant in ((r"\s", " "), (r"\t", "\t"), (r"\n", "\n"), (r"\r", "\r"), (r"\p", "|"), ("\\\\", "\\")):
        value = value.replace(sign, meant)
    return value


def test_documents_paragraphs_and_statements(maker: ConlluLines) -> None:
    one = record("یک/a b")
    lines = list(maker.lines(one))
    assert lines[0] == "# newdoc id = %DB%8C%DA%A9%2Fa%20b"
    assert lines.count("# newpar") == 2
    told = [line for line in lines if line.startswith("# statement = ")]
    assert sorted(line.split()[3] for line in told) == ["s1", "s2", "s3", "s4", "s5"]
    assert "# statement = s1 act=accuse kind=mixed speaker=state/lazhvard" in told
    sentences = conllu.parse("\n".join(lines))
    assert [sentence.metadata["sent_id"] for sentence in sentences] == [
        f"%DB%8C%DA%A9%2Fa%20b-{number}" for number in range(1, len(sentences) + 1)
    ]
    said = {
        token["form"]
        for sentence in sentences
        for token in sentence
        if "s1" in (token["misc"] or {}).get("Content", "")
    }
    assert said == {"ارسال", "پهپاد"}


def test_a_lost_half_space_is_in_the_form_and_not_in_was(maker: ConlluLines, odd: Record) -> None:
    found: dict[str, Any] = {
        token["form"]: token["misc"] for sentence in conllu.parse(_text(maker, [odd])) for token in sentence
    }
    assert found["رایزنی‌های"]["Was"] == "رايزنيهاي"
    assert found["می‌گوید"]["Was"] == r"می\sگوید"
    assert "◌\u0301" in found
    assert "□" in found


def test_a_text_of_spaces_has_no_lines(maker: ConlluLines, odd: Record) -> None:
    blank = msgspec.structs.replace(odd, text=" \n ", statements=(), actors=(), events=(), figures=(), times=())
    assert not list(maker.lines(blank))


@pytest.mark.parametrize(
    ("verb", "wanted"),
    [
        (None, "_"),
        (Verb("گفت#گو", "past", 3, False, False), "Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin"),
        (Verb("گفت#گو", "infinitive", None, False, True), "Polarity=Neg|VerbForm=Inf"),
        (Verb("گفت#گو", "participle", None, False, False, True), "VerbForm=Part|Voice=Pass"),
        (Verb("گفت#گو", "pluperfect", 1, True, False), "Mood=Ind|Number=Plur|Person=1|Tense=Pqp|VerbForm=Fin"),
    ],
)
def test_features_are_in_the_order_of_the_alphabet(verb: Verb | None, wanted: str) -> None:
    assert features(verb) == wanted


def test_cells() -> None:
    assert spaces("") == ["SpaceAfter=No"]
    assert spaces(" ") == []
    assert spaces("\r\n\u2028|") == [r"SpacesAfter=\r\n\s\p"]
    assert shown("e\u0301\x00") == "é□"
    assert misc_value("e\u0301") is None
    assert misc_value("a|b c") == r"a\pb\sc"
