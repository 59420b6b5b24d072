"""Single values of a header: how many took part, and in which language a text is."""

import pytest

from pipeline.fault import Fault
from pipeline.kinds import values
from pipeline.kinds.entry import Entry
from pipeline.model import Attendance


def entry(written: str) -> Entry:
    return Entry("avain", written, 1)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("52", Attendance(52)),
        ("52 hlöä", Attendance(52)),
        ("0", Attendance(0)),
        ("12 paikalla, 40 verkossa", Attendance(52, 12, 40)),
        ("40 etänä ja 12 läsnä", Attendance(52, 12, 40)),
        ("12 paikan päällä + 40 linjoilla", Attendance(52, 12, 40)),
        ("40 osallistujaa verkossa", Attendance(40, None, 40)),
        ("yhteensä", None),
        ("52 yhteensä, 12 paikalla, 40 verkossa", Attendance(52, 12, 40)),
        ("51 yhteensä, 12 paikalla, 40 verkossa", None),
        ("12 paikalla, 13 paikalla", None),
        ("12 kahvilla", None),
        ("noin sata", None),
        ("-3", None),
        ("", None),
    ],
)
def test_how_many_took_part(written: str, read: Attendance | None) -> None:
    if read:
        assert values.attendance(entry(written)) == read
    else:
        with pytest.raises(Fault):
            values.attendance(entry(written))


@pytest.mark.parametrize(
    ("written", "tag"),
    [("sv", "sv"), ("Ruotsi", "sv"), ("svenska", "sv"), ("EN", "en"), ("se", "se"), ("fi", "fi"), ("suomi", "fi")],
)
def test_a_language(written: str, tag: str) -> None:
    assert values.language(entry(written)) == tag


def test_a_language_that_is_not_known_is_refused() -> None:
    with pytest.raises(Fault):
        values.language(entry("klingon"))


def test_names_keep_their_order() -> None:
    assert values.names(entry("Pesäpuu ry,  THL , ")) == ("Pesäpuu ry", "THL")
    assert values.names(Entry("avain", "", 1, ("A, B", "C"))) == ("A, B", "C")
