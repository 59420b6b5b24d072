"""Words of a state at the edges of a title: what they say, what the name is without them, and what they never take."""

import pytest

from pipeline.collect.page.state_words import badge, speaks_of_status, split_title, state_in
from pipeline.model import Status

OFF, MOVED = Status.CANCELLED, Status.MOVED


@pytest.mark.parametrize(
    ("title", "states"),
    [
        ("Inställt, Paja", [OFF]),
        ("*PERUTTU* Paja", [OFF]),
        ("*Peruttu* Paja", [OFF]),
        ("❌ Peruttu ❌ Paja", [OFF]),
        ("Paja – PERUTTU ❌", [OFF]),
        ("Peruttu/Inställd: Paja", [OFF, OFF]),
        ("Peruttu & siirretty: Paja", [OFF, MOVED]),
        ("Peruttu ja siirretty: Paja", [OFF, MOVED]),
        ("Tilaisuus on peruttu: Paja", [OFF]),
        ("Tapahtuma peruttu: Paja", [OFF]),
        ("Event cancelled – Paja", [OFF]),
        ("Evenemanget är inställt: Paja", [OFF]),
        ("Cancelled due to illness: Paja", [OFF]),
        ("Peruttu vähäisen osallistujamäärän vuoksi: Paja", [OFF]),
        ("Avlyst: Paja", [OFF]),
        ("Framflyttad: Paja", [MOVED]),
        ("Paja flyttas till hösten", [MOVED]),
        ("Siirtyy syksyyn: Paja", [MOVED]),
        ("Paja (uppskjuten)", [MOVED]),
        ("TÄYNNÄ: Paja", [None]),
    ],
)
def test_a_state_is_taken_off_a_title(title: str, states: list[Status | None]) -> None:
    name, words = split_title(title)
    assert (name, [state for word in words for state in badge(word)]) == ("Paja", states)


@pytest.mark.parametrize(
    "title",
    [
        "Perutut sijoitukset lastensuojelussa – seminaari",
        "Siirretty lapsi: huostaanoton arki",
        "Siirretty, unohdettu – lapset sijaishuollossa",
        "EI PERUTTU: Paja",
        "När ett barn flyttas",
        "Peruttu",
    ],
)
def test_a_name_that_only_sounds_like_a_state_stays_whole(title: str) -> None:
    assert split_title(title) == (title, ())


@pytest.mark.parametrize(
    ("title", "there"),
    [("Paja CANCELED in the middle", True), ("Kevään SIIRRETTY paja", True), ("Siirretty lapsi", False)],
)
def test_a_state_within_a_title_is_seen(title: str, there: bool) -> None:
    assert bool(state_in(title)) is there


EVERY_WORD = """peruttu peruutettu peruuntunut peruuntuu perutaan peruutetaan peruttiin joudutaan_perumaan canceled
    cancelled inställt inställd inställs avlyst avlyss siirretty siirretään siirtyy siirtynyt siirrettiin siirtyi
    lykätty lykätään lykkääntyy lykkääntynyt ajankohta_muuttunut aika_muuttunut uusi_ajankohta uusi_aika postponed
    rescheduled uppskjuten uppskjutet uppskjuts flyttad framflyttad flyttas_till_hösten senarelagd senarelagt täynnä
    täyttynyt täyttyneet loppuunvarattu loppuun_varattu loppuunmyyty fully_booked sold_out fullbokad fullbokat
    alustava"""


def test_no_word_of_a_state_is_passed_by() -> None:
    words = [word.replace("_", " ") for word in EVERY_WORD.split()]
    assert [word for word in (*words, *map(str.upper, words)) if not speaks_of_status(word)] == []
    assert not speaks_of_status("Paja")
