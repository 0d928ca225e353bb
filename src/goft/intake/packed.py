"""Files that may be packed: what kind they are, and their bytes unpacked, a piece at a time."""

from __future__ import annotations

import gzip
import lzma
import zlib
from pathlib import Path
from typing import BinaryIO, cast

__all__ = ["BROKEN", "open_unpacked", "suffix_of", "why_broken"]

_PACKED: dict[str, type[gzip.GzipFile] | type[lzma.LZMAFile]] = {".gz": gzip.GzipFile, ".xz": lzma.LZMAFile}
BROKEN = (OSError, EOFError, lzma.LZMAError, zlib.error)
"""What reading a packed file may raise."""


def suffix_of(file: Path) -> str:
    """What kind of file it is, packed or not, in lower case.

    >>> suffix_of(Path("news.CSV.gz"))
    '.csv'
    """
    packed = file.suffix.lower() in _PACKED
    return (file.with_suffix("") if packed else file).suffix.lower()


def open_unpacked(file: Path) -> BinaryIO:
    """The bytes of a file, unpacked as they are read."""
    opened = _PACKED.get(file.suffix.lower())
    return cast(BinaryIO, opened(file)) if opened is not None else file.open("rb")


def why_broken(error: BaseException) -> str:
    """What to say of one of `BROKEN`."""
    return f"cannot be read: {getattr(error, 'strerror', None) or error}"
