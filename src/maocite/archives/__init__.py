"""Archives: how each cites its documents, as profiles that print call numbers and read them.

`load_profiles` gives the profiles, `print_citation` writes a record as its archive wants it cited,
`parse_citation` reads such a line back.
"""

from maocite.archives.parse import parse_citation, parse_citations
from maocite.archives.printing import Naming, print_citation, print_location, print_repository
from maocite.archives.profile import Grammar, Profile, Rule
from maocite.archives.profiles import Profiles, load_profiles
from maocite.archives.reading import Piece, Reading, State
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
