"""Which pictures are written to the site: what content shows, and what was shown once as long as it can be made."""

from pathlib import Path

from msgspec.structs import replace

from pipeline.config import Logo, Look
from pipeline.model import Content
from pipeline.pictures.folder import Pictures
from pipeline.publish.pictures import picture_outputs
from pipeline.render.logos import PLATE
from tests.make import config, event, news
from tests.pictures.drawn import file_of, opened, two_halves


def test_what_was_shown_once_is_made_again_where_it_is_missing(tmp_path: Path) -> None:
    site, folder = tmp_path / "site", tmp_path / "kuvat"
    folder.mkdir()
    file = folder / "a.png"
    file.write_bytes(file_of(two_halves(800, 400), "PNG"))
    picture = Pictures(folder).find("a.png")
    one, paths = event(picture=picture), [f"kuvat/{name}" for name in (picture.name, picture.large)]

    def written(content: Content, *once: object) -> dict[str, bytes]:
        outputs = picture_outputs(site, Pictures(folder), content, once, config())  # type: ignore[arg-type]
        made = {output.path: (output.render(), output.check) for output in outputs}
        assert all(check and not check(data) for data, check in made.values())
        return {path: data for path, (data, _) in made.items()}

    made = written(Content(events=(one,)))
    assert sorted(made) == sorted(paths)
    assert written(Content(news=(news(picture=picture),)), one) == made
    assert written(Content(), one) == made  # the site has lost it
    for path, data in made.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(data)
    assert written(Content(), one) == {}
    (site / paths[1]).unlink()
    file.unlink()
    assert written(Content(), one) == {}  # nothing is left to make it of


def test_a_file_that_changes_meanwhile_never_stands_under_the_old_name(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(file_of(two_halves(), "PNG"))
    content = Content(events=(event(picture=Pictures(tmp_path).find("a.png")),))
    (tmp_path / "a.png").write_bytes(file_of(two_halves(90, 90), "PNG"))
    (output,) = picture_outputs(tmp_path, Pictures(tmp_path), content, (), config())
    assert output.check
    assert "muuttui kesken" in output.check(output.render())


def test_a_logo_is_written_on_its_plate_and_one_that_is_no_picture_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "hanke.png").write_bytes(file_of(two_halves(900, 90), "PNG"))
    (tmp_path / "skripti.png").write_bytes(b"#!/bin/sh\n")
    logos = (Logo("skripti.png", "A"), Logo("Hanke.png", "B"))
    ours = replace(config(), look=Look(logos))
    (output,) = picture_outputs(tmp_path, Pictures(tmp_path), Content(), (), ours)
    assert output.path == "kuvat/logot/2-hanke.png"
    assert opened(output.render()).size == PLATE
