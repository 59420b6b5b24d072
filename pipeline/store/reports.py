"""The rows of reports: what a carrier counted of each sent letter, and on which day after it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, insert, select

from pipeline.store import schema
from pipeline.store.codec import from_json, to_json


@dataclass(frozen=True, slots=True)
class Clicks:
    """How often one address was followed, and by how many people."""

    url: str
    total: int
    people: int


@dataclass(frozen=True, slots=True)
class Report:
    """The counts of one letter as they stood at `taken_at` (aware). `opens` leaves out machines that open every mail.

    `opens` is None where the carrier does not tell them apart, or opening is not followed at all.
    """

    date: date
    age_days: int
    taken_at: datetime
    recipients: int
    opens: int | None
    people_clicking: int
    unsubscribed: int
    bounces: int
    clicks: tuple[Clicks, ...] = ()


def reports_of(connection: Connection, day: date) -> Mapping[int, Report]:
    """A letter's reports by their age in days."""
    table = schema.report
    rows = connection.execute(select(table).where(table.c.date == day).order_by(table.c.age_days)).all()
    return {row.age_days: from_json(row.report, Report) for row in rows}


def save_report(connection: Connection, report: Report) -> None:
    values = {"date": report.date, "age_days": report.age_days, "report": to_json(report)}
    connection.execute(insert(schema.report).values(**values))
