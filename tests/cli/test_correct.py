"""A sent letter is corrected on its page, in the feed of letters, and once in the next letter or a notice at once."""

import re

from tests.office import DAY, NEXT, Office

TEXT = "Ilmoittautuminen päättyy 12.4., ei 14.4."
NOTES = "content/letters/2024-04-09.md"
PAGE, FEED = "site/kirjeet/2024-04-09/index.html", "site/kirjeet/atom.xml"


def sent(office: Office) -> None:
    office.soila(f"{DAY}T09:00", "send")
    office.soila(f"{DAY}T09:05", "publish")


def read(office: Office, file: str) -> str:
    return (office.project / file).read_text(encoding="utf-8")


def correct(office: Office, *more: str, at: str = "2024-04-10T14:05", code: int = 0) -> str:
    result = office.soila(at, "correct", DAY, TEXT, *more, code=code)
    return " ".join((result.out + result.err).split())


def test_a_sent_letter_is_corrected_and_the_next_one_says_so_first(office: Office) -> None:
    assert "Kirjettä 9.4.2024 ei ole lähetetty" in correct(office, "--yes", at="2024-04-08T12:00", code=1)
    sent(office)
    before = read(office, NOTES)

    # It asks once, and does nothing where nobody answers.
    assert "Lisää --yes" in correct(office, code=2)
    assert read(office, NOTES) == before
    said = correct(office, "--yes")
    assert f"Tiedosto: {NOTES}" in said
    assert "Seuraava kirje kertoo korjauksen ensimmäisenä." in said

    assert TEXT in read(office, PAGE)
    assert "<updated>2024-04-10T14:05:00+03:00</updated>" in read(office, FEED)
    assert TEXT in read(office, FEED)

    # It can be taken back until a letter has told it.
    (told,) = re.findall(r"soila undo (korjaus-\S+),", said)
    office.soila("2024-04-10T14:06", "undo", told)
    assert read(office, NOTES) == before
    assert TEXT not in read(office, PAGE) + read(office, FEED)
    correct(office, "--yes", at="2024-04-10T14:07")

    shown = office.soila(f"{NEXT}T08:00", "letter").out
    assert shown.startswith("Aihe: Korjaus kirjeeseen 9.4.2024\n")
    assert shown.index(TEXT) < shown.index("Ekosysteemityö")
    office.soila(f"{NEXT}T09:00", "send")
    assert TEXT in read(office, f"outbox/{NEXT}/letter.txt")
    assert "kirje 23.4.2024 on jo kertonut" in office.soila(f"{NEXT}T10:00", "undo", told, code=1).err
    assert "Korjaus" not in office.soila("2024-05-07T08:00", "letter").out


def test_at_once_it_is_a_notice_that_a_person_approves(office: Office) -> None:
    sent(office)
    said = correct(office, "--yes", "--now")
    assert "soila approve 2024-04-10" in said
    office.soila("2024-04-10T14:10", "approve", "2024-04-10")
    office.soila("2024-04-10T14:15", "send", "--date", "2024-04-10")
    letter = read(office, "outbox/2024-04-10/letter.txt")
    assert TEXT in letter
    assert "Korjaus kirjeeseen 9.4.2024" in letter
    assert "Korjaus" not in office.soila(f"{NEXT}T08:00", "letter").out
