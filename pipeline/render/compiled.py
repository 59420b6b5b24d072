"""A project's templates as Jinja has compiled them, kept for the next run: none is compiled before it changes."""

from functools import cached_property
from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from pipeline.cache.shelf import Shelf
from pipeline.project import state_of
from pipeline.safe.join_links import has_join_link


class Compiled(BytecodeCache):
    """What is kept of a folder's templates in a language: filters of its own may stand in what is compiled.

    Jinja itself compares what is kept with the template's text.
    """

    def __init__(self, folder: Path, language: str) -> None:
        self._shelf = Shelf(folder, f"templates {language}")

    @cached_property
    def _known(self) -> dict[str, bytes]:
        return dict(self._shelf.items())

    def load_bytecode(self, bucket: Bucket) -> None:
        if known := self._known.get(bucket.key):
            bucket.bytecode_from_string(known)

    def dump_bytecode(self, bucket: Bucket) -> None:
        data = bucket.bytecode_to_string()
        if not has_join_link(data.decode(errors="ignore")):
            self._shelf.change({bucket.key: data})


def kept_templates(templates: Path, language: str) -> Compiled | None:
    """What is kept of the templates; None where no project remembers anything beside them."""
    state = state_of(templates.parent)
    return Compiled(state, language) if state.is_dir() else None
