"""Which title is which? Levels, types and the place where they stand decide."""

from collections.abc import Callable
from dataclasses import dataclass, field

from maocite.tei.node import Node
from maocite.tei.richtext import from_node
from maocite.tei.texts import Place, mapping_of

_MAIN = frozenset(
    {"main", "", "full", "uniform", "given", "desc", "a", "j", "m", "s", "u", "marc245a", "orig"}
)
_SUB = frozenset({"sub", "subtitle", "subordinate", "marc245b", "marc245c"})
_SHORT = frozenset({"short", "abbr", "abbrev", "abbreviated"})


@dataclass(slots=True)
class Group:
    """The parts of one title."""

    main: list[str] = field(default_factory=list)
    subs: list[str] = field(default_factory=list)
    language: str | None = None
    level: str | None = None


@dataclass(slots=True)
class Titles:
    """The titles of an entry, gathered before it is known which of them is the host's."""

    item: Group = field(default_factory=Group)
    host: Group = field(default_factory=Group)
    series: Group = field(default_factory=Group)
    typed: dict[str, str] = field(default_factory=dict)
    """Titles with a variable of their own: ``title-short``."""
    unread: list[Node] = field(default_factory=list)

    def add(self, node: Node, zone: Place, has_analytic: bool) -> None:
        """Take a title in."""
        text = from_node(node)
        if not text:
            return
        level, kind = node.get("level"), (node.get("type") or "").lower()
        group = self._group(level, zone, has_analytic)
        if kind in _SHORT:
            self._short(group, text, node)
        elif kind in _SUB:
            group.subs.append(text)
        elif kind in _MAIN and not (kind == "orig" and group.main):
            self._main(group, text, node)
        elif mapping := mapping_of((Place.ITEM, Place.HOST), "title", kind):
            if mapping.variable in self.typed:
                self.unread.append(node)
            self.typed.setdefault(mapping.variable, text)
        elif not group.main:
            self._main(group, text, node)
        else:
            self.unread.append(node)

    def _group(self, level: str | None, zone: Place, has_analytic: bool) -> Group:
        if zone is Place.SERIES or level == "s":
            return self.series
        if zone is Place.ITEM or level == "a":
            # A journal's title that strayed into ``analytic``.
            return (
                self.host if level == "j" and zone is Place.ITEM and self.item.main else self.item
            )
        return self.host

    def _main(self, group: Group, text: str, node: Node) -> None:
        if group.main:
            self.unread.append(node)
            return
        group.main.append(text)
        group.language, group.level = node.get("xml:lang"), node.get("level")

    def _short(self, group: Group, text: str, node: Node) -> None:
        if group is self.series:
            self.unread.append(node)
            return
        variable = "title-short" if group is self.item else "host-short"
        if variable in self.typed:
            self.unread.append(node)
        self.typed.setdefault(variable, text)

    def now_in_a_host(self) -> None:
        """What was taken for the work itself is a part: its host is described elsewhere."""
        if not self.item.main:
            self.item, self.host = self.host, Group()
            if "host-short" in self.typed:
                self.typed["title-short"] = self.typed.pop("host-short")

    def has_host(self) -> bool:
        """Whether there are a title of a part and one of a host."""
        return bool(self.item.main and self.host.main)

    def host_level(self) -> str | None:
        """Level of the host's title, or of the only one."""
        return self.host.level if self.host.main else self.item.level

    def language(self) -> str | None:
        """Language of the item's title."""
        return self.item.language if self.item.main else self.host.language

    def texts(
        self, join: Callable[[str, list[str]], str], in_host: bool = False
    ) -> dict[str, str]:
        """The titles by CSL variable."""

        def whole(group: Group) -> str:
            return join(group.main[0] if group.main else "", group.subs)

        made = dict(self.typed)
        host_short = made.pop("host-short", None)
        if whole(self.item) or in_host:
            made |= {"title": whole(self.item), "container-title": whole(self.host)}
            made |= {"container-title-short": host_short} if host_short else {}
        else:
            made["title"] = whole(self.host)
            made |= {"title-short": host_short} if host_short else {}
        made["collection-title"] = whole(self.series)
        return {variable: text for variable, text in made.items() if text}
