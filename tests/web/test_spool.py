"""What a spool holds comes back as it was written."""

from hypothesis import given
from hypothesis import strategies as st

from kg.web.spool import Spool


@given(st.lists(st.binary(max_size=200)))
def test_what_is_written_comes_back(parts: list[bytes]) -> None:
    with Spool() as spool:
        for part in parts:
            spool.write(part)
        assert b"".join(spool.parts()) == b"".join(parts)


def test_large_answers_come_back_whole() -> None:
    with Spool() as spool:
        for number in range(300):
            spool.write(bytes([number % 256]) * 10_000)
        assert b"".join(spool.parts()) == b"".join(bytes([number % 256]) * 10_000 for number in range(300))
