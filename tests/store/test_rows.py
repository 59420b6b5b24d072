"""Each kind of row, in a file and at a server alike: what is kept comes back, in the same order, and no more."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from pipeline.compose.edition import compose
from pipeline.model import (
    Content,
    EditionRow,
    Letter,
    LetterState,
    Mail,
    Notice,
    Order,
    Parcel,
    Proposal,
    ProposalKind,
    ProposalState,
    Reconciled,
    Report,
    Urgency,
)
from pipeline.project import Server
from pipeline.store import Store, open_store
from pipeline.store.damage import damaged_rows
from pipeline.store.editions import (
    document_of,
    edition_rows,
    forget_letter,
    save_document,
    save_row,
    sent_editions,
    tellings_of,
    told_before,
)
from pipeline.store.journal import dated_entries, forget_journal, journal_of, note
from pipeline.store.kept import every_kept, keep, kept
from pipeline.store.mails import forget_mails, mails_due, save_mail, write_mail
from pipeline.store.moments import newest_moment, row_written_at, step_at
from pipeline.store.notices import acknowledged, open_notices, raise_notice, save_acknowledged, save_told
from pipeline.store.orders import forget_orders, order_of, save_order
from pipeline.store.proposals import decided, rows_of, save_decided, save_reconciled
from pipeline.store.reports import reports_of, save_report
from tests.make import at, config, event

DAY, NEXT = date(2024, 4, 9), date(2024, 4, 23)
NOW = datetime(2024, 4, 9, 6, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)


@pytest.fixture
def store(tmp_path: Path, server: Server | None) -> Iterator[Store]:
    with closing(open_store(tmp_path, server=server)) as opened:
        yield opened


def edition_of(day: date) -> Order:
    content = Content(events=(event("b", day + timedelta(days=9)), event("a" * 200, day + timedelta(days=8))))
    edition = compose(content, (), day, at(day), at(day + timedelta(weeks=2)), config())
    return Order(Parcel("kirje", edition, Letter(day, "Äihe", "", "<p>%s</p>", ":x"), NOW), 8, NOW)


def test_a_letter_its_order_and_what_it_told(store: Store) -> None:
    with store.writing() as connection:
        for day, state in ((NEXT, LetterState.PLANNED), (DAY, LetterState.SENT)):
            save_row(connection, EditionRow(day, LetterState.DRAFTED, NOW), NOW)
            save_row(connection, EditionRow(day, state, NOW, subject="ä%s", sent_at=LATER), LATER)
            save_document(connection, edition_of(day).parcel.edition)
            save_order(connection, edition_of(day))
    with store.reading() as connection:
        assert [(row.date, row.state) for row in edition_rows(connection)] == [
            (DAY, LetterState.SENT),
            (NEXT, LetterState.PLANNED),
        ]
        assert document_of(connection, DAY) == edition_of(DAY).parcel.edition
        assert order_of(connection, DAY) == edition_of(DAY)
        assert {one.item_id for one in told_before(connection, NEXT)} == {"b", "a" * 200}
        assert [moment for _, moment in tellings_of(connection, "b")] == [LATER, LATER]
        assert [row.date for row, _ in sent_editions(connection)] == [DAY]
        assert row_written_at(connection, DAY) == LATER
        assert damaged_rows(connection) == ()
    with store.writing() as connection:
        assert forget_orders(connection, NEXT) == 1
        forget_letter(connection, NEXT)
    with store.reading() as connection:
        assert [row.date for row in edition_rows(connection)] == [DAY]


def test_a_journal_in_its_order(store: Store) -> None:
    with store.writing() as connection:
        for n, day in enumerate((NEXT, DAY, DAY)):
            note(connection, day, NOW + timedelta(minutes=n), "send", "answer", str(n))
        assert [one.detail for one in journal_of(connection, DAY)] == ["1", "2"]
        assert [day for day, _ in dated_entries(connection, None)] == [NEXT, DAY, DAY]
        assert step_at(connection, DAY, "send") == NOW + timedelta(minutes=2)
        assert newest_moment(connection) == NOW + timedelta(minutes=2)
        assert forget_journal(connection, NEXT) == 2


def test_notices_once_and_in_the_order_of_bytes(store: Store) -> None:
    keys = ["a b", "Ä", "B", "a", "ä", "_"]
    with store.writing() as connection:
        assert all(raise_notice(connection, Notice(key, Urgency.CRITICAL, "", "", NOW)) for key in keys)
        assert not raise_notice(connection, Notice("a", Urgency.NOW, "", "", NOW))
        assert [one.key for one in open_notices(connection)] == sorted(keys)
        save_told(connection, keys, LATER)
        save_acknowledged(connection, ["a b"], "joku", LATER)
        assert acknowledged(connection, "a") == ("a b",)
        assert len(open_notices(connection)) == len(keys) - 1


def test_mails_proposals_reports_and_single_values(store: Store) -> None:
    mail = Mail("a@example.org", "asia", "1", "Aihe", "Alku")
    proposal = Proposal("thl", ProposalKind.NEW, "avain", "Otsikko", "sormi")
    with store.writing() as connection:
        assert [write_mail(connection, mail, NOW) for _ in range(2)] == [True, False]
        (due,) = mails_due(connection, NOW)
        save_mail(connection, due)
        assert forget_mails(connection, LATER) == 0
        first, second = sorted(save_reconciled(connection, Reconciled(fresh=(proposal, proposal)), NOW))
        save_decided(connection, first, ProposalState.REJECTED, "joku", LATER)
        assert [row.number for row in rows_of(connection, "thl", ProposalState.OPEN)] == [second]
        told = decided(connection, first)
        assert told is not None
        assert (told.who, told.at) == ("joku", LATER)
        save_report(connection, Report(DAY, 7, NOW, 800, None, 200, 1, 2, ()))
        assert list(reports_of(connection, DAY)) == [7]
        for value in ("1", "2"):
            keep(connection, "nimi", value)
        assert (kept(connection, "nimi"), every_kept(connection, "nimi", "muu")) == ("2", ("2", ""))
