"""Whether the emblem stands where readers see it: in the program, on the site, and in the project's own letter."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from pipeline.acts.situation import Situation
from pipeline.fault import TemplateFault
from pipeline.model import Edition, Problem
from pipeline.render.emblem import FILES, FOLDER, is_emblem


def other_emblem(folder: Path) -> Path | None:
    """A file that stands in the emblem's place in the folder and is not it; None where there is none."""
    for name in FILES:
        try:
            data = (folder / name).read_bytes()
        except OSError:
            continue
        if not is_emblem(name, data):
            return folder / name
    return None


def emblem_problems(situation: Situation) -> Iterator[Problem]:
    """Why no letter could go, as far as its look is to blame."""
    project = situation.project
    for folder in (FOLDER, project.site):
        if stranger := other_emblem(folder):
            file = str(stranger.relative_to(project.root) if stranger.is_relative_to(project.root) else stranger)
            yield Problem("render.emblem_changed", file, values={"file": file})
    if any(name.startswith("letter") for name in project.own_templates):
        yield from _lacking_in_letter(situation)


def _lacking_in_letter(situation: Situation) -> Iterator[Problem]:
    """What the project's own templates leave out of every letter: one without a single item shows it."""
    from pipeline.render.letter.letter import missing_parts, outbox_tags, render_letter

    project, now = situation.project, situation.now
    config, name = project.config, project.config.letter.name
    bare = Edition(situation.today, now, now + timedelta(weeks=2), name, name, "", ())
    try:
        letter = render_letter(bare, config, project.templates, outbox_tags(config))
    except TemplateFault as fault:
        yield Problem(fault.key, fault.values["file"], fault.values["line"], values=fault.values)
        return
    if missing := missing_parts(letter, config):
        yield Problem("render.letter_lacks", "templates/letter.mjml", values={"parts": ", ".join(missing)})
