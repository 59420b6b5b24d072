"""A project directory: where its config, content, templates and outputs stand."""

from dataclasses import dataclass
from os.path import lexists
from pathlib import Path

from pipeline.config import Config

_PACKAGE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Project:
    """A directory with config.toml and what it says."""

    root: Path
    config: Config

    @property
    def content(self) -> Path:
        return self.root / "content"

    @property
    def templates(self) -> Path:
        """The project's own templates, all of them; without any, those that came with the program."""
        own = self.root / "templates"
        return own if own.is_dir() else _templates_of_program()

    @property
    def outbox(self) -> Path:
        return self.root / "outbox"

    @property
    def site(self) -> Path:
        return self.root / "site"

    @property
    def state(self) -> Path:
        """The folder of everything the product remembers; it belongs to this machine."""
        return state_of(self.root)

    @property
    def practice(self) -> Path:
        """Where practice letters are remembered: they leave no trace in the memory of real ones."""
        return self.state / "harjoitus"

    @property
    def letters(self) -> Path:
        """Where letters are remembered, as config has it: a project that only practises has a memory of its own."""
        return self.practice if self.config.mailchimp.practice else self.state

    @property
    def previews(self) -> Path:
        """Letters as staff look at them before they go."""
        return self.state / "esikatselu"


def state_of(root: Path) -> Path:
    """The folder of the state, which is known where config is not."""
    return root / ".soila"


def _templates_of_program() -> Path:
    """In the package where it was installed from a wheel, beside it in a checkout."""
    packed = _PACKAGE / "templates"
    return packed if packed.is_dir() else _PACKAGE.parent / "templates"


def find_root(start: Path) -> Path | None:
    """The nearest directory with a config.toml, from `start` upwards; None when there is none.

    Whatever bears the name counts: one that is no file is told, never passed over for that of a folder above.
    """
    return next((folder for folder in (start, *start.parents) if lexists(folder / "config.toml")), None)
