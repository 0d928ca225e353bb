"""The weights of the half-space restorer: what was counted in news text, and two small logistic models over it.

One file, `data/half_space.tsv.xz`: a header line of JSON, which has the SHA-256 of everything after it, then one entry
a line. `training/half_space/train.py` writes it. Log-odds are natural logarithms, kept in hundredths.
"""

from __future__ import annotations

import hashlib
import json
import lzma
from importlib.resources import files
from typing import TypeVar

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
T = TypeVar("T")

_SCALE = 100  # log-odds are kept in hundredths


class TablesError(GoftError):
    """Weights that are not what their header says."""


class Atom(msgspec.Struct, frozen=True, gc=False):
    """What is known of a part of a word: how often it is seen (in doublings, 0 for once), and the log-odds that a
    half-space rather than a space stands after it and before it."""

    size: int
    after: float
    before: float


UNSEEN = Atom(-1, -3.0, -3.0)
"""A part that was never seen."""


class Glued(msgspec.Struct, frozen=True, gc=False):
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


def load_tables() -> Tables:
    """The package's own weights."""
    return read_tables(files("goft.repair").joinpath("data/half_space.tsv.xz").read_bytes(), "half_space.tsv.xz")


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
    return _parsed(body.decode("utf-8"))


def write_tables(tables: Tables) -> bytes:
    """The bytes of a weights file; the same tables give the same bytes."""
    lines: list[str] = []
    lines += (f"a\t{key}\t{one.size}\t{_out(one.after)}\t{_out(one.before)}" for key, one in _sorted(tables.atoms))
    for key, found in _sorted(tables.glued):
        lines.append(f"g\t{key}\t{','.join(map(str, found.places))}\t{_out(found.odds)}\t{_two(found.leans)}")
    lines += (f"h\t{key}\t{_two(odds)}" for key, odds in _sorted(tables.houses))
    lines += (f"n\t{key}\t{_two(odds)}" for key, odds in _sorted(tables.leans))
    for letter, table in _plain(tables).items():
        lines += (f"{letter}\t{key}\t{_out(odds)}" for key, odds in _sorted(table))
    body = "\n".join(lines).encode("utf-8")
    head = {"format": FORMAT, "entries": len(lines), "sha256": hashlib.sha256(body).hexdigest()}
    return lzma.compress(json.dumps(head).encode("utf-8") + b"\n" + body, preset=9 | lzma.PRESET_EXTREME)


def _parsed(body: str) -> Tables:
    tables = empty_tables()
    plain = _plain(tables)
    for line in body.split("\n"):
        kind, key, *rest = line.split("\t")
        if kind == "a":
            tables.atoms[key] = Atom(int(rest[0]), int(rest[1]) / _SCALE, int(rest[2]) / _SCALE)
        elif kind == "g":
            places = tuple(map(int, rest[0].split(",")))
            tables.glued[key] = Glued(places, int(rest[1]) / _SCALE, (int(rest[2]) / _SCALE, int(rest[3]) / _SCALE))
        elif kind in "hn":
            table = tables.houses if kind == "h" else tables.leans
            table[key] = (int(rest[0]) / _SCALE, int(rest[1]) / _SCALE)
        else:
            plain[kind][key] = int(rest[0]) / _SCALE
    return tables


def _plain(tables: Tables) -> dict[str, dict[str, float]]:
    """The tables of plain numbers, by the letter that their lines begin with."""
    return {"p": tables.pairs, "l": tables.lefts, "r": tables.rights, "e": tables.edges, "b": tables.blend}


def _two(odds: tuple[float, float]) -> str:
    return f"{_out(odds[0])}\t{_out(odds[1])}"


def _out(odds: float) -> int:
    return round(odds * _SCALE)


def _sorted(table: dict[str, T]) -> list[tuple[str, T]]:
    return sorted(table.items())
