"""Facts are said once: quoted where they are needed, and told where a text says another number."""

from datetime import date

import pytest

from pipeline.kinds import kind_named
from pipeline.model.facts import NO_FACTS, Baseline, Fact, Facts, Funded, LeftOut, Target
from pipeline.read.facts import NUMBERS, read_facts
from pipeline.read.item import read_item
from pipeline.read.quotes import with_facts
from pipeline.report.numbers import KEYS
from tests.zygote import ROOT

FACTS = Facts((Fact("haku", "51 hakemusta", 51, ("hakemusta", "hanketta")), Fact("ika", "12–25-vuotiaat")))
SPAN = "alku = 2024-01-01\nloppu = 2024-12-31\n"


def test_targets_are_of_the_numbers_that_the_report_counts() -> None:
    assert NUMBERS == KEYS


def test_the_project_s_own_facts_are_good() -> None:
    facts, problems = read_facts((ROOT / "content/facts.toml").read_bytes(), "")
    assert problems == ()
    assert facts.facts[0].number == 51


def test_a_file_tells_facts_targets_baselines_projects_and_what_is_left_out() -> None:
    facts, problems = read_facts(
        f"""[[fakta]]
avain = "haku"
teksti = "51 hakemusta"
luku = 51
sanat = ["hakemusta"]
[[tavoite]]
luku = "events.held"
arvo = 12
{SPAN}[[lahtotaso]]
luku = "registrations"
arvo = 0
lahde = "Kirja"
maaritelma = "Kaikki"
{SPAN}[[hanke]]
nimi = "Hanke"
toteuttajat = ["thl"]
[[pois]]
rivi = "juhla"
syy = "koe"
""".encode(),
        "",
    )
    span = date(2024, 1, 1), date(2024, 12, 31)
    assert problems == ()
    assert facts == Facts(
        (Fact("haku", "51 hakemusta", 51, ("hakemusta",), "", 1),),
        (Target("events.held", 12, *span),),
        (Baseline("registrations", 0, *span, "Kirja", "Kaikki"),),
        (Funded("Hanke", ("thl",)),),
        (LeftOut("juhla", "koe"),),
    )


@pytest.mark.parametrize(
    ("text", "line", "key"),
    [
        ("a = ", 1, "not_toml"),
        ("\n[fakta", 2, "not_toml"),
        ("[[muu]]\n", 1, "unknown_table"),
        ('[[fakta]]\navain = "A b"\nteksti = "x"', 1, "bad_id"),
        ('\n[[fakta]]\navain = "a"', 2, "lacks"),
        ('[[fakta]]\navain = "a"\nteksti = 5', 1, "bad_text"),
        ('[[fakta]]\navain = "a"\nteksti = ""', 1, "bad_text"),
        ('[[fakta]]\navain = "a"\nteksti = "x"\nluku = "5"', 1, "bad_count"),
        ('[[fakta]]\navain = "a"\nteksti = "x"\nsanat = "y"', 1, "bad_list"),
        ('[[fakta]]\navain = "a"\nteksti = "x"\nmuu = "y"', 1, "unknown_key"),
        ('[[fakta]]\navain = "a"\nteksti = "x"\n[[fakta]]\navain = "a"\nteksti = "x"', 4, "same_key"),
        (f'[[tavoite]]\nluku = "tapahtumat"\narvo = 1\n{SPAN}', 1, "bad_number"),
        (f'[[tavoite]]\nluku = "events.held"\narvo = -1\n{SPAN}', 1, "bad_count"),
        ('[[tavoite]]\nluku = "events.held"\narvo = 1\nalku = 2024-01-02\nloppu = 2024-01-01', 1, "turned"),
        ('[[tavoite]]\nluku = "events.held"\narvo = 1\nalku = "1.1."\nloppu = 2024-01-01', 1, "bad_day"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text: str, line: int, key: str) -> None:
    found = read_facts(text.encode(), "content/facts.toml")[1]
    assert [(one.line, one.key) for one in found] == [(line, f"facts.{key}")]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("Saatiin 51 hakemusta.", []),
        ("Saatiin 52 hakemusta.", [(5, "facts.other_number")]),
        ("Ensin.\n\nSitten 5 100 HANKETTA.", [(7, "facts.other_number")]),
        ("Saatiin 52 hakemustakin ja 152,51 hakemusta.", []),
        ("Saatiin {{haku}}.", []),
        ("Saatiin {{hakku}}.", [(5, "facts.unknown_quote")]),
    ],
)
def test_another_number_for_the_same_thing_is_told(body: str, told: list[tuple[int, str]]) -> None:
    read = with_facts(
        read_item(kind_named("news"), "a", "a.md", f"---\notsikko: A\njulkaistu: 2.10.2023\n---\n{body}\n"), FACTS
    )
    assert [(one.line, one.key) for one in read.problems] == told


def test_a_quote_becomes_the_fact_s_words() -> None:
    text = "---\notsikko: Haku tuotti {{haku}}\njulkaistu: 2.10.2023\n---\nKohderyhmä: {{ ika }}.\n"
    item = with_facts(read_item(kind_named("news"), "a", "a.md", text), FACTS).item
    assert item is not None
    assert (getattr(item, "title", ""), item.body.strip()) == (
        "Haku tuotti 51 hakemusta",
        "Kohderyhmä: 12–25-vuotiaat.",
    )


def test_where_no_fact_is_known_a_quote_of_one_is_told() -> None:
    read = read_item(kind_named("news"), "a", "a.md", "---\notsikko: A\njulkaistu: 2.4.2024\n---\nSaatiin {{haku}}.\n")
    assert [one.key for one in with_facts(read, NO_FACTS).problems] == ["facts.unknown_quote"]
