"""Structs as columns of Arrow: their schema from their types, and their values as Parquet can have them.

Strings (and literals) are `string`, whole numbers `int32`, a tuple is a list, a Struct in a Struct a struct. A field of
the name `published` is a day (`date32`), however the Struct has it. Needs pyarrow, the extra `bulk`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from importlib import import_module
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec

from goft.errors import OutputError

__all__ = ["arrow", "schema_of", "table_of"]

_HALF_PAIR = re.compile("[\ud800-\udfff]")
_DAY = "published"


def schema_of(kind: type[msgspec.Struct]) -> Any:
    """The columns of a Struct, in its order; what cannot be None there cannot be null here.

    Raises `OutputError` where pyarrow is not installed.
    """
    return arrow().schema(_fields(kind))


def table_of(rows: Iterable[msgspec.Struct], schema: Any) -> Any:
    """Some rows as a table of Arrow.

    Halves of characters that UTF-8 cannot carry become U+FFFD, one for one, so that offsets hold.
    """
    return arrow().Table.from_pylist([_values(row) for row in rows], schema=schema)


def arrow() -> Any:
    """pyarrow, loaded only here: it is large and no part of a plain installation. Raises `OutputError` without it."""
    try:
        return import_module("pyarrow")
    except ImportError as error:
        raise OutputError("Parquet needs pyarrow", hint="pip install 'goft[bulk]'") from error


def _fields(kind: type[msgspec.Struct]) -> list[Any]:
    hints = get_type_hints(kind)
    return [_field(name, hints[name]) for name in kind.__struct_fields__]


def _field(name: str, hint: Any) -> Any:
    pa = arrow()
    optional = get_origin(hint) in (Union, UnionType) and NoneType in get_args(hint)
    bare = next(one for one in get_args(hint) if one is not NoneType) if optional else hint
    return pa.field(name, pa.date32() if name == _DAY else _type(bare), nullable=optional)


def _type(hint: Any) -> Any:
    pa = arrow()
    if get_origin(hint) is Literal:
        return pa.string()
    if get_origin(hint) is tuple:
        return pa.list_(_type(get_args(hint)[0]))
    if issubclass(hint, msgspec.Struct):
        return pa.struct(_fields(hint))
    return {str: pa.string(), int: pa.int32(), float: pa.float64(), bool: pa.bool_()}[hint]


def _values(row: msgspec.Struct) -> dict[str, Any]:
    values = {name: _whole(value) for name, value in msgspec.structs.asdict(row).items()}
    if isinstance(day := values.get(_DAY), str):
        values[_DAY] = date.fromisoformat(day)
    return values


def _whole(value: Any) -> Any:
    if isinstance(value, str):
        return _HALF_PAIR.sub("\ufffd", value)
    if isinstance(value, msgspec.Struct):
        return _values(value)
    return [_whole(one) for one in value] if isinstance(value, tuple) else value
