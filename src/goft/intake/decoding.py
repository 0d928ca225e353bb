"""Bytes to text: UTF-8 as it should be, UTF-16 by its mark, windows-1256 where it is plainly that."""

from __future__ import annotations

import codecs
import re

import msgspec

from goft.errors import InputError

__all__ = ["Decoded", "decode"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_ARABIC_WORD = re.compile(r"[\u0621-\u06d3]+")
# Words that Persian cannot do without, in the letters that windows-1256 has (it has no ی).
_COMMON = frozenset(
    [
        "و",
        "در",
        "به",
        "از",
        "که",
        "را",
        "با",
        "اين",
        "است",
        "براي",
        "آن",
        "شد",
        "كه",
        "كرد",
        "بر",
        "يك",
        "تا",
        "هم",
        "ما",
    ]
)
_COMMON_SHARE = 0.04  # in Persian news they are a quarter of all words; UTF-8 misread as windows-1256 has none
_SAMPLE = 20_000  # bytes looked at; enough to tell


class Decoded(msgspec.Struct, frozen=True):
    """A text and how it was decoded; `note` is what the user should hear about it, None where all is well."""

    text: str
    encoding: str
    note: str | None = None


def decode(raw: bytes, where: str) -> Decoded:
    """The text of a file's bytes, its line ends kept.

    Raises InputError for what is not text, and for text in an encoding that is not recognised.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return Decoded(_strictly(raw[len(mark) :], encoding, where), encoding)
    if b"\x00" in raw[:_SAMPLE]:
        raise InputError("not a text file", where=where, hint="it has NUL bytes, as pictures, PDF and Word files do")
    try:
        decoded = Decoded(raw.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        decoded = _windows_1256(raw, where, error)
    if len(_CONTROLS.findall(decoded.text[:_SAMPLE])) > len(decoded.text[:_SAMPLE]) // 100:
        raise InputError("not a text file", where=where, hint="it is full of control characters")
    return decoded


def _strictly(raw: bytes, encoding: str, where: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            f"starts like {encoding} and is not: {error.reason} at byte {error.start}", where=where
        ) from error


def _windows_1256(raw: bytes, where: str, failure: UnicodeDecodeError) -> Decoded:
    sample = raw[:_SAMPLE].decode("cp1256")
    words = _ARABIC_WORD.findall(sample)
    common = sum(word in _COMMON for word in words)
    if not words or common < _COMMON_SHARE * len(words):
        what = f"neither UTF-8 (byte {failure.start}) nor windows-1256"
        raise InputError(what, where=where, hint="save it as UTF-8")
    note = "is in windows-1256, not UTF-8; read as such (to convert: iconv -f WINDOWS-1256 -t UTF-8)"
    return Decoded(raw.decode("cp1256"), "windows-1256", note)
