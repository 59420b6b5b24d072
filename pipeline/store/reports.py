"""The rows of reports: what a carrier counted of each sent letter, and on which day after it."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import Connection, insert, select

from pipeline.model import Report
from pipeline.store import schema
from pipeline.store.codec import kept_value, to_json


def reports_of(connection: Connection, day: date) -> Mapping[int, Report]:
    """A letter's reports by their age in days."""
    table = schema.report
    rows = connection.execute(select(table).where(table.c.date == day).order_by(table.c.age_days)).all()
    return {row.age_days: report for row in rows if (report := kept_value(row.report, Report))}


def save_report(connection: Connection, report: Report) -> None:
    values = {"date": report.date, "age_days": report.age_days, "report": to_json(report)}
    connection.execute(insert(schema.report), values)
