"""Archives: how each cites its documents, as profiles that print call numbers and read them.

`load_profiles` gives the profiles, `Shelf` those of them that a collection needs; `print_citation`
writes a record as its archive wants it cited, `parse_citation` reads such a line back.
"""

from collections.abc import Iterable, Iterator

from maocite.archives.printing import Naming, print_citation, print_location, print_repository
from maocite.archives.profile import Grammar, Profile, Rule
from maocite.archives.profiles import Profiles, load_profiles
from maocite.archives.reading import Piece, Reading, State
from maocite.archives.shelf import Shelf
from maocite.archives.table import Row, measure
from maocite.archives.units import Unit, unit

__all__ = [
    "Grammar",
    "Naming",
    "Piece",
    "Profile",
    "Profiles",
    "Reading",
    "Row",
    "Rule",
    "Shelf",
    "State",
    "Unit",
    "load_profiles",
    "measure",
    "parse_citation",
    "parse_citations",
    "print_citation",
    "print_location",
    "print_repository",
    "unit",
]


# The parser takes longer to load than most files of records to convert: it waits to be asked.


def parse_citation(line: str, profiles: Profiles, *, key: str | None = None) -> Reading:
    """Read one citation; never fails: what is not understood is kept whole in ``record.note``.

    `key` becomes the id of the record; None: one is made from the call number.
    """
    from maocite.archives import parse

    return parse.parse_citation(line, profiles, key=key)


def parse_citations(lines: Iterable[str], profiles: Profiles) -> Iterator[Reading]:
    """Read the citations of one document in order; empty lines are skipped.

    Short forms that one citation defines are understood in those that follow.
    """
    from maocite.archives import parse

    return parse.parse_citations(lines, profiles)
