"""Correcting a letter that has gone: its page says what is right, and so does the next letter, or a notice at once."""

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from pipeline.acts.draft_notice import drafted_about
from pipeline.acts.find_event import file_at
from pipeline.acts.letter_days import row_of
from pipeline.acts.past import Act, before, digest, remember
from pipeline.acts.preview import Preview
from pipeline.acts.publish_site import publish
from pipeline.acts.situation import Situation
from pipeline.compose.correction import correction_id
from pipeline.fault import Fault
from pipeline.finnish.times import write_when
from pipeline.inside import read_file
from pipeline.kinds.letter import KIND as LETTER
from pipeline.model import LetterNotes, LetterState, Problem, When
from pipeline.read.decode import decoded
from pipeline.read.edit import with_fields
from pipeline.read.files import SIZE_MAX
from pipeline.safe.characters import one_line
from pipeline.whole import write_whole

LONGEST = 600  # characters
_EMPTY = "---\n---\n"


class Correction(Struct, frozen=True):
    """What was done: the notes' file, the id that takes it back, the notice that waits, and what else was found."""

    file: str
    id: str
    notice: Preview | None
    findings: tuple[Problem, ...]


def checked_correction(situation: Situation, day: date, text: str) -> str:
    """The text as it will be written. Raises Fault where it cannot be: then nothing may be asked of it."""
    row = row_of(situation, day)
    if row is None or row.state is not LetterState.SENT:
        raise Fault("correct.not_sent", day=day)
    written = one_line(text)
    if not written or len(written) > LONGEST:
        raise Fault("correct.length", limit=LONGEST)
    return written


def correct(situation: Situation, day: date, text: str, *, at_once: bool) -> Correction:
    """Writes the correction of the letter of `day` into its notes and publishes it; `at_once` drafts a notice too.

    Raises Fault, and then nothing was written; NotSendable, TemplateFault, StateError, OSError.
    """
    written = checked_correction(situation, day, text)
    place = f"content/{LETTER.folder}/{day.isoformat()}.md"
    path = file_at(situation.project, place)
    now = situation.now.astimezone(situation.project.config.zone).replace(second=0, microsecond=0)
    at = When(now.date(), now.date(), now.time().replace(tzinfo=None))
    try:
        data = read_file(path, SIZE_MAX)[0]
    except FileNotFoundError:
        data = None
    whole = decoded(data or _EMPTY.encode())
    changed = with_fields(whole.text, LETTER, {"correction": written, "corrected": write_when(at)})
    made = whole.bytes_of(changed)
    notes = replace(situation.content.notes_for(day) or LetterNotes(day), correction=written)
    was = before(data, whole, changed) if data is not None else None
    title = written[:60]
    remember(situation, Act(0, situation.now, correction_id(notes), title, place, was, digest(made)))
    write_whole(path, made)
    situation.look_again()
    findings = publish(situation).findings
    notice = drafted_about(situation, correction_id(notes)) if at_once else None
    return Correction(place, correction_id(notes), notice, findings)
