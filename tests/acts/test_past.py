"""What an act keeps of the file before it: the changed lines alone, and enough to make the same bytes again."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.acts.past import before, digest, restored
from pipeline.read.decode import decoded
from pipeline.store.codec import to_json

LINES = st.lists(st.sampled_from(["a\n", "b\r\n", "ä\n", "\n", "– c\r", "d"]), max_size=8).map("".join)


@given(LINES, LINES, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252"]))
def test_a_file_comes_back_as_it_was(old: str, new: str, codec: str) -> None:
    data = old.encode(codec)
    try:
        whole = decoded(data)
    except UnicodeDecodeError:
        return
    was = before(data, whole, new)
    assert restored(was, new) == data
    assert was.digest == digest(data)


def test_lines_that_stay_are_not_kept() -> None:
    data = b"---\notsikko: A\naika: ti 14.5.2024\nosallistumislinkki: salainen\npaikka: x\n---\n"
    changed = data.decode().replace("14.5.", "21.5.").replace("paikka: x\n", "paikka: x\nsyy: y\n")
    was = before(data, decoded(data), changed)
    assert "salainen" not in to_json(was)
    assert [one.before for one in was.hunks] == [("aika: ti 14.5.2024\n",), ()]
