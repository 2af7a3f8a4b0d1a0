"""maocite keys: citation keys by a pattern."""

import click

from maocite.cli.ledger import Ledger
from maocite.cli.sources import from_option, load, output_option
from maocite.cli.terminal import fail_if_broken, put, say
from maocite.errors import Problem
from maocite.formats import Options
from maocite.guess import output_format
from maocite.keys import ARCHIVAL_PATTERN, SECONDARY_PATTERN, KeyPattern, make_keys, with_keys
from maocite.writers import WRITERS


@click.command()
@click.argument("sources", nargs=-1, metavar="SRC...")
@from_option
@click.option("-t", "--to", metavar="FORMAT", help="Output format; default: by the suffix of -o.")
@output_option
@click.option(
    "--pattern",
    default=SECONDARY_PATTERN,
    show_default=True,
    metavar="PATTERN",
    help="Keys of published works.",
)
@click.option(
    "--archival-pattern",
    default=ARCHIVAL_PATTERN,
    show_default=True,
    metavar="PATTERN",
    help="Keys of documents in archives.",
)
@click.option("--all", "every", is_flag=True, help="New keys also where records came with one.")
@click.option("--dry-run", is_flag=True, help="Only show which keys would change.")
def keys(
    sources: tuple[str, ...],
    format_name: str | None,
    to: str | None,
    output: str,
    pattern: str,
    archival_pattern: str,
    every: bool,
    dry_run: bool,
) -> None:
    """Give citation keys by a pattern to records that came without one.

    Fields of a pattern are author, authors, year, date, word, words, title, repository, levels,
    folios and type; {Author} keeps capitals, {title:20} cuts. Keys are ASCII and unique; two of the
    same name are told apart by a letter, and records added at the end change none that is there.

    \b
    Examples:
      maocite keys library.ris -o library.bib
      maocite keys library.ris --pattern '{Author}{year}' --archival-pattern '{repository}-{levels}' -o library.bib
      maocite keys letters.yaml --all --dry-run
    """
    if to is None and output == "-" and not dry_run:
        raise click.UsageError("say which format to write with --to (see 'maocite formats')")
    wanted = KeyPattern(pattern, archival_pattern)
    problems: list[Problem] = []
    library = load(sources, format_name, problems)
    say(problems)
    made = make_keys(library, wanted, every=every)
    changes = [f"{old} -> {new}\n" for old, new in made.items()]
    if dry_run:
        put("-", changes, ())
    else:
        writer = WRITERS[to or output_format(output)]
        with Ledger() as ledger:
            put(output, writer.write(with_keys(library, made), Options(), ledger.tell), sources)
            for line in changes:
                click.echo(line, err=True, nl=False)
            ledger.sum_up(writer.name)
    fail_if_broken(problems)
