"""The editor's desk: the site and a letter as they would be now. Nothing is published, sent or told to anybody.

What is made of a file stays made while the file is the same, so that a look follows her typing.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cache, cached_property
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
from pipeline.publish.pages import base_digest, page_outputs, view_of
from pipeline.render.letter.costs import Measure, measured
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
    """The content as it stands, and what makes the files of the site from it, by their paths; made when it is asked."""

    content: Content
    making: Callable[[], Mapping[str, Callable[[], bytes]]]
    feeds: Callable[[], Mapping[str, Callable[[], bytes]]]
    letter: Callable[[], Draft]

    def file(self, path: str) -> bytes | None:
        """The bytes of a file of the site; None where it would have none. Raises TemplateFault."""
        make = self.pages.get(path) or (self._calendars.get(path) if path.endswith(".ics") else None)
        return make() if make else None

    @cached_property
    def pages(self) -> Mapping[str, Callable[[], bytes]]:
        return self.making()

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
        self._measured: tuple[str, Measure] = ("", measured)

    def look(self, now: datetime) -> Look:
        """How all is at `now` (aware). Raises Fault, OSError."""
        situation = self._situation(now)
        state = self._state_of(situation)
        project, config, read = situation.project, situation.project.config, situation.content
        moment = situation.now

        @cache
        def standing() -> Content:
            with situation.told.reading() as connection:
                content = with_last_good(read, connection)
            return identified(content, known_events(state.published), moment, config.zone)[0]

        def pages() -> dict[str, Callable[[], bytes]]:
            shown = shown_events(standing(), state.published, config, moment)
            view = view_of(project, standing(), shown, state.letters, moment, self._page_event)
            return {one.path: one.render for one in page_outputs(view)}

        def feeds() -> dict[str, Callable[[], bytes]]:
            calendar = calendar_of(standing(), state.published, config, moment)
            return {one.path: one.render for one in feed_outputs(calendar, standing().packages, config)}

        def letter() -> Draft:
            day = letter_day(situation, "")
            with situation.told.reading() as connection:
                told, row = told_before(connection, day), edition_row(connection, day)
            return drafted(situation, project.real, day, told, state.published, row, self._measures(project))

        return Look(read, pages, feeds, letter)

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

    def _measures(self, project: Project) -> Measure:
        """What knows how much a line of the letter takes, while config and templates are the same."""
        digest = base_digest(project)
        if digest != self._measured[0]:
            self._measured = digest, remembered(measured, lambda line, form, *_: (line.mention.item.id, form))
        return self._measured[1]

    def _state_of(self, situation: Situation) -> _State:
        store = situation.told
        stamp = f"{situation.project.state} {store.stamp()}"
        if stamp != self._state.stamp:
            with store.reading() as connection:
                self._state = _State(stamp, published_events(connection), sent_editions(connection))
        return self._state
