"""What is damaged in the state's rows: readers pass it by, and here it is found, for a person to hear of it."""

from collections.abc import Callable, Iterator
from functools import cache, partial

from sqlalchemy import Connection, RowMapping, Table, select

from pipeline.model import (
    Collected,
    DecisionKind,
    Edition,
    LetterState,
    Mail,
    MailState,
    Order,
    Proposal,
    ProposalState,
    PublishedEvent,
    Relay,
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
    (schema.mail, "mail", Mail),
    (schema.relay, "relay", Relay),
)
_WORDS = (
    (schema.edition, "state", LetterState),
    (schema.approval, "kind", DecisionKind),
    (schema.notice, "urgency", Urgency),
    (schema.proposal, "state", ProposalState),
    (schema.mail, "state", MailState),
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
    (schema.mail, "made_at"),
    (schema.mail, "next_at"),
)


def damaged_rows(connection: Connection) -> tuple[str, ...]:
    """The damaged values, each as `table.column key`; none in a sound state."""
    found = (
        f"{table.name}.{column} {key}"
        for table, checks in _checks().items()
        for key, row in _rows(connection, table)
        for column, is_sound in checks
        if not is_sound(row[column])
    )
    return tuple(dict.fromkeys(found))


@cache
def _checks() -> dict[Table, list[tuple[str, Callable[[object], bool]]]]:
    """Each table's columns with what their values must be: a table is read once for all of them."""
    checks: dict[Table, list[tuple[str, Callable[[object], bool]]]] = {}
    for table, column, kind in _VALUES:
        checks.setdefault(table, []).append((column, partial(_is_whole, kind)))
    for table, column, words in _WORDS:
        checks.setdefault(table, []).append((column, tuple(words).__contains__))
    for table, column in _MOMENTS:
        checks.setdefault(table, []).append((column, lambda value: kept_moment(value) is not None))
    for table, column in _NEVER_EMPTY:
        checks.setdefault(table, []).append((column, lambda value: value is not None))
    return checks


def _is_whole(kind: type, value: object) -> bool:
    """Whether a value can be read; one that was never there is none."""
    return value is None or kept_value(value, kind) is not None


def _rows(connection: Connection, table: Table) -> Iterator[tuple[str, RowMapping]]:
    """The rows of a table, each with its key."""
    keys = [one.name for one in table.primary_key]
    for row in connection.execute(select(table)).mappings():
        yield " ".join(str(row[name]) for name in keys), row
