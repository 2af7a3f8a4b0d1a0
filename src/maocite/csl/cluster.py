"""How do the cites of one citation stand together? Affixes, grouping, collapsing."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy

from maocite.csl.cite import Cite
from maocite.csl.compiled import Layout, Style
from maocite.csl.composite import author
from maocite.csl.link import Writer
from maocite.csl.markup.plain import MARKUP as PLAIN
from maocite.csl.output import (
    Affix,
    Bound,
    Group,
    Hole,
    Node,
    Tag,
    capital_term,
    find,
    find_names,
    without,
)
from maocite.csl.richtext import parse_rich
from maocite.csl.serialise import serialise
from maocite.csl.variables import DATE_VARIABLES
from maocite.csl.yearsuffix import letters

_PUNCTUATION = ".,;:!?"


class Drawn:
    """A cite with its tree, on its way into the citation."""

    __slots__ = ("cite", "collapsed", "delimiter", "node")

    def __init__(
        self, cite: Cite, node: Node, delimiter: str | None = None, collapsed: bool = False
    ) -> None:
        self.cite, self.node = cite, node
        self.delimiter = delimiter
        """What stands before it; None for the delimiter of the layout."""
        self.collapsed = collapsed
        """Whether something of it was left out because of the cite before."""


class Cluster:
    """Puts together the citations of a style."""

    def __init__(self, style: Style, layout: Layout, writer: Writer, plain: Writer) -> None:
        self.style, self.layout = style, layout
        self.writer, self.plain_writer = writer, plain
        area = layout.element
        self.collapse = area.attributes.get("collapse")
        self.by_year = self.collapse in ("year", "year-suffix", "year-suffix-ranged")
        group_delimiter = area.attributes.get("cite-group-delimiter")
        self.grouping = self.by_year or group_delimiter is not None
        # "cite-group-delimiter ... Defaults to ", "" (the suite has the layout's delimiter in
        # styles that sort nothing); year suffixes are joined by year-suffix-delimiter or else
        # by the delimiter of the layout.
        bibliography = style.bibliography
        ordered = layout.sort or (bibliography is not None and bibliography.sort)
        default = ", " if ordered else layout.delimiter
        self.group_delimiter = default if group_delimiter is None else group_delimiter
        self.suffix_delimiter = area.attributes.get(
            "year-suffix-delimiter",
            layout.delimiter if group_delimiter is None else group_delimiter,
        )
        self.after_locator = area.attributes.get("after-collapse-delimiter")
        self.after_collapse = (
            layout.delimiter if self.after_locator is None else self.after_locator
        )
        self.unprinted: dict[str, None] = {}
        """Ids of items of which a cite printed nothing at all, in order."""

    def text(self, cites: Sequence[Cite]) -> str:
        """The text of a citation."""
        if len(cites) == 1:
            cite = cites[0]
            if not (cite.prefix or cite.suffix or cite.suppress_author or cite.author_only):
                shape = self.layout.shapes.shape(cite)
                if shape.node is not None:
                    return self.writer.text(shape.variant("citation", self.alone), cite)
        tree = self.tree(cites)
        if tree is None:
            return ""
        return serialise(tree, cites[0], self.writer.markup, self.style.quotes)

    def composite(self, cites: Sequence[Cite]) -> tuple[str, str]:
        """The author of the first cite as text, and the citation without this author."""
        first, style = cites[0], self.style
        node, own = author(first, self.layout.shapes.shape(first).node, style.locale)
        if node is None:
            return "", self.text(cites)
        name = serialise(node, first, self.writer.markup, style.quotes)
        first.suppress_author = own
        return name, self.text(cites)

    def alone(self, node: Node) -> Node:
        """A cite that is the only one of its citation, without affixes of its own."""
        return self.framed((capital_term(node) if self.style.note_style else node,))

    def framed(self, nodes: tuple[Node, ...]) -> Node:
        """The cites of a citation with the affixes and formatting of the layout.

        After a mark a citation ends in no space: what follows in the document has its own.
        """
        layout = self.layout
        suffix = layout.suffix.rstrip(" ")
        if suffix[-1:] not in _PUNCTUATION or suffix[-1:] == ",":
            suffix = layout.suffix
        inner: Node = Group(nodes, prefix=layout.prefix, suffix=suffix)
        return inner if layout.format is None else Group((inner,), format=layout.format)

    def tree(self, cites: Sequence[Cite]) -> Node | None:
        """The tree of a citation; None where nothing is printed."""
        drawn = []
        for index, cite in enumerate(cites):
            node = self.cite_node(cite, index == 0)
            if node is not None:
                drawn.append(Drawn(cite, node))
        if not drawn:
            return None
        if len(drawn) > 1:
            if self.collapse == "citation-number":
                drawn = self.collapse_numbers(drawn)
            elif self.grouping:
                drawn = self.group(drawn)
        nodes: list[Node] = []
        for index, entry in enumerate(drawn):
            if index:
                nodes.append(Affix(self.between(drawn[index - 1], entry, index)))
            nodes.append(Bound(with_affixes(entry.node, entry.cite), entry.cite))
        return self.framed(tuple(nodes))

    def between(self, before: Drawn, entry: Drawn, index: int) -> str:
        """What stands between two cites."""
        if entry.cite.prefix[:1] and entry.cite.prefix[0] in _PUNCTUATION:
            return ""
        if entry.delimiter is not None:
            return entry.delimiter
        # "after-collapse-delimiter ... the cite delimiter to be used after a collapsed cite
        # group"; the established processor also has it after the first cite of a citation.
        after = self.by_year and (before.collapsed or index == 1)
        return self.after_collapse if after else self.layout.delimiter

    def cite_node(self, cite: Cite, first: bool) -> Node | None:
        """The tree of one cite without its affixes."""
        node = self.layout.shapes.shape(cite).node
        if node is None:
            if not (cite.suppress_author or cite.author_only):
                self.unprinted[cite.item.id] = None
            return None
        names = find(node, Tag.NAMES)
        if cite.author_only:
            return find_names(node) or node
        if cite.suppress_author and names is not None:
            left = without(node, names)
            return None if left is None else trimmed(left)
        if self.style.note_style and begins_sentence(cite.prefix, first):
            return capital_term(node)
        return node

    # Collapsing by author and year

    def group(self, drawn: list[Drawn]) -> list[Drawn]:
        """Cites of the same names stand together, and share names and years.

        "With cite grouping, cites with identical rendered names are grouped together."
        """
        groups: dict[str, list[Drawn]] = {}
        run, before = 0, ""
        for number, entry in enumerate(drawn):
            names = find_names(entry.node)
            text = "" if names is None else self.plain(names, entry.cite)
            # Cites without names are no group; only their years may be alike.
            if text != before or not (text or self.by_year):
                run, before = number, text
            # Without cs:sort cites keep their places, and only neighbours belong together.
            key = text if text and self.layout.sort else f"\0{run}"
            groups.setdefault(key, []).append(entry)
        result: list[Drawn] = []
        for entries in groups.values():
            if self.by_year and len(entries) > 1:
                entries = self.collapse_group(entries)
            else:
                for entry in entries[1:]:
                    entry.delimiter = self.group_delimiter
            result += entries
        return result

    def collapse_group(self, entries: list[Drawn]) -> list[Drawn]:
        """Later cites of a group lose their names, and with year-suffix also the same year."""
        result = [entries[0]]
        for entry in entries[1:]:
            before = result[-1]
            names = find(entry.node, Tag.NAMES)
            if entry.cite.prefix or before.cite.suffix:
                result.append(entry)
                continue
            left = None if names is None else without(entry.node, names)
            if names is not None and left is None:
                if entry.cite.suffix:
                    result.append(entry)  # what the author of the document added stays
                continue
            if left is not None:
                entry.node = trimmed(left)
                entry.collapsed = before.collapsed = True
                entry.delimiter = self.group_delimiter
            if before.cite.locator and self.after_locator is not None:
                entry.delimiter = self.after_locator
            result.append(entry)
        if self.collapse in ("year-suffix", "year-suffix-ranged"):
            result = self.collapse_suffixes(entries[0], result)
        return result

    def collapse_suffixes(self, first: Drawn, entries: list[Drawn]) -> list[Drawn]:
        """ "2000a, 2000b" becomes "2000a, b", or "2000a–c" where ranged."""
        names = find(first.node, Tag.NAMES)
        bare_first = None if names is None else without(first.node, names)
        keys = [
            self.year_key(entry, trimmed(bare_first) if entry is first and bare_first else None)
            for entry in entries
        ]
        result: list[Drawn] = []
        index = 0
        while index < len(entries):
            end = index + 1
            while (
                end < len(entries)
                and keys[end] is not None
                and keys[end] == keys[index]
                and not prints_locator(entries[end - 1])
                and not entries[end].cite.prefix
            ):
                end += 1
            result.append(entries[index])
            result += self.suffix_run(entries[index:end])
            index = end
        return result

    def suffix_run(self, run: list[Drawn]) -> list[Drawn]:
        """The cites after the first of a run of one year, reduced to their suffixes."""
        rest: list[Drawn] = []
        position = 1
        while position < len(run):
            if self.collapse == "year-suffix-ranged":
                end = position
                while (
                    end < len(run)
                    and run[end].cite.hints.year_suffix == run[end - 1].cite.hints.year_suffix + 1
                    and not prints_locator(run[end])
                ):
                    end += 1
                # "a–c": at least three suffixes in a row, the first one standing already.
                start = position - 1
                if end - start >= 3:
                    last = run[end - 1]
                    rest.append(Drawn(last.cite, self.suffix_only(last), "–", True))
                    position = end
                    continue
            entry = run[position]
            rest.append(Drawn(entry.cite, self.suffix_only(entry), self.suffix_delimiter, True))
            position += 1
        return rest

    def suffix_only(self, entry: Drawn) -> Node:
        """The year suffix of a cite, with what follows it (a locator)."""
        node = formatted_suffix(entry.node, entry.cite) or letters(entry.cite.hints.year_suffix)
        locator = find(entry.node, Tag.LOCATOR)
        if locator is not None and entry.cite.locator:
            date = find(entry.node, Tag.DATE)
            left = None if date is None else without(entry.node, date)
            if left is not None:
                return Group((node, left))
        return node

    def year_key(self, entry: Drawn, node: Node | None) -> str | None:
        """The text of a cite without names, suffix and locator; None where it has no suffix."""
        if not entry.cite.hints.year_suffix:
            return None
        bare = entry.node if node is None else node
        date = find(bare, Tag.DATE)
        plain = copy(entry.cite)
        plain.hints = plain.hints._replace(year_suffix=0)
        plain.locator = plain.label = ""
        suffix = find(bare, Tag.YEAR_SUFFIX)
        if suffix is not None:
            without_suffix = without(bare, suffix)
            bare = without_suffix if without_suffix is not None else ""
        locator = find(bare, Tag.LOCATOR)
        if locator is not None and date is not None:
            bare = date
        return self.plain(bare, plain)

    # Collapsing by number

    def collapse_numbers(self, drawn: list[Drawn]) -> list[Drawn]:
        """ "[1, 2, 3, 5]" becomes "[1–3, 5]"; cites that print a locator or suffix stand alone."""
        result: list[Drawn] = []
        index = 0
        while index < len(drawn):
            end = index + 1
            while end < len(drawn) and self.follows(drawn[end - 1], drawn[end]):
                end += 1
            result.append(drawn[index])
            if end - index >= 3:
                last = drawn[end - 1]
                last.delimiter = "–"
                last.collapsed = True
                result.append(last)
            else:
                result += drawn[index + 1 : end]
            index = end
        return result

    def follows(self, before: Drawn, entry: Drawn) -> bool:
        """Whether a cite is the next number after another, both bare; a prefix may come first."""
        bare = not entry.cite.prefix and all(
            not part.cite.suffix
            and not prints_locator(part)
            and find(part.node, Tag.CITATION_NUMBER) is not None
            for part in (before, entry)
        )
        return bare and entry.cite.citation_number == before.cite.citation_number + 1

    def plain(self, node: Node, cite: Cite) -> str:
        """Plain text, to compare."""
        return serialise(node, cite, PLAIN, self.style.quotes)


def prints_locator(entry: Drawn) -> bool:
    """Whether a cite has a locator, and the style prints it."""
    return bool(entry.cite.locator) and find(entry.node, Tag.LOCATOR) is not None


def formatted_suffix(node: Node, cite: Cite) -> Node | None:
    """The year suffix that a tree has, in the formatting around it; None where it has none."""
    if isinstance(node, Hole):
        if node.tag is Tag.YEAR_SUFFIX:
            return node
        if node.variable not in DATE_VARIABLES:
            return None
        value = node.value(cite)
        if not isinstance(value, str):
            return formatted_suffix(value, cite)
        suffix = letters(cite.hints.year_suffix)
        return suffix if value.endswith(suffix) else None
    if not isinstance(node, Group) or node.tag is Tag.NAMES:
        return None
    if node.tag is Tag.YEAR_SUFFIX:
        return node
    parts = (formatted_suffix(part, cite) for part in node.parts)
    found = next((part for part in parts if part is not None), None)
    return found if found is None or node.format is None else Group((found,), format=node.format)


def begins_sentence(prefix: str, first: bool) -> bool:
    """Whether a cite with a prefix stands at the beginning of a sentence."""
    bare = prefix.rstrip().rstrip("\"'”’»")
    if not bare:
        return first
    return bare[-1] in ".!?"


def with_affixes(node: Node, cite: Cite) -> Node:
    """The cite between the prefix and suffix that the author of the document gave it."""
    if not cite.prefix and not cite.suffix:
        return node
    parts = [node]
    if cite.prefix:
        prefix = cite.prefix
        parts.insert(0, parse_rich(prefix if prefix[-1:].isspace() else prefix + " "))
    if cite.suffix:
        suffix = cite.suffix
        parts.append(parse_rich(" " + suffix if suffix[:1].isalnum() else suffix))
    return Group(tuple(parts))


def trimmed(node: Node) -> Node:
    """A tree without the delimiters that its missing first part left at its beginning."""
    if isinstance(node, str):
        return node.lstrip(" ,;:")
    if isinstance(node, Group):
        prefix = node.prefix.lstrip(" ,;:")
        if prefix or not node.parts:
            return node if prefix == node.prefix else node._replace(prefix=prefix)
        return node._replace(prefix="", parts=(trimmed(node.parts[0]), *node.parts[1:]))
    return node
