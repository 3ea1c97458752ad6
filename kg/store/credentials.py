"""Tells a server who asks: by a bearer token, or by a name and password (HTTP Basic, or Digest where it wants that)."""

import base64
import netrc
import os
from urllib.parse import urlsplit
from urllib.request import (
    AbstractDigestAuthHandler,
    HTTPPasswordMgrWithDefaultRealm,
    Request,
    parse_http_list,
    parse_keqv_list,
)

__all__ = ["Credentials"]

_DIGEST = "digest "


class Credentials:
    """Who asks, from the environment (``KG_STORE_USER``, ``KG_STORE_PASSWORD``, ``KG_STORE_TOKEN``) or ``.netrc``.

    Args:
        address: the server's address, whose host ``.netrc`` may name.
    """

    def __init__(self, address: str) -> None:
        self._token = os.environ.get("KG_STORE_TOKEN", "")
        self._user, self._password = os.environ.get("KG_STORE_USER", ""), os.environ.get("KG_STORE_PASSWORD", "")
        if not (self._token or self._user):
            self._user, self._password = _from_netrc(urlsplit(address).hostname or "")
        self._passwords = HTTPPasswordMgrWithDefaultRealm()
        self._digest: AbstractDigestAuthHandler | None = None
        self._challenge: dict[str, str] = {}

    def headers(self, address: str) -> dict[str, str]:
        """Return the header for a POST to an address; empty where nobody is named, or the challenge is to come."""
        if self._token:
            return {"Authorization": f"Bearer {self._token}"}
        if not self._user:
            return {}
        if self._digest is None:
            return {"Authorization": f"Basic {base64.b64encode(f'{self._user}:{self._password}'.encode()).decode()}"}
        if not self._challenge:
            return {}
        self._passwords.add_password(None, address, self._user, self._password)
        asked = Request(address, method="POST")  # noqa: S310 - it is never sent
        answer = self._digest.get_authorization(asked, self._challenge)
        return {"Authorization": f"Digest {answer}"} if answer else {}

    def heed(self, challenge: str) -> bool:
        """Take in how a server that refused wants to be told who asks, and tell whether to ask it again.

        Args:
            challenge: the answer's header WWW-Authenticate; some servers give none to who comes with Basic.
        """
        if not self._user or self._token:
            return False
        if self._digest is None:
            if "basic" in challenge.lower():
                return False
            self._digest = AbstractDigestAuthHandler(self._passwords)
        begin = challenge.lower().find(_DIGEST)
        if begin >= 0:
            fields = parse_http_list(challenge[begin + len(_DIGEST) :])
            self._challenge = parse_keqv_list([field for field in fields if "=" in field])
        return True


def _from_netrc(host: str) -> tuple[str, str]:
    try:
        found = netrc.netrc(os.environ.get("NETRC")).authenticators(host)
    except (OSError, netrc.NetrcParseError):  # there is no such file, or nobody can read it
        return "", ""
    return (found[0], found[2] or "") if found else ("", "")
