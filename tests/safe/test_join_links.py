"""A link into a meeting is known however it is written; what leads only to its registration is not one."""

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.safe.join_links import MASK, address_in, has_join_link, masked

DOORS = [
    "https://teams.microsoft.com/l/meetup-join/19%3ameeting_abc%40thread.v2/0?context=%7b%22Tid%22",
    "https://teams.microsoft.com/meet/3451234567?p=AbC",
    "https://teams.live.com/meet/9312",
    "https://teams.microsoft.com/v2/?meetingjoin=true#/l/meetup-join/19",
    "https://teams.cloud.microsoft/l/meetup-join/19",
    "https://us02web.zoom.us/j/8123?pwd=abc",
    "https://zoom.us/w/81?tk=a",
    "https://yliopisto.zoom.us/my/tutkija",
    "https://zoom.us:443/j/1",
    "https://zoom.us/meeting/register/tJ1?tk=abc",
    "https://meet.google.com/abc-defg-hij",
    "https://thl.webex.com/meet/soila",
    "https://thl.webex.com/thl/j.php?MTID=m12",
    "https://thl.webex.com/webappng/sites/thl/meeting/info/abc",
    "https://soila.in.howspace.com/aloitus?invite=abc123",
    "https://soila.in.howspace.com/join/abc123",
    "https://teams.microsoft.com/light-meetings/launch?agent=web&coords=abc",
    "https://zoom.us//j/4711",
    "https://zoomgov.com/j/4711",
    "https://zoom.us/join?confno=1",
    "https://teams.microsoft.com./l/meetup-join/1",
    "https://www.gotomeet.me/soila",
    "https://global.gotomeeting.com/join/123456789",
    "https://meet.goto.com/123456789",
    "https://meet.jit.si/soilakahvit",
    "https://whereby.com/soilakahvit",
    "https://thl.adobeconnect.com/soila",
]
PUBLIC = [
    "https://zoom.us/webinar/register/WN_x",
    "https://zoom.us/meeting/register/tJ1",
    "https://zoom.us/rec/share/abc?pwd=1",
    "https://thl.webex.com/recordingservice/sites/thl/recording/abc?token=1",
    "https://thl.webex.com/weblink/register/r1",
    "https://events.teams.microsoft.com/event/abc@def",
    "https://teams.microsoft.com/registration/abc",
    "https://soila.in.howspace.com/aloitus",
    "https://thl.fi/zoom/j/1",
    "https://myzoom.us/j/1",
    "https://example.org/?pwd=1",
    "https://meet.google.com/",
    "https://whereby.com/",
    "https://whereby.com/information/tos",
    "https://thl.adobeconnect.com/event_registration.html",
    "https://thl.adobeconnect.com/p1a2b3c4d5e6/",
    "https://attendee.gotowebinar.com/register/1",
    "https://www.gotomeeting.com/webinar",
    "verkossa (Teams)",
    "",
]


@pytest.mark.parametrize("link", DOORS)
def test_a_link_into_a_meeting(link: str) -> None:
    bare = link.partition("://")[2]
    for written in (
        link,
        bare,
        link.upper(),
        f"Liity: <{link}>.",
        f"[tästä]({link})",
        f'<a href="{link}">',
        link.replace(":", "&#58;").replace("/", "&#x2F;"),
        link.replace(".", "\\."),
        link.replace(".", "\u00ad."),
        link.replace(".", "%2E"),
        f"https://eur01.safelinks.protection.outlook.com/?url={quote(link, safe='')}&data=1",
        f"https://example.org/?u={quote(quote(link, safe=''), safe='')}",
    ):
        assert has_join_link(written), written
        assert bare.partition("/")[2] not in masked(f"Liity {written} heti")
        assert masked(f"Liity {written}").count(MASK) >= 1


@pytest.mark.parametrize("link", PUBLIC)
def test_what_everybody_may_see(link: str) -> None:
    assert not has_join_link(link)
    assert masked(f"Katso {link} nyt") == f"Katso {link} nyt"


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("https://kokous.example.org/abc123", True),
        ("Liity: http://kokous.example.org/ABC123?x=1.", True),
        ("kokous.example.org%2Fabc123", True),
        ("https://kokous.example.org:443/abc123", True),
        ("https://kokous.example.org/abc", False),
        ("https://kokous.example.org", False),
    ],
)
def test_a_private_address_of_any_host(text: str, there: bool) -> None:
    known = [address_in(" <https://kokous.example.org/abc123/> ")]
    assert has_join_link(text, known) is there
    assert (MASK in masked(text, known)) is there


@pytest.mark.parametrize(
    "written",
    [
        "msteams:/l/meetup-join/19",
        "https://\uff5aoom.us/j/1",
        "https://urldefense.proofpoint.com/v2/url?u=https-3A__teams.microsoft.com_l_meetup-2Djoin_19&d=x",
    ],
)
def test_other_ways_to_write_one(written: str) -> None:
    assert has_join_link(written)
    assert masked(f"Liity {written} heti") == f"Liity {MASK} heti"


def test_a_meeting_is_the_same_whatever_is_asked_after_it() -> None:
    known = [address_in("https://kokous.example.org/kokous-4711?pwd=a")]
    assert has_join_link("https://kokous.example.org/kokous-4711?pwd=b", known)
    other = [address_in("https://kokous.example.org/liity?id=4711")]
    assert has_join_link("https://kokous.example.org/liity?id=4711", other)
    assert not has_join_link("https://kokous.example.org/liity?id=4712", other)


def test_a_whole_site_as_a_private_address_hides_no_other_page_of_it() -> None:
    known = [address_in("https://thl.fi")]
    assert has_join_link("(https://thl.fi/).", known)
    assert not has_join_link("https://thl.fi/soila", known)


def test_an_empty_private_address_hides_nothing() -> None:
    assert not has_join_link("https://thl.fi", [address_in("")])


@given(st.text(), st.sampled_from(DOORS), st.text())
def test_nothing_of_a_link_is_left_wherever_it_stands(before: str, link: str, after: str) -> None:
    assert not has_join_link(masked(f"{before} {link} {after}"))
