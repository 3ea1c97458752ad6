"""``kg read``: show what a reader finds in a file, and why a file is not read."""

import json
import sys
from pathlib import Path

import click

from kg.errors import ExitStatus, InputError

__all__ = ["command"]


@click.command("read", short_help="Show what is found in a file, or why it is not read.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
def command(file: Path, as_json: bool) -> None:
    """Show the papers, fields and passages that a reader finds in FILE, with lines.

    For a file that presents no paper, shows what was looked for and what came closest, and exits with status 4. No
    store is needed.
    """
    from kg.readers import read_document
    from kg.readers.description import reading_json as described
    from kg.readers.description import reading_lines

    if file.is_dir():
        raise InputError(f"{file} is a folder.", hint="Give one file.")
    if not file.exists():
        raise InputError(f"{file} does not exist.", hint="Check the path.")
    reading = read_document(file, file.as_posix())
    if as_json:
        click.echo(json.dumps(described(reading), ensure_ascii=False, indent=2))
    else:
        for line in reading_lines(reading):
            click.echo(line)
    if not reading.entries:
        sys.exit(ExitStatus.NOTHING_FOUND)
