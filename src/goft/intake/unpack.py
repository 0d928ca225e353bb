"""Bodies that come packed over HTTP, unpacked piece by piece and never further than a size."""

from __future__ import annotations

import zlib

from goft.errors import InputError

__all__ = ["Unpacker"]

_EITHER = 47
"""zlib's sign for "gzip or zlib, look at the head"."""
_PLAIN = frozenset(["", "identity"])
_ZLIB = frozenset(["gzip", "x-gzip", "deflate"])


class Unpacker:
    """Takes the pieces of one body. `size` is in bytes; `where` is its address, for errors."""

    def __init__(self, encoding: str, size: int, where: str) -> None:
        """`encoding` as in Content-Encoding. Raises InputError for one that Goft does not unpack."""
        name = encoding.strip().lower()
        if name not in _PLAIN | _ZLIB:
            raise InputError(f"comes packed as {name[:40]!r}, which Goft does not unpack", where=where)
        self._packed = name in _ZLIB
        self._unzip = zlib.decompressobj(_EITHER)
        self._body = bytearray()
        self._size = size
        self._where = where

    def take(self, piece: bytes) -> None:
        """The next piece. Raises InputError where the body is too large, or is not packed as it says."""
        if not self._packed:
            self._add(piece)
            return
        try:
            while piece:
                # One byte more than there is room for tells what is too large from what just fits.
                self._add(self._unzip.decompress(piece, self._size - len(self._body) + 1))
                piece = self._unzip.unused_data
                if self._unzip.eof and piece:
                    self._unzip = zlib.decompressobj(_EITHER)
        except zlib.error as error:
            raise InputError("its packing is broken", where=self._where) from error

    def body(self) -> bytes:
        """All of it. Raises InputError where the packed body ends too early."""
        if self._packed and self._body and not self._unzip.eof:
            raise InputError("ends in the middle", where=self._where)
        return bytes(self._body)

    def _add(self, unpacked: bytes) -> None:
        self._body += unpacked
        if len(self._body) > self._size:
            what = f"larger than {self._size / 1024 / 1024:.3g} MB, where Goft stops"
            raise InputError(what, where=self._where)
