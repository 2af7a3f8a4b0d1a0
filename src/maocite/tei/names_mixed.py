"""Who is meant where only the family name is marked: ``F. <name>Abbott</name>``?

Epigraphic projects write names so, with ``name``, ``name type="surname"`` or ``surname``; what
stands before the family name are the given names, or what follows it and a comma.
"""

import re

from maocite.model.name import Name, NameKind
from maocite.tei.node import Node, collapse

_MARKED = frozenset({"name", "surname"})
_WORDS = re.compile(
    r"^[\s,;/]*(?:and|und|et|e|y|i|with|by|von|par|in|ed\.|&)\s|\s(?:and|und|et|&)\s*$|^(?:and|und|et|&)$",
    re.I,
)
OTHERS = re.compile(
    r"[\s,]*(?:\[?et al\b\.?\]?|u\.\s?a\.|and others|et alii|κ\.\s?ά\.)[\s,.;]*$", re.I
)
_GIVEN = re.compile(r"[^\W\d_][\w.’'-]*(?:[\s.][^\W\d_][\w.’'-]*){0,4}")
_AFTER = re.compile(r"^\s*,\s*(?P<given>[^\W\d_][^,;()\[\]]*)")


def around_family_names(node: Node) -> list[Name] | None:
    """The people of an element whose own text holds the given names; None where it does not."""
    marked = [child for child in node.elements() if child.name in _MARKED]
    if not marked or any(
        child.name in ("forename", "persName", "orgName") for child in node.elements()
    ):
        return None
    if any(child.get("type") not in (None, "surname", "family", "last") for child in marked):
        return None
    before, after = _texts(node, marked)
    last = after[-1]
    others = OTHERS.search(last)
    if others:
        after[-1] = last[: others.start()]
    given = [_given(text) for text in before]
    if not any(given):
        given = [_behind(text) for text in after]
    if not any(given):
        return None
    names = [
        Name(family=child.text(), given=first or None)
        for child, first in zip(marked, given, strict=True)
        if child.text()
    ]
    if others:
        names.append(Name(literal=others[0].strip(" ,;"), kind=NameKind.GROUP))
    return names


def completed(node: Node) -> Node:
    """A name of which one part is marked and the other is text: ``<forename>Aphra</forename> Behn``."""
    marked = [child for child in node.elements() if child.name in ("forename", "surname")]
    kinds = {child.name for child in marked}
    if len(kinds) != 1 or any(child.name in ("nameLink", "roleName") for child in node.elements()):
        return node
    loose, ahead = "", False
    rest: list[Node | str] = []
    for child in node.children:
        if isinstance(child, str) or (child.name in ("persName", "name") and _is_plain(child)):
            words = child if isinstance(child, str) else f" {child.text()} "
            ahead = ahead or bool(words.strip(" ,;") and not rest)
            loose += words
        else:
            rest.append(child)
    plain = collapse(_WORDS.sub(" ", collapse(OTHERS.sub("", loose)))).strip(" ,;")
    is_name = _GIVEN.fullmatch(plain) and any(c.isupper() for c in plain)
    if not is_name or (kinds == {"surname"} and not plain[0].isupper()):
        return node
    missing = Node("surname" if kinds == {"forename"} else "forename", {}, [plain], node.line)
    rest.insert(0 if ahead else len(rest), missing)
    return Node(node.name, node.attributes, rest, node.line)


def says_more(node: Node) -> bool:
    """Whether words stand beside the parts of a name that are none of them: ``(fl. 1200)``."""
    if node.first("forename", "surname") is None or completed(node) is not node:
        return False
    words = _WORDS.sub(" ", _ROLE.sub(" ", OTHERS.sub(" ", node.own_text())))
    return bool(_SAYS.search(words)) and around_family_names(node) is None


_ROLE = re.compile(
    r"\(?\b(?:eds?|hrsg|hg|dir|coord|trans|tr|übers|éd|a cura di|author|editor)s?\b\.?\)?", re.I
)
_SAYS = re.compile(r"[^\W_]{2,}")


def _is_plain(node: Node) -> bool:
    return not any(node.elements()) and (node.get("type") or "main") in ("main", "family", "last")


def _texts(node: Node, marked: list[Node]) -> tuple[list[str], list[str]]:
    """What stands before each marked name, and after it."""
    pieces = [""]
    for child in node.children:
        if isinstance(child, str):
            pieces[-1] += child
        elif any(child is name for name in marked):
            pieces.append("")
    return pieces[:-1], pieces[1:]


def _given(text: str) -> str:
    plain = collapse(_WORDS.sub(" ", collapse(text))).strip(" ,;")
    return plain if _GIVEN.fullmatch(plain) and plain[0].isupper() else ""


def _behind(text: str) -> str:
    match = _AFTER.match(text)
    plain = collapse(_WORDS.sub(" ", match["given"])).strip(" ,;") if match else ""
    return plain if _GIVEN.fullmatch(plain) and plain[0].isupper() else ""
