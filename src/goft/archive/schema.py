"""The tables of the archive, in SQLAlchemy Core: what a query may ask for stands in columns, the rest in the record.

A record is kept whole, as compressed JSON; the rows of statements, actors, events, figures and times are made from it
and point at its article. Days are Gregorian, as "YYYY-MM-DD"; a row's `day` is its article's, "" where it is not known,
so that an index can put them in order. A statement is `first` where its article is the first of its story. A claim
hangs on its `parent`, to which it is in `standing`; `thread` is the claim that its thread begins with, and `stand` how
it is to that one; a `loose` claim has lost its parent and waits for another. `tallies` and `called` are kept by the
store itself, by triggers, as statements and actors come and go. An article with corrections that hold has its corrected
record in `records`, and the one that was read in `readings`. What its statements `told` may be kept, or not: it is made
of the record. Of sessions and tokens only the SHA-256 is kept, of
passwords the argon2id hash; moments are in UTC, to the second. The tables are made by the migrations; these are what
the code of today expects, and a test compares the two.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
)

from goft.archive.anytext import AnyText

__all__ = [
    "COUNTED",
    "actors",
    "articles",
    "bands",
    "called",
    "claim_keys",
    "claims",
    "corrections",
    "events",
    "feeds",
    "figures",
    "metadata",
    "migrations",
    "names",
    "readings",
    "records",
    "sessions",
    "statements",
    "tallies",
    "threaded",
    "threads",
    "times",
    "tokens",
    "told",
    "users",
    "via",
]

metadata = MetaData()
# SQLite counts rows by itself only for this very type.
_ROW = BigInteger().with_variant(Integer, "sqlite")


def _article() -> Column[int]:
    return Column("article", _ROW, ForeignKey("articles.id", ondelete="CASCADE"), nullable=False)


def _user() -> Column[int]:
    return Column("user", _ROW, ForeignKey("users.id", ondelete="CASCADE"), nullable=False)


migrations = Table(
    "migrations",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("name", String(80), nullable=False),
    Column("applied", String(32), nullable=False),
)
articles = Table(
    "articles",
    metadata,
    Column("id", _ROW, primary_key=True, autoincrement=True),
    Column("key", AnyText, nullable=False, unique=True),
    Column("digest", String(64), nullable=False, index=True),
    Column("title", AnyText),
    Column("text", AnyText, nullable=False),
    Column("outlet", AnyText, index=True),
    Column("published", String(10), index=True),
    Column("url", AnyText),
    Column("added", String(32), nullable=False),
    Column("story", _ROW, index=True),
    Column("sketch", LargeBinary),
)
records = Table(
    "records",
    metadata,
    Column("article", _ROW, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    Column("version", String(40), nullable=False),
    Column("model", String(120), nullable=False),
    Column("data", LargeBinary, nullable=False),
)
actors = Table(
    "actors",
    metadata,
    Column("id", _ROW, primary_key=True, autoincrement=True),
    _article(),
    Column("number", String(12), nullable=False),
    Column("key", AnyText, nullable=False, index=True),
    Column("kind", String(16), nullable=False),
    Column("name", AnyText, nullable=False),
    Column("country", String(3), index=True),
    Index("actors_of", "article", "number"),
)
names = Table(
    "names",
    metadata,
    _article(),
    Column("key", AnyText, nullable=False),
    Column("folded", AnyText, nullable=False),
    Index("names_by_spelling", "folded", "key"),
    Index("names_of", "article"),
)
statements = Table(
    "statements",
    metadata,
    Column("id", _ROW, primary_key=True, autoincrement=True),
    _article(),
    Column("number", String(12), nullable=False),
    Column("kind", String(10), nullable=False),
    Column("act", String(20), nullable=False),
    Column("speaker", AnyText),
    Column("speaker_country", String(3)),
    Column("addressee", AnyText),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("day", String(10), nullable=False),
    Column("outlet", AnyText),
    Column("first", Boolean, nullable=False),
    Column("words", AnyText, nullable=False),
    Index("statements_of", "article", "number"),
    Index("statements_by_speaker", "speaker", "day"),
    Index("statements_by_state", "speaker_country", "day"),
    Index("statements_by_act", "act", "day"),
    Index("statements_by_day", "day", "id"),
    Index("statements_by_outlet", "outlet", "day"),
)
Index(
    "statements_by_addressee",
    statements.c.addressee,
    statements.c.day,
    sqlite_where=statements.c.addressee.is_not(None),
    postgresql_where=statements.c.addressee.is_not(None),
)
# PostgreSQL has none of it: it refuses rows of more than 2,704 bytes in an index, which two long names have.
Index(
    "statements_told",
    *(statements.c[name] for name in ("day", "id", "act", "kind", "outlet", "speaker", "speaker_country", "first")),
).ddl_if(dialect="sqlite")
# How many statements have a value of a facet (`goft.archive.tallies`), with copies of stories and without; "all" is all
# of them, and "changes" how often articles or threads came, changed or went.
tallies = Table(
    "tallies",
    metadata,
    Column("facet", String(8), primary_key=True),
    Column("value", AnyText, primary_key=True),
    Column("said", BigInteger, nullable=False),
    Column("once", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)
# In how many articles an actor is called so, is of this kind and of this state ("" where it is of none).
called = Table(
    "called",
    metadata,
    Column("key", AnyText, primary_key=True),
    Column("kind", String(16), primary_key=True),
    Column("name", AnyText, primary_key=True),
    Column("country", String(3), primary_key=True),
    Column("articles", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)
via = Table(
    "via",
    metadata,
    _article(),
    Column("statement", String(12), nullable=False),
    Column("place", Integer, nullable=False),
    Column("key", AnyText, nullable=False),
    Index("via_of", "article", "statement"),
    Index("via_by_key", "key", "article", "statement"),
)
events = Table(
    "events",
    metadata,
    Column("id", _ROW, primary_key=True, autoincrement=True),
    _article(),
    Column("number", String(12), nullable=False),
    Column("type", String(12), nullable=False),
    Column("mode", String(24)),
    Column("status", String(8), nullable=False),
    Column("actor", AnyText),
    Column("actor_country", String(3)),
    Column("recipient", AnyText),
    Column("recipient_country", String(3)),
    Column("statement", String(12)),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("day", String(10), nullable=False),
    Index("events_of", "article", "statement"),
    Index("events_by_type", "type", "day"),
    Index("events_by_dyad", "actor_country", "recipient_country", "day"),
    Index("events_by_recipient", "recipient", "day"),
)
figures = Table(
    "figures",
    metadata,
    Column("id", _ROW, primary_key=True, autoincrement=True),
    _article(),
    Column("number", String(12), nullable=False),
    Column("value", Float, nullable=False),
    Column("unit", AnyText),
    Column("bound", String(8), nullable=False),
    Column("kind", String(10), nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Index("figures_of", "article"),
)
times = Table(
    "times",
    metadata,
    Column("id", _ROW, primary_key=True, autoincrement=True),
    _article(),
    Column("number", String(12), nullable=False),
    Column("type", String(8), nullable=False),
    Column("value", AnyText),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Index("times_of", "article"),
)
bands = Table(
    "bands",
    metadata,
    Column("band", BigInteger, primary_key=True),
    Column("article", _ROW, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    Index("bands_of", "article"),
    sqlite_with_rowid=False,
)
claims = Table(
    "claims",
    metadata,
    Column("id", _ROW, primary_key=True, autoincrement=True),
    _article(),
    Column("number", Integer, nullable=False),
    Column("day", String(10), nullable=False),
    Column("speaker", AnyText),
    Column("data", LargeBinary, nullable=False),
    Column("parent", _ROW),
    Column("linked_by", String(10)),
    Column("sure", Float),
    Column("standing", String(10)),
    Column("why", AnyText),
    Column("thread", _ROW),
    Column("stand", String(10)),
    Column("loose", Boolean, nullable=False),
    Index("claims_of", "article", "number"),
    Index("claims_by_parent", "parent"),
    Index("claims_by_thread", "thread"),
    Index("claims_by_speaker", "speaker", "day"),
)
Index("claims_loose", claims.c.id, sqlite_where=claims.c.loose, postgresql_where=claims.c.loose)
claim_keys = Table(
    "claim_keys",
    metadata,
    Column("key", BigInteger, primary_key=True),
    Column("day", String(10), primary_key=True),
    Column("claim", _ROW, ForeignKey("claims.id", ondelete="CASCADE"), primary_key=True),
    Index("claim_keys_of", "claim"),
    sqlite_with_rowid=False,
)
threads = Table(
    "threads",
    metadata,
    Column("id", _ROW, ForeignKey("claims.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("first_day", String(10), nullable=False),
    Column("last_day", String(10), nullable=False),
    Column("claims", Integer, nullable=False),
    Column("stories", Integer, nullable=False),
    Column("outlets", Integer, nullable=False),
    Column("speakers", Integer, nullable=False),
    Column("disputes", Integer, nullable=False),
    Column("supports", Integer, nullable=False),
    Index("threads_by_stories", "stories", "id"),
    Index("threads_by_day", "last_day", "id"),
)
threaded = Table(
    "threaded",
    metadata,
    Column("article", _ROW, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("method", String(20), nullable=False),
)
corrections = Table(
    "corrections",
    metadata,
    Column("id", _ROW, primary_key=True, autoincrement=True),
    _article(),
    Column("data", AnyText, nullable=False),
    Column("by", AnyText, nullable=False, quote=True),
    Column("at", String(40), nullable=False),
    Column("undone_by", AnyText),
    Column("undone_at", String(40)),
    Index("corrections_of", "article"),
    Index("corrections_by", "by", "id"),
)
readings = Table(
    "readings",
    metadata,
    Column("article", _ROW, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("data", LargeBinary, nullable=False),
)
told = Table(
    "told",
    metadata,
    Column("article", _ROW, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("data", LargeBinary, nullable=False),
)
feeds = Table(
    "feeds",
    metadata,
    Column("url", AnyText, primary_key=True),
    Column("outlet", AnyText),
    Column("etag", AnyText),
    Column("modified", AnyText),
    Column("checked", String(32)),
    Column("due", String(32)),
    Column("failures", Integer, nullable=False),
    Column("error", AnyText),
)
users = Table(
    "users",
    metadata,
    Column("id", _ROW, primary_key=True, autoincrement=True),
    Column("name", AnyText, nullable=False),
    Column("folded", AnyText, nullable=False, unique=True),
    Column("hash", String(200), nullable=False),
    Column("role", String(10), nullable=False),
    Column("created", String(32), nullable=False),
    Column("disabled", Boolean, nullable=False),
)
sessions = Table(
    "sessions",
    metadata,
    Column("digest", String(64), primary_key=True),
    _user(),
    Column("csrf", String(64), nullable=False),
    Column("created", String(32), nullable=False),
    Column("seen", String(32), nullable=False),
    Column("expires", String(32), nullable=False),
    Index("sessions_of", "user"),
    Index("sessions_by_expiry", "expires"),
)
tokens = Table(
    "tokens",
    metadata,
    Column("id", _ROW, primary_key=True, autoincrement=True),
    Column("digest", String(64), nullable=False, unique=True),
    Column("label", AnyText, nullable=False),
    _user(),
    Column("created", String(32), nullable=False),
    Column("used", String(32)),
    Column("expires", String(32), nullable=False),
    Column("revoked", String(32)),
    Index("tokens_of", "user"),
)

COUNTED = {"actors": actors, "statements": statements, "events": events, "figures": figures, "times": times}
"""The tables with a row for each thing of a record, by the record's field."""
