"""A user's own book: what each source gives, what is refused and why, and that nothing in the book is lost."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from goft.actors.book import Imported, NameIndex, Refusal, add_to_folder, meant, read_source
from goft.actors.book.folder import read_bodies, read_folder
from goft.actors.book.model import ImportedTerm, iso_day, state_of
from goft.actors.book.wikidata import read_wikidata
from goft.errors import InputError, OutputError


def entity(identifier: str, schema: str, **properties: Any) -> str:
    values = {name: [value] if isinstance(value, str) else value for name, value in properties.items()}
    return json.dumps({"id": identifier, "schema": schema, "properties": values}, ensure_ascii=False)


FTM = [
    entity("p1", "Person", name="Radman Kuhzad", alias=["رادمان کوهزاد", "R. Kuhzad"], country="ir", wikidataId="Q77"),
    entity("q1", "Position", name="وزیر شیلات", country="ir"),
    entity("o1", "Occupancy", holder="p1", post="q1", startDate="2015-03-01", endDate="2019-08"),
    entity("s1", "Sanction", entity="p1", authority="OFAC", startDate="2020-01-10"),
    entity("b1", "PublicBody", name="Fisheries Board", alias=["سازمان شیلات"], jurisdiction="ir"),
    entity("a1", "Address", full="Tehran"),
]


def items(path: Path, lines: Iterable[str]) -> list[Imported | Refusal]:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return list(read_source(path))


def imported(found: list[Imported | Refusal]) -> list[Imported]:
    return [one for one in found if isinstance(one, Imported)]


def refusals(found: list[Imported | Refusal]) -> list[Refusal]:
    return [one for one in found if isinstance(one, Refusal)]


def test_followthemoney(tmp_path: Path) -> None:
    person, body = items(tmp_path / "entities.ftm.json", FTM)
    assert person == Imported(
        kind="person",
        name="رادمان کوهزاد",
        also=("Radman Kuhzad", "R. Kuhzad"),
        english="Radman Kuhzad",
        wikidata="Q77",
        country="IRN",
        terms=(
            ImportedTerm("وزیر شیلات", "IRN", "2015-03-01", "2019-08"),
            ImportedTerm("در فهرست تحریم: OFAC", None, "2020-01-10", None),
        ),
    )
    assert isinstance(body, Imported)
    assert (body.kind, body.name, body.country) == ("body", "سازمان شیلات", "IRN")


REFUSED = [
    ("no JSON", "{broken", "no FollowTheMoney entity"),
    ("no holder", entity("o2", "Occupancy", holder="p9", post="q1"), "its holder 'p9' is not in the file"),
    ("no post", entity("o3", "Occupancy", holder="p1", post="q9"), "its post 'q9' is not in the file"),
    ("no name", entity("p2", "Person", country="ir"), "has no name"),
]


@pytest.mark.parametrize(("line", "why"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_what_followthemoney_lacks_is_refused(tmp_path: Path, line: str, why: str) -> None:
    (refused,) = refusals(items(tmp_path / "entities.ftm.json", [*FTM, line]))
    assert refused.why.startswith(why)


def claim(value: str, **qualifiers: str) -> dict[str, Any]:
    dates = {name: [{"datavalue": {"value": {"time": time}}}] for name, time in qualifiers.items()}
    return {"mainsnak": {"datavalue": {"value": {"id": value}}}, "qualifiers": dates}


WIKIDATA: list[dict[str, Any]] = [
    {
        "id": "Q501",
        "labels": {"en": {"value": "Siamand Azarnia"}, "fa": {"value": "سیامند آذرنیا"}},
        "aliases": {"fa": [{"value": "س. آذرنیا"}]},
        "claims": {
            "P31": [claim("Q5")],
            "P27": [claim("Q794")],
            "P39": [
                claim("Q601", P580="+2011-05-00T00:00:00Z", P582="+2014-00-00T00:00:00Z"),
                claim("Q699"),
            ],
        },
    },
    {"id": "Q601", "labels": {"fa": {"value": "وزیر شیلات"}}, "claims": {"P1001": [claim("Q794")]}},
    {"id": "Q700", "labels": {"en": {"value": "a river"}}, "claims": {}},
]


@pytest.mark.parametrize("zipped", [False, True])
def test_wikidata(tmp_path: Path, zipped: bool) -> None:
    text = "[\n" + ",\n".join(json.dumps(one, ensure_ascii=False) for one in WIKIDATA) + "\n]\n"
    path = tmp_path / ("part.json.gz" if zipped else "part.json")
    path.write_bytes(gzip.compress(text.encode()) if zipped else text.encode())
    refused, person = read_source(path)
    assert refused == Refusal(
        "part.json" + ".gz" * zipped + ", Q501", "سیامند آذرنیا", "the office Q699 has no label in the file"
    )
    assert isinstance(person, Imported)
    assert (person.name, person.wikidata, person.country) == ("سیامند آذرنیا", "Q501", "IRN")
    assert person.also == ("س. آذرنیا", "Siamand Azarnia")
    assert person.terms == (ImportedTerm("وزیر شیلات", "IRN", "2011-05", "2014"),)


def test_a_line_that_is_no_entity_is_told() -> None:
    (refused,) = read_wikidata("x.json", io.StringIO("[\nnonsense,\n]\n"))
    assert isinstance(refused, Refusal)
    assert refused.where == "x.json, line 2"


def test_a_table(tmp_path: Path) -> None:
    lines = [
        "name,also,state,office,from,to",
        "رادمان کوهزاد,ر. کوهزاد; کوهزاد,IR,وزیر شیلات,2015,2019-08",
        ",,IRN,,,",
        "سیامند آذرنیا,,Iran,,,",
        "سیامند آذرنیا,,IRN,وزیر شیلات,last year,",
    ]
    found = items(tmp_path / "people.csv", lines)
    (person,) = imported(found)
    assert person.also == ("ر. کوهزاد", "کوهزاد")
    assert person.terms == (ImportedTerm("وزیر شیلات", "IRN", "2015", "2019-08"),)
    assert [one.why.partition(";")[0] for one in refusals(found)] == [
        "has no name",
        "no state has the code 'Iran'",
        "`from` is 'last year', not YYYY, YYYY-MM or YYYY-MM-DD",
    ]


def test_a_table_without_names_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no `name`"):
        items(tmp_path / "people.csv", ["who,office,state", "x,y,z"])


def test_a_file_of_no_known_kind_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is none of FollowTheMoney"):
        items(tmp_path / "notes.txt", ["some words"])


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        list(read_source(tmp_path / "none.csv"))


def person(**fields: Any) -> Imported:
    return Imported(kind="person", **{"name": "رادمان کوهزاد", "country": "IRN"} | fields)


TERM = ImportedTerm("وزیر شیلات", "IRN", "2015", "2019")


def test_a_book_keeps_what_it_has_and_takes_what_is_new(tmp_path: Path) -> None:
    assert add_to_folder(tmp_path, [person(terms=(TERM,))]).new == 1
    later = ImportedTerm("سفیر در مسکو", "IRN", "2020")
    report = add_to_folder(tmp_path, [person(also=("کوهزاد",), wikidata="Q77", terms=(TERM, later))])
    assert (report.new, report.merged, report.unchanged) == (0, 1, 0)
    again = add_to_folder(tmp_path, [person(also=("کوهزاد",), wikidata="Q77", terms=(TERM, later))])
    assert (again.new, again.merged, again.unchanged) == (0, 0, 1)
    first, second = read_folder(tmp_path)
    assert (first.office, first.since, first.until, first.wikidata) == ("وزیر شیلات", "2015", "2019", "Q77")
    assert first.also == ("کوهزاد",)
    assert (second.office, second.known) == ("سفیر در مسکو", "imported")


def test_a_sanction_is_not_taken_in_twice(tmp_path: Path) -> None:
    listed = ImportedTerm("در فهرست تحریم: OFAC", None, "2020")
    assert add_to_folder(tmp_path, [person(terms=(listed,))]).new == 1
    assert add_to_folder(tmp_path, [person(terms=(listed,))]).unchanged == 1


def test_two_of_one_name_stay_two(tmp_path: Path) -> None:
    report = add_to_folder(tmp_path, [person(wikidata="Q1"), person(wikidata="Q2"), person(country="AFG")])
    assert report.new == 3
    assert len({term.person for term in read_folder(tmp_path)}) == 3
    with NameIndex.of_folder(tmp_path) as index:
        assert meant(index.find("رادمان کوهزاد")) is None  # unsure


def test_a_term_that_ends_before_it_begins_is_refused(tmp_path: Path) -> None:
    report = add_to_folder(tmp_path, [person(terms=(ImportedTerm("وزیر شیلات", "IRN", "2019", "2015"),))])
    assert [one.why for one in report.refused] == ["ends 2015, before it begins (2019)"]
    assert [term.office for term in read_folder(tmp_path)] == [None]


def test_bodies_are_kept_apart(tmp_path: Path) -> None:
    body = Imported(kind="body", name="سازمان شیلات", also=("Fisheries Board",), country="IRN")
    add_to_folder(tmp_path, [body])
    add_to_folder(tmp_path, [body])
    assert [(one.name, one.also, one.country) for one in read_bodies(tmp_path)] == [
        ("سازمان شیلات", ("Fisheries Board",), "IRN")
    ]


def test_an_import_that_breaks_off_leaves_the_book_as_it_was(tmp_path: Path) -> None:
    add_to_folder(tmp_path, [person(terms=(TERM,))])
    before = {path.name: path.read_bytes() for path in tmp_path.rglob("*.csv")}

    def broken() -> Iterable[Imported]:
        yield person(name="سیامند آذرنیا")
        raise InputError("cannot be read")

    with pytest.raises(InputError):
        add_to_folder(tmp_path, broken())
    assert {path.name: path.read_bytes() for path in tmp_path.rglob("*.csv")} == before


def test_a_book_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "book").write_text("a file", encoding="utf-8")
    with pytest.raises((OutputError, InputError)):
        add_to_folder(tmp_path / "book", [person()])


def test_a_wrong_line_in_a_book_is_named(tmp_path: Path) -> None:
    add_to_folder(tmp_path, [person(terms=(TERM,))])
    path = tmp_path / "terms" / "IRN.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("2015", "May 2015"), encoding="utf-8")
    with pytest.raises(InputError, match=r"IRN\.csv, line 2: `from`"):
        read_folder(tmp_path)


def test_the_index_follows_its_files(tmp_path: Path) -> None:
    add_to_folder(tmp_path, [person(terms=(TERM,))])
    with NameIndex.of_folder(tmp_path) as index:
        assert not index.find("سیامند آذرنیا") or meant(index.find("سیامند آذرنیا")) is None
    add_to_folder(tmp_path, [person(name="سیامند آذرنیا")])
    with NameIndex.of_folder(tmp_path) as index:
        found = meant(index.find("سيامند آذرنيا"))
        assert found is not None
        assert found.actor.name == "سیامند آذرنیا"


FOUND = [
    ("half-space lost", "محمد جواد ظریف", None, "محمدجواد ظریف", "the same name"),
    ("Arabic letters", "علي لاريجاني", None, "علی لاریجانی", "the same name"),
    ("another spelling", "بلینکین", "2022-01-01", "آنتونی بلینکن", "sounds like بلینکن"),
    ("Latin", "Sergey Lavrov", None, "سرگئی لاوروف", "also called Sergey Lavrov"),
    ("Latin otherwise", "Sergei Lavrow", None, "سرگئی لاوروف", "sounds like"),
    ("a surname on a day", "ظریف", "2020-01-01", "محمدجواد ظریف", "the last words of محمدجواد ظریف"),
    ("a body", "سازمان ملل", None, "سازمان ملل متحد", "also called"),
    ("a state in English", "Japan", None, "ژاپن", "also called Japan"),
]


@pytest.fixture(scope="module")
def package() -> NameIndex:
    return NameIndex.of_package()


@pytest.mark.parametrize(("name", "day", "who", "why"), [row[1:] for row in FOUND], ids=[row[0] for row in FOUND])
def test_a_name_is_found(package: NameIndex, name: str, day: str | None, who: str, why: str) -> None:
    found = meant(package.find(name, date.fromisoformat(day) if day else None))
    assert found is not None
    assert found.actor.name == who
    assert found.why[0].startswith(why)


@pytest.mark.parametrize("name", ["حسینی", "رادمان کوهزاد", "نامی که نیست", "", "!!"])
def test_unsure_is_an_answer(package: NameIndex, name: str) -> None:
    assert meant(package.find(name)) is None


def test_an_office_on_the_day_counts(package: NameIndex) -> None:
    (found, *_) = package.find("ظریف", date(2020, 1, 1))
    assert found.why[1] == "on 2020-01-01 وزیر امور خارجه"
    (later, *_) = package.find("ظریف", date(2023, 1, 1))
    assert later.why[1] == "no office on 2023-01-01"
    assert later.evidence < found.evidence


DATES = [
    ("+2013-08-15T00:00:00Z", "2013-08-15"),
    ("2013-08-00", "2013-08"),
    ("2013-00-00", "2013"),
    ("2013", "2013"),
    ("May", None),
    ("", None),
    (None, None),
]


@pytest.mark.parametrize(("text", "day"), DATES)
def test_dates_are_read_as_far_as_they_are_told(text: str | None, day: str | None) -> None:
    assert iso_day(text) == day


def test_states_by_either_code() -> None:
    assert [state_of(code) for code in ("ir", "IRN", "irn", "gb", "zz", "", None)] == [
        "IRN",
        "IRN",
        "IRN",
        "GBR",
        None,
        None,
        None,
    ]
