"""Which cites have the same tree? A tree of questions and answers, grown as cites come by."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any

from maocite.csl.cite import Cite, Decides, Drawing, Question
from maocite.csl.output import Node
from maocite.csl.variables import Signature


class Shape:
    """All cites for which the style takes one path; they have one tree, with holes."""

    __slots__ = ("linked", "node", "variants")

    def __init__(self, node: Node | None) -> None:
        self.node = node
        """None where the style prints nothing."""
        self.linked: dict[str, Any] = {}
        """Finished texts with places for values, by output format (module ``link``)."""
        self.variants: dict[Hashable, Shape] = {}
        """Shapes made of this one: as an entry, as a citation, with an author's substitute."""

    def variant(self, key: Hashable, make: Callable[[Node], Node | None]) -> Shape:
        """The shape whose tree ``make`` makes of this one's; made once for each key."""
        known = self.variants.get(key)
        if known is None:
            node = None if self.node is None else make(self.node)
            known = self.variants.setdefault(key, Shape(node))
        return known


Path = list[tuple[Question, Hashable]]
"""Questions with their answers, in the order in which the style asks."""


class _Branch:
    """A question that cites have answered differently, or that was asked before one such."""

    __slots__ = ("next", "question")

    def __init__(self, question: Question) -> None:
        self.question = question
        self.next: dict[Hashable, _Place] = {}


class _Rest:
    """What was asked after the last branch, all on the way to one shape."""

    __slots__ = ("path", "shape")

    def __init__(self, path: Path, shape: Shape) -> None:
        self.path, self.shape = path, shape


_Place = _Branch | _Rest


class _Tree:
    """Answers on the way to shapes."""

    __slots__ = ("root",)

    def __init__(self) -> None:
        self.root: _Place | None = None

    def find(self, cite: Cite) -> Shape | None:
        """Follow the answers of a cite; None where nobody went before."""
        here = self.root
        while here.__class__ is _Branch:
            here = here.next.get(here.question.answer(cite))
        if here is None:
            return None
        assert isinstance(here, _Rest)
        for question, answer in here.path:
            if question.answer(cite) != answer:
                return None
        return here.shape

    def add(self, path: Path, shape: Shape) -> None:
        """Remember the answers that led to a shape, as a new branch where they are new."""
        here = self.root
        before: tuple[_Branch, Hashable] | None = None
        place = 0
        while isinstance(here, _Branch):
            answer = path[place][1]
            before, here, place = (here, answer), here.next.get(answer), place + 1
        if here is None:
            self._put(before, _Rest(path[place:], shape))
            return
        new, known = path[place:], here.path
        # The style asks the same questions until an answer differs.
        for (question, answer), (_, other) in zip(new, known, strict=False):
            branch = _Branch(question)
            self._put(before, branch)
            before, place = (branch, answer), place + 1
            if answer != other:
                branch.next[other] = _Rest(known[len(new) - len(path) + place :], here.shape)
                break
        self._put(before, _Rest(path[place:], shape))

    def _put(self, before: tuple[_Branch, Hashable] | None, what: _Place) -> None:
        if before is None:
            self.root = what
        else:
            before[0].next[before[1]] = what


class Shapes:
    """The shapes of one area of a style (a layout or a sort key), made when first met.

    Two kinds of trees lead to them. One asks everything in the style's order, so that cites
    share a shape wherever the style does not tell them apart. The others begin with what never
    changes for an item (type, variables present: its signature) and with the place where it is
    cited, and ask only the rest.
    """

    __slots__ = ("draw", "everything", "known", "rest", "suffix_due")

    def __init__(self, draw: Callable[[Drawing], Node | None], year_suffix_due: bool) -> None:
        self.draw = draw
        self.suffix_due = year_suffix_due
        self.everything = _Tree()
        self.rest: dict[int, list[Question]] = {}
        """For each shape (by identity) the questions about values."""
        self.known: dict[tuple[Signature, Hashable], _Tree] = {}
        """By signature and place."""

    def shape(self, cite: Cite) -> Shape:
        """The shape of a cite; the style is evaluated where no cite like it came before."""
        signature = cite.item.signature
        key = (signature, cite.place())
        tree = self.known.get(key)
        if tree is None:
            tree = self.known.setdefault(key, _Tree())
        shape = tree.find(cite)
        if shape is None:
            shape = self.everything.find(cite)
            if shape is None:
                shape = self.evaluate(cite)
            rest = [
                (question, question.answer(cite))
                for question in self.rest[id(shape)]
                if not question.variable
                or question.variable in signature.present
                or (question.variable == "locator" and cite.locator)
            ]
            tree.add(rest, shape)
        return shape

    def evaluate(self, cite: Cite) -> Shape:
        """Evaluate the style for a cite and remember the path of answers that led there."""
        drawing = Drawing(cite, self.suffix_due)
        shape = Shape(self.draw(drawing))
        path = list(drawing.answers.items())
        self.rest[id(shape)] = [question for question, _ in path if question.by is Decides.VALUE]
        self.everything.add(path, shape)
        return shape
