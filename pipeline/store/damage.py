"""What is damaged in the state's rows: readers pass it by, and here it is found, for a person to hear of it."""

from collections.abc import Callable, Iterator
from functools import partial

from sqlalchemy import Connection, Table, select

from pipeline.model import (
    Collected,
    DecisionKind,
    Edition,
    LetterState,
    Order,
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
    (schema.order, "letter_order", Order),
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
    *((table, "date") for table in (schema.edition, schema.told, schema.order, schema.journal)),
    *((table, "date") for table in (schema.approval, schema.report)),
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
    found = (
        f"{table.name}.{column} {key}"
        for table, column, is_sound in _checks()
        for key, value in _rows(connection, table, column)
        if not is_sound(value)
    )
    return tuple(dict.fromkeys(found))


def _checks() -> Iterator[tuple[Table, str, Callable[[object], bool]]]:
    """Each column with what its values must be."""
    for table, column, kind in _VALUES:
        yield table, column, partial(_is_whole, kind)
    for table, column, words in _WORDS:
        yield table, column, tuple(words).__contains__
    for table, column in _MOMENTS:
        yield table, column, lambda value: kept_moment(value) is not None
    for table, column in _NEVER_EMPTY:
        yield table, column, lambda value: value is not None


def _is_whole(kind: type, value: object) -> bool:
    """Whether a value can be read; one that was never there is none."""
    return value is None or kept_value(value, kind) is not None


def _rows(connection: Connection, table: Table, column: str) -> Iterator[tuple[str, object]]:
    keys = list(table.primary_key)
    for row in connection.execute(select(table.c[column], *keys)):
        yield " ".join(str(part) for part in row[1:]), row[0]
