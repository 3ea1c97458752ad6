"""kg completion: writes the script by which a shell completes kg's commands."""

import click

from kg.cli.completing import VARIABLE
from kg.cli.json_output import print_json
from kg.cli.options import json_option

__all__ = ["command"]


@click.command(name="completion")
@click.argument("shell", type=click.Choice(("bash", "zsh", "fish")))
@json_option
def command(shell: str, as_json: bool) -> None:
    """Write the script by which a SHELL completes commands, options, saved queries, parameters and things.

    For bash, add this line to ~/.bashrc: eval "$(kg completion bash)". For zsh, to ~/.zshrc: eval "$(kg completion
    zsh)". For fish: kg completion fish > ~/.config/fish/completions/kg.fish.
    """
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    assert kind is not None  # noqa: S101 - click has all three
    root = click.get_current_context().find_root().command
    script = kind(root, {}, "kg", VARIABLE).source()
    if as_json:
        print_json({"shell": shell, "script": script})
    else:
        click.echo(script)
