"""Who asks a server: from the environment or .netrc, as the server wants to be told."""

from pathlib import Path

import pytest

from kg.store.credentials import Credentials

ADDRESS = "http://graph.example:8890/sparql"
CHALLENGE = 'Digest realm="SPARQL", domain=0, nonce="abc", opaque="def", stale="false", qop="auth", algorithm="MD5"'


@pytest.fixture(autouse=True)
def nobody(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("KG_STORE_TOKEN", "KG_STORE_USER", "KG_STORE_PASSWORD"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))


def test_nobody_is_named_where_nothing_is_set() -> None:
    credentials = Credentials(ADDRESS)
    assert credentials.headers(ADDRESS) == {}
    assert not credentials.heed('Basic realm="x"')


def test_a_name_in_netrc(tmp_path: Path) -> None:
    (tmp_path / "netrc").write_text("machine graph.example login ann password bee\n", encoding="utf-8")
    (tmp_path / "netrc").chmod(0o600)
    assert Credentials(ADDRESS).headers(ADDRESS) == {"Authorization": "Basic YW5uOmJlZQ=="}
    assert Credentials("http://other.example/").headers(ADDRESS) == {}


def test_digest_where_a_server_wants_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_STORE_USER", "ann")
    monkeypatch.setenv("KG_STORE_PASSWORD", "bee")
    credentials = Credentials(ADDRESS)
    assert credentials.headers(ADDRESS)["Authorization"].startswith("Basic ")
    assert credentials.heed("")  # Virtuoso gives no challenge to who comes with Basic
    assert credentials.headers(ADDRESS) == {}
    assert credentials.heed(CHALLENGE)
    answers = [credentials.headers(ADDRESS)["Authorization"] for _ in range(2)]
    assert all('username="ann", realm="SPARQL", nonce="abc", uri="/sparql"' in answer for answer in answers)
    assert "nc=00000001" in answers[0]
    assert "nc=00000002" in answers[1]
    assert "bee" not in "".join(answers)


def test_a_wrong_password_is_not_sent_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_STORE_USER", "ann")
    assert not Credentials(ADDRESS).heed('Basic realm="graph"')
