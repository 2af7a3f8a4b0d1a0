"""Which title is which? Levels, types, languages and the place where they stand decide."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from maocite.tei.node import Node
from maocite.tei.richtext import from_node
from maocite.tei.texts import Place, mapping_of

_MAIN = frozenset(
    {"main", "", "full", "uniform", "given", "desc", "marc245a", "orig", "proper", "a", "j", "m", "s", "u"}
)  # fmt: skip
_ORIGINAL = frozenset({"orig", "uniform"})
"""Main titles only where there is no other."""
_SUB = frozenset({"sub", "subtitle", "subordinate", "marc245b", "marc245c"})
_SHORT = frozenset({"short", "abbr", "abbrev", "abbreviated", "shorttitle", "short-title"})
_MEETING = frozenset({"conferencename", "meetingname", "conference", "meeting"})
_LEVELS = frozenset("ajmsu")
_FULL_STOP = re.compile(r"(?P<title>[^.]*\s[^\W\d_]{4,}[)»”]?|.*\s[^\W\d_]{6,}[)»”]?)\.", re.S)
"""A title of several words with the full stop of the entry; a word cut short keeps its own."""
_IN_QUOTES = re.compile(
    r"“(?P<a>[^“”]+)”|\"(?P<b>[^\"]+)\"|«\s?(?P<c>[^«»]+?)\s?»|„(?P<d>[^„“”]+)[“”]|‘(?P<e>[^‘’]+)’"
)
_ITALIC = re.compile(r"(?:<i>[^<]*</i>\s*)+")
_IN = re.compile(
    r"(?:^|[\s.,;:(\[”\"’»])(?:in|dans|aus|from|en|em|nel|nella|w|в)\s*:?\s*[“\"«(]?\s*$", re.I
)
"""Words before the title of a host."""


@dataclass(slots=True)
class Found:
    """A title as it stands in the file."""

    node: Node
    text: str
    level: str | None
    kind: str
    zone: Place
    lead: str
    """The text before it."""

    @property
    def language(self) -> str | None:
        """``xml:lang`` of the title."""
        return self.node.get("xml:lang")


@dataclass(slots=True)
class Group:
    """The parts of one title."""

    main: Found | None = None
    subs: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The main title; empty where there is none."""
        return self.main.text if self.main is not None else ""


@dataclass(slots=True)
class Titles:
    """The titles of an entry, gathered before it is known which of them is the host's."""

    found: list[Found] = field(default_factory=list)
    item: Group = field(default_factory=Group)
    host: Group = field(default_factory=Group)
    series: Group = field(default_factory=Group)
    typed: dict[str, str] = field(default_factory=dict)
    """Titles with a variable of their own: ``title-short``."""
    unread: list[Node] = field(default_factory=list)

    def add(
        self,
        node: Node,
        zone: Place,
        lead: str = "",
        *,
        ours: bool = False,
        in_words: bool = False,
    ) -> None:
        """Take a title in; `lead` is the text before it, `in_words`: punctuation may stand in it."""
        if not (text := from_node(node)):
            return
        if not ours and _ITALIC.fullmatch(text):
            # How it is printed, not what it says.
            text = text.replace("<i>", "").replace("</i>", "")
        level, kind = node.get("level"), (node.get("type") or "").lower()
        if level is None and kind in _LEVELS:
            level = kind
        elif level is None and "quote" in (node.get("rend") or ""):
            level = "a"  # the title of a part is printed in quotation marks
        text = _bare(text, level) if in_words else text
        self.found.append(Found(node, text, level, kind, zone, lead))

    def now_in_a_host(self) -> None:
        """What was taken for the work itself is a part: its host is described elsewhere."""
        if any(found.level == "a" or found.zone is Place.ITEM for found in self.found):
            return
        for found in self.found:
            if found.zone is not Place.SERIES and found.level != "s":
                found.zone = Place.ITEM

    def settle(self) -> None:
        """Say which title is whose, once all are known."""
        mains = [found for found in self.found if found.kind in _MAIN]
        if any(found.kind not in _ORIGINAL for found in mains):
            mains = [found for found in mains if found.kind not in _ORIGINAL]
        known = {id(found) for found in mains}
        if not any(found.zone is not Place.SERIES and found.level != "s" for found in mains):
            # Others name kinds of their own: the first that means nothing else is the title.
            spare = next((f for f in self.found if self._variable(f) is None), None)
            if spare is not None:
                mains.append(spare)
                known.add(id(spare))
        groups = self._grouped(mains)
        last: Found | None = None
        for found in self.found:
            if id(found) in known:
                last = found
                self._main(groups[id(found)], found)
            elif found.kind in _SUB:
                self._sub(self._near(found, last, groups), found)
            elif found.kind in _SHORT:
                self._short(self._near(found, last, groups), found)
            else:
                self._other(found)

    def _variable(self, found: Found) -> str | None:
        if found.kind in _SUB or found.kind in _SHORT:
            return found.kind
        mapping = mapping_of((Place.ITEM, Place.HOST), "title", found.kind)
        return mapping.variable if mapping is not None else None

    def _grouped(self, mains: list[Found]) -> dict[int, Group]:
        """Whose titles the main ones are."""
        groups: dict[int, Group] = {}
        free: list[Found] = []
        for found in mains:
            if found.level == "s" or (found.zone is Place.SERIES and found.level != "j"):
                groups[id(found)] = self.series
            elif found.level == "a" or found.zone is Place.ITEM:
                stray = found.level == "j" and any(groups.get(id(f)) is self.item for f in mains)
                # A journal's title may have strayed into ``analytic``.
                groups[id(found)] = self.host if stray else self.item
            else:
                free.append(found)
        parted = any(group is self.item for group in groups.values())
        for index, found in enumerate(free):
            groups[id(found)] = self.host
            if parted or not index or not _is_host(free[0], found):
                continue
            # ``<title>Part</title> in <title>Whole</title>``
            parted = True
            groups[id(free[0])] = self.item
        return groups

    def _near(self, found: Found, last: Found | None, groups: dict[int, Group]) -> Group:
        """The title to which a subtitle or a short form belongs."""
        if found.level == "s" or (found.zone is Place.SERIES and found.level != "j"):
            return self.series
        if last is not None and last.zone is found.zone and found.level in (None, last.level):
            return groups[id(last)]
        if found.level == "a" or found.zone is Place.ITEM:
            return self.item
        same = [f for f in self.found if id(f) in groups and f.level == found.level]
        return groups[id(same[0])] if same else self.host

    def _main(self, group: Group, found: Found) -> None:
        if group.main is None:
            group.main = found
        elif group.main.text != found.text:
            self.unread.append(found.node)

    def _sub(self, group: Group, found: Found) -> None:
        ours = group.main.language if group.main is not None else None
        if ours and found.language and ours != found.language:
            # The subtitle of a title in another language.
            self.unread.append(found.node)
        elif found.text not in group.subs:
            group.subs.append(found.text)

    def _short(self, group: Group, found: Found) -> None:
        if group is self.series:
            self.unread.append(found.node)
            return
        variable = "title-short" if group is self.item else "host-short"
        if self.typed.setdefault(variable, found.text) != found.text:
            self.unread.append(found.node)

    def _other(self, found: Found) -> None:
        if found.kind in _MEETING and "event-title" not in self.typed:
            self.typed["event-title"] = found.text
            return
        if found.kind == "alternative" and found.zone is Place.SERIES and not self.series.main:
            self.series.main = found
            return
        mapping = mapping_of((Place.ITEM, Place.HOST), "title", found.kind)
        if mapping is None or self.typed.setdefault(mapping.variable, found.text) != found.text:
            self.unread.append(found.node)

    def has_host(self) -> bool:
        """Whether there are a title of a part and one of a host."""
        return bool(self.item.main and self.host.main)

    def host_level(self) -> str | None:
        """Level of the host's title, or of the only one."""
        main = self.host.main or self.item.main
        return main.level if main is not None else None

    def own_level(self) -> str | None:
        """Level of the item's own title."""
        main = self.item.main or self.host.main
        return main.level if main is not None else None

    def language(self) -> str | None:
        """Language of the item's title."""
        main = self.item.main or self.host.main
        return main.language if main is not None else None

    def texts(
        self, join: Callable[[str, list[str]], str], in_host: bool = False
    ) -> dict[str, str]:
        """The titles by CSL variable."""
        made = dict(self.typed)
        host_short = made.pop("host-short", None)
        item, host = join(self.item.text, self.item.subs), join(self.host.text, self.host.subs)
        if item or in_host:
            made |= {"title": item, "container-title": host}
            made |= {"container-title-short": host_short} if host_short else {}
        else:
            made["title"] = host
            made |= {"title-short": host_short} if host_short else {}
        made["collection-title"] = join(self.series.text, self.series.subs)
        return {variable: text for variable, text in made.items() if text}


def _bare(text: str, level: str | None) -> str:
    """A title without the marks that an entry sets around it: quotation marks, the comma or full stop."""
    if match := _IN_QUOTES.fullmatch(text.rstrip(" ,.")):
        text = next(group for group in match.groups() if group)
    text = text.rstrip(" ,") or text
    # Titles of journals are often cut short: "J. Things".
    match = _FULL_STOP.fullmatch(text) if level not in ("j", "s") else None
    return match["title"] if match else text


def _is_host(first: Found, found: Found) -> bool:
    """Whether a second title is that of the work in which the first one stands."""
    if found.text == first.text or (found.language and first.language):
        # The same title in two languages.
        return bool(found.language == first.language and found.level == "j" != first.level)
    if found.level == "j":
        return first.level != "j"
    return bool((first.level is None and found.level is not None) or _IN.search(found.lead))
