"""The leaderboards of benchmark pages, over two notes that give scores by two metrics each."""

import re
from collections.abc import Iterator

import pytest
from serving import Running, running
from small_documents import store_of

_NOTES = {
    "kite.md": "# KiteNet: Flying Math Models\n\n- arXiv: https://arxiv.org/abs/2403.00001\n- Date: 2024-03-01\n\n"
    "## Summary\n\nKiteNet achieves 81.5% accuracy on GSM8K. KiteNet achieves a pass@1 of 62.3% on GSM8K.\n",
    "glide.md": "# GlideNet: Gliding Math Models\n\n- arXiv: https://arxiv.org/abs/2404.00002\n- Date: 2024-04-01\n\n"
    "## Summary\n\nGlideNet achieves 84.2% accuracy on GSM8K, and GlideNet reaches a pass@1 of 70.1% on GSM8K.\n",
}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(store_of(tmp_path_factory.mktemp("boards"), _NOTES)) as started:
        yield started


def test_a_leaderboard_has_the_order_of_the_saved_query(server: Running) -> None:
    """The page once sorted by how common a metric is, and otherwise as it liked."""
    rows = server.get("/api/queries/leaderboard.json", {"benchmark": "gsm8k"}).json["rows"]
    shown: dict[str, list[float]] = {}
    for line in leaderboard(server, "/page/benchmark/gsm8k"):
        shown.setdefault(line["metric"], []).append(float(line["value"].split(" ")[0].rstrip("%")))
    by_metric: dict[str, list[float]] = {}
    for row in rows:
        by_metric.setdefault(row["metric"], []).append(row["value"])
    assert len(rows) > 1
    assert shown == by_metric


def leaderboard(server: Running, path: str, **headers: str) -> list[dict[str, str]]:
    """The lines of a page's leaderboard as text by column."""
    table = server.get(path, **headers).text.partition('id="section-leaderboard"')[2].partition("</table>")[0]
    lines = [re.findall(r'<td[^>]* class="(\w+)[^>]*>(.*?)</td>', line, re.S) for line in table.split("<tr")[2:]]
    return [
        {name: re.sub(r"<details.*|<[^>]+>", "", cell, flags=re.S).strip() for name, cell in line} for line in lines
    ]


def test_a_leaderboard_is_filtered_and_sorted_by_links(server: Running) -> None:
    path = "/page/benchmark/gsm8k"
    every = leaderboard(server, path)
    page = server.get(path).text
    assert f'href="{path}?sort=date#section-leaderboard"' in page
    links = re.findall(r'href="([^"]*[?]metric=[^"]*)#section-leaderboard">([^<]+)<', page)
    assert {name for _, name in links} == {line["metric"] for line in every}
    for link, name in links:
        chosen = leaderboard(server, link)
        assert chosen == [line for line in every if line["metric"] == name]
    assert "No score has all that is chosen" in server.get(f"{path}?role=human").text
    assert server.get(f"{path}?role=nobody").status == 400
    assert server.get(f"{path}?metric=nothing").status == 400


def test_a_leaderboard_has_dates_quotes_files_and_a_chart(server: Running) -> None:
    page = server.get("/page/benchmark/gsm8k").text
    board = page.partition('id="section-leaderboard"')[2].partition("</section>")[0]
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d", line["date"]) for line in leaderboard(server, "/page/benchmark/gsm8k"))
    assert board.count("<blockquote>") >= board.count("<tr") - 1
    for file in re.findall(r'href="(/api/[^"]*|/data/[^"]*)" rel="alternate"', board):
        assert server.get(file.replace("&amp;", "&")).status == 200
    assert board.count('rel="alternate"') == 4
