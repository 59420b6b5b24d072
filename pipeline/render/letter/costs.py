"""What a thing takes of a letter, measured on its own block: bytes of HTML and seconds of reading."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from pipeline.compose.budget import Cost, Costs
from pipeline.config import Config
from pipeline.model import Edition, Form, Mention, Omission, WhyNot
from pipeline.render.environment import rendered
from pipeline.render.letter.headlines import FEW, SUBJECT_SHOWN
from pipeline.render.letter.letter import MAX_BYTES, html_of, values_of
from pipeline.render.letter.view import LetterLine, LetterPart, line_of, shared_audience
from pipeline.render.typography import kept_together
from pipeline.safe.characters import one_line, visible
from pipeline.safe.merge_tags import broken

# Characters a second. Finns of 18 to 35 years read 1078 characters of Finnish a minute, 161 words, when they read aloud
# (IReST: Trauzettel-Klosinski, Dietz, 2012; 6.7 to a word, so spaces are not among them). Who reads in silence is
# quicker by a third (Brysbaert, 2019: 238 words of English against 183), who is tired is not: we keep the slower speed,
# and count spaces too.
_READ = 1078 / 60
# Whoever looks through a list for what concerns them is about twice as quick (Carver, 1992: students scan 600 words of
# English a minute and read 300).
_SCANNED = 2 * _READ

# Five lines of contents, each of the length of a subject.
_CONTENTS = 5 * SUBJECT_SHOWN / _SCANNED

_MEASURED = "letter/measured.mjml"
_TAG = re.compile(r"<[^<>]*>")
# Subject, preheader, lead and contents are written when the forms are known: what they take at most.
_HEADLINES = 6_000
# A thing with its words stands within elements of a page's body.
_BODY = "<body>"

# What `measured` does, or what knows what it did.
Measure = Callable[[LetterLine, Form, Mapping[str, Any], str, Path], Cost]


def measured(line: LetterLine, form: Form, values: Mapping[str, Any], language: str, templates: Path) -> Cost:
    """What a line takes in the form, beside what the templates of the letter show: `values`. Raises TemplateFault."""
    block = visible(rendered(templates, _MEASURED, {**values, "line": line}, language))
    size = len(broken(kept_together(_BODY + block)).encode()) - len(_BODY)
    return Cost(size, seconds_of(block, form))


def costs_in(edition: Edition, config: Config, templates: Path, measure: Measure = measured) -> Costs:
    """What each mention takes in each form. Raises TemplateFault."""
    values, language = values_of(edition, config), config.project.language

    known: dict[tuple[str, Form], Cost] = {}
    shared = {one.item.id: shared_audience(section) for section in edition.sections for one in section.mentions}

    def cost(mention: Mention, form: Form) -> Cost:
        key = mention.item.id, form
        if key not in known:
            line = line_of(replace(mention, form=form), edition, config, shared[mention.item.id])
            known[key] = measure(line, form, values, language, templates)
        return known[key]

    return cost


def seconds_of(html: str, form: Form = Form.FEATURE) -> float:
    """How long the words of the HTML take to read."""
    words = len(one_line(_TAG.sub(" ", html)))
    return words / (_SCANNED if form is Form.LINE else _READ)


def room_in(edition: Edition, config: Config, templates: Path) -> Cost:
    """What is left for the mentions: bytes beside the letter's frame, seconds beside the lead, at least half of all.

    Raises TemplateFault.
    """
    one_more = Omission("", "", WhyNot.NO_ROOM)
    values = values_of(replace(edition, left_out=(one_more,)), config)
    headings = [LetterPart(section.title, (), shared_audience(section)) for section in edition.sections]
    tags = {"unsubscribe": "", "address": "", "archive": ""}
    empty: dict[str, Any] = values | {"parts": headings, "tags": tags}
    frame = len(html_of(templates, empty, config.project.language, {}).encode()) + _HEADLINES
    seconds = config.letter.reading_time.total_seconds()
    around = seconds_of(values["lead"].body) + (_CONTENTS if len(edition.mentions) > FEW else 0)
    return Cost(MAX_BYTES - frame, max(seconds - around, seconds / 2))
