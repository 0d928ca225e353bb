"""Any text at all: CoNLL-U stays valid, TimeML and CSV give it back, FollowTheMoney leaves values as they are."""

from __future__ import annotations

import csv
import io
import re
import xml.etree.ElementTree as ET
from functools import cache
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goft.export import ConlluLines, csv_lines, csv_words, timeml_document
from goft.export.ftm_values import long_text, name, short_text
from goft.record import Record
from support.records import StubReader, record

# Persian, what is damaged, and what some format gives a meaning to.
_PIECES = st.sampled_from(
    [
        *(
            "سخن",
            "می",
            "رود",
            "رايزنيهاي",
            "کتاب",
            "۱۲",
            "گفت",
            "a",
            "e",
            "_",
            "#",
            "=",
            "'",
            '"',
            "«",
            "»",
            ".",
            "!",
            ":",
        ),
        *(
            " ",
            "  ",
            "\n",
            "\r\n",
            "\t",
            "\u200c",
            "\u00a0",
            "\u2028",
            "\x0b",
            "\x85",
            "\x1c",
            "\x00",
            "\ufeff",
            "\u202b",
        ),
        *(
            "\u0301",
            "\u0654",
            "\u0653",
            "\u064b",
            "\u0650",
            "ـ",
            "\ufdf2",
            "\ufefb",
            "\u09c7",
            "\u09be",
            "\ud800",
            "\ufffd",
        ),
        *(
            "|",
            "\\",
            "%",
            "/",
            "<",
            "&",
            "]]>",
            "https://a.example/?b|c",
            "\U0001f600",
            "\u1100\u1161",
            "\u2126",
            "\ufffe",
        ),
    ]
)
TEXTS = st.lists(_PIECES, max_size=30).map("".join)
_EXAMPLES = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def _record(text: str, key: str = "one") -> Record:
    from goft.article import Article

    return StubReader().read(Article(id=key, text=text, title=text, outlet=text))


@cache
def _maker() -> ConlluLines:
    return ConlluLines.load()


@cache
def _validator() -> Any:
    udtools = pytest.importorskip("udtools", reason="SKIPPED FOR WANT OF UDTOOLS: pip install udtools")
    return udtools.Validator(lang="ud", level=2, output=None)


@_EXAMPLES
@given(TEXTS, TEXTS)
def test_conllu_is_valid(text: str, key: str) -> None:
    found = "".join(f"{line}\n" for line in _maker().lines(_record(text, key or "one")))
    if found:
        state = _validator().validate_file_handle(io.StringIO(found, newline=""))
        assert not state.error_tracker, [(one.testid, one.message) for one in state.error_tracker[:5]]


@_EXAMPLES
@given(TEXTS)
def test_timeml_gives_the_text_back(text: str) -> None:
    one = _record(text)
    found = ET.fromstring(timeml_document(one)).find("TEXT")
    assert found is not None
    carried = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "\ufffd", one.text)
    assert "".join(found.itertext()) == carried


@_EXAMPLES
@given(TEXTS)
def test_csv_gives_cells_back(text: str) -> None:
    one = msgspec.structs.replace(record(), outlet=text, url=text)
    for row in csv.reader(io.StringIO("\n".join(csv_lines(one)), newline="")):
        assert (csv_words(row[1]), csv_words(row[3])) == (text, text)


@_EXAMPLES
@given(TEXTS)
def test_values_of_followthemoney_stay(text: str) -> None:
    types: Any = pytest.importorskip(
        "followthemoney.types", reason="SKIPPED FOR WANT OF FOLLOWTHEMONEY: pip install -r requirements-validators.lock"
    )
    registry = types.registry
    for made, kind in ((name(text), registry.name), (short_text(text), registry.string)):
        assert made is None or kind.clean(made) == made
    assert all(registry.text.clean(part) == part for part in long_text(text))
