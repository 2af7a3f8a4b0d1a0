"""What may stand inside an element? A short notation for content models, read into a tree.

``author* title+ (editor | respStmt)* note?``: names in order, ``|`` for a choice, brackets, and
the marks of DTDs for how often. ``#text`` is text; a mixed model is ``(#text | hi)*``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

TEXT = "#text"
"""Text, among the names of elements."""
_TOKEN = re.compile(r"#text|[\w.-]+|[()|?*+]")


class Times(Enum):
    """How often something stands."""

    ONCE = ""
    OPTIONAL = "?"
    ANY = "*"
    SOME = "+"


@dataclass(frozen=True, slots=True)
class Leaf:
    """An element, or text."""

    name: str
    """Name of the element; `TEXT` for text."""
    times: Times = Times.ONCE


@dataclass(frozen=True, slots=True)
class Branch:
    """Several models, one after another or one of them."""

    parts: "tuple[Model, ...]"
    choice: bool
    times: Times = Times.ONCE


Model = Leaf | Branch


def parse_model(notation: str) -> Model:
    """The tree of a content model; an empty one for an empty notation.

    Raises `ValueError` where brackets do not match.

    >>> parse_model("a b?")
    Branch(parts=(Leaf(name='a', times=<Times.ONCE: ''>), Leaf(name='b', times=<Times.OPTIONAL: '?'>)), choice=False, times=<Times.ONCE: ''>)
    """
    tokens = _TOKEN.findall(notation)
    model, rest = _branch(tokens)
    if rest:
        raise ValueError(f"brackets do not match in {notation!r}")
    return model


def _branch(tokens: list[str]) -> tuple[Model, list[str]]:
    """What stands up to the closing bracket or the end."""
    options: list[list[Model]] = [[]]
    while tokens and tokens[0] != ")":
        token, *tokens = tokens
        if token == "|":
            options.append([])
            continue
        part: Model
        if token == "(":
            part, tokens = _branch(tokens)
            if not tokens:
                raise ValueError("a bracket is not closed")
            tokens = tokens[1:]
        else:
            part = Leaf(token)
        if tokens and tokens[0] in ("?", "*", "+"):
            part = replace(part, times=Times(tokens[0]))
            tokens = tokens[1:]
        options[-1].append(part)
    sequences = [_sequence(option) for option in options]
    return (sequences[0] if len(sequences) == 1 else Branch(tuple(sequences), True)), tokens


def _sequence(parts: list[Model]) -> Model:
    return parts[0] if len(parts) == 1 else Branch(tuple(parts), False)


State = tuple[Model, ...]
"""What is still to come."""


def follow(states: frozenset[State], name: str) -> frozenset[State]:
    """What may come after an element or text; empty where it may not stand here."""
    return frozenset(rest for state in states for leaf, rest in _moves(state) if leaf == name)


def expected(states: frozenset[State]) -> frozenset[str]:
    """The names that may come next; ``""`` among them where the element may end."""
    return frozenset(leaf for state in states for leaf, _ in _moves(state))


def _moves(state: State) -> Iterator[tuple[str, State]]:
    """The next name and what comes after it, in all ways; ``""`` is the end.

    A repeated part must hold something: ``(a*)*`` would not end.
    """
    if not state:
        yield "", ()
        return
    model, rest = state[0], state[1:]
    if model.times in (Times.OPTIONAL, Times.ANY):
        yield from _moves(rest)
    once = replace(model, times=Times.ONCE)
    if model.times in (Times.ANY, Times.SOME):
        rest = (replace(model, times=Times.ANY), *rest)
    if isinstance(once, Leaf):
        yield once.name, rest
    elif once.choice:
        for part in once.parts:
            yield from _moves((part, *rest))
    else:
        yield from _moves((*once.parts, *rest))
