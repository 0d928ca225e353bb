"""FollowTheMoney: every entity is one to FollowTheMoney itself, with each value left as it is."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from typing import Any

import msgspec
import pytest

from goft.actors.gazetteer import state_codes
from goft.export import FtmLines
from goft.export.ftm_values import country_code, day, long_text, name, short_text, web_address
from goft.record import Actor, Record
from support.records import record

NO_FTM = (
    "SKIPPED FOR WANT OF FOLLOWTHEMONEY: apt-get install libicu-dev g++ pkg-config, then "
    "pip install -r requirements-validators.lock"
)


@pytest.fixture(scope="module")
def ftm() -> Any:
    return pytest.importorskip("followthemoney", reason=NO_FTM)


def _entities(records: Iterable[Record]) -> list[dict[str, Any]]:
    maker = FtmLines()
    return [json.loads(line) for one in records for line in maker.lines(one)]


def _hold(ftm: Any, records: Iterable[Record]) -> Counter[str]:
    """Every entity loads, is valid, has what its schema requires, and points at entities that are there."""
    entities = _entities(records)
    schemata = {one["id"]: one["schema"] for one in entities}
    assert len(schemata) == len(entities), "an entity is there twice"
    for one in entities:
        schema = ftm.model.get(one["schema"])
        assert set(one["properties"]) <= {key for key, prop in schema.properties.items() if not prop.stub}
        schema.validate(one)
        proxy = ftm.model.get_proxy(one, cleaned=False)
        assert proxy.to_dict()["properties"] == one["properties"]
        assert proxy.id == one["id"]
        assert all(one["properties"].get(key) for key in schema.required)
        for prop, value in proxy.itervalues():
            assert prop.type.validate(value), (prop.name, value)
            if prop.type.name == "entity":
                assert ftm.model.get(schemata[value]).is_a(prop.range), (prop.name, schemata[value])
    return Counter(one["schema"] for one in entities)


def test_the_sample_is_valid(ftm: Any, everything: list[Record]) -> None:
    found = _hold(ftm, everything)
    assert found["Article"] == len(everything)
    assert found["Note"] == sum(len(one.statements) for one in everything)
    assert found["Event"] == sum(len(one.events) for one in everything)
    assert found["Person"]
    assert found["PublicBody"]
    assert found["Mention"]


def test_news_is_valid(ftm: Any, news: list[Record]) -> None:
    assert _hold(ftm, news)["Article"] == len(news) > 300


def test_an_actor_is_written_once_and_mentioned_in_each_article() -> None:
    entities = _entities([record("one"), record("two")])
    found = Counter(one["schema"] for one in entities)
    assert (found["Person"], found["PublicBody"], found["Mention"]) == (1, 1, 4)


def test_a_statement_is_a_note_of_its_speaker_with_its_place() -> None:
    one = record()
    entities = {found["id"]: found for found in _entities([one])}
    notes = [found["properties"] for found in entities.values() if found["schema"] == "Note"]
    first = notes[0]
    assert first["keywords"] == ["accuse", "mixed"]
    assert entities[first["entity"][0]]["properties"]["name"] == ["لاژورد"]
    assert entities[first["proof"][0]]["schema"] == "Article"
    span = one.statements[0].content[0]
    assert first["notes"][0].startswith(f"code points {span.start}:{span.end}; ")
    assert "entity" not in notes[-1], "nobody is known to have said it"


@pytest.mark.parametrize(
    ("kind", "called", "schema"),
    [
        ("person", "فرهود رادمان", "Person"),
        ("office", "وزیر خارجه لاژورد", "Position"),
        ("state", "لاژورد", "PublicBody"),
        ("organisation", "سازمان ملل", "Organization"),
        ("outlet", "خبرگزاری پیک", "Organization"),
        ("group", "مردم", None),
        ("person", "یک مقام آگاه", None),
    ],
)
def test_schemata(kind: Any, called: str, schema: str | None) -> None:
    actor = Actor(id="a1", key=f"{kind}/x", kind=kind, name=called, mentions=())
    one = msgspec.structs.replace(record(), actors=(actor,), statements=())
    assert [found["schema"] for found in _entities([one])][1:2] == ([schema] if schema else [])


def test_names_and_countries() -> None:
    trump = Actor(
        id="a1", key="person/x", kind="person", name="ترامپ", names=("ترامپ", "دونالد ترامپ"), name_en="Donald Trump",
        country="USA", office="رئیس‌جمهور آمریکا", wikidata="Q22686",
    )  # fmt: skip
    city = Actor(id="a2", key="state/IRN", kind="state", name="شیراز", names=("شیراز",), country="IRN")
    one = msgspec.structs.replace(record(), actors=(trump, city), statements=())
    _, person, state, *_ = (found["properties"] for found in _entities([one]))
    assert person == {
        "name": ["Donald Trump"],
        "alias": ["دونالد ترامپ"],
        "weakAlias": ["ترامپ"],
        "country": ["us"],
        "wikidataId": ["Q22686"],
        "position": ["رئیس جمهور آمریکا"],
    }
    assert (state["name"], state["country"]) == (["ایران", "Iran"], ["ir"])


def test_every_state_has_a_code(ftm: Any) -> None:
    codes = set(ftm.types.registry.country.codes)
    for code in state_codes():
        assert country_code(code) in codes, code
    assert country_code("INT") is None
    assert country_code(None) is None


@pytest.mark.parametrize(
    "text",
    [
        "می‌شود", '"«نقل» "', "'\"a\"'", "a\u00a0\u2003b\x85c", "\ud800", "e\u0301\u200d\u0301", " \n\t", "\u2000\u2126",
        "x" * 2000, "\u202bچپ\u202c", "\x1c\x0b\x0c", "'", '""', "\u0653ا", "\ufeff", "\u0a00", "\u061c.", "۱\r\n۲",
    ],
)  # fmt: skip
def test_values_are_as_cleaning_leaves_them(ftm: Any, text: str) -> None:
    types = ftm.types.registry
    for made, kind in ((name(text), types.name), (short_text(text), types.string)):
        assert made is None or (kind.clean(made) == made and kind.validate(made))
    for part in long_text(text * 100):
        assert types.text.clean(part) == part


def test_a_half_space_parts_words() -> None:
    assert name("رئیس‌جمهور  «آمریکا»") == "رئیس جمهور «آمریکا»"


def test_a_very_long_text_is_several_values(ftm: Any) -> None:
    text = "سخن\u0653 " * 40_000
    parts = list(long_text(text))
    assert len(parts) > 2
    assert all(ftm.types.registry.text.validate(part) for part in parts)
    assert " ".join(parts) == text.strip()


@pytest.mark.parametrize(
    "value", ["0677-01-27", "1000", "2024-02-30", "2999-12-31", "3000", "2024-W07", "2024-05-04T10:30"]
)
def test_days(ftm: Any, value: str) -> None:
    made = day(value)
    assert made is None or ftm.types.registry.date.clean(made) == made
    assert (made is None) == (value in ("0677-01-27", "2024-02-30", "3000", "2024-W07"))


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://a.example", "https://a.example/"),
        ("https://a.example/b?c=1#d", "https://a.example/b?c=1#d"),
        ("HTTP://A.example/", None),
        ("ftp://a.example/", None),
        ("https://a.example/متن خبر", None),
        ("a.example", None),
        ("https://", None),
        (None, None),
    ],
)
def test_addresses(ftm: Any, url: str | None, kept: str | None) -> None:
    assert web_address(url) == kept
    if kept is not None:
        assert ftm.types.registry.url.clean(kept) == kept
