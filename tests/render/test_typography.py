"""Where lines end: never inside hours, a day, a compound's end or an address."""

import pytest

from pipeline.render.typography import kept_together, wrapped


@pytest.mark.parametrize(
    "whole",
    [
        "klo 9–11.30", "klo 9", "14. toukokuuta", "klo 12.15", "-hankkeet", "kl. 9", "16 april", "16 May", "kl. 9–15",
        "at 9.00–15.00", "13.–14.5.2024", "31.12.–1.1.", "13–14.5", "9–11.30", "2024–2026",
        "ti 14.5.", "to 9.5.2024", "må 14.5", "16 touko", "Tue 14 May",
    ],
)  # fmt: skip
def test_what_belongs_together_stays_together(whole: str) -> None:
    for before in range(55, 75):
        assert whole in wrapped(f"{'a' * before} {whole} jatkuu viikon päästä").replace("\n", "¶\n")
    assert kept_together(f"<body><p>vasta {whole} nyt</p></body>") == (
        f'<body><p>vasta <span class="nb">{whole}</span> nyt</p></body>'
    )


def test_only_words_are_touched() -> None:
    head = "<head><style>a { -webkit-x: klo 9 }</style></head>"
    page = f'{head}<body><p style="x: -moz-y" title="klo 9–11">a–b, 2 – 3</p></body>'
    assert kept_together(page) == page


def test_no_line_is_longer_than_72_and_an_address_is_whole() -> None:
    address = f"https://example.org/{'a-b/' * 30}"
    made = wrapped(f"{'sana ' * 40}{address} {'sana ' * 40}")
    assert address in made
    assert all(len(line) <= 72 or line == address for line in made.splitlines())


def test_items_of_a_list_hang_by_their_marks() -> None:
    lines = wrapped(f"– {'sana ' * 20}\n  12. {'sana ' * 20}").splitlines()
    assert [len(line) - len(line.lstrip()) for line in lines] == [0, 2, 2, 6]


def test_blank_lines_come_one_at_a_time_and_the_end_is_one() -> None:
    assert wrapped("\n\na  \n\n \n\nb\n\n") == "a\n\nb\n"
