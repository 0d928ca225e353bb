"""Inputs to sources, and sources to blocks: the same blocks whenever, wherever and how often they are cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import blake2b
from itertools import chain, groupby
from pathlib import Path

from goft.bulk.model import Block, Job, Source
from goft.errors import InputError
from goft.intake import Item, cut, files_of, is_one_item

__all__ = ["block_id", "blocks_of", "sources_of"]

_PAGES = 10_000
"""Files of a page or a text each that are one source."""
_BYTES = 32 * 1024 * 1024
"""Bytes of a block, or a few large pages more: its items are in memory together."""

_Files = tuple[tuple[Path, str], ...]


def sources_of(inputs: Sequence[str | Path]) -> tuple[Source, ...]:
    """The sources of files and folders, in their order. Raises `InputError` for an input that is not there."""
    return tuple(_source(files) for files in _together(files_of(inputs)))


def blocks_of(source: Source, job: Job) -> Iterator[Block]:
    """The blocks of a source, some items each. Its files are read from the beginning, one item in memory at a time."""
    number = first = size = 0
    items: list[Item] = []
    for item in chain.from_iterable(cut(file, key, job.defaults) for file, key in source.files):
        if item.kind == "note":
            continue
        items.append(item)
        size += len(item.raw)
        if len(items) == job.block or size >= _BYTES:
            yield Block(id=block_id(source.id, number), source=source.name, first=first, items=tuple(items))
            number, first, size, items = number + 1, first + len(items), 0, []
    if items:
        yield Block(id=block_id(source.id, number), source=source.name, first=first, items=tuple(items))


def block_id(source: str, number: int) -> str:
    """The id of a source's block, by which they sort."""
    return f"{source}-{number:08d}"


def _together(files: list[tuple[Path, str]]) -> Iterator[_Files]:
    """The files of each source: one that has many articles, or many that are one."""
    for single, group in groupby(files, key=lambda pair: is_one_item(pair[0])):
        some = tuple(group)
        step = _PAGES if single else 1
        yield from (some[at : at + step] for at in range(0, len(some), step))


def _source(files: _Files) -> Source:
    try:
        sizes = [file.stat().st_size for file, _ in files]
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", where=str(error.filename)) from error
    mark = blake2b(digest_size=8)
    for (file, key), size in zip(files, sizes, strict=True):
        mark.update(f"{file}\n{key}\n{size}\n".encode("utf-8", "surrogateescape"))
    return Source(id=mark.hexdigest(), name=str(files[0][0]), size=sum(sizes), files=files)
