"""What a page says otherwise becomes a proposal, once, and only where a person would see it."""

from datetime import date, time
from typing import Any

import pytest
from msgspec.structs import replace

from pipeline.model import (
    Collected,
    Content,
    Event,
    FoundEvent,
    Problem,
    Proposal,
    ProposalKind,
    ProposalRow,
    ProposalState,
    Status,
    When,
)
from pipeline.propose.proposals import KnownBefore, proposals_of
from pipeline.propose.reconcile import reconcile
from tests.collect.make import DAY, NOW, collected, found, hours
from tests.make import config, event

TITLE = "Ekosysteemityö"


def proposed(now: Collected, *events: Event, last: Collected | None = None, **known: Any) -> tuple[Proposal, ...]:
    return proposals_of(now, KnownBefore(last, **known), Content(events=events), NOW, config().zone)


def told(theirs: dict[str, Any], **ours: Any) -> list[tuple[str, str, str]]:
    """The differences of one event that page and file tell."""
    made = proposed(collected(found(**({"title": TITLE} | theirs))), event(**({"title": TITLE, "day": DAY} | ours)))
    return [(one.field, one.ours, one.theirs) for proposal in made for one in proposal.differences]


NINE = hours(DAY, 9, 11)


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ({}, {}),
        ({"when": When(DAY, DAY)}, {"when": NINE}),
        ({"when": When(DAY, DAY, time(9))}, {"when": NINE}),
        ({"place": " VERKOSSA "}, {"place": "verkossa (Teams)"}),
        ({"place": ""}, {"place": "Helsinki"}),
        ({"registration": "http://www.lyyti.in/x/"}, {"registration": "https://lyyti.in/x"}),
        ({"registration": ""}, {"registration": "https://lyyti.in/x"}),
        ({"title": f"Aloituspaketti – {TITLE}"}, {}),
        ({"status": Status.TENTATIVE}, {}),
        ({"when": None, "doubts": (Problem("collect.no_time"),)}, {}),
    ],
)
def test_what_says_the_same_or_less_is_no_difference(theirs: dict[str, Any], ours: dict[str, Any]) -> None:
    assert told(theirs, **ours) == []


@pytest.mark.parametrize(
    ("theirs", "ours", "expected"),
    [
        ({"when": hours(DAY, 10, 12)}, {"when": NINE}, ("when", "ti 14.5.2024 klo 9–11", "ti 14.5.2024 klo 10–12")),
        ({"when": NINE}, {}, ("when", "ti 14.5.2024", "ti 14.5.2024 klo 9–11")),
        ({"status": Status.CANCELLED}, {}, ("status", "vahvistettu", "peruttu")),
        ({"status": Status.MOVED, "when": None}, {}, ("when", "ti 14.5.2024", "")),
        ({"place": "Tampere"}, {}, ("place", "verkossa", "Tampere")),
        ({"registration": "https://lyyti.in/x"}, {}, ("registration", "", "https://lyyti.in/x")),
        ({"registration_closes": When(date(2024, 5, 10), date(2024, 5, 10))}, {},
         ("registration_closes", "", "pe 10.5.2024")),
    ],
)  # fmt: skip
def test_a_difference_is_told_field_by_field(
    theirs: dict[str, Any], ours: dict[str, Any], expected: tuple[str, str, str]
) -> None:
    assert told(theirs, **ours) == [expected]


@pytest.mark.parametrize(
    ("ours", "expected"),
    [
        ({"when": NINE}, [("when", "ti 14.5.2024 klo 9–11", "")]),
        ({"when": NINE, "status": Status.TENTATIVE}, [("when", "ti 14.5.2024 klo 9–11", "")]),
        ({"when": None, "status": Status.MOVED, "original": NINE}, []),
        ({"when": hours(DAY, 12, 14), "status": Status.MOVED, "original": NINE}, []),
        ({"when": NINE, "status": Status.MOVED, "original": hours(DAY, 7, 8)}, []),
    ],
)
def test_a_page_that_calls_it_moved_and_shows_the_old_time_has_put_it_off(
    ours: dict[str, Any], expected: list[tuple[str, str, str]]
) -> None:
    assert told({"when": NINE, "status": Status.MOVED}, **ours) == expected


def test_a_page_that_tells_both_times_of_a_move_shows_the_new_one() -> None:
    theirs = {"when": hours(DAY, 12, 14), "original": NINE, "status": Status.MOVED}
    assert told(theirs, when=NINE) == [("when", "ti 14.5.2024 klo 9–11", "ti 14.5.2024 klo 12–14")]
    assert told(theirs, when=hours(DAY, 12, 14)) == []


def kinds(made: tuple[Proposal, ...]) -> list[tuple[ProposalKind, str]]:
    return [(one.kind, one.title) for one in made]


def test_an_event_without_a_file_is_new() -> None:
    assert kinds(proposed(collected(found(TITLE)))) == [(ProposalKind.NEW, TITLE)]


def test_what_is_over_or_off_is_not_proposed() -> None:
    assert proposed(collected(found(TITLE, date(2024, 4, 7)))) == ()
    assert proposed(collected(found(TITLE, status=Status.CANCELLED))) == ()
    changed = found(TITLE, date(2024, 4, 1), place="Oulu")
    assert proposed(collected(changed), event(title=TITLE, day=date(2024, 4, 1))) == ()


def test_our_own_decision_is_named_as_one() -> None:
    ours = event(title=TITLE, day=DAY, status=Status.CANCELLED)
    assert kinds(proposed(collected(found(TITLE)), ours)) == [(ProposalKind.DISAGREES, TITLE)]
    moved = event(title=TITLE, day=date(2024, 5, 21), status=Status.MOVED, original=When(DAY, DAY))
    assert kinds(proposed(collected(found(TITLE)), moved)) == [(ProposalKind.DISAGREES, TITLE)]
    assert kinds(proposed(collected(found(TITLE, date(2024, 5, 21))), moved)) == []


def test_what_leaves_the_page_is_gone_only_while_it_is_ahead() -> None:
    ours = event(title=TITLE, day=DAY)
    last = collected(found(TITLE), found("Toinen"))
    now = collected(found("Toinen"))
    assert kinds(proposed(now, ours, last=last))[-1] == (ProposalKind.GONE, TITLE)
    assert kinds(proposed(now, replace(ours, status=Status.CANCELLED), last=last)) == [(ProposalKind.NEW, "Toinen")]
    assert kinds(proposed(now, last=last)) == [(ProposalKind.NEW, "Toinen")]


@pytest.mark.parametrize(
    "other",
    [
        found(TITLE.upper(), url="https://muu.example.org/"),
        found("Toinen nimi", url="https://example.org/oma/"),
        found("Toinen nimi", registration="http://www.lyyti.in/x"),
    ],
)
def test_what_another_source_still_tells_is_not_gone(other: FoundEvent) -> None:
    ours = event(title=TITLE, day=DAY, link="https://example.org/oma", registration="https://lyyti.in/x")
    last = collected(found(TITLE), found("Toinen"))
    now = collected(found("Toinen"))
    assert (ProposalKind.GONE, TITLE) not in kinds(proposed(now, ours, last=last, before=(collected(other),)))
    elsewhere = found(TITLE, date(2024, 5, 15), url="https://muu.example.org/")
    assert (ProposalKind.GONE, TITLE) in kinds(proposed(now, ours, last=last, after=(collected(elsewhere),)))


def test_a_cancelling_that_names_nobody_is_known_by_its_uid() -> None:
    off = found("", uid="1@example.org", status=Status.CANCELLED)
    (one,) = proposed(collected(off), event("oma", title=TITLE, day=DAY), accepted={"1@example.org": "oma"})
    assert [(each.field, each.theirs) for each in one.differences] == [("status", "peruttu")]
    assert proposed(collected(off), event("oma", title=TITLE, day=DAY)) == ()


def test_two_sources_propose_one_event_once() -> None:
    assert proposed(collected(found(TITLE)), before=(collected(found(TITLE.upper())),)) == ()


def test_what_is_cancelled_has_no_other_time() -> None:
    off = {"status": Status.CANCELLED, "when": hours(DAY, 10, 12)}
    assert told(off, when=NINE) == [("status", "vahvistettu", "peruttu")]


def test_what_just_ended_is_over_and_what_a_file_has_ahead_is_not() -> None:
    today = NOW.date()
    assert proposed(collected(found(TITLE, when=hours(today, 8, 9)))) == ()
    assert len(proposed(collected(found(TITLE, when=hours(today, 8, 10))))) == 1
    assert len(proposed(collected(found(TITLE, date(2024, 4, 1))), event(title=TITLE, day=DAY))) == 1


def test_an_unclear_twin_says_of_whom() -> None:
    (one,) = proposed(collected(found(TITLE)), event("a", title=TITLE, day=DAY), event("b", title=TITLE, day=DAY))
    assert (one.kind, one.doubts[-1].key, one.doubts[-1].values["ids"]) == (
        ProposalKind.NEW,
        "proposals.unclear",
        "a, b",
    )


def test_events_that_share_a_page_keep_apart() -> None:
    page = "https://thl.fi/t"
    twins = [found("A työpaja", url=page), found("B työpaja", url=page), found("B työpaja", date(2024, 6, 4), url=page)]
    made = proposed(collected(*twins))
    assert len({one.key for one in made}) == 3


class TestDecisions:
    """A row for each question; numbers stay, and what is decided is not asked again."""

    def rows(self, state: ProposalState, *events: FoundEvent) -> list[ProposalRow]:
        made = proposed(collected(*events))
        return [ProposalRow(number, state, one, NOW) for number, one in enumerate(made, 1)]

    @pytest.mark.parametrize("state", [ProposalState.REJECTED, ProposalState.ACCEPTED])
    def test_a_decided_one_is_not_asked_again_while_the_page_says_the_same(self, state: ProposalState) -> None:
        rows = self.rows(state, found(TITLE))
        assert not reconcile(rows, proposed(collected(found(TITLE, body="Muu kuvaus"))))
        assert reconcile(rows, proposed(collected(found(TITLE, place="Oulu")))).fresh

    def test_an_open_one_keeps_its_number_and_says_what_the_page_says_now(self) -> None:
        rows = self.rows(ProposalState.OPEN, found(TITLE))
        assert not reconcile(rows, proposed(collected(found(TITLE))))
        what = reconcile(rows, proposed(collected(found(TITLE, place="Oulu"))))
        assert (what.fresh, list(what.changed or {}), what.told_anew) == ((), [1], (1,))
        what = reconcile(rows, proposed(collected(found(TITLE, body="Muu kuvaus"))))
        assert (list(what.changed or {}), what.told_anew) == ([1], ())

    def test_what_was_decided_in_an_earlier_version_is_known_again(self) -> None:
        days = hours(DAY, 9, 11), hours(date(2024, 5, 15), 9, 11)
        two_days = When(DAY, date(2024, 5, 15), sessions=days)
        prints = [proposed(collected(found(TITLE, when=when)))[0].fingerprint for when in (days[0], two_days)]
        assert prints == ["a6e7fb90d219b5627fd3d76110483386", "0a2fb66be78da8d256dfd834be87534a"]

    def test_one_that_holds_no_more_is_over(self) -> None:
        assert reconcile(self.rows(ProposalState.OPEN, found(TITLE)), ()).over == (1,)


def test_what_a_source_names_twice_is_asked_of_once() -> None:
    one = found(TITLE, when=NINE, uid="a", place="Turku")
    assert len(proposed(collected(one, replace(one, uid="b", place=" TURKU")))) == 1
    for other in ({"when": hours(DAY, 9, 12)}, {"place": "Oulu"}, {"title": "Muu"}, {"when": None}):
        assert len(proposed(collected(one, replace(one, uid="b", **other)))) == 2
    open_ones = (found(TITLE, day=None, uid="a"), found(TITLE, day=None, uid="b"))
    assert len(proposed(collected(*open_ones))) == 2


def test_a_cancelling_beside_the_same_event_is_not_lost() -> None:
    one = found(TITLE, when=NINE, uid="a")
    off = replace(one, uid="b", status=Status.CANCELLED)
    file = event(title=TITLE, when=NINE)
    made = proposed(collected(one, off), file, accepted={"b": file.id})
    assert ProposalKind.CHANGED in {each.kind for each in made}


def test_what_a_source_before_says_just_so_is_asked_of_once() -> None:
    file = event(title=TITLE, when=NINE, place="Turku")
    told = found(TITLE, when=hours(DAY, 10, 12), place="Turku")
    assert proposed(collected(told), file, before=(collected(replace(told, url="https://k.example.org/1")),)) == ()
    assert proposed(collected(told), file, before=(collected(replace(told, place="Oulu")),)) == ()
    for other in (replace(told, when=NINE), replace(told, title="Aivan muu")):
        assert len(proposed(collected(told), file, before=(collected(other),))) == 1
    assert len(proposed(collected(replace(told, place="Oulu")), file, before=(collected(told),))) == 1


@pytest.mark.parametrize("place", ["before", "after"])
@pytest.mark.parametrize(
    ("theirs", "kind", "sources"),
    [
        ({"when": NINE}, ProposalKind.DISAGREES, ["kumppani"]),
        ({"when": NINE, "place": "Oulu"}, ProposalKind.DISAGREES, ["kumppani"]),
        ({"when": hours(DAY, 12, 14)}, ProposalKind.CHANGED, []),
        ({"when": None, "registration": "https://lyyti.in/x"}, ProposalKind.CHANGED, []),
        ({"when": NINE, "title": "Aivan muu"}, ProposalKind.CHANGED, []),
    ],
    ids=["as the file", "as the file but for its place", "a third time", "no time", "of another event"],
)
def test_a_source_that_stands_by_the_file_is_named(
    theirs: dict[str, Any], kind: ProposalKind, sources: list[str], place: str
) -> None:
    file = event(title=TITLE, when=NINE, registration="https://lyyti.in/x", place="Turku")
    other = Collected("kumppani", (found(**{"title": TITLE, "url": "https://k.example.org/1", **theirs}),))
    (one,) = proposed(collected(found(TITLE, when=hours(DAY, 10, 12))), file, **{place: (other, other)})
    assert (one.kind, [doubt.values["sources"] for doubt in one.doubts]) == (kind, sources)


@pytest.mark.parametrize(
    ("theirs", "said"),
    [
        ({"when": hours(DAY, 10, 12)}, ["ti 14.5.2024 klo 10–12"]),
        ({"status": Status.CANCELLED, "place": "Oulu"}, ["peruttu, Oulu"]),
        ({"when": When(DAY, DAY), "place": "Turku-talo"}, []),
        ({"when": When(DAY, DAY, time(9)), "place": ""}, []),
        ({"title": "Aivan muu", "place": "Oulu"}, []),
    ],
)
def test_what_a_later_source_tells_otherwise_of_a_new_event_is_a_doubt(theirs: dict[str, Any], said: list[str]) -> None:
    own = found(TITLE, when=NINE, place="Turku")
    other = Collected("kumppani", (replace(own, **theirs),))
    (one,) = proposed(collected(own), after=(other,))
    assert [(doubt.values["source"], doubt.values["said"]) for doubt in one.doubts] == [
        ("kumppani", each) for each in said
    ]
    less = replace(own, when=When(DAY, DAY), place="")
    assert [doubt.key for doubt in proposed(collected(less), after=(collected(own),))[0].doubts] == []


def test_only_what_turned_sure_or_unsure_since_it_was_accepted_is_told() -> None:
    def told_now(theirs: Status, taken: Status, ours: Status) -> list[tuple[str, str]]:
        file, one = event("oma", title=TITLE, day=DAY, status=ours), found(TITLE, status=theirs)
        known = {"accepted": {one.url: "oma"}, "taken": {one.url: replace(one, status=taken)}}
        return [
            (each.ours, each.theirs) for made in proposed(collected(one), file, **known) for each in made.differences
        ]

    sure, unsure = Status.CONFIRMED, Status.TENTATIVE
    assert told_now(unsure, sure, sure) == [("vahvistettu", "alustava")]
    assert told_now(sure, unsure, unsure) == [("alustava", "vahvistettu")]
    for theirs, taken, ours in ((unsure, unsure, sure), (sure, sure, unsure), (unsure, sure, unsure)):
        assert told_now(theirs, taken, ours) == []
    assert told_now(unsure, sure, Status.MOVED) == []
    assert told_now(Status.MOVED, unsure, sure) == [("ti 14.5.2024", "")]


def test_a_time_that_was_told_and_cannot_be_read_any_more_is_told() -> None:
    one = found(TITLE, when=None, doubts=(Problem("collect.no_time"),))
    file = event("oma", title=TITLE, when=NINE)
    known: dict[str, Any] = {"accepted": {one.url: "oma"}, "taken": {one.url: found(TITLE)}}
    (made,) = proposed(collected(one), file, **known)
    assert [(each.field, each.ours, each.theirs) for each in made.differences] == [
        ("when", "ti 14.5.2024 klo 9–11", "")
    ]
    assert [doubt.key for doubt in made.doubts] == ["collect.no_time"]
    assert proposed(collected(one), replace(file, when=None, status=Status.MOVED), **known) == ()
    assert proposed(collected(one), file, **{**known, "taken": {one.url: one}}) == ()
