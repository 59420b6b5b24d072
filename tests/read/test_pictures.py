"""The pictures that items name, each with what it shows in words."""

from datetime import date
from pathlib import Path

from pipeline.read.content import content_of
from pipeline.read.files import read_files
from tests.make import config
from tests.pictures.drawn import file_of, two_halves
from tests.read.broken_files import event


def test_an_items_picture_is_found_and_must_be_told_in_words(tmp_path: Path) -> None:
    folder = tmp_path / "content"
    for name in ("events", "news", "kuvat"):
        (folder / name).mkdir(parents=True)
    (folder / "kuvat" / "a.png").write_bytes(file_of(two_halves(), "PNG"))
    (folder / "events" / "hyva.md").write_bytes(event("kuva: kuvat\\A.png\nkuvateksti: Kaksi väriä\n"))
    header = "otsikko: B\naika: ti 16.4.2024\npaikka: verkossa\n"
    (folder / "events" / "vailla.md").write_bytes(event("kuva: a.png\n", header=header))
    (folder / "news" / "uutinen.md").write_bytes(
        b"---\notsikko: C\njulkaistu: 2.4.2024\nkuva: a.png\nkuvan kuvaus: D\n---\nTeksti.\n"
    )
    content = content_of(folder, read_files(folder), config(), date(2024, 4, 9))
    assert [(one.key, one.file, one.line) for one in content.problems] == [
        ("read.image_without_words", "content/events/vailla.md", 5)
    ]
    (one,), (news,) = content.events, content.news
    assert one.picture == news.picture
    assert one.picture is not None
    assert (one.picture.width, one.picture.height, one.image_alt) == (400, 200, "Kaksi väriä")
