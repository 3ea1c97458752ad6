"""What is held of an answer comes back as it was written, and no more is taken than there is room for."""

from hypothesis import given
from hypothesis import strategies as st

from kg.web.holding import Held


@given(st.lists(st.binary(min_size=1, max_size=200)), st.integers(1, 4000))
def test_rows_are_held_until_there_is_no_room(rows: list[bytes], most: int) -> None:
    with Held(most) as held:
        written = [row for row in held.until_full(rows) if held.write(row)]
        whole = b"".join(held.parts())
    assert whole == b"".join(written)
    assert written == rows[: len(written)]
    assert held.is_full == (len(written) < len(rows))
    assert len(b"".join(written[:-1])) < most
    assert len(whole) >= most or not held.is_full


def test_large_answers_come_back_whole() -> None:
    with Held(10_000_000) as held:
        for number in range(300):
            held.write(bytes([number % 256]) * 10_000)
        assert b"".join(held.parts()) == b"".join(bytes([number % 256]) * 10_000 for number in range(300))
