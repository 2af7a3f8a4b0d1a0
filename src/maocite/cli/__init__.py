"""The command line: it alone prints and exits; the library raises.

Exit codes: 0 done, 1 the work could not be done, 2 wrong usage.
"""

import os
import sys
from importlib import import_module

import click

from maocite import __version__
from maocite.cli.terminal import say
from maocite.errors import InputError, MaociteError, did_you_mean
from maocite.memory import leave_at_once

_HOMES = {
    "archives": ("archives", "parse"),
    "cite": ("abbreviations", "bibliography", "note"),
    "export": ("export", "convert"),
    "inspect": ("check", "formats", "show", "styles"),
    "keys": ("keys",),
    "markdown": ("cite",),
    "merge": ("merge",),
    "tei": ("tei",),
}
"""The commands by the module that holds them."""
_ALIASES = {"convert": "export"}
"""The same under the name by which people look for it."""


class Commands(click.Group):
    """Commands whose module is loaded when one of them is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names as help shows them."""
        return sorted(name for names in _HOMES.values() for name in names)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name; None where there is none."""
        for module, names in _HOMES.items():
            if cmd_name in names:
                home = import_module(f"{__name__}.{module}")
                found: click.Command = getattr(home, _ALIASES.get(cmd_name, cmd_name))
                return found
        return None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command of the first argument; raises `click.UsageError` with the nearest name."""
        names = self.list_commands(ctx)
        if args[0] not in names and not args[0].startswith("-"):
            raise click.UsageError(
                f"there is no command {args[0]!r}{did_you_mean(args[0], names)}", ctx
            )
        return super().resolve_command(ctx, args)


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, "-V", "--version", prog_name="maocite")
@click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    show_default=True,
    help="Colours in messages; 'auto' heeds the terminal and $NO_COLOR.",
)
@click.pass_context
def cli(context: click.Context, color: str) -> None:
    """Citations for people who work with archives.

    Records of documents in archives and of published works become Chicago notes and
    bibliographies, BibTeX, BibLaTeX, CSL-JSON and TEI.

    \b
    Examples:
      maocite note -s sample:mao-albania aqsh-1959-05-13
      maocite export letters.yaml -t biblatex -o letters.bib
      maocite check letters.yaml

    Shell completion: eval "$(_MAOCITE_COMPLETE=bash_source maocite)", or zsh_source, fish_source.
    """
    if color != "auto":
        context.color = color == "always"
    elif os.environ.get("NO_COLOR"):
        context.color = False


def main(arguments: list[str] | None = None) -> None:
    """Run the program and exit; whatever a user does wrong ends in a message, not a traceback."""
    try:
        code = cli.main(arguments, prog_name="maocite", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except click.exceptions.Abort:
        code = _fail("interrupted; nothing was left half written")
    except InputError as error:
        say(error.problems)
        code = 1
    except MaociteError as error:
        code = _fail(str(error))
    except BrokenPipeError:
        code = _fail("standard output was closed before everything was written")
    _close_output()
    leave_at_once()
    sys.exit(code if isinstance(code, int) else 0)


def _fail(message: str) -> int:
    click.echo(f"{click.style('error', fg='red', bold=True)}: {message}", err=True)
    return 1


def _close_output() -> None:
    """Keep the interpreter from complaining at exit about a pipe that is closed."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
