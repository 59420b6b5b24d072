"""The logos that config.toml names: whether each is a picture that can be shown."""

from collections.abc import Iterator

from msgspec.structs import replace

from pipeline.fault import Fault
from pipeline.model import Content, Problem
from pipeline.pictures.folder import Pictures
from pipeline.project import Project

_FILE = "config.toml"


def with_logos(project: Project, content: Content, pictures: Pictures) -> Content:
    """The content with a problem for each logo that is no picture."""
    told = tuple(_problems(project, pictures)) if project.config.look.logos else ()
    return replace(content, problems=(*told, *content.problems)) if told else content


def _problems(project: Project, pictures: Pictures) -> Iterator[Problem]:
    for number, logo in enumerate(project.config.look.logos):
        try:
            pictures.find(logo.image)
        except Fault as fault:
            values = {"name": logo.image, **fault.values}
            yield Problem(fault.key, _FILE, _line(project, number), values=values)


def _line(project: Project, number: int) -> int:
    """Where config.toml names the picture."""
    from pipeline.config.file import text_of
    from pipeline.config.places import lines_of

    return lines_of(text_of(project.root / _FILE)).get(("look", "logos", number, "kuva"), 0)
