"""What is drawn: an immutable tree of tagged nodes that does not depend on a single item.

Values of the item are left open as *holes*; the serialiser asks them for their text. One tree can
therefore be shared by all cites for which the style takes the same path.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from enum import Enum, IntEnum
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from maocite.csl.textcase import Run, TextCase, apply_case, change_case

if TYPE_CHECKING:
    from maocite.csl.cite import Cite
    from maocite.csl.elements.namelist import NameList


class Tag(Enum):
    """What a part of the output is; later passes look for these."""

    NAMES = "names"
    DATE = "date"
    YEAR_SUFFIX = "year-suffix"
    CITATION_NUMBER = "citation-number"
    CITATION_LABEL = "citation-label"
    LOCATOR = "locator"
    TITLE = "title"
    PREFIX = "prefix"
    SUFFIX = "suffix"
    TERM = "term"


class Affix(str):
    """A text of the style that stands around or between others, and so meets its neighbours."""

    __slots__ = ()


class Calls(IntEnum):
    """Whether an element called variables, and whether one of them had a value.

    "cs:group and its child elements are suppressed if a) at least one rendering element in
    cs:group calls a variable (either directly or via a macro), and b) all variables that are
    called are empty." CSL 1.0.2, "Group".
    """

    NONE = 0
    EMPTY = 1
    FULL = 2


class Format(NamedTuple):
    """Formatting attributes; None where the style says nothing."""

    font_style: str | None = None
    font_variant: str | None = None
    font_weight: str | None = None
    text_decoration: str | None = None
    vertical_align: str | None = None

    def items(self) -> list[tuple[str, str]]:
        """The attributes that are set, the one to be opened first standing first."""
        return [
            (name, value)
            for name, value in (
                ("vertical-align", self.vertical_align),
                ("text-decoration", self.text_decoration),
                ("font-weight", self.font_weight),
                ("font-variant", self.font_variant),
                ("font-style", self.font_style),
            )
            if value is not None
        ]


class Group(NamedTuple):
    """Nodes drawn one after the other, with what stands between and around them.

    Affixes stand outside of formatting and quotes; ``strip_periods`` and ``case`` act on the
    parts only.
    """

    parts: tuple[Node, ...]
    delimiter: str = ""
    prefix: str = ""
    suffix: str = ""
    format: Format | None = None
    quotes: bool = False
    strip_periods: bool = False
    case: TextCase | None = None
    tag: Tag | None = None
    display: str | None = None
    link: str | None = None
    """A prefix to the text that makes a web address of it ("https://doi.org/"), or ""."""
    flip: bool = False
    """Whether formatting is turned off inside of the same formatting (markup of fields)."""
    protected: bool = False
    """Whether text-case leaves the parts alone (``<span class="nocase">``)."""
    field: bool = False
    """Whether the parts are one field of the item, its punctuation left alone."""
    mark: str = ""
    """The typographic mark that opened the quotes in a field, "" for a straight one."""
    part: str = ""
    """The variable whose value the parts are, for outputs that name them (module ``parts``)."""
    spliced: bool = False
    """Whether the parts count as parts of the group around (the branches of cs:choose do)."""
    single: bool = False
    """Whether it is one text with formatting, which marks beside it do not look into."""

    def with_parts(self, parts: tuple[Node, ...]) -> Group:
        """The same group around other parts."""
        return Group(parts, *self[1:])


class Hole:
    """A place for a value of the item or cite."""

    __slots__ = ("cased", "source", "stable", "tag", "value", "variable")

    def __init__(
        self,
        value: Callable[[Cite], Node],
        tag: Tag | None = None,
        stable: bool = True,
        variable: str = "",
        source: Callable[[Cite], str] | None = None,
    ) -> None:
        self.value = value
        """Gives a non-empty text, or a tree where the value has markup of its own."""
        self.tag = tag
        self.stable = stable
        """Whether the value depends on the item alone (not on the cite or its disambiguation)."""
        self.variable = variable
        """The variable whose value it is, "" where it is none."""
        self.source = source
        """Gives the field of the item whose markup was read to make the value; None where the
        value is made in another way."""
        self.cased: dict[TextCase, Hole] = {}

    def with_case(self, case: TextCase) -> Hole:
        """The same hole, its value in a text case of the language of the item."""
        known = self.cased.get(case)
        if known is None:
            inner, source = self.value, self.source or self.value

            def value(cite: Cite) -> Node:
                key = (case, source(cite), cite.language)
                known = cite.memo.get(key)
                if known is None:
                    text = inner(cite)
                    if isinstance(text, str):
                        known = change_case(text, case, cite.language)
                    else:
                        known = cased_field(text, case, cite.language)
                    cite.memo[key] = known
                return known

            known = Hole(value, self.tag, self.stable, self.variable, self.source)
            self.cased[case] = known
        return known


class NamesHole(Hole):
    """The place of the names of one variable."""

    __slots__ = ("index", "names")

    def __init__(
        self,
        value: Callable[[Cite], Node],
        tag: Tag | None,
        variable: str,
        names: NameList,
        index: int,
    ) -> None:
        super().__init__(value, tag, False, variable)
        self.names = names
        self.index = index
        """The how-manieth names variable of the cite it is."""


class Bound(NamedTuple):
    """A tree together with the cite that fills its holes."""

    node: Node
    cite: Cite


Node: TypeAlias = "str | Group | Hole | Bound"


class Drawn(NamedTuple):
    """What an element gives: its tree (None where it prints nothing) and what it called."""

    node: Node | None
    calls: Calls


NOTHING = Drawn(None, Calls.NONE)
EMPTY = Drawn(None, Calls.EMPTY)

_EVERYWHERE = (TextCase.LOWERCASE, TextCase.UPPERCASE)


def in_case(node: Node, case: TextCase, language: str) -> Node:
    """A tree with a text case pushed down to its texts, as far as that can be done.

    ``capitalize-first`` concerns the first text only, ``lowercase`` and ``uppercase`` every text
    by itself; the others need the whole text and stay on a group for the serialiser.
    """
    if isinstance(node, str):
        return change_case(node, case, language)
    if isinstance(node, Hole):
        return node.with_case(case)
    if isinstance(node, Bound) or node.protected:
        return node
    if case is TextCase.CAPITALIZE_FIRST:
        if node.prefix.strip():
            return node._replace(prefix=change_case(node.prefix, case, language))
        if not node.parts:
            return node
        first = in_case(node.parts[0], case, language)
        return node._replace(parts=(first, *node.parts[1:]))
    if case in _EVERYWHERE:
        return node._replace(
            parts=tuple(in_case(part, case, language) for part in node.parts),
            delimiter=change_case(node.delimiter, case, language),
            prefix=change_case(node.prefix, case, language),
            suffix=change_case(node.suffix, case, language),
        )
    return Group((node,), case=case)


def cased_field(node: Node, case: TextCase, language: str) -> Node:
    """The tree of a field in a text case, or with the case on a group for the serialiser.

    The texts of a field are one text for the rules of case, whatever markup divides them.
    """
    runs: list[Run] = []
    if not _collect_runs(node, False, runs):
        return Group((node,), case=case)
    return _with_texts(node, iter(apply_case(runs, case, language)))


def _collect_runs(node: Node, protected: bool, runs: list[Run]) -> bool:
    """Add the texts of a field's tree; False where it has more than texts and markup."""
    if isinstance(node, str):
        runs.append(Run(node, protected))
        return True
    if not isinstance(node, Group) or node.case is not None or node.strip_periods:
        return False
    if node.prefix or node.suffix or node.delimiter or node.link is not None:
        return False
    inside = protected or node.protected
    for part in node.parts:  # noqa: SIM110 (no generator: this is called for each title)
        if not _collect_runs(part, inside, runs):
            return False
    return True


def _with_texts(node: Node, texts: Iterator[str]) -> Node:
    """The same tree with other texts, in document order."""
    if isinstance(node, str):
        return next(texts)
    assert isinstance(node, Group)
    return node.with_parts(tuple([_with_texts(part, texts) for part in node.parts]))


_MEETING = frozenset(".,;:!? ")


def simplified(node: Node) -> Node:
    """A tree as one text where it has nothing but texts whose punctuation does not meet."""
    if not isinstance(node, Group):
        return node
    texts: list[str] = []
    if not _plain_texts(node, texts) or not texts:
        return node
    for before, after in pairwise(texts):
        if before[-1] in _MEETING and after[0] in _MEETING:
            return node
    # What stands at the edges as an affix may meet what comes before or behind.
    if (node.prefix and node.prefix[0] in ", ") or texts[-1][-1] == " ":
        return node
    return "".join(texts)


def _plain_texts(node: Group, texts: list[str]) -> bool:
    """Add the texts of a tree in their order; False where it has more than texts and affixes."""
    marked = node.format or node.quotes or node.case or node.display or node.protected
    if marked or node.strip_periods or node.link is not None or node.field:
        return False
    if node.prefix:
        texts.append(node.prefix)
    start = len(texts)
    for part in node.parts:
        place = len(texts)
        if isinstance(part, str):
            if part:
                texts.append(part)
        elif not isinstance(part, Group) or not _plain_texts(part, texts):
            return False
        if node.delimiter and start < place < len(texts):
            texts.insert(place, node.delimiter)
    if node.suffix:
        texts.append(node.suffix)
    return True


def enclosed(node: Node) -> Node:
    """What a group or macro around a single text is: marks outside look into it."""
    if node.__class__ is Group and (node.single or node.spliced):
        # Its own suffix stands directly beside the text.
        return node._replace(single=node.single and bool(node.suffix), spliced=False)
    return node


def find(node: Node | None, tag: Tag) -> Node | None:
    """The first node with a tag, in document order."""
    if isinstance(node, (Group, Hole)) and node.tag is tag:
        return node
    if isinstance(node, Group):
        for part in node.parts:
            found = find(part, tag)
            if found is not None:
                return found
    return None


def without(node: Node, target: Node) -> Node | None:
    """The tree without one node (told by identity); None where nothing is left."""
    if node is target:
        return None
    if not isinstance(node, Group):
        return node
    parts = tuple(left for part in node.parts if (left := without(part, target)) is not None)
    if not parts:
        return None
    unchanged = len(parts) == len(node.parts) and all(
        a is b for a, b in zip(parts, node.parts, strict=True)
    )
    return node if unchanged else node.with_parts(parts)


def find_names(node: Node | None) -> Node | None:
    """The first names of a cite; the names themselves where they stand for others."""
    found = find(node, Tag.NAMES)
    inner = next((hole for hole in holes(found) if isinstance(hole, NamesHole)), None)
    return found if inner is None else inner


def replaced(node: Node, target: Node, by: Node) -> Node:
    """The tree with one node (told by identity) exchanged."""
    if node is target:
        return by
    if not isinstance(node, Group):
        return node
    parts = tuple(replaced(part, target, by) for part in node.parts)
    if all(a is b for a, b in zip(parts, node.parts, strict=True)):
        return node
    return node._replace(parts=parts)


def capital_term(node: Node) -> Node:
    """The tree with a term that is its very first text capitalized, as at a sentence's start."""
    first = node
    while isinstance(first, Group) and first.tag is not Tag.TERM:
        if first.prefix.strip() or not first.parts:
            return node
        first = first.parts[0]
    if not isinstance(first, Group):
        return node
    return replaced(node, first, in_case(first, TextCase.CAPITALIZE_FIRST, ""))


def holes(node: Node | None) -> Iterable[Hole]:
    """All holes in document order."""
    if isinstance(node, Hole):
        yield node
    elif isinstance(node, Group):
        for part in node.parts:
            yield from holes(part)
