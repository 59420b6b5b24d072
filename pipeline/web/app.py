"""The pages over HTTP: `/PURPOSE/TOKEN`. A GET only shows, for mail scanners open every link; a button's POST acts.

No login and no cookie: the token is the right, and a POST brings it in its form. No script runs on a page.
"""

import traceback
from base64 import b64encode
from collections.abc import Callable, Mapping
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from threading import Lock
from typing import IO, Any
from urllib.parse import urlsplit

from flask import Flask, Request, Response, request
from msgspec import Struct
from werkzeug.exceptions import HTTPException

from pipeline import messages
from pipeline.acts.situation import Situation
from pipeline.fault import Fault, of_system
from pipeline.log import LogLine, new_run, write_line
from pipeline.notify.tokens import Ticket, keys_of, read_token
from pipeline.project import Project
from pipeline.render.environment import rendered
from pipeline.web.question import (
    CHOICE,
    LIST,
    LISTS_MAX,
    STAMP,
    TAKING_LISTS,
    TOKEN,
    Question,
    Said,
    matter_of,
    purposes,
)

_FORM_MAX = 20_000  # bytes
# A form with files is parsed in pieces of 64 KiB, which count as its memory (werkzeug 3.1, MultipartDecoder).
_PARSED_AT_ONCE = 200_000
_PAGE, _STYLE = "web/question.html", "web/question.css"

Answer = tuple[str, int] | Response


def create_app(project: Project, now: Callable[[], datetime]) -> Flask:
    """The pages of a project; `now` gives an aware instant. Raises WrongUse where links cannot be signed, OSError."""
    app = Flask("soila", static_folder=None, template_folder=None)
    app.request_class = _Request
    public = urlsplit(project.config.web.public_url)
    own = project.config.web.address[0] if project.config.web.address else ""
    app.config["TRUSTED_HOSTS"] = [one for one in {public.hostname, own} if one]
    app.config["MAX_CONTENT_LENGTH"] = app.config["MAX_FORM_MEMORY_SIZE"] = _FORM_MAX
    pages = _Pages(project, now, keys_of(project))
    app.add_url_rule("/<purpose>/<token>", view_func=pages.show, methods=["GET"], endpoint="show")
    app.add_url_rule("/<purpose>/<token>", view_func=pages.press, methods=["POST"], endpoint="press")
    app.register_error_handler(HTTPException, pages.refuse)
    app.register_error_handler(Exception, pages.crash)
    app.after_request(pages.secured)
    return app


class _Request(Request):
    """A request whose files stay in memory: a list of participants never touches the disk."""

    def _get_file_stream(
        self,
        total_content_length: int | None,
        content_type: str | None,
        filename: str | None = None,
        content_length: int | None = None,
    ) -> IO[bytes]:
        return BytesIO()


class _Bearer(Struct, frozen=True):
    """Who asks what: a ticket, and the token that it was read from."""

    ticket: Ticket
    token: str


class _Pages:
    """Each page of one project, one at a time: an act waits for the one before it."""

    def __init__(self, project: Project, now: Callable[[], datetime], keys: tuple[str, ...]) -> None:
        self._project = project
        self._now = now
        self._keys = keys
        self._one_at_a_time = Lock()
        self._style = rendered(project.templates, _STYLE, {}, messages.LANGUAGE)
        self._policy = _policy_of(self._style)

    def show(self, purpose: str, token: str) -> Answer:
        return self._answered(purpose, token, self._shown)

    def press(self, purpose: str, token: str) -> Answer:
        if purpose in TAKING_LISTS:
            request.max_content_length = LISTS_MAX
            request.max_form_memory_size = _PARSED_AT_ONCE
        # The button's own token counts; the address alone does nothing.
        return self._answered(purpose, request.form.get(TOKEN, ""), self._pressed)

    def refuse(self, error: HTTPException) -> Answer:
        key = "page.no_page" if error.code == 404 else "page.not_understood"
        return self._told(messages.text(key), error.code or 400)

    def crash(self, error: Exception) -> Answer:
        """A mistake of the program: the log gets its traceback, the person a page."""
        text = messages.text("page.crashed")
        self._log(
            LogLine(self._moment(), new_run(), messages.text("page.job"), text, trouble=True, trace=_trace(error))
        )
        return self._told(text, 500)

    def secured(self, response: Response) -> Response:
        response.headers.update(
            {
                "Content-Security-Policy": self._policy,
                "X-Content-Type-Options": "nosniff",
                "X-Frame-Options": "DENY",
                "Referrer-Policy": "no-referrer",
                "Cache-Control": "no-store",
                "X-Robots-Tag": "noindex, nofollow",
                "Cross-Origin-Opener-Policy": "same-origin",
            }
        )
        return response

    def _answered(self, purpose: str, token: str, answer: Callable[[Situation, _Bearer], Answer]) -> Answer:
        try:
            if purpose not in purposes():
                raise Fault("page.altered")
            ticket = read_token(self._keys, purpose, token, self._moment())
        except Fault as fault:
            return self._told(messages.text(fault.key), 410 if fault.key == "page.expired" else 404)
        with self._one_at_a_time, Situation(self._project, self._moment()) as situation:
            try:
                return answer(situation, _Bearer(ticket, token))
            except OSError as error:
                return self._faulty(of_system(error))
            except Fault as fault:
                return self._faulty(fault)

    def _shown(self, situation: Situation, bearer: _Bearer) -> Answer:
        return self._page(matter_of(bearer.ticket.purpose).look(situation, bearer.ticket), bearer), 200

    def _pressed(self, situation: Situation, bearer: _Bearer) -> Answer:
        """Acts once: who presses a button that is not there any more is shown what was done."""
        ticket = bearer.ticket
        matter = matter_of(ticket.purpose)
        lists = tuple(one.stream.read() for one in request.files.getlist(LIST) if one.filename)
        said = Said({name: value for name, value in request.form.items() if name != TOKEN}, lists)
        question = matter.look(situation, ticket)
        if said.get(CHOICE) not in [one.name for one in question.choices]:
            return self._page(question, bearer), 409
        try:
            acted = matter.act(situation, ticket, said)
        except Fault as fault:
            situation.look_again()
            told = _words(fault)
            return self._page(matter.look(situation, ticket), bearer, said, (told,)), 409
        if acted.log:
            people = messages.text("log.people")
            self._log(LogLine(situation.now, new_run(), people, acted.log, acted.letter, acted.item))
        if acted.warnings:
            return self._page(matter.look(situation, ticket), bearer, acted.said, acted.warnings), 200
        where = f"{self._project.config.web.public_url}/{ticket.purpose}/{bearer.token}"
        return Response(status=303, headers={"Location": where})

    def _page(
        self, question: Question, bearer: _Bearer, said: Mapping[str, str] | None = None, warnings: tuple[str, ...] = ()
    ) -> str:
        values = {"question": question, "person": bearer.ticket.person, "token": bearer.token, "said": said or {}}
        return self._rendered({**values, "warnings": warnings})

    def _told(self, text: str, code: int) -> Answer:
        question = Question(messages.text("page.no_title"), told=(text,))
        return self._rendered({"question": question, "person": "", "token": "", "said": {}, "warnings": ()}), code

    def _faulty(self, fault: Fault) -> Answer:
        return self._told(_words(fault), 409)

    def _rendered(self, values: Mapping[str, Any]) -> str:
        names = {"choice": CHOICE, "stamp": STAMP, "token": TOKEN}
        around = {"project": self._project.config.project, "style": self._style, "names": names}
        return rendered(self._project.templates, _PAGE, {**values, **around}, messages.LANGUAGE)

    def _moment(self) -> datetime:
        return self._now().astimezone(self._project.config.zone)

    def _log(self, line: LogLine) -> None:
        write_line(self._project.state, line)


def _policy_of(style: str) -> str:
    """Nothing from anywhere but the page's own style, known by its digest; its form goes nowhere else."""
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    )


def _words(fault: Fault) -> str:
    lines = [messages.on_one_line(one) for one in fault.problems]
    return "\n".join([messages.text(fault.key, **fault.values), *lines] if fault.key else lines)


def _trace(error: Exception) -> str:
    """Without the values of a request: a line of the log never holds a token."""
    return "".join(traceback.format_tb(error.__traceback__)) + type(error).__name__
