"""The weights of the half-space restorer: what was counted in news text, and two small logistic models over it.

One file, `data/half_space.json.xz`: a header line of JSON, which has the SHA-256 of everything after it, then the
tables as JSON. `training/half_space/train.py` writes it. Log-odds are natural logarithms, kept to hundredths.
"""

from __future__ import annotations

import hashlib
import json
import lzma
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec

from goft.errors import GoftError

__all__ = [
    "FORMAT",
    "UNSEEN",
    "Atom",
    "Glued",
    "Tables",
    "TablesError",
    "empty_tables",
    "load_tables",
    "read_tables",
    "write_tables",
]

FORMAT = "goft-half-space/1"


class TablesError(GoftError):
    """Weights that are not what their header says."""


class Atom(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """What is known of a part of a word: how often it is seen (in doublings, 0 for once), and the log-odds that a
    half-space rather than a space stands after it and before it."""

    size: int
    after: float
    before: float


UNSEEN = Atom(-1, -3.0, -3.0)
"""A part that was never seen."""


class Glued(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """Where a word written without half-spaces would have them (letters before each), the log-odds that it has them,
    and what each house adds to the odds."""

    places: tuple[int, ...]
    odds: float
    leans: tuple[float, float] = (0.0, 0.0)


class Tables(msgspec.Struct, frozen=True):
    """Everything the restorer has learned.

    Newsrooms differ: one writes به‌طور and آن‌ها, another به طور and آنها. Two houses are told apart from the rest by
    their words (`houses`: part → log-likelihood of each against the rest), and move the odds (`leans`: "a b" → what
    each adds).

    `glued`: letters without half-spaces → where they go and the log-odds that they do. `pairs`: "a b" → log-odds of a
    half-space between. `lefts`, `rights`: "z a b" and "a b c" → what the neighbour adds to the pair's. `edges`:
    features of a place in an unknown word → weight. `blend`: weights of the pair's back-off.
    """

    atoms: dict[str, Atom]
    glued: dict[str, Glued]
    houses: dict[str, tuple[float, float]]
    leans: dict[str, tuple[float, float]]
    pairs: dict[str, float]
    lefts: dict[str, float]
    rights: dict[str, float]
    edges: dict[str, float]
    blend: dict[str, float]


def empty_tables() -> Tables:
    """Tables that know nothing, to be filled."""
    return Tables({}, {}, {}, {}, {}, {}, {}, {}, {})


@cache
def load_tables() -> Tables:
    """The package's own weights."""
    return read_tables(files("goft.repair").joinpath("data/half_space.json.xz").read_bytes(), "half_space.json.xz")


def read_tables(packed: bytes, where: str) -> Tables:
    """Weights from the bytes of their file. Raises `TablesError` where they are damaged or of another format."""
    try:
        head, body = lzma.decompress(packed).split(b"\n", 1)
        header = json.loads(head)
    except (lzma.LZMAError, ValueError) as error:
        raise TablesError("no weights of the half-space restorer", where=where, hint="install goft again") from error
    if header.get("format") != FORMAT:
        raise TablesError(f"format {header.get('format')!r}, not {FORMAT!r}", where=where, hint="train again")
    if hashlib.sha256(body).hexdigest() != header["sha256"]:
        raise TablesError("the weights are damaged", where=where, hint="install goft again")
    return msgspec.json.decode(body, type=Tables)


def write_tables(tables: Tables) -> bytes:
    """The bytes of a weights file; the same tables give the same bytes."""
    plain = _rounded(msgspec.to_builtins(tables))
    # One entry a line, so that two versions can be compared.
    body = json.dumps(plain, ensure_ascii=False, sort_keys=True, indent=0, separators=(",", ":")).encode("utf-8")
    sizes = {name: len(table) for name, table in plain.items()}
    head = {"format": FORMAT, "entries": sizes, "sha256": hashlib.sha256(body).hexdigest()}
    return lzma.compress(json.dumps(head).encode("utf-8") + b"\n" + body, preset=9 | lzma.PRESET_EXTREME)


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, 2)
    if isinstance(value, dict):
        return {key: _rounded(one) for key, one in value.items()}
    return [_rounded(one) for one in value] if isinstance(value, (list, tuple)) else value
