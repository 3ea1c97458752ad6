"""Follows the links and sends the forms of pages, as somebody does who has nothing but a browser."""

from html.parser import HTMLParser
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from serving import Running


class _Parser(HTMLParser):
    """Finds what a page says, where its links lead, and what its forms take."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.links: list[tuple[list[str], str]] = []
        self.forms: list[tuple[str, dict[str, str]]] = []
        self._link: list[str] | None = None
        self._select = ""
        self._in_main = False

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attributes}
        self._in_main |= tag == "main"
        if tag == "a" and "href" in given:
            self._link = [given.get("aria-label", "")]
            self.links.append((self._link, given["href"]))
        elif tag == "form":
            self.forms.append((given.get("action", ""), {}))
        elif tag == "select":
            self._select = given["name"]
            self.forms[-1][1][self._select] = ""
        elif tag == "option" and self._select and "selected" in given:
            self.forms[-1][1][self._select] = given.get("value", "")
        elif tag in {"input", "textarea"} and "name" in given and self.forms:
            self.forms[-1][1][given["name"]] = given.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self._link = None
        elif tag == "select":
            self._select = ""
        self._in_main &= tag != "main"

    def handle_data(self, data: str) -> None:
        if self._in_main:
            self.words.append(data)
        if self._link is not None:
            self._link.append(data)


class Visitor:
    """Somebody at a page.

    Args:
        server: where.
        language: the language that their browser asks for.
    """

    def __init__(self, server: Running, language: str) -> None:
        self._server = server
        self._language = language
        self.clicks = -1
        self.address = "/"
        self._go("/")

    def follow(self, words: str) -> "Visitor":
        """Click the first link that has some words, or leads to an address that ends so."""
        for said, address in self._page.links:
            if words == " ".join("".join(said).split()) or (words.startswith("/") and address.endswith(words)):
                return self._go(address)
        for said, address in self._page.links:
            if words in " ".join("".join(said).split()):
                return self._go(address)
        raise AssertionError(f"{self.address} has no link {words!r}")

    def send(self, **values: str) -> "Visitor":
        """Send the form that has some fields."""
        for action, fields in self._page.forms:
            if values.keys() <= fields.keys():
                return self._go(f"{action}?{urlencode({**fields, **values})}")
        raise AssertionError(f"{self.address} has no form with {sorted(values)}")

    @property
    def text(self) -> str:
        """What the page says."""
        return " ".join(" ".join(self._page.words).split())

    def _go(self, address: str) -> "Visitor":
        there = urlsplit(urljoin(self.address, address))
        assert not there.netloc, f"{address} leads away"
        asked = dict(parse_qsl(there.query, keep_blank_values=True))
        answered = self._server.get(there.path, asked, Accept_Language=self._language, Accept="text/html")
        assert answered.status == 200, (address, answered.status, answered.text[:300])
        self.address, self.clicks = there.geturl(), self.clicks + 1
        self._page = _Parser()
        self._page.feed(answered.text)
        return self
