"""Records in the formats of others: each line or document is what that format's own readers expect."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from datetime import date

import msgspec
import pytest

from goft.article import Article
from goft.events.plover import load_event_classes
from goft.export import gkg_line, plover_lines, timeml_document
from goft.export.gkg import COLUMNS
from goft.reader import Reader
from goft.record import Record

TEXT = (
    "ترکیه سه‌شنبه ۱۲ شهروند یونان را در استانبول بازداشت کرد.\n\n"
    "وزیر خارجه ترکیه چهارشنبه به یونان سفر کرد. او به شبکه کرانه گفت: «ما ۳ میلیون دلار می‌پردازیم.» "
    "یونان این خبر را رد کرد & افزود از تحریم‌ها خبری نیست."
)


@pytest.fixture(scope="module")
def reading() -> Record:
    return Reader.load().read(Article(id="a<1>", text=TEXT, outlet="روزنامه بامداد", published=date(2024, 5, 16)))


def test_plover_has_the_columns_of_polecat_and_an_event_a_line(reading: Record) -> None:
    rows = [json.loads(line) for line in plover_lines(reading)]
    first = rows[0]
    assert list(first)[:7] == [
        *("Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts")
    ]
    assert (first["Event Type"], first["Event Mode"], first["Quad Code"]) == ("COERCE", "arrest", "MATERIAL CONFLICT")
    assert (first["Actor Country"], first["Recipient Country"]) == ("Türkiye", "Greece")
    assert (first["Event Date"], first["Publication Date"]) == ("2024-05-14", "2024-05-16")
    assert first["Placename"] == "استانبول"
    visit = next(row for row in rows if row["Event Mode"] == "visit")
    assert (visit["Actor Country"], visit["Recipient Country"]) == ("Türkiye", "Greece")
    assert TEXT[first["Trigger Offset"] :].startswith(first["Trigger"])


def test_plover_leaves_out_what_it_does_not_count(reading: Record) -> None:
    event = reading.events[0]
    lone = msgspec.structs.replace(event, type="SANCTION", mode=None, recipient=None)
    negated = msgspec.structs.replace(event, auxiliary=("negated",))
    assert not list(plover_lines(msgspec.structs.replace(reading, events=(lone, negated))))


def test_timeml_is_xml_whose_text_is_the_article(reading: Record) -> None:
    root = ET.fromstring(timeml_document(reading))
    text = root.find("TEXT")
    assert text is not None
    assert "".join(text.itertext()) == TEXT
    assert root.findtext("DOCID") == "a<1>"
    times = {one.get("tid"): (one.get("type"), one.get("value"), one.text) for one in text.iter("TIMEX3")}
    assert ("DATE", "2024-05-14", "سه‌شنبه") in times.values()
    assert len(times) == len(reading.times)
    created = root.find("DCT/TIMEX3")
    assert created is not None
    assert created.attrib == {"tid": "t0", "type": "DATE", "value": "2024-05-16", "functionInDocument": "CREATION_TIME"}


def test_timeml_holds_any_text() -> None:
    odd = "متن\x00 با \x0b نویسه \ud800 بد <&> ]]>"
    record = Reader.load().read(Article(id="odd", text=odd))
    text = ET.fromstring(timeml_document(record)).find("TEXT")
    assert text is not None
    assert len("".join(text.itertext())) == len(odd)


def test_gkg_has_27_columns_with_counts_amounts_and_dates(reading: Record) -> None:
    line = gkg_line(reading, 7)
    cells = dict(zip(COLUMNS, line.split("\t"), strict=True))
    assert len(COLUMNS) == 27
    assert cells["GKGRECORDID"] == "20240516000000-T7"
    count, *rest = cells["V2.1COUNTS"].split(";")
    assert rest == [""]
    kind, number, counted, *_, offset = count.split("#")
    assert (kind, number, counted) == ("ARREST", "12", "شهروند")
    assert len(count.split("#")) == 11
    assert TEXT[int(offset) :].startswith("۱۲ شهروند")
    assert f"3000000,میلیون دلار,{TEXT.index('۳ میلیون')}" in cells["V2.1AMOUNTS"].split(";")
    assert f"3#5#14#2024#{TEXT.index('سه‌شنبه')}" in cells["V2.1ENHANCEDDATES"].split(";")
    start, length, verb, words = cells["V2.1QUOTATIONS"].split("|")
    assert TEXT[int(start) : int(start) + int(length)] == words
    assert verb == "گفت"


def test_gkg_is_27_cells_of_one_line_for_any_text(everything: list[Record]) -> None:
    for number, one in enumerate(everything, start=1):
        line = gkg_line(one, number)
        assert len(line.splitlines()) == 1
        cells = dict(zip(COLUMNS, line.split("\t"), strict=True))
        assert all(len(block.split("#")) == 11 for block in cells["V2.1COUNTS"].split(";")[:-1])
        assert all(len(block.split(",")) == 3 for block in cells["V2.1AMOUNTS"].split(";")[:-1])
        assert all(len(block.split(",")) == 2 for block in cells["V2.1ALLNAMES"].split(";")[:-1])
        assert all(len(block.split("|")) == 4 for block in cells["V2.1QUOTATIONS"].split("#") if block)


def test_plover_is_of_the_types_and_modes_that_it_has(everything: list[Record]) -> None:
    classes = load_event_classes()
    for one in everything:
        for line in plover_lines(one):
            row = json.loads(line)
            known = classes[row["Event Type"]]
            assert row["Event Mode"] is None or row["Event Mode"] in known.modes
            assert row["Quad Code"] == known.quad.upper()
            assert -10 <= row["Intensity"] <= 10
            assert row["Recipient Name Raw"] or row["Recipient Name"] or not known.recipient_required
