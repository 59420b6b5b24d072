"""The editor's desk: the site and a letter as they would be now. Nothing is published, sent or told to anybody.

What is made of a file stays made while the file is the same, so that a look follows her typing.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cached_property
from pathlib import Path

from msgspec import Struct

from pipeline.acts.draft import Draft, drafted
from pipeline.acts.letter_days import letter_day
from pipeline.acts.situation import Situation
from pipeline.cache.memo import remembered
from pipeline.compose.identity import identified, known_events
from pipeline.config.read import read_config
from pipeline.inside import Stamp, stamp_of
from pipeline.model import Content, Edition, EditionRow, PublishedEvent
from pipeline.project import Project
from pipeline.publish.calendar import calendar_of, feed_outputs, shown_events
from pipeline.publish.pages import page_outputs, view_of
from pipeline.render.site.event import page_event
from pipeline.store.editions import edition_row, sent_editions, told_before
from pipeline.store.packages import with_last_good
from pipeline.store.revisions import published_events


class _State(Struct, frozen=True):
    """What the state tells of before, as it was at `stamp`."""

    stamp: str
    published: Mapping[str, PublishedEvent]
    letters: tuple[tuple[EditionRow, Edition], ...]


class Look(Struct, frozen=True, dict=True):
    """The content as it stands, and what makes the files of the site from it, by their paths."""

    content: Content
    pages: Mapping[str, Callable[[], bytes]]
    feeds: Callable[[], Mapping[str, Callable[[], bytes]]]
    letter: Callable[[], Draft]

    def file(self, path: str) -> bytes | None:
        """The bytes of a file of the site; None where it would have none. Raises TemplateFault."""
        make = self.pages.get(path) or (self._calendars.get(path) if path.endswith(".ics") else None)
        return make() if make else None

    @cached_property
    def _calendars(self) -> Mapping[str, Callable[[], bytes]]:
        return self.feeds()


class Desk:
    """The desk of the project in a folder; it is used by one thread at a time."""

    def __init__(self, root: Path) -> None:
        self._config = root / "config.toml"
        self._read: tuple[Stamp, Situation] | None = None
        self._state = _State("", {}, ())
        self._page_event = remembered(page_event, lambda event, *_: event.id)

    def look(self, now: datetime) -> Look:
        """How all is at `now` (aware). Raises Fault, OSError."""
        situation = self._situation(now)
        state = self._state_of(situation)
        project, config = situation.project, situation.project.config
        with situation.told.reading() as connection:
            content = with_last_good(situation.content, connection)
        known = known_events(state.published)
        content, _ = identified(content, known, situation.now, config.zone)
        shown = shown_events(content, state.published, config, situation.now)
        view = view_of(project, content, shown, state.letters, situation.now, self._page_event)

        def feeds() -> dict[str, Callable[[], bytes]]:
            calendar = calendar_of(content, state.published, config, situation.now)
            return {one.path: one.render for one in feed_outputs(calendar, content.packages, config)}

        def letter() -> Draft:
            day = letter_day(situation, "")
            with situation.told.reading() as connection:
                told, row = told_before(connection, day), edition_row(connection, day)
            return drafted(situation, project.real, day, told, state.published, row)

        return Look(situation.content, {one.path: one.render for one in page_outputs(view)}, feeds, letter)

    def close(self) -> None:
        """Lets go of the state."""
        if self._read:
            self._read[1].close()

    def _situation(self, now: datetime) -> Situation:
        """The files looked at again, under the config as it is now."""
        stamp = stamp_of(self._config.stat())
        if self._read is None or self._read[0] != stamp:
            project = Project(self._config.parent, read_config(self._config))
            self.close()
            self._read = stamp, Situation(project, now)
        situation = self._read[1]
        situation.now = now.astimezone(situation.project.config.zone)
        situation.look_again()
        return situation

    def _state_of(self, situation: Situation) -> _State:
        store = situation.told
        stamp = f"{situation.project.state} {store.stamp()}"
        if stamp != self._state.stamp:
            with store.reading() as connection:
                self._state = _State(stamp, published_events(connection), sent_editions(connection))
        return self._state
