"""The fixed words of pages: the same in both languages, and of everything that a record may hold."""

from __future__ import annotations

from typing import get_args

import pytest

from goft.events.model import EventStatus, EventType
from goft.plots.model import Language
from goft.record import Act, StatementKind
from goft.render.labels import load_labels

LANGUAGES = get_args(Language)
TABLES = {"acts": Act, "kinds": StatementKind, "events": EventType, "statuses": EventStatus}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("table", TABLES)
def test_everything_has_a_label_of_its_own(table: str, language: Language) -> None:
    labels = getattr(load_labels(language), table)
    assert set(labels) == set(get_args(TABLES[table]))
    assert len(set(labels.values())) == len(labels)


def test_both_languages_say_the_same() -> None:
    fa, en = (load_labels(language) for language in LANGUAGES)
    assert fa.texts.keys() == en.texts.keys()
    for name, text in fa.texts.items():
        assert sorted(part.split("}")[0] for part in text.split("{")[1:]) == sorted(
            part.split("}")[0] for part in en.texts[name].split("{")[1:]
        ), name


@pytest.mark.parametrize(
    ("iso", "fa", "en"),
    [
        ("2023-03-29", "۹ فروردین ۱۴۰۲", "29 March 2023"),
        ("2025-03-20", "۳۰ اسفند ۱۴۰۳", "20 March 2025"),
        ("2023", "2023", "2023"),
    ],
)
def test_days(iso: str, fa: str, en: str) -> None:
    assert (load_labels("fa").day(iso), load_labels("en").day(iso)) == (fa, en)
    assert load_labels("en").other_day("2025-03-20") == "30 Esfand 1403"
