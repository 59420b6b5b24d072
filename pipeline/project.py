"""A project directory: where its config, content, templates and outputs stand."""

import os
from filecmp import cmp
from os.path import lexists
from pathlib import Path

from msgspec import Struct

from pipeline.config import Config

_PACKAGE = Path(__file__).parent
# A memory that is a file, in the folder of its state.
STATE_FILE = "state.db"
# How the titles of letters begin at a carrier, real ones and those of practice.
REAL, PRACTICE = "soila-verkostokirje", "soila-harjoitus"
# The memory of real letters at a server; that of practice has a name after it.
SCHEMA = "soila"


class Server(Struct, frozen=True):
    """The database that keeps a memory, and the schema in it that is the memory's own. `url` has no password."""

    url: str
    schema: str


class Place(Struct, frozen=True):
    """Where letters of one sort lie, real ones or those of practice, and how their titles at a carrier begin.

    Nothing that lies in one place is seen from the other. `practises`: whoever gets such a letter is staff. Without a
    `server` the memory is a file in `state`.
    """

    state: Path
    outbox: Path
    previews: Path
    title: str
    practises: bool = False
    server: Server | None = None


class Project(Struct, frozen=True):
    """A directory with config.toml and what it says. `network`: what is practised is left out of account."""

    root: Path
    config: Config
    network: bool = False

    @property
    def content(self) -> Path:
        return self.root / "content"

    @property
    def templates(self) -> Path:
        """The folder whose templates come first (see `template_folders`): the project's own, where it has one."""
        own = self.root / "templates"
        return own if own.is_dir() else templates_of_program()

    @property
    def own_templates(self) -> tuple[str, ...]:
        """The names of those that are not as they came with the program, in order: "letter/footer.mjml"."""
        own, ours = self.templates, templates_of_program()
        if own == ours:
            return ()
        files = (file for folder in (own, *linked_folders(own)) for file in folder.rglob("*") if file.is_file())
        names = (str(file.relative_to(own)) for file in files)
        return tuple(sorted(name for name in names if not _same(own / name, ours / name)))

    @property
    def outbox(self) -> Path:
        return self.root / "outbox"

    @property
    def decisions(self) -> Path:
        """The folder of what people decided of letters; it outlives the state."""
        return self.root / "paatokset"

    @property
    def reports(self) -> Path:
        """The folder of reports to the funder, which nobody outside sees."""
        return self.root / "raportit"

    @property
    def site(self) -> Path:
        return self.root / "site"

    @property
    def state(self) -> Path:
        """The folder of what this machine remembers; it belongs to this machine."""
        return state_of(self.root)

    @property
    def real(self) -> Place:
        """Letters to the network."""
        return Place(self.state, self.outbox, self.state / "esikatselu", REAL, server=self._server(SCHEMA))

    @property
    def practice(self) -> Place:
        """Letters to staff alone."""
        state = self.state / "harjoitus"
        server = self._server(f"{SCHEMA}_harjoitus")
        return Place(state, state / "outbox", state / "esikatselu", PRACTICE, practises=True, server=server)

    def _server(self, schema: str) -> Server | None:
        return Server(self.config.state.url, schema) if self.config.state.url else None

    @property
    def place(self) -> Place:
        """Where letters go by themselves, as config has it."""
        return self.practice if self.config.mailchimp.practice and not self.network else self.real


def state_of(root: Path) -> Path:
    """The folder of the state, which is known where config is not."""
    return root / ".soila"


def templates_of_program() -> Path:
    """In the package where it was installed from a wheel, beside it in a checkout."""
    packed = _PACKAGE / "templates"
    return packed if packed.is_dir() else _PACKAGE.parent / "templates"


def template_folders(first: Path) -> tuple[Path, ...]:
    """Where each template is looked for by its name, in this order: what one does not have comes from the next."""
    return tuple(dict.fromkeys((first, templates_of_program())))


def linked_folders(folder: Path) -> tuple[Path, ...]:
    """The folders in it to which links lead: what is in these is read, and whoever walks the folder passes them by."""
    inner = (Path(parent, name) for parent, folders, _ in os.walk(folder) for name in sorted(folders))
    return tuple(one for one in inner if one.is_symlink())


def template_file(first: Path, name: str) -> Path:
    """The file of a template that the program has."""
    return next(folder / name for folder in template_folders(first) if (folder / name).is_file())


def _same(file: Path, other: Path) -> bool:
    return other.is_file() and cmp(file, other, shallow=False)


def find_root(start: Path) -> Path | None:
    """The nearest directory with a config.toml, from `start` upwards; None when there is none.

    Whatever bears the name counts: one that is no file is told, never passed over for that of a folder above.
    """
    return next((folder for folder in (start, *start.parents) if lexists(folder / "config.toml")), None)
