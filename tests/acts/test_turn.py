"""Whose a state is: a folder that was moved is the same host's, a copy is not."""

import pytest
from msgspec.structs import replace

from pipeline.acts.turn import Host

HERE = Host("abc host", "host", "/srv/soila/.soila", 7)


@pytest.mark.parametrize(
    ("changes", "same"),
    [
        ({}, True),
        ({"path": "/srv/toinen/.soila"}, True),
        ({"inode": 8}, True),
        ({"path": "/srv/toinen/.soila", "inode": 8}, False),
        ({"machine": "def host"}, False),
        ({"name": "uusi nimi"}, True),
    ],
)
def test_a_copy_is_another_host(changes: dict[str, object], same: bool) -> None:
    assert HERE.is_same(replace(HERE, **changes)) is same  # type: ignore[arg-type]
