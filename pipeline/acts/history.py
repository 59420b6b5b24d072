"""What was decided, when and by whom: the log's lines, people's decisions and the journal of calls, in one order."""

from collections.abc import Iterable, Iterator
from datetime import date

from pipeline import messages
from pipeline.acts.find_event import id_meant
from pipeline.acts.situation import Situation
from pipeline.kinds.kind import Item
from pipeline.kinds.meant import Named, named
from pipeline.log import LogLine, read_lines
from pipeline.store.approvals import days_decided_before
from pipeline.store.decisions import days_decided
from pipeline.store.editions import tellings_of
from pipeline.store.journal import dated_entries


def history(situation: Situation, letter: date | None, item: str) -> tuple[LogLine, ...]:
    """The lines of one letter, of one item (by its id, its title or its day), or all of them; oldest first.

    Raises StateError; Fault where several items can be meant.
    """
    item = item and id_meant(item, _items(situation), situation.today)
    lines = (line for line in read_lines(situation.project.state) if _is_about(line, letter, item))
    kept: Iterable[LogLine] = (
        _told(situation, item) if item else (*_decisions(situation, letter), *_journal(situation, letter))
    )
    return tuple(sorted((*kept, *lines), key=lambda line: line.at))


def _items(situation: Situation) -> Iterator[Named]:
    content = situation.content
    items: tuple[Item, ...] = (*content.events, *content.news)
    return map(named, items)


def _is_about(line: LogLine, letter: date | None, item: str) -> bool:
    return (letter is None or line.letter == letter) and (not item or line.item == item)


def _decisions(situation: Situation, letter: date | None) -> Iterator[LogLine]:
    with situation.told.reading() as connection:
        before = days_decided_before(connection)
    days = [letter] if letter else sorted({*before, *days_decided(situation.project.decisions)})
    for one in (decision for day in days for decision in situation.decisions(day)):
        text = messages.text(f"approval.log_{one.kind}", who=one.who)
        yield LogLine(one.at, "", messages.text("log.people"), text, one.date)


def _journal(situation: Situation, letter: date | None) -> Iterator[LogLine]:
    with situation.letters.reading() as connection:
        entries = dated_entries(connection, letter)
    for day, one in entries:
        text = f"{_named('step', one.step)}: {_named('phase', one.phase)}"
        yield LogLine(one.at, "", messages.text("log.carrier"), text, day)


def _named(what: str, word: str) -> str:
    """The Finnish name of a step or a phase; the word itself where it is damaged, or a newer program's."""
    try:
        return messages.text(f"log.{what}_{word}")
    except KeyError:
        return word


def _told(situation: Situation, item: str) -> Iterator[LogLine]:
    with situation.letters.reading() as connection:
        tellings = tellings_of(connection, item)
    for told, at in tellings:
        why = messages.text(f"log.why_{told.why}")
        text = messages.text("log.told", day=told.date, why=why)
        yield LogLine(at, "", messages.text("status.job_letter"), text, told.date, item)
