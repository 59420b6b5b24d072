"""What feeds remember and the state does not: the later form counts, and nothing that the state knows is taken back."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

from msgspec.structs import replace

from pipeline.model import Content, Event, Package, PublishedEvent, Status, When
from pipeline.publish.calendar import calendar_of, feed_outputs
from pipeline.publish.recall import ALL, calendars_of, recalled
from tests.make import config, event, utc

NOW = utc(date(2024, 4, 9))
MAY = date(2024, 5, 14)
FIRST = event("a", MAY, body="Kuvaus.", package="p")
NEXT = replace(FIRST, when=When(MAY + timedelta(1), MAY + timedelta(1)))
PACKAGES = (Package("p", "Paketti", 1),)

Known = dict[str, PublishedEvent]


def published(*forms: Event, then: Known | None = None, now: datetime = NOW) -> tuple[Known, bytes]:
    """What the state knows after each form of an event was published, a day between them, and the feed of the last."""
    known, feed = dict(then or {}), b""
    for number, form in enumerate(forms):
        content = Content(events=(form,), packages=PACKAGES)
        made = calendar_of(content, known, config(), now + timedelta(number))
        known |= {one.event.id: one for one in made.changed}
        feed = next(iter(feed_outputs(made, (), config()))).render()
    return known, feed


def back(feeds: Sequence[bytes], known: Known, content: Content | None = None) -> Known:
    there = Content(events=(FIRST,), packages=PACKAGES) if content is None else content
    return recalled(feeds, known, replace(there, packages=PACKAGES), config())


def stamps(known: Known) -> dict[str, tuple[object, ...]]:
    revisions = {key: one.revision for key, one in known.items()}
    return {key: (one.uid, one.sequence, one.created, one.modified, one.digest) for key, one in revisions.items()}


def test_what_the_state_has_lost_comes_back_with_its_stamps() -> None:
    known, feed = published(FIRST, NEXT)
    assert stamps(back([feed], {})) == stamps(known)
    assert known["a"].revision.sequence == 1


def test_what_the_state_knows_as_well_or_better_stays() -> None:
    (old, _), (known, feed) = published(FIRST), published(FIRST, NEXT)
    assert back([feed], known) == {}
    assert back([published(FIRST)[1]], known) == {}
    assert stamps(back([feed], old)) == stamps(known)


def test_a_later_stamp_of_the_same_sequence_counts_and_so_does_a_sequence_of_the_same_stamp() -> None:
    known, feed = published(FIRST)
    revision = known["a"].revision
    earlier = replace(revision, modified=revision.modified - timedelta(1))
    assert back([feed], {"a": replace(known["a"], revision=earlier)}).keys() == {"a"}
    higher = published(FIRST, NEXT)[0]["a"]
    below = replace(higher.revision, sequence=0)
    assert back([published(FIRST, NEXT)[1]], {"a": replace(higher, revision=below)}).keys() == {"a"}


def test_of_several_feeds_the_latest_form_counts_whichever_is_first() -> None:
    (_, old), (known, new) = published(FIRST), published(FIRST, NEXT)
    assert stamps(back([old, new], {})) == stamps(back([new, old], {})) == stamps(known)


def test_only_what_was_cancelled_without_a_file_is_gone() -> None:
    off = replace(FIRST, status=Status.CANCELLED)
    _, feed = published(FIRST, off)
    modified = NOW + timedelta(1)
    assert back([feed], {}, Content())["a"].gone_at == modified
    assert back([feed], {}, Content(events=(off,)))["a"].gone_at is None
    assert back([feed], {}, Content(broken=frozenset((("event", "a"),))))["a"].gone_at is None
    assert back([published(FIRST)[1]], {}, Content())["a"].gone_at is None


def test_sessions_that_the_state_knows_stay_beside_one_that_has_changed() -> None:
    days = [When(MAY + timedelta(number), MAY + timedelta(number)) for number in (0, 7, 8)]
    several = replace(FIRST, when=When(days[0].first, days[1].last, sessions=(days[0], days[1])))
    moved = replace(FIRST, when=When(days[0].first, days[2].last, sessions=(days[0], days[2])))
    old, _ = published(several)
    known, feed = published(several, moved)
    found = back([feed], old)["a"].revision
    assert [one.when for one in found.each] == [one.when for one in known["a"].revision.each]
    assert [one.sequence for one in found.each] == [one.sequence for one in known["a"].revision.each]


def test_what_cannot_be_read_is_passed_over() -> None:
    known, feed = published(FIRST)
    broken = feed.replace(b"\r\nUID:a@", b"\r\nUID:../a@")
    assert back([broken], {}) == {}
    assert stamps(back([broken, feed], {})) == stamps(known)


def test_calendars_are_the_feed_of_all_and_those_of_unknown_events(tmp_path: Path) -> None:
    for name in (ALL, "kalenteri/tapahtumat/b.ics", "kalenteri/tapahtumat/a.ics", "kalenteri/tapahtumat/c.ics"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode())
    read = [one.decode() for one in calendars_of(tmp_path, {"b", "a", "missing"})]
    assert read == [ALL, "kalenteri/tapahtumat/a.ics", "kalenteri/tapahtumat/b.ics"]
