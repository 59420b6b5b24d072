"""What a source tells comes without its links into meetings, and with a doubt."""

import pytest
from msgspec.structs import replace

from pipeline import messages
from pipeline.model import Collected, FoundEvent, FoundNews, Problem
from pipeline.propose.private import without_join_links

PAGE = "https://thl.fi/tapahtumat"
DOOR = "https://teams.microsoft.com/l/meetup-join/19%3ameeting"
EVENT = FoundEvent(url="https://thl.fi/a", title="Työpaja", registration="https://thl.fi/ilmo", body="Tervetuloa.")
NEWS = FoundNews(url="https://thl.fi/uutinen", title="Uutinen", lead="Lyhyesti.")


def collected(*found: FoundEvent | FoundNews) -> Collected:
    events = tuple(one for one in found if isinstance(one, FoundEvent))
    return Collected("thl", events, news=tuple(one for one in found if isinstance(one, FoundNews)))


@pytest.mark.parametrize(
    ("told", "left"),
    [
        ({"url": DOOR}, {"url": PAGE}),
        ({"registration": DOOR}, {"registration": ""}),
        ({"title": f"Työpaja {DOOR}"}, {"title": "Työpaja •••"}),
        ({"place": f"Teams: {DOOR}"}, {"place": "Teams: •••"}),
        ({"body": f"Liity {DOOR} heti."}, {"body": "Liity ••• heti."}),
    ],
)
def test_a_link_into_a_meeting_is_left_out(told: dict[str, str], left: dict[str, str]) -> None:
    (one,) = without_join_links(collected(replace(EVENT, **told)), PAGE).events  # type: ignore[arg-type]
    (doubt,) = one.doubts
    assert one == replace(EVENT, **left, doubts=(doubt,))  # type: ignore[arg-type]
    assert "suoraan kokoukseen" in messages.explain(doubt)[0]


def test_what_is_told_of_the_reading_shows_none() -> None:
    quoted = Problem("collect.unread", PAGE, values={"written": f"Liity {DOOR}", "count": 1})
    told = replace(EVENT, read_from={"place": f"rivi «{DOOR}»"}, doubts=(quoted,))
    made = without_join_links(replace(collected(told), problems=(quoted,)), PAGE)
    assert DOOR not in repr(made)
    assert made.events[0].read_from == {"place": "rivi •••"}


def test_of_news_too() -> None:
    (one,) = without_join_links(collected(replace(NEWS, lead=DOOR)), PAGE).news
    assert (one.lead, [doubt.key for doubt in one.doubts]) == ("•••", ["proposals.join_link_news"])


def test_what_has_none_stays_the_same() -> None:
    whole = collected(EVENT, NEWS)
    assert without_join_links(whole, PAGE) == whole
