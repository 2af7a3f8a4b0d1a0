"""How are elements of a MODS record found? By paths without prefixes, and soon where there is nothing.

A path of `mods_table` is an XPath; most lead nowhere in most records.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from maocite.mapping.mods_table import NAMESPACE
from maocite.mapping.xml import text_of

if TYPE_CHECKING:
    from lxml.etree import XPath
    from lxml.etree import _Element as Element

Find = Callable[[str], list["Element"]]
"""What a path leads to from the record."""


@cache
def _xpath(path: str) -> "XPath":
    from lxml import etree

    steps = re.sub(r"(?<![@\w'])(\w+)(?=[\[/]|$)", r"m:\1", path)
    return etree.XPath(steps, namespaces={"m": NAMESPACE})


@cache
def ends(path: str) -> tuple[str, str]:
    """The names of the first and the last element of a path."""
    first, last = re.split(r"/(?![^\[]*\])", path)[0], path.rpartition("/")[2]
    ends = (step.partition("[")[0] for step in (first, last))
    head, tail = (f"{{{NAMESPACE}}}{name}" for name in ends)
    return head, tail


def find(element: "Element", path: str) -> list["Element"]:
    """What a path leads to."""
    found = _xpath(path)(element)
    return found if isinstance(found, list) else []


def take(element: "Element") -> str:
    """The text of an element, which is thereby dealt with."""
    text = text_of(element)
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
    return text
