"""What is known of a record while its elements are read one after another?"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from maocite.model.date import Date
from maocite.model.name import Name
from maocite.model.provenance import Provenance
from maocite.model.record import Silence
from maocite.model.role import Role
from maocite.tei.extras import (
    EXTRA,
    KEYWORDS,
    PROVENANCE,
    SILENCE,
    VARIABLE,
    extra_of,
    keywords_of,
    provenance_of,
)
from maocite.tei.names_loose import people_of, says_editor
from maocite.tei.names_mixed import says_more
from maocite.tei.node import Node
from maocite.tei.roles import role_of
from maocite.tei.serialise import inline

_BESIDE = ("email", "affiliation", "note", "address")
"""What stands in an ``author`` beside the name."""

KEPT = "tei"
"""Key of ``extra``: elements that have no place in a record, as XML."""
_KEYWORD_TYPES = frozenset({KEYWORDS, "keyword", "tags", "tag", "taglist", "subject", "subjects"})


@dataclass(slots=True)
class Draft:
    """The parts of a record that both shapes share."""

    ours: bool = False
    """Whether our writer wrote the entry, so that it is read to the letter."""
    people: dict[Role, list[Name]] = field(default_factory=lambda: defaultdict(list))
    dates: dict[str, Date] = field(default_factory=dict)
    variables: dict[str, str] = field(default_factory=dict)
    """Variables that ``note type="csl"`` gives."""
    keywords: list[str] = field(default_factory=list)
    provenance: list[Provenance] = field(default_factory=list)
    silence: list[Silence] = field(default_factory=list)
    extra: dict[str, object] = field(default_factory=dict)
    unread: list[Node] = field(default_factory=list)
    """What nobody understood: kept as it is, and reported."""

    def add_people(self, node: Node, role: Role | None = None) -> None:
        """The people of an element in a role, or in the role that the element names."""
        known = role if role is not None else role_of(node)
        names = people_of(node, ours=self.ours)
        pointed = any(node.get(name) for name in ("ref", "key", "corresp", "target"))
        if known is None or (not names and (node.text() or pointed)):
            self.unread.append(node)
            return
        unmarked = node.name == "author" and node.get("role") is None and not self.ours
        if unmarked and known is Role.AUTHOR and says_editor(node):
            known = Role.EDITOR
        new = (name for name in names if self.ours or name not in self.people[known])
        self.people[known] += new
        self.unread += node.elements(*_BESIDE)
        if not self.ours:
            parts = (node, *node.elements("persName", "name"))
            self.unread += (part for part in parts if says_more(part))
        for inner in node.elements("persName", "name"):
            self.unread += inner.elements(*_BESIDE)

    def add_note(self, node: Node) -> bool:
        """Read a note that is ours; False for all others."""
        kind = node.get("type") or ""
        if kind.lower() in _KEYWORD_TYPES:
            self.keywords += keywords_of(node)
        elif kind == PROVENANCE and node.get("n") is not None:
            self.provenance.append(provenance_of(node))
        elif kind == SILENCE and (check := node.get("n")) is not None:
            self.silence.append(Silence(check, node.text()))
        elif kind == EXTRA and node.get("n") is not None:
            key, value = extra_of(node)
            self.extra[key] = value
        elif kind == VARIABLE and (name := node.get("n")) is not None:
            self.variables[name] = node.text()
        else:
            return False
        return True

    def add_about(self, nodes: Sequence[Node]) -> Node | None:
        """Keywords that a header gives where the entry has none; returns the header's abstract."""
        if not self.keywords:
            for node in nodes:
                if node.name == "keywords":
                    self.keywords += (
                        word for word in keywords_of(node) if word not in self.keywords
                    )
        return next((node for node in nodes if node.name == "abstract" and node.text()), None)

    def all_people(self) -> dict[Role, tuple[Name, ...]]:
        """People by role; roles without people are left out."""
        return {role: tuple(names) for role, names in self.people.items() if names}

    def all_extra(self) -> dict[str, object]:
        """Fields of foreign formats, with what could not be read."""
        if not self.unread:
            return self.extra
        before = self.extra.get(KEPT)
        found: list[object] = list(before) if isinstance(before, list) else []
        return self.extra | {KEPT: found + [" ".join(inline(n).split()) for n in self.unread]}
