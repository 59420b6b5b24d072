"""A draft is nowhere until it is ready, and what was published is never one again."""

import pytest

from tests.office import DAY, PARTY, Office


def test_a_draft_is_nowhere_until_it_is_ready(office: Office) -> None:
    office.soila("10:00", "new", "event", "Kevään foorumi")
    draft = office.project / "content/events/kevaan-foorumi.md"
    office.edits("content/events/kevaan-foorumi.md", "aika: ___", "aika: to 2.5.2024 klo 9–11")
    office.soila("10:01", "publish")
    assert "Kesken: 1 (Kevään foorumi)" in office.soila("10:01", "letter").err
    assert "Kevään foorumi" not in office.soila("10:01", "letter").out
    assert not any(b"foorumi" in one.read_bytes() for one in (office.project / "site").rglob("*") if one.is_file())
    # With its blanks left it is no better.
    office.edits("content/events/kevaan-foorumi.md", "tila: luonnos\n", "")
    assert "paikka on vielä täyttämättä" in office.soila("10:02", "check", code=1).out
    office.edits("content/events/kevaan-foorumi.md", "paikka: ___", "paikka: verkossa")
    assert "pohjan ohje" in office.soila("10:03", "check", code=1).out
    office.edits("content/events/kevaan-foorumi.md", "___ ", "")
    assert "pohjan ohje" in office.soila("10:03", "check", code=1).out
    text = draft.read_text(encoding="utf-8")
    draft.write_text(text[: text.rindex("Kerro kahdella")] + "Tervetuloa.\n", encoding="utf-8")
    office.soila("10:04", "check")
    assert "Kevään foorumi" in office.soila("10:05", "letter").out


@pytest.mark.parametrize(
    "kind", ["events/aloitusjuhla", "news/innovaatiokatsaus", "packages/aloituspaketti", f"letters/{DAY}"]
)
def test_every_kind_of_item_can_be_a_draft(office: Office, kind: str) -> None:
    office.edits(f"content/{kind}.md", "---\n", "---\ntila: Luonnos\n")
    assert "kesken: 1" in office.soila("10:00", "check", code=0).out


def test_a_draft_is_pinned_by_nobody(office: Office) -> None:
    office.edits(PARTY, "---\n", "---\ntila: luonnos\n")
    checked = office.soila("10:00", "check")
    assert "Nostettu ”aloitusjuhla” on luonnos" in checked.out
    office.soila("2024-04-09T09:00", "send")
    assert "Aloitusjuhla" not in (office.project / "outbox" / DAY / "letter.txt").read_text(encoding="utf-8")


def test_what_was_published_becomes_no_draft_again(office: Office) -> None:
    office.soila("10:00", "publish")
    before = {one: one.read_bytes() for one in (office.project / "site").rglob("*") if one.is_file()}
    for file in ("content/events/ekosysteemityo.md", "content/packages/aloituspaketti.md"):
        office.edits(file, "---\n", "---\ntila: luonnos\n")
    checked = office.soila("10:01", "check", code=1).out
    assert "soila cancel ekosysteemityo" in checked
    assert "Paketti ”Aloituspaketti” on jo julkaistu" in checked
    office.soila("10:02", "publish", code=1)
    assert {one: one.read_bytes() for one in (office.project / "site").rglob("*") if one.is_file()} == before
    office.soila("10:03", "cancel", "ekosysteemityo", "--reason", "Tila")
    feed = (office.project / "site/kalenteri/tapahtumat/ekosysteemityo.ics").read_text(encoding="utf-8")
    assert "STATUS:CANCELLED" in feed


def test_a_published_event_stays_in_the_letter_whatever_becomes_of_its_file(office: Office) -> None:
    office.soila("10:00", "publish")
    letter = office.soila("10:01", "letter").out
    assert "Ekosysteemityö" in letter
    office.edits("content/events/ekosysteemityo.md", "---\n", "---\ntila: luonnos\n")
    office.edits(PARTY, "aika: ", "aika: hölynpöly ")
    assert office.soila("10:02", "letter").out == letter


def test_a_hold_counts_also_in_notes_that_are_not_ready(office: Office) -> None:
    office.edits(f"content/letters/{DAY}.md", "---\n", "---\ntila: luonnos\npidätä: kyllä\n")
    assert "on pidätetty" in office.soila("2024-04-09T09:00", "send", code=1).err
    office.edits(f"content/letters/{DAY}.md", "pidätä: kyllä\n", "")
    assert "ovat luonnos" in office.soila("2024-04-09T09:01", "send").out
