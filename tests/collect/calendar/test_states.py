"""What a calendar's component tells of its state is read by the rules of pages, and nothing is lost in silence."""

import pytest

from pipeline.model import FoundEvent, Status
from tests.collect.calendar.feeds import NINE_TO_ELEVEN, UTC_HOURS, calendar, event, read


def only(*lines: str, title: str = "Työpaja") -> FoundEvent:
    (one,) = read(calendar(event(*UTC_HOURS, *lines, title=title))).events
    return one


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("STATUS:CANCELED", Status.CANCELLED),
        ("STATUS:PERUTTU", Status.CANCELLED),
        ("STATUS:Postponed", Status.MOVED),
        ("LOCATION:PERUTTU", Status.CANCELLED),
        ("DESCRIPTION:Tilaisuus on peruttu sairastapauksen vuoksi.", Status.CANCELLED),
        ("DESCRIPTION:Koulutus perutaan\\, jos ilmoittautuneita on alle kymmenen.", Status.CONFIRMED),
        ("DESCRIPTION:Edellinen tilaisuus 2.4.2024 on peruttu.", Status.CONFIRMED),
    ],
)
def test_a_state_wherever_it_stands(line: str, status: Status) -> None:
    assert only(line).status is status


def test_a_place_that_is_a_state_is_no_place() -> None:
    assert only("LOCATION:PERUTTU").place == ""
    assert only("LOCATION:Oulu").place == "Oulu"


@pytest.mark.parametrize(
    ("title", "line", "doubt"),
    [
        ("Työpaja CANCELED in the middle", "", "collect.status_unread"),
        ("Työpaja", "DESCRIPTION:Kahvilan mukaan lounas on peruttu.", "collect.status_unread"),
        ("Työpaja", "STATUS:EHKÄ", "collect.status_unknown"),
    ],
)
def test_what_no_rule_reads_is_a_doubt(title: str, line: str, doubt: str) -> None:
    one = only(*filter(None, [line]), title=title)
    assert (one.status, [each.key for each in one.doubts]) == (Status.CONFIRMED, [doubt])


def test_a_name_that_denies_it_is_no_doubt() -> None:
    assert only(title="EI PERUTTU: Työpaja").doubts == ()


def test_a_description_of_another_day_is_no_doubt() -> None:
    doubts = [[each.key for each in only(f"DESCRIPTION:Lounas {day} on peruttu.").doubts] for day in ("14.5.", "7.5.")]
    assert doubts == [["collect.status_unread"], []]


def test_what_is_put_off_has_its_old_time_alone() -> None:
    one = only(title="Siirretty syksyyn: Työpaja")
    assert (one.when, one.original, one.status, one.doubts) == (None, NINE_TO_ELEVEN, Status.MOVED, ())
