"""A user's own book of actors: imported from other people's lists, kept as files, asked for names."""

from __future__ import annotations

from goft.actors.book.folder import Report, add_to_folder
from goft.actors.book.index import Candidate, NameIndex, meant
from goft.actors.book.model import Imported, Refusal
from goft.actors.book.readers import SOURCES, Source, read_source

__all__ = [
    "SOURCES",
    "Candidate",
    "Imported",
    "NameIndex",
    "Refusal",
    "Report",
    "Source",
    "add_to_folder",
    "meant",
    "read_source",
]
