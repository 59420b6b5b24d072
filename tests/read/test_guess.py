"""A guess at a key is one that can be obeyed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.kinds import every_kind
from pipeline.kinds.event import KIND as EVENT
from pipeline.kinds.kind import folded_key, names_of
from pipeline.read.guess import meant_field

KNOWN = names_of(EVENT)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("otsiko", "otsikko"),
        ("otsikk", "otsikko"),
        ("otiskko", "otsikko"),
        ("ilmoittautumnen", "ilmoittautuminen"),
        ("ilmoitautuminen paattyy", "ilmoittautuminen paattyy"),
        ("ilmoittautuminenpaattyy", "ilmoittautuminen paattyy"),
        ("osallistumis linkki", "osallistumislinkki"),
        ("aikaa", "aika"),
        ("materialit", "materiaalit"),
    ],
)
def test_a_slip_of_the_pen(written: str, meant: str) -> None:
    found = meant_field(written, KNOWN)
    assert found
    assert folded_key(found.key) == meant


@pytest.mark.parametrize(
    "written",
    [
        "ilmoittautuminen alkoi",
        "ilmoittautuminen on auki",
        "ilmoittautuminen paattynyt",
        "ilmoittautuminen peruttu",
        "peruminen paattyy",
        "osallistujalinkki",
        "osallistumismaksu",
        "tallenne",
        "uusi aika",
        "alkuperainen paikka",
        "materiaalit poistuvat",
        "haku paattyy",
        "it",
        "x",
        "",
    ],
)
def test_what_may_mean_something_else_is_not_guessed(written: str) -> None:
    assert meant_field(written, KNOWN) is None


def test_of_two_as_near_a_first_key_is_meant_and_no_other() -> None:
    # "päivä" is another name of "aika".
    two = {name: KNOWN[name] for name in ("paikka", "paiva")}
    assert meant_field("paika", two) is KNOWN["paikka"]
    assert meant_field("paika", KNOWN) is None
    assert meant_field("xtatus", {"status": KNOWN["tila"], "ztatus": KNOWN["aika"]}) is None


@given(st.sampled_from([one for kind in every_kind() for one in kind.fields]), st.data())
def test_no_slip_turns_one_fact_into_another(field: object, data: st.DataObject) -> None:
    """One letter less in a key never leads to the key of another fact."""
    key = folded_key(field.key)  # type: ignore[attr-defined]
    at = data.draw(st.integers(0, len(key) - 1))
    for kind in every_kind():
        if field in kind.fields:
            assert meant_field(key[:at] + key[at + 1 :], names_of(kind)) in (field, None)
