"""Has somebody taken the alarm up? From the mail that cries it."""

from collections.abc import Mapping

from pipeline import messages
from pipeline.acts.acknowledge import acknowledge_one, alarm_of
from pipeline.acts.situation import Situation
from pipeline.notify.tokens import Ticket
from pipeline.web.question import Acted, Choice, Question


def look(situation: Situation, ticket: Ticket) -> Question:
    notice = alarm_of(situation, ticket.matter)
    if notice is None:
        return Question(messages.text("page.alarm"), settled=messages.text("page.alarm_gone"))
    if notice.acked_at:
        at = notice.acked_at.astimezone(situation.project.config.zone)
        return Question(notice.subject, settled=messages.text("page.alarm_taken", who=notice.acked_by, at=at))
    return Question(
        notice.subject,
        told=(messages.text("page.alarm_told"),),
        text=notice.text,
        choices=(Choice("kuittaa", messages.text("page.acknowledge")),),
    )


def act(situation: Situation, ticket: Ticket, said: Mapping[str, str]) -> Acted:
    notice = acknowledge_one(situation, ticket.matter, ticket.person)
    return Acted(messages.text("page.log_acknowledged", who=ticket.person, subject=notice.subject))
