"""Text as it was pasted from Word, Outlook, Teams, a web page or a PDF -> the Markdown that its editor meant.

One file a thing. Each takes the lines and gives as many: a line in which a line end stands has become several. What
each stage has made is left as it is when it comes again, and so is Markdown that was good from the start.
"""

from collections.abc import Callable, Sequence

from msgspec import Struct

from pipeline.read.pasted.addresses import with_links, with_written_links
from pipeline.read.pasted.brackets import with_literal_brackets
from pipeline.read.pasted.breaks import with_breaks
from pipeline.read.pasted.characters import plain
from pipeline.read.pasted.hyphens import with_whole_words
from pipeline.read.pasted.indents import without_indents
from pipeline.read.pasted.lists import with_days, with_lists
from pipeline.read.pasted.signatures import with_signatures
from pipeline.read.pasted.tables import with_tables

# What each does is told to the editor under its name; what has none is nothing that she must know.
_STAGES: tuple[tuple[str, Callable[[Sequence[str]], list[str]]], ...] = (
    ("", plain),
    ("", with_literal_brackets),
    ("", with_signatures),
    ("table", with_tables),
    ("list", with_lists),
    ("", with_days),
    ("indent", without_indents),
    ("link", with_written_links),
    ("", with_links),
    ("hyphen", with_whole_words),
    ("lines", with_breaks),
)


class Cleaned(Struct, frozen=True):
    """Markdown, and how it came from the text as it was written.

    `changes` are what an editor should know: the kind (link, table, list, indent, hyphen or lines) and the offset of
    the written line where it is first. `origins` has for each line of `text` the offset of the written line it came
    from.
    """

    text: str
    changes: tuple[tuple[str, int], ...]
    origins: tuple[int, ...]


def cleaned(body: str) -> Cleaned:
    """The Markdown that the editor of this text meant; its words stay, in their order. Takes linear time.

    Lines end with a line feed; a separator of lines or paragraphs (U+2028, U+2029) ends one too.
    """
    lines = body.split("\n")
    origins = list(range(len(lines)))
    changes = []
    for kind, stage in _STAGES:
        made = stage(lines)
        if made == lines:
            continue
        if kind:
            changes.append((kind, next(at for at, old, new in zip(origins, lines, made, strict=True) if old != new)))
        text = "\n".join(made)
        origins = [at for at, line in zip(origins, made, strict=True) for _ in range(line.count("\n") + 1)]
        lines = text.split("\n")
    return Cleaned("\n".join(lines), tuple(changes), tuple(origins))
