"""brat standoff: each line as brat's documentation writes it, each span the words of the text, each type declared."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

import msgspec

from goft.export import brat_annotations, brat_text
from goft.export.brat_conf import CONFIGURATION
from goft.record import Record, Span
from support.records import TEXT, record, span

# https://brat.nlplab.org/standoff.html
LINES = {
    "T": re.compile(r"T\d+\t(?P<kind>[\w-]+) (?P<spans>\d+ \d+(?:;\d+ \d+)*)\t(?P<text>[^\n]*)"),
    "E": re.compile(r"E\d+\t(?P<kind>[\w-]+):T\d+(?: [A-Za-z]+\d*:[TE]\d+)*"),
    "R": re.compile(r"R\d+\t(?P<kind>[\w-]+) Arg1:[TE]\d+ Arg2:[TE]\d+"),
    "A": re.compile(r"A\d+\t(?P<kind>[\w-]+) [TE]\d+(?: \S+)?"),
    "*": re.compile(r"\*\t(?P<kind>[\w-]+)(?: T\d+){2,}"),
    "#": re.compile(r"#\d+\t(?P<kind>AnnotatorNotes) [TE]\d+\t[^\t]*"),
}
DECLARED = set(re.findall(r"^([\w-]+)", CONFIGURATION["annotation.conf"], re.MULTILINE)) | {"AnnotatorNotes"}


def _hold(one: Record) -> Counter[str]:
    """Parses the annotations; how many lines of each kind there are."""
    text, lines = brat_text(one), brat_annotations(one).splitlines()
    assert len(text) == len(one.text)
    text.encode("utf-8")
    "\n".join(lines).encode("utf-8")
    ids, kinds = set[str](), dict[str, str]()
    for line in lines:
        found = LINES[line[0]].fullmatch(line)
        assert found is not None, line
        assert found["kind"] in DECLARED, line
        key = line.split("\t")[0]
        assert key == "*" or key not in ids
        ids.add(key)
        kinds[key] = found["kind"]
        if line[0] == "T":
            _slices(text, found["spans"], found["text"])
    for line in lines:
        head = line if line[0] not in "T#" else line.split("\t")[1]
        assert set(re.findall(r"(?<![\w-])[TE]\d+(?!\w)", head)) <= ids, line
        if line[0] == "E":
            kind, trigger = line.split("\t")[1].split(" ")[0].split(":")
            assert kinds[trigger] == kind
    return Counter(line[0] for line in lines)


def _slices(text: str, spans: str, words: str) -> None:
    places = [tuple(map(int, place.split())) for place in spans.split(";")]
    parts = [text[start:end] for start, end in places]
    assert " ".join(parts) == words
    assert all(part and part == part.strip() and len(part.splitlines()) == 1 for part in parts)
    assert places == sorted(places)
    assert all(before[1] <= after[0] for before, after in pairwise(places))


def test_the_sample(everything: list[Record]) -> None:
    for one in everything:
        found = _hold(one)
        assert found["E"] == len(one.statements) + len(one.events)


def test_news(news: list[Record]) -> None:
    total: Counter[str] = Counter()
    for one in news:
        total += _hold(one)
    assert all(total[letter] for letter in LINES)


def test_a_content_in_two_places_is_one_span_in_two_fragments() -> None:
    one = record()
    first = msgspec.structs.replace(one.statements[0], content=(span("ارسال پهپاد"), span("پیک")))
    lines = brat_annotations(msgspec.structs.replace(one, statements=(first, *one.statements[1:]))).splitlines()
    a, b = TEXT.index("پیک"), TEXT.index("ارسال پهپاد")
    assert any(f"Content {a} {a + 3};{b} {b + 11}\tپیک ارسال پهپاد" in line for line in lines)


def test_a_span_over_line_ends_is_cut_there() -> None:
    text = "رادمان گفت:\r\n«سطر یک \n\n  سطر دو\u2028سطر سه»"
    one = record()
    whole = Span(13, len(text), text[13:])
    said = msgspec.structs.replace(
        one.statements[0],
        speaker=None, cue=(span("گفت", text),), content=(whole,), via=(), about=None,
    )  # fmt: skip
    made = msgspec.structs.replace(one, text=text, statements=(said,), actors=())
    _hold(made)
    (line,) = [line for line in brat_annotations(made).splitlines() if "\tContent " in line]
    assert line.endswith("\t«سطر یک سطر دو سطر سه»")
    assert line.count(";") == 2


def test_line_ends_stay_as_they_are(odd: Record) -> None:
    assert brat_text(odd) == odd.text.replace("\ud83d", "\ufffd")
    assert "\r\n" in brat_text(odd)


def test_what_answers_what_is_a_relation() -> None:
    lines = brat_annotations(record()).splitlines()
    assert any(re.fullmatch(r"R\d+\tAnswers Arg1:E4 Arg2:E1", line) for line in lines)
    assert any(re.fullmatch(r"R\d+\tInside Arg1:E3 Arg2:E2", line) for line in lines)


def test_every_type_has_a_colour_or_a_label() -> None:
    visual = CONFIGURATION["visual.conf"]
    for kind in ("Person", "Content", "Statement-deny", "SANCTION"):
        assert f"{kind}\tbgColor:" in visual
