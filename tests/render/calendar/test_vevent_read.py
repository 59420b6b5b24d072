"""The way back from a published VEVENT: what was written is read again, so a lost state loses no sequence."""

import re
from datetime import UTC, date, datetime, time, timedelta
from hashlib import blake2b
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from pipeline.compose.revision import uid_of
from pipeline.model import Event, Hours, Revision, Status, When, in_sessions
from pipeline.render.calendar.entry import entry_of
from pipeline.render.calendar.feed import feed
from pipeline.render.calendar.vevent import Around, stamp_lines
from pipeline.render.calendar.vevent_read import joined, read_vevent, stamps_of, vevents_of
from tests.render.calendar.test_feed import EVENTS
from tests.whens import whens

DOMAIN = "soila.example.org"
ZONE = ZoneInfo("Europe/Helsinki")
PACKAGES = {"Aloituspaketti; 1, 2": "aloituspaketti"}
NOW = datetime(2024, 5, 10, 9, tzinfo=UTC)
DAY = date(2024, 5, 14)
EVENT = Event(
    "ekosysteemityo",
    "Ekosysteemityö",
    When(DAY, DAY, time(9), time(11)),
    "verkossa",
    package="aloituspaketti",
    registration="https://example.org/ilmo",
    registration_closes=When(DAY, DAY),
    link="https://example.org/sivu",
    body="Kuvaus *tekstinä*.\n\nToinen kappale: 1. ei luettelo",
)


def written(event: Event, last: Revision | None = None, now: datetime = NOW) -> tuple[bytes, Revision]:
    page = f"https://{DOMAIN}/tapahtumat/{event.id}.html"
    around = Around(ZONE, page, "Aloituspaketti; 1, 2" if event.package else "", event.language or "fi")
    made = entry_of(event, last, around, now, uid_of(event.id, DOMAIN))
    assert made is not None
    return made.vevents, made.revision


def read_back(data: bytes) -> tuple[Event, Revision]:
    return joined([read_vevent(one, DOMAIN, ZONE, PACKAGES) for one in vevents_of(feed("nimi", "", [data]))])


FIRST = written(EVENT)[1]
LATER = When(date(2024, 5, 21), date(2024, 5, 21))
DAILY = When(DAY, DAY + timedelta(days=2), time(9), time(15), Hours.DAILY)
TWICE = in_sessions((When(DAY, DAY, time(9), time(11)), When(date(2024, 5, 16), date(2024, 5, 16), time(13))))
WAYS = {
    "as it was": EVENT,
    "without anything": Event("a", "A", When(DAY, DAY), "x"),
    "days": replace(EVENT, when=When(DAY, DAY + timedelta(days=2))),
    "no end": replace(EVENT, when=When(DAY, DAY, time(9))),
    "no hour": replace(EVENT, when=When(DAY, DAY, hours=Hours.LATER)),
    "no end of days": replace(EVENT, when=When(DAY, DAY + timedelta(days=1), time(9))),
    "daily": replace(EVENT, when=DAILY),
    "daily, postponed": replace(EVENT, when=None, status=Status.MOVED, original=DAILY),
    "a long row of days": replace(EVENT, when=replace(DAILY, last=DAY + timedelta(days=31))),
    "in Swedish": replace(EVENT, language="sv", when=LATER, registration_closes=None, reason="Sjukdom"),
    "sessions": replace(EVENT, when=TWICE),
    "sessions, cancelled": replace(EVENT, when=TWICE, status=Status.CANCELLED, reason="Tila, salit; ja \\nimi"),
    "a whole day, tentative": replace(EVENT, when=LATER, registration_closes=None, status=Status.TENTATIVE),
    "tentative": replace(EVENT, status=Status.TENTATIVE),
    "moved": replace(EVENT, when=LATER, registration_closes=None, reason="Sairaus. Syy: flunssa"),
    "postponed": replace(EVENT, when=None, status=Status.MOVED, original=EVENT.when, reason="Tila"),
    "cancelled": replace(EVENT, status=Status.CANCELLED, reason="Liian vähän väkeä!"),
}


@pytest.mark.parametrize("name", WAYS)
def test_what_was_published_is_read_back(name: str) -> None:
    data, revision = written(WAYS[name], FIRST if WAYS[name].id == EVENT.id else None)
    event, known = read_back(data)
    assert known == revision
    assert (event.id, event.status, event.when, event.language) == (
        WAYS[name].id,
        Status.MOVED if name in ("moved", "in Swedish") else WAYS[name].status,
        WAYS[name].when,
        WAYS[name].language,
    )
    # From what was read the very same bytes are written again, and nothing counts as a change.
    assert written(event, known, NOW + timedelta(days=1)) == (data, known)


def test_one_that_is_held_after_all_stays_so() -> None:
    cancelled = written(replace(EVENT, status=Status.CANCELLED), FIRST)[1]
    data, revision = written(EVENT, cancelled)
    assert revision.snapshot.again
    assert read_back(data)[1].snapshot == revision.snapshot


def test_a_change_after_the_loss_is_the_next_sequence() -> None:
    data, revision = written(replace(EVENT, place="Kuopio"), FIRST)
    known = read_back(data)[1]
    assert revision.sequence == 1
    assert written(replace(EVENT, place="Turku"), known)[1].sequence == 2
    assert written(replace(EVENT, place="Kuopio", body="Toisin sanoin."), known)[1].sequence == 1


@settings(max_examples=60, deadline=None)
@given(st.lists(EVENTS, max_size=3, unique_by=lambda event: event.id))
def test_events_are_unchanged_after_the_way_back(events: list[Event]) -> None:
    """Their own files are still there; of what was published only the feed is left."""
    published_before = [written(event) for event in events]
    calendar = feed("nimi", "", [data for data, _ in published_before])
    known = [joined([read_vevent(one, DOMAIN, ZONE, PACKAGES)])[1] for one in vevents_of(calendar)]
    again = [written(event, last, NOW + timedelta(days=9)) for event, last in zip(events, known, strict=True)]
    assert again == published_before


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data.replace(b"UID:", b"UIX:"),
        lambda data: data.replace(b"@soila.example.org", b"@toinen.example.org"),
        lambda data: data.replace(b"SEQUENCE:0", b"SEQUENCE:x"),
        lambda data: data.replace(b"STATUS:CONFIRMED", b"STATUS:MAYBE"),
        lambda data: data.replace(b"DTSTART", b"DTSTERT"),
        lambda data: data[: len(data) // 2],
        lambda data: data.replace(b"Kuvaus", b"\xff\xfe"),
        lambda data: data.replace(b"UID:", b"UID:../../../"),
        lambda data: data.replace(b"UID:", b"UID:/"),
        lambda data: data.replace(b"UID:ekosysteemityo", b"UID:"),
        lambda data: data.replace(b"UID:ekosysteemityo", b"UID:kaikki"),  # the site's own
        lambda data: data.replace(b"UID:ekosysteemityo", b"UID:" + b"a" * 101),
        lambda data: re.sub(rb"LAST-MODIFIED:\S+", b"LAST-MODIFIED:00010101T000000+0200", data),  # before all time
    ],
)
def test_what_is_not_ours_is_refused(damage: object) -> None:
    (good,) = vevents_of(feed("nimi", "", [written(EVENT)[0]]))
    with pytest.raises(ValueError):  # noqa: PT011 - any of its kinds: the caller goes on with what can be read
        read_vevent(damage(good), DOMAIN, ZONE, PACKAGES)  # type: ignore[operator]


@settings(deadline=None)
@given(st.text(max_size=120))
def test_whatever_a_uid_says_an_id_is_one_that_a_file_could_have(written_id: str) -> None:
    (good,) = vevents_of(feed("nimi", "", [written(EVENT)[0]]))
    data = good.replace(b"UID:ekosysteemityo@", f"UID:{written_id}@".encode())
    try:
        event = read_vevent(data, DOMAIN, ZONE, PACKAGES).event
    except ValueError:
        return
    assert re.fullmatch(r"[a-z0-9][a-z0-9._-]{0,99}", event.id)


def test_the_stamp_is_read_without_the_rest() -> None:
    (one,) = vevents_of(feed("nimi", "", [written(EVENT)[0]]))
    assert stamps_of(one) == stamp_lines(FIRST, FIRST.each[0])


def test_a_snapshot_that_reads_alike_is_brought_up_to_date() -> None:
    """A state kept an older form of what is shown: no change for subscribers, and the newer form is kept."""
    older = replace(FIRST, snapshot=replace(FIRST.snapshot, package="toinen"))
    assert written(EVENT, older, NOW + timedelta(days=1)) == (written(EVENT)[0], FIRST)


def test_a_digest_of_bytes_as_states_kept_it_once_is_no_change() -> None:
    (one,) = vevents_of(feed("nimi", "", [written(EVENT)[0]]))
    visible = one[one.index(b"DTSTART") : one.index(b"X-SOILA")]
    older = replace(FIRST, digest=blake2b(visible, digest_size=16).hexdigest())
    assert written(EVENT, older, NOW + timedelta(days=1)) == (written(EVENT)[0], FIRST)


def test_another_fold_or_sentence_is_no_change_but_another_value_is() -> None:
    data = written(EVENT)[0].replace(b"Ilmoittautuminen: ", b"Ilmoittaudu: ")
    assert written(EVENT, read_back(data)[1], NOW + timedelta(days=1))[1] == FIRST
    for change in ({"body": "Toisin"}, {"registration_closes": When(DAY, DAY, time(9))}, {"place": "Turku"}):
        assert written(replace(EVENT, **change), FIRST, NOW + timedelta(days=1))[1].modified > FIRST.modified


@settings(max_examples=60, deadline=None)
@given(whens, st.sampled_from([Status.CONFIRMED, Status.TENTATIVE, Status.CANCELLED]))
def test_every_kind_of_time_comes_back(when: When, status: Status) -> None:
    event = replace(EVENT, when=when, status=status)
    data, revision = written(event)
    read, known = read_back(data)
    assert (read.when, read.status, known) == (when, status, revision)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(whens, st.sampled_from([Status.CONFIRMED, Status.CANCELLED])), min_size=2, max_size=5))
def test_whatever_one_time_becomes_no_sequence_falls_and_all_comes_back(turns: list[tuple[When, Status]]) -> None:
    last, now, highest = None, NOW, dict[int, int]()
    for when, status in turns:
        data, revision = written(replace(EVENT, when=when, status=status), last, now)
        for session in revision.each:
            assert session.sequence >= highest.get(session.number, 0)
            highest[session.number] = session.sequence
        assert read_back(data)[1].each == revision.each
        assert len({session.number for session in revision.each}) == len(revision.each)
        assert {session.when for session in revision.each if not session.off} == set(when.entries)
        last, now = revision, now + timedelta(hours=1)
