"""What grows: years of letters and events stay small, and no letter loses what became of it."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from pipeline.compose.edition import compose
from pipeline.compose.revision import Seen, published, revise, uid_of
from pipeline.compose.sessions import Slot
from pipeline.model import (
    Clicks,
    Content,
    EditionRow,
    Letter,
    LetterState,
    Order,
    Parcel,
    PublishedEvent,
    Report,
)
from pipeline.store import open_store
from pipeline.store.editions import edition_rows, save_document, save_row
from pipeline.store.journal import dated_entries, forget_journal, note
from pipeline.store.orders import forget_orders, order_of, save_order
from pipeline.store.reports import save_report
from pipeline.store.revisions import save_published
from tests.make import at, config, event, news

_BODY = "Tilaisuudessa katsotaan, mitä sosiaalinen innovaatio tarkoittaa hankkeen arjessa. " * 20
_HTML = "<p>Kirje</p>" * 8000  # as large as a letter may be
_KEPT = timedelta(days=400)
_STEPS = ("find", "create", "address", "fill", "test", "ask_ready", "ask_witness", "schedule", "audit", "send")


def test_four_years_stay_under_two_fifths_of_what_ten_may_take(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    first = date(2024, 4, 9)
    events = [event(f"tilaisuus-{n}", first + timedelta(days=6 * n), body=_BODY) for n in range(240)]
    days = [first + timedelta(weeks=2 * n) for n in range(104)]
    forgotten_orders = 0
    with store.writing() as connection:
        for n, day in enumerate(days):
            due = datetime.combine(day, datetime.min.time(), UTC)
            # Each letter tells forty things, as a full one does.
            shown = Content(
                events=tuple(events[n * 2 : n * 2 + 20]),
                news=tuple(news(f"uutinen-{n}-{m}", day, body=_BODY) for m in range(20)),
            )
            edition = compose(shown, (), day, at(day), at(day + timedelta(weeks=2)), config())
            save_row(connection, EditionRow(day, LetterState.SENT, due, sent_at=due), due)
            save_document(connection, edition)
            letter = Letter(day, "Aihe", "", _HTML, _BODY)
            save_order(connection, Order(Parcel(f"kirje {day}", edition, letter, due), 800, due))
            forgotten_orders += forget_orders(connection, day - _KEPT)
            for step in _STEPS * 3:
                note(connection, day, due, step, "intent")
                note(connection, day, due, step, "answer", "a1b2c3 " + "d" * 64)
            clicks = tuple(Clicks(f"https://soila.example.org/tapahtumat/{m}", m, m) for m in range(60))
            for age in (1, 3, 7, 30):
                save_report(connection, Report(day, age, due, 800, None, 200, 1, 2, clicks))
        rows = []
        for one in events:
            shown_now = published(one, None)
            assert shown_now is not None
            uid = uid_of(one.id, "soila.example.org")
            told = (Seen(Slot(1, shown_now.when), one.id),)
            rows.append(PublishedEvent(one, revise(shown_now, told, None, at(first), uid)))
        save_published(connection, rows)
    store.close()
    assert (tmp_path / "state.db").stat().st_size < 50_000_000 * 2 / 5
    with store.writing() as connection:
        forgotten = forget_journal(connection, days[-1] - _KEPT)
        kept = {day for day, _ in dated_entries(connection, None)}
        assert len(edition_rows(connection)) == len(days)
        ordered = [day for day in days if order_of(connection, day)]
    assert ordered == [day for day in days if day >= days[-1] - _KEPT]
    assert forgotten_orders == len(days) - len(ordered)
    assert forgotten == 60 * len([day for day in days if day < days[-1] - _KEPT])
    assert kept == {day for day in days if day >= days[-1] - _KEPT}
