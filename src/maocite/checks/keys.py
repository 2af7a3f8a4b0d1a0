"""Can a citation key be written in every format?"""

import re
from collections.abc import Iterator

from maocite.checks.rule import Collection, Finding, LibraryRule, Rule, at

_UNFIT = re.compile(r"""[\s,"'`´‘’“”„«»(){}\[\]<>#%~\\=;@$^|&\x00-\x1f]+""")
"""What ends or changes a key in BibTeX, LaTeX, Markdown or on our own command line. Letters of
any script are fine."""


def keys_can_be_written(collection: Collection) -> Iterator[Finding]:
    """Citation keys hold nothing that a format gives another meaning."""
    for record in collection.library:
        match = _UNFIT.search(record.id)
        if match is None:
            continue
        what = "spaces" if match[0].isspace() else f"{match[0].strip()!r}"
        message = (
            f"the key holds {what}, which ends or changes a key in BibTeX, Markdown and on the "
            f"command line; use {_proposal(record.id, collection)!r}"
        )
        yield Finding(message, at(record, "id"))


def _proposal(key: str, collection: Collection) -> str:
    """A key near to this one that is still free."""
    base = re.sub(r"-{2,}", "-", _UNFIT.sub("-", key)).strip("-") or "record"
    proposal, number = base, 2
    while proposal in collection.library:
        proposal, number = f"{base}-{number}", number + 1
    return proposal


KEY_UNFIT: LibraryRule = Rule(
    "key-unfit",
    "Can the citation key be written in every format?",
    "Spaces, commas, quotes and braces end a key in BibTeX, Markdown and on the command line. "
    "Letters, digits and - _ . : + / are safe, in any script.",
    keys_can_be_written,
)
