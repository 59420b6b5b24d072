"""An item is found by its id, its title or its day; where several can be meant, all of them."""

from datetime import date, time

import pytest

from pipeline.kinds.meant import Named, meant
from pipeline.model import When


def on(day: date, last: date | None = None) -> When:
    return When(day, last or day, time(9))


ITEMS = [
    Named("aloitusjuhla", "Aloitusjuhla: lastensuojelu ja teemat", on(date(2024, 4, 16))),
    Named("ekosysteemityo", "Ekosysteemityö", on(date(2024, 6, 4))),
    Named("ekosysteemityo-2", "Ekosysteemityö, toinen osa", on(date(2024, 6, 4), date(2024, 6, 5))),
    Named("verkosto", "Verkosto", None),
    Named("verkosto-2", "VERKOSTO", on(date(2024, 9, 3))),
]


@pytest.mark.parametrize(
    ("written", "ids"),
    [
        ("aloitusjuhla", "aloitusjuhla"),
        ("Ekosysteemityö", "ekosysteemityo"),  # an equal title before one that has more words
        (" ekosysteemityö ", "ekosysteemityo"),
        ("toinen osa", "ekosysteemityo-2"),
        ("Aloitusjuhla", "aloitusjuhla"),
        ("aloitusjuhla lastensuojelu", "aloitusjuhla"),
        ("juhla", ""),  # no whole word
        ("16.4.2024", "aloitusjuhla"),
        ("ti 16.4.", "aloitusjuhla"),
        ("2024-06-05", "ekosysteemityo-2"),
        ("4.6.2024", "ekosysteemityo ekosysteemityo-2"),
        ("6.6.2024", ""),
        ("verkosto", "verkosto"),  # the id, though two have the title
        ("Verkosto", "verkosto verkosto-2"),
        ("verkosto-2", "verkosto-2"),
        ("...", ""),
        ("", ""),
    ],
)
def test_what_is_meant(written: str, ids: str) -> None:
    assert " ".join(one.id for one in meant(written, ITEMS, date(2024, 4, 9))) == ids
