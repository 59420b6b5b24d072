"""A letter to look at: as it would go, laid out where staff can open it. Nothing is sent or remembered."""

import errno
from datetime import date
from pathlib import Path

from msgspec import Struct

from pipeline.acts.draft import Draft, draft_of
from pipeline.acts.situation import Situation
from pipeline.project import Place
from pipeline.whole import PRIVATE, may_not, write_whole


class Preview(Struct, frozen=True):
    """The letter of a day, and the file in which it lies; None where nothing may be written."""

    draft: Draft
    file: Path | None


def preview(situation: Situation, day: date) -> Preview:
    """The letter of any day, past or coming. Raises NotSendable, TemplateFault, StateError, OSError."""
    return _where_it_may_be(situation, draft_of(situation, situation.project.real, day))


def laid_out(place: Place, draft: Draft) -> Path:
    """Puts a letter where staff look at it. Raises OSError."""
    file = place.previews / f"{draft.edition.date.isoformat()}.html"
    write_whole(file, draft.letter.html.encode(), PRIVATE)
    return file


def _where_it_may_be(situation: Situation, draft: Draft) -> Preview:
    """The same for who only reads: without the right to write, or room, there is no file."""
    try:
        return Preview(draft, laid_out(situation.project.real, draft))
    except OSError as error:
        if not may_not(error) and error.errno != errno.ENOSPC:
            raise
        return Preview(draft, None)
