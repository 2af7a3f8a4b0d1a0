"""Which cites have the same tree? A tree of questions and answers, grown as cites come by."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from itertools import pairwise

from maocite.csl.cite import Cite, Drawing, Question
from maocite.csl.output import Node


class Shape:
    """All cites for which the style takes one path; they have one tree, with holes."""

    __slots__ = ("linked", "node", "variants")

    def __init__(self, node: Node | None) -> None:
        self.node = node
        """None where the style prints nothing."""
        self.linked: dict[str, object] = {}
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


class _Branch:
    __slots__ = ("answer", "next")

    def __init__(self, question: Question) -> None:
        self.answer = question.answer
        self.next: dict[Hashable, _Place] = {}


_Place = _Branch | Shape


class _Tree:
    """Answers on the way to a shape."""

    __slots__ = ("root",)

    def __init__(self) -> None:
        self.root: _Place | None = None

    def find(self, cite: Cite) -> Shape | None:
        """Follow the answers of a cite; None where nobody went before."""
        here = self.root
        while here.__class__ is _Branch:
            here = here.next.get(here.answer(cite))
        return here  # type: ignore[return-value]

    def add(self, path: list[tuple[Question, Hashable]], shape: Shape) -> None:
        """Remember the answers that led to a shape."""
        if not path:
            self.root = shape
            return
        if self.root is None:
            self.root = _Branch(path[0][0])
        branch = self.root
        assert isinstance(branch, _Branch)
        for (_, answer), (question, _) in pairwise(path):
            following = branch.next.get(answer)
            if following is None:
                following = branch.next[answer] = _Branch(question)
            assert isinstance(following, _Branch)
            branch = following
        branch.next[path[-1][1]] = shape


class Shapes:
    """The shapes of one area of a style (a layout or a sort key), made when first met.

    Two kinds of trees lead to them. One asks everything in the style's order, so that cites
    share a shape wherever the style does not tell them apart. The others begin with what never
    changes for an item (type, variables present: its signature) and ask only the rest.
    """

    __slots__ = ("by_signature", "draw", "everything", "paths", "suffix_due")

    def __init__(self, draw: Callable[[Drawing], Node | None], year_suffix_due: bool) -> None:
        self.draw = draw
        self.suffix_due = year_suffix_due
        self.everything = _Tree()
        self.paths: dict[int, list[tuple[Question, Hashable]]] = {}
        self.by_signature: dict[Hashable, _Tree] = {}

    def shape(self, cite: Cite) -> Shape:
        """The shape of a cite; the style is evaluated where no cite like it came before."""
        signature = cite.item.signature
        tree = self.by_signature.get(signature)
        if tree is None:
            tree = self.by_signature.setdefault(signature, _Tree())
        shape = tree.find(cite)
        if shape is None:
            shape = self.everything.find(cite)
            if shape is None:
                shape = self.evaluate(cite)
            rest = [
                (question, question.answer(cite))
                for question, _ in self.paths[id(shape)]
                if not question.of_signature
            ]
            tree.add(rest, shape)
        return shape

    def evaluate(self, cite: Cite) -> Shape:
        """Evaluate the style for a cite and remember the path of answers that led there."""
        drawing = Drawing(cite, self.suffix_due)
        shape = Shape(self.draw(drawing))
        path = list(drawing.answers.items())
        self.paths[id(shape)] = path
        self.everything.add(path, shape)
        return shape
