"""Bytes to text, and bytes that are none."""

from __future__ import annotations

import pytest

from goft.errors import InputError
from goft.intake import decode

TEXT = "وزير خارجه گفت كه گفتوگو ادامه دارد و از دو كشور خواست به ميز مذاكره باز گردند. او اين را در نشست گفت."


def test_utf8_is_taken_as_it_is() -> None:
    text = "گفت‌وگو\r\nدو\n"
    assert decode(text.encode(), "x").text == text
    assert decode(text.encode(), "x").note is None


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_mark_of_order_is_no_part_of_the_text(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), "x").text == TEXT


def test_windows_1256_is_recognised_and_told() -> None:
    decoded = decode(TEXT.encode("cp1256"), "x")
    assert (decoded.text, decoded.encoding) == (TEXT, "windows-1256")
    assert decoded.note is not None
    assert "windows-1256" in decoded.note


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not a text file"),
        (b"\x01\x02\x03 text " * 9, "not a text file"),
        (TEXT.encode()[:-1] + b"\xff", "neither UTF-8"),
        ("Größe und Maß ".encode("latin-1") * 20, "neither UTF-8"),
        (b"\xff\xfe\x00", "starts like utf-16"),
    ],
    ids=["picture", "controls", "broken utf-8", "latin-1", "broken utf-16"],
)
def test_what_is_no_text_is_refused(raw: bytes, what: str) -> None:
    with pytest.raises(InputError, match=f"the-file: {what}"):
        decode(raw, "the-file")
