"""What the W3C's Nu checker says of every page of the site, and of a letter."""

from pathlib import Path

from tests.foreign import html_faults
from tests.render.letter.letters import SESSION, letter, new
from tests.render.site.case import whole_view, write

# Mail programs read these: Word's engine its own words and names, Apple's the colours that a letter is made for.
FOR_MAIL = {
    "Attribute “xmlns:v” not allowed here.",
    "Attribute “xmlns:o” not allowed here.",
    "CSS: “mso-table-lspace”: Property “mso-table-lspace” doesn't exist.",
    "CSS: “mso-table-rspace”: Property “mso-table-rspace” doesn't exist.",
    "CSS: “supported-color-schemes”: Property “supported-color-schemes” doesn't exist.",
}


def test_every_page_is_sound_html_and_a_letter_but_for_what_mail_programs_want(tmp_path: Path) -> None:
    pages = write(whole_view(), tmp_path / "site")
    mail, broken = tmp_path / "letter.html", tmp_path / "broken.html"
    mail.write_text(letter(new(SESSION)).html, encoding="utf-8")
    broken.write_text('<!DOCTYPE html><html lang="fi"><title>Rikki</title><p><div></p></html>', encoding="utf-8")
    told = html_faults(pages, mail, broken)
    assert any("broken.html" in one for one in told)
    assert [one for one in told if "letter.html" not in one and "broken.html" not in one] == []
    # Of a letter the errors alone: mail programs need the tables that the checker calls obsolete.
    assert {one for one in told if one.startswith("error letter.html")} == {
        f"error letter.html: {one}" for one in FOR_MAIL
    }
