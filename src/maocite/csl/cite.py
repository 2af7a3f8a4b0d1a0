"""What may differ between two drawings of one item: all of it in one Cite."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from enum import Enum
from typing import Any, NamedTuple

from maocite.csl.names import Name
from maocite.csl.variables import Item


class Position(Enum):
    """Where a cite stands among the cites of the same item (CSL 1.0.2, "Position")."""

    FIRST = "first"
    SUBSEQUENT = "subsequent"
    IBID = "ibid"
    IBID_WITH_LOCATOR = "ibid-with-locator"

    # Members are single objects; the hash of their names would be a call for each cite.
    __hash__ = object.__hash__


class Locator(NamedTuple):
    """A place inside of the cited item: ``Locator("page", "12-15")``."""

    label: str
    value: str

    @property
    def identifier(self) -> str:
        """The value, under the name that it has in citeproc-py."""
        return self.value


class CitationItem(NamedTuple):
    """One cite of a citation, as the author of the document wrote it."""

    key: str
    locator: Locator | None = None
    prefix: str = ""
    suffix: str = ""
    suppress_author: bool = False
    author_only: bool = False
    variables: tuple[tuple[str, str], ...] = ()
    """Values of standard variables in this cite only, pairs of name and text; "" takes one away.

    So what is said of an item can depend on where it is cited: an archive in full in the first
    note that names it, abbreviated in those that follow. Positions, disambiguation and the
    bibliography go by the item itself.
    """

    @property
    def has_locator(self) -> bool:
        """Whether there is a locator."""
        return self.locator is not None


class _Citation(NamedTuple):
    items: tuple[CitationItem, ...]
    note_number: int | None
    """The number of the footnote; None counts on from the note before, in note styles."""
    composite: bool
    """Whether the author of the first cite stands in the text and the rest after it: "Doe (2001)".

    In note styles the citation is the note without this author, who is in ``Rendered.authors``.
    """


class Citation(_Citation):
    """One or several cites at one place of the document."""

    __slots__ = ()

    def __new__(
        cls,
        items: Sequence[CitationItem],
        note_number: int | None = None,
        composite: bool = False,
    ) -> Citation:
        """The items may be given in any sequence."""
        return super().__new__(cls, tuple(items), note_number, composite)

    @property
    def cites(self) -> tuple[CitationItem, ...]:
        """The items, under the name that they have in citeproc-py."""
        return self.items


class Hints(NamedTuple):
    """What disambiguation has decided about an item; nothing of it is ever taken back."""

    names: tuple[int, ...] = ()
    """How many names to show at least, for each names variable drawn, in order."""
    givens: tuple[tuple[int, ...], ...] = ()
    """For each of these its names: 0 as the style says, 1 with initials, 2 with full given name."""
    year_suffix: int = 0
    """1 for ``a``; 0 for none."""
    disambiguate: int = 0
    """For how many conditions ``disambiguate="true"`` of a cite, in order, it holds."""


NO_HINTS = Hints()


class AuthorSubstitute:
    """``subsequent-author-substitute`` as it applies to one entry."""

    __slots__ = ("count", "each", "text")

    def __init__(self, text: str, count: int, each: bool) -> None:
        self.text = text
        self.count = count
        """How many names from the first one on to replace; -1 for all of them at once."""
        self.each = each


class Cite:
    """An item at one place of the document or in the bibliography."""

    __slots__ = (
        "author_only", "bibliography", "citation_number", "comparing", "first_note", "hints",
        "item", "label", "language", "locator", "memo", "name_levels", "near_note", "position",
        "prefix", "primary_only", "sorting", "substitute", "suffix", "suppress_author",
    )  # fmt: skip

    def __init__(
        self,
        item: Item,
        language: str = "en-US",
        memo: dict[Any, Any] | None = None,
        *,
        bibliography: bool = False,
        sorting: bool = False,
        comparing: bool = False,
        position: Position = Position.FIRST,
        near_note: bool = False,
        label: str = "",
        locator: str = "",
        prefix: str = "",
        suffix: str = "",
        suppress_author: bool = False,
        author_only: bool = False,
        first_note: int = 0,
        citation_number: int = 0,
        hints: Hints = NO_HINTS,
    ) -> None:
        self.item = item
        self.language = language
        """The language of the item, or else the one of the output."""
        self.memo: dict[Any, Any] = {} if memo is None else memo
        """Shared by all cites of a run: names and dates already drawn, by the identity of their
        values, which the items of the run keep alive."""
        self.bibliography, self.sorting = bibliography, sorting
        self.comparing = comparing
        """Whether the text is only compared with that of other items."""
        self.position, self.near_note = position, near_note
        self.label, self.locator = label, locator
        self.prefix, self.suffix = prefix, suffix
        self.suppress_author, self.author_only = suppress_author, author_only
        self.first_note = first_note
        """Number of the note that cites the item first; 0 where there is none."""
        self.citation_number = citation_number
        self.hints = hints
        self.name_levels: Mapping[Name, int] | None = None
        """Given name level of every ambiguous name, under the global disambiguation rules."""
        self.primary_only = False
        """Whether ``name_levels`` concerns the first name of the cite only."""
        self.substitute: AuthorSubstitute | None = None

    def place(self) -> Hashable:
        """All that a question can ask about the place of a cite, but for the locator's text."""
        hints = self.hints
        if self.bibliography and hints is NO_HINTS and self.citation_number:
            return "bibliography"
        return (
            self.bibliography,
            self.position,
            self.near_note,
            self.label,
            not self.locator,
            self.first_note > 0,
            self.citation_number > 0,
            hints.disambiguate,
            hints.year_suffix > 0,
        )


class Decides(Enum):
    """What of a cite decides the answer to a question."""

    SIGNATURE = "signature"
    """The type of the item and the variables that it has (``Item.signature``)."""
    PLACE = "place"
    """Where the item is cited (``Cite.place``)."""
    VALUE = "value"
    """The value of a variable, of the item's or the locator."""


class Question:
    """Something that the style wants to know of a cite; one object for one question."""

    __slots__ = ("answer", "by", "variable")

    def __init__(self, answer: Callable[[Cite], Hashable], by: Decides, variable: str) -> None:
        self.answer = answer
        self.by = by
        self.variable = variable
        """The variable that it is about: without it the answer is always the same. "" where there
        is no such variable."""


class Drawing:
    """One evaluation of a style for a cite, with a record of what was asked.

    The tree that comes out depends on the cite only through the answers, so that any other cite
    that gives the same answers has the same tree.
    """

    __slots__ = (
        "answers",
        "called",
        "cite",
        "disambiguations",
        "names_drawn",
        "suppressed",
        "year_suffix_due",
    )

    def __init__(self, cite: Cite, year_suffix_due: bool) -> None:
        self.cite = cite
        self.answers: dict[Question, Hashable] = {}
        self.suppressed: set[str] = set()
        """Variables drawn by cs:substitute."""
        self.called: list[set[str]] = []
        """Variables drawn in the substitutes being tried."""
        self.names_drawn = 0
        self.disambiguations = 0
        """Conditions ``disambiguate`` met so far."""
        self.year_suffix_due = year_suffix_due
        """Whether the next year takes the year suffix."""

    def ask(self, question: Question) -> Any:
        """The answer of the cite to a question; it is recorded."""
        answers = self.answers
        if question in answers:
            return answers[question]
        answer = answers[question] = question.answer(self.cite)
        return answer

    def suppresses(self, variable: str) -> bool:
        """Whether a variable has been drawn by a substitute, or by the one being tried."""
        if variable in self.suppressed:
            return True
        return bool(self.called) and any(variable in called for called in self.called)

    def draws(self, variable: str) -> None:
        """Note that a variable is drawn."""
        for called in self.called:
            called.add(variable)
