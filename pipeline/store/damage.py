"""What is damaged in the state's rows: readers pass it by, and here it is found, for a person to hear of it."""

from collections.abc import Iterator

from sqlalchemy import Connection, Table, select

from pipeline.model import (
    Collected,
    DecisionKind,
    Edition,
    LetterState,
    Proposal,
    ProposalState,
    PublishedEvent,
    Report,
    Told,
    Urgency,
)
from pipeline.store import schema
from pipeline.store.codec import kept_moment, kept_value

# The columns that hold a value of ours, and the instants that must be there.
_VALUES = (
    (schema.edition, "document", Edition),
    (schema.told, "told", Told),
    (schema.revision, "published", PublishedEvent),
    (schema.report, "report", Report),
    (schema.source, "collected", Collected),
    (schema.proposal, "proposal", Proposal),
)
_WORDS = (
    (schema.edition, "state", LetterState),
    (schema.approval, "kind", DecisionKind),
    (schema.notice, "urgency", Urgency),
    (schema.proposal, "state", ProposalState),
)
_NEVER_EMPTY = (
    *((table, "date") for table in (schema.edition, schema.told, schema.journal, schema.approval, schema.report)),
    (schema.notice, "key"),
    (schema.notice, "subject"),
    (schema.notice, "text"),
    (schema.journal, "step"),
    (schema.journal, "phase"),
)
_MOMENTS = (
    (schema.edition, "due_at"),
    (schema.edition, "updated_at"),
    (schema.journal, "at"),
    (schema.approval, "at"),
    (schema.notice, "made_at"),
    (schema.proposal, "made_at"),
)


def damaged_rows(connection: Connection) -> tuple[str, ...]:
    """The damaged values, each as `table.column key`; none in a sound state."""
    return tuple(
        dict.fromkeys(
            (*_of_values(connection), *_of_words(connection), *_of_moments(connection), *_of_empty(connection))
        )
    )


def _of_values(connection: Connection) -> Iterator[str]:
    for table, column, kind in _VALUES:
        for key, value in _rows(connection, table, column):
            if value is not None and kept_value(value, kind) is None:
                yield f"{table.name}.{column} {key}"


def _of_words(connection: Connection) -> Iterator[str]:
    for table, column, words in _WORDS:
        for key, value in _rows(connection, table, column):
            if value not in tuple(words):
                yield f"{table.name}.{column} {key}"


def _of_moments(connection: Connection) -> Iterator[str]:
    for table, column in _MOMENTS:
        for key, value in _rows(connection, table, column):
            if kept_moment(value) is None:
                yield f"{table.name}.{column} {key}"


def _of_empty(connection: Connection) -> Iterator[str]:
    for table, column in _NEVER_EMPTY:
        for key, value in _rows(connection, table, column):
            if value is None:
                yield f"{table.name}.{column} {key}"


def _rows(connection: Connection, table: Table, column: str) -> Iterator[tuple[str, object]]:
    keys = list(table.primary_key)
    for row in connection.execute(select(table.c[column], *keys)):
        yield " ".join(str(part) for part in row[1:]), row[0]
