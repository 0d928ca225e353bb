"""Articles from web archives (WARC): the HTML pages of their responses, named by the addresses they were found at."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import msgspec

from goft.article import Article
from goft.errors import InputError
from goft.intake.defaults import Defaults
from goft.intake.item import Item, broken
from goft.intake.keys import is_key
from goft.intake.limits import Limits
from goft.intake.loaded import Loaded, Tally, reason_of
from goft.intake.page import article_of_page
from goft.intake.unpack import Unpacker

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

__all__ = ["article_of_response", "cut_warc", "load_warc"]

_HTML = ("text/html", "application/xhtml+xml")
_SIZE = Limits().size
_GZIP = 31
"""zlib's sign for gzip and no other."""
_PIECE = 64 * 1024
_AGAIN = "what is before was read; fetch the file again"


def load_warc(file: Path, defaults: Defaults) -> Iterator[Loaded]:
    """The articles of a web archive (.warc, .warc.gz), one record in memory at a time, then a note of what was left.

    What is no page, was not found, or holds no Persian article is counted. An archive that is cut or damaged gives
    every whole record before that place, then one error. Of pages caught several times, the later takes the earlier's
    place in an archive of Goft's, having its id.
    """
    tally, whole = Tally(), True
    for item in cut_warc(file):
        try:
            article, note = _article(item, defaults)
        except InputError as error:
            if item.kind == "broken":
                whole = False
                yield Loaded(None, error)
            else:
                tally.leave(reason_of(error))
            continue
        tally.articles += 1
        yield Loaded(article, note=f"{item.key}: {note}" if note else None)
    if tally and (tally.articles or not whole):
        yield Loaded(None, note=f"{file}: {tally}")
    elif tally:
        yield Loaded(None, InputError(f"has no Persian article ({tally})", where=str(file)))


def cut_warc(file: Path) -> Iterator[Item]:
    """The responses of a web archive; what is no page by its heads is left. One that is cut or damaged ends broken."""
    try:
        for number, record in _records(file):
            yield _cut_out(record, number, file)
    except InputError as error:
        yield broken(error, str(file))


def article_of_response(item: Item, defaults: Defaults) -> tuple[Article, str | None]:
    """The article of a response's page, and a note on its encoding or None.

    Raises InputError where the page holds no article, or none in Persian.
    """
    article, note = article_of_page(_body(item), item.key, item.key, defaults)
    return msgspec.structs.replace(article, url=item.key), note


def _article(item: Item, defaults: Defaults) -> tuple[Article, str | None]:
    if item.kind != "response":
        raise InputError(item.what, where=item.place, hint=item.hint)
    return article_of_response(item, defaults)


def _records(file: Path) -> Iterator[tuple[int, WarcRecord]]:
    """The responses of a file, and which record each is. Raises InputError where it is no WARC file, or is damaged."""
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError as error:
        hint = "pip install 'goft[bulk]'"
        raise InputError("web archives need the package fastwarc", where=str(file), hint=hint) from error
    number = 0
    try:
        with file.open("rb") as raw:
            stream = _Unzipped(raw) if file.suffix.lower() == ".gz" else raw
            for number, record in enumerate(ArchiveIterator(stream, WarcRecordType.any_type, parse_http=True), 1):
                if record.headers.get("Content-Length") is None:
                    raise _cut(file, number)
                if record.record_type == WarcRecordType.response:
                    yield number, record
            if isinstance(stream, _Unzipped) and stream.problem:
                raise InputError(f"{stream.problem} behind record {number}", where=str(file), hint=_AGAIN)
    # fastwarc raises OSError for files that are damaged as for those that cannot be read.
    except (OSError, ValueError) as error:
        what = f"is damaged behind record {number}: {error}" if number else f"is no web archive: {error}"
        raise InputError(what, where=str(file)) from error
    if not number:
        raise InputError("has no records", where=str(file))


class _Unzipped(io.RawIOBase):
    """The bytes of a .gz file for fastwarc, which by itself takes one that is cut for one that ends.

    `problem` says how it ended, if not as it should.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._unzip = zlib.decompressobj(_GZIP)
        self._place = 0
        self.problem: str | None = None

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._place

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        """Forward only, which is all that fastwarc asks for."""
        wanted = offset + (self._place if whence == io.SEEK_CUR else 0)
        if wanted < self._place or whence == io.SEEK_END:
            raise io.UnsupportedOperation("a packed file is read forward only")
        while self._place < wanted and self.read(min(_PIECE, wanted - self._place)):
            pass
        return self._place

    def read(self, size: int = -1, /) -> bytes:
        """Up to `size` bytes, b"" at the end; at most 64 KB where no size is given."""
        while not self.problem:
            packed = self._unzip.unconsumed_tail or self._unzip.unused_data or self._file.read(_PIECE)
            if self._unzip.eof:  # a record more, or the end
                if not packed.strip(b"\x00"):
                    return b""
                self._unzip = zlib.decompressobj(_GZIP)
            elif not packed:
                self.problem = "is cut off"
                break
            try:
                unpacked = self._unzip.decompress(packed, size if size > 0 else _PIECE)
            except zlib.error:
                self.problem = "is damaged"
                break
            if unpacked:
                self._place += len(unpacked)
                return unpacked
        return b""


def _cut_out(record: WarcRecord, number: int, file: Path) -> Item:
    """A response as an item. Raises InputError if the record is cut."""
    place = f"{file}:{number}"
    raw = _whole(record, number, file)
    reason = "too large" if raw is None else _unfit(record)
    if raw is None or reason is not None:
        return Item(kind="left", place=place, what=reason or "")
    http = record.http_headers
    heads = (http.get("Transfer-Encoding") or "", http.get("Content-Encoding") or "")
    return Item(kind="response", place=place, key=_address(record), raw=raw, heads=heads)


def _whole(record: WarcRecord, number: int, file: Path) -> bytes | None:
    """The body of a record as it is in the file, or None where it is too large. Raises InputError if it is cut."""
    length = record.content_length
    if length > _SIZE:
        if record.consume() < length:
            raise _cut(file, number)
        return None
    raw = record.reader.read(length) if length else b""
    if len(raw) < length:
        raise _cut(file, number)
    return raw


def _cut(file: Path, number: int) -> InputError:
    return InputError(f"is cut off in record {number}", where=str(file), hint=_AGAIN)


def _address(record: WarcRecord) -> str:
    return (record.headers.get("WARC-Target-URI") or "").strip("<>")  # some writers use brackets, as old drafts did


def _unfit(record: WarcRecord) -> str | None:
    """Why a response holds no article, as far as its heads say."""
    http = record.http_headers
    if http is None or http.status_code is None:
        return "not of the web"
    if http.status_code != 200:
        return f"with status {http.status_code}"
    kind = (http.get("Content-Type") or "").partition(";")[0].strip().lower()
    if kind not in _HTML:
        return "not HTML"
    return None if is_key(record.headers.get("WARC-Target-URI") or "") else "without an address of some length"


def _body(item: Item) -> bytes:
    transfer, packing = item.heads
    unpacker = Unpacker(packing, _SIZE, item.key)
    unpacker.take(_joined(item.raw) if transfer.strip().lower() == "chunked" else item.raw)
    return unpacker.body()


def _joined(raw: bytes) -> bytes:
    """The chunks of a body as one; a body that says it is chunked and is not (some crawlers join them) is as it was."""
    body, place = bytearray(), 0
    while True:
        end = raw.find(b"\r\n", place)
        try:
            size = int(raw[place:end].partition(b";")[0], 16) if end >= 0 else -1
        except ValueError:
            size = -1
        if size < 0:
            return bytes(body) or raw
        if size == 0:
            return bytes(body)
        body += raw[end + 2 : end + 2 + size]
        place = end + 2 + size + 2
