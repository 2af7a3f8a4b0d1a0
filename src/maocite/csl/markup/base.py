"""What an output format has to say: how text is escaped and what stands around formatted text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

Pair = tuple[str, str]
"""What stands before and after."""


class Markup(NamedTuple):
    """An output format as a value; the serialiser makes all decisions about content."""

    name: str
    escape: Callable[[str], str]
    """Makes text of the document safe in this format."""
    special: re.Pattern[str] | None
    """Finds the characters that ``escape`` changes; None where it changes nothing."""
    formats: Mapping[tuple[str, str], Pair]
    """``("font-style", "italic")`` and the like; also ``("font-style", "normal")`` and
    ``("vertical-align", "baseline")``, which undo. What is missing prints nothing."""
    display: Mapping[str, Pair]
    """The values of ``display`` on bibliography elements."""
    repeats: bool = False
    """Whether formatting of a style inside the same formatting is written again. It looks the same
    and is what citeproc-js writes; where a mark toggles (Markdown, LaTeX), it would be wrong."""
    link: Callable[[str], Pair] | None = None
    """What stands around text that links to an address; None where nothing is linked."""
    optional_link: Callable[[str], Pair] | None = None
    """The same for a format that links only on request."""
    quotes: Pair | None = None
    """What stands around quoted text; None for the quotation marks of the locale."""
    quoted: Mapping[Pair, Pair] = {}
    """What stands in the place of some pairs of quotation marks."""
    part: Callable[[str, bool], Pair] | None = None
    """What stands around the value of a variable; the second argument says whether formatting or
    quotation marks stand around it. None where parts are not named."""
    entry: Pair = ("", "")
    """Around each bibliography entry, as part of the whole bibliography."""
    bibliography: Pair = ("", "")
    """Around the whole bibliography."""
    document: Pair = ("", "")
    """Around text that is to be a file of its own, where the format is none without it."""
    between_entries: str = "\n"
    heading: Callable[[int, str], str] | None = None
    """A heading of rank 1 to 3 around text that is marked up already, without the end of the line;
    None where the format has no headings."""
    finish: Callable[[str], str] = str
    """A last step over each finished citation or entry."""
