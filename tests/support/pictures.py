"""Made-up data for pictures, and what their SVG says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from xml.etree import ElementTree

from goft.plots import Dot, Language, Series, Spec, StepPoint, WeekBar, WeekPoint, lanes, steps, weeks
from goft.plots.model import GROUPS

__all__ = ["LANES", "NOWRUZ", "bare", "dots", "parsed", "pictures", "shown", "text_at"]

NOWRUZ = date(2025, 3, 21)
LANES = ("repeats", "disputes", "supports", "unclear")
_OUTLETS = ("ایرنا", "بی‌بی‌سی فارسی", "Reuters", "ایران اینترنشنال", "خبرگزاری مهر")
_ISOLATES = re.compile("[\u2066-\u2069\u200e]")
_SVG = "{http://www.w3.org/2000/svg}"


def dots(count: int) -> tuple[Dot, ...]:
    """Dots that crowd at the beginning, as reports of a claim do."""
    return tuple(
        Dot(
            NOWRUZ + timedelta(days=at * at // 9),
            LANES[at * 7 % 4],
            f"{_OUTLETS[at % 5]} {at}",
            "به نقل از سخنگو" if at % 2 else None,
            at % 3 > 0,
        )
        for at in range(count)
    )


def _weeks(count: int, language: Language) -> Spec:
    days = [NOWRUZ + timedelta(days=1 + 7 * at) for at in range(count)]
    bars = tuple(WeekBar(day, group, 3 + at % 5) for day in days for at, group in enumerate(GROUPS))
    line = tuple(WeekPoint(day, at % 7 - 4.5) for at, day in enumerate(days))
    return weeks("رویدادهای ایران و عربستان", bars, line, language=language)


def _steps(language: Language) -> Spec:
    first = Series(
        "سازمان اورژانس",
        (
            StepPoint(NOWRUZ, 4, "total", "۴ کشته"),
            StepPoint(NOWRUZ + timedelta(days=2), 28, "total", "۲۸ کشته", disputed=True),
            StepPoint(NOWRUZ + timedelta(days=2), 24, "increment", "۲۴ تن"),
        ),
    )
    second = Series("Reuters", (StepPoint(NOWRUZ + timedelta(days=1), 12, "total", "«دست‌کم ۱۲»"),))
    return steps("شمار کشته‌شدگان", "نفر", (first, second), language=language)


def pictures(language: Language = "fa") -> dict[str, Spec]:
    """Every kind of picture, small, large and empty, by name."""
    made = {
        f"{count} dots": lanes("ادعای «۱۲ کشته»", LANES, dots(count), language=language) for count in (1, 12, 40, 300)
    }
    made |= {f"{count} weeks": _weeks(count, language) for count in (1, 6, 60, 400)}
    made["steps"] = _steps(language)
    made |= {
        "no dots": lanes("ادعا", LANES, (), language=language),
        "no weeks": weeks("رویدادها", (), language=language),
        "no steps": steps("شمار", "نفر", (Series("ایرنا", ()),), language=language),
    }
    return made


def bare(text: str | None) -> str:
    """The text without the marks that hold its direction."""
    return _ISOLATES.sub("", text or "")


def parsed(svg: str) -> ElementTree.Element:
    """The SVG as XML."""
    return ElementTree.fromstring(svg)


def text_at(svg: str) -> list[tuple[float, str]]:
    """Every text of the SVG with its pixel from the left."""
    found = list[tuple[float, str]]()
    for element in parsed(svg).iter(f"{_SVG}text"):
        place = re.match(r"translate\(([-\d.]+),", element.get("transform", ""))
        found.append((float(place[1]) if place else 0.0, bare(element.text)))
    return found


def shown(spec: Spec) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Every text of a specification: its style and its row."""
    for layer in spec["layer"]:
        if layer["mark"]["type"] == "text":
            for row in layer["data"]["values"]:
                yield layer["mark"], row
