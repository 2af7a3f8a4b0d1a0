"""Which elements hold the people of a record?"""

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import lru_cache

from maocite.model.name import Name
from maocite.model.record import People
from maocite.model.role import Role
from maocite.tei.names import plain_text, to_nodes
from maocite.tei.node import Node, element, shared
from maocite.tei.roles import BY_ROLE, ROLES, RoleMapping
from maocite.tei.serialise import STEP, lines, start_tag

_RANK = {mapping.role: rank for rank, mapping in enumerate(ROLES)}


def in_order(roles: Collection[Role]) -> Iterable[Role]:
    """Roles in the order of the table."""
    return roles if len(roles) < 2 else sorted(roles, key=_RANK.__getitem__)


def mapped(people: People) -> Iterator[tuple[RoleMapping, list[Node]]]:
    """Each role with its line of the table and its elements, in the order of the table."""
    for role in in_order(people):
        if names := people[role]:
            yield BY_ROLE[role], of_role(role, names)


def of_role(role: Role, names: tuple[Name, ...]) -> list[Node]:
    """The elements of all who have one role."""
    if BY_ROLE[role].element == "respStmt":
        return [_responsible(role, names)]
    return [_agent(role, name) for name in names]


@lru_cache(maxsize=256)
def lines_of_role(role: Role, indent: str) -> Callable[[tuple[Name, ...]], str]:
    """What writes `of_role` as lines that begin with this white space."""
    mapping = BY_ROLE[role]
    if mapping.element == "respStmt":
        return _responsible_lines(role, indent)
    start = start_tag(mapping.element, {"role": mapping.word} if mapping.word else {})
    before = f"{indent}{start}\n{indent}{STEP}"
    after = f"\n{indent}</{mapping.element}>\n"

    def agents(names: tuple[Name, ...]) -> str:
        made = ""
        for name in names:
            if (text := plain_text(name)) is not None:
                made += f"{before}{text}{after}"
            else:
                made += lines((_agent(role, name),), indent)
        return made

    return agents


def _responsible_lines(role: Role, indent: str) -> Callable[[tuple[Name, ...]], str]:
    inner = indent + STEP
    before = f"{indent}<respStmt>\n{lines((_resp(role),), inner)}"
    after = f"{indent}</respStmt>\n"

    def responsible(names: tuple[Name, ...]) -> str:
        pieces = [before]
        for name in names:
            if (text := plain_text(name)) is None:
                return lines(of_role(role, names), indent)
            pieces.append(f"{inner}{text}\n")
        pieces.append(after)
        return "".join(pieces)

    return responsible


@lru_cache(maxsize=512)
def _agent(role: Role, name: Name) -> Node:
    """The same few people are named again and again."""
    mapping = BY_ROLE[role]
    return shared(
        Node(mapping.element, {"role": mapping.word} if mapping.word else {}, [*to_nodes(name)])
    )


@lru_cache(maxsize=512)
def _responsible(role: Role, names: tuple[Name, ...]) -> Node:
    return shared(responsibility(role, [node for name in names for node in to_nodes(name)]))


def responsibility(role: Role, names: list[Node]) -> Node:
    """``respStmt`` with the role as key and in words."""
    return element("respStmt", _resp(role), *names)


def _resp(role: Role) -> Node:
    word = BY_ROLE[role].word or role.value
    return element("resp", word.replace("-", " "), attributes={"key": role.value})
