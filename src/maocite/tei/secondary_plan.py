"""What stands where in the ``biblStruct`` of a published work?

Decided once for all records that say the same things, since these are few. The one order of
children that is valid everywhere: ``author* meeting? title* idno* ref* textLang? editor* respStmt*
availability* edition* imprint extent* biblScope*`` in ``monogr``.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType

from maocite.model.record import SecondaryRecord
from maocite.model.role import Role
from maocite.tei.people import in_order
from maocite.tei.roles import BY_ROLE
from maocite.tei.roles import Slot as Host
from maocite.tei.secondary_slots import (
    AdditionsSlot,
    DateSlot,
    LanguageSlot,
    PeopleSlot,
    Slot,
    TextSlot,
    VariableSlot,
)
from maocite.tei.texts import HOST_VARIABLES, ORDER, Place, mapping_for
from maocite.tei.tokens import to_token
from maocite.tei.types import has_analytic, host_level, own_level

_EVENT_DATE = "event-date"
_RANK = {
    name: rank
    for rank, name in enumerate(
        [
            "author",
            "meeting",
            "title",
            "idno",
            "ref",
            "textLang",
            "editor",
            "respStmt",
            "availability",
        ]
    )
}
"""Order of the children of ``analytic`` and of the head of ``monogr``."""
_PLACE = {
    Host.ITEM: Place.ITEM,
    Host.HOST: Place.HOST,
    Host.SERIES: Place.SERIES,
    Host.REVIEWED: Place.REVIEWED,
    Host.ORIGINAL: Place.ORIGINAL,
}
_NO_ATTRIBUTES: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Branch:
    """An element that is there whatever the values are."""

    name: str
    parts: "tuple[Part, ...]" = ()
    attributes: Mapping[str, str] = field(default_factory=lambda: _NO_ATTRIBUTES)


Part = Branch | Slot
Parts = dict[Place, list[Part]]

Shape = tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[Role, ...]]
"""Item type; text variables, and those among them without a word; date variables; roles."""


def shape_of(record: SecondaryRecord) -> Shape:
    """What a record says, apart from the values."""
    texts, people = record.texts, record.people
    empty: tuple[str, ...] = ()
    if not all(map(str.strip, texts.values())):
        empty = tuple(name for name in texts if not texts[name].strip())
    roles = tuple(people)
    if () in people.values():
        roles = tuple(role for role in roles if people[role])
    return record.type, tuple(texts), empty, tuple(record.dates), roles


@lru_cache(maxsize=128)
def plan_of(shape: Shape) -> tuple[Part, ...]:
    """The children of the ``biblStruct`` of such records."""
    item_type, variables, empty, dates, roles = shape
    host = has_analytic(item_type, any(name in variables for name in HOST_VARIABLES))
    parts: Parts = defaultdict(list)
    for variable in sorted(variables, key=lambda name: (ORDER.get(name, len(ORDER)), name)):
        place, slot = _text(variable, item_type, host=host, empty=variable in empty)
        parts[place].append(slot)
    for variable in dates:
        if variable == _EVENT_DATE:
            parts[Place.MEETING].append(DateSlot(variable, None))
        else:
            parts[Place.IMPRINT].append(DateSlot(variable, to_token(variable)))
    for role in in_order(roles):
        place = _PLACE[BY_ROLE[role].slot]
        # In the nested descriptions the author comes first.
        first = BY_ROLE[role].element == "author"
        parts[place].insert(0 if first else len(parts[place]), PeopleSlot(role))
    children: list[Part] = []
    if host:
        children.append(Branch("analytic", _ranked(parts[Place.ITEM])))
        children.append(_monogr(parts, parts[Place.HOST], host_level(item_type)))
    else:
        own = parts[Place.ITEM] + parts[Place.HOST]
        children.append(_monogr(parts, own, own_level(item_type)))
    if Place.SERIES in parts:
        children.append(Branch("series", tuple(parts[Place.SERIES])))
    return (*children, *parts[Place.NOTE], AdditionsSlot(), *_related(parts))


def _text(variable: str, item_type: str, *, host: bool, empty: bool) -> tuple[Place, Slot]:
    mapping = mapping_for(variable, item_type)
    if mapping is not None and not empty:
        title = mapping.element == "title"
        level = _level(mapping.place, item_type, host) if title else None
        return mapping.place, TextSlot(mapping, level)
    if variable == "language" and not empty:
        return Place.ITEM, LanguageSlot()
    return Place.NOTE, VariableSlot(variable)


def _level(place: Place, item_type: str, host: bool) -> str | None:
    match place:
        case Place.SERIES:
            return "s"
        case Place.HOST:
            return host_level(item_type) if host else own_level(item_type)
        case Place.ITEM:
            return "a" if host else own_level(item_type)
        case _:
            return None


def _ranked(parts: Sequence[Part]) -> tuple[Part, ...]:
    return tuple(sorted(parts, key=lambda part: _RANK[_name(part)]))


def _name(part: Part) -> str:
    return part.name if isinstance(part, Branch) else part.element


def _monogr(parts: Parts, head: list[Part], level: str) -> Branch:
    if Place.MEETING in parts:
        head = [*head, Branch("meeting", tuple(parts[Place.MEETING]))]
    if head and "title" not in map(_name, head):
        # "monogr with author and no title" is invalid; an empty title says that there is none.
        head = [*head, Branch("title", attributes={"level": level})]
    imprint = Branch("imprint", tuple(parts[Place.IMPRINT]) or (Branch("date"),))
    middle = (*parts[Place.EDITION], imprint, *parts[Place.EXTENT], *parts[Place.SCOPE])
    return Branch("monogr", (*_ranked(head), *middle))


def _related(parts: Parts) -> list[Part]:
    """Descriptions of other things: where a copy lies, the original, what is reviewed."""
    found: list[Part] = []
    for place, kind in ((Place.ORIGINAL, "originalEdition"), (Place.REVIEWED, "reviewOf")):
        if place in parts:
            inside = Branch("bibl", tuple(parts[place]))
            found.append(Branch("relatedItem", (inside,), {"type": kind}))
    if Place.HOLDING in parts:
        holding = Branch("msDesc", (Branch("msIdentifier", tuple(parts[Place.HOLDING])),))
        found.append(Branch("relatedItem", (holding,), {"type": "holding"}))
    return found
