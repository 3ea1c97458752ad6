"""Components whose attributes are fields, as tables."""

from cpu_time import cpu_seconds

from kg.readers.markdown.components import with_components
from kg.readers.markdown.outline import outline


def tables(text: str) -> list[list[list[str]]]:
    nodes = with_components(text, outline(text))
    return [[[text[cell.start : cell.end] for cell in row] for row in node.rows] for node in nodes if node.rows]


def test_attributes_are_a_row_of_names_above_one_of_values() -> None:
    text = "<Paper\n  title=\"Ann's kite\"\n  year={2024}\n  authors={['Ann Bee']}\n  tag={'a'}\n/>\n\nText.\n"
    assert tables(text) == [[["title", "year", "authors", "tag"], ["Ann's kite", "2024", "['Ann Bee']", "a"]]]


def test_text_between_components_stays_text() -> None:
    text = '<Paper title="A" url="b">\nFirst.\n</Paper>\n<Paper title="C" url="d"> Second. </Paper>\n'
    nodes = with_components(text, outline(text))
    assert [(node.kind.value, text[node.start : node.end]) for node in nodes] == [
        ("table", '<Paper title="A" url="b">'),
        ("paragraph", "First."),
        ("table", '<Paper title="C" url="d">'),
        ("paragraph", "Second."),
    ]


def test_tags_without_several_attributes_are_left_alone() -> None:
    for text in (
        'See <Link to="/x">it</Link>.\n',
        '<Tabs group="x">\ntext\n</Tabs>\n',
        "<Paper title=\n",
        "a < B c=1\n",
    ):
        nodes = outline(text)
        assert with_components(text, nodes) == nodes


def test_many_broken_components_take_linear_time() -> None:
    def seconds(count: int) -> float:
        text = '<Paper title="a" year="b" ' * count
        nodes = outline(text)
        return cpu_seconds(lambda: with_components(text, nodes))

    assert seconds(8000) < 40 * max(seconds(1000), 0.001)
