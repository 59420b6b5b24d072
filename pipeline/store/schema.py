"""The tables of the state, and the version of their shape."""

from contextlib import suppress
from datetime import date
from typing import Any

from sqlalchemy import Column, Date, Dialect, Integer, MetaData, String, Table, Text
from sqlalchemy.types import TypeDecorator, TypeEngine

# Raised with each new table; an older state gets the tables that it lacks when it is opened.
VERSION = 4

metadata = MetaData()


class Day(TypeDecorator[date]):
    """A local day. SQLite keeps it as ISO text, which may be damaged: it reads as None then, and so does its row."""

    impl = Date
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(String(10) if dialect.name == "sqlite" else Date())

    def process_bind_param(self, value: date | None, dialect: Dialect) -> Any:
        return value.isoformat() if value and dialect.name == "sqlite" else value

    def process_result_value(self, value: Any, dialect: Dialect) -> date | None:
        if not isinstance(value, str):
            return value if isinstance(value, date) else None
        with suppress(ValueError):
            return date.fromisoformat(value)
        return None


# Text of any length. PostgreSQL sorts it by its bytes, as SQLite does, whatever language the database has.
_TEXT = Text().with_variant(Text(collation="C"), "postgresql")
# Instants are kept as UTC ISO 8601 text, so that SQLite and PostgreSQL sort and show them alike.
_INSTANT = _TEXT

meta = Table(
    "meta",
    metadata,
    Column("name", _TEXT, primary_key=True),
    Column("value", _TEXT, nullable=False),
)

# One row for each letter, unique by its date: the truth of what was sent, and how far it has come.
edition = Table(
    "edition",
    metadata,
    Column("date", Day(), primary_key=True),
    Column("state", _TEXT, nullable=False),
    Column("carrier", _TEXT, nullable=False, default=""),
    Column("subject", _TEXT, nullable=False, default=""),
    Column("hash", _TEXT, nullable=False, default=""),
    Column("due_at", _INSTANT, nullable=False),
    Column("sent_at", _INSTANT),
    Column("campaign_id", _TEXT),
    Column("archive_url", _TEXT),
    Column("why", _TEXT, nullable=False, default=""),
    Column("document", _TEXT),  # the edition as it was composed, JSON
    Column("updated_at", _INSTANT, nullable=False),
)

# What each sent letter told of each item: the memory that composing needs.
told = Table(
    "told",
    metadata,
    Column("date", Day(), primary_key=True),
    Column("item_id", _TEXT, primary_key=True),
    Column("told", _TEXT, nullable=False),  # a model.Told, JSON
)

# Intent before each call and its answer after it, one row each, oldest first.
journal = Table(
    "journal",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("date", Day(), nullable=False, index=True),
    Column("at", _INSTANT, nullable=False),
    Column("step", _TEXT, nullable=False),
    Column("phase", _TEXT, nullable=False),  # intent, answer
    Column("detail", _TEXT, nullable=False, default=""),
)

# What was given to the carrier of each letter, when it was given last.
order = Table(
    "letter_order",
    metadata,
    Column("date", Day(), primary_key=True),
    Column("letter_order", _TEXT, nullable=False),  # a model.Order, JSON
)

# What was last published of each event, so that a change is known as one.
revision = Table(
    "revision",
    metadata,
    Column("item_id", _TEXT, primary_key=True),
    Column("published", _TEXT, nullable=False),  # a store.revisions.PublishedEvent, JSON
)

# What the carrier counted of a sent letter, a given number of days after it.
report = Table(
    "report",
    metadata,
    Column("date", Day(), primary_key=True),
    Column("age_days", Integer, primary_key=True),
    Column("report", _TEXT, nullable=False),  # a model.Report, JSON
)

# What people decided of a letter: approve, hold, release; oldest first.
approval = Table(
    "approval",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("date", Day(), nullable=False, index=True),
    Column("at", _INSTANT, nullable=False),
    Column("kind", _TEXT, nullable=False),
    Column("who", _TEXT, nullable=False),
    Column("hash", _TEXT, nullable=False, default=""),
    Column("text", _TEXT, nullable=False, default=""),  # the approved letter's text part, to tell what has changed
)

# What staff must be told, each thing once: its key says what it is about.
notice = Table(
    "notice",
    metadata,
    Column("key", _TEXT, primary_key=True),
    Column("urgency", _TEXT, nullable=False),
    Column("subject", _TEXT, nullable=False),
    Column("text", _TEXT, nullable=False),
    Column("attachment", _TEXT, nullable=False, default=""),  # a file's path, relative to the project
    Column("made_at", _INSTANT, nullable=False),
    Column("told_at", _INSTANT),  # last time
    Column("acked_at", _INSTANT),
    Column("acked_by", _TEXT, nullable=False, default=""),
)

# What each source outside told when it was last read well.
source = Table(
    "source",
    metadata,
    Column("name", _TEXT, primary_key=True),
    Column("collected", _TEXT, nullable=False),  # a collect.found.Collected, JSON
)

# What sources propose, and what people decided of it; a number is a person's handle and is never used again.
proposal = Table(
    "proposal",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("source", _TEXT, nullable=False, index=True),
    Column("key", _TEXT, nullable=False),
    Column("kind", _TEXT, nullable=False),
    Column("state", _TEXT, nullable=False),  # open, accepted, rejected, over
    Column("fingerprint", _TEXT, nullable=False),
    Column("item_id", _TEXT, nullable=False, default=""),
    Column("proposal", _TEXT, nullable=False),  # a collect.proposals.Proposal, JSON
    Column("made_at", _INSTANT, nullable=False),
    Column("decided_at", _INSTANT),
    Column("decided_by", _TEXT, nullable=False, default=""),
    sqlite_autoincrement=True,
)

# Mails to one person each, once for a matter in one version of it: its key says to whom and about what.
mail = Table(
    "mail",
    metadata,
    Column("key", _TEXT, primary_key=True),  # a digest of person, matter and version
    Column("mail", _TEXT, nullable=False),  # a model.Mail, JSON
    Column("state", _TEXT, nullable=False, index=True),
    Column("made_at", _INSTANT, nullable=False),
    Column("tries", Integer, nullable=False, default=0),
    Column("next_at", _INSTANT, nullable=False),  # not before this
    Column("why", _TEXT, nullable=False, default=""),  # what the server said last
)

# Changes of which only an event's owner can tell those who registered: open until she says that she has.
relay = Table(
    "relay",
    metadata,
    Column("item_id", _TEXT, primary_key=True),
    Column("sequence", Integer, primary_key=True),
    Column("relay", _TEXT, nullable=False),  # a model.Relay, JSON
    Column("told_at", _INSTANT),
    Column("told_by", _TEXT, nullable=False, default=""),
)
