"""The pictures of the site as outputs: those that content shows, those that were shown once, and the logos."""

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain
from pathlib import Path

from pipeline.config import Config
from pipeline.fault import Fault
from pipeline.messages import text
from pipeline.model import Content, Event, NewsItem, Picture
from pipeline.pictures.folder import Pictures
from pipeline.publish.files import Output
from pipeline.render.addresses import PICTURES
from pipeline.render.logos import PLATE, logos_of


def picture_outputs(
    site: Path, pictures: Pictures, content: Content, once: Iterable[Event | NewsItem], config: Config
) -> Iterator[Output]:
    """Each picture's name holds a digest of what it was made of, so a file never changes.

    `once` are items as calendars or sent letters show them: their pictures stay on the site, and one that is missing
    there is made again if what it was made of still lies in content.
    """
    shown = _of(chain[Event | NewsItem](content.events, content.news))
    lost = (one for one in _of(once) - shown if not all(map(Path.is_file, (site / path for path in _paths(one)))))
    for picture in sorted(shown | {one for one in lost if pictures.files_of(one)}, key=lambda one: one.name):
        for path in _paths(picture):
            yield Output(path, path, partial(_made, pictures, picture, path), _is_there)
    for path, logo in logos_of(config):
        try:
            digest = pictures.find(logo.image).name
        except Fault:  # it is told with what is wrong in content
            continue
        yield Output(path, digest, partial(pictures.plate_of, logo.image, *PLATE))


def _of(items: Iterable[Event | NewsItem]) -> set[Picture]:
    return {one.picture for one in items if one.picture}


def _paths(picture: Picture) -> list[str]:
    return [f"{PICTURES}/{name}" for name in (picture.name, picture.large) if name]


def _made(pictures: Pictures, picture: Picture, path: str) -> bytes:
    return pictures.files_of(picture).get(path.removeprefix(f"{PICTURES}/"), b"")


def _is_there(data: bytes) -> str:
    return "" if data else text("picture.changed")
