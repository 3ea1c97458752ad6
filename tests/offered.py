"""What a search on the site offers for words."""

import html
import re
from collections.abc import Iterator
from urllib.parse import unquote

from serving import Running

__all__ = ["offered"]


def offered(server: Running, typed: str, language: str = "en") -> Iterator[tuple[str, str]]:
    """What a search offers: what it says, and its address ("" for none)."""
    page = server.get("/search", {"q": typed}, Accept_Language=language).text
    section = page.partition('<section class="offers"')[2].partition("</section>")[0]
    for item in re.findall(r"<li>(.*?)</li>", section):
        address = re.search(r'href="([^"]*)"', item)
        yield html.unescape(re.sub("<[^>]+>", "", item)), unquote(html.unescape(address[1])) if address else ""
