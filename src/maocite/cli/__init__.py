"""The command line: it alone prints and exits; the library raises.

Exit codes: 0 done, 1 the work could not be done, 2 wrong usage.
"""

import os
import sys

import click

from maocite import __version__
from maocite.cli.archives import archives, parse
from maocite.cli.cite import abbreviations, bibliography, note
from maocite.cli.export import export
from maocite.cli.inspect import check, formats, show, styles
from maocite.cli.keys import keys
from maocite.cli.markdown import cite
from maocite.cli.merge import merge
from maocite.cli.tei import tei
from maocite.cli.terminal import say
from maocite.errors import InputError, MaociteError
from maocite.memory import leave_at_once


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
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


COMMANDS = (
    export,
    merge,
    keys,
    note,
    cite,
    bibliography,
    abbreviations,
    parse,
    check,
    show,
    formats,
    styles,
    archives,
    tei,
)
for command in COMMANDS:
    cli.add_command(command)
# The same under the name by which people look for it.
cli.add_command(export, "convert")


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
