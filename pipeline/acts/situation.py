"""One look: content, state and config gathered once, for everything that an act decides."""

from datetime import date, datetime
from functools import partial
from pathlib import Path
from time import time_ns
from types import TracebackType
from typing import TYPE_CHECKING

from msgspec.structs import replace

from pipeline.inside import stamp_of_database
from pipeline.model import Content, Decision
from pipeline.project import STATE_FILE, Place, Project

if TYPE_CHECKING:
    from pipeline.model import Notice
    from pipeline.pictures.folder import Pictures
    from pipeline.read.files import Files
    from pipeline.store import Store


class Situation:
    """A project as it stands at `now` (aware). What is read stays read, and what is opened stays open, until `close`.

    Nothing is read or opened before it is asked for: who only checks content never meets the state.
    """

    def __init__(self, project: Project, now: datetime) -> None:
        self.project = project
        self.now = now
        self._files: Files | None = None
        self._content: Content | None = None
        self._pictures: Pictures | None = None
        self._memories: dict[Path, Store] = {}
        self._outboxes: set[Path] = set()  # those that were remembered already

    @property
    def today(self) -> date:
        """The local day."""
        return self.now.astimezone(self.project.config.zone).date()

    @property
    def content(self) -> Content:
        """The content as it was when it was asked for first, or looked at again."""
        if self._content is None:
            from pipeline.acts.logos import with_logos
            from pipeline.acts.shown import is_shown, told_of_drafts
            from pipeline.pictures import FOLDER
            from pipeline.pictures.folder import Pictures
            from pipeline.read.content import content_of

            project = self.project
            if self._files is None:
                self._files = self._read()
            self._pictures = Pictures(project.content / FOLDER, project.state)
            content = content_of(
                project.content,
                self._files,
                project.config,
                self.today,
                partial(is_shown, project.site),
                self._pictures,
            )
            self._content = with_logos(project, told_of_drafts(project.site, content), self._pictures)
        return self._content

    @property
    def pictures(self) -> "Pictures":
        """Those of the content, as they were when it was read."""
        _ = self.content
        assert self._pictures is not None
        return self._pictures

    @property
    def private_addresses(self) -> list[str]:
        """Those in the files of the content, as texts are searched for them."""
        from pipeline.read.checks import known_secrets

        return known_secrets(one.read for one in self._files.items.values()) if self._files else []

    def look_again(self) -> None:
        """Content may have changed: of its files those that did are read again."""
        if self._files is not None:
            self._files, self._content = self._read(self._files), None

    def _read(self, known: "Files | None" = None) -> "Files":
        """The files of content: what is not known yet, or has changed, is read, and kept for the next look."""
        from pipeline.read.files import read_files
        from pipeline.read.kept import keep_files, kept_files

        began = time_ns()  # of the disk, not of what is decided
        before = kept_files(self.project.state) if known is None else known
        files = read_files(self.project.content, before)
        keep_files(self.project.state, files, before, began)
        return files

    def was_written(self, place: str, text: str) -> None:
        """A file of content was just written with this text, by us."""
        if self._files is not None:
            from pipeline.read.files import written_anew

            self._files, self._content = written_anew(self.project.content, self._files, place, text), None

    def of_network(self) -> "Situation":
        """The same of the letters to the network, whatever is practised; it is closed by itself."""
        made = Situation(replace(self.project, network=True), self.now)
        made._files, made._content, made._pictures = self._files, self._content, self._pictures
        return made

    @property
    def store(self) -> "Store":
        """The project's own memory: events, sources, proposals. Raises StateError."""
        return self._memory(self.project.real)

    @property
    def stamp(self) -> str:
        """Another text after each change of the project's own memory. Raises StateError.

        A file is not opened for it: what opens it takes longer to load than a look at nothing new.
        """
        place = self.project.real
        return self.store.stamp() if place.server else stamp_of_database(place.state / STATE_FILE)

    @property
    def notices(self) -> "Store":
        """The memory of letters and of what staff must be told, as it stands. Raises StateError."""
        return self._memory(self.project.place)

    def raise_notice(self, notice: "Notice") -> bool:
        """Keeps something that staff must be told; whether it was news. Raises StateError."""
        from pipeline.store.notices import raise_notice

        with self.notices.writing() as connection:
            return raise_notice(connection, notice)

    @property
    def letters(self) -> "Store":
        """The memory of letters where they go now, with every letter that lies in the outbox. Raises StateError."""
        return self.letters_at(self.project.place)

    @property
    def told(self) -> "Store":
        """The memory of what the network was told; the letters of practice are none of it. Raises StateError."""
        return self.letters_at(self.project.real)

    @property
    def stores_of_letters(self) -> "tuple[Store, ...]":
        """Where letters on their way and their alarms are remembered: where they go now, and the network's.

        Raises StateError.
        """
        return tuple(dict.fromkeys((self.letters, self.told)))

    def decisions(self, day: date) -> tuple[Decision, ...]:
        """What people decided of the real letter of a day, oldest first. Raises StateError."""
        from pipeline.store.approvals import decisions_of
        from pipeline.store.decisions import kept_decisions

        kept = kept_decisions(self.project.decisions, day)
        if kept is not None and not self._shares_decisions:
            return kept
        with self.told.reading() as connection:
            rows = decisions_of(connection, day)
        # What was decided before the memory came to the server is in a file of the host that it came from.
        return rows or self._brought_in(kept or ())

    def decide(self, decision: Decision) -> None:
        """Keeps a person's decision. Raises StateError, OSError."""
        from pipeline.store.approvals import add_decisions
        from pipeline.store.decisions import save_decisions

        if self._shares_decisions:
            self.decisions(decision.date)
            with self.told.writing() as connection:
                add_decisions(connection, [decision])
            return
        save_decisions(self.project.decisions, (*self.decisions(decision.date), decision))

    @property
    def _shares_decisions(self) -> bool:
        """Whether other hosts must see what people decide: it stands in the memory then, not in a file of this one."""
        return self.project.real.server is not None

    def _brought_in(self, decisions: tuple[Decision, ...]) -> tuple[Decision, ...]:
        from pipeline.store.approvals import add_decisions, decisions_of

        if not decisions:
            return ()
        with self.told.filling() as connection:
            if not decisions_of(connection, decisions[0].date):
                add_decisions(connection, decisions)
            return decisions_of(connection, decisions[0].date)

    def letters_at(self, place: Place) -> "Store":
        """The memory of the letters of a place, with those that lie in its outbox. Raises StateError."""
        store = self._memory(place)
        if place.state not in self._outboxes:
            from pipeline.deliver.outbox.memory import remember_outbox

            remember_outbox(store, place.outbox)
            self._outboxes.add(place.state)
        return store

    def _memory(self, place: Place) -> "Store":
        from pipeline.store import open_store

        if place.state not in self._memories:
            self._memories[place.state] = open_store(place.state, self._beginning(place), place.server)
        return self._memories[place.state]

    def _beginning(self, place: Place) -> dict[str, str]:
        """What a new state knows from the first: whether there should have been an old one."""
        from pipeline.acts.turn import beginning

        return {} if place.practises else beginning(self.project)

    def close(self) -> None:
        """Lets go of the state; it is opened again when it is asked for."""
        for store in self._memories.values():
            store.close()
        self._memories.clear()

    def __enter__(self) -> "Situation":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()
