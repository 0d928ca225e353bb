"""All examples of the cue files, read in all their spellings in one go."""

from __future__ import annotations

from goft.article import Article
from goft.reader import Reader
from support.cue_examples import Key, Miss, Spelling, entries, judge, key_of, parse, spell, spellings


def read_examples() -> dict[tuple[Key, Spelling], Miss | None]:
    """What each reading misses, None where it is as marked."""
    reader = Reader.load()
    found: dict[tuple[Key, Spelling], Miss | None] = {}
    for entry in entries():
        for spelling in spellings(entry.example or ""):
            marked = parse(spell(entry.example or "", spelling))
            record = reader.read(Article(id=entry.cue, text=marked.text))
            found[key_of(entry), spelling] = judge(entry, marked, record.statements)
    return found
