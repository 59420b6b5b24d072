"""Every table of a report, in its order."""

from collections.abc import Sequence

from pipeline.report.compared import comparison, targets
from pipeline.report.counted import by_group, by_time, of_organisations, public, summary
from pipeline.report.missing import missing
from pipeline.report.numbers import Number
from pipeline.report.sources import Sources
from pipeline.report.table import Counts, Table
from pipeline.report.told import eeco18, events, facts, feedback, interests, left_out, letters


def tables_of(sources: Sources, numbers: Sequence[Number]) -> tuple[Table, ...]:
    """Every table that has something to say, the missing numbers first."""
    counts = Counts(numbers)
    made = (
        missing(sources),
        summary(counts),
        comparison(sources, counts),
        targets(sources),
        facts(sources),
        *(by_time(counts, name) for name in ("quarter", "month")),
        *(by_group(sources, counts, name) for name in ("package", "theme", "form")),
        *(of_organisations(counts, name) for name in ("type", "county")),
        eeco18(sources),
        feedback(sources),
        letters(sources),
        interests(sources),
        events(sources),
        left_out(sources),
        public(counts),
    )
    return tuple(one for one in made if one.rows)
