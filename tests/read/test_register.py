"""The register of organisations: each is found by every name that it has, and by no other."""

import pytest

from pipeline.read.register import Register, read_register
from tests.zygote import ROOT

HEAD = "avain,nimi,tyyppi,alue,y-tunnus,muut nimet\n"
REGISTER = Register(read_register((ROOT / "content/organisations.csv").read_bytes(), "")[0])


def told(lines: str) -> list[tuple[int, str]]:
    return [(one.line, one.key) for one in read_register((HEAD + lines).encode(), "organisations.csv")[1]]


def test_the_counties_helsinki_and_hus_stand_in_it() -> None:
    found, problems = read_register((ROOT / "content/organisations.csv").read_bytes(), "")
    assert problems == ()
    assert len([one for one in found if one.kind == "hyvinvointialue" and one.name.endswith("hyvinvointialue")]) == 21
    assert {"helsinki", "hus", "thl", "pesapuu"} <= {one.key for one in found}


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("PIRHA", "pirkanmaa"),
        ("Pirkanmaan hva", "pirkanmaa"),
        ("  pesäpuu ", "pesapuu"),
        ("Pesäpuu r.y.", "pesapuu"),
        ("Österbottens välfärdsområde", "pohjanmaa"),
        ("Pirkanmaa ja muut", ""),
        ("", ""),
    ],
)
def test_an_organisation_is_found_by_its_names(written: str, key: str) -> None:
    found = REGISTER.find(written)
    assert (found.key if found else "") == key


@pytest.mark.parametrize(
    ("cell", "keys", "unknown"),
    [
        ("THL / Pesäpuu ry", ["thl", "pesapuu"], []),
        ("THL; Outo ry", ["thl"], ["Outo ry"]),
        ("THL ja Pirha", ["thl", "pirkanmaa"], []),
        ("Outo ja Kumma", [], ["Outo ja Kumma"]),
        ("Vantaan ja Keravan hyvinvointialue", ["vantaa-kerava"], []),
        ("Pirha, lastensuojelu", ["pirkanmaa"], []),
        ("Pirha (Tampere)", ["pirkanmaa"], []),
        ("", [], []),
    ],
)
def test_a_cell_may_name_several(cell: str, keys: list[str], unknown: list[str]) -> None:
    found, others = REGISTER.named_in(cell)
    assert ([one.key for one in found], list(others)) == (keys, unknown)


@pytest.mark.parametrize(
    ("lines", "problems"),
    [
        ("yksi,Yksi,muu,,,\n", []),
        ("Yksi,Yksi,muu,,,\n", [(2, "register.bad_key")]),
        (",Yksi,muu,,,\n", [(2, "register.bad_key")]),
        ("yksi,Yksi,muu,,,\nyksi,Kaksi,muu,,,\n", [(3, "register.same_key")]),
        ("yksi,,muu,,,\n", [(2, "register.no_name")]),
        ("yksi,Yksi,seura,,,\n", [(2, "register.bad_kind")]),
        ("yksi,Yksi,muu,,123,\n", [(2, "register.bad_business_id")]),
        ("yksi,Yksi,muu,,1234567-8,\n", []),
        ("yksi,Yksi,muu,,,Toinen\nkaksi,Kaksi,muu,,,toinen\n", [(3, "register.same_name")]),
    ],
)
def test_a_line_that_is_wrong_is_told_with_its_number(lines: str, problems: list[tuple[int, str]]) -> None:
    assert told(lines) == problems


def test_a_file_that_is_no_register_is_told() -> None:
    assert [one.key for one in read_register(b"nimi;tyyppi\n", "")[1]] == ["register.no_column"]
    assert [one.key for one in read_register(b"avain,nimi,tyyppi\nx\xc3\xa4\xff\n", "")[1]] == ["register.not_text"]
    semicolons, problems = read_register(HEAD.replace(",", ";").encode() + b"yksi;Yksi;muu;;;\n", "")
    assert ([one.key for one in semicolons], problems) == (["yksi"], ())
