"""What the tables of a report say."""

from datetime import date

from msgspec.structs import replace

from pipeline.model import Organisation, Status
from pipeline.model.facts import Baseline, Facts, Funded, LeftOut, Target
from pipeline.report.evidence import report_of
from pipeline.report.formats.cells import plain
from pipeline.report.formats.delimited import csv_file
from pipeline.report.numbers import numbers_of
from pipeline.report.sources import ClickSource, LetterSource, Sources
from pipeline.report.table import Table
from pipeline.report.tables import tables_of
from tests.report.make import event, sources


def rows(made: Sources, name: str) -> list[tuple[str | int, ...]]:
    table = next((one for one in tables_of(made, numbers_of(made)) if one.name == name), None)
    return [tuple(plain(cell) for cell in row) for row in table.rows] if table else []


def test_what_is_missing_comes_first_and_says_what() -> None:
    made = sources(
        event("known", "ti 14.5.2024", registered=1, attendees=1, organisations=("thl",)),
        event("half", "ti 14.5.2024", registered=1, organisations=("thl",), unlisted=("Outo ry",)),
        event("open", "ti 7.5.2024", status=Status.TENTATIVE),
        event("gone", "ti 7.5.2024", status=Status.CANCELLED),
        event("never", status=Status.MOVED),
    )
    assert tables_of(made, numbers_of(made))[0].name == "missing"
    assert rows(made, "missing") == [
        ("Open", "open", "ti 7.5.2024", "alustava, vaikka päivä on mennyt: pidettiinkö se?"),
        ("Half", "half", "ti 14.5.2024", "osallistujia, ei luettelossa: Outo ry"),
        ("Never", "never", "ei tietoa", "päivää ei tiedetä, joten mikään kausi ei laske sitä"),
    ]


def test_the_earlier_period_is_told_where_there_was_one() -> None:
    now = event("now", "ti 14.5.2024", attendees=30)
    assert rows(sources(now), "comparison") == []
    told = rows(sources(now, event("then", "ti 16.5.2023", attendees=20)), "comparison")
    assert ("Osallistumiset yhteensä", 30, 20) in told


def test_public_organisations_are_counted_once_in_each_role() -> None:
    made = sources(
        event("a", "ti 14.5.2024", organisations=("thl", "lappi", "pesapuu", "kunta"), organisers=("thl", "pesapuu")),
        event("b", "ti 14.5.2024", status=Status.CANCELLED, organisations=("pirkanmaa",)),
        facts=Facts(projects=(Funded("Hanke", ("Lapin hyvinvointialue", "Outo")),)),
    )
    made = replace(made, organisations=(*made.organisations, Organisation("kunta", "Kunta", "kunta")))
    assert [one[:2] for one in rows(made, "eeco18")] == [
        ("järjestäjänä", 1),
        ("hankkeen toteuttajana", 1),
        ("osallistujana", 3),
        ("yhteensä, kukin kerran", 3),
    ]


def test_targets_and_baselines_stand_beside_what_was_counted_in_their_own_periods() -> None:
    year, half = (date(2024, 1, 1), date(2024, 12, 31)), (date(2023, 1, 1), date(2023, 6, 30))
    made = sources(
        event("a", "ti 14.5.2024", attendees=30),
        event("b", "ti 16.5.2023", attendees=20),
        facts=Facts(
            targets=(Target("events.held", 10, *year, "tilaisuutta"),),
            baselines=(Baseline("attendances.total", 18, *half, "Tilannekuva", "ilmoittautuneet"),),
        ),
    )
    assert rows(made, "targets") == [
        ("Pidetyt tilaisuudet", "1.1.2024 – 31.12.2024", "tavoite 10 tilaisuutta", 1, ""),
        ("Osallistumiset yhteensä", "1.1.2023 – 30.6.2023", "lähtötaso 18", 20, "Tilannekuva: ilmoittautuneet"),
    ]


def test_what_interests_the_network_is_summed_by_section_and_theme() -> None:
    clicks = (
        ClickSource("https://example.org/a", 7, "Uutta", (1,)),
        ClickSource("https://example.org/b", 5, "Tutkimus", (1, 2)),
        ClickSource("https://example.org/c", 90),
    )
    made = sources(letters=(LetterSource(date(2024, 4, 9), clicks=clicks),), themes=("Yksi", "Kaksi"))
    assert rows(made, "interests") == [
        ("Uutta", "kirjeen osa", 7),
        ("Tutkimus", "kirjeen osa", 5),
        ("1. Yksi", "teema", 12),
        ("2. Kaksi", "teema", 5),
    ]


def test_what_does_not_sum_says_so() -> None:
    made = sources(event("a", "ti 14.5.2024", themes=(1, 2)), themes=("Yksi", "Kaksi"))
    told = {one.name: " ".join(one.notes) for one in tables_of(made, numbers_of(made))}
    assert {name for name, notes in told.items() if "teemat eivät summaudu" in notes} == {"theme"}
    parted = {"quarter", "month", "package", "theme", "form"}
    assert {name for name, notes in told.items() if "Rivit eivät summaudu" in notes} == parted


def test_rows_that_are_left_out_are_told_with_the_reason() -> None:
    made = sources(facts=Facts(left_out=(LeftOut("a", "kahdesti", "registrations"), LeftOut("b", "koe"))))
    assert rows(made, "left_out") == [("a", "Ilmoittautumiset", "kahdesti"), ("b", "kaikki luvut", "koe")]


def test_feedback_is_told_with_what_was_done() -> None:
    made = sources(event("a", "ti 14.5.2024", feedback="Kiire", answer="Lyhyempi"), event("b", "ti 14.5.2024"))
    assert rows(made, "feedback") == [("A", "ti 14.5.2024", "Kiire", "Lyhyempi")]


def test_words_that_look_like_a_formula_stay_words() -> None:
    made = csv_file(Table("a", "A", ("Nimi", "Luku"), (("=cmd|' /C calc'!A0", -1), ("Ääni; pari", None))))
    assert made.decode() == "\ufeffNimi;Luku\r\n'=cmd|' /C calc'!A0;-1\r\n\"Ääni; pari\";ei tietoa\r\n"


def test_every_number_that_is_shown_has_one_footnote() -> None:
    report = report_of(sources(event("a", "ti 14.5.2024", attendees=30)))
    assert len(report.shown) == len({id(one) for one in report.shown}) > 50
