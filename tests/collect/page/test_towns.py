"""A town is known in the forms in which a sentence names it."""

import pytest

from pipeline.collect.page.towns import town_in


@pytest.mark.parametrize(
    ("sentence", "town"),
    [
        ("Päivä pidetään Helsingissä", "Helsinki"),
        ("Päivä pidetään Tampereella.", "Tampere"),
        ("Päivä pidetään Seinäjoella", "Seinäjoki"),
        ("Tapaamme Espoossa, Espoossa ollaan", "Espoo"),
        ("Päivät ovat Oulussa ja Turussa", ""),
        ("Päivä Oulun keskustassa", ""),
        ("Olemme salossa", ""),
        ("Päivä pidetään Kansallismuseossa", ""),
    ],
)
def test_the_town_of_a_sentence(sentence: str, town: str) -> None:
    assert town_in(sentence) == town
