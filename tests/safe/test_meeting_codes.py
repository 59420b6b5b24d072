"""A meeting's number and password are known by their label and their looks, and nothing else is."""

import pytest

from pipeline.safe.join_links import has_join_link, masked
from pipeline.safe.meeting_codes import has_meeting_code, without_meeting_codes


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Kokoustunnus: 334 455 667 78\nTunnuskoodi: SALApass", "Kokoustunnus: x\nTunnuskoodi: x"),
        ("Zoom Meeting ID: 812 3456 7890, Passcode: SALA99", "Zoom Meeting ID: x, Passcode: x"),
        ("**Salasana:** aB3xyz", "**Salasana:** x"),
        ("Kokouksen tunnus (ID): 812-345-678 klo 9", "Kokouksen tunnus (ID): x klo 9"),
        ("Mötes-ID: 334455667\nLösenord = hemLig", "Mötes-ID: x\nLösenord = x"),
        ("pin: 4711", "pin: x"),
        ("Soita +358 9 1234 5678,,123456789# Finland", "Soita +358 9 1234 5678,,x# Finland"),
    ],
)
def test_codes_are_left_out(text: str, rest: str) -> None:
    assert (has_meeting_code(text), without_meeting_codes(text, "x")) == (True, rest)
    assert (has_join_link(text), masked(text)) == (True, rest.replace("x", "•••"))


@pytest.mark.parametrize(
    ("labels", "code"),
    [
        ("Kokous-ID|Kokouksen numero|Meeting number|WEBINAR ID|Conference ID|Mötesnummer|Konferenssitunnus|Access code",
         "812 345 678"),
        ("Tunnuskoodi|PÄÄSYKOODI|Kokouksen salasana|Passcode|Password|Lösenkod|LÖSENORD|PIN-koodi", "aB3xyz"),
    ],
)  # fmt: skip
def test_every_label_is_known(labels: str, code: str) -> None:
    assert [label for label in labels.split("|") if not has_meeting_code(f"{label}: {code}")] == []


@pytest.mark.parametrize(
    "text",
    [
        "Salasana: ilmoitetaan myöhemmin",
        "Salasana: Kysy järjestäjältä",
        "Kokoustunnus: tulee ilmoittautuneille",
        "Kokoustunnus 2024",
        "Kokousnumero: 5/2024",
        "Puhelin: 040 123 4567",
        "Puhelimet 040 123 4567,, 050 123 4567",
        "Suojaa salasana hyvin: 12 vinkkiä",
        "Opin: 4711",
    ],
)
def test_what_everybody_may_see(text: str) -> None:
    assert (has_meeting_code(text), without_meeting_codes(text, "x")) == (False, text)
