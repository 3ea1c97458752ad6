"""What an examination of a store counts."""

from pathlib import Path

from kg.store import StoreBuilder
from kg.store.examination import examine


def test_a_whole_store_with_numbers_that_end_in_the_byte_255_is_whole(tmp_path: Path) -> None:
    integer = "<http://www.w3.org/2001/XMLSchema#integer>"
    lines = [f'<a:{number}> <a:p> "{number}"^^{integer} <a:graph> .\n' for number in range(250, 530)]
    location = tmp_path / "store"
    with StoreBuilder.open(location) as builder, builder.prepare(empty=True) as preparation:
        preparation.load("".join(lines).encode())
        preparation.publish(b"{}")
    found = examine(str(location))
    assert found.problems == ()
    assert found.quads == len(lines)
