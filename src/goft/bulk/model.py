"""The values of a bulk run: what is to be done, what is handed to a worker, what comes back, and what is left."""

from __future__ import annotations

from pathlib import Path

import msgspec

from goft.intake import Defaults, Item

__all__ = ["Block", "Done", "Job", "Manifest", "Plan", "Run", "Source", "SourceName"]

READER = "goft.reader:Reader"


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """A file with many articles, or a run of files that are one each; `size` is in bytes, of all of them.

    `id` is of their names and sizes. A file comes with the name of its articles that have no id of their own.
    """

    id: str
    name: str
    size: int
    files: tuple[tuple[Path, str], ...]


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """Consecutive items of one source, which a worker does at a time; `first` is the place of the first of them."""

    id: str
    source: str
    first: int
    items: tuple[Item, ...]


class Done(msgspec.Struct, frozen=True, kw_only=True):
    """A block that is committed: how many items it has, how many of them are articles and refusals, and who did it.

    `host` is the name of the machine.
    """

    id: str
    first: int
    items: int
    articles: int
    refusals: int
    host: str = ""


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """What every worker has to know. `out` is the address of the folder; `reader` names a class with `load` and `read`.

    `block` is how many items a block has at most. More: fewer files and less to write; a death costs more.
    """

    out: str
    defaults: Defaults = Defaults()
    block: int = 200
    reader: str = READER


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """What an engine is given: the sources that are not wholly read, and the ids of the blocks that are done."""

    job: Job
    sources: tuple[Source, ...]
    done: frozenset[str] = frozenset()


class SourceName(msgspec.Struct, frozen=True, kw_only=True):
    """A source as a run remembers it."""

    id: str
    name: str
    size: int


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """What a folder's results are made of; a run of other values may not go on in it.

    `version` and `model` are the reader's, `actors` the books of one's own that it had.
    """

    version: str
    model: str
    actors: str
    outlet: str | None
    published: str | None
    fields: dict[str, str]
    block: int
    sources: tuple[SourceName, ...]


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What a finished folder has. `items` are articles and refusals, `faults` the refusals where something is wrong.

    `rows` are counted by table and month, `refused` by kind.
    """

    run: Run
    items: int
    articles: int
    faults: int
    rows: dict[str, dict[str, int]]
    refused: dict[str, int]
    format: str = "goft-bulk/1"
