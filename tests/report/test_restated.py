"""What is told of a closed period that is counted otherwise now."""

from pipeline.model import Status
from pipeline.report.formats.cells import plain
from pipeline.report.numbers import numbers_of
from pipeline.report.restated import Closed, restatement
from pipeline.report.sources import Sources
from tests.report.make import event, sources

A, B = event("a", "ti 14.5.2024"), event("b", "ti 14.5.2024", attendees=30)


def restated(before: Sources, now: Sources) -> dict[str | int, tuple[str | int, ...]]:
    table = restatement(Closed(before), numbers_of(now), now)
    return {plain(row[0]): tuple(map(plain, row[1:])) for row in table.rows} if table else {}


def test_nothing_is_told_where_nothing_has_changed() -> None:
    assert restated(sources(A, B), sources(A, B)) == {}


def test_other_rows_and_other_gaps_are_changes_though_the_number_is_the_same() -> None:
    other = restated(sources(A, B), sources(event("c", "ti 14.5.2024"), B))
    assert other["Pidetyt tilaisuudet"] == (2, 2, "a: tilaisuutta ei enää ole; c: uusi tilaisuus")
    called_off = restated(sources(A, B), sources(event("a", "ti 14.5.2024", status=Status.CANCELLED), B))
    assert called_off["Osallistumiset yhteensä"] == (30, 30, "a: tila vahvistettu → peruttu")


def test_changes_are_told_of_the_whole_and_of_its_parts_but_not_of_parts_of_parts() -> None:
    told = restated(sources(A), sources(A, B))
    assert {"Pidetyt tilaisuudet", "Pidetyt tilaisuudet, 2024-Q2", "Pidetyt tilaisuudet, ei tiedossa"} <= set(told)
    assert "Pidetyt tilaisuudet, ei tiedossa, 2024-Q2" not in told
