"""The zones of a feed's times: by the world's names, Windows's, a vendor's, or the feed's own rules."""

import pytest

from tests.collect.calendar.feeds import NINE_TO_ELEVEN, UTC_HOURS, calendar, event, read, sure, told, zone


@pytest.mark.parametrize(
    ("head", "name", "hour"),
    [
        ((), "Europe/Helsinki", "09"),
        ((), "FLE Standard Time", "09"),
        ((), '"W. Europe Standard Time"', "08"),
        ((), "/example.org/20240101_1/Europe/Helsinki", "09"),
        (zone("Suomen aika"), "Suomen aika", "09"),
        (zone("Suomen aika", "Toinen"), "Suomen aika", "09"),
        (zone("Suomen aika", "Toinen"), "Toinen", "09"),
        (("BEGIN:VTIMEZONE", "TZID:Oma", "X-LIC-LOCATION:Europe/Stockholm", "END:VTIMEZONE"), "Oma", "08"),
    ],
    ids=["no VTIMEZONE", "Windows", "Windows quoted", "vendor", "own", "two TZIDs", "the other", "X-LIC-LOCATION"],
)
def test_a_zone_by_its_name(head: tuple[str, ...], name: str, hour: str) -> None:
    lines = (f"DTSTART;TZID={name}:20240514T{hour}0000", "DURATION:PT2H")
    assert told(calendar(head, event(*lines))) == sure(NINE_TO_ELEVEN)


def test_a_feeds_rules_for_a_zone_that_the_world_knows_are_not_believed() -> None:
    wrong = ("BEGIN:STANDARD", "TZOFFSETFROM:+0000", "TZOFFSETTO:+0000", "DTSTART:19700101T000000", "END:STANDARD")
    rules = ("BEGIN:VTIMEZONE", "TZID:Europe/Helsinki", *wrong, "END:VTIMEZONE")
    lines = ("DTSTART;TZID=Europe/Helsinki:20240514T090000", "DURATION:PT2H")
    assert told(calendar(rules, event(*lines))) == sure(NINE_TO_ELEVEN)


def test_a_zone_with_two_names_stops_nothing_after_it() -> None:
    feed = calendar(zone("A", "B"), event(*UTC_HOURS), event(*UTC_HOURS, uid="2@example.org", title="Toinen"))
    assert told(feed) == sure(NINE_TO_ELEVEN) + sure(NINE_TO_ELEVEN, title="Toinen")


@pytest.mark.parametrize("broken", [("TZOFFSETFROM:kaksi",), ("BEGIN:STANDARD",), ()], ids=["bad", "open", "empty"])
def test_broken_rules_of_a_zone_are_doubted_and_stop_nothing(broken: tuple[str, ...]) -> None:
    rules = ("BEGIN:VTIMEZONE", "TZID:Oma", *broken, "END:VTIMEZONE")
    lines = ("DTSTART;TZID=Oma:20240514T090000", "DTEND;TZID=Oma:20240514T110000")
    (one,) = read(calendar(rules, event(*lines))).events
    assert (one.when, [doubt.key for doubt in one.doubts]) == (NINE_TO_ELEVEN, ["collect.unknown_zone"])


@pytest.mark.parametrize(("name", "hour"), [("Europe/Stockholm", "08"), ("Europe/Helsinki", "09"), ("Kuu", "09")])
def test_floating_times_are_of_the_calendars_zone(name: str, hour: str) -> None:
    lines = (f"DTSTART:20240514T{hour}0000", "DURATION:PT2H")
    assert told(calendar(f"X-WR-TIMEZONE:{name}", event(*lines))) == sure(NINE_TO_ELEVEN)
