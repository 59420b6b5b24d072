"""Wish, order and campaign beside one another: what differs, by name. Pure."""

from datetime import datetime

from pipeline.deliver.campaign import Campaign, CampaignStatus, is_of_other_place
from pipeline.deliver.case import TO_CHANGE, Case, Seen, utc
from pipeline.deliver.words import same_words
from pipeline.model import PEOPLE, SAID, LetterState, Order, Terms, differences

CONTENT = "content"
COPIED = "copied"
PEOPLE_COUNT = "people"
# A carrier that tells these otherwise than they were given to it has not merely rewritten them.
_HARD = (*PEOPLE, "at")


def changed_wish(case: Case, now: datetime) -> tuple[str, ...]:
    """What is wished otherwise than it was given away, as far as there is time to change it."""
    stays = _words_stay(case, now)
    differ = _wish_differs(case)
    if "at" in differ and utc(case.due) + case.grace < utc(now):
        # It would be too late for the hour that is wished: it goes at the one that was promised.
        differ = tuple(name for name in differ if name != "at")
    return tuple(name for name in differ if not (_is_said(name) and stays))


def too_late(case: Case, now: datetime) -> bool:
    """Whether the letter says something else by now, and goes as it was given away all the same."""
    waits = case.row.state is LetterState.SCHEDULED and case.may_go and not case.withdrawn
    return (
        waits
        and not case.past.taken_down
        and _words_stay(case, now)
        and any(_is_said(name) for name in _wish_differs(case))
    )


def changed_by_hand(case: Case, campaign: Campaign, seen: Seen) -> tuple[str, ...]:
    """What a person has changed at the carrier since the letter was given to it."""
    order = case.order
    if order is None:
        return ()
    told = tuple(name for name in differences(order.parcel.terms, campaign.terms) if name not in order.rewritten)
    if seen.content and not same_words(order.parcel.letter.html, seen.content):
        return (*told, CONTENT)
    return told


def misunderstood(order: Order, campaign: Campaign) -> tuple[str, ...]:
    """What the carrier tells otherwise right after it was given the order: people or hour that are not ours."""
    return tuple(name for name in differences(order.parcel.terms, campaign.terms) if name in _HARD)


def rewritten(terms: Terms, campaign: Campaign) -> tuple[str, ...]:
    """What the carrier tells in other words than it was given, and needs no change."""
    return tuple(name for name in differences(terms, campaign.terms) if name not in _HARD)


def other_people(case: Case, campaign: Campaign) -> tuple[str, ...]:
    """Whether a draft was made for other people than those who are to get the letter."""
    assert case.parcel is not None
    return tuple(name for name in differences(case.parcel.terms, campaign.terms) if name in PEOPLE)


def strange_count(case: Case, people: int | None, asked: int | None) -> bool:
    """Whether so many people cannot be those that were asked for: staff are exactly theirs, a network may change."""
    if case.practises and case.parcel and case.parcel.terms.audience:
        return people is None or people != asked
    if people is None or asked is None:
        return False
    return abs(people - asked) > asked // 10


def copies(case: Case, seen: Seen) -> tuple[Campaign, ...]:
    """What others have sent, or are about to, that is this letter under another name."""
    parcel = case.order.parcel if case.order else case.parcel
    if parcel is None:
        return ()
    near = tuple(one for one in seen.others if is_near(one, case, seen))
    return tuple(
        one
        for one in near
        if one.title.startswith(parcel.token)
        or one.id in seen.alike
        or (one.subject and differences(parcel.terms, one.terms).count("subject") == 0)
    )


def is_near(campaign: Campaign, case: Case, seen: Seen) -> bool:
    """Whether another campaign is going to the same audience, or has gone, and nobody let ours go in spite of it.

    The same is whoever is to get the letter, and whoever will if what lies at the carrier goes as it is.
    """
    wished = (case.parcel.terms,) if case.parcel else (campaign.terms,)
    lies = (one.terms for one in seen.campaigns if one.status is CampaignStatus.SCHEDULED)
    same = any("audience" not in differences(one, campaign.terms) for one in (*wished, *lies))
    is_known = case.asked or campaign.id in case.past.copies_known or _is_ours_to_others(campaign, case)
    return same and not is_known and (campaign.gone or campaign.status is CampaignStatus.SCHEDULED)


def explains(case: Case, seen: Seen, sent: datetime) -> bool:
    """Whether what went to the audience at `sent` is a letter of ours to others: to staff, of a practice."""
    return any(
        one.gone and one.send_at and one.send_at >= sent and _is_ours_to_others(one, case) for one in seen.others
    )


def _is_ours_to_others(campaign: Campaign, case: Case) -> bool:
    return case.parcel is not None and is_of_other_place(campaign.title, case.parcel.token)


def _wish_differs(case: Case) -> tuple[str, ...]:
    if case.order is None or case.parcel is None:
        return ()  # given away by a version that kept no order: it stands as it is
    wish, given = case.parcel, case.order.parcel
    names = differences(wish.terms, given.terms)
    return names if wish.letter.hash == given.letter.hash else (*names, CONTENT)


def _words_stay(case: Case, now: datetime) -> bool:
    """Whether it is too near the hour, or the letter was taken over as it stood when it was wished as it is now."""
    adopted = case.order is not None and case.parcel is not None and case.order.adopted == case.parcel.letter.hash
    return adopted or utc(now) + TO_CHANGE > case.leaves_at


def _is_said(name: str) -> bool:
    return name in SAID or name == CONTENT
