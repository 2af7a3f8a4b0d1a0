"""How does one record look to a person? Its fields, and what comes of them."""

from maocite.formats import Options
from maocite.model.library import Library
from maocite.model.record import ArchivalRecord, Record
from maocite.writers import WRITERS


def describe(record: Record, options: Options | None = None) -> str:
    """The record as YAML, then its note, bibliography entry and the archive's own citation."""
    from maocite.rendering import render_bibliography, render_notes

    options = options or Options()
    parts = ["".join(WRITERS["yaml"].write([record], options, lambda problem: None)).rstrip("\n")]
    library = Library.of([record])
    note = render_notes(library, [record.id], options, lambda problem: None)[0]
    entry = render_bibliography([record], options, lambda problem: None).strip()
    parts += [f"note:\n  {note}", f"bibliography:\n  {entry}"]
    if isinstance(record, ArchivalRecord) and record.repository is not None:
        from maocite.archives import load_profiles, print_citation

        profile = load_profiles().for_record(record)
        parts.append(f"as the archive writes it:\n  {print_citation(record, profile)}")
    return "\n\n".join(parts) + "\n"
