"""Puts the explorer's file together: its own scripts and style, blocks of compressed data, and the policy.

Nothing of the graph becomes markup or code: data stand in blocks of base64, and what is read without JavaScript goes
through an escaping template. The policy lets the page's own scripts run, by their hashes, and forbids every request.
"""

import base64
import gzip
import hashlib
import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import InputError

if TYPE_CHECKING:
    import jinja2

__all__ = ["asset", "block", "compressed", "html_file", "stored"]

_FOLDER = Path(__file__).parent


def html_file(title: str, blocks: Mapping[str, str], scripts: Sequence[str], words: Mapping[str, Any]) -> bytes:
    """Return the page.

    Args:
        title: of the document.
        blocks: base64 of compressed data, by name.
        scripts: the first stands in the page, the others in its blocks.
        words: what the template says besides.
    """
    style = asset("static/explorer.css")
    page: str = _template().render(
        title=title,
        policy=_policy(scripts, style, works="engine" in blocks),
        style=_own(style),
        script=_own(scripts[0]),
        licences=_own(_licences(sparql="engine" in blocks)),
        blocks=[{"name": name, "text": text} for name, text in blocks.items()],
        **words,
    )
    return page.encode("utf-8", "replace")


@cache
def _template() -> "jinja2.Template":
    import jinja2

    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        keep_trailing_newline=True,
        trim_blocks=True,
    )
    return environment.get_template("page.html.jinja")


def _licences(*, sparql: bool) -> str:
    """The licences of what is bundled, to be read in the file: the bundle itself is compressed and carries none."""
    texts = [asset("static/LICENSES.txt"), *([asset("static/LICENSES-sparql.txt")] if sparql else [])]
    return "\n----\n\n".join(texts)


def asset(name: str) -> str:
    """Return a file of the front-end, as it may stand between tags.

    Raises:
        InputError: the installation lacks it.
    """
    text = stored(name).decode("utf-8")
    return text.replace("</script", "<\\/script").replace("</style", "<\\/style").replace("<!--", "<\\!--")


def stored(name: str) -> bytes:
    """Return the bytes of a file of the front-end.

    Raises:
        InputError: the installation lacks it.
    """
    try:
        return (_FOLDER / name).read_bytes()
    except OSError as error:
        raise InputError(f"The installation lacks the explorer's {name}.", hint="Reinstall paper-kg.") from error


def block(data: object) -> str:
    """Return data as JSON, compressed."""
    return compressed(json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace"))


def compressed(data: bytes) -> str:
    """Return data compressed with gzip, in base64."""
    return base64.b64encode(gzip.compress(data, 9, mtime=0)).decode()


def _policy(scripts: Sequence[str], style: str, *, works: bool) -> str:
    """A policy under which these scripts run and nothing is fetched (Content Security Policy Level 3, W3C).

    A page that is asked has a worker, made of its own script, which compiles WebAssembly.
    """
    allowed = " ".join(_hash(script) for script in scripts)
    asked = (" 'wasm-unsafe-eval'", " worker-src blob:;") if works else ("", "")
    return (
        f"default-src 'none'; script-src {allowed}{asked[0]};{asked[1]} style-src {_hash(style)}; img-src data: blob:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _own(text: str) -> Any:
    """Text that the template takes as it is: scripts and styles of our own alone."""
    import markupsafe

    return markupsafe.Markup(text)  # noqa: S704 - nothing of it comes from documents
