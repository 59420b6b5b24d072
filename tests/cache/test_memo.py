"""What was made is given again only while every part of it is the same."""

from pipeline.cache.memo import remembered


def test_what_was_made_is_given_until_a_part_of_it_changes() -> None:
    made: list[tuple[str, int, str]] = []

    def make(thing: str, number: int, /, *, how: str) -> list[int]:
        made.append((thing, number, how))
        return [number]

    remember = remembered(make, lambda thing, *_, **__: thing)
    first = remember("a", 1, how="x")
    assert remember("b", 1, how="x") is not first
    assert remember("a", 1, how="x") is first
    assert remember("a", 2, how="x") == [2]
    assert remember("a", 2, how="y") == [2]
    assert remember("a", 1, how="x") is not first  # only what was made last is known
    assert made == [("a", 1, "x"), ("b", 1, "x"), ("a", 2, "x"), ("a", 2, "y"), ("a", 1, "x")]
