"""Two short documents of our own, annotated, and records that get some of it wrong."""

from __future__ import annotations

from typing import Any

ONE = (
    "رادمان: تحریم بی‌اثر است\n\n"
    "فرهود رادمان در گفت‌وگو با پیک گفت: «این تحریم‌ها بی‌اثر است.» او به نقل از سفیر افزود که مرز باز است. "
    "لاژورد روز یکشنبه از تحریم ۱۲ فرد و دو نهاد خبر داد. آرانشهر این اتهام را رد کرد."
)
TWO = "دبیرکل اتحادیه ابراز امیدواری کرد دو کشور به توافق برسند. وزیر این دیدار را «سازنده» خواند."


def at(text: str, words: str, after: int = 0) -> tuple[int, int]:
    """Where the words stand in the text."""
    start = text.index(words, after)
    return start, start + len(words)


def gold() -> list[dict[str, Any]]:
    """The gold documents, as their files hold them."""
    return [_gold_one(), _gold_two()]


def records() -> list[dict[str, Any]]:
    """Records with: a wrong edge, a wrong act, a missing and a spurious statement, wrong values."""
    return [_record_one(), _record_two()]


def _gold_one() -> dict[str, Any]:
    body = ONE.index("فرهود")
    return {
        "id": "one",
        "source": "agency",
        "outlet": "پیک",
        "published": "2025-10-05",
        "text": ONE,
        "statements": [
            _said("indirect", "assert", at(ONE, "رادمان"), "فرهود رادمان", [(6, 7)], [at(ONE, "تحریم بی‌اثر است")]),
            {
                **_said(
                    "direct", "assert", at(ONE, "فرهود رادمان"), "فرهود رادمان", [at(ONE, "گفت:", body)],
                    [at(ONE, "این تحریم‌ها بی‌اثر است.")],
                ),
                "addressee": list(at(ONE, "پیک")),
            },
            {
                **_said("indirect", "assert", at(ONE, "او"), "رادمان", [at(ONE, "افزود")], [at(ONE, "مرز باز است")]),
                "via": [list(at(ONE, "سفیر"))],
            },
            _said(
                "indirect", "assert", at(ONE, "لاژورد"), "لاژورد",
                [at(ONE, "خبر داد")], [at(ONE, "تحریم ۱۲ فرد و دو نهاد")],
            ),
            _said("indirect", "deny", at(ONE, "آرانشهر"), "آرانشهر", [at(ONE, "رد کرد")], [at(ONE, "این اتهام")]),
        ],
        "events": [
            _event("SANCTION", at(ONE, "تحریم ۱۲")[0], 5, "LAZ", "ARA"),
            _event("CONSULT", at(ONE, "گفت‌وگو")[0], 7, "ARA", None),
        ],
        "figures": [
            {"span": list(at(ONE, "۱۲ فرد")), "value": 12, "unit": "person", "bound": "exact"},
            {"span": list(at(ONE, "دو نهاد")), "value": 2, "unit": "entity", "bound": "exact"},
        ],
        "times": [{"span": list(at(ONE, "روز یکشنبه")), "type": "DATE", "value": "2025-10-05"}],
    }  # fmt: skip


def _gold_two() -> dict[str, Any]:
    return {
        "id": "two",
        "source": "paper",
        "outlet": None,
        "published": None,
        "text": TWO,
        "statements": [
            _said(
                "indirect", "hope", at(TWO, "دبیرکل اتحادیه"), "دبیرکل اتحادیه", [at(TWO, "ابراز امیدواری کرد")],
                [at(TWO, "دو کشور به توافق برسند")],
            ),
            {
                **_said("mixed", "characterise", at(TWO, "وزیر"), None, [at(TWO, "خواند")], [at(TWO, "سازنده")]),
                "about": list(at(TWO, "این دیدار")),
            },
        ],
        "events": [],
        "figures": [],
        "times": [],
    }  # fmt: skip


def _record_one() -> dict[str, Any]:
    body = ONE.index("فرهود")
    radman = {"id": "a1", "key": "person/radman", "kind": "person", "name": "دکتر فرهود رادمان", "country": "ARA"}
    laz = {"id": "a2", "key": "state/laz", "kind": "state", "name": "لاژورد", "country": "LAZ"}
    said = at(ONE, "رادمان در گفت‌وگو", body)
    return _record(
        "one",
        ONE,
        statements=[
            _read("s1", "direct", "assert", (said[0], said[0] + 6), "a1", [at(ONE, "گفت", said[1])],
                  [at(ONE, "تحریم‌ها بی‌اثر است")], ONE, addressee=at(ONE, "پیک")),
            _read("s2", "indirect", "warn", at(ONE, "او"), "a1", [at(ONE, "افزود که")], [at(ONE, "مرز باز است")], ONE,
                  via=[at(ONE, "سفیر")]),
            _read("s3", "indirect", "deny", at(ONE, "لاژورد"), "a2", [at(ONE, "رد کرد")], [at(ONE, "این اتهام")], ONE),
            _read("s4", "indirect", "assert", None, None, [at(ONE, "باز")], [at(ONE, "نهاد خبر")], ONE),
        ],
        actors=[radman, laz],
        events=[
            {"id": "e1", "type": "SANCTION", "mode": None, "status": "fact", "trigger": _span(ONE, at(ONE, "تحریم ۱۲")),
             "actor": {**_span(ONE, at(ONE, "لاژورد")), "actor": "a2"},
             "recipient": {"start": None, "end": None, "text": None, "actor": "a1"}, "confidence": 0.5, "why": "-"},
        ],
        figures=[
            {"id": "f1", **_span(ONE, at(ONE, "۱۲")), "value": 12, "unit": None, "bound": "exact", "kind": "increment"},
            {"id": "f2", **_span(ONE, at(ONE, "دو")), "value": 3, "unit": None, "bound": "exact", "kind": "increment"},
        ],
        times=[
            {"id": "t1", **_span(ONE, at(ONE, "روز یکشنبه")), "type": "DATE", "value": None, "calendar": "relative"}
        ],
    )  # fmt: skip


def _record_two() -> dict[str, Any]:
    return _record(
        "two",
        TWO,
        statements=[
            _read("s1", "indirect", "hope", at(TWO, "دبیرکل اتحادیه"), "a1", [at(TWO, "ابراز امیدواری کرد")],
                  [at(TWO, "دو کشور به توافق برسند.")], TWO),
        ],
        actors=[{"id": "a1", "key": "office/x", "kind": "office", "name": "دبیرکل اتحادیه"}],
    )  # fmt: skip


def _said(
    kind: str,
    act: str,
    speaker: tuple[int, int] | None,
    name: str | None,
    cue: list[tuple[int, int]],
    content: list[tuple[int, int]],
) -> dict[str, Any]:
    return {
        "kind": kind, "act": act, "speaker": list(speaker) if speaker else None, "speaker_is": name,
        "speaker_country": "ARA" if name and "رادمان" in name else None, "cue": [list(one) for one in cue],
        "content": [list(one) for one in content], "addressee": None, "via": [], "about": None, "parent": None,
    }  # fmt: skip


def _event(kind: str, start: int, length: int, actor: str | None, recipient: str | None) -> dict[str, Any]:
    return {
        "type": kind, "status": "fact", "trigger": [start, start + length], "actor": None, "recipient": None,
        "actor_country": actor, "recipient_country": recipient,
    }  # fmt: skip


def _span(text: str, place: tuple[int, int]) -> dict[str, Any]:
    return {"start": place[0], "end": place[1], "text": text[slice(*place)]}


def _read(
    key: str, kind: str, act: str, speaker: tuple[int, int] | None, actor: str | None, cue: list[tuple[int, int]],
    content: list[tuple[int, int]], text: str, *, addressee: tuple[int, int] | None = None,
    via: list[tuple[int, int]] | None = None,
) -> dict[str, Any]:  # fmt: skip
    return {
        "id": key, "kind": kind, "act": act, "speaker": {**_span(text, speaker), "actor": actor} if speaker else None,
        "speaker_actor": actor, "cue": [_span(text, one) for one in cue],
        "content": [_span(text, one) for one in content],
        "addressee": {**_span(text, addressee), "actor": None} if addressee else None,
        "via": [{**_span(text, one), "actor": None} for one in via or []], "confidence": 0.9, "why": "a test's",
    }  # fmt: skip


def _record(key: str, text: str, **parts: Any) -> dict[str, Any]:
    return {
        "format": "goft/1", "id": key, "title": None, "text": text, "outlet": None, "url": None, "published": None,
        "events": [], "figures": [], "times": [], **parts, "reader": {"version": "0", "model": "none"},
    }  # fmt: skip
