"""Serves below a path: a proxy shows the server at https://example.org/kg/, and its links must lead there."""

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.web.responses import server_of

__all__ = ["RootPath", "public_address"]


class RootPath:
    """Takes the path off what is asked for, if the proxy has not, and puts it before the redirects of answers.

    Args:
        app: the application, which knows nothing of it.
        root: the path, such as "/kg"; empty for none.
    """

    def __init__(self, app: ASGIApp, root: str) -> None:
        self._app = app
        self._root = root

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http" or not self._root:
            await self._app(scope, receive, send)
            return

        async def below(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if headers.get("location", "").startswith("/"):
                    headers["location"] = self._root + headers["location"]
            await send(message)

        path = scope["path"]
        if path == self._root or path.startswith(f"{self._root}/"):
            raw = scope.get("raw_path", path.encode())
            stripped = {"path": path.removeprefix(self._root) or "/"}
            stripped["raw_path"] = raw.removeprefix(self._root.encode()) or b"/"
            scope = {**scope, **stripped}
        await self._app(scope, receive, below)


def public_address(request: Request, path: str) -> str:
    """Return the whole address of a path of this server, as its readers know it."""
    return f"{request.url.scheme}://{request.url.netloc}{server_of(request).settings.root}{path}"
