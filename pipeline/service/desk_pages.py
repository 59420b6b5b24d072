"""What the editor's preview answers: files of the site, the next letter, and what is wrong in the files."""

import gc
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from mimetypes import guess_type
from pathlib import Path
from threading import Lock

from pipeline import messages
from pipeline.acts.desk import Desk, Look
from pipeline.fault import Fault, of_system
from pipeline.model import DraftItem, Problem
from pipeline.project import templates_of_program
from pipeline.render.environment import rendered
from pipeline.service.local import Answer

OWN = "esikatselu/"
LETTER, SAVES = f"{OWN}kirje/", f"{OWN}tuore"

# The clock of the pages moves in such steps; between them only a save makes another page.
_STEP = timedelta(minutes=10)
_HTML = "text/html; charset=utf-8"
_END = b"</body>"


class DeskPages:
    """The pages of a project at the time of `now`. What was looked at holds until `saves` gives another number."""

    def __init__(self, root: Path, now: Callable[[], datetime], saves: Callable[[], int]) -> None:
        self._desk = Desk(root)
        self._now, self._saves = now, saves
        self._one_at_a_time = Lock()
        self._seen: tuple[int, datetime] | None = None
        self._look: Look | None = None

    def close(self) -> None:
        with self._one_at_a_time:
            self._desk.close()

    def answer(self, path: str) -> Answer:
        """What stands at a path, which has no slash before it."""
        with self._one_at_a_time:
            # Asked before anything is read: what is saved meanwhile makes the page load again.
            number = self._saves()
            try:
                return self._answer(path, self._fresh(number), number)
            except OSError as error:
                return _stuck(of_system(error), number)
            except Fault as fault:
                return _stuck(fault, number)

    def _fresh(self, number: int) -> Look:
        now = self._now()
        seen = number, now - timedelta(seconds=now.timestamp() % _STEP.total_seconds())
        if self._look is None or seen != self._seen:
            first = self._look is None
            self._look = self._desk.look(seen[1])
            self._seen = seen
            if first:
                gc.freeze()  # nearly all of it stays: a collection need not go through it again
        return self._look

    def _answer(self, path: str, look: Look, number: int) -> Answer:
        problems = look.content.problems
        if path == LETTER:
            return _page(200, look.letter().letter.html.encode(), problems, number)
        if path == OWN:
            return _page(200, _own(problems, look.content.drafts), problems, number)
        name = f"{path}index.html" if path.endswith("/") or not path else path
        data, code = look.file(name), 200
        if data is None:
            name, code = "404.html", 404
            data = look.file(name) or b""
        if name.endswith(".html"):
            return _page(code, data, problems, number)
        return code, guess_type(name)[0] or "application/octet-stream", data


def _page(code: int, html: bytes, problems: Sequence[Problem], number: int) -> Answer:
    """The page with the strip that tells of problems and loads it again."""
    errors = sum(one.is_error for one in problems)
    warnings = len(problems) - errors
    said = messages.text(
        "desk.problems",
        errors=messages.counted("cli.errors", errors),
        warnings=messages.counted("cli.warnings", warnings),
    )
    strip = _rendered(
        "strip",
        at={"own": OWN, "letter": LETTER, "saves": SAVES},
        seen=number,
        errors=errors,
        said=said if problems else messages.text("desk.good"),
    )
    before, end, after = html.rpartition(_END)
    return code, _HTML, before + strip + end + after


def _own(problems: Sequence[Problem], drafts: Sequence[DraftItem]) -> bytes:
    told = [(messages.place(one), *messages.explain(one)) for one in problems]
    title = messages.text("desk.title" if told else "desk.good")
    return _rendered("desk", title=title, told=told, drafts=drafts, style=_style())


def _stuck(fault: Fault, number: int) -> Answer:
    """What keeps all of it from being shown."""
    told = [(messages.place(one), *messages.explain(one)) for one in fault.problems]
    if fault.key:
        told.append(("", *messages.both(fault.key, **fault.values)))
    html = _rendered("desk", title=messages.text("desk.stuck"), told=told, drafts=(), style=_style())
    return _page(500, html, fault.problems, number)


def _style() -> str:
    return _rendered_text("web/question.css")


def _rendered(name: str, **values: object) -> bytes:
    return _rendered_text(f"desk/{name}.html", **values).encode()


def _rendered_text(name: str, **values: object) -> str:
    """By the program's own templates: the project's may be what is being mended."""
    return rendered(templates_of_program(), name, values, messages.LANGUAGE)
