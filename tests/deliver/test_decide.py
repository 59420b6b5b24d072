"""What is done next, by what the carrier shows: the rules that no story needs for its end."""

from datetime import datetime, timedelta

import pytest
from msgspec.structs import replace

from pipeline.deliver.campaign import Audience, Campaign, CampaignStatus
from pipeline.deliver.case import Case, Fate, Seen
from pipeline.deliver.decide import Do, next_step
from pipeline.deliver.journal import LATE, Past
from pipeline.model import EditionRow, LetterState, Order, Terms
from tests.deliver.sending import DAY, DUE, a_parcel

EVE = DUE - timedelta(days=1)
FINAL = DUE - timedelta(minutes=10)
TERMS = Terms(DUE, "a1", 0, "", "SOILA", "soila@example.org", "Aihe", "Esikatselu", False)
PARCEL = replace(a_parcel(), terms=TERMS)
SCHEDULED, SENT, DRAFT = CampaignStatus.SCHEDULED, CampaignStatus.SENT, CampaignStatus.DRAFT
AT = Past(scheduled_at=EVE)


def case(state: LetterState = LetterState.PLANNED, **more: object) -> Case:
    row = EditionRow(DAY, state, DUE, campaign_id="1")
    order = Order(PARCEL, 340, EVE) if state is not LetterState.PLANNED else None
    known = Case(row, DUE, EVE, timedelta(hours=3), PARCEL, order, schedules=True, row_at=EVE)
    return replace(known, **more)  # type: ignore[arg-type]


def there(status: CampaignStatus = DRAFT, **more: object) -> Campaign:
    known = Campaign("1", status, EVE, DUE if status is not DRAFT else None, terms=TERMS, people=340)
    return replace(known, **more)  # type: ignore[arg-type]


def seen(*campaigns: Campaign, **more: object) -> Seen:
    known = Seen(campaigns, addressed="1", filled="1", audience=Audience(340))
    return replace(known, **more)  # type: ignore[arg-type]


def step(known: Case, shown: Seen, now: datetime = EVE) -> tuple[Do, str]:
    told = next_step(known, shown, now)
    return told.do, told.why or ",".join(told.names)


@pytest.mark.parametrize(("seconds", "told"), [(120, (Do.SCHEDULE, "")), (121, (Do.REST, "deliver.clock_off"))])
def test_a_clock_two_minutes_off_is_believed(seconds: int, told: tuple[Do, str]) -> None:
    assert step(case(), seen(there(), clock_off=timedelta(seconds=seconds))) == told


def test_nothing_is_taken_down_that_could_not_be_given_back() -> None:
    known, lies = case(LetterState.SCHEDULED, past=AT), there(SCHEDULED, terms=replace(TERMS, from_name="Muu"))
    assert step(known, seen(lies)) == (Do.UNSCHEDULE, "from_name")
    assert step(known, seen(lies, clock_off=timedelta(minutes=3))) == (Do.REST, "from_name")
    assert step(replace(known, keeps_why="takeover.lost"), seen(lies)) == (Do.REST, "from_name")


def test_a_letter_to_an_archived_audience_comes_down_and_does_not_go() -> None:
    assert step(case(LetterState.SCHEDULED, past=AT), seen(there(SCHEDULED, active=False))) == (
        Do.UNSCHEDULE,
        "archived",
    )
    assert step(case(), seen(there(active=False))) == (Do.REST, "deliver.archived")


@pytest.mark.parametrize(("reached", "told"), [(0, "deliver.nobody"), (1, ""), (None, "")])
def test_a_letter_that_reached_nobody_is_no_sent_one(reached: int | None, told: str) -> None:
    went = seen(there(SENT, reached=reached), content=PARCEL.letter.html)
    assert step(case(LetterState.SCHEDULED, past=AT), went) == (Do.REST, told)


def test_strange_numbers_are_asked_for_once_more() -> None:
    assert step(case(), seen(there(people=7))) == (Do.COUNT, "")
    assert step(case(), seen(there(people=7), counted="1")) == (Do.REST, "deliver.people_differ")


def test_a_draft_for_other_people_gives_way_when_no_call_on_it_can_take_effect_any_more() -> None:
    other = there(terms=replace(TERMS, audience="b2"))
    assert step(case(), seen(other)) == (Do.DELETE, "")
    assert step(case(), seen(other, made="1")) == (Do.REST, "deliver.other_people")
    doubt = Past(doubt_since=EVE - timedelta(seconds=149))
    assert step(case(past=doubt), seen(other)) == (Do.WAIT, "deliver.unclear")
    assert step(case(past=doubt), seen(other), EVE + timedelta(seconds=1)) == (Do.DELETE, "")


def test_what_could_still_be_taken_down_is_not_scheduled() -> None:
    doubt = Past(doubt_since=EVE, undoing=True)
    assert step(case(past=doubt), seen(there())) == (Do.WAIT, "deliver.unclear")
    assert step(case(past=replace(doubt, undoing=False)), seen(there())) == (Do.SCHEDULE, "")


def test_the_last_look_before_the_hour_reads_what_lies_there() -> None:
    known = case(LetterState.SCHEDULED, past=AT)
    assert step(known, seen(there(SCHEDULED)), FINAL) == (Do.ASK_CONTENT, "")
    mine = PARCEL.letter.html
    assert step(known, seen(there(SCHEDULED), content=mine), FINAL) == (Do.REST, "")
    assert step(known, seen(there(SCHEDULED), content="Muuta"), FINAL) == (Do.UNSCHEDULE, "content")


def test_what_has_gone_is_read_once_and_compared_with_what_others_sent() -> None:
    sent, mine = there(SENT, reached=340), PARCEL.letter.html
    went = case(LetterState.SCHEDULED, past=replace(AT, finally_at=FINAL))
    assert step(went, seen(sent), DUE) == (Do.ASK_CONTENT, "")
    assert step(went, seen(sent, content=mine), DUE) == (Do.REST, "")
    assert next_step(went, seen(sent, content="<p>Muuta</p>"), DUE).names == ("content",)
    assert step(case(LetterState.SENDING), seen(sent), DUE) == (Do.REST, "")
    other = replace(sent, id="9", terms=replace(TERMS, subject="Muu"))
    assert step(went, seen(sent, content=mine, others=(other,)), DUE) == (Do.COMPARE, "")
    alike = next_step(went, seen(sent, content=mine, others=(other,), compared=("9",), alike=("9",)), DUE)
    assert (alike.do, alike.state, alike.names) == (Do.REST, LetterState.SENT, ("copied",))


OFF = timedelta(minutes=3)
LATER = DUE + timedelta(hours=3)
RELEASED = DUE + timedelta(minutes=20)
TWO = there(SCHEDULED, id="9"), there(SCHEDULED, created=EVE + timedelta(minutes=1))
DRAFTS = there(), there(id="9", created=EVE - timedelta(minutes=1))
ASKED = {"witness_asked": True, "ready": "1"}
DOUBT = Past(doubt_since=EVE, undoing=True)
ENDED = Past(doubt_since=EVE - LATE)
SKIP = Fate(LetterState.SKIPPED, "promise.skipped")
PAUSED, CANCELLED = CampaignStatus.PAUSED, CampaignStatus.CANCELLED
OTHERS = there(SENT, id="9", terms=replace(TERMS, subject="Muu"))
COPY = there(SENT, id="9", title="kopio")
PRACTICE = there(SENT, id="9", send_at=DUE, title=f"soila-harjoitus {DAY}", terms=replace(TERMS, subject="Muu"))
TRIAL = there(terms=replace(TERMS, subject="[TESTI] Aihe"))
LIES = case(LetterState.SCHEDULED, past=AT)
UNCLEAR = Past(doubt_since=EVE)
RULES: list[tuple[str, Case, Seen, datetime, tuple[Do, str]]] = [
    ("a held letter rests as held, whatever the clock", case(hold_why="approval.held"), seen(there(), clock_off=OFF),
     EVE, (Do.REST, "approval.held")),
    ("and whatever keeps others here", case(hold_why="approval.held", keeps_why="takeover.lost"), seen(there()),
     EVE, (Do.REST, "approval.held")),
    ("what keeps it here is told of one that may go", case(keeps_why="takeover.lost"), seen(there()),
     EVE, (Do.REST, "takeover.lost")),
    ("with the subject of the test mail none stays", case(LetterState.SCHEDULED, past=AT),
     seen(there(SCHEDULED, terms=replace(TERMS, subject="[TESTI] Aihe"))), EVE, (Do.UNSCHEDULE, "")),
    ("nor one that is to go at once", case(LetterState.SCHEDULED, past=AT, early=True), seen(there(SCHEDULED)),
     EVE, (Do.UNSCHEDULE, "")),
    ("what went without an order is read", case(), seen(there(SENT, reached=340)), DUE, (Do.ASK_CONTENT, "")),
    ("what was understood wrongly comes down", case(LetterState.SCHEDULED, past=AT),
     seen(there(SCHEDULED, terms=replace(TERMS, at=DUE + OFF)), given="1"), EVE, (Do.UNSCHEDULE, "at")),
    *((f"what a person must end stays: {why}", case(row=EditionRow(DAY, LetterState.HELD, DUE, why=why)), seen(),
       EVE, (Do.REST, why))
      for why in ("deliver.witness", "deliver.vanished", "deliver.unscheduled", "deliver.twice", "deliver.copied")),
    ("what we took down has not vanished", case(past=Past(went=True, taken_down=True)), seen(down=True),
     EVE, (Do.CREATE, "")),
    ("what we did not has", case(past=Past(went=True)), seen(), EVE, (Do.REST, "deliver.vanished")),
    ("at the end of the grace it goes", case(), seen(there(), **ASKED), LATER, (Do.SEND, "")),
    ("after it it is missed", case(), seen(there(), **ASKED), LATER + OFF, (Do.REST, "deliver.missed")),
    ("unless a person says so", case(by_person=True), seen(there(), **ASKED), LATER + OFF, (Do.SEND, "")),
    ("what went after the hour is a witness", case(), seen(there(), last_sent=DUE, **ASKED),
     RELEASED, (Do.REST, "deliver.witness")),
    ("but not what went before it was let go", case(released_at=RELEASED), seen(there(), last_sent=DUE, **ASKED),
     RELEASED, (Do.SEND, "")),
    ("an hour ahead it can be scheduled", case(), seen(there()), DUE - timedelta(hours=1), (Do.SCHEDULE, "")),
    ("nearer it waits", case(), seen(there(), ready="1"), DUE - timedelta(minutes=59), (Do.WAIT, "deliver.not_yet")),
    ("at its hour it goes", case(), seen(there(), **ASKED), DUE, (Do.SEND, "")),
    ("while a call on it is in doubt nothing is deleted", case(withdrawn=SKIP, past=DOUBT), seen(there()),
     EVE, (Do.WAIT, "deliver.unclear")),
    ("an empty list takes nothing down before the audit", case(LetterState.SCHEDULED, past=AT),
     seen(there(SCHEDULED, people=0)), EVE, (Do.REST, "")),
    ("of two that have gone a person must know", LIES, seen(there(SENT), there(SENT, id="9")),
     EVE, (Do.REST, "deliver.twice")),
    ("what has gone stays, and an older one comes down", case(), seen(there(SENT), TWO[0]), EVE, (Do.UNSCHEDULE, "")),
    ("a paused one is told as such", LIES, seen(there(PAUSED)), EVE, (Do.REST, "deliver.paused")),
    ("and a cancelled one", LIES, seen(there(CANCELLED)), EVE, (Do.REST, "deliver.cancelled")),
    ("a draft beside one that goes is deleted", LIES, seen(there(SCHEDULED), there(id="9")), EVE, (Do.DELETE, "")),
    ("what did not lie there is not compared when it has gone", case(LetterState.SENDING),
     seen(there(SENT, reached=340), content="<p>Muuta</p>"), DUE, (Do.REST, "")),
    ("while it is going nobody is counted", case(LetterState.SENDING),
     seen(there(CampaignStatus.SENDING, reached=0)), DUE, (Do.REST, "")),
    ("what is withdrawn comes down", replace(LIES, withdrawn=SKIP), seen(there(SCHEDULED)), EVE, (Do.UNSCHEDULE, "")),
    ("so does what is held", replace(LIES, hold_why="approval.held"), seen(there(SCHEDULED)),
     EVE, (Do.UNSCHEDULE, "")),
    ("others are read at the audit", LIES, seen(there(SCHEDULED), others=(OTHERS,)), FINAL, (Do.COMPARE, "")),
    ("and not before", LIES, seen(there(SCHEDULED), others=(OTHERS,)), EVE, (Do.REST, "")),
    ("a copy takes it down", LIES, seen(there(SCHEDULED), others=(COPY,)), EVE, (Do.UNSCHEDULE, "copied")),
    ("without being read", LIES, seen(there(SCHEDULED), others=(COPY,)), FINAL, (Do.UNSCHEDULE, "copied")),
    ("what lies there without an order is read", replace(LIES, order=None), seen(there(SCHEDULED)),
     EVE, (Do.ASK_CONTENT, "")),
    ("when no call can take effect any more the draft is deleted", case(withdrawn=SKIP, past=ENDED), seen(there()),
     EVE, (Do.DELETE, "")),
    ("what others took down is told", LIES, seen(there()), EVE, (Do.REST, "deliver.unscheduled")),
    ("what is not there has vanished, whoever took it down", LIES, seen(taken_down=True),
     EVE, (Do.REST, "deliver.vanished")),
    ("what is there has not", case(past=Past(went=True)), seen(there()), EVE, (Do.SCHEDULE, "")),
    ("while one may still be made no other is", case(past=UNCLEAR), seen(), EVE, (Do.WAIT, "deliver.unclear")),
    ("nobody is asked who gets what does not go", case(hold_why="approval.held"), seen(audience=None),
     EVE, (Do.CREATE, "")),
    ("a draft is addressed before that is asked", case(), seen(there(), audience=None, addressed=""),
     EVE, (Do.ADDRESS, "")),
    ("at its hour the witness is asked", case(), seen(there(), ready="1"), DUE, (Do.ASK_WITNESS, "")),
    ("what went to staff is none", case(), seen(there(), last_sent=DUE, others=(PRACTICE,), **ASKED),
     RELEASED, (Do.SEND, "")),
    ("what was misunderstood once is not given again", case(), seen(there(), given="1"),
     EVE, (Do.REST, "deliver.misunderstood")),
    ("a draft with its own subject is not tried", case(test_to=("a",)), seen(there()), EVE, (Do.SCHEDULE, "")),
    ("nor one where nobody gets a test mail", case(), seen(TRIAL, addressed=""), EVE, (Do.ADDRESS, "")),
    ("it is tried before it gets its subject", case(test_to=("a",)), seen(TRIAL, addressed=""), EVE, (Do.TEST, "")),
    ("a held draft is watched while it may be scheduled", case(hold_why="approval.held", past=UNCLEAR), seen(there()),
     EVE, (Do.WAIT, "deliver.unclear")),
    ("what goes early is not scheduled", case(early=True), seen(there(), ready="1"), EVE, (Do.SEND, "")),
    ("where the plan has no scheduling it waits", case(), seen(there(), ready="1", in_plan=False),
     EVE, (Do.WAIT, "deliver.not_yet")),
    ("what may be on its way is not sent", case(past=Past(doubt_since=DUE)), seen(there(), **ASKED),
     DUE, (Do.WAIT, "deliver.unclear")),
    ("nobody is a strange number", case(), seen(there(people=0), audience=Audience(None)), EVE, (Do.COUNT, "")),
]  # fmt: skip


@pytest.mark.parametrize(("known", "shown", "now", "told"), [rest for _, *rest in RULES], ids=[one[0] for one in RULES])
def test_the_next_act(known: Case, shown: Seen, now: datetime, told: tuple[Do, str]) -> None:
    assert step(known, shown, now) == told


def test_of_two_the_older_stays_scheduled_and_our_own_draft_is_the_letters() -> None:
    assert next_step(case(LetterState.SCHEDULED, past=AT), seen(*TWO), EVE).campaign_id == "1"
    assert next_step(case(), seen(*DRAFTS), EVE).campaign_id == "9"
