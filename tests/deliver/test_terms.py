"""The terms of a letter: its hour, and who gets it."""

from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from pipeline.deliver.terms import quarter, terms_of
from pipeline.project import Project
from tests.deliver.sending import DUE, a_parcel
from tests.make import config


@pytest.mark.parametrize(
    ("late", "minutes"),
    [(timedelta(0), 0), (timedelta(seconds=1), 15), (timedelta(minutes=15), 15), (timedelta(minutes=46), 60)],
)
def test_nothing_goes_before_its_hour(late: timedelta, minutes: int) -> None:
    assert quarter(DUE + late) == DUE + timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("segment", "practises", "people"),
    [(None, False, (0, "")), (88, False, (88, "any")), (88, True, (77, "any")), (None, True, (77, "any"))],
)
def test_staff_get_what_is_practised_and_others_what_is_not(
    segment: int | None, practises: bool, people: tuple[int, str]
) -> None:
    known = config()
    account = replace(known.mailchimp, audience="a1", segment=segment, staff_segment=77)
    rules = replace(known, letter=replace(known.letter, carrier="mailchimp"), mailchimp=account)
    project = Project(Path(), rules)
    place = project.practice if practises else project.real
    terms = terms_of(rules, place, a_parcel().letter, DUE + timedelta(minutes=1))
    assert (terms.at, terms.segment, terms.match) == (DUE + timedelta(minutes=15), *people)
