"""Which elements hold the people of a record?"""

from collections.abc import Iterator

from maocite.model.record import People
from maocite.model.role import Role
from maocite.tei.names import to_nodes
from maocite.tei.node import Node, element
from maocite.tei.roles import BY_ROLE, ROLES, RoleMapping

_RANK = {mapping.role: rank for rank, mapping in enumerate(ROLES)}


def mapped(people: People) -> Iterator[tuple[RoleMapping, list[Node]]]:
    """Each role with its line of the table and its elements, in the order of the table."""
    for role in people if len(people) < 2 else sorted(people, key=_RANK.__getitem__):
        mapping = BY_ROLE[role]
        if names := people[role]:
            if mapping.element == "respStmt":
                inside = [node for name in names for node in to_nodes(name)]
                yield mapping, [responsibility(mapping.role, inside)]
            else:
                yield mapping, [_agent(mapping, to_nodes(name)) for name in names]


def _agent(mapping: RoleMapping, nodes: list[Node]) -> Node:
    return Node(mapping.element, {"role": mapping.word} if mapping.word else {}, [*nodes])


def responsibility(role: Role, names: list[Node]) -> Node:
    """``respStmt`` with the role as key and in words."""
    word = BY_ROLE[role].word or role.value
    resp = element("resp", word.replace("-", " "), attributes={"key": role.value})
    return element("respStmt", resp, *names)
