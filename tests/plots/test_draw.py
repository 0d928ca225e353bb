"""Specifications become SVG: well formed, in both directions of reading, with nothing to fetch."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goft.errors import OutputError
from goft.plots import Dot, Language, Series, Spec, StepPoint, WeekBar, WeekPoint, lanes, render, steps, weeks
from support.pictures import LANES, NOWRUZ, bare, dots, parsed, pictures, text_at

pytest.importorskip("vl_convert", reason="SKIPPED FOR WANT OF VL-CONVERT-PYTHON: pip install 'goft[plot]'")

_SVG = "{http://www.w3.org/2000/svg}"
_ALL: list[tuple[Language, str, Spec]] = [
    (language, name, spec) for language in ("fa", "en") for name, spec in pictures(language).items()
]


@pytest.mark.parametrize(("language", "name", "spec"), _ALL, ids=[f"{language}-{name}" for language, name, _ in _ALL])
def test_every_picture_is_accessible_svg_that_names_no_address(language: Language, name: str, spec: Spec) -> None:
    svg = render(spec)
    root = parsed(svg)
    assert root.tag == f"{_SVG}svg"
    assert root.get("lang") == language
    assert root.get("direction") == {"fa": "rtl", "en": "ltr"}[language]
    names = {
        element.get("id"): bare(element.text) for element in root if element.tag in (f"{_SVG}title", f"{_SVG}desc")
    }
    assert list(names) == (root.get("aria-labelledby") or "").split()
    assert list(names.values()) == [spec["usermeta"]["title"], spec["description"]]
    assert all(names.values())
    assert set(re.findall(r"https?:[^\s\"'<>]*", svg)) == {"http://www.w3.org/2000/svg"}
    assert "url(" not in svg
    assert 'fill="#ffffff"' in svg
    assert "NaN" not in svg
    assert not root.findall(f".//{_SVG}script")
    assert render(spec) == svg


@pytest.mark.parametrize(("language", "name", "spec"), _ALL, ids=[f"{language}-{name}" for language, name, _ in _ALL])
def test_specifications_are_json_without_addresses_of_data(language: Language, name: str, spec: Spec) -> None:
    text = json.dumps(spec, allow_nan=False)
    assert json.loads(text) == spec
    assert '"url"' not in text
    assert '"href"' not in text


@pytest.mark.parametrize(("language", "backward"), [("fa", True), ("en", False)])
def test_time_runs_in_the_direction_of_reading(language: Language, backward: bool) -> None:
    days = (Dot(NOWRUZ, "for", "نخست"), Dot(NOWRUZ + timedelta(days=40), "for", "سپس"))
    places = {text: x for x, text in text_at(render(lanes("موضع", ("for",), days, language=language)))}
    assert (places["نخست"] > places["سپس"]) is backward
    first, later = ("۱ فروردین ۱۴۰۴", "۱۵ فروردین") if backward else ("1 Farvardin 1404", "15 Farvardin")
    assert (places[first] > places[later]) is backward


@pytest.mark.parametrize(("language", "anchor"), [("fa", "start"), ("en", "start")])
def test_a_title_begins_where_reading_begins(language: Language, anchor: str) -> None:
    # In a text from right to left SVG counts "start" from the right.
    root = parsed(render(lanes("عنوان", (), dots(3), language=language)))
    title = next(element for element in root.iter(f"{_SVG}text") if bare(element.text) == "عنوان")
    assert title.get("text-anchor") == anchor


def test_labels_stand_in_both_calendars() -> None:
    texts = [text for _, text in text_at(render(lanes("یک روز", (), (Dot(NOWRUZ, "for", "خبر"),))))]
    assert texts.index("۱ فروردین ۱۴۰۴") < len(texts)
    assert "۲۱ مارس ۲۰۲۵" in texts


def test_a_picture_is_summed_up_for_those_who_do_not_see_it() -> None:
    assert pictures("en")["steps"]["description"] == (
        "from 1 Farvardin 1404 (21 March 2025) to 3 Farvardin 1404 (23 March 2025). سازمان اورژانس: 28, Reuters: 12."
    )


def test_a_dot_without_a_label_says_what_it_is_to_the_pointer() -> None:
    root = parsed(render(lanes("ادعا", LANES, (*dots(60), Dot(NOWRUZ, "repeats", "ایرنا", "یادداشت")))))
    titles = [element.findtext(f"{_SVG}title") for element in root.iter(f"{_SVG}path")]
    assert "۱ فروردین ۱۴۰۴ (۲۱ مارس ۲۰۲۵): ایرنا – یادداشت" in titles


def test_markup_in_texts_stays_text() -> None:
    evil = '«<script>alert(1)</script>» & "]]>'
    svg = render(lanes(evil, (evil,), (Dot(NOWRUZ, evil, evil, evil),)))
    assert "<script" not in svg
    assert evil[:9] in bare(parsed(svg).findtext(f"{_SVG}title"))


def test_nothing_to_show_is_said_in_words() -> None:
    assert "برای این نمودار هنوز داده‌ای نیست." in [text for _, text in text_at(render(pictures()["no dots"]))]
    assert "There is nothing to show here yet." in [text for _, text in text_at(render(pictures("en")["no weeks"]))]


def test_pictures_without_the_extra_say_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    with pytest.raises(OutputError, match=r"pip install 'goft\[plot\]'"):
        render(pictures()["1 dots"])


def test_specifications_need_no_extra() -> None:
    code = "import sys, goft.plots as p; p.lanes('a', (), ()); sys.exit('vl_convert' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


_WORDS = st.text(max_size=60)
_DAYS = st.dates()


@given(_WORDS, _WORDS, _WORDS, st.lists(_DAYS, min_size=1, max_size=4), st.sampled_from(["fa", "en"]))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_and_day_make_well_formed_lanes(
    title: str, label: str, lane: str, days: list[date], language: Language
) -> None:
    made = tuple(Dot(day, lane, label, title) for day in days)
    parsed(render(lanes(title, (), made, language=language)))


@given(_WORDS, _WORDS, st.lists(st.tuples(_DAYS, st.floats(), st.booleans()), max_size=5))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_and_value_make_well_formed_steps(
    title: str, name: str, values: list[tuple[date, float, bool]]
) -> None:
    points = tuple(
        StepPoint(day, value, "total" if flag else "increment", name, disputed=flag) for day, value, flag in values
    )
    assert "NaN" not in render(steps(title, name, (Series(name, points), Series(title, points))))


@given(_WORDS, st.lists(st.tuples(_DAYS, st.integers(), st.floats()), max_size=5))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_count_and_value_make_well_formed_weeks(title: str, values: list[tuple[date, int, float]]) -> None:
    bars = tuple(WeekBar(day, "verbal conflict", count) for day, count, _ in values)
    line = tuple(WeekPoint(day, value) for day, _, value in values)
    parsed(render(weeks(title, bars, line)))
