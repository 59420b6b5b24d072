"""Lists are counted as a careful person would count them, and nothing of them is said or kept."""

import io
import zipfile
from itertools import pairwise

import pytest

from pipeline.fault import Fault
from pipeline.model import Attendance
from pipeline.read.lists.tally import Tally, tally
from pipeline.read.register import Register, read_register
from tests.read.lists.lists import TEXTS, WORKBOOKS, Listed, text, xlsx
from tests.zygote import ROOT

REGISTER = Register(read_register((ROOT / "content/organisations.csv").read_bytes(), "")[0])


def counted(*lists: bytes) -> Tally:
    return tally(lists, REGISTER)


@pytest.mark.parametrize("name", [*TEXTS, *WORKBOOKS])
def test_a_list_gives_the_counts_made_by_hand(name: str) -> None:
    listed: Listed = (TEXTS | WORKBOOKS)[name]
    made = counted(listed.data)
    assert made.attendees == listed.attendees
    assert made.registered == listed.registered
    assert set(made.organisations) == set(listed.organisations)
    assert tuple(one.name for one in made.unknown) == listed.unknown


def test_who_stands_in_two_lists_is_one_head() -> None:
    hall = text("Nimi;Paikan päällä;Etänä\nAino Aalto;x;\n")
    meeting = text("Nimi;Sähköposti;Liittymisaika\nAino Aalto;aino@example.org;9.00\nEino;eino@example.org;9.01\n")
    assert counted(hall, meeting).attendees == Attendance(2, 1, 1)


def test_an_organisation_that_may_be_meant_is_suggested_and_not_taken() -> None:
    made = counted(text("Nimi;Organisaatio\nAino;Pirkanman hyvinvointialue\n"))
    assert made.organisations == ()
    assert [(one.name, one.near) for one in made.unknown] == [("Pirkanman hyvinvointialue", "pirkanmaa")]


def test_the_columns_that_were_guessed_are_named_by_their_letters() -> None:
    wide = ";".join(["Väli"] * 27)
    made = counted(text(f"Nimi;{wide};Organisaatio\nAino;{wide};THL\n"))
    assert [(one.letters, one.role) for one in made.columns] == [("A", "name"), ("AC", "organisation")]


def test_thousands_of_the_same_name_take_no_longer_than_others() -> None:
    rows = "".join(f"Aino Aalto;a{number}@example.org\n" for number in range(20_000))
    assert counted(text(f"Nimi;Sähköposti\n{rows}")).attendees == Attendance(20_000)


def bomb() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * 151_000_000)
    return made.getvalue()


def locked() -> bytes:
    """The beginning of a compound file that holds an encrypted package; xlsx files with a password are such."""
    whole = bytearray(xlsx({"Taul1": [["Nimi"]]}))
    for at in (at for at in range(len(whole) - 4) if whole[at : at + 4] in (b"PK\x01\x02", b"PK\x03\x04")):
        whole[at + (8 if whole[at + 2] == 1 else 6)] |= 1
    return bytes(whole)


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "empty"),
        (b" \n\n", "empty"),
        (b"%PDF-1.7\n", "no_list"),
        (b"\n<html><table><tr><td>Nimi</td></tr></table></html>", "no_list"),
        (b"PK\x03\x04 rikki", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "damaged"),
        (xlsx({"Taul1": [["Nimi"], ["Aino"]]})[:-300], "damaged"),
        (b"x" * 30_000_001, "too_big"),
        (b"1;2;3\n4;5;6\n", "nobody"),
        (b"Nimi;Organisaatio\n", "nobody"),
    ],
)
def test_what_cannot_be_counted_is_told_in_a_plain_word(data: bytes, key: str) -> None:
    with pytest.raises(Fault) as told:
        counted(data)
    assert told.value.key == f"attendance.{key}"


def test_a_bomb_and_a_locked_workbook_are_told_apart_from_damaged_ones() -> None:
    for data, key in ((bomb(), "attendance.bomb"), (locked(), "attendance.password")):
        with pytest.raises(Fault) as told:
            counted(data)
        assert told.value.key == key


@pytest.mark.parametrize("name", TEXTS)
def test_no_fault_and_no_count_says_a_name_or_an_address(name: str) -> None:
    """Cut anywhere, a list still gives counts or a plain word."""
    data = TEXTS[name].data
    for start, end in pairwise((0, len(data) // 3, len(data))):
        said = _said(data[start:end])
        assert "example.org" not in said
        assert "Eskola" not in said


def _said(data: bytes) -> str:
    try:
        return repr(counted(data))
    except Fault as fault:
        return f"{fault.key} {fault.values} {fault.__cause__}"
