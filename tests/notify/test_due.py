"""Messages to staff: when each is told, how often, and what a broken service can do to the others."""

from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from pipeline.model import Notice, Urgency
from pipeline.notify.due import Message, deliver, messages_due, tell
from pipeline.notify.services import address_of
from pipeline.project import Project, Server
from pipeline.store import Store, open_store
from pipeline.store.notices import open_notices, raise_notice, save_acknowledged
from tests.make import ROOT, config
from tests.peers.hooks import Hook, hook

HELSINKI = config().zone


def at(written: str) -> datetime:
    return datetime.fromisoformat(written).replace(tzinfo=HELSINKI)


def notice(key: str, urgency: Urgency, made: str = "2024-04-09T10:00") -> Notice:
    return Notice(key, urgency, f"Aihe {key}", f"Teksti {key}", at(made))


def project_with(*urls: str) -> Project:
    return Project(ROOT, replace(config(), notify=urls))


def told_at(one: Notice, *moments: str) -> list[str]:
    """At which of the moments it is told, when each telling is remembered."""
    told = []
    for moment in moments:
        if messages_due(project_with(), [one], at(moment)):
            told.append(moment)
            one = replace(one, told_at=at(moment))
    return told if one.cries else told[:2]


def test_an_urgent_message_is_told_at_once_and_once() -> None:
    one = notice("a", Urgency.NOW)
    assert told_at(one, "2024-04-09T22:30", "2024-04-09T22:31", "2024-04-10T08:00") == ["2024-04-09T22:30"]


def test_a_critical_one_is_told_at_once_and_every_two_hours_in_the_daytime() -> None:
    moments = [f"2024-04-09T{hour:02}:{minute:02}" for hour in (3, 4, 5, 6, 7, 8, 9) for minute in (0, 59)]
    late = ["2024-04-09T20:59", "2024-04-09T21:30", "2024-04-09T23:30", "2024-04-10T06:59", "2024-04-10T07:00"]
    assert told_at(notice("a", Urgency.CRITICAL, "2024-04-09T03:00"), *moments, *late) == [
        "2024-04-09T03:00",
        "2024-04-09T07:00",
        "2024-04-09T09:00",
        "2024-04-09T20:59",
        "2024-04-10T07:00",
    ]


def test_two_hours_are_two_hours_when_the_clock_goes_back() -> None:
    one = notice("a", Urgency.CRITICAL, "2024-10-27T02:30")
    one = replace(one, told_at=datetime.fromisoformat("2024-10-27T05:30+00:00"))  # 7.30 on the clock
    assert not messages_due(project_with(), [one], at("2024-10-27T09:29"))
    assert messages_due(project_with(), [one], at("2024-10-27T09:30"))


# When it was made -> when the morning's mail tells it.
MORNINGS = [
    ("2024-04-09T07:59", "2024-04-09T08:00"),  # Tuesday
    ("2024-04-09T08:00", "2024-04-10T08:00"),
    ("2024-04-12T12:00", "2024-04-15T08:00"),  # Friday -> Monday
    ("2024-03-28T12:00", "2024-04-02T08:00"),  # over Easter
    ("2024-04-29T12:00", "2024-05-02T08:00"),  # over May Day and its eve
]


@pytest.mark.parametrize(("made", "told"), MORNINGS)
def test_the_rest_comes_in_one_mail_on_working_mornings(made: str, told: str) -> None:
    one = notice("a", Urgency.MORNING, made)
    hour = at(made)
    while not messages_due(project_with(), [one], hour):
        hour += timedelta(minutes=1 if hour.hour == 7 else 30)
        hour = hour.replace(minute=hour.minute if hour.hour in (7, 8) else hour.minute // 30 * 30)
    assert hour == at(told)


def test_the_morning_mail_gathers_all_and_names_each() -> None:
    three = [notice(key, Urgency.MORNING, "2024-04-08T12:00") for key in "abc"]
    (mail,) = messages_due(project_with(), three, at("2024-04-09T11:00"))
    assert mail.keys == ("a", "b", "c")
    assert "3 asiaa" in mail.subject
    assert all(f"Aihe {key}" in mail.text and f"Teksti {key}" in mail.text for key in "abc")


def test_what_cries_comes_first() -> None:
    several = [notice("a", Urgency.NOW), notice("b", Urgency.CRITICAL), notice("c", Urgency.NOW)]
    due = messages_due(project_with(), several, at("2024-04-09T12:00"))
    assert [message.keys for message in due] == [("b",), ("a",), ("c",)]


@pytest.fixture
def store(tmp_path: Path, server: Server | None) -> Iterator[Store]:
    with closing(open_store(tmp_path / "state", server=server)) as opened:
        yield opened


@pytest.fixture
def service() -> Iterator[Hook]:
    with hook() as running:
        yield running


def raised(store: Store, one: Notice) -> bool:
    with store.writing() as connection:
        return raise_notice(connection, one)


@pytest.mark.usefixtures("messenger_of_its_own")
def test_nothing_is_told_twice(store: Store, service: Hook) -> None:
    project = project_with(service.url)
    assert raised(store, notice("a", Urgency.NOW))
    assert not raised(store, notice("a", Urgency.NOW, "2024-04-09T11:00"))
    for minute in range(3):
        tell(project, store, at(f"2024-04-09T10:0{minute}"))
    assert not raised(store, notice("a", Urgency.NOW))
    tell(project, store, at("2024-04-09T10:05"))
    assert service.subjects == ["Aihe a"]


def test_an_alarm_is_repeated_until_somebody_takes_it_up(store: Store, service: Hook) -> None:
    project = project_with(service.url)
    raised(store, notice("a", Urgency.CRITICAL))
    for hour in (10, 12, 13):
        tell(project, store, at(f"2024-04-09T{hour}:00"))
    assert len(service.got) == 2
    with store.writing() as connection:
        save_acknowledged(connection, ["a"], "ulla", at("2024-04-09T13:30"))
    tell(project, store, at("2024-04-09T18:00"))
    assert len(service.got) == 2
    with store.reading() as connection:
        assert open_notices(connection) == ()


def test_what_no_service_took_is_tried_again(store: Store, service: Hook) -> None:
    project = project_with(service.url)
    raised(store, notice("a", Urgency.NOW))
    service.status = 500
    (told,) = tell(project, store, at("2024-04-09T10:00"))
    assert (told.reached, told.failed) == (0, ("json",))
    service.status = 200
    tell(project, store, at("2024-04-09T10:05"))
    assert service.subjects == ["Aihe a"]


@pytest.mark.parametrize(
    ("attachment", "sent"), [("a.html", 1), ("../salaisuus", 0), ("x/../../salaisuus", 0), ("", 0)]
)
def test_only_a_file_of_the_project_is_attached(service: Hook, tmp_path: Path, attachment: str, sent: int) -> None:
    (tmp_path / "project" / "x").mkdir(parents=True)
    for name in ("salaisuus", "project/a.html"):
        (tmp_path / name).write_text("sisältö")
    deliver(Message("Aihe", "Teksti", attachment, ("a",)), [service.url], tmp_path / "project")
    assert [len(message.get("attachments", ())) for message in service.got] == [sent]


def test_an_absolute_place_is_none_either(service: Hook, tmp_path: Path) -> None:
    (tmp_path / "salaisuus").write_text("sisältö")
    deliver(Message("Aihe", "Teksti", str(tmp_path / "salaisuus"), ("a",)), [service.url], tmp_path)
    assert not service.got[0].get("attachments")


def test_a_hanging_service_does_not_hold_the_others_up(service: Hook) -> None:
    with hook() as hanging:
        hanging.hangs = True
        urls = (hanging.url, service.url)
        told = deliver(Message("Aihe", "Teksti", "", ()), urls, ROOT, patience=1.5)
        assert service.subjects == ["Aihe"]
        assert (told.reached, len(told.failed)) == (1, 1)


def test_an_address_that_means_nothing_is_told_without_its_secrets() -> None:
    told = deliver(Message("Aihe", "Teksti", "", ()), ("outo://salasana@palvelin/", "${EI_OLE}"), ROOT)
    assert told.failed == ("outo", "EI_OLE")


def test_passwords_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SALASANA", "a/b@c")
    monkeypatch.setenv("OSOITE", "json://palvelin/")
    assert address_of("mailtos://soila:${SALASANA}@example.org") == "mailtos://soila:a%2Fb%40c@example.org"
    assert address_of("${OSOITE}") == "json://palvelin/"
    with pytest.raises(KeyError):
        address_of("json://${EI_OLE}/")
