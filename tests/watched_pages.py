"""A browser for tests, and pages in it that are watched: what they ask for, and what they complain about."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from needed import missing
from playwright.sync_api import Browser, Dialog, Page, sync_playwright

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
SOFTWARE_GL = ("--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader")
NO_GL = ("--disable-3d-apis", "--disable-gpu")

Launch = Callable[..., Browser]


class Watched:
    """A page with what it asked for and complained about."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.requests: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda message: self.complaints.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("dialog", self._dismiss)

    def _dismiss(self, dialog: Dialog) -> None:
        self.complaints.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def is_quiet(self) -> bool:
        """Whether it asked nobody for anything and complained of nothing."""
        outside = [url for url in self.requests if not url.startswith(("file:", "data:", "blob:"))]
        assert outside == []
        assert self.complaints == []
        return True

    def label(self) -> str:
        """What a screen reader says of the drawing."""
        return self.page.locator(".surface").get_attribute("aria-label") or ""


@contextmanager
def browsers() -> Iterator[Launch]:
    """Start browsers with flags, each set of flags once; the test skips where there is none, but not in CI."""
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if found is None:
        missing("there is no Chromium (Debian: chromium)")
    opened: dict[tuple[str, ...], Browser] = {}
    with sync_playwright() as playwright:

        def launch(*flags: str) -> Browser:
            if flags not in opened:
                arguments = ["--no-sandbox", "--disable-background-networking", *flags]
                opened[flags] = playwright.chromium.launch(executable_path=found, args=arguments)
            return opened[flags]

        yield launch
        for browser in opened.values():
            browser.close()
